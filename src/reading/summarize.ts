import { runThrough } from "../generators.ts";
import { type Capacities, totalPoints } from "../model/overload.ts";
import { consentCode } from "../model/policy.ts";
import type {
  BeforeAfter,
  CapitationTable,
  ChoiceFigures,
  PeopleByConsent,
  PeopleOfClosed,
  Plan,
  Problem,
  ReportOptions,
  ReserveFigures,
  Summary,
} from "../types.ts";
import { planOfProblem } from "../verify/plan-of-problem.ts";
import { capacitiesToday, enrolledToday, registeredToday } from "../verify/today.ts";
import { capitationTable, capitationTotal } from "./capitation.ts";
import { heldPeople } from "./held-people.ts";
import { householdFigures } from "./household-figures.ts";
import type { Outcome } from "./outcome.ts";
import { overBarriers } from "./over-barriers.ts";
import { rank, waysTravelled } from "./rows.ts";

/**
 * A plan in figures: people by consent, overload before and after, how far people go, and what the insurer pays by the
 * table of 2023 or another one. Throws `InputError` (code `fingerprint`) for a plan made from another problem.
 * O(people + transfers).
 *
 * @example
 * const { overQuota, transferred } = summarize(problem, plan);
 */
export function summarize(problem: Problem, plan: Plan, options?: ReportOptions | null): Summary {
  const table = capitationTable(options);
  return figuresOf(problem, planOfProblem(problem, plan), table);
}

/** The figures of an outcome, whoever found it: the one computation behind `summarize` and `score`. */
export function figuresOf(problem: Problem, outcome: Outcome, table: CapitationTable): Summary {
  const { people, byConsent, held } = peopleIn(problem);
  const ofClosed = peopleOfClosed(problem, outcome);
  const unplaced = outcome.unplaced.reduce((sum, row) => sum + (problem.participants.count?.[row] ?? 1), 0);
  return {
    people,
    byConsent,
    held,
    ofClosed,
    households: householdFigures(problem, outcome),
    facilities: problem.facilities.length,
    ...facilityFigures(problem, outcome),
    ...transferFigures(problem, outcome),
    overBarriers: overBarriers(problem, outcome),
    choices: choiceFigures(problem, outcome),
    unplaced: unplaced - ofClosed.unplaced,
    capitation: capitationTotal(table, problem.facilities, registeredToday(problem), outcome.enrolled),
  };
}

function peopleIn(problem: Problem): Pick<Summary, "people" | "byConsent" | "held"> {
  const { facility, consent, count, hold } = problem.participants;
  const answers = [0, 0, 0, 0];
  const held = problem.holds?.map(() => 0) ?? [];
  let newlyEnrolled = 0;
  let people = 0;
  for (let row = 0; row < facility.length; row++) {
    const inRow = count === undefined ? 1 : count[row]!;
    people += inRow;
    if (facility[row] === -1) newlyEnrolled += inRow;
    else if (problem.facilities[facility[row]!]!.closed === true) continue;
    else if (hold !== undefined && hold[row] !== -1) held[hold[row]!]! += inRow;
    else answers[consent[row]!]! += inRow;
  }
  const byConsent: PeopleByConsent = {
    granted: answers[consentCode.granted]!,
    refused: answers[consentCode.refused]!,
    unknown: answers[consentCode.unknown]!,
    withdrawn: answers[consentCode.withdrawn]!,
    newlyEnrolled,
  };
  return { people, byConsent, held: heldPeople(problem, held) };
}

/** People of a closed facility are placed or unplaced. */
function peopleOfClosed({ facilities, participants }: Problem, { transfers, unplaced }: Outcome): PeopleOfClosed {
  const ofClosed = { people: 0, placed: 0, unplaced: 0 };
  const isClosed = (j: number): boolean => facilities[j]?.closed === true;
  transfers.from.forEach((from, i) => {
    if (isClosed(from)) ofClosed.placed += transfers.people[i]!;
  });
  for (const row of unplaced) {
    if (isClosed(participants.facility[row]!)) ofClosed.unplaced += participants.count?.[row] ?? 1;
  }
  return { ...ofClosed, people: ofClosed.placed + ofClosed.unplaced };
}

type FacilityFigures = Pick<
  Summary,
  "overQuota" | "facilitiesOver" | "overloadPoints" | "worstRatio" | "receiversMadeOver" | "shortOfFloor" | "reserve"
>;

function facilityFigures(problem: Problem, outcome: Outcome): FacilityFigures {
  const { facilities } = problem;
  const { quota, enrolled, transfers } = outcome;
  const today = enrolledToday(problem);
  const capacities = runThrough(capacitiesToday(problem, outcome.policy));
  const receives = new Set(transfers.to);

  const over = (people: number, j: number): number => Math.max(0, people - quota[j]!);
  const total = (figure: (people: number, j: number) => number): BeforeAfter<number> => ({
    before: today.reduce((sum, people, j) => sum + figure(people, j), 0),
    after: enrolled.reduce((sum, people, j) => sum + figure(people, j), 0),
  });
  const worst = (people: ArrayLike<number>): number | null =>
    facilities.reduce((most: number | null, { doctors }, j) => {
      return doctors > 0 ? Math.max(most ?? 0, people[j]! / doctors) : most;
    }, null);

  return {
    overQuota: total(over),
    facilitiesOver: total((people, j) => Math.sign(over(people, j))),
    overloadPoints: total((people, j) => totalPoints(capacities, j, people)),
    worstRatio: { before: worst(today), after: worst(enrolled) },
    shortOfFloor: enrolled.reduce((sum, people, j) => sum + Math.max(0, capacities.floor[j]! - people), 0),
    reserve: reserveFigures(problem, outcome, capacities),
    receiversMadeOver: facilities.filter(
      (_, j) => receives.has(j) && over(enrolled[j]!, j) > 0 && over(today[j]!, j) === 0,
    ).length,
  };
}

/** Places kept, of quotas or where the overload is levelled of rooms, and how many of them are free. */
function reserveFigures(
  { facilities }: Problem,
  { enrolled, quota, policy }: Outcome,
  { reserve }: Capacities,
): ReserveFigures {
  let [places, free] = [0, 0];
  facilities.forEach(({ capacity }, j) => {
    const all = policy.fill === "to-quota" ? quota[j]! : (capacity ?? 0);
    places += reserve[j]!;
    free += Math.min(reserve[j]!, Math.max(0, all - enrolled[j]!));
  });
  return { places, free };
}

type TransferFigures = Pick<
  Summary,
  "transferred" | "toAsk" | "hardship" | "placed" | "extraKm" | "nearer" | "farther"
>;

function transferFigures(problem: Problem, outcome: Outcome): TransferFigures {
  const { participant, from, people, ask } = outcome.transfers;
  const { extraCost, extraCostPerKm } = problem.participants;
  const { extraMetres } = waysTravelled(problem, outcome);
  const figures = { transferred: 0, toAsk: 0, hardship: 0, placed: 0, nearer: 0, farther: 0 };
  const peopleAt = new Map<number, number>();
  for (let i = 0; i < from.length; i++) {
    const moved = people[i]!;
    if (from[i] === -1) figures.placed += moved;
    if (from[i] === -1 || problem.facilities[from[i]!]!.closed === true) continue;
    const metres = extraMetres(i);
    peopleAt.set(metres, (peopleAt.get(metres) ?? 0) + moved);
    figures.transferred += moved;
    if (ask[i] === 1) figures.toAsk += moved;
    const row = participant[i]!;
    if ((extraCost?.[row] ?? 0) + (extraCostPerKm?.[row] ?? 0) > 0) figures.hardship += moved;
    if (metres < 0) figures.nearer += moved;
    if (metres > 0) figures.farther += moved;
  }
  return { ...figures, extraKm: extraKm(peopleAt, figures.transferred) };
}

function choiceFigures({ participants }: Problem, { transfers }: Outcome): ChoiceFigures {
  const { choiceStart, count, facility } = participants;
  let named = 0;
  for (let row = 0; choiceStart !== undefined && row < facility.length; row++) {
    if (choiceStart[row + 1]! > choiceStart[row]!) named += count?.[row] ?? 1;
  }
  let [first, other] = [0, 0];
  for (let i = 0; i < transfers.to.length; i++) {
    const choice = rank(participants, transfers.participant[i]!, transfers.to[i]!);
    if (choice === 1) first += transfers.people[i]!;
    else if (choice !== null) other += transfers.people[i]!;
  }
  return { people: named, first, other };
}

/** Mean, nearest-rank 95th percentile, maximum and sums over people, in kilometres. */
function extraKm(peopleAt: ReadonlyMap<number, number>, people: number): Summary["extraKm"] {
  if (people === 0) return null;
  const ascending = [...peopleAt].sort(([a], [b]) => a - b);
  const nearest = Math.ceil((95 * people) / 100);
  let sum = 0;
  let farther = 0;
  let counted = 0;
  let p95: number | undefined;
  for (const [metres, there] of ascending) {
    sum += metres * there;
    farther += Math.max(0, metres) * there;
    counted += there;
    if (counted >= nearest) p95 ??= metres;
  }
  const [mean, most] = [sum / people, ascending.at(-1)![0]];
  return { mean: mean / 1000, p95: p95! / 1000, max: most / 1000, net: sum / 1000, gross: farther / 1000 };
}
