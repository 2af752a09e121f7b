/**
 * Every public type: the manual. People are whole numbers, distances and costs whole metres, angles degrees (WGS84).
 * All of it is plain data: no classes, structured-clonable, never written to by the library.
 */

/**
 * How somebody is insured: contributions paid by the state or the region (PBI APBN, PBI APBD), by an employer (PPU), by
 * themselves (PBPU), or not working (BP). Or any finer word: `"tni"`, `"polri"`, an employer. Words are compared as they are.
 */
export type Segment = "pbi-apbn" | "pbi-apbd" | "ppu" | "pbpu" | "bp" | (string & Record<never, never>);

/** A first-level facility (FKTP) with which participants are registered. */
export interface Facility {
  /** The facility's code, for example the eight characters of `kdProvider`. Text; must be unique. */
  readonly id: string;
  /** A name for reports. Default: the id. */
  readonly name?: string | undefined;
  /**
   * What it is: `"puskesmas"`, `"klinik-pratama"`, `"dokter-praktik-perorangan"`, `"rs-d-pratama"`, … For reports (it
   * decides the rate of capitation), but for one: a `"klinik-tni-polri"` without `accepts` takes nobody, and
   * `plan.warnings` says so. Default: none.
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
   * The segments it takes, each once; nobody of another or of an unknown one is sent there. Who is registered there may
   * stay. Default: it takes all.
   */
  readonly accepts?: readonly Segment[] | undefined;
  /** What it offers, each once: `"delivery"`, `"laboratory"`, `"24 hours"`, … See `needs`. Default: nothing special. */
  readonly services?: readonly string[] | undefined;
  /** The kabupaten or kota it lies in. See `Policy.sameRegion`. Default: unknown. */
  readonly region?: string | undefined;
  /**
   * The number of people agreed on for this facility: a whole number. It replaces what the doctors are for; `capacity`
   * still limits it: `quota = min(target, capacity)`. Default: none, the doctors decide.
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
  /** One of {@link consentCode}. For the newly enrolled and those of closed facilities it has no meaning: none is needed. */
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
   * How hard a move is for each of them, the elderly, the disabled, people without a vehicle: whole metres, from 0 and below
   * 2^30, added to the cost of any transfer. Who has more is asked later. First placements move nobody, and cost no more.
   * Default: 0.
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
   * Facilities that people name, as indices into `facilities`: the dearest wish first, each once in a row. Who names any is
   * sent only to those, even beyond `maxExtraKm`, or stays; a place farther down costs `choiceKm` a step. The other rules
   * hold: consent (a choice is none), `maxDistanceKm`, segment, needs and region. The newly enrolled whose choices are all
   * ruled out are unplaced.
   */
  readonly choice?: Int32Array | undefined;
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

/** A bridge or a ferry: where a way may pass a barrier. */
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
  /** Default: unknown. */
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

/** The planner's choices. Every field has a default; `null` stands for it (JSON has no Infinity). */
export interface Policy {
  /**
   * The norm: participants per full-time doctor. More than 0.
   * @default 5000
   */
  readonly participantsPerDoctor?: number | null | undefined;
  /**
   * How far receivers are filled. `"to-quota"`: nobody is pushed over the norm to relieve somebody else.
   * `"levelled"`: where doctors are short everywhere, the overload is shared out evenly, up to `capacity`.
   * @default "to-quota"
   */
  readonly fill?: "to-quota" | "levelled" | null | undefined;
  /**
   * What becomes of people who were not asked or did not answer. `"stay"`: they stay. `"propose"`: they may move in
   * the plan, each such transfer is marked `ask`, and the plan is a proposal, never ready.
   * @default "stay"
   */
  readonly unknown?: "stay" | "propose" | null | undefined;
  /**
   * The bother of a transfer, as kilometres added to its extra way. 0 or more.
   * @default 10
   */
  readonly moveCostKm?: number | null | undefined;
  /**
   * The most kilometres beyond today's way (for the newly enrolled: beyond their nearest facility). 0 or more;
   * Infinity for no limit.
   * @default 3
   */
  readonly maxExtraKm?: number | null | undefined;
  /**
   * The most kilometres to the new facility. 0 or more; Infinity for no limit.
   * @default Infinity
   */
  readonly maxDistanceKm?: number | null | undefined;
  /**
   * Whether people also move just to be much nearer, or with `qualityKm` better off, by more than `moveCostKm`.
   * @default false
   */
  readonly closerMoves?: boolean | null | undefined;
  /**
   * How many kilometres one overload point is worth. Infinity: any way is worth it, and kilometres only decide
   * between plans of equal overload. Otherwise at least 0.001 and below 4,294,967.
   * @default Infinity
   */
  readonly overloadKm?: number | null | undefined;
  /**
   * Whether people are sent only to facilities of the kabupaten or kota they live in. Who has no region, or a facility
   * that has none, is left out. Today's facility may lie anywhere.
   * @default false
   */
  readonly sameRegion?: boolean | null | undefined;
  /**
   * What each step down the list of their choices costs people who are transferred or placed, in kilometres. 0 or more.
   * @default 0.5
   */
  readonly choiceKm?: number | null | undefined;
  /**
   * Whether people are transferred just because they wish to: a transfer to the first of their choices is then worth
   * `choiceWorthKm`, taken from its cost, and is made even when it relieves nobody, so long as it overloads nobody. The
   * newly enrolled get their first choice for the same worth. It needs consent like any transfer.
   * @default false
   */
  readonly honourChoices?: boolean | null | undefined;
  /**
   * What the first choice is worth with `honourChoices`, in kilometres. 0 or more.
   * @default 100
   */
  readonly choiceWorthKm?: number | null | undefined;
  /**
   * Decides who goes among people equal in all that counts: the seed of a draw by lot from their ids, see `drawNumber`.
   * Publish it beforehand. A whole number from 0 and below 2^32. Without ids rows go in their order.
   * @default 1
   */
  readonly drawSeed?: number | null | undefined;
  /**
   * How many kilometres of way a kind of quality is worth: `{ infrastructure: 2, medicines: 1 }`. A facility counts as
   * `km × (1 − quality)` farther than it is, rounded to whole metres over all kinds:
   * `burden(j) = metres(j) + Σ 1000·km·(1 − quality)`. A transfer from t to j costs
   * `max(1, burden(j) − burden(t) + moveCost)`, a first placement `burden(j)`. Limits are of real metres. Each 0 or more.
   * @default {}
   */
  readonly qualityKm?: { readonly [kind: string]: number } | null | undefined;
  /**
   * What binds the members of a household (`ParticipantColumns.household`) who are registered at the same facility; the
   * newly enrolled of a household are bound alike. `"whole"`: they move together, to one facility; where one of them may
   * not move, all stay. `"willing-together"`: those who may move do so together. `"separate"`: nothing.
   *
   * Unless `"separate"`, newcomers go to the facility where their family is registered, if that is an option for them: of
   * several, to the nearest. If all of the family there may move, they move with it. An option of people who move together
   * is one for all of them, and costs each the rounded mean of their costs.
   * @default "whole"
   */
  readonly households?: "whole" | "willing-together" | "separate" | null | undefined;
}

/** A policy with every default filled in. */
export interface CompletePolicy {
  readonly participantsPerDoctor: number;
  readonly fill: "to-quota" | "levelled";
  readonly unknown: "stay" | "propose";
  readonly moveCostKm: number;
  readonly maxExtraKm: number;
  readonly maxDistanceKm: number;
  readonly closerMoves: boolean;
  readonly overloadKm: number;
  readonly sameRegion: boolean;
  readonly choiceKm: number;
  readonly honourChoices: boolean;
  readonly choiceWorthKm: number;
  readonly drawSeed: number;
  readonly qualityKm: { readonly [kind: string]: number };
  readonly households: "whole" | "willing-together" | "separate";
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

/** What is being done, for a progress bar. */
export interface Progress {
  /** `"check"`, `"merge"`, `"solve"`, `"prove"` or `"write"`, in this order; `"solve"` and `"prove"` may alternate. */
  readonly stage: ProgressStage;
  /** How much of the stage is done, from 0 to `total`. While solving it may fall when work is found to remain. */
  readonly done: number;
  /** All of the stage. */
  readonly total: number;
}

export type ProgressStage = "check" | "merge" | "solve" | "prove" | "write";

/** How to run, not what to plan. */
export interface RedistributeOptions {
  /**
   * Called some hundred times during a run. Returning `false` stops it: the plan is then a valid one with status
   * `"stopped"`. What it throws is passed on.
   */
  readonly onProgress?: ((progress: Progress) => unknown) | undefined;
  /** Stops the run when reached; the plan is then a valid one with status `"stopped"`. */
  readonly limit?:
    | {
        /** The most augmentations (pushes of people along a path of facilities). @default Infinity */
        readonly augmentations?: number | undefined;
      }
    | undefined;
  /** Reserved for planning from an earlier plan. Accepted, without effect as yet. */
  readonly startFrom?: Plan | undefined;
}

/** The shape of an `AbortSignal`, so that no DOM type is needed. */
export interface AbortSignalLike {
  readonly aborted: boolean;
  readonly reason?: unknown;
}

/** How to run without blocking. */
export interface RedistributeAsyncOptions extends RedistributeOptions {
  /** Rejects with `signal.reason` soon after an abort: within a slice and a little. */
  readonly signal?: AbortSignalLike | undefined;
  /**
   * Milliseconds of work between two pauses for the event loop. More than 0.
   * @default 16
   */
  readonly sliceMs?: number | undefined;
}

/** What a plan costs, exactly. */
export interface Objective {
  /** Overload points, summed over everybody enrolled anywhere. */
  readonly overload: number;
  /** Metres, summed over everybody transferred or placed. */
  readonly metres: number;
  /** `metres + overload × round(1000 × overloadKm)`; only where `overloadKm` is finite. */
  readonly weighted?: number;
}

/** What no plan can go below: the optimum in which people who move together may be parted. */
export interface Bound extends Objective {
  /**
   * People at each facility in that optimum; only where households are bound. A plan has at least so many less d, with
   * d = people of the largest group that moves together − 1; and at most so many more d, and none beyond a ceiling that
   * the bound keeps, but where nobody was transferred to: people who stay for want of room elsewhere, and newcomers.
   */
  readonly enrolled?: Int32Array;
}

/** Who moves, as columns, by participant, then `to`; one entry for each pair. */
export interface Transfers {
  /** Row of the participant. */
  readonly participant: Int32Array;
  /** Index of the facility left, −1 for a first placement. */
  readonly from: Int32Array;
  /** Index of the facility joined. */
  readonly to: Int32Array;
  /** People of the row who go there. */
  readonly people: Int32Array;
  /** What each of them costs, in metres, so that Σ people × metres = `objective.metres`. Not the way: see the policy. */
  readonly metres: Int32Array;
  /** 1 where consent must still be asked. */
  readonly ask: Uint8Array;
}

/**
 * The optimum's price for every facility: `overload × 2^32 + metres` (with a finite `overloadKm` all of it in metres).
 * The smallest of all valid prices; they do not depend on the order of rows.
 */
export interface Prices {
  /** Whole overload points per facility. Negative where a floor keeps people who would rather go. */
  readonly overload: Float64Array;
  /** Whole metres per facility. May be negative. */
  readonly metres: Float64Array;
}

/** What the engine did. */
export interface PlanStats {
  /** Groups of people alike in every cost and option. */
  readonly units: number;
  /** Levels from coarse to fine. */
  readonly levels: number;
  /** Pairs of unit and facility listed at the finest level. */
  readonly pairs: number;
  /** Pushes of people along a path of facilities, all levels together. */
  readonly augmentations: number;
  /** Scans for a better facility that was not listed, at the finest level. */
  readonly scans: number;
}

/** Something that is allowed, and perhaps not meant, or not settled yet. It does not make a plan wrong. */
export interface PlanWarning {
  readonly code: WarningCode;
  /** What it is about and what it means for the plan. */
  readonly message: string;
  /** Index of the facility concerned, where there is one. */
  readonly facility?: number;
}

/**
 * - `accepts-unknown`: a `"klinik-tni-polri"` without `accepts`: nobody is sent there
 * - `region-unknown`: under `sameRegion` a facility has no region: nobody is sent there; or people have none: they are
 *   sent nowhere
 * - `intake-not-agreed`: a facility is given people, transferred or placed, and has no `maxIntake`: ask it first
 */
export type WarningCode = "accepts-unknown" | "region-unknown" | "quality-unknown" | "intake-not-agreed";

/** Who moves where, and the proof that nothing better exists. */
export interface Plan {
  /**
   * `"optimal"`: proven. `"near-optimal"`: wholes may not split; see `gap`. `"stopped"`: a limit or `onProgress` said so;
   * a valid plan, no worse than "all stay, newcomers at the nearest with room", without prices.
   */
  readonly status: "optimal" | "near-optimal" | "stopped";
  /** `"proposal"` as soon as people may move who have not been asked (`unknown: "propose"`), else `"ready"`. */
  readonly stage: "ready" | "proposal";
  readonly objective: Objective;
  /** What no plan can go below; `null` when stopped. */
  readonly bound: Bound | null;
  /** Objective − bound: zeros when optimal; `null` when stopped. With more overload than the bound, metres may be less. */
  readonly gap: Objective | null;
  readonly transfers: Transfers;
  /** People enrolled at each facility after the plan (without the unplaced). */
  readonly enrolled: Int32Array;
  /** Quota of each facility; 0 of a closed one. */
  readonly quota: Int32Array;
  /** The proof; `null` when stopped. */
  readonly price: Prices | null;
  /**
   * Rows of newly enrolled people, and of people of closed facilities, with no facility within the limits, or no place
   * known, ascending. Whole rows.
   */
  readonly unplaced: Int32Array;
  /** The policy with every default filled in. */
  readonly policy: CompletePolicy;
  /** What a planner should know before trusting the plan; empty if there is nothing. */
  readonly warnings: readonly PlanWarning[];
  /** Of the problem: a plan is refused for other rows or another order of rows. */
  readonly fingerprint: string;
  readonly stats: PlanStats;
}

/** One rule that a plan breaks. */
export interface Violation {
  readonly code: ViolationCode;
  /** What is wrong, with the row or facility number. */
  readonly message: string;
  /** Row of the participant concerned, where there is one. */
  readonly participant?: number;
  /** Index of the facility concerned, where there is one. */
  readonly facility?: number;
}

/**
 * - `malformed`: not a plan: a column is missing, of another type or length, a number is out of range
 * - `fingerprint`: made from other rows, or from rows in another order
 * - `consent`: somebody is moved who may not be
 * - `household`: people who belong together are parted, or moved although a relative stays
 * - `hold`: somebody is moved who is held
 * - `option`: somebody goes where the limits, segment, needs, region or their own choices do not let them
 * - `conservation`: people lost, doubled, or not where the plan says
 * - `cost`: a transfer's metres are wrong
 * - `objective`: a total is wrong
 * - `price`: a price is below the marginal cost of the last person, above that of the next, or not the smallest
 * - `choice`: somebody who may move would be better off elsewhere: the plan is not optimal
 * - `draw`: of people equal in cost somebody goes who drew a higher number than somebody who stays
 * - `status`: status, stage, bound, gap or warnings contradict the rest
 */
export type ViolationCode =
  | "malformed"
  | "fingerprint"
  | "consent"
  | "household"
  | "hold"
  | "option"
  | "conservation"
  | "cost"
  | "objective"
  | "price"
  | "choice"
  | "draw"
  | "status";

/** What `verify` found, without any code of the solver. */
export interface Verification {
  /** No violation at all. A stopped plan can be ok without being proven. */
  readonly ok: boolean;
  /** The prices prove that no better plan exists. */
  readonly proven: boolean;
  /** At most 100. */
  readonly violations: readonly Violation[];
  /** How many there are in all. */
  readonly count: number;
}

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
  /** Without a doctor. Left out where there is no such rate: then no amount is told. */
  readonly noDoctor?: CapitationRate | undefined;
}

/** What the insurer pays. Plain data: when the rule changes, make another like `permenkes3of2023`. */
export interface CapitationTable {
  /** Where the rates stand. */
  readonly source: string;
  /** The norm of the table, whatever the policy's: beyond so many participants per doctor the lower rate is paid. */
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

/** People by consent. Those who are held and those of closed facilities are not among them. */
export interface PeopleByConsent {
  readonly granted: number;
  readonly refused: number;
  readonly unknown: number;
  readonly withdrawn: number;
  /** Newly enrolled: they need no consent. */
  readonly newlyEnrolled: number;
}

/** Registered people who must not be moved, whatever they answered. */
export interface HeldPeople {
  /** One of `Problem.holds`. */
  readonly reason: string;
  readonly people: number;
}

/** People of closed facilities, listed apart: here not even a refusal can keep somebody. */
export interface PeopleOfClosed {
  /** Registered at a closed facility, whatever they answered. */
  readonly people: number;
  /** Placed elsewhere. They are counted neither as transferred nor as newly enrolled people placed. */
  readonly placed: number;
  /** With no facility within the limits, or no place known. */
  readonly unplaced: number;
}

/** One figure before and after the plan. */
export interface BeforeAfter<T> {
  readonly before: T;
  readonly after: T;
}

/**
 * People whose way from home to their facility crosses a barrier: it leads over a crossing, or for the facility of today
 * there may be no way at all. All zeros where `travel` has no barriers.
 */
export interface PeopleOverBarriers {
  /** Of all people enrolled whose homes are known: as registered today at open facilities, and after the plan. */
  readonly people: BeforeAfter<number>;
  /** People transferred to a facility over a barrier. */
  readonly transferred: number;
  /** Of these, people who need not cross one today. */
  readonly newly: number;
  /** People transferred who must cross one today, and need not any longer. */
  readonly noLonger: number;
  /** Newly enrolled people, and people of closed facilities, placed over a barrier. */
  readonly placed: number;
}

/** People who named facilities. */
export interface ChoiceFigures {
  /** All of them, whether or not they may move. */
  readonly people: number;
  /** Of these, transferred to or placed at their first choice. */
  readonly first: number;
  /** Of these, transferred to or placed at another of their choices. */
  readonly other: number;
}

/** What becomes of households (`ParticipantColumns.household`). */
export interface HouseholdFigures {
  /** Households of two or more people. */
  readonly count: number;
  /** Families of two or more, registered at one facility, who are all transferred to one other. */
  readonly moved: number;
  /**
   * Families registered at one facility, or newcomers of one household, who end at different ones. With `"whole"` none, with
   * `"willing-together"` because some may not move, with `"separate"` because nothing keeps them together.
   */
  readonly split: number;
  /** People who may move, but stay with a relative who may not (`"whole"`). */
  readonly keptBack: number;
}

/** A plan in figures: the one honest table. */
export interface Summary {
  readonly people: number;
  readonly byConsent: PeopleByConsent;
  /** People held, by reason, in the order of `Problem.holds`: apart from refusals, for no answer of theirs counts. */
  readonly held: readonly HeldPeople[];
  /** People who must leave because their facility is closed. */
  readonly ofClosed: PeopleOfClosed;
  /** What becomes of households; zeros where `participants.household` is not given. */
  readonly households: HouseholdFigures;
  readonly facilities: number;
  /** People enrolled beyond the quota of their facility; people of closed facilities count nowhere before. */
  readonly overQuota: BeforeAfter<number>;
  /** Facilities with more people than their quota. */
  readonly facilitiesOver: BeforeAfter<number>;
  /** Overload points; before: as registered today, the newly enrolled and those of closed facilities nowhere. */
  readonly overloadPoints: BeforeAfter<number>;
  /** Participants per doctor where it is highest, among open facilities with a doctor; `null` where there is none. */
  readonly worstRatio: BeforeAfter<number | null>;
  /** Facilities that receive people and end over quota without having been over before. */
  readonly receiversMadeOver: number;
  /** People missing at the floors of facilities (`minimum`, `maxOutflow`): 0 but where a finite `overloadKm` says otherwise. */
  readonly shortOfFloor: number;
  /** People transferred from one open facility to another. */
  readonly transferred: number;
  /** Of these, people whose consent must still be asked. */
  readonly toAsk: number;
  /** Of those transferred, people for whom it is hard: with `extraCost` or `extraCostPerKm` above 0. */
  readonly hardship: number;
  /** What became of choices. */
  readonly choices: ChoiceFigures;
  /** Newly enrolled people placed. */
  readonly placed: number;
  /** Newly enrolled people with no facility within the limits, or no place known. */
  readonly unplaced: number;
  /** Kilometres beyond today's way, over the people transferred (negative: nearer); `null` when nobody is. */
  readonly extraKm: { readonly mean: number; readonly p95: number; readonly max: number } | null;
  /** People transferred to a nearer facility. */
  readonly nearer: number;
  /** People transferred to one farther away. */
  readonly farther: number;
  /** Who must cross a barrier (a river), before and after. */
  readonly overBarriers: PeopleOverBarriers;
  /** What the insurer pays in capitation, a month. */
  readonly capitation: TotalCapitation;
}

/** One facility before and after. */
export interface FacilityRow {
  readonly id: string;
  readonly name: string;
  readonly doctors: number;
  /** People by the norm or the agreed target, limited by capacity. */
  readonly quota: number;
  /** The fewest people it keeps, by `minimum` and `maxOutflow`; 0 where nothing is said. */
  readonly floor: number;
  /** Its contract has ended: everybody leaves. */
  readonly closed: boolean;
  /** People registered before. */
  readonly before: number;
  /** People transferred away; of a closed facility all, also those who are then unplaced. */
  readonly leaving: number;
  /** People transferred here or placed here. */
  readonly arriving: number;
  /** People enrolled after. */
  readonly after: number;
  /** Participants per doctor before; `null` without doctors. */
  readonly ratioBefore: number | null;
  /** Participants per doctor after; `null` without doctors. */
  readonly ratioAfter: number | null;
  /** Income from capitation; `null` where the table has no rate: an unknown `kind`, or no doctor. */
  readonly capitation: FacilityCapitation | null;
  /** The facility's price; `null` when the plan was stopped. */
  readonly price: { readonly overload: number; readonly metres: number } | null;
}

/** One transfer, with ids. */
export interface TransferRow {
  readonly participantId: string;
  /** `null` for a first placement. */
  readonly fromId: string | null;
  /** The facility they come from is closed: they are placed, and their consent was not needed. */
  readonly fromClosed: boolean;
  readonly toId: string;
  readonly people: number;
  /**
   * Kilometres beyond today's way (negative: nearer), also where today's facility is closed. For a first placement: the
   * way itself.
   */
  readonly extraKm: number;
  /** Whether the way to the new facility crosses a barrier (leads over a crossing); `false` without barriers. */
  readonly crossesBarrier: boolean;
  /** Consent must still be asked. */
  readonly ask: boolean;
  /** Which of their choices it is, 1 for the first; `null` for people who named none. */
  readonly choice: number | null;
}

/** People who may not move, by what they answered. Those who are held are not among them. */
export interface PeopleByReason {
  readonly refused: number;
  readonly unknown: number;
  readonly withdrawn: number;
  /** Who may move, but stays with a relative who may not; only where households are bound (`Policy.households`). */
  readonly household?: number;
}

/** Why one facility remains over its quota, and what would end it. */
export interface FacilityExplanation {
  /** Index of the facility. */
  readonly facility: number;
  readonly id: string;
  readonly enrolled: number;
  readonly quota: number;
  /** People over quota. */
  readonly over: number;
  /**
   * Full-time doctors missing for the people whom the rooms can hold. With `placesMissing` and `intakeMissing` they
   * remove the overload. Where a target is agreed: beyond the target, which must be raised by what they are for.
   */
  readonly doctorsMissing: number;
  /** People beyond the rooms (`capacity`): places with a doctor that are missing, here or elsewhere. */
  readonly placesMissing: number;
  /** People beyond the agreed intake (`maxIntake`), who must be placed: so many more must be agreed on, here or elsewhere. */
  readonly intakeMissing: number;
  /** Room within the quota that no agreed intake opens: so many could come here besides, if a higher `maxIntake` were agreed. */
  readonly roomNotAgreed: number;
  /** People over quota whom the facility must keep (`minimum`, `maxOutflow`), though they might go: for a later round. */
  readonly keptByFloor: number;
  /** Doctors that the missing places need on top of `doctorsMissing` if the rooms are added here. */
  readonly doctorsForPlaces: number;
  /** People enrolled here who may not move, by what they answered. */
  readonly mayNotMove: PeopleByReason;
  /** People held here, by reason: only reasons that occur, in the order of `Problem.holds`. No consent changes it. */
  readonly held: readonly HeldPeople[];
  /** Of these, people who have an option outside all groups: with their consent they could be relieved. */
  readonly mayNotMoveWithWayOut: PeopleByReason;
  /** People who may move but have every option inside the groups (limits, no way, ceilings). */
  readonly mayMoveButOnlyInside: number;
}

/** Facilities that share one overload: people who may move link them. */
export interface ExplanationGroup {
  readonly facilities: readonly FacilityExplanation[];
  /** People over quota, in all. */
  readonly over: number;
  /** At least so many full-time doctors are missing: `ceil(over / participantsPerDoctor)`. */
  readonly doctorsMissingAtLeast: number;
  /** Sums over the group's facilities. */
  readonly doctorsMissing: number;
  readonly placesMissing: number;
  readonly intakeMissing: number;
  readonly roomNotAgreed: number;
  readonly keptByFloor: number;
  readonly doctorsForPlaces: number;
  readonly mayNotMove: PeopleByReason;
  readonly held: readonly HeldPeople[];
  readonly mayNotMoveWithWayOut: PeopleByReason;
  readonly mayMoveButOnlyInside: number;
}

/**
 * Consents that would help: granting exactly these saves exactly these points. Not claimed to be the fewest. Where
 * households may not be parted, there is a plan that saves so much, but `redistribute` may find a slightly other one.
 */
export interface MissingConsents {
  /** People whose consent is missing. */
  readonly people: number;
  /** Overload points saved by granting them. */
  readonly pointsSaved: number;
  /** Who they are, as columns, by participant: the row, how many of it, and from where to where they would go. */
  readonly participant: Int32Array;
  readonly count: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
}

/** Why people remain over quota, and what would change it. It follows from the prices, not from a guess. */
export interface Explanation {
  readonly groups: readonly ExplanationGroup[];
  /** For all groups jointly. */
  readonly consentsMissing: MissingConsents;
}
