/**
 * Planning again while letters are open: what was promised is kept as far as can be.
 *
 * Problem. A doctor leaves, a clinic takes fewer. Planned afresh, some 6,200 of the 15,600 open letters of a tenth of the example
 * city would be led elsewhere or taken back; kept, 0 to 628 are led elsewhere, and no more people stay over quota.
 * Sought: fewest overload points; then fewest letters changed; then metres. With finite weights one sum, in which a changed
 * letter costs `changeKm`.
 *
 * Method. People with an open letter count as registered where it leads, and leading it elsewhere as a move from there that
 * costs more. Everybody else who may be asked is taken to say yes, so that no letter is changed that others could save. Under the
 * rules of a wave (askable.ts) that is a problem for `redistribute`. A letter is led only to a place that is free on the day,
 * or that another letter leaves free: never does a promise rest on somebody else's answer.
 *
 * A yes is never changed. Only where its place is gone (the facility is closed, or has agreed to take fewer, or its rooms
 * hold fewer) people stay where they are registered, and come first in the next wave. A doctor less takes no place away:
 * it makes people over quota, whom points count. Nor is an open letter taken back for that: where there is no better place it
 * stays, for it was promised. Where too many are, the latest wave goes first, then the last of the draw.
 *
 * Why fewest. A plan of fewest points and another with as few points and fewer changes differ by simple cycles and paths
 * on facilities, none of which changes points (they are convex). One of them saves a change. It costs at most m × the
 * largest spread of costs; so where a change costs more than that, the first would not have been optimal. Where so much does
 * not fit into exact arithmetic (more than some 300 facilities of a city), a change costs what fits, and nothing is claimed.
 */

import { IssueList } from "../errors.ts";
import { runThrough } from "../generators.ts";
import { checkProblem } from "../model/check.ts";
import { completePolicy, wholeMetres } from "../model/policy.ts";
import { redistribute } from "../plan/redistribute.ts";
import type { CompletePolicy, Plan, Policy, Problem } from "../types.ts";
import { withChanges } from "./changed-standing.ts";
import { gonePlaces, takenBack } from "./gone-places.ts";
import { invite } from "./invite.ts";
import { checkKilometres } from "./invite-options.ts";
import { isOpenLetter } from "./ledger.ts";
import { lettersOf, partiesBy } from "./letter-list.ts";
import { lettersAsRegistered } from "./letters-as-registered.ts";
import { checkStanding, movesAlone } from "./offers.ts";
import { remaining } from "./remaining.ts";
import type { LetterChanges, Replan, ReplanOptions } from "./replan-types.ts";
import { type Split, splitOf } from "./split-problem.ts";
import type { Standing } from "./types.ts";

const DEFAULT_CHANGE_KM = 10;
/** Costs and sums of m spreads stay below (range.ts). */
const COST_LIMIT = 2 ** 30;

/**
 * Plans the next wave after something has changed, and keeps the letters that are open.
 *
 * @param problem as `standing` was made from, with what has changed at facilities since: doctors, capacity, closed. Where they
 *   take more than before, `standing` must have been made from the larger ones: else the book has no room.
 * @throws InputError for a wrong problem, policy or options, or a standing that does not fit.
 *
 * @example
 * const { changes, plan } = replan(problem, policy, state, { acceptance: 0.6 });
 */
export function replan(
  problem: Problem,
  policy: Policy | null | undefined,
  standing: Standing,
  options: ReplanOptions,
): Replan {
  runThrough(checkProblem(problem));
  const complete = completePolicy(policy);
  checkStanding(problem, standing);
  const { changeKm = DEFAULT_CHANGE_KM, askAgainAfterMonths, ...asking } = options ?? {};
  const issues = new IssueList();
  checkKilometres(issues, "changeKm", options?.changeKm);
  issues.check();
  const months = { askAgainAfterMonths };
  const { changes: gone, standing: kept } = withoutGonePlaces(problem, complete, standing);
  const found = planKept(problem, complete, { standing: kept, months, change: wholeMetres(changeKm) });
  const over = takenBack(problem, complete, kept, found.changes);
  const changes = joined(gone, found.changes, over);
  const after = withChanges(problem, standing, changes);
  const first = [...new Set([...(asking.first ?? []), ...after.cancelled.map(({ participant }) => participant)])];
  return {
    changes,
    forced: peopleOf(gone) + peopleOf(over),
    isFewest: found.isFewest,
    plan: found.plan,
    problem: found.split.problem,
    policy: found.split.policy,
    standing: after,
    invitation: invite(remaining(problem, policy, after, months), policy, { ...asking, first }),
  };
}

const peopleOf = ({ people }: LetterChanges): number => people.reduce((sum, own) => sum + own, 0);

/** Places that are gone; whoever loses one stays, so that another's may be gone where they are. */
function withoutGonePlaces(
  problem: Problem,
  policy: CompletePolicy,
  standing: Standing,
): { readonly changes: LetterChanges; readonly standing: Standing } {
  let changes = gonePlaces(problem, policy, standing);
  for (let next = changes; next.participant.length > 0; changes = joined(changes, next)) {
    next = gonePlaces(problem, policy, withChanges(problem, standing, changes));
  }
  return { changes, standing: withChanges(problem, standing, changes) };
}

interface Kept {
  readonly standing: Standing;
  readonly months: Pick<ReplanOptions, "askAgainAfterMonths">;
  /** Metres that a changed letter costs where points can be outweighed. */
  readonly change: number;
}

interface Found {
  readonly split: Split;
  readonly plan: Plan;
  readonly changes: LetterChanges;
  readonly isFewest: boolean;
}

/** The plan that keeps letters, all of whom it asks taken to say yes. */
function planKept(problem: Problem, policy: CompletePolicy, { standing, months, change }: Kept): Found {
  const base = lettersAsRegistered(problem, policy, standing, months);
  const unpriced = splitOf(base.problem, base.policy, { acceptance: 1 }, base.letters);
  const isLetter = (i: number): boolean => i < unpriced.rows.length && isOpenLetter(standing, unpriced.rows[i]!);
  const price =
    policy.overloadKm === Number.POSITIVE_INFINITY ? priceOfChange(unpriced) : { metres: change, isEnough: false };
  const split = withPrice(unpriced, standing, price.metres);
  const plan = redistribute(split.problem, split.policy);
  const { participant, to } = changedRows(split, plan, standing);
  const changes: LetterChanges = {
    participant,
    from: participant.map((row) => standing.place[row]!),
    to,
    people: participant.map((row) => standing.people[row]!),
    agreed: new Uint8Array(participant.length),
  };
  const moved = plan.transfers.people.filter((_, k) => isLetter(plan.transfers.participant[k]!));
  const isWhole = peopleOf(changes) === moved.reduce((sum, people) => sum + people, 0);
  const isFewest = price.isEnough && plan.status === "optimal" && isWhole;
  return { split, plan, changes, isFewest };
}

/**
 * Letters that the plan leads elsewhere, in an order in which each finds its place free. Whose row would go in parts goes where
 * the larger part does, and so some may find none: their letters stay as they are.
 */
function changedRows(split: Split, plan: Plan, standing: Standing): Pick<LetterChanges, "participant" | "to"> {
  const { participant, party, parties } = lettersOf(split, plan);
  const rowsOf = partiesBy(party, parties.to.length);
  const free = split.askable.room.slice();
  let pending = [...parties.to.keys()].filter((one) => isOpenLetter(standing, participant[rowsOf[one]![0]!]!));
  const done: number[] = [];
  for (let count = -1; count !== pending.length; ) {
    count = pending.length;
    pending = pending.filter((one) => {
      const people = parties.people[one]!;
      if (people > free[parties.to[one]!]!) return true;
      free[parties.to[one]!]! -= people;
      // Where too many are nobody comes, whoever leaves.
      if (split.askable.mayCome[parties.from[one]!] === 1) free[parties.from[one]!]! += people;
      done.push(one);
      return false;
    });
  }
  const letters = done.flatMap((one) => rowsOf[one]!);
  return {
    participant: Int32Array.from(letters, (i) => participant[i]!),
    to: Int32Array.from(letters, (i) => parties.to[party[i]!]!),
  };
}

/** More metres than any exchange can save; as many as fit where that is too much. */
function priceOfChange({ problem, policy, rows }: Split): { readonly metres: number; readonly isEnough: boolean } {
  const m = problem.facilities.length;
  const { cost } = movesAlone(problem, policy as CompletePolicy);
  let [dearest, cheapest] = [0, 0];
  for (let i = 0; i < rows.length; i++) {
    for (let j = 0; j < m; j++) {
      const own = cost(i, j);
      if (own > dearest) dearest = own;
      if (own < cheapest) cheapest = own;
    }
  }
  const spread = dearest - cheapest + MOST_WAVES;
  const enough = m * spread + 1;
  const most = Math.floor((COST_LIMIT - 1) / Math.max(1, m)) - spread;
  return enough <= most ? { metres: enough, isEnough: true } : { metres: Math.max(0, most), isEnough: false };
}

/** By so many metres at most an earlier wave is dearer to change than a later one: only among equals. */
const MOST_WAVES = 100;

/** A move of somebody whose letter is open costs so many metres more; of earlier waves a few more than that. */
function withPrice(split: Split, { wave, status, place }: Standing, metres: number): Split {
  const { problem, rows } = split;
  const { participants } = problem;
  const extraCost = participants.extraCost?.slice() ?? new Int32Array(participants.facility.length);
  const latest = wave.reduce((most, own) => Math.max(most, own), 0);
  const surcharge = rows.map((row, i) => {
    if (!isOpenLetter({ status, place }, row)) return 0;
    const more = metres + Math.min(MOST_WAVES, latest - wave[row]!);
    return Math.min(COST_LIMIT - 1 - extraCost[i]!, more);
  });
  surcharge.forEach((more, i) => {
    extraCost[i]! += more;
  });
  return { ...split, problem: { ...problem, participants: { ...participants, extraCost } }, surcharge };
}

/** In order; of one who stands in two lists the last counts. */
function joined(...lists: readonly LetterChanges[]): LetterChanges {
  const last = new Map<number, { readonly list: LetterChanges; readonly i: number }>();
  for (const list of lists) {
    list.participant.forEach((row, i) => {
      last.delete(row);
      last.set(row, { list, i });
    });
  }
  const changes = [...last.values()];
  const column = (name: "participant" | "from" | "to" | "people"): Int32Array =>
    Int32Array.from(changes, ({ list, i }) => list[name][i]!);
  return {
    participant: column("participant"),
    from: column("from"),
    to: column("to"),
    people: column("people"),
    agreed: Uint8Array.from(changes, ({ list, i }) => list.agreed[i]!),
  };
}
