import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runThrough } from "../../src/generators.ts";
import { completePolicy } from "../../src/model/policy.ts";
import { prepareToKeep, withQuotas } from "../../src/model/prepare.ts";
import { enrolledIn, registeredAt } from "../../src/model/registration.ts";
import { rowsOf } from "../../src/model/units.ts";
import { cases, medium, small } from "../support/arbitraries.ts";
import { modelOf } from "../support/model.ts";
import { prepared } from "../support/prepared.ts";

describe("prepare", () => {
  it("has everybody once: in a unit, staying, placed with their family, or unplaced", () => {
    fc.assert(
      fc.property(cases({ size: medium }), ({ problem, policy }) => {
        const { units, unplaced, given } = prepared(problem, policy);
        const people = (row: number): number => problem.participants.count?.[row] ?? 1;
        const inUnits = units.weight.reduce((sum, own) => sum + own, 0);
        const staying = units.fixed.reduce((sum, own) => sum + own, 0);
        const left = [...unplaced].reduce((sum, row) => sum + people(row), 0);
        const all = Array.from(problem.participants.facility, (_, row) => people(row)).reduce((a, b) => a + b, 0);

        expect(inUnits + staying + left).toBe(all);
        for (const row of given.keys()) expect([...unplaced]).not.toContain(row);
      }),
    );
  });

  it("costs a unit of alike rows what the model of the tests says of each of its rows", () => {
    fc.assert(
      fc.property(cases({ size: small, households: false }), ({ problem, policy }) => {
        const { units, options } = prepared(problem, policy);
        const byRow = new Map(modelOf(problem, policy).rows.map((row) => [row.row, row]));
        for (let unit = 0; unit < units.size; unit++) {
          for (const row of rowsOf(units, unit)) {
            const found = byRow.get(row);
            if (found === undefined) continue;
            for (const j of problem.facilities.keys()) {
              const expected = found.options.find(({ facility }) => facility === j)?.metres ?? Number.NaN;
              expect(options.cost(unit, j)).toBe(expected);
            }
          }
        }
      }),
    );
  });
});

describe("what a model carries", () => {
  it("is where each row is registered, and how many people are at each facility", () => {
    fc.assert(
      fc.property(cases({ size: medium }), ({ problem, policy }) => {
        const { registered, enrolledToday } = prepared(problem, policy);

        expect(registered).toEqual(registeredAt(problem));
        expect(enrolledToday).toEqual(enrolledIn({ problem, registered }));
        expect([...enrolledToday]).toEqual(modelOf(problem, policy).enrolledToday);
      }),
    );
  });
});

describe("withQuotas", () => {
  it("is the model that other doctors give when all is prepared anew", () => {
    fc.assert(
      fc.property(cases({ size: small }), fc.nat(3), ({ problem, policy }, more) => {
        const kept = runThrough(prepareToKeep(problem, completePolicy(policy)));
        const facilities = problem.facilities.map((facility, j) => ({
          ...facility,
          doctors: facility.doctors + ((j + more) % 3),
        }));
        const changed = withQuotas(kept, facilities);
        const anew = prepared({ ...problem, facilities }, policy);

        expect(changed.capacities).toEqual(anew.capacities);
        expect(changed.problem.facilities).toBe(facilities);
        for (let h = 0; h < 30; h++) {
          for (const j of facilities.keys()) expect(changed.loadCost.marginal(j, h)).toBe(anew.loadCost.marginal(j, h));
        }
      }),
    );
  });
});
