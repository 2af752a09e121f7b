/** The columns of a problem, from loose ones and what was decided of their rows. */

import type { ParticipantColumns, Problem } from "../types.ts";
import type { LooseParticipants } from "./loose.ts";
import type { Settled } from "./settle.ts";
import type { Spelling } from "./spelling.ts";

/** Why somebody is held of whom it is not known where they live. */
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
  const { kept, zone } = settled;
  const at = <T extends Float64Array | Int32Array | Uint8Array>(column: T | undefined): T | undefined =>
    column && gather(column, kept);
  const { hold, holds } = withPlaceless(people, settled.placeless);
  const participants: ParticipantColumns = {
    ...(zone === undefined && { lon: at(people.lon), lat: at(people.lat) }),
    facility: gather(settled.facility, kept),
    consent: gather(people.consent, kept),
    ids: idsOf(people.ids, kept),
    count: at(people.count),
    zone: at(zone),
    household: at(people.household),
    hold: at(hold),
    segment: at(people.segment),
    region: at(people.region),
    needs: at(people.needs)?.map((bits) => Math.max(0, bits)),
    extraCost: at(people.extraCost),
    extraCostPerKm: at(people.extraCostPerKm),
    ...choicesOf(people, kept, codes),
  };
  const words: Partial<Record<"holds" | "segments" | "regions" | "services", readonly string[]>> = {};
  if (hold !== undefined) words.holds = holds;
  if (people.segment !== undefined) words.segments = people.segments;
  if (people.region !== undefined) words.regions = people.regions.map((word) => spelling.of(word));
  if (people.needs !== undefined) words.services = people.services.map((word) => spelling.of(word));
  return { participants: withoutAbsent(participants), ...words };
}

function idsOf(ids: readonly string[], kept: Int32Array): readonly string[] {
  if (kept.length === ids.length) return ids;
  const own: string[] = [];
  for (let i = 0; i < kept.length; i++) own.push(ids[kept[i]!]!);
  return own;
}

function withoutAbsent<T extends object>(columns: T): T {
  return Object.fromEntries(Object.entries(columns).filter(([, column]) => column !== undefined)) as T;
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

function choicesOf(
  { choices, choiceLists }: LooseParticipants,
  kept: Int32Array,
  codes: ReadonlyMap<string, number>,
): Pick<ParticipantColumns, "choice" | "choiceStart"> {
  if (choices === undefined) return {};
  const lists = choiceLists.map((list) => list.map((code) => codes.get(code) ?? -1));
  const choiceStart = new Int32Array(kept.length + 1);
  const choice: number[] = [];
  for (let i = 0; i < kept.length; i++) {
    for (const facility of lists[choices[kept[i]!]!] ?? []) choice.push(facility);
    choiceStart[i + 1] = choice.length;
  }
  return { choiceStart, choice: Int32Array.from(choice) };
}
