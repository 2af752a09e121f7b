/**
 * Fault B1: an abort was heard only after seconds: 1,000 rows that name 4,000 facilities each, one household of 200,000
 * people, 20,000 points of barriers with 512 crossings, and thousands of facilities ran on without a pause. Here steps
 * between two pauses are counted, which no clock disturbs; `bench/pauses.ts` has the milliseconds.
 */
import { describe, expect, it } from "vitest";
import { city } from "../../bench/scenarios/city.ts";
import { riverNetwork } from "../../bench/scenarios/rivers.ts";
import { createBudget, solve } from "../../src/assign/solve.ts";
import { IssueList } from "../../src/errors.ts";
import { runThrough } from "../../src/generators.ts";
import { type Problem, redistribute, verify } from "../../src/index.ts";
import { checkLists } from "../../src/model/check/entries.ts";
import { measureGroups } from "../../src/model/households/mixed-groups.ts";
import { moveRules } from "../../src/model/moves.ts";
import { completePolicy } from "../../src/model/policy.ts";
import { rowFactsOf } from "../../src/model/registration.ts";
import { EVERYWHERE } from "../../src/travel/barrier-lines.ts";
import { barriersFor } from "../../src/travel/crossings.ts";
import { prepared } from "../support/prepared.ts";

/** The most that is done between two pauses, given what has been done whenever there is one. */
function longest<T>(work: Generator<T, unknown>, done: (value: T) => number): number {
  let [most, before] = [0, 0];
  for (;;) {
    const step = work.next();
    if (step.done === true) return most;
    most = Math.max(most, done(step.value) - before);
    before = done(step.value);
  }
}

describe("pauses", () => {
  it("should come after so many choices, each of them looked at once", () => {
    const [rows, m] = [100, 4000];
    const choiceStart = Int32Array.from({ length: rows + 1 }, (_, row) => m * row);
    const choice = Int32Array.from({ length: rows * m }, (_, i) => (7 * i) % m);
    const lists = { name: "choice", start: choiceStart, entries: choice };
    const issues = new IssueList();

    const most = longest(checkLists(lists, m, issues), (row) => choiceStart[row + 1]!);
    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThanOrEqual(131_072 + m);
    expect(issues.count).toBe(0);

    // One that is named twice, and the same one in another row, which is no fault.
    choice[3 * m + 2] = choice[3 * m + 1]!;
    runAll(checkLists(lists, m, issues));
    expect(issues.issues.map(({ path, code }) => `${path} ${code}`)).toEqual([
      `participants.choice[${3 * m + 2}] duplicate`,
    ]);
  });

  it("should come after so many pairs of unit and facility, however many facilities there are", () => {
    const { options, loadCost: curve, units } = prepared(city({ people: 300, facilities: 2048, quota: 1.05 }), {});
    let [pairs, most] = [0, 0];
    const counted: typeof options = {
      ...options,
      best(batch, ...rest) {
        pairs += batch.count * options.facilities;
        options.best(batch, ...rest);
      },
    };
    for (const _ of solve({ options: counted, loadCost: curve, fixed: units.fixed, budget: createBudget() })) {
      most = Math.max(most, pairs);
      pairs = 0;
    }
    // A batch is looked at twice where lists are crowded.
    expect(most).toBeLessThanOrEqual(2 * 2 ** 18);
  });

  it("should come within a household of thousands of people, and in its mean costs", () => {
    const [people, facilities] = [5000, 40];
    const town = city({ people, facilities, quota: 1.05 });
    const columns = { facility: new Int32Array(people), consent: new Uint8Array(people).fill(1) };
    const participants = { ...town.participants, ...columns, household: new Int32Array(people) };
    const problem: Problem = { ...town, participants };
    const policy = completePolicy({ households: "whole" });
    const group = { rows: Int32Array.from({ length: people }, (_, row) => row), today: 0, first: 0 };
    const rules = moveRules(problem.facilities, policy, 0);
    const facts = runThrough(rowFactsOf(problem, policy));
    const pauses = [...measureGroups(facts, policy, [group], rules)].filter((place) => place === 0).length;

    expect(pauses).toBeGreaterThanOrEqual(Math.floor((people * facilities) / 65_536) - 1);
    expect(verify(problem, redistribute(problem, { households: "whole" }))).toMatchObject({ ok: true });
  });

  it("should come after so many points of barriers", () => {
    const travel = riverNetwork({ points: 5000, bridges: 200, reach: 0.3, step: 0.0008 });
    const { facilities } = city({ people: 1, facilities: 50, quota: 1.05 });
    let pauses = 0;
    for (const _ of barriersFor(travel, facilities, { ...EVERYWHERE })) pauses++;

    // A walk for each facility and bridge, legs between all bridges, and the lines themselves.
    expect(pauses).toBeGreaterThanOrEqual((250 * 5000) / 131_072 + 200 ** 2 / 2 / 8192 + 3);
  });
});

function runAll(work: Generator<unknown, unknown>): void {
  for (const _ of work);
}
