/** Waves of letters against a referee that tries every combination of answers. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Invitation, type InviteOptions, invite, splitProblem } from "../../src/asking/index.ts";
import { type Policy, type Problem, redistribute, verify } from "../../src/index.ts";
import { runs } from "../support/arbitraries.ts";
import { issuesOf } from "../support/input-error.ts";
import { type Model, modelOf, overloadPoints } from "../support/model.ts";
import { waveCases } from "../support/waves.ts";

/** The chance of a row's yes, as rounded. */
function chanceOf({ participants: { consent } }: Problem, { acceptance }: InviteOptions, row: number): number {
  const chances = acceptance as number | Float64Array;
  const of = (own: number): number => (typeof chances === "number" ? chances : chances[own]!);
  const all = [...consent.keys()].map(of);
  const parts = all.some((chance) => chance > 0 && chance < 0.01) ? 1000 : 100;
  return consent[row] === 1 ? 1 : Math.max(1, Math.round(parts * of(row))) / parts;
}

/** Letters that are answered together: of one household, if households move together. */
function partiesOf(
  { participants: { household, facility } }: Problem,
  policy: Policy,
  { letters }: Invitation,
): number[][] {
  const bound = household !== undefined && policy.households !== "separate";
  const parties = new Map<string, number[]>();
  for (const [i, row] of letters.participant.entries()) {
    const key = bound && household[row]! >= 0 ? `${household[row]} ${facility[row]}` : `row ${row}`;
    parties.set(key, [...(parties.get(key) ?? []), i]);
  }
  return [...parties.values()];
}

/** People at each facility once the newly enrolled are placed. */
function enrolledWithNewcomers(problem: Problem, policy: Policy): number[] {
  const { participants } = problem;
  const stays = (j: number): boolean => j >= 0 && !problem.facilities[j]!.closed;
  const consent = participants.consent.map((code, row) => (stays(participants.facility[row]!) ? 0 : code));
  return [
    ...redistribute({ ...problem, participants: { ...participants, consent } }, { ...policy, unknown: "stay" })
      .enrolled,
  ];
}

/** The newly enrolled are placed before their family is asked: it is asked without them. */
function withoutNewKin(problem: Problem): Problem {
  const { household, facility } = problem.participants;
  if (household === undefined) return problem;
  const isNew = (j: number): boolean => j < 0 || problem.facilities[j]!.closed === true;
  const without = household.map((own, row) => (isNew(facility[row]!) ? -1 : own));
  return { ...problem, participants: { ...problem.participants, household: without } };
}

/** Who is sure not to say yes is not asked, and their household moves without them, as without who has refused. */
function withoutSureNo(problem: Problem, { acceptance }: InviteOptions): Problem {
  const chances = acceptance as number | Float64Array;
  const { consent } = problem.participants;
  const of = (row: number): number => (typeof chances === "number" ? chances : chances[row]!);
  const parts = [...consent.keys()].some((row) => of(row) > 0 && of(row) < 0.01) ? 1000 : 100;
  const answers = consent.map((code, row) => (code === 2 && Math.round(parts * of(row)) === 0 ? 0 : code));
  return { ...problem, participants: { ...problem.participants, consent: answers } };
}

interface Outcome {
  readonly chance: number;
  readonly enrolled: readonly number[];
}

/** Every combination of answers. */
function* outcomes(
  invitation: Invitation,
  parties: readonly number[][],
  enrolled: readonly number[],
): Generator<Outcome> {
  const { from, to, people, chance } = invitation.letters;
  for (let answers = 0; answers < 2 ** parties.length; answers++) {
    const after = [...enrolled];
    let likely = 1;
    for (const [k, letters] of parties.entries()) {
      const isYes = ((answers >> k) & 1) === 1;
      likely *= isYes ? chance[letters[0]!]! : 1 - chance[letters[0]!]!;
      if (!isYes) continue;
      for (const i of letters) {
        after[from[i]!]! -= people[i]!;
        after[to[i]!]! += people[i]!;
      }
    }
    yield { chance: likely, enrolled: after };
  }
}

const overQuota = ({ quota }: Model, enrolled: readonly number[]): number =>
  enrolled.reduce((sum, people, j) => sum + Math.max(0, people - quota[j]!), 0);

describe("invite", () => {
  it("should ask only who may be asked, only to where there is room, and households as one", () => {
    fc.assert(
      fc.property(waveCases, ({ problem, policy, options }) => {
        const invitation = invite(problem, policy, options);
        const alone = withoutSureNo(withoutNewKin(problem), options);
        const model = modelOf(alone, { ...policy, unknown: "propose" });
        const enrolled = enrolledWithNewcomers(problem, policy);
        const { participant, from, to, people, chance } = invitation.letters;
        for (const [i, row] of participant.entries()) {
          const { today, mayChoose, keptBack, options: open } = model.rows[row]!;

          expect({ mayChoose, keptBack, today }).toEqual({ mayChoose: true, keptBack: false, today: from[i] });
          expect(people[i]).toBe(problem.participants.count?.[row] ?? 1);
          expect(chance[i]).toBeGreaterThan(0);
          expect(invitation.facilities[from[i]!]!.room).toBe(0);
          expect(invitation.facilities[to[i]!]!.room).toBeGreaterThan(0);
          expect(open.map(({ facility }) => facility)).toContain(to[i]);
          if (policy.fill !== "levelled") expect(enrolled[to[i]!]!).toBeLessThan(model.quota[to[i]!]!);
        }
        for (const letters of partiesOf(problem, policy, invitation)) {
          expect(new Set(letters.map((i) => `${to[i]} ${chance[i]}`)).size).toBe(1);
        }
        for (const group of model.groups) {
          expect([0, group.length]).toContain(group.filter((row) => participant.includes(row)).length);
        }
      }),
      runs(0.25),
    );
  });

  it("should tell the expectation over all answers, and the chance that more come than there is room", () => {
    fc.assert(
      fc.property(waveCases, ({ problem, policy, options }) => {
        const invitation = invite(problem, policy, options);
        const model = modelOf(problem, policy);
        const parties = partiesOf(problem, policy, invitation);
        let [overload, over, any] = [0, 0, 0];
        const overfull = problem.facilities.map(() => 0);
        const before = enrolledWithNewcomers(problem, policy);
        for (const { chance, enrolled } of outcomes(invitation, parties, before)) {
          overload += chance * overloadPoints(model, enrolled);
          over += chance * overQuota(model, enrolled);
          const full = enrolled.map(
            (people, j) => invitation.letters.to.includes(j) && people > before[j]! + invitation.facilities[j]!.room,
          );
          full.forEach((isFull, j) => {
            if (isFull) overfull[j]! += chance;
          });
          if (full.includes(true)) any += chance;
        }

        expect(invitation.expected.overload).toBeCloseTo(overload, 4);
        expect(invitation.expected.overQuota).toBeCloseTo(over, 6);
        invitation.facilities.forEach(({ chanceOverfull }, j) => {
          expect(chanceOverfull).toBeCloseTo(overfull[j]!, 9);
        });
        if (options.risk === "kept") expect(any).toBe(0);
        else expect(any).toBeLessThanOrEqual((options.risk ?? 0.05) + 1e-9);
      }),
      runs(0.25),
    );
  });

  it("should ask those first who come first, and leave all else as it was", () => {
    fc.assert(
      fc.property(waveCases, fc.array(fc.nat(9), { maxLength: 4 }), ({ problem, policy: given, options }, drawn) => {
        const policy = { ...given, households: "separate" as const };
        const first = drawn.filter((row) => row < problem.participants.facility.length);
        const plain = invite(problem, policy, options);
        const { letters, facilities, expected } = invite(problem, policy, { ...options, first });
        const model = modelOf(problem, { ...policy, unknown: "propose" });

        expect(facilities).toEqual(plain.facilities);
        expect(expected.agreed).toBeCloseTo(plain.expected.agreed, 9);
        expect(expected.overload).toBeCloseTo(plain.expected.overload, 6);
        for (const [i, row] of letters.participant.entries()) {
          const ways = model.rows[row]!.options.map(({ facility }) => facility);
          expect(ways).toContain(letters.to[i]);
          if (first.includes(row)) continue;
          // Nobody who waits could have had this letter.
          const waits = first.filter(
            (other) =>
              !letters.participant.includes(other) &&
              plain.mayBeAsked[other] === 1 &&
              problem.participants.facility[other] === letters.from[i] &&
              model.rows[other]!.people === letters.people[i] &&
              chanceOf(problem, options, other) === letters.chance[i] &&
              model.rows[other]!.options.some(({ facility }) => facility === letters.to[i]),
          );
          expect(waits).toEqual([]);
        }
      }),
      runs(0.25),
    );
  });

  it("should hold who has no way to today's facility to the limit from the nearest, though that has no room", () => {
    const problem: Problem = {
      facilities: [
        { id: "near", maxIntake: 0, doctors: 1 },
        { id: "left", capacity: 0, doctors: 0 },
        { id: "far", doctors: 1 },
      ],
      participants: { facility: Int32Array.of(1), consent: Uint8Array.of(2), zone: Int32Array.of(0) },
      travel: { metres: Int32Array.of(0, 2 ** 31 - 1, 3000) },
    };
    const options = { acceptance: 1, risk: "kept" } as const;

    expect(invite(problem, { maxExtraKm: 1.112 }, options).letters.participant.length).toBe(0);
    const { letters, split } = invite(problem, { maxExtraKm: 3 }, options);
    expect([...letters.to]).toEqual([2]);
    expect(verify(splitProblem(problem, { maxExtraKm: 3 }, options).problem, split).proven).toBe(true);
  });

  it("should send no more letters than it may, and as many as are of use", () => {
    fc.assert(
      fc.property(waveCases, fc.nat(30), ({ problem, policy, options }, letters) => {
        const sum = (invitation: Invitation): number =>
          invitation.letters.people.reduce((all, people) => all + people, 0);
        const free = invite(problem, policy, options);
        const limited = invite(problem, policy, { ...options, letters });

        expect(sum(limited)).toBeLessThanOrEqual(letters);
        expect(limited.bound).toEqual(free.bound);
        expect(
          limited.facilities.every(
            ({ chanceOverfull }) => chanceOverfull <= (typeof options.risk === "number" ? options.risk : 0.05),
          ),
        ).toBe(true);
        if (sum(free) <= letters) expect(limited.letters).toEqual(free.letters);
        const model = modelOf(problem, policy);
        const parties = partiesOf(problem, policy, limited);
        let over = 0;
        for (const { chance, enrolled } of outcomes(limited, parties, enrolledWithNewcomers(problem, policy))) {
          over += chance * overQuota(model, enrolled);
        }
        expect(limited.expected.overQuota).toBeCloseTo(over, 6);
      }),
      runs(0.25),
    );
  });

  it("should do so behind a river that has no crossing", () => {
    const ring = [
      [109.34, -0.01],
      [109.36, -0.01],
      [109.36, 0.01],
      [109.34, 0.01],
      [109.34, -0.01],
    ] as const;
    const problem: Problem = {
      facilities: [
        { id: "near", lon: 109.3, lat: 0, maxIntake: 0, doctors: 1 },
        { id: "left", lon: 109.35, lat: 0, capacity: 0, doctors: 0 },
        { id: "far", lon: 109.27, lat: 0, doctors: 1 },
      ],
      participants: {
        facility: Int32Array.of(1),
        consent: Uint8Array.of(2),
        lon: Float64Array.of(109.3),
        lat: Float64Array.of(0),
      },
      travel: { barriers: [ring], crossings: [] },
    };
    const options = { acceptance: 1, risk: "kept" } as const;

    expect(invite(problem, { maxExtraKm: 1 }, options).letters.participant.length).toBe(0);
    const { letters, split } = invite(problem, { maxExtraKm: 4 }, options);
    expect([...letters.to]).toEqual([2]);
    expect(verify(splitProblem(problem, { maxExtraKm: 4 }, options).problem, split).proven).toBe(true);
  });

  it("should not count letters that are taken back for the risk among those it may send", () => {
    const problem: Problem = {
      facilities: [
        { id: "f0", doctors: 0.5, capacity: 0, minimum: 0, enrolledAtStart: 3 },
        { id: "f1", doctors: 0.5 },
        { id: "f2", doctors: 0.5 },
        { id: "f3", doctors: 0.5, capacity: 0 },
      ].map((facility) => ({ ...facility, lon: 109.3, lat: -0.05 })),
      participants: {
        facility: Int32Array.of(3, 3, 1, 3),
        consent: Uint8Array.of(1, 2, 2, 2),
        count: Int32Array.of(1, 5, 1, 8),
        lon: new Float64Array(4).fill(109.3),
        lat: new Float64Array(4).fill(-0.05),
      },
    };
    const policy = { participantsPerDoctor: 0.5, fill: "levelled" } as const;
    const options = { acceptance: 0.13, spread: 0, risk: "kept" } as const;
    const free = invite(problem, policy, options);

    expect(free.letters.people).toEqual(Int32Array.of(1, 8));
    expect(invite(problem, policy, { ...options, letters: 9 }).letters).toEqual(free.letters);
    expect(verify(splitProblem(problem, policy, options).problem, free.split).proven).toBe(true);
  });

  it("should take a limit of letters under any policy of points alone", () => {
    const problem = {
      facilities: [
        { id: "full", lon: 109.3, lat: 0, doctors: 0.5 },
        { id: "free", lon: 109.3, lat: 0, doctors: 2 },
      ],
      participants: {
        facility: Int32Array.of(0, 0, 0),
        consent: Uint8Array.of(2, 2, 2),
        lon: Float64Array.of(109.3, 109.3, 109.3),
        lat: Float64Array.of(0, 0, 0),
      },
    };
    const points = { participantsPerDoctor: 1, overloadKm: Infinity, overQuotaKm: 1 };
    for (const policy of [points, { ...points, honourChoices: true }, { ...points, arrivalPoints: 3 }]) {
      const { letters, split } = invite(problem, policy, { acceptance: 0.5, risk: "kept", letters: 1 });
      expect(letters.participant.length).toBe(1);
      expect(verify(splitProblem(problem, policy, { acceptance: 0.5 }).problem, split).proven).toBe(true);
    }
  });

  it("should bound any other letters that keep the rules of a wave", () => {
    fc.assert(
      fc.property(waveCases, fc.array(fc.nat(99), { minLength: 9, maxLength: 9 }), (wave, drawn) => {
        const options = { acceptance: Math.max(1, drawn[0]!) / 100, spread: 0 };
        const { problem } = wave;
        const policy = { ...wave.policy, households: "separate" as const };
        const { facilities, mayBeAsked, bound } = invite(problem, policy, options);
        const model = modelOf(problem, { ...policy, unknown: "propose" });
        const letters = drawn.flatMap((number, row) => {
          if (mayBeAsked[row] !== 1) return [];
          const open = model.rows[row]!.options.filter(({ facility }) => facilities[facility]!.room > 0);
          const option = open[number % (open.length + 1)];
          return option === undefined ? [] : [{ row, ...option }];
        });
        const chanceOf = (row: number): number => (problem.participants.consent[row] === 1 ? 1 : options.acceptance);
        const columns = {
          participant: Int32Array.from(letters, ({ row }) => row),
          from: Int32Array.from(letters, ({ row }) => model.rows[row]!.today),
          to: Int32Array.from(letters, ({ facility }) => facility),
          people: Int32Array.from(letters, ({ row }) => model.rows[row]!.people),
          chance: Float64Array.from(letters, ({ row }) => chanceOf(row)),
        };
        const any = { letters: columns } as unknown as Invitation;
        let [overload, over] = [0, 0];
        for (const { chance, enrolled } of outcomes(
          any,
          letters.map((_, i) => [i]),
          enrolledWithNewcomers(problem, policy),
        )) {
          overload += chance * overloadPoints(model, enrolled);
          over += chance * overQuota(model, enrolled);
        }
        const metres = letters.reduce((sum, one, i) => sum + columns.people[i]! * columns.chance[i]! * one.metres, 0);
        const sum = metres + over * model.over + overload * (model.weight ?? 0);

        if (bound.weighted === undefined)
          expect(overload).toBeGreaterThanOrEqual(bound.overload - 1e-9 * (1 + overload));
        else expect(sum).toBeGreaterThanOrEqual(bound.weighted - 1e-9 * (1 + Math.abs(sum)));
      }),
      runs(0.25),
    );
  });

  it("should prove a bound that its expectation does not beat", () => {
    fc.assert(
      fc.property(waveCases, ({ problem, policy, options }) => {
        const { split, expected, bound, gap } = invite(problem, policy, options);
        const checked = splitProblem(problem, policy, options);

        expect(verify(checked.problem, split)).toMatchObject({
          ok: true,
          proven: split.status === "optimal",
          violations: [],
        });
        expect(split.warnings.map(({ code }) => code)).not.toContain("intake-not-agreed");
        const first = bound.weighted === undefined ? gap.overload : gap.weighted!;
        expect(first).toBeGreaterThanOrEqual(-1e-6 * Math.max(1, expected.overload));
      }),
      runs(0.25),
    );
  });

  it("should name what is wrong with the options, and nobody's chance", () => {
    const problem = {
      facilities: [],
      participants: {
        facility: new Int32Array(0),
        consent: new Uint8Array(0),
        lon: new Float64Array(0),
        lat: new Float64Array(0),
      },
    };
    const wrong = { acceptance: 1.5, spread: -1, risk: 0, letterKm: 5000, letters: 0.5, wave: 0, first: [3], more: 1 };

    expect(issuesOf(() => invite(problem, null, wrong as InviteOptions))).toEqual([
      "unknown-key options.more: expected one of acceptance, spread, risk, letterKm, letters, wave, first",
      'value options.risk: expected "kept" or a chance above 0 and below 1, got 0',
      "value options.letterKm: expected a number of kilometres from 0 to 1000, got 5000",
      "value options.letters: expected a whole number from 0, got 0.5",
      "value options.wave: expected a whole number from 1, got 0",
      "value options.first: expected rows of the problem, got an array",
      "value options.spread: expected a number from 0 to 0.5, got -1",
      "value options.acceptance: expected a chance from 0 to 1, got another number",
    ]);
  });
});
