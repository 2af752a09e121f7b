/** One answerer, or a few that share what they start from, on one place: a process of its own, for its memory. */
import { placeOf } from "../../examples/places/index.ts";
import { type CompletePolicy, defaultPolicy, type Plan, type Policy, redistribute, verify } from "../../src/index.ts";
import { answer, jobOf } from "../subprocess.ts";
import { checkAllowed } from "./allowed.ts";
import { type Figures, figuresOf } from "./figures.ts";
import { planByCells } from "./linear-program.ts";
import { type Reach, reachOf } from "./reach.ts";
import { type Board, boardOf, placeNewcomers, rules } from "./rules.ts";

export type Task =
  | { readonly kind: "plan" }
  | { readonly kind: "sweep"; readonly settings: readonly Policy[]; readonly beat: readonly Figures[] }
  | { readonly kind: "rules" }
  /** Cells: areas, or so many neighbourhoods together. */
  | { readonly kind: "lp"; readonly cells: "areas" | number; readonly seconds: number };

export interface PlaceJob {
  readonly place: string;
  readonly seed: number;
  readonly scale: number;
  readonly task: Task;
}

export interface Answer extends Figures {
  readonly by: string;
  /** Milliseconds from columns to an answer; what is common to all rules (who may go where) counts for each. */
  readonly ms: number;
  /** The most memory that the process had, with the place and everything that ran before in it. */
  readonly megabytes: number;
  readonly policy?: Policy;
  /** Of a plan: whether `verify` found it right. */
  readonly status?: string;
}

type Made = ReturnType<typeof placeOf>;

function main({ place, seed, scale, task }: PlaceJob): Promise<Answer[]> | Answer[] {
  const made = placeOf(place, seed, scale);
  if (task.kind === "plan") return [planned(made, {}, "the plan")];
  if (task.kind === "sweep") return sweep(made, task.settings, task.beat);
  if (task.kind === "rules") return byRules(made);
  return byProgram(made, task.cells, task.seconds);
}

function planned(made: Made, setting: Policy, by: string): Answer {
  const { problem } = made;
  const policy = { ...made.policy, ...setting };
  const start = performance.now();
  const plan = redistribute(problem, policy);
  const ms = performance.now() - start;
  const megabytes = memory();
  const { ok, violations } = verify(problem, plan);
  if (!ok) throw new Error(`the plan is not right: ${JSON.stringify(violations.slice(0, 3))}`);
  const facility = assignmentOf(made, plan);
  check(made, facility, undefined);
  return { by, ms, megabytes, policy, status: plan.status, ...figuresOf(problem, facility, plan.quota, made.policy) };
}

/** Where a plan leaves every row: households are never parted. */
function assignmentOf({ problem }: Made, { transfers, unplaced }: Plan): Int32Array {
  const facility = problem.participants.facility.slice();
  for (const row of unplaced) facility[row] = -1;
  transfers.participant.forEach((row, i) => {
    facility[row] = transfers.to[i]!;
  });
  return facility;
}

/** Plans of one setting after the other, until each answer of others is beaten by one, or no setting is left. */
function sweep(made: Made, settings: readonly Policy[], beat: readonly Figures[]): Answer[] {
  const answers: Answer[] = [];
  for (const setting of settings) {
    if (beat.every((other) => answers.some((own) => beats(own, other)))) break;
    answers.push(planned(made, setting, `overQuotaKm ${setting.overQuotaKm}, overloadKm ${setting.overloadKm}`));
  }
  return answers;
}

/** No more people over quota, no more points, no more kilometres farther, and one of them by a quarter less. */
export function beats(own: Figures, other: Figures): boolean {
  const all = (["over", "points", "kmGross"] as const).map((key) => [own[key], other[key]] as const);
  return all.every(([a, b]) => a <= b) && all.some(([a, b]) => a <= 0.75 * b && a < b);
}

function completeOf({ policy }: Made): CompletePolicy {
  return { ...defaultPolicy, ...policy } as CompletePolicy;
}

interface Start {
  readonly reach: Reach;
  readonly quota: Int32Array;
  readonly today: Int32Array;
  readonly ms: number;
}

function startOf(made: Made): Start {
  const { facilities, participants } = made.problem;
  const policy = completeOf(made);
  const start = performance.now();
  const reach = reachOf(made.problem, policy);
  const quota = Int32Array.from(facilities, ({ doctors }) => Math.floor(policy.participantsPerDoctor * doctors + 1e-6));
  const today = new Int32Array(facilities.length);
  participants.facility.forEach((j, row) => {
    if (j !== -1) today[j]! += participants.count?.[row] ?? 1;
  });
  return { reach, quota, today, ms: performance.now() - start };
}

function byRules(made: Made): Answer[] {
  const common = startOf(made);
  return Object.entries(rules).map(([by, rule]) => {
    const start = performance.now();
    const board = boardOf(common.reach, common.quota, common.today);
    placeNewcomers(board);
    rule(board);
    return judged(made, board, by, common.ms + performance.now() - start);
  });
}

async function byProgram(made: Made, cells: "areas" | number, seconds: number): Promise<Answer[]> {
  const common = startOf(made);
  const start = performance.now();
  const board = boardOf(common.reach, common.quota, common.today);
  const cell = cells === "areas" ? made.area : made.neighbourhood.map((one) => Math.floor(one / cells));
  const size = await planByCells(board, cell, seconds);
  if (size === null) throw new Error(`HiGHS did not solve it in ${seconds} s`);
  const by = cells === "areas" ? "LP by area" : `LP by ${cells === 1 ? "neighbourhood" : `${cells} neighbourhoods`}`;
  const what = `${by}, rounded (${size.groups} groups, ${size.columns} columns)`;
  return [judged(made, board, what, common.ms + performance.now() - start)];
}

function judged(made: Made, { reach, at, quota }: Board, by: string, ms: number): Answer {
  const megabytes = memory();
  const facility = made.problem.participants.facility.slice();
  reach.rows.forEach((row, i) => {
    facility[row] = at[i]!;
  });
  check(made, facility, reach);
  return { by, ms, megabytes, ...figuresOf(made.problem, facility, quota, made.policy) };
}

/** Every answer is looked at twice: by the library's referee, and by who may go where as made from the design. */
function check(made: Made, facility: Int32Array, given: Reach | undefined): void {
  const { problem } = made;
  const policy = completeOf(made);
  const { rows, today, todayMetres, start, facility: options, metres } = given ?? reachOf(problem, policy);
  const cost = new Int32Array(facility.length);
  const seen = new Uint8Array(facility.length);
  rows.forEach((row, i) => {
    seen[row] = 1;
    const to = facility[row]!;
    if (to === today[i]) return;
    const k = options.subarray(start[i]!, start[i + 1]!).indexOf(to);
    if (k < 0) throw new Error(`row ${row} goes where the limits do not let it`);
    const way = metres[start[i]! + k]!;
    const transfer = Math.max(way - todayMetres[i]! + Math.round(1000 * policy.moveCostKm), 1 + Math.floor(way / 10));
    cost[row] = today[i] === -1 ? way : transfer;
  });
  facility.forEach((to, row) => {
    if (seen[row] === 0 && to !== problem.participants.facility[row]) throw new Error(`row ${row} must stay`);
  });
  if (given !== undefined) checkAllowed(problem, facility, made.policy, cost);
}

function memory(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024);
}

answer(await main(jobOf<PlaceJob>()));
