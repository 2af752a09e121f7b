/** What `explain` tells: why people remain over quota. */

import type { HeldPeople } from "./summary.ts";

/** People who may not move, by what they answered. Those who are held are not among them. */
export interface PeopleByReason {
  readonly refused: number;
  readonly unknown: number;
  readonly withdrawn: number;
  /**
   * People who may move, but stay with a relative who may not; only where households are bound (`Policy.households`).
   */
  readonly household?: number;
}

/** Why one facility remains over its quota, and what would end it. */
export interface FacilityExplanation {
  /** Index of the facility. */
  readonly facility: number;
  readonly id: string;
  /** People enrolled after the plan. */
  readonly enrolled: number;
  readonly quota: number;
  /** People over quota. */
  readonly over: number;
  /**
   * Full-time doctors missing for the people whom the rooms can hold. With `placesMissing` and `intakeMissing` they
   * remove the overload of this plan's enrolment (a new plan may keep people home whom this one moved). Where a target is agreed: beyond the target, which must be raised by what they are for.
   */
  readonly doctorsMissing: number;
  /** People beyond the rooms (`capacity`): places with a doctor that are missing, here or elsewhere. */
  readonly placesMissing: number;
  /**
   * People beyond the agreed intake (`maxIntake`), who must be placed: this many more must be agreed on, here or
   * elsewhere.
   */
  readonly intakeMissing: number;
  /**
   * Room within the quota that no agreed intake opens: this many more could come here if a higher `maxIntake` were
   * agreed.
   */
  readonly roomNotAgreed: number;
  /** Room that the policy's `reserve` keeps for months to come: this many more could come here if it kept none. */
  readonly roomReserved: number;
  /** People over quota here who would not be if households could be parted. */
  readonly overByHouseholds: number;
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
  /** People who could be relieved at a facility with room, and are not, for it is too far; with finite weights only. */
  readonly notWorthTheWay?: NotWorthTheWay;
}

/** "12 more could go, the first at 34 km": what remains over quota because relief is not worth its way. */
export interface NotWorthTheWay {
  /** People over quota, kept by no floor, who may move and have an option with room outside all groups. */
  readonly people: number;
  /** What it costs the first of them: extra way, bother of moving, hardship, in km; `null` where there is nobody. */
  readonly leastKm: number | null;
}

/** Facilities that share one overload: people who may move link them. */
export interface ExplanationGroup {
  readonly facilities: readonly FacilityExplanation[];
  /** People over quota, in all. */
  readonly over: number;
  /** The least number of full-time doctors that are missing: `ceil(over / participantsPerDoctor)`. */
  readonly doctorsMissingAtLeast: number;
  /** From here on sums over the group's facilities; see {@link FacilityExplanation}. */
  readonly doctorsMissing: number;
  readonly placesMissing: number;
  readonly intakeMissing: number;
  readonly roomNotAgreed: number;
  readonly roomReserved: number;
  readonly overByHouseholds: number;
  readonly keptByFloor: number;
  readonly doctorsForPlaces: number;
  readonly mayNotMove: PeopleByReason;
  readonly held: readonly HeldPeople[];
  readonly mayNotMoveWithWayOut: PeopleByReason;
  readonly mayMoveButOnlyInside: number;
  /** People in all, and the least of their km; with finite weights only. */
  readonly notWorthTheWay?: NotWorthTheWay;
}

/**
 * Consents that would help: granting exactly these saves exactly what is said: with finite weights of the weighted sum
 * (points may then even rise), otherwise of points. Asking costs `askKm` for each of them. Not claimed to be the fewest. Where
 * households may not be parted, there is a plan that saves so much, but `redistribute` may find a slightly other one.
 */
export interface MissingConsents {
  /** People whose consent is missing. */
  readonly people: number;
  /** Overload points saved by granting them. */
  readonly pointsSaved: number;
  /** People fewer over quota. */
  readonly overQuotaSaved: number;
  /** Metres of the weighted sum saved; with finite weights only. */
  readonly weightedSaved?: number;
  /** Facilities farther away were left out, for sums would not be exact; Infinity where none were, in all but huge countries. */
  readonly withinKm: number;
  /**
   * The people, as columns, by participant: the row, how many of it, and the facilities that they would leave and join.
   */
  readonly participant: Int32Array;
  readonly count: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
}

/** Why people remain over quota, and what would change it. It follows from the prices, not from a guess. */
export interface Explanation {
  /** Facilities over quota, or where one more person would cost points, by the first of each group. */
  readonly groups: readonly ExplanationGroup[];
  /** For all groups jointly. */
  readonly consentsMissing: MissingConsents;
}
