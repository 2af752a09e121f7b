/**
 * Whether an answer made by hand is allowed, asked of the library's referee: put in the form of a stopped plan, it is given to
 * `verify`, which knows consent, limits, rivers, regions, households and conservation, and shares no code with the rules.
 * What only a plan of the library can keep (its totals, its promise) is not asked.
 */
import { type Plan, type Policy, type Problem, redistribute, type Violation, verify } from "../../src/index.ts";
import { NO_WAY, waysOf } from "../ways.ts";

const asked: ReadonlySet<Violation["code"]> = new Set([
  "malformed",
  "fingerprint",
  "consent",
  "household",
  "hold",
  "option",
  "conservation",
]);

/** Throws for the first rule that an assignment breaks. */
export function checkAllowed(problem: Problem, facility: Int32Array, policy: Policy): void {
  const { participants } = problem;
  const { count } = participants;
  const empty = redistribute(problem, { ...policy, moveCostKm: MOVE_COST_KM }, { limit: { augmentations: 0 } });
  const moved = [...facility.keys()].filter((row) => facility[row] !== participants.facility[row]);
  const participant = Int32Array.from(moved);
  const cost = costs(problem);
  const column = (value: (row: number) => number): Int32Array => participant.map(value);
  const enrolled = new Int32Array(problem.facilities.length);
  facility.forEach((j, row) => {
    if (j !== -1) enrolled[j]! += count?.[row] ?? 1;
  });
  const plan: Plan = {
    ...empty,
    status: "stopped",
    transfers: {
      participant,
      from: column((row) => participants.facility[row]!),
      to: column((row) => facility[row]!),
      people: column((row) => count?.[row] ?? 1),
      metres: column((row) => cost(row, facility[row] as number)),
      ask: new Uint8Array(moved.length),
    },
    enrolled,
    unplaced: Int32Array.from([...facility.keys()].filter((row) => facility[row] === -1)),
  };
  const { violations, count: all } = verify(problem, plan);
  const broken = violations.find(({ code }) => asked.has(code));
  if (broken !== undefined) throw new Error(`not allowed: ${broken.code}: ${broken.message} (of ${all})`);
  // At most 100 violations are listed: were there more of the other kinds, one of these could be hidden.
  if (all > 90) throw new Error(`not checked: ${all} violations, the first: ${violations[0]?.message}`);
}

/** Bother above any extra way: then a transfer costs its extra way and the bother, and no least cost applies. */
const MOVE_COST_KM = 1000;

/** What it costs each person of a row to be given a facility: the referee compares. */
function costs(problem: Problem): (row: number, to: number) => number {
  const ways = waysOf(problem);
  const nearest = (row: number): number =>
    problem.facilities.reduce((least, _, j) => Math.min(least, ways(row, j)), NO_WAY);
  return (row, to) => {
    const today = problem.participants.facility[row]!;
    const way = to === -1 ? 0 : ways(row, to);
    if (today === -1) return way;
    const back = ways(row, today);
    const from = back === NO_WAY ? nearest(row) : back;
    return way - from + 1000 * MOVE_COST_KM;
  };
}
