import writeXlsxFile from "write-excel-file/universal";
import type { Plan, Problem } from "../types.ts";
import type { Lang } from "../words/words.ts";
import { type LetterFacts, letterTable } from "./plan-files.ts";

/**
 * The letters of a proposal as a workbook. Codes and ids are cells of text, so that no zero is lost and nothing becomes a
 * formula; 172,214 rows take some four seconds and 500 MB.
 *
 * @example
 * const bytes = await lettersXlsx(problem, redistribute(problem, { unknown: "propose" }), {}, "id");
 */
export async function lettersXlsx(
  problem: Problem,
  plan: Plan,
  facts: LetterFacts = {},
  lang: Lang = "en",
): Promise<Uint8Array> {
  const rows = Array.from(letterTable(problem, plan, facts, lang), (row, i) =>
    row.map((value) =>
      value === null
        ? null
        : typeof value === "number"
          ? { value, type: Number }
          : { value, type: String, ...(i === 0 && { fontWeight: "bold" as const }) },
    ),
  );
  const blob = (await writeXlsxFile(rows).toBlob()) as unknown as { arrayBuffer(): Promise<ArrayBuffer> };
  return new Uint8Array(await blob.arrayBuffer());
}
