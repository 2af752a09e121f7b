/** Where every test that solves anything ends. */
import { expect } from "vitest";
import {
  type Bound,
  type Objective,
  type Plan,
  type Policy,
  type Problem,
  redistribute,
  verify,
} from "../../src/index.ts";
import {
  type Assignment,
  assignmentOf,
  completePolicy,
  type Model,
  modelOf,
  overloadPoints,
  peopleOver,
  score,
  type Totals,
  totalsOf,
} from "./model.ts";
import { flowOptimum } from "./oracles.ts";
import { brokenConditions, marginals, smallestPrices } from "./prices.ts";

/** A plan that keeps every rule and says the truth about itself, proven or not. Returns the recomputed totals. */
export function expectFeasible(problem: Problem, plan: Plan, policy?: Policy | null): Totals {
  return expectFeasibleIn(modelOf(problem, plan.policy), problem, plan, policy);
}

function expectFeasibleIn(model: Model, problem: Problem, plan: Plan, policy?: Policy | null): Totals {
  if (policy !== undefined) expect(plan.policy).toEqual(completePolicy(policy));
  expect(brokenTransfers(model, plan)).toEqual([]);
  const assignment = assignmentOf(model, plan);
  expect(lostPeople(model, assignment)).toEqual([]);
  expect(partedGroups(model, assignment)).toEqual([]);
  const unplaced = model.rows.filter((row) => row.options.length === 0 && row.people > 0).map((row) => row.row);
  const totals = totalsOf(model, assignment);
  expect([...plan.unplaced]).toEqual(unplaced);
  expect([...plan.enrolled]).toEqual(totals.enrolled);
  expect([...plan.quota]).toEqual(model.quota);
  expect(plan.objective.overload).toBe(totals.overload);
  expect(plan.objective.overQuota).toBe(totals.overQuota);
  expect(plan.objective.metres).toBe(totals.metres);
  expect(plan.objective.weighted).toBe(model.weight === null ? undefined : weighted(model, totals));
  expectStage(model, plan);
  expectWarnings(problem, plan);
  return totals;
}

/**
 * A feasible plan with prices that prove it optimal: by `verify`, and once more from the design alone. Where households
 * are bound, one that is near the optimum.
 */
export function expectOptimal(problem: Problem, plan: Plan, policy?: Policy | null): Totals {
  if (areBound(problem, plan) && plan.status === "near-optimal") return expectNearOptimal(problem, plan, policy);
  return expectOptimalIn(modelOf(problem, plan.policy), problem, plan, policy);
}

function expectOptimalIn(model: Model, problem: Problem, plan: Plan, policy?: Policy | null): Totals {
  const totals = expectFeasibleIn(model, problem, plan, policy);
  expect(verify(problem, plan)).toEqual({ ok: true, proven: true, violations: [], count: 0 });
  const assignment = assignmentOf(model, plan);
  expect(plan.status).toBe("optimal");
  const enrolled = areBound(problem, plan) ? { enrolled: plan.enrolled } : {};
  expect(plan.bound).toEqual({ ...plan.objective, ...enrolled });
  expect(plan.gap).toEqual({ overload: 0, overQuota: 0, metres: 0, ...(model.weight === null ? {} : { weighted: 0 }) });
  const prices = pricesOf(plan);
  expect(brokenConditions(model, assignment, totals.enrolled, prices)).toEqual([]);
  expect(prices, "the smallest prices").toEqual(smallestPrices(model, assignment, totals.enrolled));
  return totals;
}

/**
 * A feasible plan in which nobody is parted who belongs together, at a bound that is the optimum of an oracle in which
 * everybody may be; and as near to it as is promised. Optimal if it reaches it.
 */
export function expectNearOptimal(problem: Problem, plan: Plan, policy?: Policy | null): Totals {
  const model = modelOf(problem, plan.policy);
  const bound = flowOptimum(model);
  if (score(model, plan.objective) === score(model, bound)) {
    expect(plan.status).toBe("optimal");
    return expectOptimalIn(model, problem, plan, policy);
  }
  const totals = expectFeasibleIn(model, problem, plan, policy);
  expect(verify(problem, plan)).toEqual({ ok: true, proven: false, violations: [], count: 0 });
  expect(plan.status).toBe("near-optimal");
  const { enrolled, ...totalsOfBound } = plan.bound!;
  expect(score(model, totalsOfBound)).toBe(score(model, bound));
  expect(overloadPoints(model, enrolled!), "points of the people in the bound").toBe(totalsOfBound.overload);
  expect(peopleOver(model, enrolled!), "people over quota in the bound").toBe(totalsOfBound.overQuota);
  for (const part of ["overload", "overQuota", "metres", "weighted"] as const) {
    const gap = plan.objective[part] === undefined ? undefined : plan.objective[part] - totalsOfBound[part]!;
    expect(plan.gap![part]).toBe(gap);
  }
  const { last, next } = marginals(model, [...enrolled!]);
  const outside = pricesOf(plan).flatMap((price, j) =>
    price < last[j]! || price > next[j]! ? [`price ${j}: ${price}, not from ${last[j]} to ${next[j]}`] : [],
  );
  expect(outside).toEqual([]);
  expect(farFromBound(model, plan)).toEqual([]);
  return totals;
}

/** The people of the largest household that moves together, less 1. */
export function householdSlack(model: Model): number {
  const groups = model.groups.filter(([first]) => model.rows[first!]!.options.length > 0);
  const people = groups.map((group) => group.reduce((sum, row) => sum + model.rows[row]!.people, 0));
  return Math.max(1, ...people) - 1;
}

/** Facilities farther from the bound than promised: where fewer are, or more although some were transferred there. */
function farFromBound(model: Model, plan: Plan): string[] {
  const d = householdSlack(model);
  const { participant, to } = plan.transfers;
  return [...plan.bound!.enrolled!].flatMap((bound, j) => {
    const own = plan.enrolled[j]!;
    const past = own > bound + d || (own > model.ceiling[j]! && bound <= model.ceiling[j]!);
    const receives = to.some((facility, k) => facility === j && model.rows[participant[k]!]!.today >= 0);
    return own < bound - d || (past && receives) ? [`facility ${j}: ${own} for ${bound}, d is ${d}`] : [];
  });
}

/**
 * What is unique of a plan, as far as it is known: the optimum in which people may be parted. Where nobody is bound that
 * is the objective.
 */
export function leastOf({ objective, bound }: Plan): Objective {
  const { enrolled: _, ...least }: Bound = bound ?? objective;
  return least;
}

function areBound({ participants }: Problem, { policy }: Plan): boolean {
  return participants.household !== undefined && policy.households !== "separate";
}

/** Rows that sit elsewhere than those with whom they belong. */
function partedGroups(model: Model, assignment: Assignment): string[] {
  return model.groups.flatMap((group) => {
    const seats = new Set(group.flatMap((row) => [...assignment[row]!.keys()].filter((j) => assignment[row]![j]! > 0)));
    return seats.size > 1 ? [`rows ${group} are at ${[...seats]}`] : [];
  });
}

/** Plans, and looks whether the plan is optimal. */
export function solved(problem: Problem, policy: Policy): Plan {
  const plan = redistribute(problem, policy);
  expectOptimal(problem, plan, policy);
  return plan;
}

/** Two plans with the same optimum and the same smallest prices; who moves may differ. */
export function expectSameOptimum(problem: Problem, one: Plan, two: Plan): void {
  const model = modelOf(problem, one.policy);
  expect(score(model, leastOf(two))).toBe(score(model, leastOf(one)));
  expect(pricesOf(two)).toEqual(pricesOf(one));
}

/** A plan's prices as whole numbers, after a look at how they are split into points and metres. */
export function pricesOf(plan: Plan): bigint[] {
  const { overload, metres } = plan.price!;
  expect(overload.length).toBe(plan.enrolled.length);
  expect(metres.length).toBe(plan.enrolled.length);
  if (plan.policy.overloadKm === Infinity) {
    expect(
      metres.every((one) => Math.abs(one) < 2 ** 31),
      "metres of a price are below 2^31",
    ).toBe(true);
  } else expect([...overload], "points of a price that is all metres").toEqual([...overload].fill(0));
  return Array.from(overload, (points, j) => BigInt(points) * (1n << 32n) + BigInt(metres[j]!));
}

function weighted(model: Model, totals: Totals): number {
  return Number(score(model, totals));
}

/** Each transfer by itself: allowed, rightly priced, and in order. */
function brokenTransfers(model: Model, plan: Plan): string[] {
  const { participant, from, to, people, metres, ask } = plan.transfers;
  for (const column of [from, to, people, metres, ask]) expect(column.length).toBe(participant.length);
  const broken: string[] = [];
  for (const [k, number] of participant.entries()) {
    const row = model.rows[number];
    const option = row?.options.find(({ facility }) => facility === to[k]);
    const say = (what: string) => broken.push(`transfer ${k} of row ${number} to ${to[k]}: ${what}`);
    if (row === undefined) say("there is no such row");
    else if (!row.mayChoose) say("may not be moved");
    else if (option === undefined) say("not within the limits");
    if (row === undefined || option === undefined) continue;
    if (from[k] !== row.from || to[k] === row.from) say(`comes from ${from[k]}, not ${row.from}`);
    if (!(people[k]! > 0)) say(`${people[k]} people`);
    if (metres[k] !== option.metres) say(`costs ${metres[k]}, not ${option.metres}`);
    if (ask[k] !== (row.ask ? 1 : 0)) say(`ask is ${ask[k]}`);
    const ordered = k === 0 || participant[k - 1]! < number || (participant[k - 1] === number && to[k - 1]! < to[k]!);
    if (!ordered) say("out of order, or a pair twice");
  }
  return broken;
}

/** Rows of which somebody is lost, doubled or moved away twice. */
function lostPeople(model: Model, assignment: Assignment): string[] {
  const lost: string[] = [];
  for (const row of model.rows) {
    const line = assignment[row.row]!;
    const placed = line.reduce((sum, people) => sum + people, 0);
    const expected = row.options.length === 0 ? 0 : row.people;
    if (placed !== expected || line.some((people) => people < 0)) lost.push(`row ${row.row}: ${line}, not ${expected}`);
  }
  return lost;
}

function expectStage(model: Model, plan: Plan): void {
  if (model.policy.unknown === "stay") expect(plan.stage).toBe("ready");
  else if (model.rows.some((row) => row.ask && row.people > 0)) expect(plan.stage).toBe("proposal");
}

/** One warning of all facilities that are given people and have agreed to no number of them, in order. */
function expectWarnings({ facilities }: Problem, { transfers, warnings }: Plan): void {
  const given = (j: number) => transfers.people.filter((_, k) => transfers.to[k] === j).reduce((sum, n) => sum + n, 0);
  const due = [...facilities.keys()].filter((j) => facilities[j]!.maxIntake === undefined && given(j) > 0);
  const said = warnings.filter(({ code }) => code === "intake-not-agreed");
  expect(said.map(({ facilities: which }) => which)).toEqual(due.length > 0 ? [due] : []);
  const people = due.reduce((sum, j) => sum + given(j), 0);
  for (const { params } of said) expect(params).toMatchObject({ count: due.length, people });
}
