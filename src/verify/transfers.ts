import type { Plan, ViolationCode } from "../types.ts";
import type { Params } from "../words/words.ts";
import type { AuditedPlan } from "./audited-plan.ts";
import type { Group, HouseholdRules } from "./household-rules.ts";
import type { ViolationList } from "./violations.ts";

const ROWS_PER_SLICE = 8192;
const LOOKS_PER_SLICE = 8192;
/** To today's facility and to the new one, once for the limit and once for the cost. */
const WAYS_A_TRANSFER = 4;

type Wrong = Parameters<ViolationList["add"]>[2];

/** In place of a facility: the people of a row do not all go to one. */
const PARTED = -2;

type Audited = Pick<AuditedPlan, "problem" | "plan" | "rules">;

/** Reports what is wrong with the i-th transfer. */
type Report = (i: number, code: ViolationCode, says: Wrong, params?: Params) => void;

/**
 * Checks every transfer, and that nobody is lost, doubled or parted from others. Returns whether people add up; yields rows
 * done.
 */
export function* checkTransfers(audited: Audited, found: ViolationList): Generator<number, boolean> {
  const { problem, plan, rules } = audited;
  const report = reportOf(plan, found);
  if (!isInOrder(plan, found, report)) return false;
  const { facility, count } = problem.participants;
  const { participant, people, to } = plan.transfers;
  let [addsUp, looks] = [true, 0];
  const seats = new Map<Group, number>();
  for (let row = 0, i = 0, u = 0; row < facility.length; row++) {
    if (row % ROWS_PER_SLICE === 0 || looks >= LOOKS_PER_SLICE) {
      looks = 0;
      yield row;
    }
    const inRow = count === undefined ? 1 : count[row]!;
    const isUnplaced = plan.unplaced[u] === row;
    if (isUnplaced) u++;
    if (participant[i] === row || isUnplaced) {
      rules.goTo(row);
      looks += looksAtRow(rules, isUnplaced);
    }
    let moved = 0;
    const first = i;
    for (; participant[i] === row; i++) {
      moved += people[i]!;
      checkTransfer(audited, i, report);
    }
    const seat = moved === 0 ? rules.alone.todayOf(row) : moved === inRow && i === first + 1 ? to[first]! : PARTED;
    if (!isUnplaced && isParted(rules, seats, row, seat)) {
      addsUp = false;
      found.add("household", `participants[${row}]`, "parted", { row });
    }
    const wrong = isUnplaced
      ? wronglyUnplaced(moved, inRow, rules)
      : doNotAddUp(moved, inRow, rules.alone.todayOf(row) === -1);
    if (wrong === undefined) continue;
    addsUp = false;
    found.add("conservation", `participants[${row}]`, wrong, { row });
  }
  return addsUp;
}

/** Ways that checking one row measures, about: for pauses. */
function looksAtRow({ alone, together }: HouseholdRules, isUnplaced: boolean): number {
  const all = isUnplaced || together !== undefined;
  return (all ? alone.offset.length : WAYS_A_TRANSFER) * alone.ways.looks;
}

/** Whether the people of a row sit apart from those of their group who were seen before. */
function isParted({ households }: HouseholdRules, seats: Map<Group, number>, row: number, seat: number): boolean {
  const group = households.of(row);
  if (group === undefined) return false;
  const before = seats.get(group) ?? seat;
  seats.set(group, seat);
  return seat === PARTED || before !== seat;
}

function doNotAddUp(moved: number, inRow: number, mustBePlaced: boolean): Wrong | undefined {
  if (moved > inRow) return "too-many-go";
  if (mustBePlaced && moved < inRow) return "some-left";
  return undefined;
}

function wronglyUnplaced(moved: number, inRow: number, rules: HouseholdRules): Wrong | undefined {
  if (rules.alone.today !== -1) return "unplaced-registered";
  if (inRow === 0) return "unplaced-nobody";
  if (moved > 0) return "unplaced-placed";
  return rules.hasOption() ? "unplaced-option" : undefined;
}

/** Checks one transfer of the row that the rules are at. */
function checkTransfer({ problem, plan, rules }: Audited, i: number, report: Report): void {
  const { participant, from, to, metres, ask } = plan.transfers;
  const row = participant[i]!;
  const facility = to[i]!;
  const { today } = rules.alone;
  const registered = problem.participants.facility[row]!;
  if (from[i] !== registered) {
    report(i, "conservation", "leaves-elsewhere", { from: from[i]! });
  }
  if (facility === today) {
    report(i, "malformed", "goes-nowhere");
  }
  if (rules.alone.isHeld(row)) {
    report(i, "hold", "must-not-move");
  } else if (rules.households.isKeptBack(row)) {
    report(i, "household", "without-household");
  } else if (!rules.mayMove(row) && today !== -1) {
    report(i, "consent", "may-not-move");
  }
  const mustAsk = rules.alone.mustAsk(row) ? 1 : 0;
  if (ask[i] !== mustAsk) report(i, "consent", "wrong-ask");
  if (problem.facilities[facility]!.closed === true) {
    report(i, "option", "to-closed");
  } else if (!rules.alone.takes(facility)) {
    report(i, "option", "does-not-take");
  } else if (rules.alone.named?.includes(facility) === false) {
    report(i, "option", "no-choice-of-theirs");
  } else if (!rules.isOption(facility)) {
    report(i, "option", rules.alone.isOption(facility) ? "no-option-for-all" : "past-limits");
  } else if (metres[i] !== rules.cost(facility)) {
    report(i, "cost", "wrong-metres");
  }
}

function reportOf({ transfers }: Plan, found: ViolationList): Report {
  return (i, code, says, params) => {
    const where = { row: transfers.participant[i]!, facility: transfers.to[i]!, ...params };
    found.add(code, `plan.transfers[${i}]`, says, where);
  };
}

/** Whether transfers ascend by participant, then facility, and the unplaced by row, each once. */
function isInOrder(plan: Plan, found: ViolationList, report: Report): boolean {
  const { participant, to } = plan.transfers;
  const { unplaced } = plan;
  const before = found.count;
  for (let i = 1; i < participant.length; i++) {
    const step = participant[i]! - participant[i - 1]! || to[i]! - to[i - 1]!;
    if (step > 0) continue;
    if (step === 0) report(i, "conservation", "doubled-transfer");
    else report(i, "malformed", "transfers-order");
  }
  for (let i = 1; i < unplaced.length; i++) {
    if (unplaced[i]! > unplaced[i - 1]!) continue;
    found.add("malformed", `plan.unplaced[${i}]`, "unplaced-order", { row: unplaced[i]! });
  }
  return found.count === before;
}
