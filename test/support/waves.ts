/** Waves at random: small problems, guesses and risks. */
import fc from "fast-check";
import type { InviteOptions } from "../../src/asking/index.ts";
import type { Policy, Problem } from "../../src/index.ts";
import { policies, problems, type Size } from "./arbitraries.ts";

/** So few that every combination of answers can be tried. */
const few: Size = { facilities: 4, rows: 9, people: 40 };
const more: Size = { facilities: 12, rows: 11, people: 60 };

/** A wave of letters before it is sent. */
export interface WaveCase {
  readonly problem: Problem;
  readonly policy: Policy;
  readonly options: InviteOptions;
}

export const waveCases: fc.Arbitrary<WaveCase> = fc
  .record({
    problem: fc.oneof(
      { weight: 4, arbitrary: problems({ size: few }) },
      { weight: 4, arbitrary: problems({ size: few, households: true }) },
      { weight: 1, arbitrary: problems({ size: more, households: true }) },
    ),
    policy: policies(),
    percents: fc.array(fc.oneof(fc.integer({ min: 0, max: 100 }), fc.constantFrom(100, 60, 60, 0.4)), {
      minLength: 1,
      maxLength: 9,
    }),
    one: fc.boolean(),
    risk: fc.constantFrom("kept" as const, 0.05, 0.3, 0.9, undefined),
    letterKm: fc.constantFrom(undefined, 0, 0.5, 20),
  })
  .map(({ problem, policy, percents, one, risk, letterKm }): WaveCase => {
    const rows = problem.participants.facility.length;
    const chances = Float64Array.from({ length: rows }, (_, row) => percents[row % percents.length]! / 100);
    // Nobody has been asked, as a rule.
    const consent = problem.participants.consent.map((code, row) => (code !== 1 || row % 3 === 0 ? code : 2));
    const acceptance = one ? percents[0]! / 100 : chances;
    const options = { acceptance, spread: 0, ...(risk && { risk }), ...(letterKm !== undefined && { letterKm }) };
    return { problem: { ...problem, participants: { ...problem.participants, consent } }, policy, options };
  });
