/** One task on one place, in a process of its own for its memory. */
import { placeOf } from "../../examples/places/index.ts";
import { type CompletePolicy, defaultPolicy, type Plan, type Policy, redistribute, verify } from "../../src/index.ts";
import { answer, jobOf } from "../subprocess.ts";
import { checkAllowed } from "./allowed.ts";
import { answersFor, keepAnswer, type Which } from "./answers.ts";
import { type Figures, figuresOf } from "./figures.ts";
import { planByCells } from "./linear-program.ts";
import { type Reach, reachOf } from "./reach.ts";
import { type Board, boardOf, placeNewcomers, rules } from "./rules.ts";
import { bestAgainst, sweep } from "./sweep.ts";

export type Task =
  | { readonly kind: "plan" }
  | { readonly kind: "rules" }
  | { readonly kind: "lp"; readonly cells: Cells; readonly seconds: number }
  /** The figures of all answers on file. */
  | { readonly kind: "judge" }
  /** Plans of other settings, until each of these answers is beaten by one, or none is left to try. */
  | { readonly kind: "sweep"; readonly answers: readonly Figures[] };

/** What a linear program takes for one: an area, so many neighbourhoods (a fraction divides them), or each household. */
export type Cells = "areas" | "households" | number;

export interface PlaceJob extends Which {
  readonly task: Task;
}

export interface Judged extends Figures {
  readonly by: string;
  readonly ms: number;
  readonly megabytes: number;
  readonly policy?: Policy;
  readonly status?: string;
}

/** HiGHS counts time by the clock, we its processor time: on a busy machine it may take so many times as long. */
const WAITING = 6;

type Made = ReturnType<typeof placeOf>;

async function main({ task, ...which }: PlaceJob): Promise<readonly Judged[] | string> {
  const made = placeOf(which.place, which.seed, which.scale);
  if (task.kind === "plan") return [verified(made, planned(made, {}, "the plan"))];
  if (task.kind === "sweep") return settingsThatBeat(made, task.answers);
  if (task.kind === "judge") return judge(made, which);
  return task.kind === "rules" ? byRules(made, which) : byProgram(made, which, task.cells, task.seconds);
}

interface Planned extends Judged {
  readonly plan: Plan;
}

function planned(made: Made, setting: Policy, by: string): Planned {
  const { problem } = made;
  const policy = { ...made.policy, ...setting };
  const start = processorMs();
  const plan = redistribute(problem, policy);
  const ms = processorMs() - start;
  const megabytes = memory();
  const figures = figuresOf(problem, assignmentOf(made, plan), plan.quota, made.policy);
  if (figures.over !== overOf(plan))
    throw new Error(`score counts ${figures.over} over quota, the plan ${overOf(plan)}`);
  return { by, ms, megabytes, policy, status: plan.status, plan, ...figures };
}

/** Throws unless the referee finds the plan right. */
function verified({ problem }: Made, { plan, ...judged }: Planned): Judged {
  const { ok, violations } = verify(problem, plan);
  if (!ok) throw new Error(`the plan is not right: ${JSON.stringify(violations.slice(0, 3))}`);
  return judged;
}

/** Everything that was tried; what beats an answer best is verified, the rest is not worth the time. */
function settingsThatBeat(made: Made, answers: readonly Figures[]): Judged[] {
  const tried = sweep((setting) => {
    const name = Object.entries(setting).map(([key, value]) => `${key} ${value}`);
    return planned(made, setting, name.join(", "));
  }, answers);
  const winners = new Set(answers.map((answer) => bestAgainst(tried, answer)));
  return tried.map((own) => {
    if (winners.has(own)) return verified(made, own);
    const { plan: _, ...judged } = own;
    return judged;
  });
}

function overOf({ enrolled, quota }: Plan): number {
  return enrolled.reduce((sum, people, j) => sum + Math.max(0, people - quota[j]!), 0);
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

function completeOf({ policy }: Made): CompletePolicy {
  return { ...defaultPolicy, ...policy } as CompletePolicy;
}

interface Start {
  readonly reach: Reach;
  readonly board: () => Board;
  readonly ms: number;
}

/** What is common to all rules: who may go where, and everybody at today's facility. */
function startOf(made: Made): Start {
  const { facilities, participants } = made.problem;
  const policy = completeOf(made);
  const start = processorMs();
  const reach = reachOf(made.problem, policy);
  const quota = Int32Array.from(facilities, ({ doctors }) => Math.floor(policy.participantsPerDoctor * doctors + 1e-6));
  const today = new Int32Array(facilities.length);
  participants.facility.forEach((j, row) => {
    if (j !== -1) today[j]! += participants.count?.[row] ?? 1;
  });
  return { reach, board: () => boardOf(reach, quota, today), ms: processorMs() - start };
}

function byRules(made: Made, which: Which): string {
  const common = startOf(made);
  for (const [by, rule] of Object.entries(rules)) {
    const start = processorMs();
    const board = common.board();
    placeNewcomers(board);
    rule(board);
    finish(made, which, board, by, common.ms + processorMs() - start);
  }
  return Object.keys(rules).join("; ");
}

async function byProgram(made: Made, which: Which, cells: Cells, seconds: number): Promise<string> {
  const common = startOf(made);
  const start = processorMs();
  const board = common.board();
  const cell = cellsOf(made, cells);
  const size = await planByCells(board, cell, WAITING * seconds);
  if (size === null || size.seconds > seconds) throw new Error(`HiGHS did not solve it in ${seconds} s`);
  const by = cells === "areas" ? "LP by kelurahan" : "LP by finest cells";
  finish(made, which, board, by, common.ms + processorMs() - start);
  return `${by}: cells of ${cells}, ${size.groups} groups, ${size.columns} columns, HiGHS ${size.seconds.toFixed(0)} s`;
}

function cellsOf({ area, neighbourhood }: Made, cells: Cells): Int32Array {
  if (cells === "areas") return area;
  if (cells === "households") return Int32Array.from(area.keys());
  const parts = Math.max(1, Math.round(1 / cells));
  return neighbourhood.map((one, row) => Math.floor(one / Math.max(1, cells)) * parts + (row % parts));
}

function finish({ problem }: Made, which: Which, { reach, at }: Board, by: string, ms: number): void {
  const facility = problem.participants.facility.slice();
  reach.rows.forEach((row, i) => {
    facility[row] = at[i]!;
  });
  keepAnswer(which, { by, facility, ms, megabytes: memory() });
}

function judge(made: Made, which: Which): Judged[] {
  const { problem, policy } = made;
  const { participantsPerDoctor } = completeOf(made);
  const quota = problem.facilities.map(({ doctors }) => Math.floor(participantsPerDoctor * doctors + 1e-6));
  return answersFor(which).map(({ facility, ...about }) => {
    checkAllowed(problem, facility, policy);
    return { ...about, ...figuresOf(problem, facility, quota, policy) };
  });
}

/** Processor time of this process: the machine may be busy with other things. */
function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function memory(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024);
}

answer(await main(jobOf<PlaceJob>()));
