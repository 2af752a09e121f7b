import type { Plan, Problem, ViolationCode } from "../types.ts";
import type { Claim } from "./audited-plan.ts";
import type { Group } from "./household-rules.ts";
import type { BoundRules } from "./row-rules.ts";
import type { ViolationList } from "./violations.ts";

const ROWS_PER_SLICE = 8192;
const LOOKS_PER_SLICE = 8192;
/** To today's facility and to the new one, once for the limit and once for the cost. */
const WAYS_A_TRANSFER = 4;

/** In place of a facility: the people of a row do not all go to one. */
const PARTED = -2;

type Audited = Pick<Claim, "problem" | "plan" | "rules">;

/**
 * Checks every transfer, and that nobody is lost, doubled or parted from others. Returns whether people add up; yields rows
 * done.
 */
export function* checkTransfers({ problem, plan, rules }: Audited, found: ViolationList): Generator<number, boolean> {
  if (!isInOrder(plan, found)) return false;
  const { facility, count } = problem.participants;
  const { transfers, unplaced } = plan;
  const { participant, people, to } = transfers;
  let [addsUp, looks] = [true, 0];
  const seats = new Map<Group, number>();
  for (let row = 0, i = 0, u = 0; row < facility.length; row++) {
    if (row % ROWS_PER_SLICE === 0 || looks >= LOOKS_PER_SLICE) {
      looks = 0;
      yield row;
    }
    const inRow = count === undefined ? 1 : count[row]!;
    const isUnplaced = unplaced[u] === row;
    if (isUnplaced) u++;
    if (participant[i] === row || isUnplaced) {
      rules.goTo(row);
      looks += looksAtRow(rules, isUnplaced);
    }

    let moved = 0;
    const first = i;
    for (; participant[i] === row; i++) {
      moved += people[i]!;
      checkTransfer(problem, plan, i, rules, found);
    }
    const seat = moved === 0 ? rules.alone.todayOf(row) : moved === inRow && i === first + 1 ? to[first]! : PARTED;
    if (!isUnplaced && isParted(rules, seats, row, seat)) {
      addsUp = false;
      found.add("household", `participants[${row}]: parted from the household`, { participant: row });
    }
    const wrong = isUnplaced
      ? wronglyUnplaced(moved, inRow, rules)
      : doNotAddUp(moved, inRow, rules.alone.todayOf(row) === -1);
    if (wrong === undefined) continue;
    addsUp = false;
    found.add("conservation", `participants[${row}]: ${wrong}`, { participant: row });
  }
  return addsUp;
}

/** What a look at one row takes. */
function looksAtRow({ alone, together }: BoundRules, isUnplaced: boolean): number {
  const all = isUnplaced || together !== undefined;
  return (all ? alone.offset.length : WAYS_A_TRANSFER) * alone.ways.looks;
}

/** Whether the people of a row sit apart from those of their group who were seen before. */
function isParted({ bonds }: BoundRules, seats: Map<Group, number>, row: number, seat: number): boolean {
  const group = bonds.of(row);
  if (group === undefined) return false;
  const before = seats.get(group) ?? seat;
  seats.set(group, seat);
  return seat === PARTED || before !== seat;
}

function doNotAddUp(moved: number, inRow: number, mustBePlaced: boolean): string | undefined {
  if (moved > inRow) return "more people go than there are";
  if (mustBePlaced && moved < inRow) return "some are neither placed nor unplaced";
  return undefined;
}

function wronglyUnplaced(moved: number, inRow: number, rules: BoundRules): string | undefined {
  if (rules.alone.today !== -1) return "unplaced, but registered at a facility";
  if (inRow === 0) return "unplaced, but there is nobody";
  if (moved > 0) return "unplaced as well as placed";
  return rules.hasOption() ? "unplaced, but there is an option within the limits" : undefined;
}

/** Checks one transfer of the row that the rules are at. Words are only made for what is wrong. */
function checkTransfer(problem: Problem, plan: Plan, i: number, rules: BoundRules, found: ViolationList): void {
  const { participant, from, to, metres, ask } = plan.transfers;
  const row = participant[i]!;
  const facility = to[i]!;
  const { today } = rules.alone;
  const registered = problem.participants.facility[row]!;
  if (from[i] !== registered) {
    add(found, plan, i, "conservation", `leaves facility ${from[i]}, where participants[${row}] are not`);
  }
  if (facility === today) {
    add(found, plan, i, "malformed", `goes where participants[${row}] are already`);
  }
  if (rules.alone.isHeld(row)) {
    add(found, plan, i, "hold", `participants[${row}] must not be moved`);
  } else if (rules.bonds.isKeptBack(row)) {
    add(found, plan, i, "household", `participants[${row}] may not be moved without all of the household`);
  } else if (!rules.mayChoose(row) && today !== -1) {
    add(found, plan, i, "consent", `participants[${row}] may not be moved`);
  }
  const mustAsk = rules.alone.mustAsk(row) ? 1 : 0;
  if (ask[i] !== mustAsk) add(found, plan, i, "consent", `ask does not say whether participants[${row}] must be asked`);
  if (problem.facilities[facility]!.closed === true) {
    add(found, plan, i, "option", `facility ${facility} is closed`);
  } else if (!rules.alone.takes(facility)) {
    add(found, plan, i, "option", `facility ${facility} does not take participants[${row}]: segment, needs or region`);
  } else if (rules.alone.named?.includes(facility) === false) {
    add(found, plan, i, "option", `facility ${facility} is not among the choices of participants[${row}]`);
  } else if (!rules.isOption(facility)) {
    const what = rules.alone.isOption(facility)
      ? `facility ${facility} is no option for all in the household of participants[${row}]`
      : `the limits do not let participants[${row}] go to facility ${facility}`;
    add(found, plan, i, "option", what);
  } else if (metres[i] !== rules.cost(facility)) {
    add(found, plan, i, "cost", `metres are not what it costs each of participants[${row}]`);
  }
}

function add(found: ViolationList, { transfers }: Plan, i: number, code: ViolationCode, what: string): void {
  const where = { participant: transfers.participant[i]!, facility: transfers.to[i]! };
  found.add(code, `plan.transfers[${i}]: ${what}`, where);
}

/** Whether transfers ascend by participant, then facility, and the unplaced by row, each once. */
function isInOrder(plan: Plan, found: ViolationList): boolean {
  const { participant, to } = plan.transfers;
  const { unplaced } = plan;
  const before = found.count;
  for (let i = 1; i < participant.length; i++) {
    const step = participant[i]! - participant[i - 1]! || to[i]! - to[i - 1]!;
    if (step > 0) continue;
    const where = { participant: participant[i]!, facility: to[i]! };
    if (step === 0) found.add("conservation", `plan.transfers[${i}]: the same people and facility as before`, where);
    else found.add("malformed", `plan.transfers[${i}]: expected order by participant, then facility`, where);
  }
  for (let i = 1; i < unplaced.length; i++) {
    if (unplaced[i]! > unplaced[i - 1]!) continue;
    found.add("malformed", `plan.unplaced[${i}]: expected ascending rows`, { participant: unplaced[i]! });
  }
  return found.count === before;
}
