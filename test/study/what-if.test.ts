import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  InputError,
  type Objective,
  type Plan,
  type Policy,
  type Problem,
  redistribute,
  summarize,
  verify,
} from "../../src/index.ts";
import type { Change } from "../../src/study/change.ts";
import { whatIf } from "../../src/study/what-if.ts";
import { cases, policies, runs, small } from "../support/arbitraries.ts";
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

  it("plans and previews another policy as a fresh run would, for any problem, one after the other", () => {
    fc.assert(
      fc.property(
        cases({ size: small }),
        fc.array(policies(), { minLength: 1, maxLength: 3 }),
        raws,
        (one, others, raw) => {
          const { problem, policy } = one;
          const study = whatIf(problem, policy);
          const ids = problem.facilities.map(({ id }) => id);
          for (const [i, other] of others.entries()) {
            // One key alone mostly keeps all that was gathered; whole policies mostly do not.
            const [key] = Object.keys(other) as (keyof Policy)[];
            for (const given of key === undefined ? [other] : [{ [key]: other[key] }, other]) {
              const change = { ...changeOf(raw[i % raw.length]!, ids, problem.participants.facility), policy: given };
              const [changed, own] = [study.problem(change), together(policy, given)];
              const fresh = outcomeOf(() => redistribute(changed, own));
              const plan = outcomeOf(() => study.plan(change));
              expect(plan).toEqual(fresh);
              if (typeof plan === "string" || typeof fresh === "string") continue;
              expectOptimal(changed, plan, own);
              const { bound, estimate, transferred } = study.preview(change);
              expectBelow(bound, leastOf(plan));
              if (plan.stats.levels > 1 || plan.bound!.enrolled !== undefined) continue;
              expect(estimate).toEqual(plan.objective);
              expect(transferred).toBe(movedIn(changed, plan));
            }
          }
        },
      ),
      runs(0.5),
    );
  });

  it("keeps nothing that another policy changes: letters, limits of newcomers with a family, the reserve", () => {
    const problem = cityOf({ ...shape, people: 400, facilities: 5 });
    const study = whatIf(problem, { participantsPerDoctor: 60, unknown: "propose" });
    for (const policy of [
      { askKm: 0 },
      { askKm: 3 },
      { reserve: 0.2 },
      { maxExtraKm: 0.1 },
      { maxDistanceKm: 0.5 },
      { unknown: "stay" as const },
      { households: "separate" as const },
    ]) {
      const own = { participantsPerDoctor: 60, unknown: "propose" as const, ...policy };
      const plan = study.plan({ policy });
      expect(plan).toEqual(redistribute(problem, own));
      expectOptimal(problem, plan, own);
    }
  });

  it("tells how many are moved how far, nearly, of cities that are solved from coarse to fine", () => {
    const problem = cityOf({ ...shape, people: 6000, facilities: 9, clusters: 6 });
    const policy = { participantsPerDoctor: 500, moveCostKm: 1 };
    const study = whatIf(problem, policy);
    for (const other of [{}, { maxExtraKm: 1 }, { moveCostKm: 0 }, { overQuotaKm: 2 }]) {
      const plan = study.plan({ policy: other });
      expect(verify(problem, plan)).toMatchObject({ ok: true, proven: true });
      expect(plan.stats.levels).toBeGreaterThan(1);
      const { overQuota, transferred, extraKm } = summarize(problem, plan);
      const preview = study.preview({ policy: other });
      expect(Math.abs(preview.overQuota - overQuota.after)).toBeLessThan(0.02 * overQuota.before);
      expect(Math.abs(preview.transferred - transferred)).toBeLessThan(0.05 * transferred + 20);
      expect(Math.abs(preview.meanExtraKm! - extraKm!.mean)).toBeLessThan(0.15);
    }
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
    expect(said({ doctors: 2 })).toBe("change.doctors: expected one of facilities, consents, policy");
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

/** The policy with what is given of another; what is `undefined` is not given. */
function together(policy: Policy, other: Policy): Policy {
  return { ...policy, ...Object.fromEntries(Object.entries(other).filter(([, value]) => value !== undefined)) };
}

/** What it gives, or what it says is wrong. */
function outcomeOf<T>(run: () => T): T | string {
  try {
    return run();
  } catch (error) {
    expect(error).toBeInstanceOf(InputError);
    return (error as InputError).message;
  }
}

/** People sent from one open facility to another. */
function movedIn({ facilities }: Problem, { transfers: { from, people } }: Plan): number {
  return people.reduce((sum, own, i) => sum + (from[i] === -1 || facilities[from[i]!]!.closed === true ? 0 : own), 0);
}

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
