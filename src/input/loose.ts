/**
 * Participants as they come from records or from a table: columns, but facilities, zones and choices are still words, and
 * rows with a fault are among them, marked. `settle` decides on every row, and makes the columns of a problem.
 */

/** States of a row, as bits. */
export const rowState = {
  /** Something that cannot be read. */
  faulty: 1,
  /** Longitude or latitude that cannot be read. */
  placeFaulty: 2,
} as const;

/** Columns of participants, as read. */
export interface LooseParticipants {
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
  readonly count?: Int32Array | undefined;
  readonly household?: Int32Array | undefined;
  readonly hold?: Int32Array | undefined;
  readonly segment?: Int32Array | undefined;
  readonly region?: Int32Array | undefined;
  readonly needs?: Int32Array | undefined;
  /** Index into `choiceLists`, −1 for none. */
  readonly choices?: Int32Array | undefined;
  readonly extraCost?: Int32Array | undefined;
  readonly extraCostPerKm?: Int32Array | undefined;
  readonly facilityIds: readonly string[];
  readonly zones: readonly string[];
  readonly choiceLists: readonly (readonly string[])[];
  readonly holds: readonly string[];
  readonly segments: readonly string[];
  readonly regions: readonly string[];
  readonly services: readonly string[];
}
