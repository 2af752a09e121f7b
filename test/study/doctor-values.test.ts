import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { redistribute, verify } from "../../src/index.ts";
import { doctorValues } from "../../src/study/doctor-values.ts";
import { whatIf } from "../../src/study/what-if.ts";
import { cases, runs, tiny } from "../support/arbitraries.ts";
import { modelOf, score } from "../support/model.ts";

describe("doctorValues", () => {
  it("promises at least what an exact plan saves, for any problem", () => {
    fc.assert(
      fc.property(cases({ size: tiny, households: false }), ({ problem, policy }) => {
        const plan = redistribute(problem, policy);
        expect(verify(problem, plan).ok).toBe(true);
        const model = modelOf(problem, plan.policy);
        for (const { id, atMost, exact, overQuota } of doctorValues(problem, plan, { exact: 2 })) {
          const facility = problem.facilities.find((own) => own.id === id)!;
          const other = whatIf(problem, policy).plan({ facilities: [{ id, doctors: facility.doctors + 1 }] });
          const gain = score(model, plan.objective) - score(model, other.objective);
          const most =
            atMost.weighted === undefined
              ? score(model, { overload: atMost.overload!, overQuota: 0, metres: atMost.metres! })
              : BigInt(atMost.weighted);
          expect(most >= gain).toBe(true);
          if (exact === null) continue;
          expect(exact.metres).toBe(plan.objective.metres - other.objective.metres);
          expect(exact.overload).toBe(plan.objective.overload - other.objective.overload);
          expect(overQuota).not.toBeNull();
        }
      }),
      runs(0.5),
    );
  });
});
