/** Plans of whole people: rounded from fractions, and made better one person at a time, within all limits. */

import { marginalCost, totalPoints } from "../model/overload.ts";
import { loadsOf } from "./cuts.ts";
import type { LinearPlan } from "./linear-plan.ts";
import { type Cost, overMetres } from "./price-bound.ts";

/** Broken choices of which every way to round is tried: 256 plans. */
const MOST_TRIED = 8;
/** Times that all choices are looked at for a better one. */
const MOST_PASSES = 50;
/** Nearer to a whole number than that is whole. */
export const WHOLE = 1e-6;

/** A plan of whole people, and what it costs. */
export interface WholePlan extends Cost {
  /** People of each choice. */
  readonly x: Float64Array;
  readonly load: Float64Array;
  /** Metres of ways alone. */
  readonly way: number;
  /** Overload in points + metres / scale. */
  readonly value: number;
}

/** A plan on which people are moved about. */
interface Tally {
  readonly plan: LinearPlan;
  readonly x: Float64Array;
  readonly load: Float64Array;
  /** What is left within each side. */
  readonly left: Float64Array;
  metres: number;
}

function tallyOf(plan: LinearPlan, start: Float64Array): Tally {
  const { sides, choices } = plan;
  const x = start.slice();
  const left = Float64Array.from(sides, ({ by, most }) => by.reduce((rest, own, k) => rest - own * x[k]!, most));
  const metres = x.reduce((sum, people, k) => sum + people * choices.metres[k]!, 0);
  return { plan, x, load: loadsOf(plan, x), left, metres };
}

/** Some people take another choice. */
function move(tally: Tally, from: number, k: number, people: number): void {
  const { x, load, left } = tally;
  const { choices, sides } = tally.plan;
  x[from]! -= people;
  x[k]! += people;
  load[choices.to[from]!]! -= people;
  load[choices.to[k]!]! += people;
  tally.metres += people * (choices.metres[k]! - choices.metres[from]!);
  sides.forEach(({ by }, r) => {
    left[r]! -= people * (by[k]! - by[from]!);
  });
}

function keepsAll({ left }: Tally): boolean {
  return left.every((rest) => rest >= -WHOLE);
}

function totalsOf({ plan, load, metres: way }: Tally): Omit<WholePlan, "x" | "load"> {
  let [overload, metres] = [0, way];
  load.forEach((people, j) => {
    overload += totalPoints(plan.capacities, j, people);
    metres += overMetres(plan, j, people);
  });
  return { overload, metres, way, value: overload + metres / plan.scale };
}

/** The best of these that keeps every limit, made better one person at a time; `null` where none does. */
export function bestOf(plan: LinearPlan, plans: readonly Float64Array[]): WholePlan | null {
  const kept = plans.map((x) => tallyOf(plan, x)).filter(keepsAll);
  const values = kept.map((tally) => totalsOf(tally).value);
  return kept.length === 0 ? null : polished(kept[values.indexOf(Math.min(...values))]!);
}

/**
 * The best of many ways to round that keeps every limit: the most broken choices down (whoever is in the fraction stays)
 * or up, in every combination; the others to the nearer whole number.
 */
export function rounded(plan: LinearPlan, x: Float64Array): WholePlan | null {
  const { whole, rest, left } = roundedDown(plan, x);
  const { cohort } = plan.choices;
  const fraction = (k: number): number => x[k]! - whole[k]!;
  const brokenness = (k: number): number => Math.abs(x[k]! - Math.round(x[k]!));
  const broken = [...x.keys()].filter((k) => brokenness(k) > WHOLE && k !== rest[cohort[k]!]);
  broken.sort((a, b) => brokenness(b) - brokenness(a));
  const tally = tallyOf(plan, whole);
  const step = (k: number, people: 1 | -1): void => {
    left[cohort[k]!]! -= people;
    move(tally, rest[cohort[k]!]!, k, people);
  };
  for (const k of broken.slice(MOST_TRIED)) if (fraction(k) >= 0.5 && left[cohort[k]!]! > 0) step(k, 1);
  const tried = broken.slice(0, MOST_TRIED);
  /** Takes those of the bits that have anybody left; says which. */
  const raise = (bits: number): number[] =>
    tried.filter((k, i) => {
      const up = ((bits >> i) & 1) === 1 && left[cohort[k]!]! > 0;
      if (up) step(k, 1);
      return up;
    });
  let [least, best] = [Number.POSITIVE_INFINITY, -1];
  for (let bits = 0; bits < 2 ** tried.length; bits++) {
    const up = raise(bits);
    const { value } = totalsOf(tally);
    if (value < least && keepsAll(tally)) [least, best] = [value, bits];
    for (const k of up) step(k, -1);
  }
  if (best < 0) return null;
  raise(best);
  return polished(tally);
}

/** Everybody in fractions stays, or goes where most of the cohort do; `left`: how many of each cohort those are. */
function roundedDown({ choices }: LinearPlan, x: Float64Array) {
  const whole = x.map((people) => Math.floor(people + WHOLE));
  const left = choices.people.slice();
  const rest = choices.people.map((_, c) => {
    let at = -1;
    for (let k = choices.first[c]!; k < choices.first[c + 1]!; k++) {
      left[c]! -= whole[k]!;
      const better = at < 0 || (choices.to[at] !== choices.today[c] && x[k]! > x[at]!);
      if (better || choices.to[k] === choices.today[c]) at = k;
    }
    whole[at]! += left[c]!;
    return at;
  });
  return { whole, rest, left };
}

/** Moves people of a cohort from one choice to another, one at a time, as long as it helps and all limits are kept. */
function polished(tally: Tally): WholePlan {
  const { plan, x, load } = tally;
  const { first, cohort } = plan.choices;
  for (let [pass, changed] = [0, true]; changed && pass < MOST_PASSES; pass++) {
    changed = false;
    for (let from = 0; from < x.length; from++) {
      const c = cohort[from]!;
      for (let k = first[c]!; x[from]! > 0 && k < first[c + 1]!; k++) {
        while (x[from]! > 0 && helps(tally, from, k)) {
          move(tally, from, k, 1);
          changed = true;
        }
      }
    }
  }
  return { x, load, ...totalsOf(tally) };
}

/** Whether one person's change from a choice to another makes the plan better and breaks no limit. */
function helps({ plan, load, left }: Tally, from: number, k: number): boolean {
  const { choices, capacities, scale, sides } = plan;
  const [a, b] = [choices.to[from]!, choices.to[k]!];
  if (a === b) return false;
  const points = marginalCost(capacities, a, load[a]!) - marginalCost(capacities, b, load[b]! + 1);
  const nearer = choices.metres[from]! - choices.metres[k]!;
  // Both are whole numbers: half a metre is a difference.
  if (points * scale + nearer < 0.5) return false;
  return sides.every(({ by }, r) => by[k]! - by[from]! <= Math.max(0, left[r]!) + WHOLE);
}
