import { describe, expect, it } from "vitest";
import { runThrough } from "../../../src/generators.ts";
import { householdsOf } from "../../../src/model/households.ts";
import { mayMove } from "../../../src/model/may-move.ts";
import { letterEach, lettersOf, mustAsk } from "../../../src/model/moves/letters.ts";
import { moveRules } from "../../../src/model/moves.ts";
import { completePolicy } from "../../../src/model/policy.ts";
import { registeredAt, rowFactsOf } from "../../../src/model/registration.ts";
import type { Policy } from "../../../src/types.ts";
import { problemOf, type RowRecord } from "../../support/rows.ts";

const [granted, unknown] = [1, 2];
const propose: Policy = { unknown: "propose" };

function problem(rows: readonly Partial<RowRecord>[]) {
  const row = { facility: 0, consent: unknown, count: 1, zone: 0 };
  return problemOf({
    facilities: [
      { id: "open", doctors: 1 },
      { id: "closed", doctors: 1, closed: true },
    ],
    rows: rows.map((own) => ({ ...row, ...own })),
    travel: { metres: Int32Array.of(1, 2) },
  });
}

function letters(rows: readonly Partial<RowRecord>[], given: Policy): number[] | undefined {
  const [whole, policy] = [problem(rows), completePolicy(given)];
  const rules = moveRules(whole.facilities, policy, 0);
  const facts = runThrough(rowFactsOf(whole, policy));
  const households = runThrough(householdsOf(facts, policy, rules, mayMove(facts, policy)));
  const found = lettersOf(facts, policy, households);
  return found && [...found];
}

describe("mustAsk", () => {
  it("is true of unknown consent in a proposal alone, and of nobody who must be placed", () => {
    const own = problem([{}, { consent: granted }, { facility: -1 }, { facility: 1 }]);
    const rows = { problem: own, registered: registeredAt(own) };

    expect([0, 1, 2, 3].map(mustAsk(rows, completePolicy(propose)))).toEqual([true, false, false, false]);
    expect([0, 1, 2, 3].map(mustAsk(rows, completePolicy({})))).toEqual([false, false, false, false]);
  });
});

describe("letterEach", () => {
  it("shares the kilometres of one letter among all who move together, rounded to metres", () => {
    expect([1, 3, 4].map((people) => letterEach(completePolicy({ askKm: 10 }), people))).toEqual([10_000, 3333, 2500]);
  });
});

describe("lettersOf", () => {
  it("charges each row that must be asked for a letter of its own", () => {
    expect(letters([{}, { consent: granted }, { count: 7 }], propose)).toEqual([10_000, 0, 10_000]);
  });

  it("charges everybody of a household for one letter, whoever of it must be asked", () => {
    const family = [{ household: 5 }, { household: 5, consent: granted }, { household: 5, consent: granted }];

    expect(letters([...family, { household: 6, consent: granted }], propose)).toEqual([3333, 3333, 3333, 0]);
  });

  it("is nothing where nobody is asked, and where letters cost nothing", () => {
    expect(letters([{}], {})).toBeUndefined();
    expect(letters([{}], { ...propose, askKm: 0 })).toBeUndefined();
  });
});
