/** The columns of a problem, from loose ones and what was decided of their rows. */

import { type Column, columns, facilityLists, listsOf } from "../model/columns.ts";
import type { ParticipantColumns, Problem } from "../types.ts";
import type { LooseParticipants } from "./loose.ts";
import type { Settled } from "./settle.ts";
import type { Spelling } from "./spelling.ts";

/** The hold of people of whom it is not known where they live. */
const NO_ADDRESS = "no usable address";

/** Entries of a column at these rows. */
export function gather<T extends Float64Array | Int32Array | Uint8Array>(column: T, rows: Int32Array): T {
  if (rows.length === column.length) return column;
  const gathered = new (column.constructor as new (length: number) => T)(rows.length);
  for (let i = 0; i < rows.length; i++) gathered[i] = column[rows[i]!]!;
  return gathered;
}

/** Participants of a problem and the words they refer to. `codes` are the indices of facilities by their codes. */
export function participantsOf(
  people: LooseParticipants,
  settled: Settled,
  codes: ReadonlyMap<string, number>,
  spelling: Spelling,
): Omit<Problem, "facilities" | "travel"> {
  const { kept, facility, zone } = settled;
  const held = withPlaceless(people, settled.placeless);
  const loose = { ...people, ...held, facility, zone };
  const participants: Partial<Record<keyof ParticipantColumns, unknown>> = { ids: idsOf(people.ids, kept) };
  const lists: Partial<Record<NonNullable<Column["words"]>, readonly string[]>> = {};
  for (const { name, words } of columns) {
    const isOther = zone !== undefined && (name === "lon" || name === "lat");
    if (loose[name] === undefined || isOther) continue;
    const own = gather(loose[name], kept);
    // Tables have −1 for no words at all.
    participants[name] = name === "needs" ? own.map((bits) => Math.max(0, bits)) : own;
    if (words !== undefined) lists[words] = wordsOf(loose, words, spelling);
  }
  const named = people.choiceLists.map((list) => list.map((code) => codes.get(code) ?? -1));
  for (const { name, start, field } of facilityLists) {
    const column = people[field];
    if (column === undefined) continue;
    const { start: ends, entries } = listsOf(kept, (row) => named[column[row]!] ?? []);
    participants[start] = ends;
    participants[name] = entries;
  }
  return { participants: participants as unknown as ParticipantColumns, ...lists };
}

/** The words that a column refers to; those of facilities too in the spelling of facilities. */
function wordsOf(loose: LooseParticipants, words: NonNullable<Column["words"]>, spelling: Spelling): readonly string[] {
  return words === "regions" || words === "services" ? loose[words].map((word) => spelling.of(word)) : loose[words];
}

function idsOf(ids: readonly string[], kept: Int32Array): readonly string[] {
  if (kept.length === ids.length) return ids;
  const own: string[] = [];
  for (let i = 0; i < kept.length; i++) own.push(ids[kept[i]!]!);
  return own;
}

/** The holds, with one for whoever is held for want of a place. */
function withPlaceless(
  { hold, holds, ids }: LooseParticipants,
  placeless: readonly number[],
): { readonly hold: Int32Array | undefined; readonly holds: readonly string[] } {
  if (placeless.length === 0) return { hold, holds };
  const words = holds.includes(NO_ADDRESS) ? holds : [...holds, NO_ADDRESS];
  const column = hold?.slice() ?? new Int32Array(ids.length).fill(-1);
  for (const row of placeless) column[row] = words.indexOf(NO_ADDRESS);
  return { hold: column, holds: words };
}
