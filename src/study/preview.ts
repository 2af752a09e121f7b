import { metresToday, NEWLY_ENROLLED } from "../model/moves.ts";
import { LEXICOGRAPHIC_WEIGHT } from "../model/overload.ts";
import type { Model } from "../model/prepare.ts";
import { weighed } from "../plan/outcome.ts";
import { lowerBound, type Solved, solveFully } from "../plan/solve-model.ts";
import type { Objective } from "../types.ts";

/** The units for which one unit stands, at the level at which a preview ends. */
const PREVIEW_STEP = 16;

/** What a plan would cost, without making it. */
export interface Preview {
  /**
   * No plan costs less: proven, by weak duality. `overload` and `metres` in the order of pairs; with a finite
   * `overloadKm` the sum `weighted` alone.
   */
  readonly bound: Partial<Objective>;
  /** What the plan will cost, nearly: that of a coarser problem, in which neighbours move together. Nothing is proven. */
  readonly estimate: Objective;
  /** People over quota, nearly. */
  readonly overQuota: number;
  /** People who would be sent from one facility to another, nearly. */
  readonly transferred: number;
  /** Kilometres beyond today's way, over these people, nearly; `null` where nobody is sent. */
  readonly meanExtraKm: number | null;
}

/** Solves down to a coarse level, and takes its prices to everybody once. */
export function* previewOf(model: Model): Generator<unknown, Preview> {
  const scale = model.capacities.weights.point;
  const coarse = yield* solveFully(model, { finest: PREVIEW_STEP });
  const dual = yield* lowerBound(model, coarse.price);
  const paid = weighed(model, dual).objective;
  const estimate = weighed(model, coarse).objective;
  return {
    bound:
      scale === LEXICOGRAPHIC_WEIGHT
        ? { overload: dual.points + paid.overload, metres: paid.metres }
        : { weighted: dual.points * scale + paid.weighted! },
    estimate,
    overQuota: estimate.overQuota,
    ...movesIn(model, coarse),
  };
}

/**
 * Who would be sent, as far as a coarse level tells: each group of neighbours goes the way of the one that stands for it. Of
 * mixed households, which have no way of their own, the people count but not their ways.
 */
function movesIn(
  { units, moves, travel }: Model,
  { candidates: lists, first, step }: Solved,
): Pick<Preview, "transferred" | "meanExtraKm"> {
  let [transferred, measured, metres] = [0, 0, 0];
  for (let slot = 0; slot < lists.size; slot++) {
    const [people, facility] = [lists.flow[slot]!, lists.facility[slot]!];
    const unit = first + lists.unit[slot]! * step;
    const today = units.today[unit]!;
    if (people === 0 || today === facility || today === NEWLY_ENROLLED) continue;
    transferred += people;
    if (unit >= moves.today.length) continue;
    measured += people;
    metres += people * (travel.metres(unit, facility) - metresToday(travel, unit, today));
  }
  return { transferred, meanExtraKm: measured === 0 ? null : metres / measured / 1000 };
}
