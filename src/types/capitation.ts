/** What the insurer pays, before and after. */

/** Rupiah a month for each participant, with a dentist at the facility and without. */
export interface CapitationRate {
  readonly dentist: number;
  readonly noDentist: number;
}

/** The rates of one kind of facility. */
export interface CapitationRates {
  /** Up to the norm of participants per doctor. */
  readonly withinNorm: CapitationRate;
  /** Beyond the norm: for everybody registered there, not only for those beyond it. */
  readonly beyondNorm: CapitationRate;
  /** Without a doctor. Left out where there is no such rate: then no amount is given. */
  readonly noDoctor?: CapitationRate | undefined;
}

/** What the insurer pays. Plain data: when the rule changes, make another like `permenkes3of2023`. */
export interface CapitationTable {
  /** Where the rates stand. */
  readonly source: string;
  /** The norm of the table, whatever the policy's: with more participants per doctor the lower rate is paid. */
  readonly participantsPerDoctor: number;
  /** Rates by `Facility.kind`. */
  readonly kinds: { readonly [kind: string]: CapitationRates };
}

/** How to report. */
export interface ReportOptions {
  /** The rates of capitation. Default: `permenkes3of2023`. */
  readonly capitation?: CapitationTable | null | undefined;
}

/** A facility's income from capitation, in rupiah a month. */
export interface FacilityCapitation {
  readonly before: number;
  readonly after: number;
  /** after − before. */
  readonly difference: number;
  /**
   * Left just above the norm of the table (5,000 a doctor), where the lower rate is paid for everybody: so near that it
   * would earn more with exactly the norm, that is, if more people were taken from it.
   */
  readonly justAboveNorm: boolean;
}

/** What the insurer pays all facilities, in rupiah a month. */
export interface TotalCapitation {
  readonly before: number;
  readonly after: number;
  /** after − before: what the plan costs the insurer. */
  readonly difference: number;
  /** Facilities of which the table knows no rate (an unknown kind, or no doctor); they are not in the sums. */
  readonly facilitiesWithout: number;
  /** Facilities left just above the norm, see {@link FacilityCapitation}. */
  readonly facilitiesJustAbove: number;
}
