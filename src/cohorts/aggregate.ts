/**
 * From people to cohorts.
 *
 * Problem. A linear program has a variable for every pair of unit and facility; 600,000 people are too many, and what it
 * is asked (how many of a segment, out of which facility) does not need them one by one.
 *
 * Method. Units (people alike in place, facility, rules) are put together by area, facility today, segment and whether
 * they may move. A cohort's cost for a facility is the mean over its people, in whole metres; an option is one only if it
 * is one for all of them, so that nobody is sent where a rule forbids. Areas are places, regions or cells of a grid;
 * for a limit on cohorts the cells are doubled until there are few enough.
 *
 * Invariants. People are conserved exactly. The total of a plan in cohorts differs from what it costs person by person by
 * at most `loss.metres`: the sum over people of the largest difference between anybody's cost and the mean. Where all of
 * a cohort have the same costs the loss is 0, and the aggregate says just what the problem says.
 *
 * Complexity. O(units × facilities) for the costs.
 */

import { cameOf, checkKeys, IssueList, wrongInput } from "../errors.ts";
import { runThrough } from "../generators.ts";
import { checkProblem } from "../model/check.ts";
import { completePolicy } from "../model/policy.ts";
import { type Model, prepare } from "../model/prepare.ts";
import { rowsOf } from "../model/units.ts";
import { NO_WAY } from "../travel/travel.ts";
import type { Policy, Problem } from "../types.ts";
import type { Aggregate, AggregateOptions, Cohort } from "./types.ts";

const KM_PER_DEGREE = 111.195;
/** Cells are doubled at most so often: then all the world is one. */
const MOST_DOUBLINGS = 40;

/**
 * Puts people together into cohorts.
 *
 * @throws InputError for a wrong problem, policy or options, where `maxCohorts` cannot be met, and where households are
 * bound (`Policy.households`): people of a cohort go where there is room, and members of a household are of several cohorts.
 *
 * @example
 * const { cohorts } = aggregate(problem, policy, { areas: "region" });
 */
export function aggregate(problem: Problem, policy?: Policy | null, options: AggregateOptions = {}): Aggregate {
  return aggregateModel(modelOf(problem, policy), options);
}

/** The checked and prepared problem. */
export function modelOf(problem: Problem, policy: Policy | null | undefined): Model {
  const complete = completePolicy(policy);
  runThrough(checkProblem(problem));
  if (problem.participants.household !== undefined && complete.households !== "separate") {
    const got = cameOf(complete.households);
    throw wrongInput("policy.households", { code: "value", expected: "separate-households", got });
  }
  return runThrough(prepare(problem, complete));
}

export function aggregateModel(model: Model, options: AggregateOptions): Aggregate {
  const issues = new IssueList();
  checkKeys(options, "options", ["areas", "gridKm", "maxCohorts"], issues);
  issues.check();
  const { areas = model.problem.travel?.metres === undefined ? "grid" : "place", gridKm = 1, maxCohorts } = options;
  checkOptions(model.problem, areas, gridKm, maxCohorts);
  const most = maxCohorts ?? Number.POSITIVE_INFINITY;
  const rules = Array.from({ length: model.units.size }, (_, unit) => rulesOf(model, unit));
  let side = gridKm;
  for (let doubled = 0; ; doubled++, side *= 2) {
    const groups = groupsOf(model, rules, areaOf(model.problem, areas, side));
    if (groups.movable <= most) return cohortsOf(model, groups);
    if (areas === "grid" && doubled < MOST_DOUBLINGS) continue;
    const got = areas === "grid" ? "#cohorts-grid" : "#cohorts-areas";
    const params = { cohorts: groups.movable, most };
    throw wrongInput("options.maxCohorts", { code: "range", expected: "room-for-cohorts", got, params });
  }
}

function checkOptions(problem: Problem, areas: string, gridKm: number, maxCohorts: number | undefined): void {
  const issues = new IssueList();
  const { lon, region } = problem.participants;
  if (!["place", "region", "grid"].includes(areas)) {
    const params = { a: '"place"', b: '"region"', c: '"grid"' };
    issues.add("options.areas", { code: "value", expected: "one-of-three", params });
  }
  if (areas === "region" && region === undefined)
    issues.add("participants.region", { code: "missing", expected: "column", got: "#nothing" });
  if (areas === "grid" && lon === undefined)
    issues.add("participants.lon", { code: "missing", expected: "coordinates", got: "#nothing" });
  if (!(gridKm > 0)) issues.add("options.gridKm", { code: "value", expected: "kilometres-above" });
  if (maxCohorts !== undefined && !(Number.isInteger(maxCohorts) && maxCohorts > 0)) {
    issues.add("options.maxCohorts", { code: "value", expected: "whole-from", params: { least: 1 } });
  }
  issues.check();
}

/** The area of each row. */
function areaOf(problem: Problem, areas: string, side: number): (row: number) => string {
  const { lon, lat, zone, region } = problem.participants;
  if (areas === "region") return (row) => problem.regions?.[region![row]!] ?? "";
  if (areas === "place" && problem.travel?.metres !== undefined) return (row) => `zone ${zone![row]}`;
  if (areas === "place") return (row) => `${lon![row]}, ${lat![row]}`;
  // At the first facility cells are as wide as high; elsewhere in a province that is near enough.
  const latitude = problem.facilities[0]?.lat ?? 0;
  const wide = KM_PER_DEGREE * Math.max(0.1, Math.cos((latitude * Math.PI) / 180));
  return (row) =>
    `${side} km ${Math.floor((lon![row]! * wide) / side)}, ${Math.floor((lat![row]! * KM_PER_DEGREE) / side)}`;
}

/**
 * What else people of one cohort share: the kind of facilities open to them, or their own choices; whether there is any way
 * for them at all; and, for the newly enrolled, who must be placed, the facility that is cheapest: thereby an option of all.
 */
function rulesOf({ units, moves, options }: Model, unit: number): string {
  const kind = unit < units.firstListed ? `${units.unitKind[unit]!}` : `unit ${unit}`;
  if (units.today[unit]! >= 0) return `${kind} ${moves.reach[unit]! < 0}`;
  let [least, at] = [Number.POSITIVE_INFINITY, -1];
  for (let j = 0; j < options.facilities; j++) {
    const own = options.cost(unit, j);
    if (own < least) [least, at] = [own, j];
  }
  return `${kind} ${at}`;
}

interface Group {
  readonly cohort: Omit<Cohort, "people">;
  people: number;
  /** People of each unit in it; empty for those who may not move. */
  readonly units: Map<number, number>;
}

interface Groups {
  readonly all: readonly Group[];
  readonly movable: number;
}

function groupsOf(model: Model, rules: readonly string[], area: (row: number) => string): Groups {
  const { units, problem, registered: facility } = model;
  const { segment, count } = problem.participants;
  const groups = new Map<string, Group>();
  const movable = new Uint8Array(facility.length);
  const add = (row: number, unit: number): void => {
    const people = count?.[row] ?? 1;
    if (people === 0) return;
    const own = segment === undefined || segment[row]! < 0 ? null : problem.segments![segment[row]!]!;
    const cohort = { area: area(row), facility: facility[row]!, segment: own };
    // Whoever may go elsewhere than others is of a cohort of their own.
    const key = JSON.stringify([cohort.area, cohort.facility, own, unit < 0 ? "stay" : rules[unit]]);
    let group = groups.get(key);
    if (group === undefined) {
      group = { cohort, people: 0, units: new Map() };
      groups.set(key, group);
    }
    group.people += people;
    if (unit >= 0) group.units.set(unit, (group.units.get(unit) ?? 0) + people);
  };
  for (let unit = 0; unit < units.size; unit++) {
    for (const row of rowsOf(units, unit)) {
      movable[row] = 1;
      add(row, unit);
    }
  }
  const unplaced = new Set(model.unplaced);
  for (let row = 0; row < facility.length; row++) if (movable[row] === 0 && !unplaced.has(row)) add(row, -1);
  const all = [...groups.values()];
  const free = all.filter(({ units: own }) => own.size > 0);
  return { all: [...free, ...all.filter(({ units: own }) => own.size === 0)], movable: free.length };
}

function cohortsOf({ problem, options }: Model, { all, movable }: Groups): Aggregate {
  const { facilities } = problem;
  const m = facilities.length;
  const cost = new Int32Array(movable * m).fill(NO_WAY);
  let [metres, given] = [0, 0];
  for (let c = 0; c < movable; c++) {
    const group = all[c]!;
    let farthest = 0;
    for (let j = 0; j < m; j++) {
      const { mean, spread, options: have } = meanCost(group, j, options.cost);
      if (have === group.units.size) {
        cost[c * m + j] = mean;
        farthest = Math.max(farthest, spread);
      } else if (have > 0) given++;
    }
    metres += farthest * group.people;
  }
  const cohorts = all.map(({ cohort, people }): Cohort => ({ ...cohort, people }));
  const inCohorts = cohorts.reduce((sum, { people }) => sum + people, 0);
  const everybody = problem.participants.count?.reduce((sum, n) => sum + n, 0) ?? problem.participants.facility.length;
  return {
    cohorts,
    movable,
    cost,
    facilities,
    people: everybody,
    unplaced: everybody - inCohorts,
    loss: { metres, options: given },
  };
}

/** The mean cost of a facility for a group, how far anybody's is from it, and how many of its units have the option. */
function meanCost(group: Group, j: number, costOf: (unit: number, facility: number) => number) {
  let [sum, people, have] = [0, 0, 0];
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const [unit, weight] of group.units) {
    const own = costOf(unit, j);
    if (Number.isNaN(own)) continue;
    have++;
    people += weight;
    sum += own * weight;
    least = Math.min(least, own);
    most = Math.max(most, own);
  }
  const mean = have === 0 ? 0 : Math.round(sum / people);
  return { mean, spread: have === 0 ? 0 : Math.max(most - mean, mean - least), options: have };
}
