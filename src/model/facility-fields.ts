/**
 * The fields of a facility, a row of the table for each. By this table go the records, the checks and the fingerprint. The
 * verifier does not read it: what a field means is written there anew.
 */

import type { Facility } from "../types.ts";

/** The kind of facility that takes nobody unless it says whom. */
export const TNI_POLRI = "klinik-tni-polri";

/** What a field holds; `shares` are numbers from 0 to 1 by name. */
export type FieldKind =
  | "id"
  | "text"
  | "longitude"
  | "latitude"
  | "number-from-0"
  | "people"
  | "texts"
  | "shares"
  | "flag";

export interface FacilityField {
  readonly name: keyof Facility;
  readonly is: FieldKind;
  readonly needed?: true;
  /** Whether a plan depends on it: always, never, or where it says this. Only then does it enter the fingerprint. */
  readonly decides: boolean | string;
}

/** Whether a facility takes nobody and keeps nobody. */
export function isClosed({ closed }: Facility): boolean {
  return closed === true;
}

export const facilityFields: readonly FacilityField[] = [
  { name: "id", is: "id", needed: true, decides: true },
  { name: "name", is: "text", decides: false },
  { name: "kind", is: "text", decides: TNI_POLRI },
  { name: "lon", is: "longitude", decides: true },
  { name: "lat", is: "latitude", decides: true },
  { name: "doctors", is: "number-from-0", needed: true, decides: true },
  { name: "capacity", is: "people", decides: true },
  { name: "accepts", is: "texts", decides: true },
  { name: "services", is: "texts", decides: true },
  { name: "region", is: "text", decides: true },
  { name: "target", is: "people", decides: true },
  { name: "maxIntake", is: "people", decides: true },
  { name: "minimum", is: "people", decides: true },
  { name: "maxOutflow", is: "people", decides: true },
  { name: "enrolledAtStart", is: "people", decides: true },
  { name: "quality", is: "shares", decides: true },
  { name: "closed", is: "flag", decides: true },
  { name: "dentist", is: "flag", decides: false },
];
