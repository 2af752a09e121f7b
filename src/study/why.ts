import { wrongInput } from "../errors.ts";
import { runThrough } from "../generators.ts";
import { drawNumber } from "../model/draw.ts";
import { consentCode } from "../model/policy.ts";
import { NO_WAY } from "../travel/travel.ts";
import type { CompletePolicy, Plan, Problem } from "../types.ts";
import { type Refusal, refusalsAt } from "../verify/eligible.ts";
import { type HouseholdRules, rowRules } from "../verify/household-rules.ts";
import { planOfProblem } from "../verify/plan-of-problem.ts";
import { capacitiesToday } from "../verify/today.ts";

/** Why people of a row may not be moved. */
export type WhyStays = "refused" | "unknown" | "withdrawn" | "held" | "household" | "no-place";

/**
 * Why a facility is no option: it is closed, does not take them by segment, region or needs, or they must not be sent
 * there again (`avoided`); they did not name it (`choice`); there is no way; it is farther beyond today's way than
 * `maxExtraKm` allows (`extra-way`), or farther than `maxDistanceKm` (`distance`); or a relative who moves with them may
 * not go there (`household`).
 */
export type WhyNot = Refusal | "choice" | "no-way" | "extra-way" | "distance" | "household";

/** Points and metres; with a finite `overloadKm` all of it in metres. */
export interface Worth {
  readonly overload: number;
  readonly metres: number;
}

/** One facility, as the plan sees it for one person. */
export interface WhyFacility {
  /** Index of the facility. */
  readonly facility: number;
  readonly id: string;
  /** The way there, in metres; `null` where there is none. */
  readonly metres: number | null;
  /** Beyond today's way; negative where it is nearer. For the newly enrolled the way itself. */
  readonly extraMetres: number | null;
  /** Whether they may be there: today's facility always. */
  readonly option: boolean;
  /** Why not; `null` for an option. */
  readonly rule: WhyNot | null;
  /** Whether the plan fills it to its ceiling. */
  readonly full: boolean;
  /** What it costs each of them to be there, in metres; `null` where it is no option. */
  readonly cost: number | null;
  /** What the place is worth to others; `null` when the plan was stopped. */
  readonly price: Worth | null;
  /** Cost and price together; the plan gives everybody the least. `null` without either. */
  readonly total: Worth | null;
  /** People of the row whom the plan has here. */
  readonly people: number;
}

/** The table of one person: nobody else stands in it. */
export interface Reasons {
  readonly row: number;
  /** Whether the plan may move them. */
  readonly mayMove: boolean;
  /** Why not; `null` for who may move. */
  readonly stays: WhyStays | null;
  /** Where they are registered today; `null` for the newly enrolled and those of a closed facility. */
  readonly today: number | null;
  /**
   * The number they drew: among neighbours to whom facilities are worth the same, the lower goes first. `null` without ids.
   */
  readonly drawNumber: number | null;
  /** Facilities worth as much to them as where they are: between these the draw decided. */
  readonly equals: readonly number[];
  /** Every facility, in the order of the problem. */
  readonly facilities: readonly WhyFacility[];
}

/**
 * Why one person is where the plan has them: every facility with its way, whether it is an option and if not which rule
 * says so, its cost, its price and both together. In a proven plan everybody who may move sits where the sum is least:
 * that is the proof. Needs no solver; O(rows + facilities).
 *
 * @throws InputError for a row that does not exist, and for a plan made from other rows.
 *
 * @example
 * const { facilities, equals } = why(problem, plan, 17);
 */
export function why(problem: Problem, plan: Plan, row: number): Reasons {
  const own = planOfProblem(problem, plan);
  const rows = problem.participants.facility.length;
  if (!(Number.isInteger(row) && row >= 0 && row < rows)) {
    throw wrongInput("row", { code: "value", expected: "whole-between", params: { least: 0, most: rows - 1 } });
  }
  const rules = runThrough(rowRules(problem, own.policy));
  const stays = whyStays(problem, rules, row);
  rules.goTo(row);
  const facilities = tableOf(problem, own, rules, row);
  const { ids } = problem.participants;
  return {
    row,
    mayMove: stays === null,
    stays,
    today: rules.alone.today === -1 ? null : rules.alone.today,
    drawNumber: ids === undefined ? null : drawNumber(ids[row]!, own.policy.drawSeed),
    equals: stays === null ? equalTo(facilities) : [],
    facilities,
  };
}

function whyStays({ participants }: Problem, { alone, households }: HouseholdRules, row: number): WhyStays | null {
  if (alone.isHeld(row)) return "held";
  if (households.isKeptBack(row)) return "household";
  if (alone.mayMove(row)) return null;
  if (alone.todayOf(row) === -1) return "no-place";
  const consent = participants.consent[row];
  return consent === consentCode.refused ? "refused" : consent === consentCode.withdrawn ? "withdrawn" : "unknown";
}

function tableOf(problem: Problem, plan: Plan, rules: HouseholdRules, row: number): WhyFacility[] {
  const { alone } = rules;
  const { price } = plan;
  const refusal = refusalsAt(problem, plan.policy)(row);
  const { ceiling } = runThrough(capacitiesToday(problem, plan.policy));
  const people = peopleAt(problem, plan, row, alone.today);
  const isSomewhere = alone.limit !== -1 || alone.today !== -1;
  return problem.facilities.map(({ id }, j): WhyFacility => {
    const metres = isSomewhere ? alone.ways.metres(j) : NO_WAY;
    const home = j === alone.today;
    const rule = home || rules.isOption(j) ? null : (refusal(j) ?? ruleAgainst(rules, plan.policy, j, metres));
    const cost = rule === null ? rules.cost(j) : null;
    const own = price && { overload: price.overload[j]!, metres: price.metres[j]! };
    return {
      facility: j,
      id,
      metres: metres === NO_WAY ? null : metres,
      extraMetres: metres === NO_WAY ? null : metres - alone.todayMetres,
      option: rule === null,
      rule,
      full: plan.enrolled[j]! >= ceiling[j]!,
      cost,
      price: own,
      total: cost === null || own === null ? null : { overload: own.overload, metres: cost + own.metres },
      people: people.get(j) ?? 0,
    };
  });
}

/** Where a facility takes them, in the order in which one would ask. */
function ruleAgainst({ alone }: HouseholdRules, policy: CompletePolicy, j: number, metres: number): WhyNot {
  if (alone.named?.includes(j) === false) return "choice";
  if (metres === NO_WAY) return "no-way";
  if (metres > 1000 * policy.maxDistanceKm) return "distance";
  return metres > alone.limit ? "extra-way" : "household";
}

/** People of a row at each facility after the plan. */
function peopleAt(problem: Problem, { transfers, unplaced }: Plan, row: number, today: number): Map<number, number> {
  const at = new Map<number, number>();
  let staying = problem.participants.count?.[row] ?? 1;
  for (let i = 0; i < transfers.participant.length; i++) {
    if (transfers.participant[i] !== row) continue;
    staying -= transfers.people[i]!;
    at.set(transfers.to[i]!, transfers.people[i]!);
  }
  if (today !== -1 && staying > 0 && !unplaced.includes(row)) at.set(today, staying);
  return at;
}

/** Facilities whose total equals that of where the people are. */
function equalTo(facilities: readonly WhyFacility[]): number[] {
  const here = facilities.find(({ people }) => people > 0)?.total;
  if (!here) return [];
  return facilities
    .filter(({ total, people }) => people === 0 && total?.overload === here.overload && total.metres === here.metres)
    .map(({ facility }) => facility);
}
