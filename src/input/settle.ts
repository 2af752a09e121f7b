/**
 * Loose participants become those of a problem: codes become facilities, and rows that cannot be used are set aside, or held
 * where they are if it is only not known where they live. All faults are found, whatever else is wrong with a row.
 */

import type { Fault } from "../errors.ts";
import { staysByAnswer } from "../model/check/entries.ts";
import { facilityLists } from "../model/columns.ts";
import { type LooseParticipants, rowState } from "./loose.ts";

/** What becomes of rows that cannot be used. */
export type OnBad = "drop" | "hold" | "throw";

/** What the codes of participants stand for, and what is wanted of rows. */
export interface Known {
  /** The index of a facility by its code; nothing where codes are broken: then none is called unknown. */
  readonly facilities: ReadonlyMap<string, number> | undefined;
  /** Whether ways come from a matrix: then a place is a zone. */
  readonly matrix: boolean;
  /** The row of the matrix by the id of its zone; nothing where they are broken. */
  readonly zones: ReadonlyMap<string, number> | undefined;
  /** Whether rows without a place are held. */
  readonly hold: boolean;
}

/** Takes the faults of rows that cannot be used. */
export type RowFault = (row: number, field: string, fault: Fault) => void;

/** Which rows are used, and with what in place of codes. */
export interface Settled {
  /** Rows that are used, ascending. */
  readonly kept: Int32Array;
  /** The facility of every row, −1 for none. */
  readonly facility: Int32Array;
  /** The row of the matrix of every row, −1 for unknown. */
  readonly zone: Int32Array | undefined;
  /** Rows that are held because it is not known where they live. */
  readonly placeless: readonly number[];
}

/** A code that stands for nothing known. */
const UNKNOWN = -2;

export const unknownFacility: Fault = { code: "unknown-id", expected: "facility-id", got: "#another" };
const unknownZone: Fault = { code: "unknown-id", expected: "zone-id", got: "#another" };
const noPlace: Fault = { code: "missing", expected: "place", got: "#nothing" };
const answerWithoutFacility: Fault = { code: "contradiction", expected: "facility-for-answer", got: "#none" };

/** Decides on every row. */
export function settle(people: LooseParticipants, known: Known, fault: RowFault): Settled {
  const { state, consent, hold, ids, count: inRow } = people;
  const facility = indices(people.facility, people.facilityIds, known.facilities);
  const zone = known.matrix ? indices(people.zone ?? none(ids.length), people.zones, known.zones) : undefined;
  const strange = people.choiceLists.map((list) => list.some((code) => known.facilities?.has(code) === false));
  const lists = facilityLists.flatMap(({ field }) => (people[field] ? [{ field, column: people[field] }] : []));
  const kept = new Int32Array(ids.length);
  const placeless: number[] = [];
  let count = 0;
  for (let row = 0; row < ids.length; row++) {
    const own = facility[row]!;
    let found: [string, Fault][] | undefined;
    let bad = (state[row]! & rowState.faulty) !== 0;
    if (own === UNKNOWN) found = [["facilityId", unknownFacility]];
    else if (own === -1 && staysByAnswer(consent[row]!) && inRow?.[row] !== 0) {
      found = [["facilityId", answerWithoutFacility]];
    }
    if (zone?.[row] === UNKNOWN) found = [...(found ?? []), ["zone", unknownZone]];
    for (const { field, column } of lists)
      if (column[row]! >= 0 && strange[column[row]!]) found = [...(found ?? []), [field, unknownFacility]];
    if (!isPlaced(people, zone, row) && !(hold !== undefined && hold[row]! >= 0)) {
      if (known.hold && own >= 0) placeless.push(row);
      else if ((state[row]! & rowState.placeFaulty) !== 0) bad = true;
      else found = [...(found ?? []), [zone ? "zone" : "lon", noPlace]];
    }
    if (found !== undefined) for (const [field, what] of found) fault(row, field, what);
    else if (!bad) kept[count++] = row;
  }
  return { kept: kept.slice(0, count), facility, zone, placeless };
}

/** The index that each code stands for; {@link UNKNOWN} where it stands for nothing, −1 where there is none. */
function indices(
  codes: Int32Array,
  words: readonly string[],
  known: ReadonlyMap<string, number> | undefined,
): Int32Array {
  const index = words.map((word) => (known === undefined ? 0 : (known.get(word) ?? UNKNOWN)));
  const found = new Int32Array(codes.length);
  for (let row = 0; row < codes.length; row++) found[row] = codes[row]! < 0 ? -1 : index[codes[row]!]!;
  return found;
}

function none(rows: number): Int32Array {
  return new Int32Array(rows).fill(-1);
}

function isPlaced({ lon, lat }: LooseParticipants, zone: Int32Array | undefined, row: number): boolean {
  if (zone !== undefined) return zone[row] !== -1;
  return lon !== undefined && lat !== undefined && !Number.isNaN(lon[row]!) && !Number.isNaN(lat[row]!);
}
