/** Knobs of rules: what a planner may add to a problem, each from none to far too much. */
import type { Facility, Policy, Problem } from "../../src/index.ts";
import { riverNetwork } from "./rivers.ts";

/** Every knob is 0 where its rule is absent. */
export interface RuleKnobs {
  /** Services that people may need: up to 2^services classes of people. */
  readonly services: number;
  /** Share of people for whom a move, and a longer way, costs more; each has figures of their own. */
  readonly hardship: number;
  /** Share of facilities with an agreed intake and outflow. */
  readonly agreed: number;
  /** Share of people who name one to four facilities. */
  readonly choosing: number;
  /** Open crossings in a network of rivers round the city; only with great circles. */
  readonly crossings: number;
  readonly reserve: number;
  /** With finite weights alone. */
  readonly overQuotaKm: number;
}

export const noRules: RuleKnobs = {
  services: 0,
  hardship: 0,
  agreed: 0,
  choosing: 0,
  crossings: 0,
  reserve: 0,
  overQuotaKm: 100,
};

/** The problem with the rules; nothing is drawn for those that are absent. */
export function withRules(knobs: RuleKnobs, problem: Problem, random: () => number): Problem {
  const rows = problem.participants.facility.length;
  const rules = knobs.services > 0 ? Array.from({ length: knobs.services }, (_, s) => `service ${s}`) : null;
  const facilities = problem.facilities.map((facility): Facility => {
    const offered = rules === null ? {} : { services: rules.filter(() => random() < 0.7) };
    if (knobs.agreed === 0 || random() >= knobs.agreed) return { ...facility, ...offered };
    const some = Math.round(facility.doctors * 5000 * 0.3 * random());
    return { ...facility, ...offered, maxIntake: some, maxOutflow: some };
  });
  const columns: Record<string, Int32Array> = {};
  if (rules !== null) {
    // Two coins for each need: half of the people need nothing that half of the others need.
    columns.needs = new Int32Array(rows).map(() => {
      return rules.reduce((needs, _, s) => (random() < 0.25 ? needs | (1 << s) : needs), 0);
    });
  }
  if (knobs.hardship > 0) {
    const hard = Array.from({ length: rows }, () => random() < knobs.hardship);
    columns.extraCost = Int32Array.from(hard, (is) => (is ? Math.floor(20_000 * random()) : 0));
    columns.extraCostPerKm = Int32Array.from(hard, (is) => (is ? Math.floor(2_000 * random()) : 0));
  }
  if (knobs.choosing > 0) {
    const lists = Array.from({ length: rows }, () => {
      if (random() >= knobs.choosing) return [];
      const named = Array.from({ length: 1 + Math.floor(4 * random()) }, () =>
        Math.floor(facilities.length * random()),
      );
      return [...new Set(named)];
    });
    columns.choice = Int32Array.from(lists.flat());
    columns.choiceStart = Int32Array.from({ length: rows + 1 }, () => 0);
    for (const [row, list] of lists.entries()) columns.choiceStart[row + 1] = columns.choiceStart[row]! + list.length;
  }
  const bridges = problem.travel === undefined ? knobs.crossings : 0;
  const travel = bridges > 0 ? { travel: riverNetwork({ points: 4_000, bridges, reach: 0.3, step: 0.002 }) } : {};
  return {
    ...problem,
    ...travel,
    facilities,
    participants: { ...problem.participants, ...columns },
    ...(rules === null ? {} : { services: rules }),
  };
}

/** What the rules ask of the policy, given whether its weights are finite. */
export function rulesOfPolicy({ reserve, overQuotaKm }: RuleKnobs, finite: boolean): Policy {
  return { reserve, ...(finite ? { overQuotaKm: Math.max(1, overQuotaKm), choiceWorthKm: 0 } : {}) };
}
