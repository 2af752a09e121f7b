/** The commands: what each reads, does, writes and says, and its exit code. */

import {
  type Explanation,
  explain,
  message,
  type Plan,
  type PlanWarning,
  planFromJson,
  planToJson,
  problemWarnings,
  redistributeAsync,
  type Summary,
  summarize,
  type Verification,
  verify,
} from "fktp-redistribution";
import { facilitiesCsv, lettersCsv, rejectsCsv, transfersCsv } from "fktp-redistribution/io";
import { reportHtml } from "fktp-redistribution/report";
import type { Command } from "./arguments.ts";
import { explanationLines, summaryLines, verificationLine } from "./figures.ts";
import { textOf, writeFolder } from "./files.ts";
import { type Inputs, policyOf, readInputs } from "./inputs.ts";
import type { Talk } from "./talk.ts";

/** 0 done, 2 wrong input, 3 not proven. (1, wrong usage, is found before.) */
export type ExitCode = 0 | 2 | 3;

/** Runs a command; `signal` breaks it off. */
export function run(command: Command, talk: Talk, signal: AbortSignal): Promise<ExitCode> {
  return { plan: makePlan, check: checkTables, verify: verifyPlan, explain: explainPlan }[command.name](
    command,
    talk,
    signal,
  );
}

async function makePlan(command: Command, talk: Talk, signal: AbortSignal): Promise<ExitCode> {
  const inputs = await readInputs(command, talk);
  const { problem } = inputs;
  const plan = await redistributeAsync(problem, await policyOf(command), {
    signal,
    sliceMs: 100,
    onProgress: ({ stage, done, total }) => {
      talk.progress(message(stage, talk.lang), total > 0 ? Math.floor((100 * done) / total) : undefined);
    },
  });
  talk.progress(talk.words("progress-verify"));
  const verification = verify(problem, plan);
  talk.progress(talk.words("progress-explain"));
  const explanation = plan.price === null ? undefined : explain(problem, plan);
  const summary = summarize(problem, plan);
  const figures = {
    ...facts(inputs),
    ...planFacts(plan),
    summary,
    verification,
    explanation: explanation && plainOf(explanation),
  };
  signal.throwIfAborted();
  const written = await writeFolder(
    command.out!,
    filesOf(command, inputs, { plan, verification, explanation, figures }, talk),
  );
  if (command.json) talk.print(jsonText(figures));
  else for (const line of summaryLines(plan, summary, talk)) talk.print(line);
  tellWarnings(plan.warnings, inputs, talk);
  talk.note(verificationLine(plan, verification, talk));
  talk.note(talk.words("written", { folder: command.out!, files: written.join(", ") }));
  return exitOf(plan, verification);
}

interface Made {
  readonly plan: Plan;
  readonly verification: Verification;
  readonly explanation: Explanation | undefined;
  readonly figures: object;
}

function filesOf(command: Command, inputs: Inputs, { plan, verification, explanation, figures }: Made, talk: Talk) {
  const { problem, lines, remarks, rejects } = inputs;
  const { lang } = talk;
  const csv = lang === "id" ? ({ bom: true, delimiter: ";", decimalMark: ",", lang } as const) : { bom: true, lang };
  const title = command.title ?? command.files.facilities.replace(/^.*[/\\]|\.[^.]*$/g, "");
  const data = command.synthetic ? ("synthetic" as const) : ("real" as const);
  return {
    "plan.json": planToJson(plan),
    "transfers.csv": transfersCsv(problem, plan, csv),
    "facilities.csv": facilitiesCsv(problem, plan, csv),
    "letters.csv": plan.stage === "proposal" ? lettersCsv(problem, plan, { lines, remarks }, csv) : undefined,
    "rejects.csv": rejects.count > 0 ? rejectsCsv(rejects, csv) : undefined,
    "summary.json": `${jsonText(figures)}\n`,
    "report.html": reportHtml({ problem, plan, verification, explanation, title, date: command.date, data, lang }),
  };
}

async function checkTables(command: Command, talk: Talk): Promise<ExitCode> {
  const inputs = await readInputs(command, talk);
  const { rejects } = inputs;
  const warnings = problemWarnings(inputs.problem, await policyOf(command));
  if (command.out !== undefined) {
    await writeFolder(command.out, {
      "rejects.csv": rejects.count > 0 ? rejectsCsv(rejects, { bom: true, lang: talk.lang }) : undefined,
    });
  }
  if (command.json) talk.print(jsonText({ ...facts(inputs), warnings }));
  tellWarnings(warnings, inputs, talk);
  if (rejects.count === 0) talk.note(talk.words("no-faults"));
  else
    talk.note(
      command.out === undefined
        ? talk.words("aside-how")
        : talk.words("aside-where", { file: `${command.out}/rejects.csv` }),
    );
  return rejects.count === 0 ? 0 : 2;
}

async function verifyPlan(command: Command, talk: Talk): Promise<ExitCode> {
  const { problem } = await readInputs(command, talk);
  const plan = planFromJson(await textOf(command.plan!));
  talk.progress(talk.words("progress-verify"));
  const verification = verify(problem, plan);
  if (command.json) talk.print(jsonText(verification));
  else {
    talk.print(verificationLine(plan, verification, talk));
    for (const violation of verification.violations) {
      talk.print(`  ${violation.code}: ${message(violation, talk.lang)}`);
    }
  }
  return exitOf(plan, verification);
}

async function explainPlan(command: Command, talk: Talk): Promise<ExitCode> {
  const { problem } = await readInputs(command, talk);
  const plan = planFromJson(await textOf(command.plan!));
  talk.progress(talk.words("progress-explain"));
  const explanation = explain(problem, plan);
  if (command.json) talk.print(jsonText(plainOf(explanation)));
  else for (const line of explanationLines(problem, explanation, talk)) talk.print(line);
  return 0;
}

/** Says warnings; a row of people is named by its line in the file. */
function tellWarnings(warnings: readonly PlanWarning[], { lines }: Inputs, talk: Talk): void {
  for (const warning of warnings) {
    const { row } = warning.params;
    const params = typeof row === "number" ? { ...warning.params, row: lines[row]! } : warning.params;
    talk.note(talk.words("warning", { what: message({ ...warning, params }, talk.lang) }));
  }
}

function exitOf(plan: Plan, { ok }: Verification): ExitCode {
  return ok && plan.status !== "stopped" ? 0 : 3;
}

/** What is told of the tables. */
function facts({ problem, kept, setAside, held, rejects, unknownFacilities, notes }: Inputs): object {
  return {
    facilities: problem.facilities.length,
    rows: { used: kept.length, setAside, held },
    faults: { count: rejects.count, byKind: rejects.counts },
    unknownFacilities,
    notes,
  };
}

function planFacts({ status, stage, objective, bound, gap, policy, warnings, fingerprint, stats }: Plan): object {
  return { status, stage, objective, bound, gap, policy, warnings, fingerprint, stats };
}

/** Figures of an explanation, without the list of people. */
function plainOf({ groups, consentsMissing }: Explanation): object {
  const { people, pointsSaved } = consentsMissing;
  return { groups, consentsMissing: { people, pointsSaved } };
}

/** JSON with columns as arrays; Infinity as text, for JSON has none. */
function jsonText(value: object): string {
  const plain = (_: string, one: unknown): unknown =>
    ArrayBuffer.isView(one)
      ? Array.from(one as unknown as ArrayLike<number>)
      : one === Number.POSITIVE_INFINITY
        ? "Infinity"
        : one;
  return JSON.stringify(value, plain, 2);
}

export type { Summary };
