/**
 * Participants as they come from records or from a table: columns, but facilities, zones and choices are still words, and
 * rows with a fault are among them, marked. `settle` decides on every row, and makes the columns of a problem.
 */

import type { Column, FacilityList } from "../model/columns.ts";

/** States of a row, as bits. */
export const rowState = {
  /** Something that cannot be read. */
  faulty: 1,
  /** Longitude or latitude that cannot be read. */
  placeFaulty: 2,
} as const;

/** Columns of numbers that most files do not have, as in a problem; not there where no row has an entry. */
type Optional = Partial<
  Record<Exclude<Column["name"], "lon" | "lat" | "zone" | "facility" | "consent">, Int32Array | undefined>
>;

/** Lists of facilities, by the field of a record: an index into `choiceLists` for each row, −1 for none. */
type Lists = Partial<Record<FacilityList["field"], Int32Array | undefined>>;

/** Columns of participants, as read. */
export interface LooseParticipants extends Optional, Lists {
  /** Ids; empty where there is none. */
  readonly ids: readonly string[];
  /** What is wrong with each row: {@link rowState}, added together. */
  readonly state: Uint8Array;
  /** NaN where nothing is given, or nothing that can be read. */
  readonly lon?: Float64Array | undefined;
  readonly lat?: Float64Array | undefined;
  /** Index into `zones`, −1 for none. */
  readonly zone?: Int32Array | undefined;
  /** Index into `facilityIds`, −1 for none. */
  readonly facility: Int32Array;
  readonly consent: Uint8Array;
  readonly facilityIds: readonly string[];
  readonly zones: readonly string[];
  /** Lists of codes of facilities, of `choices` and of `avoid`. */
  readonly choiceLists: readonly (readonly string[])[];
  readonly holds: readonly string[];
  readonly segments: readonly string[];
  readonly regions: readonly string[];
  readonly services: readonly string[];
}
