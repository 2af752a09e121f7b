/** What the parts of a report draw from, gathered once: figures, rows of facilities, flows between them. */

import { type Fault, wrongInput } from "../errors.ts";
import { facilityRows } from "../reading/rows.ts";
import { summarize } from "../reading/summarize.ts";
import type { FacilityRow, Problem, Summary } from "../types.ts";
import type { ReportInput } from "./types.ts";

/** People who go from one facility to another. */
export interface Flow {
  readonly from: number;
  readonly to: number;
  readonly people: number;
}

/** People of one row at one facility. */
export interface PeopleAt {
  readonly row: number;
  readonly facility: number;
  readonly people: number;
}

/** What pictures draw from. */
export interface PictureFacts {
  readonly input: ReportInput;
  readonly rows: readonly FacilityRow[];
  /** Transfers between facilities, the largest first; first placements are not among them. */
  readonly flows: readonly Flow[];
}

export interface Facts extends PictureFacts {
  readonly summary: Summary;
}

export function factsOf(input: ReportInput): Facts {
  const { problem, plan, capitation } = input;
  return { ...pictureFactsOf(input), summary: summarize(problem, plan, { capitation }) };
}

export function pictureFactsOf(input: ReportInput): PictureFacts {
  checkInput(input);
  const { problem, plan, capitation } = input;
  return { input, rows: facilityRows(problem, plan, { capitation }), flows: flowsOf(input) };
}

/** The page says when it was made and of what; nobody else can know it. */
function checkInput(input: ReportInput): void {
  const oneOf = (a: string, b: string): Fault => ({ code: "value", expected: "one-of-two", params: { a, b } });
  for (const key of ["title", "date"] as const)
    if (typeof input[key] !== "string" || input[key] === "") throw wrongInput(key, { code: "value", expected: "text" });
  if (input.data !== "synthetic" && input.data !== "real") throw wrongInput("data", oneOf('"synthetic"', '"real"'));
  const language = input.lang ?? "id";
  if (language !== "id" && language !== "en") throw wrongInput("lang", oneOf('"id"', '"en"'));
}

function flowsOf({ problem, plan }: ReportInput): Flow[] {
  const m = problem.facilities.length;
  const { from, to, people } = plan.transfers;
  const between = new Map<number, number>();
  for (let i = 0; i < to.length; i++) {
    if (from[i]! < 0) continue;
    const pair = from[i]! * m + to[i]!;
    between.set(pair, (between.get(pair) ?? 0) + people[i]!);
  }
  return [...between]
    .map(([pair, moved]) => ({ from: Math.floor(pair / m), to: pair % m, people: moved }))
    .sort((a, b) => b.people - a.people || a.from - b.from || a.to - b.to);
}

/** People at each facility for each place on the map: before, or as the plan leaves them. */
export function* peopleByPlace(
  problem: Problem,
  transfers: ReportInput["plan"]["transfers"] | null,
): Generator<PeopleAt> {
  const { facility, count } = problem.participants;
  let i = 0;
  for (let row = 0; row < facility.length; row++) {
    let staying = count === undefined ? 1 : count[row]!;
    for (; transfers !== null && transfers.participant[i] === row; i++) {
      staying -= transfers.people[i]!;
      yield { row, facility: transfers.to[i]!, people: transfers.people[i]! };
    }
    if (staying > 0 && facility[row]! >= 0) yield { row, facility: facility[row]!, people: staying };
  }
}
