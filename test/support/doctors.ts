/**
 * A village for `placeDoctors` and `shareDoctors`, and their referees: every distribution, and one at a time, each planned
 * by the engine.
 */
import { type Facility, type Policy, type Problem, problemFrom, redistribute } from "../../src/index.ts";
import type { NewFacility } from "../../src/lp/index.ts";
import { modelOf, score } from "./model.ts";

/** A full puskesmas, a klinik 1.7 km away with room, and a practice; those of the puskesmas agree. */
export const doctorsVillage: Problem = problemFrom({
  facilities: [
    { id: "puskesmas", lon: 109.32, lat: -0.03, doctors: 1 },
    { id: "klinik", lon: 109.335, lat: -0.03, doctors: 1, capacity: 7000 },
    { id: "practice", lon: 109.34, lat: -0.03, doctors: 0.5, target: 2000 },
  ],
  participants: [
    { id: "a", lon: 109.32, lat: -0.031, facilityId: "puskesmas", consent: "granted", count: 14_000 },
    { id: "b", lon: 109.335, lat: -0.031, facilityId: "klinik", consent: "refused", count: 5000 },
    { id: "c", lon: 109.34, lat: -0.031, facilityId: "practice", consent: "refused", count: 2000 },
  ],
});

/** What a distribution is worth: people unplaced, then the objective. Smaller is better. */
export interface Worth {
  readonly unplaced: number;
  readonly score: bigint;
}

export function compareWorth(a: Worth, b: Worth): number {
  return a.unplaced - b.unplaced || (a.score < b.score ? -1 : a.score > b.score ? 1 : 0);
}

export interface Distribution {
  /** One for each facility of the problem, then one for each new one. */
  readonly amounts: readonly number[];
  readonly worth: Worth;
}

/** The problem with `amounts × unit` doctors more; new facilities without doctors do not exist. */
export function withDoctors(
  problem: Problem,
  proposed: readonly NewFacility[],
  amounts: readonly number[],
  unit: number,
): Problem {
  const m = problem.facilities.length;
  const opened = proposed.map((_, i) => i).filter((i) => amounts[m + i]! > 0);
  const facilities: Facility[] = problem.facilities.map((f, j) => ({
    ...f,
    doctors: Math.max(0, f.doctors + amounts[j]! * unit), // 0.3 − 3 × 0.1 is below 0 in floating point
  }));
  for (const i of opened) {
    const { metres: _, ...facility } = proposed[i]!;
    facilities.push({ ...facility, doctors: amounts[m + i]! * unit });
  }
  const metres = problem.travel?.metres;
  if (metres === undefined || opened.length === 0) return { ...problem, facilities };
  const zones = proposed[opened[0]!]!.metres!.length;
  const wide: number[] = [];
  for (let zone = 0; zone < zones; zone++) {
    wide.push(...metres.slice(zone * m, zone * m + m), ...opened.map((i) => proposed[i]!.metres![zone]!));
  }
  return { ...problem, facilities, travel: { metres: Int32Array.from(wide) } };
}

/** What the engine's plan of a problem is worth. */
export function worthOf(problem: Problem, policy: Policy): Worth {
  const plan = redistribute(problem, policy);
  const unplaced = [...plan.unplaced].reduce((sum, row) => sum + (problem.participants.count?.[row] ?? 1), 0);
  return { unplaced, score: score(modelOf(problem, policy), plan.objective) };
}

/** Every list of amounts between `least` and `most` that `allowed` lets pass. */
export function everyAmounts(
  least: readonly number[],
  most: readonly number[],
  allowed: (amounts: readonly number[]) => boolean,
): number[][] {
  let all: number[][] = [[]];
  for (let j = 0; j < least.length; j++) {
    const here = Array.from({ length: most[j]! - least[j]! + 1 }, (_, i) => least[j]! + i);
    all = all.flatMap((amounts) => here.map((amount) => [...amounts, amount]));
  }
  return all.filter(allowed);
}

/** The best of all by trying each. */
export function bestOfAll(
  all: readonly (readonly number[])[],
  worth: (amounts: readonly number[]) => Worth,
): Distribution {
  const [first, ...rest] = all.map((amounts) => ({ amounts, worth: worth(amounts) }));
  return rest.reduce((best, next) => (compareWorth(next.worth, best.worth) < 0 ? next : best), first!);
}

/** From nothing one step at a time, each the best there is, as long as there is one; the best on the way. */
export function greedily(
  start: readonly number[],
  steps: (amounts: readonly number[]) => readonly (readonly number[])[],
  worth: (amounts: readonly number[]) => Worth,
): Distribution {
  let current: Distribution = { amounts: start, worth: worth(start) };
  let best = current;
  for (;;) {
    const next = steps(current.amounts);
    if (next.length === 0) return best;
    current = bestOfAll(next, worth);
    if (compareWorth(current.worth, best.worth) < 0) best = current;
  }
}
