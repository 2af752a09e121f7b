import { textOf } from "./cells.ts";
import { refusal } from "./refusal.ts";
import type { TableSource } from "./source.ts";
import { openTable } from "./table-rows.ts";
import type { TableOptions } from "./types.ts";

/**
 * Any table as rows of text, whatever its columns are: for `answersFromTable` and `bookFromTable` of `/asking`. Empty rows are
 * left out.
 *
 * @throws InputError for what is no table, and for rows that have not as many cells as the first, by line.
 *
 * @example
 * const answers = answersFromTable(await readRows(file));
 */
export async function readRows(
  source: TableSource,
  { name = "rows", sheet, delimiter }: Pick<TableOptions, "name" | "sheet" | "delimiter"> = {},
): Promise<string[][]> {
  const table = await openTable(source, { table: name, names: {}, mapping: {}, sheet, delimiter });
  const broken: number[] = [];
  const rows: string[][] = [];
  for await (const portion of table.portions((line) => void broken.push(line))) {
    for (const row of portion.rows) rows.push(row.map(textOf));
  }
  if (broken.length > 0) throw refusal(name, "broken-rows", { lines: broken.slice(0, 10).join(", ") }, "ragged");
  return rows;
}
