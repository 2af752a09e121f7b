import { textOf } from "./cells.ts";
import { refusal } from "./refusal.ts";
import type { TableSource } from "./source.ts";
import { openTable } from "./table-rows.ts";
import type { TableOptions } from "./types.ts";

/** Any table as rows of text. */
export interface NumberedRows {
  readonly rows: readonly (readonly string[])[];
  /** The line of each row in the file, from 1; of a workbook, its number. */
  readonly lines: readonly number[];
  /** Lines that are no row: they have not as many cells as the first, or a quotation mark that is not closed. */
  readonly broken: readonly number[];
}

type RowOptions = Pick<TableOptions, "name" | "sheet" | "delimiter">;

/**
 * Any table as rows of text, whatever its columns are, with their lines: for `answersFromTable` of `/asking`. Empty rows are
 * left out.
 *
 * @throws InputError for what is no table.
 *
 * @example
 * const { rows, lines } = await readNumberedRows(file);
 * const { faults } = answersFromTable(rows, lines);
 */
export async function readNumberedRows(
  source: TableSource,
  { name = "rows", sheet, delimiter }: RowOptions = {},
): Promise<NumberedRows> {
  const table = await openTable(source, { table: name, names: {}, mapping: {}, sheet, delimiter });
  const broken: number[] = [];
  const rows: string[][] = [];
  const lines: number[] = [];
  for await (const portion of table.portions((line) => void broken.push(line))) {
    for (const [i, row] of portion.rows.entries()) {
      rows.push(row.map(textOf));
      lines.push(portion.lines[i]!);
    }
  }
  return { rows, lines, broken };
}

/**
 * Any table as rows of text, whatever its columns are: for `answersFromTable` and `bookFromTable` of `/asking`. Empty rows are
 * left out.
 *
 * @throws InputError for what is no table, and for rows that have not as many cells as the first, by line.
 *
 * @example
 * const answers = answersFromTable(await readRows(file));
 */
export async function readRows(source: TableSource, options: RowOptions = {}): Promise<string[][]> {
  const { rows, broken } = await readNumberedRows(source, options);
  if (broken.length > 0) {
    const { name = "rows" } = options;
    throw refusal(name, "broken-rows", { lines: broken.slice(0, 10).join(", ") }, "ragged");
  }
  return rows as string[][];
}
