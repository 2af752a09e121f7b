/**
 * Where a table comes from: text, bytes, a stream of either, rows of cells, or objects. What it is shows in its first bytes:
 * a workbook (XLSX), UTF-16, or else text in UTF-8, which is JSON or CSV.
 */

import { viewType } from "../errors.ts";
import { type CellRow, cellOf } from "./cells.ts";
import { rowsOfJson, rowsOfObjects } from "./json-rows.ts";
import { refusal } from "./refusal.ts";
import { type SourceName, workbookRows } from "./workbook.ts";

/**
 * A table to read: its text, its bytes (CSV, XLSX or JSON), a stream of either (`createReadStream(path)`, `file.stream()`),
 * rows of cells, or objects, such as answers of P-Care and VClaim. A text is the table itself, not its path.
 */
export type TableSource =
  | string
  | Uint8Array
  | AsyncIterable<string | Uint8Array>
  | readonly (readonly unknown[])[]
  | readonly object[];

/** What a source turns out to be. */
export type OpenSource =
  | { readonly pieces: AsyncIterable<string> }
  | {
      readonly rows: readonly CellRow[];
      /** The number of the first row: 1, or 0 for names that stand in no row of their own. Default: 1. */
      readonly firstLine?: number;
    };

// Node, browsers and workers all have it; the language itself does not.
declare class TextDecoder {
  constructor(encoding: string);
  decode(bytes?: Uint8Array, options?: { readonly stream: boolean }): string;
}

const WORKBOOK = [0x50, 0x4b, 0x03, 0x04];
const OLD_WORKBOOK = [0xd0, 0xcf, 0x11, 0xe0];

/** Opens a source, and reads it as far as is needed to know what it is. Throws `InputError` for what is no table. */
export async function openSource(source: TableSource, name: SourceName): Promise<OpenSource> {
  if (Array.isArray(source))
    return isOfObjects(source) ? objects(rowsOfObjects(source)) : { rows: rowsOf(source, name) };
  if (!isReadable(source)) throw refusal(name.table, "table-source");
  const pieces = piecesOf(source)[Symbol.asyncIterator]();
  const first = await pieces.next();
  const rest = { [Symbol.asyncIterator]: () => pieces };
  if (first.done) return { pieces: textOf([], rest, "utf-8") };
  const head = first.value;
  if (typeof head === "string") {
    if (head.startsWith("PK\u0003\u0004")) throw refusal(name.table, "workbook-as-text");
    return textOrJson(textOf([head], rest, "utf-8"));
  }
  if (startsWith(head, OLD_WORKBOOK)) throw refusal(name.table, "old-workbook");
  if (startsWith(head, WORKBOOK)) return { rows: await workbookRows(await allBytes(head, rest, name), name) };
  const encoding = startsWith(head, [0xff, 0xfe]) ? "utf-16le" : startsWith(head, [0xfe, 0xff]) ? "utf-16be" : "utf-8";
  return textOrJson(textOf([head], rest, encoding));
}

function isOfObjects([first]: readonly unknown[]): boolean {
  return typeof first === "object" && first !== null && !Array.isArray(first);
}

function objects(rows: readonly CellRow[]): OpenSource {
  return { rows, firstLine: 0 };
}

/** A text that begins like JSON is read to its end; if it is none, it is a table all the same. */
async function textOrJson(pieces: AsyncIterable<string>): Promise<OpenSource> {
  const [each, read] = [pieces[Symbol.asyncIterator](), [] as string[]];
  const rest = { [Symbol.asyncIterator]: () => each };
  while (/^[\s\ufeff]*$/.test(read.at(-1) ?? "")) {
    const next = await each.next();
    if (next.done) break;
    read.push(next.value);
  }
  if (/^[\s\ufeff]*[[{]/.test(read.at(-1) ?? "")) {
    for await (const piece of rest) read.push(piece);
    const rows = rowsOfJson(read.join(""));
    if (rows !== undefined) return objects(rows);
  }
  return { pieces: chained(read, rest) };
}

async function* chained(first: readonly string[], rest: AsyncIterable<string>): AsyncGenerator<string> {
  yield* first;
  yield* rest;
}

function rowsOf(source: readonly unknown[], { table }: SourceName): CellRow[] {
  return source.map((row, i) => {
    if (!Array.isArray(row)) throw refusal(table, "row-of-cells", { row: i });
    return (row as readonly unknown[]).map(cellOf);
  });
}

type Piece = string | Uint8Array;

function isReadable(source: unknown): source is Piece | AsyncIterable<Piece> {
  const stream = source as { readonly [Symbol.asyncIterator]?: unknown } | null | undefined;
  const isBytes = ArrayBuffer.isView(source) && viewType(source) === "Uint8Array";
  return typeof source === "string" || isBytes || typeof stream?.[Symbol.asyncIterator] === "function";
}

async function* piecesOf(source: Piece | AsyncIterable<Piece>): AsyncGenerator<Piece, void> {
  if (typeof source === "string" || ArrayBuffer.isView(source)) {
    if (source.length > 0) yield source as Piece;
    return;
  }
  // The first bytes decide, so a first piece of less than four waits for the next.
  let short: Uint8Array | undefined;
  for await (const piece of source as AsyncIterable<Piece>) {
    if (piece.length === 0) continue;
    if (typeof piece === "string") yield piece;
    else {
      const whole: Uint8Array = short === undefined ? piece : joined([short, piece]);
      if (whole.length < WORKBOOK.length) short = whole;
      else {
        yield whole;
        short = undefined;
      }
    }
  }
  if (short !== undefined) yield short;
}

async function* textOf(first: readonly Piece[], rest: AsyncIterable<Piece>, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  const decode = (piece: Piece): string =>
    typeof piece === "string" ? piece : decoder.decode(piece, { stream: true });
  for (const piece of first) yield decode(piece);
  for await (const piece of rest) yield decode(piece);
  yield decoder.decode();
}

async function allBytes(first: Uint8Array, rest: AsyncIterable<Piece>, name: SourceName): Promise<Uint8Array> {
  const pieces = [first];
  for await (const piece of rest) {
    if (typeof piece === "string") throw refusal(name.table, "workbook-as-text");
    pieces.push(piece);
  }
  return joined(pieces);
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, i) => bytes[i] === byte);
}
