/**
 * What planners do by hand, as baselines of quality and not of speed. All three relieve facilities above their target
 * (the quota; where doctors are short everywhere and `fill` is levelled, the same share above it for all), respect
 * consent and limits, and stop when a facility has reached its target.
 *
 * - nearest with space: down the list of people; each goes to the cheapest facility that has room.
 * - greedy by regret: first those who lose most if their best place is taken by somebody else.
 * - proportional: every facility with room takes its share of everybody's surplus, those for whom it is cheapest.
 */
import { type CompletePolicy, defaultPolicy, type Objective } from "../src/index.ts";
import { checkedPlan } from "./check.ts";
import { type CostTable, costTable, NONE, pointsOf, quotasOf } from "./costs.ts";
import { type Scenario, scenario } from "./scenarios.ts";

export interface Quality extends Objective {
  readonly by: string;
  /** People transferred. */
  readonly moved: number;
}

interface State {
  readonly table: CostTable;
  readonly quota: Int32Array;
  readonly target: Int32Array;
  readonly before: Int32Array;
  readonly load: Int32Array;
  /** Where each of the table's rows is. */
  readonly at: Int32Array;
}

type Habit = (state: State) => void;

const habits: Readonly<Record<string, Habit>> = {
  "nearest with space": nearestWithSpace,
  "greedy by regret": greedyByRegret,
  proportional,
};

/** The optimum first, then each habit on the same problem. */
export function qualities(name: string, rows: number, facilities: number): Quality[] {
  const city = scenario(name, rows, facilities);
  const policy = { ...defaultPolicy, ...city.policy } as CompletePolicy;
  const table = costTable(city.problem, policy);
  const plan = checkedPlan(city.problem, city.policy);
  const moved = plan.transfers.people.reduce((sum, people) => sum + people, 0);
  const optimum = { by: "optimum", ...plan.objective, moved };
  return [optimum, ...Object.entries(habits).map(([by, habit]) => ({ by, ...judge(habit, city, policy, table) }))];
}

function judge(habit: Habit, { problem }: Scenario, policy: CompletePolicy, table: CostTable): Omit<Quality, "by"> {
  const quota = quotasOf(problem, policy);
  const before = table.fixed.slice();
  for (const t of table.today) before[t]!++;
  const levelled = policy.fill === "levelled";
  const people = problem.participants.facility.length;
  const share = levelled ? Math.max(1, people / quota.reduce((sum, one) => sum + one, 0)) : 1;
  const target = quota.map((one) => Math.ceil(one * share));
  const state: State = { table, quota, target, before, load: before.slice(), at: table.today.slice() };
  habit(state);
  let [overload, metres, moved] = [0, 0, 0];
  quota.forEach((one, j) => {
    const ceiling = levelled ? Number.POSITIVE_INFINITY : Math.max(one, before[j]!);
    overload += pointsOf(one, ceiling, state.load[j]!, policy);
  });
  state.at.forEach((j, u) => {
    metres += table.costs[u * table.facilities + j]!;
    if (j !== table.today[u]) moved++;
  });
  return { overload, metres, moved };
}

const mayLeave = ({ load, target, at }: State, u: number): boolean => load[at[u]!]! > target[at[u]!]!;

function move({ load, at }: State, u: number, to: number): void {
  load[at[u]!]!--;
  load[to]!++;
  at[u] = to;
}

/** The cheapest facility with room, and how much dearer the next one is; −1 where there is none. */
function bestWithRoom(
  { table, load, target, at }: State,
  u: number,
): { facility: number; cost: number; regret: number } {
  let [facility, cost, second] = [-1, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let j = 0; j < table.facilities; j++) {
    const here = table.costs[u * table.facilities + j]!;
    if (here === NONE || j === at[u] || load[j]! >= target[j]!) continue;
    if (here < cost) [facility, cost, second] = [j, here, cost];
    else if (here < second) second = here;
  }
  return { facility, cost, regret: second - cost };
}

function nearestWithSpace(state: State): void {
  for (let u = 0; u < state.at.length; u++) {
    if (!mayLeave(state, u)) continue;
    const { facility } = bestWithRoom(state, u);
    if (facility >= 0) move(state, u, facility);
  }
}

/** In rounds: whoever finds their best place taken waits for the next one, with a new regret. */
function greedyByRegret(state: State): void {
  let waiting = [...state.at.keys()];
  while (waiting.length > 0) {
    const wishes = waiting
      .filter((u) => mayLeave(state, u))
      .map((u) => ({ u, ...bestWithRoom(state, u) }))
      .filter(({ facility }) => facility >= 0)
      // Infinity − Infinity is no number: compare, do not subtract.
      .sort((a, b) => (a.regret === b.regret ? a.cost - b.cost : a.regret < b.regret ? 1 : -1));
    waiting = [];
    for (const { u, facility } of wishes) {
      if (!mayLeave(state, u)) continue;
      if (state.load[facility]! < state.target[facility]!) move(state, u, facility);
      else waiting.push(u);
    }
  }
}

function proportional(state: State): void {
  const { table, before, target, at } = state;
  const m = table.facilities;
  const surplus = before.map((load, j) => Math.max(0, load - target[j]!));
  const room = before.map((load, j) => Math.max(0, target[j]! - load));
  const sum = (column: Int32Array): number => column.reduce((total, one) => total + one, 0);
  const most = Math.max(1, sum(surplus), sum(room));
  for (let from = 0; from < m; from++) {
    if (surplus[from] === 0) continue;
    for (let to = 0; to < m; to++) {
      const share = Math.floor((surplus[from]! * room[to]!) / most);
      if (share === 0) continue;
      const cost = (u: number): number => table.costs[u * m + to]!;
      const willing = [...at.keys()]
        .filter((u) => at[u] === from && cost(u) !== NONE)
        .sort((a, b) => cost(a) - cost(b));
      for (const u of willing.slice(0, share)) move(state, u, to);
    }
  }
}
