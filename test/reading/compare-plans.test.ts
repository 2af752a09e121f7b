import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { comparePlans, type Plan, type Problem, redistribute, summarize, verify } from "../../src/index.ts";
import { cases, medium, policies, runs } from "../support/arbitraries.ts";
import { village, villagePlan } from "../support/village.ts";

/** How many people of each row a plan leaves where; −1: nowhere. */
function seatsOf({ participants, facilities }: Problem, { transfers, unplaced }: Plan): Map<number, number>[] {
  const seats = Array.from(participants.facility, (j, row) => new Map([[j, participants.count?.[row] ?? 1]]));
  const add = (row: number, j: number, people: number) => seats[row]!.set(j, (seats[row]!.get(j) ?? 0) + people);
  for (const row of unplaced) {
    const people = seats[row]!.get(participants.facility[row]!)!;
    add(row, participants.facility[row]!, -people);
    add(row, -1, people);
  }
  transfers.participant.forEach((row, i) => {
    add(row, participants.facility[row]!, -transfers.people[i]!);
    add(row, transfers.to[i]!, transfers.people[i]!);
  });
  expect(seats.every((row) => [...row].every(([j, people]) => people === 0 || !facilities[j]?.closed))).toBe(true);
  return seats;
}

describe("comparePlans", () => {
  it("should find nobody elsewhere between a plan and itself", () => {
    const { a, b, people, elsewhere } = comparePlans(village, villagePlan(), villagePlan());

    expect(people).toBe(0);
    expect(elsewhere.participant).toHaveLength(0);
    expect(a).toEqual(b);
    expect(a).toEqual({ objective: villagePlan().objective, summary: summarize(village, villagePlan()) });
  });

  it("should part a row no more than it must", () => {
    const problem: Problem = {
      facilities: ["A", "B", "C"].map((id) => ({ id, doctors: 1 })),
      participants: {
        facility: Int32Array.of(0),
        consent: Uint8Array.of(1),
        count: Int32Array.of(10),
        zone: Int32Array.of(0),
      },
      travel: { metres: Int32Array.of(0, 100, 200) },
    };
    const policy = { participantsPerDoctor: 4 };
    const plan = redistribute(problem, policy); // 4 stay, 4 go to B, 2 to C
    const other = redistribute(problem, { ...policy, maxExtraKm: 0.1 }); // 6 stay, 4 go to B
    const { people, elsewhere } = comparePlans(problem, plan, other);

    expect(people).toBe(2);
    expect(elsewhere).toEqual({
      participant: Int32Array.of(0),
      inA: Int32Array.of(2),
      inB: Int32Array.of(0),
      people: Int32Array.of(2),
    });
  });

  it("should lead from the one to the other, with as few people as possible", () => {
    fc.assert(
      fc.property(cases({ size: medium }), policies(), ({ problem, policy }, other) => {
        const [a, b] = [redistribute(problem, policy), redistribute(problem, other)];
        for (const plan of [a, b]) expect(verify(problem, plan)).toMatchObject({ ok: true });
        const compared = comparePlans(problem, a, b);
        const { participant, inA, inB, people } = compared.elsewhere;
        const [seats, expected] = [seatsOf(problem, a), seatsOf(problem, b)];
        let apart = 0;
        for (const [row, own] of seats.entries()) {
          for (const [j, there] of own) apart += Math.max(0, there - (expected[row]!.get(j) ?? 0));
        }
        participant.forEach((row, i) => {
          const own = seats[row]!;
          own.set(inA[i]!, own.get(inA[i]!)! - people[i]!);
          own.set(inB[i]!, (own.get(inB[i]!) ?? 0) + people[i]!);
        });
        const present = (rows: Map<number, number>[]) =>
          rows.map((row) => [...row].filter(([, there]) => there !== 0).sort(([one], [two]) => one - two));

        expect(present(seats)).toEqual(present(expected));
        expect(compared.people).toBe(apart);
        expect(compared.a.summary).toEqual(summarize(problem, a));
        expect(compared.b.objective).toEqual(b.objective);
      }),
      runs(0.4),
    );
  });

  it("should refuse a plan of other rows, whichever it is", () => {
    const other = { ...village, participants: { ...village.participants, consent: new Uint8Array(8).fill(1) } };
    const foreign = redistribute(other);

    expect(() => comparePlans(village, villagePlan(), foreign)).toThrow("made from other rows");
    expect(() => comparePlans(village, foreign, villagePlan())).toThrow("made from other rows");
  });

  it("should take the figures of the second plan from its own problem, where a doctor more makes it another", () => {
    const doctors = (own: Problem): Problem => ({
      ...own,
      facilities: own.facilities.map((one, j) => (j === 0 ? { ...one, doctors: one.doctors + 1 } : one)),
    });
    fc.assert(
      fc.property(cases({ size: medium }), ({ problem, policy }) => {
        const other = doctors(problem);
        const [a, b] = [redistribute(problem, policy), redistribute(other, policy)];
        expect(verify(problem, a)).toMatchObject({ ok: true });
        expect(verify(other, b)).toMatchObject({ ok: true });
        const compared = comparePlans(problem, a, b, { problemOfB: other });
        expect(compared.a.summary).toEqual(summarize(problem, a));
        expect(compared.b.summary).toEqual(summarize(other, b));
        const back = comparePlans(other, b, a, { problemOfB: problem });
        expect(back.people).toBe(compared.people);
        const { participant, inA, inB, people } = compared.elsewhere;
        const enrolled = a.enrolled.slice();
        participant.forEach((_, i) => {
          if (inA[i] !== -1) enrolled[inA[i]!]! -= people[i]!;
          if (inB[i] !== -1) enrolled[inB[i]!]! += people[i]!;
        });
        expect(enrolled).toEqual(b.enrolled);
      }),
      runs(0.3),
    );
  });

  it("should refuse problems of other people or other facilities", () => {
    const plan = villagePlan();
    const refused = (other: Problem) => () => comparePlans(village, plan, redistribute(other), { problemOfB: other });
    const { participants, facilities } = village;
    const elsewhere = participants.facility.map((j) => (j === 0 ? 1 : j));
    const same = "expected a problem of the same people and facilities";

    expect(refused({ ...village, participants: { ...participants, facility: elsewhere } })).toThrow(same);
    expect(refused({ ...village, facilities: facilities.map((one) => ({ ...one, id: `x${one.id}` })) })).toThrow(same);
    expect(() => comparePlans(village, plan, plan, { problemofB: village } as never)).toThrow("options.problemofB");
  });
});
