import writeXlsxFile from "write-excel-file/universal";
import type { Plan, Problem } from "../types.ts";
import type { Lang } from "../words/words.ts";
import type { OutCell } from "./csv-text.ts";
import { type LetterFacts, letterTable } from "./plan-files.ts";
import { withoutClock } from "./zip.ts";

/**
 * Rows of cells as a workbook, the names of columns first. Texts are cells of text, so that no zero is lost and nothing
 * becomes a formula. The same rows give the same bytes. 172,214 rows take some four seconds and 500 MB.
 *
 * @example
 * const bytes = await xlsxBytes(answerTable(letters));
 */
export async function xlsxBytes(rows: Iterable<readonly OutCell[]>): Promise<Uint8Array> {
  const cells = Array.from(rows, (row, i) =>
    row.map((value) =>
      value === null
        ? null
        : typeof value === "number"
          ? { value, type: Number }
          : { value, type: String, ...(i === 0 && { fontWeight: "bold" as const }) },
    ),
  );
  const blob = (await writeXlsxFile(cells).toBlob()) as unknown as { arrayBuffer(): Promise<ArrayBuffer> };
  return withoutClock(new Uint8Array(await blob.arrayBuffer()));
}

/**
 * The letters of a proposal as a workbook: {@link xlsxBytes} of what `lettersCsv` writes.
 *
 * @example
 * const bytes = await lettersXlsx(problem, redistribute(problem, { unknown: "propose" }), {}, "id");
 */
export function lettersXlsx(
  problem: Problem,
  plan: Plan,
  facts: LetterFacts = {},
  lang: Lang = "en",
): Promise<Uint8Array> {
  return xlsxBytes(letterTable(problem, plan, facts, lang));
}
