/**
 * Moving doctors instead of participants: which half-days to lend from where to where.
 *
 * Problem. Ten half-days are one full-time doctor. At most so many half-days in all go from facilities that can spare them
 * to others, so that the best plan that follows has the least overload, then the fewest metres.
 *
 * Method. As in `place-doctors.ts`, plans are valued in cohorts. Where the ways to lend are few, all are looked at.
 * Otherwise step by step, with steps of ten half-days, five, and one: of all pairs of a lender and a borrower whose price
 * says that it could gain, the one that makes the plan best; a loan may also be sent elsewhere or taken back while that
 * helps. Only what each facility has more or fewer counts, so loans are written down at the end, lender after lender.
 *
 * Limits. `"optimal"` is said only where all ways were looked at and cohorts lose nothing.
 */

import { IssueList } from "../errors.ts";
import { quotaOf } from "../model/overload.ts";
import type { Policy, Problem } from "../types.ts";
import { checkWhole, goOn, indexesOf } from "./ask.ts";
import type { CohortSolution } from "./cohort-engine.ts";
import { compare, confirmed, isExact, lookAt, staffed, type Town, townOf } from "./doctors.ts";
import type { ShareDoctorsOptions, ShareDoctorsResult } from "./types.ts";

const HALF_DAYS = 10;
/** So many ways to lend are all looked at. */
const MOST_WAYS = 2_000;
const MOST_NODES = 1_500;
/** Lenders and borrowers that are tried in a step. */
const MOST_LENDERS = 8;
const MOST_BORROWERS = 6;
const STEPS = [10, 5, 1];

/**
 * Which doctors' half-days to lend so that overload falls most.
 *
 * @throws InputError for wrong input.
 */
export function shareDoctors(
  problem: Problem,
  policy: Policy | null | undefined,
  options: ShareDoctorsOptions,
): ShareDoctorsResult {
  const issues = new IssueList();
  checkWhole(options.halfDays, "options.halfDays", issues);
  if (options.maxPerFacility !== undefined) checkWhole(options.maxPerFacility, "options.maxPerFacility", issues);
  const fixed =
    options.fixed === undefined ? [] : indexesOf(options.fixed, problem.facilities ?? [], "options.fixed", issues);
  issues.check();
  const town = townOf(problem, policy, options.aggregate);
  const most = options.maxPerFacility ?? options.halfDays;
  const spare = problem.facilities.map(({ doctors }, j) =>
    fixed.includes(j) ? 0 : Math.min(most, Math.floor(doctors * HALF_DAYS + 1e-9)),
  );
  const room = problem.facilities.map((_, j) => (fixed.includes(j) ? 0 : most));
  const search: Search = { town, options, spare, room, looked: 0, stopped: false };
  const ways = waysToLend(spare, room, options.halfDays);
  const change = ways <= MOST_WAYS ? bestOfAll(search) : stepByStep(search);
  return resultOf(search, change, ways <= MOST_WAYS && isExact(town));
}

interface Search {
  readonly town: Town;
  readonly options: ShareDoctorsOptions;
  /** Half-days that each can lend, and get. */
  readonly spare: readonly number[];
  readonly room: readonly number[];
  looked: number;
  stopped: boolean;
}

/** Half-days more or fewer at each facility. */
type Change = Int32Array;

/** An upper bound of how many ways there are. */
function waysToLend(spare: readonly number[], room: readonly number[], halfDays: number): number {
  return spare.reduce((ways, own, j) => ways * (1 + Math.min(own, halfDays) + Math.min(room[j]!, halfDays)), 1);
}

function doctorsWith({ town }: Search, change: Change): Float64Array {
  // In tenths, so that 0.1 + 0.2 is 0.3.
  return Float64Array.from(town.problem.facilities, ({ doctors }, j) =>
    change[j] === 0 ? doctors : Math.round(1000 * doctors + 100 * change[j]!) / 1000,
  );
}

function worthOf(search: Search, change: Change) {
  const most = search.options.limit?.nodes ?? MOST_NODES;
  if (search.looked > 0 && !goOn(search.options, "search", search.looked, most)) {
    search.stopped = true;
    return null;
  }
  search.looked++;
  return lookAt(search.town, doctorsWith(search, change));
}

function lent(change: Change): number {
  return change.reduce((sum, own) => sum + Math.max(0, own), 0);
}

function bestOfAll(search: Search): Change {
  const { spare, room, options, town } = search;
  const change = new Int32Array(spare.length);
  let best = change.slice();
  let bestValue = worthOf(search, best)!;
  const look = (j: number, balance: number): void => {
    if (search.stopped || lent(change) > options.halfDays) return;
    if (j === change.length) {
      const value = balance === 0 ? worthOf(search, change) : null;
      if (value === null || compare(town, value, bestValue) >= 0) return;
      best = change.slice();
      bestValue = value;
      return;
    }
    for (let own = -spare[j]!; own <= room[j]!; own++) {
      change[j] = own;
      look(j + 1, balance + own);
    }
    change[j] = 0;
  };
  look(0, 0);
  return best;
}

function stepByStep(search: Search): Change {
  const { spare, room, options, town } = search;
  let change: Change = new Int32Array(spare.length);
  let now = worthOf(search, change)!;
  for (const step of STEPS) {
    for (let better = true; better && !search.stopped; ) {
      better = false;
      let [next, least] = [change, now];
      const lenders = mostSpare(search, change, now);
      for (const to of gaining(town, now.price)) {
        for (const from of lenders) {
          if (search.stopped) break;
          const tried = change.slice();
          tried[from]! -= step;
          tried[to]! += step;
          if (from === to || tried[from]! < -spare[from]! || tried[to]! > room[to]! || lent(tried) > options.halfDays)
            continue;
          const value = worthOf(search, tried);
          if (value !== null && compare(town, value, least) < 0) [next, least] = [tried, value];
        }
      }
      better = compare(town, least, now) < 0;
      [change, now] = [next, least];
    }
  }
  return change;
}

/** Facilities where one more place is worth a point; where none is, those with any price. The dearest first. */
function gaining(town: Town, price: ArrayLike<number>): number[] {
  const all = Array.from(price, (_, j) => j).sort((a, b) => price[b]! - price[a]!);
  const points = all.filter((j) => price[j]! >= town.model.scale);
  return (points.length > 0 ? points : all.filter((j) => price[j]! > 0)).slice(0, MOST_BORROWERS);
}

/** Facilities that can lend, those with the most doctors to spare for the people they would have first. */
function mostSpare(search: Search, change: Change, { load, price }: CohortSolution): number[] {
  const { town, spare } = search;
  const doctors = doctorsWith(search, change);
  const idle = staffed(town, doctors).map((facility, j) => quotaOf(facility, town.model.policy) - load[j]!);
  return idle
    .map((_, j) => j)
    .filter((j) => change[j]! > -spare[j]!)
    .sort((a, b) => price[a]! - price[b]! || idle[b]! - idle[a]!)
    .slice(0, MOST_LENDERS);
}

function resultOf(search: Search, change: Change, proven: boolean): ShareDoctorsResult {
  const { town } = search;
  const before = confirmed(town, doctorsWith(search, new Int32Array(change.length)));
  const tried = confirmed(town, doctorsWith(search, change));
  // Cohorts may have promised what people do not keep.
  const worse = compare(town, tried, before) >= 0;
  const after = worse ? before : tried;
  return {
    status: search.stopped ? "stopped" : proven ? "optimal" : "best-found",
    loans: worse ? [] : loansOf(town, change),
    before,
    after,
    transfersSaved: before.transferred - after.transferred,
    stats: { looked: search.looked },
  };
}

/** Lenders in order, each to the next borrower who still lacks some. */
function loansOf({ problem }: Town, change: Change): ShareDoctorsResult["loans"] {
  const left = change.slice();
  const loans: { fromId: string; toId: string; halfDays: number }[] = [];
  for (let from = 0, to = 0; from < left.length; from++) {
    while (left[from]! < 0) {
      while (left[to]! <= 0) to++;
      const halfDays = Math.min(-left[from]!, left[to]!);
      loans.push({ fromId: problem.facilities[from]!.id, toId: problem.facilities[to]!.id, halfDays });
      left[from]! += halfDays;
      left[to]! -= halfDays;
    }
  }
  return loans;
}
