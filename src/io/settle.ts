/**
 * Rows of a table become rows of a problem: codes become facilities, and rows that cannot be used are set aside, or held
 * where they are if it is only not known where they live. All faults are found, whatever else is wrong with a row.
 */

import { consentCode } from "../model/policy.ts";
import type { Fault } from "./cells.ts";
import { type ParticipantTable, rowState } from "./types.ts";

/** What becomes of rows that cannot be used. */
export type OnBad = "drop" | "hold" | "throw";

/** What the codes of a table stand for, and what is wanted of rows. */
export interface Known {
  /** The index of a facility by its code. */
  readonly facilities: ReadonlyMap<string, number>;
  /** The row of the matrix by the id of its zone; none: ways are between coordinates. */
  readonly zones: ReadonlyMap<string, number> | undefined;
  /** Whether rows without a place are held. */
  readonly hold: boolean;
}

/** Is told of rows that cannot be used. */
export type RowFault = (row: number, field: string, fault: Fault) => void;

/** Which rows are used, and with what in place of codes. */
export interface Settled {
  /** Rows that are used, ascending. */
  readonly kept: Int32Array;
  /** The facility of every row of the table, −1 for none. */
  readonly facility: Int32Array;
  /** The row of the matrix of every row of the table, −1 for unknown. */
  readonly zone: Int32Array | undefined;
  /** Rows that are held because it is not known where they live. */
  readonly placeless: readonly number[];
}

/** A code that stands for nothing known. */
const UNKNOWN = -2;

const otherCode: Fault = { expected: "facility", got: "other-code" };
const otherZone: Fault = { expected: "zone", got: "other-code" };
const noPlace: Fault = { expected: "place", got: "nothing" };
const refusedNowhere: Fault = { expected: "registered", got: "refused-nowhere" };

/** Decides on every row. */
export function settle(table: ParticipantTable, known: Known, fault: RowFault): Settled {
  const { state, consent, hold, choices, ids } = table;
  const facility = indices(table.facility, table.facilityIds, known.facilities);
  const zone = known.zones && indices(table.zone ?? none(ids.length), table.zones, known.zones);
  const strange = table.choiceLists.map((list) => list.some((code) => !known.facilities.has(code)));
  const kept = new Int32Array(ids.length);
  const placeless: number[] = [];
  let count = 0;
  for (let row = 0; row < ids.length; row++) {
    const own = facility[row]!;
    let found: [string, Fault][] | undefined;
    let bad = (state[row]! & rowState.faulty) !== 0;
    if (own === UNKNOWN) found = [["facilityId", otherCode]];
    if (own === -1 && isRefusal(consent[row]!)) found = [["consent", refusedNowhere]];
    if (zone?.[row] === UNKNOWN) found = [...(found ?? []), ["zone", otherZone]];
    if (choices !== undefined && strange[choices[row]!]) found = [...(found ?? []), ["choices", otherCode]];
    if (!isPlaced(table, zone, row) && !(hold !== undefined && hold[row]! >= 0)) {
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
function indices(codes: Int32Array, words: readonly string[], known: ReadonlyMap<string, number>): Int32Array {
  const index = words.map((word) => known.get(word) ?? UNKNOWN);
  const found = new Int32Array(codes.length);
  for (let row = 0; row < codes.length; row++) found[row] = codes[row]! < 0 ? -1 : index[codes[row]!]!;
  return found;
}

function none(rows: number): Int32Array {
  return new Int32Array(rows).fill(-1);
}

function isPlaced({ lon, lat }: ParticipantTable, zone: Int32Array | undefined, row: number): boolean {
  if (zone !== undefined) return zone[row] !== -1;
  return lon !== undefined && lat !== undefined && !Number.isNaN(lon[row]!) && !Number.isNaN(lat[row]!);
}

function isRefusal(consent: number): boolean {
  return consent === consentCode.refused || consent === consentCode.withdrawn;
}
