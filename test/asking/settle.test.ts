/** Batches: nobody gets less than the kept place, and no facility more than it has room. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type BookEntry, settle, settleProblem, standing, statusCode } from "../../src/asking/index.ts";
import { type Policy, type Problem, verify } from "../../src/index.ts";
import { runs } from "../support/arbitraries.ts";
import { idOf, type Letters, lettersCases, swapCases } from "../support/books.ts";
import { NO_WAY, wayTo } from "../support/model.ts";

/** Everybody, or nearly, sends a list; most end at the kept place. */
function withLists({ problem, policy, book, drawn }: Letters): BookEntry[] {
  const { group, status, place } = standing(problem, policy, book, "2026-03-01");
  const lists: BookEntry[] = [];
  const m = problem.facilities.length;
  for (const row of group.keys()) {
    const [a, b, c] = [0, 1, 2].map((k) => drawn[(3 * group[row]! + k) % drawn.length]!) as [number, number, number];
    if (m === 0 || a % 7 === 0) continue;
    const kept = status[row] === statusCode.asked && place[row]! >= 0 && c % 5 > 0 ? [place[row]!] : [];
    const choices = [...new Set([b % m, c % m, ...kept])];
    lists.push({
      kind: "wished",
      at: "2026-03-02",
      participantId: idOf(problem, row),
      choiceIds: choices.map((j) => problem.facilities[j]!.id),
    });
  }
  return [...book, ...lists];
}

function checkSettled(problem: Problem, policy: Policy, book: readonly BookEntry[]): void {
  const stood = standing(problem, policy, book, "2026-03-03");
  const settled = settle(problem, policy, stood);
  const { participant, from, to } = settled.rows;
  const { start, choice } = stood.wishes;

  const proven = settled.plan.status === "optimal";
  expect(verify(settled.problem, settled.plan)).toMatchObject({ ok: true, proven, violations: [] });
  if (!stood.people.some((people) => people > 1) && new Set(stood.group).size === stood.group.length)
    expect(proven).toBe(true);
  const moved = new Map(Array.from(participant, (row, i) => [row, to[i]!]));
  expect(moved.size).toBe(participant.length);
  participant.forEach((row, i) => {
    const home = problem.participants.facility[row]!;
    expect(from[i]).toBe(home >= 0 && problem.facilities[home]!.closed ? -1 : home);
    expect([...choice.slice(start[row]!, start[row + 1]!)]).toContain(to[i]);
  });
  for (const row of stood.status.keys()) {
    const list = [...choice.slice(start[row]!, start[row + 1]!)];
    const kept = stood.status[row] === statusCode.asked ? list.indexOf(stood.place[row]!) : -1;
    const stay = list.indexOf(problem.participants.facility[row]!);
    if (
      kept < 0 ||
      stood.people[row] === 0 ||
      wayTo(problem, row, stood.place[row]!) === NO_WAY ||
      (stay >= 0 && stay < kept)
    )
      continue;
    expect(list.indexOf(moved.get(row)!)).toBeGreaterThanOrEqual(0);
    expect(list.indexOf(moved.get(row)!)).toBeLessThanOrEqual(kept);
  }
  const answers = Array.from(participant, (row, i): BookEntry => {
    return {
      kind: "agreed",
      at: "2026-03-03",
      participantId: idOf(problem, row),
      toId: problem.facilities[to[i]!]!.id,
    };
  });
  const after = standing(problem, policy, [...book, ...answers], "2026-03-03");
  expect(after.refused.filter(({ entry }) => entry >= book.length)).toEqual([]);
  participant.forEach((row, i) => {
    expect([after.status[row], after.place[row]]).toEqual([statusCode.agreed, to[i]]);
  });
}

describe("settle", () => {
  it("should give everybody the kept place or better, overfill nobody, and be proven", () => {
    fc.assert(
      fc.property(lettersCases, (letters) => {
        checkSettled(letters.problem, letters.policy, withLists(letters));
      }),
      runs(0.25),
    );
  });

  it("should give a place to relatives who had refused each alone, and let both agree", () => {
    const problem: Problem = {
      facilities: [1, 1].map((doctors, j) => ({ id: `f${j}`, lon: 109.3, lat: -0.05, doctors })),
      participants: {
        facility: Int32Array.of(1, 1),
        consent: Uint8Array.of(0, 0),
        lon: Float64Array.of(109.3, 109.3),
        lat: Float64Array.of(-0.05, -0.05),
        household: Int32Array.of(1, 1),
      },
    };
    const wishes = ["0", "1"].map((participantId): BookEntry => {
      return { kind: "wished", at: "2026-03-02", participantId, choiceIds: ["f0"] };
    });
    checkSettled(problem, { participantsPerDoctor: 3.3, households: "willing-together" }, wishes);
    expect(
      settle(problem, { participantsPerDoctor: 3.3 }, standing(problem, null, wishes, "2026-03-03")).rows.to,
    ).toEqual(Int32Array.of(0, 0));
  });

  it("should do the same where places are few and people exchange them", () => {
    fc.assert(
      fc.property(swapCases, ({ problem, policy, book }) => {
        checkSettled(
          problem,
          policy,
          book.filter(({ at }) => at < "2026-01-12"),
        );
      }),
      runs(0.25),
    );
  });

  it("should be a plan of settleProblem", () => {
    fc.assert(
      fc.property(lettersCases, (letters) => {
        const { problem, policy } = letters;
        const stood = standing(problem, policy, withLists(letters), "2026-03-03");
        const settled = settle(problem, policy, stood);
        const asked = settleProblem(problem, policy, stood);
        expect(asked.policy).toEqual(settled.policy);
        // Only households and newcomers may have to give way.
        const isSimple =
          !stood.people.some((people) => people > 1) &&
          new Set(stood.group).size === stood.group.length &&
          !asked.problem.participants.facility.includes(-1);
        if (isSimple) expect(asked.problem).toEqual(settled.problem);
      }),
      runs(0.25),
    );
  });
});
