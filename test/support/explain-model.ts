/** Section 6 of the design once more: what `explain` must say of a plan, from the plan and the rows alone. */
import type {
  ExplanationGroup,
  FacilityExplanation,
  HeldPeople,
  PeopleByReason,
  Plan,
  Problem,
} from "../../src/index.ts";
import { type Assignment, assignmentOf, type Model, modelOf, type Row, reasonToStay } from "./model.ts";

type Reasons = { -readonly [key in keyof PeopleByReason]: number };

/** Whether the plan's households are bound, so that a relative can be a reason. */
function haveRelatives({ participants }: Problem, { policy }: Plan): boolean {
  return participants.household !== undefined && policy.households !== "separate";
}

const nobody = (relatives: boolean): Reasons => ({
  refused: 0,
  unknown: 0,
  withdrawn: 0,
  ...(relatives ? { household: 0 } : {}),
});

/** The groups a plan leaves overloaded, by their first facility, facilities in order. */
export function groupsOf(problem: Problem, plan: Plan): ExplanationGroup[] {
  const model = modelOf(problem, plan.policy);
  const assignment = assignmentOf(model, plan);
  const parts = partsOf(model, assignment, plan);
  const inside = new Set(parts.flat());
  const count = (j: number) => facilityOf(problem, model, assignment, plan, inside, j);
  return parts.map((part) => groupOf(plan, part.map(count), haveRelatives(problem, plan)));
}

function sitsAt(assignment: Assignment, row: Row, facility: number): boolean {
  return assignment[row.row]![facility]! > 0;
}

/** The facilities with a price of a point or more, and those over quota or intake all the same, in parts that people who may move hold together. */
function partsOf(model: Model, assignment: Assignment, plan: Plan): number[][] {
  const over = Array.from(plan.enrolled, (people, j) => {
    const full = people === model.ceiling[j]! && people < plan.quota[j]!;
    const priced = model.weight === null ? plan.price!.overload[j]! >= 1 : full && plan.price!.metres[j]! > 0;
    return priced || people > Math.min(plan.quota[j]!, model.ceiling[j]!);
  });
  const part = over.map((_, j) => j);
  for (const row of model.rows) {
    const inside = row.options.map(({ facility }) => facility).filter((facility) => over[facility]);
    if (!row.mayChoose || !inside.some((facility) => sitsAt(assignment, row, facility))) continue;
    const joined = new Set(inside.map((facility) => part[facility]!));
    const first = Math.min(...joined);
    for (const [j, p] of part.entries()) if (joined.has(p)) part[j] = first;
  }
  const parts = new Map<number, number[]>();
  for (const [j, p] of part.entries()) if (over[j]) parts.set(p, [...(parts.get(p) ?? []), j]);
  return [...parts.values()].sort((a, b) => a[0]! - b[0]!);
}

function groupOf(plan: Plan, facilities: readonly FacilityExplanation[], relatives: boolean): ExplanationGroup {
  const sum = (of: (facility: FacilityExplanation) => number) => facilities.reduce((total, f) => total + of(f), 0);
  const reasons = (key: "mayNotMove" | "mayNotMoveWithWayOut") => ({
    refused: sum((f) => f[key].refused),
    unknown: sum((f) => f[key].unknown),
    withdrawn: sum((f) => f[key].withdrawn),
    ...(relatives ? { household: sum((f) => f[key].household!) } : {}),
  });
  return {
    facilities,
    over: sum((f) => f.over),
    doctorsMissingAtLeast: Math.ceil(sum((f) => f.over) / plan.policy.participantsPerDoctor),
    doctorsMissing: sum((f) => f.doctorsMissing),
    placesMissing: sum((f) => f.placesMissing),
    intakeMissing: sum((f) => f.intakeMissing),
    roomNotAgreed: sum((f) => f.roomNotAgreed),
    roomReserved: sum((f) => f.roomReserved),
    overByHouseholds: sum((f) => f.overByHouseholds),
    keptByFloor: sum((f) => f.keptByFloor),
    doctorsForPlaces: sum((f) => f.doctorsForPlaces),
    mayNotMove: reasons("mayNotMove"),
    held: heldOf(facilities.flatMap(({ held }) => held)),
    mayNotMoveWithWayOut: reasons("mayNotMoveWithWayOut"),
    mayMoveButOnlyInside: sum((f) => f.mayMoveButOnlyInside),
    ...tooFarOf(facilities),
  };
}

/** The people of each reason together; "pregnancy" stands before "arrears" in all problems at random. */
function heldOf(groups: readonly HeldPeople[]): HeldPeople[] {
  const sum = (reason: string) => groups.reduce((total, g) => total + (g.reason === reason ? g.people : 0), 0);
  return ["pregnancy", "arrears"].map((reason) => ({ reason, people: sum(reason) })).filter(({ people }) => people > 0);
}

function facilityOf(
  problem: Problem,
  model: Model,
  assignment: Assignment,
  plan: Plan,
  groups: ReadonlySet<number>,
  facility: number,
): FacilityExplanation {
  const { id, doctors, target, capacity = Infinity, maxIntake = Infinity } = problem.facilities[facility]!;
  const perDoctor = plan.policy.participantsPerDoctor;
  const enrolled = plan.enrolled[facility]!;
  const quota = plan.quota[facility]!;
  const byDoctors = target ?? Math.floor(perDoctor * doctors + 1e-6);
  const parted = plan.bound?.enrolled?.[facility] ?? enrolled;
  const places = plan.policy.fill === "to-quota" ? quota : Number.isFinite(capacity) ? capacity : 0;
  const agreed = model.start[facility]! + maxIntake;
  const held: HeldPeople[] = [];
  const mayNotMove = nobody(haveRelatives(problem, plan));
  const mayNotMoveWithWayOut = nobody(haveRelatives(problem, plan));
  let mayMoveButOnlyInside = 0;
  for (const row of model.rows) {
    const people = assignment[row.row]![facility]!;
    if (row.hold >= 0) {
      held.push({ reason: problem.holds![row.hold]!, people });
      continue;
    }
    const inside = row.reachable.every((option) => groups.has(option.facility));
    const reason = reasonToStay(row);
    if (reason === null) mayMoveButOnlyInside += inside ? people : 0;
    else {
      mayNotMove[reason]! += people;
      mayNotMoveWithWayOut[reason]! += inside ? 0 : people;
    }
  }
  const doctorsMissing = Math.ceil(Math.max(0, Math.min(enrolled, capacity) - byDoctors) / perDoctor);
  return {
    facility,
    id,
    enrolled,
    quota,
    over: Math.max(0, enrolled - quota),
    doctorsMissing,
    placesMissing: Math.max(0, enrolled - capacity),
    intakeMissing: Math.max(0, enrolled - agreed),
    keptByFloor: Math.max(0, Math.min(model.floor[facility]!, enrolled) - quota),
    roomNotAgreed: Math.max(0, quota - Math.max(agreed, enrolled)),
    overByHouseholds:
      Math.max(0, enrolled - quota) - Math.min(Math.max(0, enrolled - quota), Math.max(0, parted - quota)),
    roomReserved: Math.min(model.reserve[facility]!, Math.max(0, Math.min(places, agreed) - enrolled)),
    doctorsForPlaces: Math.ceil(Math.max(0, enrolled - byDoctors) / perDoctor) - doctorsMissing,
    mayNotMove,
    held: heldOf(held),
    mayNotMoveWithWayOut,
    mayMoveButOnlyInside,
    ...tooFarAt(model, assignment, plan, groups, facility),
  };
}

/** Who may move and could go where room is outside all groups; nothing where any way is worth a point. */
function tooFarAt(model: Model, assignment: Assignment, plan: Plan, groups: ReadonlySet<number>, facility: number) {
  if (model.weight === null) return {};
  const hasRoom = (j: number) => !groups.has(j) && plan.enrolled[j]! < Math.min(model.quota[j]!, model.ceiling[j]!);
  let [able, least] = [0, Infinity];
  for (const row of model.rows.filter(({ mayChoose }) => mayChoose)) {
    const people = assignment[row.row]![facility]!;
    const costs = row.options.filter((option) => hasRoom(option.facility)).map(({ metres }) => metres);
    if (people === 0 || costs.length === 0) continue;
    able += people;
    const here = row.options.find((option) => option.facility === facility)!.metres;
    least = Math.min(least, Math.min(...costs) - here);
  }
  const enrolled = plan.enrolled[facility]!;
  const free = Math.max(0, enrolled - Math.max(plan.quota[facility]!, model.floor[facility]!));
  const people = Math.min(able, free);
  return { notWorthTheWay: { people, leastKm: people === 0 ? null : least / 1000 } };
}

function tooFarOf(facilities: readonly FacilityExplanation[]) {
  if (facilities[0]!.notWorthTheWay === undefined) return {};
  const people = facilities.reduce((sum, { notWorthTheWay }) => sum + notWorthTheWay!.people, 0);
  const km = facilities.map(({ notWorthTheWay }) => notWorthTheWay!.leastKm ?? Infinity);
  return { notWorthTheWay: { people, leastKm: people === 0 ? null : Math.min(...km) } };
}
