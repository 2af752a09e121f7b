/**
 * Where more doctors do most.
 *
 * Problem. k doctors go to facilities, existing or new; each adds `participantsPerDoctor` to a quota. Choose so that the
 * best plan that follows has the least overload, then the fewest metres. Points depend on quotas as percentages, so the
 * problem is neither linear nor convex in the doctors.
 *
 * Method. Plans are valued in cohorts by the exact engine, in milliseconds each. Where the ways to place them are few, all
 * are looked at. Otherwise greedily: one doctor after the other to where the plan gets best; only facilities whose shadow
 * price is a point or more can gain (the price is what one more place is worth), or, when no point is left to gain, those
 * with a price at all. Then doctors are moved one by one from a facility to another while that helps. The best few of all
 * that was looked at are confirmed person by person; where people are few, the greedy choice made person by person is
 * among them, so the answer is never worse than that.
 *
 * Limits. `"optimal"` is said only where all ways were looked at and cohorts lose nothing.
 */

import { IssueList } from "../errors.ts";
import { checkProblem } from "../model/check.ts";
import type { Policy, Problem } from "../types.ts";
import { runToEnd } from "./aggregate.ts";
import { checkWhole, goOn, indexesOf } from "./ask.ts";
import { compare, confirmed, isExact, lookAt, type Town, townOf } from "./doctors.ts";
import type { DoctorPlacement, Outcome, PlaceDoctorsOptions, PlaceDoctorsResult } from "./types.ts";

/** So many ways to place doctors are all looked at. */
const MOST_WAYS = 2_000;
const MOST_NODES = 5_000;
/** Up to so many people the greedy choice is also made person by person. */
const FEW_PEOPLE = 20_000;
const CONFIRMED = 3;

/**
 * Where `doctors` more doctors relieve most.
 *
 * @throws InputError for wrong input.
 */
export function placeDoctors(
  problem: Problem,
  policy: Policy | null | undefined,
  options: PlaceDoctorsOptions,
): PlaceDoctorsResult {
  const extended = { ...problem, facilities: [...problem.facilities, ...(options.newFacilities ?? [])] };
  if (options.newFacilities !== undefined) runToEnd(checkProblem(extendedColumns(problem, extended)));
  const issues = new IssueList();
  checkWhole(options.doctors, "options.doctors", issues);
  if (options.maxPerFacility !== undefined) checkWhole(options.maxPerFacility, "options.maxPerFacility", issues);
  const candidates = indexesOf(options.candidates, extended.facilities, "options.candidates", issues);
  issues.check();
  const town = townOf(extendedColumns(problem, extended), policy, options.aggregate);
  const search: Search = {
    town,
    options,
    candidates,
    most: options.maxPerFacility ?? options.doctors,
    base: Float64Array.from(extended.facilities, ({ doctors }) => doctors),
    nodes: options.limit?.nodes ?? MOST_NODES,
    looked: new Map(),
    stopped: false,
  };
  const all = waysToPlace(options.doctors, candidates.length, search.most) <= MOST_WAYS;
  if (all) lookAtAll(search, 0, options.doctors, new Int32Array(candidates.length));
  else improve(search, greedy(search));
  return resultOf(search, all && !search.stopped && isExact(town));
}

interface Search {
  readonly town: Town;
  readonly options: PlaceDoctorsOptions;
  readonly candidates: readonly number[];
  readonly most: number;
  readonly base: Float64Array;
  readonly nodes: number;
  /** Additional doctors of the candidates, and what the plan in cohorts costs with them. */
  readonly looked: Map<string, { readonly added: Int32Array; readonly overload: number; readonly metres: number }>;
  stopped: boolean;
}

/** A matrix gets columns for new facilities only from the caller. */
function extendedColumns(problem: Problem, extended: Problem): Problem {
  if (problem.travel?.metres === undefined || extended.facilities.length === problem.facilities.length) return extended;
  const issues = new IssueList();
  issues.add(
    "value",
    "options.newFacilities",
    "expected coordinates as travel: a matrix has no ways to new facilities",
  );
  issues.check();
  return extended;
}

/** How many ways there are, or more than are looked at. */
export function waysToPlace(doctors: number, places: number, most: number): number {
  let ways = new Float64Array(doctors + 1);
  ways[0] = 1;
  for (let place = 0; place < places; place++) {
    const next = new Float64Array(doctors + 1);
    for (let k = 0; k <= doctors; k++) for (let own = 0; own <= Math.min(most, k); own++) next[k]! += ways[k - own]!;
    ways = next;
  }
  // Fewer may be placed where more cannot.
  return ways[Math.min(doctors, places * most)]!;
}

function doctorsWith({ base, candidates }: Search, added: Int32Array): Float64Array {
  const doctors = base.slice();
  candidates.forEach((j, i) => {
    doctors[j]! += added[i]!;
  });
  return doctors;
}

/** What the plan in cohorts costs with so many more doctors; `null` once the search is to stop. */
function worthOf(search: Search, added: Int32Array) {
  const key = added.join(" ");
  const known = search.looked.get(key);
  if (known !== undefined) return known;
  if (search.looked.size > 0 && !goOn(search.options, "search", search.looked.size, search.nodes)) {
    search.stopped = true;
    return null;
  }
  const { overload, metres } = lookAt(search.town, doctorsWith(search, added));
  const found = { added: added.slice(), overload, metres };
  search.looked.set(key, found);
  return found;
}

function lookAtAll(search: Search, from: number, left: number, added: Int32Array): void {
  if (search.stopped) return;
  if (from === added.length - 1 || added.length === 0) {
    if (left > search.most && added.length > 0) return;
    if (added.length > 0) added[from] = left;
    worthOf(search, added);
    return;
  }
  for (let own = Math.min(left, search.most); own >= 0; own--) {
    added[from] = own;
    lookAtAll(search, from + 1, left - own, added);
  }
  added[from] = 0;
}

/** Candidates that may gain from one more doctor, by their prices: the others cannot. */
function promising({ town, candidates, most, base }: Search, added: Int32Array, worth: ArrayLike<number>): number[] {
  const open = candidates.map((_, i) => i).filter((i) => added[i]! < most);
  const gaining = open.filter((i) => worth[candidates[i]!]! >= town.model.scale || base[candidates[i]!] === 0);
  if (gaining.length > 0) return gaining;
  return open.filter((i) => worth[candidates[i]!]! > 0);
}

function greedy(search: Search): Int32Array {
  const added = new Int32Array(search.candidates.length);
  worthOf(search, added);
  for (let k = 0; k < search.options.doctors && !search.stopped; k++) {
    const { price } = lookAt(search.town, doctorsWith(search, added));
    const choice = bestOf(promising(search, added, price), (i) => changed(search, added, i, 1), search);
    if (choice < 0) break;
    added[choice]!++;
  }
  return added;
}

function changed(search: Search, added: Int32Array, i: number, by: number, back = -1) {
  const next = added.slice();
  next[i]! += by;
  if (back >= 0) next[back]! -= by;
  return worthOf(search, next);
}

/** The one of least value; −1 of none. */
function bestOf(among: readonly number[], value: (i: number) => ReturnType<typeof worthOf>, { town }: Search): number {
  let [at, best]: [number, Pick<Outcome, "overload" | "metres"> | null] = [-1, null];
  for (const i of among) {
    const own = value(i);
    if (own !== null && (best === null || compare(town, own, best) < 0)) [at, best] = [i, own];
  }
  return at;
}

/** Moves one doctor from a facility to another while that helps. */
function improve(search: Search, start: Int32Array): void {
  let added = start;
  for (let better = true; better && !search.stopped; ) {
    better = false;
    const now = worthOf(search, added);
    for (let from = 0; from < added.length && now !== null; from++) {
      if (added[from] === 0) continue;
      const fewer = added.slice();
      fewer[from]!--;
      const { price } = lookAt(search.town, doctorsWith(search, fewer));
      const among = promising(search, fewer, price).filter((i) => i !== from);
      const to = bestOf(among, (i) => changed(search, fewer, i, 1), search);
      if (to < 0) continue;
      const next = fewer.slice();
      next[to]!++;
      const value = worthOf(search, next);
      if (value === null || compare(search.town, value, now) >= 0) continue;
      added = next;
      better = true;
      break;
    }
  }
}

/** The greedy choice person by person, where people are few. */
function greedyByPeople(search: Search): Int32Array | null {
  const { town, candidates, options, most } = search;
  if (town.aggregate.people > FEW_PEOPLE || isExact(town)) return null;
  const added = new Int32Array(candidates.length);
  for (let k = 0; k < options.doctors; k++) {
    const open = candidates.map((_, i) => i).filter((i) => added[i]! < most);
    let [at, best]: [number, Outcome | null] = [-1, null];
    for (const i of open) {
      const next = added.slice();
      next[i]!++;
      const own = confirmed(town, doctorsWith(search, next));
      if (best === null || compare(town, own, best) < 0) [at, best] = [i, own];
    }
    if (at >= 0) added[at]!++;
  }
  return added;
}

function resultOf(search: Search, proven: boolean): PlaceDoctorsResult {
  const { town, options, base, looked } = search;
  const full = [...looked.values()].sort((a, b) => compare(town, a, b));
  const chosen = full.slice(0, options.confirm ?? CONFIRMED).map(({ added }) => added);
  const own = search.stopped ? null : greedyByPeople(search);
  if (own !== null) chosen.push(own);
  const ranking = chosen.map((added): DoctorPlacement => {
    const doctors = search.candidates
      .map((j, i) => ({ facilityId: town.problem.facilities[j]!.id, doctors: added[i]! }))
      .filter(({ doctors: some }) => some > 0);
    return { doctors, after: confirmed(town, doctorsWith(search, added)) };
  });
  ranking.sort((a, b) => compare(town, a.after, b.after));
  return {
    status: search.stopped ? "stopped" : proven ? "optimal" : "best-found",
    before: confirmed(town, base),
    ranking,
    stats: { looked: looked.size, confirmed: ranking.length },
  };
}
