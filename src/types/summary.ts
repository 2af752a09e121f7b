/** What `summarize`, `facilityRows` and `transferRows` report of a plan. */

import type { FacilityCapitation, TotalCapitation } from "./capitation.ts";

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

/** Kilometres beyond today's way, over people. */
export interface ExtraKm {
  readonly mean: number;
  /** Of 100 people 95 go no farther than this beyond today's way (nearest rank). */
  readonly p95: number;
  readonly max: number;
  /** Summed over all of them; people who now go less far count as negative. */
  readonly net: number;
  /** Summed over those who go farther, alone: what the plan asks of people, whatever it spares others. */
  readonly gross: number;
}

/** Places kept for months to come. */
export interface ReserveFigures {
  /** All of them. */
  readonly places: number;
  /** Of these, free after the plan: the others were taken before, or by people who had to be placed. */
  readonly free: number;
}

/** A plan in figures. */
export interface Summary {
  /** All people of the problem. */
  readonly people: number;
  /** What they answered, before the plan. */
  readonly byConsent: PeopleByConsent;
  /** People held, by reason, in the order of `Problem.holds`: apart from refusals, for no answer of theirs counts. */
  readonly held: readonly HeldPeople[];
  /** People who must leave because their facility is closed. */
  readonly ofClosed: PeopleOfClosed;
  /** What becomes of households; zeros where `participants.household` is not given. */
  readonly households: HouseholdFigures;
  /** All facilities, closed ones too. */
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
  /** Places that the policy's `reserve` keeps for months to come, at open facilities. */
  readonly reserve: ReserveFigures;
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
  readonly extraKm: ExtraKm | null;
  /** People transferred to a nearer facility. */
  readonly nearer: number;
  /** People transferred to one farther away. */
  readonly farther: number;
  /** People who must cross a barrier (a river), before and after. */
  readonly overBarriers: PeopleOverBarriers;
  /** What the insurer pays in capitation, a month. */
  readonly capitation: TotalCapitation;
}

/** One facility before and after. */
export interface FacilityRow {
  /** `Facility.id`. */
  readonly id: string;
  /** Its name, or else the id. */
  readonly name: string;
  /** Full-time equivalents. */
  readonly doctors: number;
  /** People by the norm or the agreed target, limited by capacity. */
  readonly quota: number;
  /** Places of it that the policy's `reserve` keeps for months to come, but for newcomers who live nearest to it. */
  readonly reserve: number;
  /** The fewest people it keeps, by `minimum` and `maxOutflow`; 0 where nothing is said. */
  readonly floor: number;
  /** The most people it is filled with, by quota, rooms and agreed intake; `null` for no limit. */
  readonly ceiling: number | null;
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
  /** The participant's id, or without ids the row number as text. */
  readonly participantId: string;
  /** `null` for a first placement. */
  readonly fromId: string | null;
  /** The facility they come from is closed: they are placed, and their consent was not needed. */
  readonly fromClosed: boolean;
  readonly toId: string;
  /** People of the row who go there. */
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
