/** `frontier`: how much overload is left if only so many people are relocated, or go only so many kilometres farther. */

import { planToJson, type Verification, verify } from "fktp-redistribution";
import { csvText, facilitiesCsv, lettersCsv, type OutCell, transfersCsv } from "fktp-redistribution/io";
import { reportHtml } from "fktp-redistribution/report";
import { type Frontier, type FrontierPoint, frontierAsync } from "fktp-redistribution/study";
import type { Command } from "./arguments.ts";
import { aligned, verificationLine } from "./figures.ts";
import { type Content, writeFolder } from "./files.ts";
import { type Inputs, policyOf, readInputs } from "./inputs.ts";
import { csvFormOf, type ExitCode, exitOf, headOf, jsonText, rejectsOf, tableFacts, tellWritten } from "./outputs.ts";
import type { Talk } from "./talk.ts";

const MOST_POINTS = 12;

/** A plan of the curve, and what the verifier found. */
interface Checked {
  readonly point: FrontierPoint;
  readonly verification: Verification;
}

export async function drawFrontier(command: Command, talk: Talk, signal: AbortSignal): Promise<ExitCode> {
  const inputs = await readInputs(command, talk);
  const { budget, km, points = MOST_POINTS } = command.curve;
  const curve = await frontierAsync(inputs.problem, await policyOf(command), {
    ...{ signal, points },
    budgets: budget === undefined ? [] : [budget],
    kmBudgets: km === undefined ? [] : [km],
    onProgress: ({ done, total }) => talk.progress(talk.words("progress-frontier"), Math.floor((100 * done) / total)),
  });
  const checked = curve.points.map((point, i): Checked => {
    talk.progress(talk.words("progress-verify"), Math.floor((100 * i) / curve.points.length));
    return { point, verification: verify(inputs.problem, point.plan) };
  });
  signal.throwIfAborted();
  const chosen = chosenOf(curve, checked);
  const figures = jsonText(figuresOf(inputs, curve, checked));
  const drawn: Drawn = { curve, chosen, figures };
  const written =
    command.out === undefined ? [] : await writeFolder(command.out, filesOf(command, inputs, drawn, talk));
  if (command.json) talk.print(figures);
  else tell(drawn, talk);
  for (const { point, verification } of checked) {
    if (exitOf(point.plan, verification) !== 0 || point === chosen?.point)
      talk.note(verificationLine(point.plan, verification, talk));
  }
  if (written.length > 0) tellWritten(command, written, talk);
  return checked.every(({ point, verification }) => exitOf(point.plan, verification) === 0) ? 0 : 3;
}

interface Drawn {
  readonly curve: Frontier;
  /** All of it, as JSON. */
  readonly figures: string;
  /** The plan within the budget; without one the last of the curve. */
  readonly chosen: Checked | undefined;
}

function chosenOf({ budgets, kmBudgets, points }: Frontier, checked: readonly Checked[]): Checked | undefined {
  const asked = budgets[0] ?? kmBudgets[0];
  const point = asked === undefined ? points.at(-1) : asked.point;
  return checked.find((one) => one.point === point || one.point.plan === point?.plan);
}

const COLUMNS = ["net", "moves", "left-over", "left-points", "left-share", "km-farther"] as const;

/** The curve as rows of cells. */
function tableOf({ curve }: Drawn, talk: Talk): OutCell[][] {
  const most = Math.max(...curve.points.map(({ overload }) => overload), 1);
  return [
    COLUMNS.map((word) => talk.words(word)),
    ...curve.points.map(({ net, moves, overQuota, overload, kmFarther }) => {
      return [net, moves, overQuota, overload, Number(((100 * overload) / most).toFixed(1)), Math.round(kmFarther)];
    }),
  ];
}

function tell(drawn: Drawn, talk: Talk): void {
  for (const line of aligned(tableOf(drawn, talk), talk, 0)) talk.print(line);
  const { curve, chosen } = drawn;
  talk.print(talk.words("curve-legend"));
  for (const { budget, overload } of curve.budgets) {
    talk.print(
      overload === null
        ? talk.words("budget-too-small", { budget })
        : talk.words("budget-exact", { budget, points: overload }),
    );
  }
  for (const { km, point } of curve.kmBudgets) if (point === null) talk.print(talk.words("km-too-few", { km }));
  if (chosen === undefined || curve.budgets.length + curve.kmBudgets.length === 0) return;
  const { net, moves, overQuota, kmFarther } = chosen.point;
  talk.print(talk.words("budget-plan", { net, moves, over: overQuota, km: Math.round(kmFarther) }));
}

function filesOf(command: Command, inputs: Inputs, drawn: Drawn, talk: Talk): Record<string, Content> {
  const { problem, lines, remarks } = inputs;
  const { curve, chosen, figures } = drawn;
  const csv = csvFormOf(talk);
  const isBudget = curve.budgets.length + curve.kmBudgets.length > 0;
  const plan = isBudget ? chosen?.point.plan : undefined;
  return {
    "frontier.csv": csvText(tableOf(drawn, talk), csv),
    "frontier.json": `${figures}\n`,
    "frontier.html":
      chosen &&
      reportHtml({
        ...{ problem, plan: chosen.point.plan, verification: chosen.verification },
        ...{ frontier: curve.points, ...headOf(command, talk) },
      }),
    "frontier-plan.json": plan && planToJson(plan),
    "frontier-transfers.csv": plan && transfersCsv(problem, plan, csv),
    "frontier-facilities.csv": plan && facilitiesCsv(problem, plan, csv),
    "frontier-letters.csv": plan?.stage === "proposal" ? lettersCsv(problem, plan, { lines, remarks }, csv) : undefined,
    "rejects.csv": rejectsOf(inputs, talk),
  };
}

/** All figures, without the plans. */
function figuresOf(inputs: Inputs, curve: Frontier, checked: readonly Checked[]): object {
  const plain = ({ plan: { status, stage, fingerprint }, ...figures }: FrontierPoint): object => {
    return { ...figures, status, stage, fingerprint };
  };
  return {
    ...tableFacts(inputs),
    points: checked.map(({ point, verification: { ok, proven } }) => ({ ...plain(point), ok, proven })),
    budgets: curve.budgets.map(({ point, ...rest }) => ({ ...rest, point: point && plain(point) })),
    kmBudgets: curve.kmBudgets.map(({ point, ...rest }) => ({ ...rest, point: point && plain(point) })),
  };
}
