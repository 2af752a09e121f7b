/** The commands: what each reads, does, writes and says, and its exit code. */

import { explain, message, planFromJson, planToJson, problemWarnings, summarize, verify } from "fktp-redistribution";
import { facilitiesCsv, lettersCsv, lettersXlsx, transfersCsv } from "fktp-redistribution/io";
import { reportHtml } from "fktp-redistribution/report";
import { enterTyped } from "./answers.ts";
import type { Command } from "./arguments.ts";
import { askPeople } from "./ask.ts";
import { explanationLines, summaryLines, verificationLine } from "./figures.ts";
import { type Content, textOf, writeFolder } from "./files.ts";
import { drawFrontier } from "./frontier.ts";
import { type Inputs, policyOf, readInputs } from "./inputs.ts";
import {
  csvFormOf,
  type ExitCode,
  exitOf,
  headOf,
  jsonText,
  MOST_IN_WORKBOOK,
  plainOf,
  planFacts,
  rejectsOf,
  tableFacts,
  tellWarnings,
  tellWritten,
} from "./outputs.ts";
import { type ProvenPlan, provenPlan } from "./proven-plan.ts";
import type { Talk } from "./talk.ts";

/** A command: does what it is for, and gives its exit code; `signal` breaks it off. */
type Doing = (command: Command, talk: Talk, signal: AbortSignal) => Promise<ExitCode>;

const doings: Readonly<Record<Command["name"], Doing>> = {
  plan: makePlan,
  check: checkTables,
  verify: verifyPlan,
  explain: explainPlan,
  frontier: drawFrontier,
  ask: askPeople,
  answers: enterTyped,
};

/** Runs a command; `signal` breaks it off. */
export function run(command: Command, talk: Talk, signal: AbortSignal): Promise<ExitCode> {
  return doings[command.name](command, talk, signal);
}

async function makePlan(command: Command, talk: Talk, signal: AbortSignal): Promise<ExitCode> {
  const inputs = await readInputs(command, talk);
  const { problem } = inputs;
  const made = await provenPlan(problem, await policyOf(command), talk, signal);
  const { plan, verification, explanation } = made;
  const summary = summarize(problem, plan);
  const figures = jsonText({
    ...tableFacts(inputs),
    ...planFacts(plan),
    summary,
    verification,
    explanation: explanation && plainOf(explanation),
  });
  const files = await filesOf(command, inputs, { ...made, figures }, talk);
  signal.throwIfAborted();
  const written = await writeFolder(command.out!, files);
  if (command.json) talk.print(figures);
  else for (const line of summaryLines(plan, summary, talk)) talk.print(line);
  tellWarnings(plan.warnings, inputs, talk);
  talk.note(verificationLine(plan, verification, talk));
  tellWritten(command, written, talk);
  return exitOf(plan, verification);
}

async function filesOf(
  command: Command,
  inputs: Inputs,
  { plan, verification, explanation, figures }: ProvenPlan & { readonly figures: string },
  talk: Talk,
): Promise<Record<string, Content>> {
  const { problem, lines, remarks } = inputs;
  const csv = csvFormOf(talk);
  const isProposal = plan.stage === "proposal";
  const isShort = plan.transfers.participant.length <= MOST_IN_WORKBOOK;
  return {
    "plan.json": planToJson(plan),
    "transfers.csv": transfersCsv(problem, plan, csv),
    "facilities.csv": facilitiesCsv(problem, plan, csv),
    "letters.csv": isProposal ? lettersCsv(problem, plan, { lines, remarks }, csv) : undefined,
    "letters.xlsx": isProposal && isShort ? await lettersXlsx(problem, plan, { lines, remarks }, talk.lang) : undefined,
    "rejects.csv": rejectsOf(inputs, talk),
    "summary.json": `${figures}\n`,
    "report.html": reportHtml({ problem, plan, verification, explanation, ...headOf(command, talk) }),
  };
}

async function checkTables(command: Command, talk: Talk): Promise<ExitCode> {
  const inputs = await readInputs(command, talk);
  const { rejects } = inputs;
  const warnings = problemWarnings(inputs.problem, await policyOf(command));
  if (command.out !== undefined) await writeFolder(command.out, { "rejects.csv": rejectsOf(inputs, talk) });
  if (command.json) talk.print(jsonText({ ...tableFacts(inputs), warnings }));
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
