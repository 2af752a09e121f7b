/**
 * Ids of people. Card numbers and NIK are never kept: they become ids by the caller's `idOf`, or not at all, and then the
 * rows are named by their lines. Whether ids are such numbers is seen by the name of the column, and by their digits.
 */

import { runThrough } from "../generators.ts";
import { numberOf, type Repeated, repeatedIn } from "../model/repeated.ts";
import { type CellRow, codeOf, faultOf, isBlank } from "./cells.ts";
import { type CellRows, type FaultSink, roomFor } from "./columns.ts";
import { refusal } from "./refusal.ts";

/** A card number has 13 digits, a NIK 16. */
const PERSON_NUMBER = /^(\d{13}|\d{16})$/;

/** Between the ids of a portion, put together. */
const BETWEEN = "\n";

/** Where ids stand, and what is to become of them. */
export interface IdSource {
  /** The number of the cell, −1 for none. */
  readonly at: number;
  /** Whether the column is named as one of card numbers or the like. */
  readonly ofPersons: boolean;
  readonly idOf?: ((value: string) => string) | undefined;
}

/** What came of them. */
export interface Ids {
  /** One for each row. */
  readonly ids: readonly string[];
  /** Rows whose id stands before, with the first row of it. */
  readonly repeated: readonly Repeated[];
  /** `lines`: rows are named by their lines, as there is no column of ids, or because they are numbers of persons. */
  readonly from: "column" | "idOf" | "lines";
}

/** The column of ids. */
export class IdColumn {
  readonly #source: IdSource;
  /** The ids of each portion as one text: so many small texts would be carried about by every collection of garbage. */
  readonly #texts: string[] = [];
  /** Ids in which {@link BETWEEN} stands. */
  readonly #broken = new Map<number, string>();
  #numbers = new Uint32Array(0);
  /** Rows without a readable id: nothing repeats theirs. */
  readonly #unreadable = new Set<number>();
  #ofPersons: boolean;

  constructor(source: IdSource) {
    this.#source = source;
    this.#ofPersons = source.ofPersons;
  }

  read({ rows, from }: CellRows, sink: FaultSink): void {
    if (this.#source.at < 0) return;
    this.#numbers = roomFor(this.#numbers, from + rows.length);
    const ids: string[] = [];
    for (let i = 0; i < rows.length; i++) {
      const id = this.#idIn(rows[i]!, from + i, sink);
      this.#numbers[from + i] = numberOf(id);
      const isBroken = id.includes(BETWEEN);
      if (isBroken) this.#broken.set(from + i, id);
      ids.push(isBroken ? "" : id);
    }
    if (ids.length > 0) this.#texts.push(ids.join(BETWEEN));
  }

  /** One for each row. */
  #all(): string[] {
    const ids: string[] = [];
    for (const text of this.#texts) {
      let at = 0;
      for (let end = text.indexOf(BETWEEN); end >= 0; end = text.indexOf(BETWEEN, at)) {
        ids.push(text.slice(at, end));
        at = end + 1;
      }
      ids.push(text.slice(at));
    }
    for (const [row, id] of this.#broken) ids[row] = id;
    return ids;
  }

  #idIn(cells: CellRow, row: number, sink: FaultSink): string {
    const { at, idOf } = this.#source;
    const cell = cells[at]!;
    const code = codeOf(cell);
    if (typeof code !== "string" || isBlank(code)) {
      sink(row, typeof code === "string" ? faultOf("id", "nothing") : code);
      this.#unreadable.add(row);
      return "";
    }
    if (idOf !== undefined) return madeBy(idOf, code);
    if (!this.#ofPersons && code.length >= 13 && PERSON_NUMBER.test(code)) this.#ofPersons = true;
    return code;
  }

  /** The ids of rows with these lines. */
  done(lines: Int32Array): Ids {
    const { at, idOf } = this.#source;
    const ids = this.#all();
    const repeated = runThrough(repeatedIn(ids, this.#numbers)).filter((pair) => !this.#unreadable.has(pair.at));
    const kept = at >= 0 && (idOf !== undefined || !this.#ofPersons);
    const from = kept ? (idOf === undefined ? "column" : "idOf") : "lines";
    return { ids: kept ? ids : Array.from(lines, String), repeated, from };
  }
}

function madeBy(idOf: (value: string) => string, code: string): string {
  const id: unknown = idOf(code);
  if (typeof id !== "string" || id === "") throw refusal("options.idOf", "id-of");
  return id;
}
