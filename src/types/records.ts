/** What `problemFrom` takes: a problem as untrusted JSON. */

import type { BarrierTravel, Segment } from "./problem.ts";

/** Consent as records say it: `true` is granted, `false` refused; nothing or `null` is unknown. */
export type ConsentRecord = boolean | "granted" | "refused" | "unknown" | "withdrawn" | null | undefined;

/** A participant as `problemFrom` takes it. Other fields may be present; they are not read. */
export interface ParticipantRecord {
  /** An opaque unique id. Never a name, NIK or card number. */
  readonly id: string;
  /** Longitude of the home in degrees. May be left out when `travel` is given, and where there is a `hold`. */
  readonly lon?: number | null | undefined;
  /** Latitude of the home in degrees. May be left out when `travel` is given, and where there is a `hold`. */
  readonly lat?: number | null | undefined;
  /** The facility's id; `null` or absent for the newly enrolled. */
  readonly facilityId?: string | null | undefined;
  /** Default: unknown. Refused or withdrawn without a `facilityId` contradicts itself, and is an `InputError`. */
  readonly consent?: ConsentRecord;
  /** People in this record, of which any part may move. Default: 1. */
  readonly count?: number | null | undefined;
  /** Zone of the travel matrix, by its id. Required when `travel` is given, unless there is a `hold`. */
  readonly zone?: string | null | undefined;
  /**
   * Why the people must not be moved, consent or not: `"chronic disease programme"`, `"pregnancy"`, `"TB treatment"`,
   * `"arrears"`, `"moved within three months"`, `"no usable address"`, or any other text. It is counted by these words,
   * and then lon, lat and zone may be left out. It does not keep the newly enrolled from being placed; without a place
   * they are `unplaced`. Default: none.
   */
  readonly hold?: string | null | undefined;
  /** How they are insured. Default: unknown, and then they are sent to no facility with `accepts`. */
  readonly segment?: Segment | null | undefined;
  /** What they need of a facility, as words among its `services`; at most 31 words in all. Default: nothing special. */
  readonly needs?: readonly string[] | null | undefined;
  /** The kabupaten or kota they live in. See `Policy.sameRegion`. Default: unknown. */
  readonly region?: string | null | undefined;
  /** Metres added to the cost of any transfer of each of them: whole, from 0 and below 2^30. Default: 0. */
  readonly extraCost?: number | null | undefined;
  /**
   * Metres added for each kilometre by which the new way is longer than today's: whole, from 0 and below 2^20; see
   * {@link ParticipantColumns}. Default: 0.
   */
  readonly extraCostPerKm?: number | null | undefined;
  /**
   * Ids of facilities, the dearest wish first, each once. Who names any is sent only to those, even beyond `maxExtraKm`, or
   * stays. It is no consent. Default, as for an empty list: wherever the rules let them.
   */
  readonly choices?: readonly string[] | null | undefined;
  /**
   * Ids of facilities that they must not be sent to, each once: they returned from there. Who is registered there may stay.
   * Default: none.
   */
  readonly avoid?: readonly string[] | null | undefined;
  /** An opaque name that the members of a household share; `null` or absent for none. Never the number of a family card. */
  readonly household?: string | null | undefined;
}

/** A facility as `problemFrom` takes it: {@link Facility}, with `null` allowed for what is absent. */
export interface FacilityRecord {
  readonly id: string;
  readonly name?: string | null | undefined;
  readonly kind?: string | null | undefined;
  readonly lon?: number | null | undefined;
  readonly lat?: number | null | undefined;
  readonly doctors: number;
  readonly capacity?: number | null | undefined;
  readonly accepts?: readonly Segment[] | null | undefined;
  readonly services?: readonly string[] | null | undefined;
  readonly region?: string | null | undefined;
  readonly target?: number | null | undefined;
  readonly maxIntake?: number | null | undefined;
  readonly minimum?: number | null | undefined;
  readonly maxOutflow?: number | null | undefined;
  readonly enrolledAtStart?: number | null | undefined;
  readonly closed?: boolean | null | undefined;
  readonly quality?: { readonly [kind: string]: number | null | undefined } | null | undefined;
  readonly dentist?: boolean | null | undefined;
}

/** What `problemFrom` takes: untrusted JSON of this shape. */
export interface ProblemRecords {
  readonly facilities: readonly FacilityRecord[];
  readonly participants: readonly ParticipantRecord[];
  readonly travel?:
    | BarrierTravel
    | {
        readonly barriers?: undefined;
        /** Zone ids, one a row of `metres`. */
        readonly zones: readonly string[];
        /** `metres[zone][facility]`, rounded to whole metres; `null` means that there is no way. */
        readonly metres: readonly (readonly (number | null)[])[];
      }
    | null
    | undefined;
}
