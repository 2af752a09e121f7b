/**
 * The book as a table, for a spreadsheet: a row each, in order, with the names of columns first. Files are of JSON lines
 * (`bookToJson`); a table is to look at, to hand over, and to type a book into that was kept by hand.
 */

import { wrongInput } from "../errors.ts";
import type { BookEntry } from "./types.ts";

/** What a column holds, by kind where it differs. */
const COLUMNS = [
  ...["kind", "at", "participantId", "facilityId", "until", "wave", "alsoIds", "choiceIds", "by", "proof", "cause"],
  ...["maxIntake", "said", "saidTo"],
] as const;

/** What `facilityId` stands for. */
const FACILITY: Readonly<Record<string, string>> = {
  asked: "keptId",
  agreed: "toId",
  cancelled: "insteadId",
  intake: "facilityId",
};

/**
 * The book as rows of cells: for `csvText` of `/io`. Lists of facilities are divided by `|`; no limit of intake is `none`.
 *
 * @example
 * const csv = [...csvText(bookTable(book))].join("");
 */
export function bookTable(book: readonly BookEntry[]): (string | number | null)[][] {
  return [
    [...COLUMNS],
    ...book.map((entry) => {
      const fields = entry as unknown as Readonly<Record<string, unknown>>;
      return COLUMNS.map((column): string | number | null => {
        const value = fields[column === "facilityId" ? (FACILITY[entry.kind] ?? "") : column];
        if (column === "maxIntake" && value === null) return "none";
        if (Array.isArray(value)) return listText(value as string[]);
        return typeof value === "string" || typeof value === "number" ? value : null;
      });
    }),
  ];
}

/** A list in one cell. Where an id has a `|` it is JSON. */
function listText(ids: readonly string[]): string {
  const isPlain = ids.length > 0 && ids.every((id) => id !== "" && !id.includes("|") && !id.startsWith("["));
  return isPlain ? ids.join("|") : JSON.stringify(ids);
}

/**
 * The book from rows of cells (`readRows` of `/io`). A row that is none stays in its place and is refused by `standing`
 * (`malformed`), so that rows are called by the same numbers there. Empty rows are passed over.
 *
 * @throws InputError where no row names the columns.
 *
 * @example
 * const book = bookFromTable(await readRows("jenis;tanggal;id\n"));
 */
export function bookFromTable(rows: readonly (readonly unknown[])[]): BookEntry[] {
  const head = rows.findIndex((row) => row.includes("kind") && row.includes("at"));
  if (head < 0 && rows.length > 0) throw wrongInput("rows", { code: "missing", expected: "book-header" });
  const at = new Map(COLUMNS.map((column) => [column, rows[head]?.indexOf(column) ?? -1] as const));
  const isEmpty = (cell: unknown): boolean => cell === null || cell === undefined || cell === "";
  return rows
    .slice(head + 1)
    .filter((row) => !row.every(isEmpty))
    .map((row) => {
      const entry: Record<string, unknown> = {};
      for (const column of COLUMNS) {
        const cell = row[at.get(column)!];
        if (isEmpty(cell)) continue;
        const name = column === "facilityId" ? (FACILITY[String(row[at.get("kind")!])] ?? column) : column;
        entry[name] = fieldOf(column, cell);
      }
      return entry as unknown as BookEntry;
    });
}

function fieldOf(column: (typeof COLUMNS)[number], cell: unknown): unknown {
  const text = String(cell);
  if (column === "wave") return Number(text);
  if (column === "maxIntake") return text === "none" ? null : Number(text);
  if (column !== "alsoIds" && column !== "choiceIds") return text;
  if (!text.startsWith("[")) return text.split("|");
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
