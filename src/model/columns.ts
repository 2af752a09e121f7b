/**
 * The columns of participants, a row of the table for each. By this table go the checks, the fingerprint, the records, and
 * whoever picks or copies rows; so a new column is a row here, and its meaning. The verifier does not read it: what a column
 * means is written there anew.
 */

import type { ParticipantColumns, ParticipantRecord, Problem } from "../types.ts";
import { consentCode } from "./policy.ts";

/** People, quotas and capacities stay below this, so that they fit into 32 bits. */
export const PEOPLE_LIMIT: number = 2 ** 31;

/** The least and the most that may stand in a column. */
type Range = readonly [least: number, most: number];

/** A column with one entry for each row of people. */
export interface Column {
  readonly name: Exclude<keyof ParticipantColumns, FacilityList["name"] | FacilityList["start"] | "ids">;
  readonly array: "Int32Array" | "Uint8Array" | "Float64Array";
  /** The field of a record. */
  readonly field: keyof ParticipantRecord;
  /** When a problem must have the column. Default: never. */
  readonly needed?: "always" | "with a matrix" | "without a matrix";
  /** What may stand there; `zones` are the rows of the matrix. */
  readonly range: Range | ((problem: Problem, zones: number) => Range);
  /** What stands for nothing: as if the column were not there. */
  readonly none: number;
  /** The words of the problem that it refers to: by index, or in `needs` by bits. */
  readonly words?: "holds" | "segments" | "regions" | "services";
  /** How a record says it: by a number, a word or several. Places, facility and consent are read each in its own way. */
  readonly says?: "whole" | "word" | "words";
  /** Says where people live, which need not be known of people who are held. */
  readonly isPlace?: true;
  /** Its values tell units apart. Segment, region, needs and avoid do so by the facilities that they leave open (eligibility.ts). */
  readonly tellsApart?: true;
}

/** The index of a word, −1 for none. */
const wordOf =
  (words: "holds" | "segments" | "regions") =>
  (problem: Problem): Range => [-1, wordsIn(problem, words) - 1];

function wordsIn(problem: Problem, words: NonNullable<Column["words"]>): number {
  return problem[words]?.length ?? 0;
}

const facilityOf = ({ facilities }: Problem): Range => [-1, facilities.length - 1];
const zoneOf = (_: Problem, zones: number): Range => [0, zones - 1];
const bitsOfServices = (problem: Problem): Range => [0, 2 ** wordsIn(problem, "services") - 1];

const { NaN: UNKNOWN } = Number;
const int32 = { array: "Int32Array" } as const;
const degrees = { array: "Float64Array", needed: "without a matrix", none: UNKNOWN, isPlace: true } as const;

/** All columns but ids and {@link facilityLists}. Products of hardship and ways stay exact below these limits. */
export const columns: readonly Column[] = [
  { name: "facility", field: "facilityId", ...int32, needed: "always", range: facilityOf, none: -1 },
  {
    name: "consent",
    field: "consent",
    array: "Uint8Array",
    needed: "always",
    range: [0, 3],
    none: consentCode.unknown,
  },
  { name: "lon", field: "lon", ...degrees, range: [-180, 180] },
  { name: "lat", field: "lat", ...degrees, range: [-90, 90] },
  { name: "zone", field: "zone", ...int32, needed: "with a matrix", range: zoneOf, none: -1, isPlace: true },
  { name: "count", field: "count", ...int32, range: [0, PEOPLE_LIMIT - 1], says: "whole", none: 1 },
  { name: "household", field: "household", ...int32, range: [-1, PEOPLE_LIMIT - 1], says: "word", none: -1 },
  { name: "hold", field: "hold", ...int32, range: wordOf("holds"), says: "word", none: -1, words: "holds" },
  { name: "segment", field: "segment", ...int32, range: wordOf("segments"), says: "word", none: -1, words: "segments" },
  { name: "region", field: "region", ...int32, range: wordOf("regions"), says: "word", none: -1, words: "regions" },
  { name: "needs", field: "needs", ...int32, range: bitsOfServices, says: "words", none: 0, words: "services" },
  {
    name: "extraCost",
    field: "extraCost",
    ...int32,
    range: [0, 2 ** 30 - 1],
    says: "whole",
    none: 0,
    tellsApart: true,
  },
  {
    name: "extraCostPerKm",
    field: "extraCostPerKm",
    ...int32,
    range: [0, 2 ** 20 - 1],
    says: "whole",
    none: 0,
    tellsApart: true,
  },
];

/** A list of facilities for each row of people: the entries of all, and where those of each row begin. */
export interface FacilityList {
  readonly name: "choice" | "avoid";
  readonly start: `${FacilityList["name"]}Start`;
  /** The field of a record. */
  readonly field: "choices" | "avoid";
}

export const facilityLists: readonly FacilityList[] = [
  { name: "choice", start: "choiceStart", field: "choices" },
  { name: "avoid", start: "avoidStart", field: "avoid" },
];

/** All that a problem's participants may have. */
export const columnNames: readonly string[] = [
  "ids",
  ...columns.map(({ name }) => name),
  ...facilityLists.flatMap(({ name, start }) => [name, start]),
];

/** The fields of a record. */
export const recordFields: readonly (keyof ParticipantRecord)[] = [
  "id",
  ...columns.map(({ field }) => field),
  ...facilityLists.map(({ field }) => field),
];

/** What may stand in a column of this problem. */
export function rangeIn({ range }: Column, problem: Problem, zones: number): Range {
  return typeof range === "function" ? range(problem, zones) : range;
}

type Numbers = Int32Array | Uint8Array | Float64Array;

/** The columns at these rows, in this order; a row −1 stands for people of whom nothing is said. Ids are left out. */
export function columnsAt(people: ParticipantColumns, rows: Int32Array): ParticipantColumns {
  const picked: Record<string, Numbers> = {};
  for (const { name, none } of columns) {
    const column: Numbers | undefined = people[name];
    if (column === undefined) continue;
    const own = new (column.constructor as new (length: number) => Numbers)(rows.length);
    for (let i = 0; i < rows.length; i++) own[i] = rows[i]! < 0 ? none : column[rows[i]!]!;
    picked[name] = own;
  }
  for (const { name, start } of facilityLists) {
    if (people[name] === undefined) continue;
    const lists = listsOf(rows, (row) => (row < 0 ? [] : listAt(people, name, row)));
    picked[start] = lists.start;
    picked[name] = lists.entries;
  }
  return picked as unknown as ParticipantColumns;
}

/** One list of facilities for each of these rows, end to end. */
export function listsOf(
  rows: Int32Array,
  listOf: (row: number, i: number) => Iterable<number>,
): { readonly start: Int32Array; readonly entries: Int32Array } {
  const start = new Int32Array(rows.length + 1);
  const entries: number[] = [];
  for (let i = 0; i < rows.length; i++) {
    for (const j of listOf(rows[i]!, i)) entries.push(j);
    start[i + 1] = entries.length;
  }
  return { start, entries: Int32Array.from(entries) };
}

const NOTHING = new Int32Array(0);

/** The facilities that a row lists; none where there is no such column. */
export function listAt(people: ParticipantColumns, name: FacilityList["name"], row: number): Int32Array {
  const start = people[`${name}Start`];
  return start === undefined ? NOTHING : people[name]!.subarray(start[row]!, start[row + 1]!);
}

/** Whether a row names facilities that its people wish for. */
export function namesFacilities({ choiceStart }: ParticipantColumns, row: number): boolean {
  return choiceStart !== undefined && choiceStart[row + 1]! > choiceStart[row]!;
}

/** Compares two rows by the facilities that they name. */
export function compareChoices({ choiceStart, choice }: ParticipantColumns, a: number, b: number): number {
  const [startA, startB] = [choiceStart![a]!, choiceStart![b]!];
  const named = choiceStart![a + 1]! - startA;
  let order = named - (choiceStart![b + 1]! - startB);
  for (let k = 0; order === 0 && k < named; k++) order = choice![startA + k]! - choice![startB + k]!;
  return order;
}
