/** What the planner decides, as given and with every default filled in. */

/**
 * The planner's choices. Every field has a default. `undefined` stands for it, and so does `null`, except where the
 * default is finite and Infinity is allowed: `JSON.stringify` writes Infinity as `null`, and the plan would have a
 * limit that nobody asked for. JSON has no Infinity; the text `"Infinity"` stands for it.
 */
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
   * The share of their quota (with `fill: "levelled"` of their capacity, where they have one) that receivers keep free for
   * the newborns of the months to come. People who must be placed now may have the reserve of the facility nearest to
   * them. From 0 to 0.5.
   * @default 0
   */
  readonly reserve?: number | null | undefined;
  /**
   * What becomes of people who were not asked or did not answer. `"stay"`: they stay. `"propose"`: they may move in
   * the plan, each such transfer is marked `ask`, and the plan is a proposal, never ready.
   * @default "stay"
   */
  readonly unknown?: "stay" | "propose" | null | undefined;
  /**
   * The bother of a transfer, as kilometres added to its extra way. However much nearer the new facility is, a transfer
   * costs no less than 1 metre and a tenth of the way to it. 0 or more.
   * @default 10
   */
  readonly moveCostKm?: number | null | undefined;
  /**
   * What a letter costs, in kilometres: added to a transfer of people who must be asked first (`unknown: "propose"`), so
   * that people who have agreed go first and few letters are written. A household that moves together gets one letter, shared
   * among its people. 0 or more.
   * @default 10
   */
  readonly askKm?: number | null | undefined;
  /**
   * The most kilometres beyond today's way (for the newly enrolled: beyond their nearest facility). Infinity for no
   * limit; `null` is refused. Below 0 people move only where that brings them nearer by this much, and the newly
   * enrolled find no place.
   * @default 3
   */
  readonly maxExtraKm?: number | "Infinity" | undefined;
  /**
   * The most kilometres to the new facility. 0 or more; Infinity for no limit.
   * @default Infinity
   */
  readonly maxDistanceKm?: number | "Infinity" | null | undefined;
  /**
   * Whether people also move just to be much nearer, or with `qualityKm` better off, by more than `moveCostKm`.
   * @default false
   */
  readonly closerMoves?: boolean | null | undefined;
  /**
   * The most that a whole chain of moves may cost, in kilometres of extra way and bother, for one person fewer over
   * quota. With `moveCostKm: 10` and the default of 100 one move may lead 90 km farther, two together 80. From 0, and
   * at most 100,000 × `overloadKm`, so that no relief outweighs a floor. Without effect where `overloadKm` is Infinity.
   * @default 100
   */
  readonly overQuotaKm?: number | null | undefined;
  /**
   * The same for one overload point less, beside `overQuotaKm`: by default people go from one overfull facility to
   * another only where that is 50 per cent of a quota emptier. Take 1 to level a city finely that is short of doctors.
   * At least 0.001 and below 4,294,967. Or Infinity: fewest points whatever the way, then fewest kilometres, so that
   * the worst are relieved first. `null` is refused.
   * @default 0.2
   */
  readonly overloadKm?: number | "Infinity" | undefined;
  /**
   * Overload points for each person by which a facility ends above the number it began with: the fewer people move, the
   * higher it is. For studies of overload against people moved; only where `overloadKm` is Infinity. A whole number from 0
   * to 200,000.
   * @default 0
   */
  readonly arrivalPoints?: number | null | undefined;
  /**
   * Whether people are sent only to facilities of the kabupaten or kota they live in. People without a region are sent
   * nowhere, and nobody is sent to a facility without one. Today's facility may lie anywhere.
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
   * What the first choice is worth with `honourChoices`, in kilometres. 0 or more; with a finite `overloadKm` at most
   * `overQuotaKm`, for a wish must not outweigh the norm.
   * @default 20
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
   * `max(burden(j) − burden(t) + moveCost, 1 + floor(burden(j) / 10))`, a first placement `burden(j)`. Limits are of real metres. Each 0 or more.
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
  /**
   * Homes farther than so many kilometres from every facility, and facilities as far from all others, stand in
   * `plan.warnings`: mostly a digit was lost. It changes no plan. 0 or more; Infinity: no such warning; `null` is
   * refused.
   * @default 100
   */
  readonly farKm?: number | "Infinity" | undefined;
}

/** A policy with every default filled in. */
export interface CompletePolicy {
  readonly participantsPerDoctor: number;
  readonly fill: "to-quota" | "levelled";
  readonly reserve: number;
  readonly unknown: "stay" | "propose";
  readonly moveCostKm: number;
  readonly askKm: number;
  readonly maxExtraKm: number;
  readonly maxDistanceKm: number;
  readonly closerMoves: boolean;
  readonly overQuotaKm: number;
  readonly overloadKm: number;
  readonly arrivalPoints: number;
  readonly sameRegion: boolean;
  readonly choiceKm: number;
  readonly honourChoices: boolean;
  readonly choiceWorthKm: number;
  readonly drawSeed: number;
  readonly qualityKm: { readonly [kind: string]: number };
  readonly households: "whole" | "willing-together" | "separate";
  readonly farKm: number;
}
