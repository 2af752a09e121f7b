import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InputError, type Objective, redistribute, verify } from "../../src/index.ts";
import type { Change } from "../../src/study/change.ts";
import { whatIf } from "../../src/study/what-if.ts";
import { cases, runs, small } from "../support/arbitraries.ts";
import { type CityShape, cityOf } from "../support/cities.ts";
import { expectOptimal, leastOf } from "../support/expect-optimal.ts";

const numbers = fc.record(
  {
    doctors: fc.constantFrom(0, 0.5, 1, 3, 20),
    capacity: fc.constantFrom(0, 3, 50, null),
    target: fc.constantFrom(0, 2, null),
    maxIntake: fc.constantFrom(0, 1, 10, null),
    minimum: fc.constantFrom(0, 2, null),
    maxOutflow: fc.constantFrom(0, 1, null),
    closed: fc.constantFrom(false, false, false, true),
  },
  { requiredKeys: [] },
);
const answers = fc.array(fc.constantFrom("granted", "refused", "unknown", "withdrawn"), { maxLength: 4 });
const raws = fc.array(fc.record({ facilities: fc.array(fc.tuple(fc.nat(20), numbers), { maxLength: 3 }), answers }), {
  minLength: 1,
  maxLength: 3,
});

const shape: CityShape = {
  seed: 1,
  people: 50,
  facilities: 3,
  supply: 0.8,
  consent: 0.7,
  newcomers: 0.05,
  clusters: 4,
  width: 0.02,
  count: 1,
};

describe("whatIf", () => {
  it("plans and previews as a fresh run would, for any problem and any changes one after the other", () => {
    fc.assert(
      fc.property(cases({ size: small }), raws, ({ problem, policy }, changes) => {
        const study = whatIf(problem, policy);
        for (const raw of changes) {
          const change = changeOf(
            raw,
            problem.facilities.map(({ id }) => id),
            problem.participants.facility,
          );
          const changed = study.problem(change);
          const plan = study.plan(change);
          expect(plan).toEqual(redistribute(changed, policy));
          expectOptimal(changed, plan, policy);
          const { bound, estimate } = study.preview(change);
          expectBelow(bound, leastOf(plan));
          // Where there is no coarser level than the finest, nothing is estimated.
          if (plan.stats.levels === 1) expect(estimate).toEqual(leastOf(plan));
        }
        expect(study.plan({})).toEqual(redistribute(problem, policy));
      }),
      runs(0.5),
    );
  });

  it("bounds cities that are solved from coarse to fine, and one of them within half a per cent", () => {
    const policy = { participantsPerDoctor: 10, households: "separate" as const };
    const preview = (seed: number, doctors: number): [bound: number, optimum: number] => {
      const problem = cityOf({ ...shape, people: 2000, facilities: 9, seed });
      const study = whatIf(problem, policy);
      const change: Change = { facilities: [{ id: problem.facilities[seed % 9]!.id, doctors }] };
      const plan = study.plan(change);
      expect(verify(study.problem(change), plan)).toMatchObject({ ok: true, proven: true });
      const { bound } = study.preview(change);
      expectBelow(bound, leastOf(plan));
      const sum = ({ overload, metres, weighted }: Partial<Objective>): number =>
        weighted ?? overload! * 1000 + metres!;
      return [sum(bound), sum(plan.objective)];
    };
    fc.assert(
      fc.property(fc.nat(1000), fc.constantFrom(0, 1, 5), (seed, doctors) => void preview(seed, doctors)),
      runs(0.1),
    );
    const [bound, optimum] = preview(1, 20);
    expect(bound).toBeGreaterThan(0.995 * optimum);
  });

  it("refuses a change that is none, and says what is wrong with it", () => {
    const problem = cityOf({ ...shape, people: 10, facilities: 2 });
    const study = whatIf(problem);
    const id = problem.facilities[0]!.id;
    const said = (change: unknown): string => {
      try {
        study.problem(change as Change);
      } catch (error) {
        expect(error).toBeInstanceOf(InputError);
        return (error as InputError).message;
      }
      return "";
    };
    expect(said(null)).toBe("change: expected an object, got null");
    expect(said({ doctors: 2 })).toBe("change.doctors: expected one of facilities, consents");
    expect(said({ facilities: [{ id: "nowhere" }] })).toBe(
      'change.facilities[0].id: expected the id of a facility, got "nowhere"',
    );
    expect(said({ facilities: [{ id }, { id }] })).toBe("change.facilities[1].id: expected each facility once");
    expect(said({ facilities: [{ id, doctor: 2 }] })).toContain("change.facilities[0].doctor: expected one of");
    expect(said({ facilities: [{ id, doctors: -1 }] })).toBe("facilities[0].doctors: expected a number from 0, got -1");
    expect(said({ consents: [{ row: 10, consent: "granted" }] })).toBe(
      "change.consents[0].row: expected a row from 0 to 9",
    );
    expect(said({ consents: [{ row: 1, consent: "yes" }] })).toContain("change.consents[0].consent: expected one of");
  });

  it("leaves the problem as it was", () => {
    const problem = cityOf(shape);
    const before = structuredClone(problem);
    const study = whatIf(problem);
    study.plan({
      facilities: [{ id: problem.facilities[0]!.id, closed: true }],
      consents: [{ row: 1, consent: "refused" }],
    });
    expect(problem).toEqual(before);
  });
});

function changeOf(
  raw: { facilities: [number, object][]; answers: string[] },
  ids: readonly string[],
  facility: Int32Array,
): Change {
  const facilities = new Map(ids.length === 0 ? [] : raw.facilities.map(([at, own]) => [ids[at % ids.length]!, own]));
  // A refusal of who is registered nowhere contradicts itself.
  const consents = raw.answers.flatMap((consent, row) =>
    row < facility.length && facility[row] !== -1 ? [{ row, consent }] : [],
  );
  return { facilities: [...facilities].map(([id, own]) => ({ id, ...own })), consents } as Change;
}

/** In the order of pairs, or as the weighted sum. */
function expectBelow(bound: Partial<Objective>, objective: Objective): void {
  if (objective.weighted !== undefined) expect(bound.weighted).toBeLessThanOrEqual(objective.weighted);
  else if (bound.overload === objective.overload) expect(bound.metres).toBeLessThanOrEqual(objective.metres);
  else expect(bound.overload).toBeLessThan(objective.overload);
}
