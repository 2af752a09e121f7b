/** What `redistribute` works on: facilities, participants as columns, and ways. */

/**
 * How somebody is insured: contributions paid by the state or the region (PBI APBN, PBI APBD), by an employer (PPU), by
 * themselves (PBPU), or not working (BP). Or any finer word: `"tni"`, `"polri"`, an employer. In columns words are compared
 * as they are, in records and tables without case, blanks and marks.
 */
export type Segment = "pbi-apbn" | "pbi-apbd" | "ppu" | "pbpu" | "bp" | (string & Record<never, never>);

/** A first-level facility (FKTP) with which participants are registered. */
export interface Facility {
  /** The facility's code, for example the eight characters of `kdProvider`. Text; must be unique. */
  readonly id: string;
  /** A name for reports. Default: the id. */
  readonly name?: string | undefined;
  /**
   * What it is: `"puskesmas"`, `"klinik-pratama"`, `"dokter-praktik-perorangan"`, `"rs-d-pratama"`, … Used in reports,
   * where it decides the rate of capitation. One kind changes plans too: a `"klinik-tni-polri"` without `accepts` takes
   * nobody, and `plan.warnings` says so. Default: none.
   */
  readonly kind?: string | undefined;
  /** Longitude in degrees, −180 to 180. May be left out when `travel` is a matrix. */
  readonly lon?: number | undefined;
  /** Latitude in degrees, −90 to 90. May be left out when `travel` is a matrix. */
  readonly lat?: number | undefined;
  /** Doctors in full-time equivalents: 0 or more, fractions allowed. Required: a missing number is an error, not 0. */
  readonly doctors: number;
  /** The most people the rooms or the licence allow: a whole number. Default: none. */
  readonly capacity?: number | undefined;
  /**
   * The segments it takes, each once; people of another or an unknown segment are not sent there. People registered
   * there may stay. Default: it takes all.
   */
  readonly accepts?: readonly Segment[] | undefined;
  /** What it offers, each once: `"delivery"`, `"laboratory"`, `"24 hours"`, … See `needs`. Default: nothing special. */
  readonly services?: readonly string[] | undefined;
  /** The kabupaten or kota it lies in. See `Policy.sameRegion`. Default: unknown. */
  readonly region?: string | undefined;
  /**
   * The number of people agreed on for this facility: a whole number. It replaces the number that follows from the
   * doctors; `capacity` still limits it: `quota = min(target, capacity)`. Default: none, the doctors decide.
   */
  readonly target?: number | undefined;
  /**
   * How many people more than today the facility has agreed to take, a whole number; those who leave make room. So it is
   * filled to `enrolled today + maxIntake` at most, and only newly enrolled people who find no other place pass that.
   * 0: no more than today. Default: nothing is agreed: as many as its quota allows (with `fill: "levelled"` its
   * capacity), and a facility that is then given people stands in `plan.warnings`.
   */
  readonly maxIntake?: number | undefined;
  /**
   * The fewest people the facility must keep, a whole number: a small puskesmas must not be emptied. It protects today's
   * people and asks for no more: `floor = min(enrolled today, max(minimum, enrolled today − maxOutflow))`. A person missing
   * at the floor costs 200,000 overload points, more than any relief elsewhere saves, so the floor is kept unless a finite
   * `overloadKm` makes points cheap. Default: 0.
   */
  readonly minimum?: number | undefined;
  /** How many people the facility may lose in one round, a whole number, net of those who come; see `minimum`. Default: all. */
  readonly maxOutflow?: number | undefined;
  /**
   * How many people it had when the round began, a whole number: `maxIntake`, `minimum` and `maxOutflow` count from it, in the
   * later months of a round too, and as many may stay. `applyPlan` sets it. Default: the people enrolled today.
   */
  readonly enrolledAtStart?: number | undefined;
  /**
   * Whether its contract has ended. It takes nobody, and those registered there must be placed elsewhere like the newly
   * enrolled: no refusal and no hold can keep them, the limits count from their nearest open facility, and a move costs
   * its way. Where nothing is within the limits they are `unplaced`. Its quota is 0. Default: no.
   */
  readonly closed?: boolean | undefined;
  /**
   * How good it is, by kinds of quality: `infrastructure`, `medicines`, `onlineQueue` or any other word, each from 0 to 1.
   * It counts only by `Policy.qualityKm`; what that weighs and is not told here counts as 0, for nobody knows that it is
   * better, and `plan.warnings` says so. Default: nothing is told.
   */
  readonly quality?: { readonly [kind: string]: number } | undefined;
  /** Whether it has a dentist: a matter of its capitation, not of the plan. Default: no. */
  readonly dentist?: boolean | undefined;
}

/** Participants as columns: one entry a row in each. Nothing is copied and nothing is written to. */
export interface ParticipantColumns {
  /** Longitude of the home in degrees. May be left out when `travel` is a matrix. NaN: unknown, see `hold`. */
  readonly lon?: Float64Array | undefined;
  /** Latitude of the home in degrees. May be left out when `travel` is a matrix. NaN: unknown, see `hold`. */
  readonly lat?: Float64Array | undefined;
  /** Where the row is registered today: an index into `facilities`, or −1 for newly enrolled people. */
  readonly facility: Int32Array;
  /**
   * One of {@link consentCode}. Being placed needs none: for those of closed facilities it has no meaning, and newly
   * enrolled people can only have granted or unknown. Refused or withdrawn by people who are registered nowhere
   * contradicts itself (a facility lost on the way, mostly) and is an `InputError`.
   */
  readonly consent: Uint8Array;
  /** People in the row, 0 or more, of which any part may move. Default: 1 each. */
  readonly count?: Int32Array | undefined;
  /** Row of the travel matrix. Required when `travel` is a matrix, otherwise ignored. −1: unknown, see `hold`. */
  readonly zone?: Int32Array | undefined;
  /**
   * Why the row must not be moved, consent or not: an index into `Problem.holds`, −1 for no hold. Its people count as
   * enrolled where they are. A row with a hold, and no other, may lack its place (NaN, zone −1). Placing the newly
   * enrolled moves nobody, so a hold does not keep them from it; without a place they are `unplaced`. Default: no holds.
   */
  readonly hold?: Int32Array | undefined;
  /** An index into `Problem.segments`, −1 for unknown. Default: unknown. */
  readonly segment?: Int32Array | undefined;
  /** The kabupaten or kota of the home: an index into `Problem.regions`, −1 for unknown. Default: unknown. */
  readonly region?: Int32Array | undefined;
  /**
   * What they need of a facility: bit k stands for `Problem.services[k]`. They are sent only where every need is among
   * `Facility.services`; today's facility is not asked. Default: 0, nothing special.
   */
  readonly needs?: Int32Array | undefined;
  /**
   * How hard a move is for each of them, the elderly, the disabled, people without a vehicle: whole metres, from 0 and
   * below 2^30, added to the cost of any transfer. People with more are asked later. First placements move nobody, and
   * cost no more. Default: 0.
   */
  readonly extraCost?: Int32Array | undefined;
  /**
   * How hard a longer way is for each of them: whole metres, from 0 and below 2^20, for each kilometre by which the new
   * way is longer than today's (for the newly enrolled, whose way is none today: for each kilometre of it), rounded in
   * all to whole metres. Nothing where it is not longer. It comes on top of `extraCost`. Limits are of real metres.
   * Default: 0.
   */
  readonly extraCostPerKm?: Int32Array | undefined;
  /**
   * Where the choices of each row begin in `choice`: rows + 1 entries from 0, ascending; those of row r stand from
   * `choiceStart[r]` to before `choiceStart[r + 1]`. Needs `choice`. Default: nobody names a facility.
   */
  readonly choiceStart?: Int32Array | undefined;
  /**
   * Facilities that people name, as indices into `facilities`: the dearest wish first, each once in a row. People who
   * name any are sent only to those, even beyond `maxExtraKm`, or stay; a place farther down costs `choiceKm` a step.
   * The other rules hold: consent (a choice is none), `maxDistanceKm`, segment, needs and region. The newly enrolled
   * whose choices are all ruled out are unplaced.
   */
  readonly choice?: Int32Array | undefined;
  /**
   * Where the facilities that each row avoids begin in `avoid`, as in `choiceStart`. Needs `avoid`. Default: nobody avoids any.
   */
  readonly avoidStart?: Int32Array | undefined;
  /**
   * Facilities that people must not be sent to, as indices into `facilities`, each once in a row: they returned from there. As
   * with a facility that does not take them by segment or needs, nobody is transferred or placed there; who is registered
   * there may stay. Default: none.
   */
  readonly avoid?: Int32Array | undefined;
  /** Opaque unique ids, used in rows, and to draw who goes among equals. Never a name, NIK or card number. Default: the row number as text. */
  readonly ids?: readonly string[] | undefined;
  /**
   * The household of each row: any number from 0 that its members share, or −1 for none. See `Policy.households`.
   * All people of a row belong. Default: no households.
   */
  readonly household?: Int32Array | undefined;
}

/** Travel by a matrix of ways. */
export interface MatrixTravel {
  readonly barriers?: undefined;
  /**
   * Whole metres from zone to facility, zones × facilities, row by row: `metres[zone * facilities.length + facility]`.
   * 2^31 − 1 means that there is no way.
   */
  readonly metres: Int32Array;
}

/**
 * A bridge or a ferry: where a way may pass a barrier. It joins the banks of one line. A river that is drawn as an area has
 * two lines, one along each bank, and takes two crossings, one on each line; the way between them is straight, and the extra
 * metres belong to one of them. (Or draw its middle line, and one crossing will do.) A crossing that joins nothing is told
 * in `Plan.warnings`, code `crossing-idle`.
 */
export interface Crossing {
  /** Text; must be unique. */
  readonly id: string;
  /** Longitude in degrees. */
  readonly lon: number;
  /**
   * Latitude in degrees. The point must be within 500 m of a barrier. It is taken to lie on the nearest, at the nearest
   * point, and joins the banks there.
   */
  readonly lat: number;
  /**
   * Metres added to every way over it: the wait for a ferry, a ramp. From 0 to 100,000.
   * @default 0
   */
  readonly extraMetres?: number | null | undefined;
  /**
   * Whether it is out of use: a what-if in one word.
   * @default false
   */
  readonly closed?: boolean | null | undefined;
}

/**
 * Travel in straight legs that may pass barriers (rivers, railways, toll roads) only at open crossings. Plain data, as
 * `barrierTravel` gives it back.
 *
 * The way between two points is the shortest chain of straight legs (great circles) over any number of crossings; its
 * length is that of the legs and the extra metres of the crossings together, rounded to whole metres once. Where the two
 * see each other it is the great circle. Where there is no such chain there is no way. Ways bend at crossings only: who
 * would have to walk round a bend of the river, or round its end, is taken over a crossing too, or has no way.
 *
 * A leg passes a barrier when it meets it anywhere but at the leg's own ends: whoever stands on a barrier is on both
 * banks. For this question legs are straight in degrees, coordinates count to 7 decimals (a centimetre), and where an
 * end of a barrier is within 10 m of another barrier there is no gap between them. A barrier may be passed by going
 * straight past its end.
 */
export interface BarrierTravel {
  /**
   * Lines of points [longitude, latitude] in degrees, as in a GeoJSON LineString (what follows in a point is not read). At
   * least two different points in each, 65,536 in all, latitudes from −80 to 80, all within 10 degrees of the first.
   */
  readonly barriers: readonly (readonly (readonly number[])[])[];
  /** At most 512. */
  readonly crossings: readonly Crossing[];
  readonly metres?: undefined;
}

/** What `redistribute` works on. Make it from records with `problemFrom`, or put columns together yourself. */
export interface Problem {
  /** The facilities, at most 4096. */
  readonly facilities: readonly Facility[];
  /** The people, registered or newly enrolled. */
  readonly participants: ParticipantColumns;
  /** The reasons that `participants.hold` refers to. Texts, each once, at most 1023. Default: none. */
  readonly holds?: readonly string[] | undefined;
  /** The segments that `participants.segment` refers to. Texts, each once, at most 1023. Default: none. */
  readonly segments?: readonly Segment[] | undefined;
  /** The regions that `participants.region` refers to. Texts, each once, at most 1023. Default: none. */
  readonly regions?: readonly string[] | undefined;
  /** The services that bits of `participants.needs` stand for. Texts, each once, at most 31. Default: none. */
  readonly services?: readonly string[] | undefined;
  /** Ways by a matrix, or round barriers. Default: great circles between the coordinates. */
  readonly travel?: MatrixTravel | BarrierTravel | undefined;
}

/** Consent as the column `consent` holds it. */
export interface ConsentCode {
  /** Stays, whatever it costs. */
  readonly refused: 0;
  /** May be transferred. */
  readonly granted: 1;
  /** Not asked, or no answer: see `Policy.unknown`. */
  readonly unknown: 2;
  /** Was granted and taken back: stays. */
  readonly withdrawn: 3;
}
