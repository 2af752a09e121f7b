/**
 * What the limits are worth: a price for each, and plans near the best one that keeps them all.
 *
 * Problem. Without limits the engine finds the best plan of some hundred cohorts in milliseconds; a linear program from
 * nothing takes seconds, for its tableau is dense. So the engine should do most of the work under limits, too.
 *
 * Method (Lagrange; Kelley's cuts, the same as Dantzig and Wolfe's columns). If whoever counts under a limit pays a price
 * for it, the engine plans with that price as part of the cost, and knows nothing of the limit. Its plans so far, mixed,
 * tell the next prices: a linear program with a row for each limit and a column for each plan. When no plan is better
 * than the mixture at its prices, they are the prices of the limits; and what people choose at them is where the linear
 * program of all cohorts begins (linear-plan.ts).
 *
 * Nothing here need be exact, and nothing is claimed: the linear program proves what it finds, whatever it began with. So the
 * search ends when plan and mixture are near, and points weigh less against metres than they should where the engine's
 * costs would leave its range.
 */

import { totalCost } from "../model/overload.ts";
import { cheapestPlan, type EnginePlan, type Frame } from "./cohort-engine.ts";
import type { Side } from "./limits.ts";
import { type Row, solveLinear } from "./simplex.ts";

/** What the engine is given stays below 2^30. */
const MOST_COST = 2 ** 29;
/** The most points that a price may be at first; if that does not suffice, so many times as much. */
const FIRST_PRICE = 400;
const GROWTH = 8;
/** How near plan and mixture must be, for each point. */
const NEAR = 1e-5;
/** Runs of the engine at most. */
export const MOST_RUNS = 40;

export interface LimitPrices {
  /** What one more within each side is worth, in points. */
  readonly side: Float64Array;
  /** What one more person at each facility is worth, in points. */
  readonly facility: Float64Array;
  /** Plans whose mixture nearly keeps the limits at least cost. */
  readonly mixed: readonly EnginePlan[];
  /** All plans that were tried. */
  readonly plans: readonly EnginePlan[];
  /** Whether it was told to stop. */
  readonly stopped: boolean;
}

interface Trial {
  readonly price: Float64Array;
  readonly plan: EnginePlan;
  /** Overload in points + metres / scale. */
  readonly value: number;
  /** How far it is beyond each side. */
  readonly beyond: Float64Array;
  /** The value with what is beyond paid for: less than any plan within the limits, if prices were exact. */
  readonly paid: number;
}

/** Looks for the prices of limits; without limits it is one run of the engine. */
export function limitPrices(frame: Frame, sides: readonly Side[], goOn: (runs: number) => boolean): LimitPrices {
  const { scale } = frame;
  let price = new Float64Array(sides.length);
  const limited = Math.floor(MOST_COST / FIRST_PRICE / Math.max(1, sides.length));
  let weight = sides.length === 0 ? scale : Math.min(scale, limited);
  const trials = [tried(frame, weight, sides, price)];
  let [best, mixed, stopped] = [trials[0]!, trials, false];
  while (sides.length > 0 && trials.length < MOST_RUNS) {
    const most = MOST_COST / weight / sides.length;
    const next = mixture(trials, sides, most);
    if (next === null) break;
    mixed = trials.filter((_, i) => next.share[i]! > 0);
    price = next.price;
    if (next.value - best.paid <= NEAR * (1 + Math.abs(next.value))) {
      // What is mixed breaks a limit if a price cannot grow: then points must weigh less.
      if (!price.some((own) => own > 0.999 * most) || weight < GROWTH) break;
      weight = Math.floor(weight / GROWTH);
    }
    stopped = !goOn(trials.length);
    if (stopped) break;
    const trial = tried(frame, weight, sides, price);
    trials.push(trial);
    if (trial.paid > best.paid) best = trial;
  }
  const plans = (of: readonly Trial[]): EnginePlan[] => of.map(({ plan }) => plan);
  return { side: best.price, facility: best.plan.price, mixed: plans(mixed), plans: plans(trials), stopped };
}

/** A plan of the engine at these prices, when a point weighs as much as so many metres. */
function tried(
  { choices, capacities, scale }: Frame,
  weight: number,
  sides: readonly Side[],
  price: Float64Array,
): Trial {
  const cost = choices.metres.slice();
  sides.forEach(({ by }, r) => {
    if (price[r] === 0) return;
    by.forEach((own, k) => {
      cost[k]! += price[r]! * weight * own;
    });
  });
  const plan = cheapestPlan(choices, capacities, cost.map(Math.round), weight);
  const sum = (of: Float64Array): number => of.reduce((all, own, k) => all + own * plan.x[k]!, 0);
  const overload = plan.load.reduce((all, people, j) => all + totalCost(capacities, j, people), 0);
  const value = overload + sum(choices.metres) / scale;
  const beyond = Float64Array.from(sides, ({ by, most }) => sum(by) - most);
  return { price, plan, value, beyond, paid: beyond.reduce((all, own, r) => all + own * price[r]!, value) };
}

/** The cheapest mixture of plans that keeps the sides, unless that costs more than `most` for each; and its prices. */
function mixture(trials: readonly Trial[], sides: readonly Side[], most: number) {
  const at = [...trials.keys()];
  // So that no coefficient is far above 1.
  const unit = sides.map((_, r) => trials.reduce((all, { beyond }) => Math.max(all, Math.abs(beyond[r]!)), 1));
  const cost = [...trials.map(({ value }) => value), ...unit.map((own) => own * most)];
  const rows: Row[] = [
    { at, by: at.map(() => 1), min: 1, max: 1 },
    ...unit.map((own, r) => ({
      at: [...at, trials.length + r],
      by: [...trials.map(({ beyond }) => beyond[r]! / own), -1],
      max: 0,
    })),
  ];
  const found = solveLinear({ cost, rows });
  if (found === null) return null;
  return {
    value: cost.reduce((sum, own, k) => sum + own * found.x[k]!, 0),
    share: found.x,
    price: Float64Array.from(unit, (own, r) => Math.max(0, -found.price[r + 1]! / own)),
  };
}
