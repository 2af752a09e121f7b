import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boundOf, isLess, objectiveValue } from "../../src/doctors/bounds.ts";
import { redistribute } from "../../src/plan/redistribute.ts";
import { enrolledToday } from "../../src/verify/today.ts";
import { cases, medium, runs } from "../support/arbitraries.ts";
import { expectOptimal } from "../support/expect-optimal.ts";
import { prepared } from "../support/prepared.ts";

const sum = (amounts: readonly number[]): number => amounts.reduce((a, b) => a + b, 0);

describe("the bound of a run", () => {
  it("should never be above what any other numbers of doctors give, and be exact for its own", () => {
    fc.assert(
      fc.property(cases({ size: medium }), fc.array(fc.nat(3), { minLength: 8, maxLength: 8 }), (one, amounts) => {
        const { problem, policy } = one;
        const { facilities } = problem;
        const variants = facilities.map((f) => [0, 1, 2, 3].map((more) => ({ ...f, doctors: f.doctors + more })));
        const plan = redistribute(problem, policy);
        const people = Array.from(problem.participants.facility, (_, row) => problem.participants.count?.[row] ?? 1);
        const { units, arriving } = prepared(problem, policy);
        const { fixed } = units;
        const today = enrolledToday(problem);
        const bound = boundOf({ plan, facilities, variants, today, fixed, arriving, people: sum(people) })!;
        const at = (choice: readonly number[]) => ({
          major: bound.base.major + sum(facilities.map((_, j) => bound.major[j]![choice[j]!]!)),
          minor: bound.base.minor + sum(facilities.map((_, j) => bound.minor[j]![choice[j]!]!)),
        });

        const other = redistribute({ ...problem, facilities: variants.map((of, j) => of[amounts[j]!]!) }, policy);

        expectOptimal(problem, plan, policy);
        expect(isLess(objectiveValue(other.bound!), at(amounts))).toBe(false);
        expect(at(amounts.map(() => 0))).toEqual(objectiveValue(plan.bound!));
      }),
      runs(1),
    );
  });
});
