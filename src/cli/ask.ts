/** `ask`: the letters of a day, from the tables and the book; and their rows in the book. */

import { type Policy, type Verification, verify } from "fktp-redistribution";
import {
  type AcceptanceByClass,
  answerListHtml,
  answerTable,
  facilityStandings,
  type Letters,
  lastDayToAnswer,
  letterRows,
  letterTable,
  nextWave,
  splitProblem,
  type Wave,
} from "fktp-redistribution/asking";
import { csvText, type OutCell, remarkText, xlsxBytes } from "fktp-redistribution/io";
import { letterGroups, reportHtml } from "fktp-redistribution/report";
import type { AskingWish, Command } from "./arguments.ts";
import { added, type BookFile, isThere } from "./book.ts";
import { aligned, verificationLine } from "./figures.ts";
import { type Content, writeFolder } from "./files.ts";
import type { Inputs } from "./inputs.ts";
import {
  csvFormOf,
  type ExitCode,
  exitOf,
  headOf,
  jsonText,
  MOST_IN_WORKBOOK,
  rejectsOf,
  tableFacts,
  tellWritten,
} from "./outputs.ts";
import { type ProvenPlan, provenPlan } from "./proven-plan.ts";
import { readRound, tellRefused } from "./round.ts";
import type { Talk } from "./talk.ts";

/** More facilities than this are not for a terminal. */
const MOST_LINES = 15;

interface Asked {
  readonly wave: Wave;
  readonly policy: Policy;
  /** Of the bound that no wave could better. */
  readonly bound: Verification;
  /** If everybody said yes. */
  readonly made: ProvenPlan;
  readonly days: { readonly at: string; readonly until: string };
}

export async function askPeople(command: Command, talk: Talk, signal: AbortSignal): Promise<ExitCode> {
  const { inputs, policy, book } = await readRound(command, talk);
  const days = { at: command.date, until: command.asking.until ?? lastDayToAnswer(command.date) };
  talk.progress(talk.words("progress-ask"));
  const wave = nextWave(inputs.problem, policy, book.entries, { ...waysOf(command.asking, inputs, talk), ...days });
  tellRefused(wave.standing, talk);
  talk.progress(talk.words("progress-verify"));
  const split = splitProblem(wave.problem, policy, wave.options);
  const bound = verify(split.problem, wave.invitation.split, { policy: split.policy });
  const made = await provenPlan(wave.problem, { ...policy, unknown: "propose" }, talk, signal);
  const asked: Asked = { wave, policy, bound, made, days };
  const figures = jsonText(figuresOf(inputs, asked));
  const files = await filesOf(command, inputs, asked, talk);
  signal.throwIfAborted();
  const written = await writeFolder(
    command.out!,
    { ...files, [`ask-${days.at}.json`]: `${figures}\n` },
    { isPrivate: true, first: await added(book, wave.missing) },
  );
  if (command.json) talk.print(figures);
  else tell(command, inputs, asked, talk);
  tellAdded(book, wave, talk);
  tellWritten(command, written, talk);
  talk.note(verificationLine(wave.invitation.split, bound, talk));
  return Math.max(exitOf(wave.invitation.split, bound), exitOf(made.plan, made.verification)) as ExitCode;
}

/** How to ask, of what was typed and of the column that was named. */
function waysOf({ acceptance, spread, risk, letters, askAgainAfterMonths }: AskingWish, inputs: Inputs, talk: Talk) {
  const ways = { spread, risk, letters, askAgainAfterMonths };
  if (typeof acceptance === "number") return { ...ways, acceptance };
  const given = inputs.acceptance!;
  const empty = given.reduce((count, chance) => (Number.isNaN(chance) ? count + 1 : count), 0);
  if (empty > 0) talk.note(talk.words("no-chance", { rows: empty, column: acceptance! }));
  return { ...ways, acceptance: given.map((chance) => (Number.isNaN(chance) ? 0 : chance)) };
}

async function filesOf(
  command: Command,
  inputs: Inputs,
  { wave, made, days }: Asked,
  talk: Talk,
): Promise<Record<string, Content>> {
  const { lang } = talk;
  const csv = csvFormOf(talk);
  const rows = [...letterRows(wave.problem, wave.invitation, days)];
  const head = headOf(command, talk);
  const letters = [...withLines(letterTable(rows, lang), wave, inputs, talk)];
  const typing = `answers-${days.at}.csv`;
  const own = await isThere(`${command.out}/${typing}`);
  if (own) talk.note(talk.words("answers-left", { file: typing }));
  return {
    [`letters-${days.at}.csv`]: csvText(letters, csv),
    [`letters-${days.at}.xlsx`]: letters.length > MOST_IN_WORKBOOK ? undefined : await xlsxBytes(letters),
    [`list-${days.at}.html`]: answerListHtml(rows, { title: head.title, lang }),
    // Somebody may have typed into it.
    ...(own ? {} : { [typing]: csvText(answerTable(rows, lang), csv) }),
    [`places-${days.at}.csv`]: csvText(receiversOf(inputs, wave, talk), csv),
    [`report-${days.at}.html`]: reportHtml({
      ...{ problem: wave.problem, ...made, ...head },
      letters: letterGroups(wave.problem, wave.invitation),
    }),
    "rejects.csv": rejectsOf(inputs, talk),
  };
}

/** The letters with the line of each person in the file before, and what to mention after. */
function* withLines(
  table: Iterable<readonly OutCell[]>,
  { invitation }: Wave,
  { lines, remarks }: Inputs,
  talk: Talk,
): Generator<readonly OutCell[], void> {
  let letter = -1;
  for (const row of table) {
    const person = invitation.letters.participant[letter++];
    if (person === undefined) yield [talk.column("line"), ...row, talk.column("note")];
    else yield [lines[person]!, ...row, remarkText(remarks?.[person] ?? 0, talk.lang)];
  }
}

const RECEIVER_COLUMNS = ["room", "letters", "yes-expected", "chance-overfull"] as const;

/** What is expected of the wave at each facility that people are asked to come to, the most letters first. */
function receiversOf({ problem }: Inputs, { invitation }: Wave, talk: Talk): OutCell[][] {
  const rows = invitation.facilities
    .map((one, j) => ({ ...one, facility: problem.facilities[j]! }))
    .filter(({ letters }) => letters > 0)
    .sort((a, b) => b.letters - a.letters);
  return [
    [talk.column("code"), talk.column("name"), ...RECEIVER_COLUMNS.map((word) => talk.words(word))],
    ...rows.map(({ facility, room, letters, mean, chanceOverfull }) => {
      const percent = Number((100 * chanceOverfull).toFixed(1));
      return [facility.id, facility.name ?? facility.id, room, letters, Math.round(mean), percent];
    }),
  ];
}

function figuresOf(inputs: Inputs, { wave, bound, made, days }: Asked): object {
  const { letters, expected, bound: least, gap, facilities, kept } = wave.invitation;
  const { acceptance, ...options } = wave.options;
  const { mean, spread } = acceptance as AcceptanceByClass;
  const places = facilities.map((one, j) => ({ id: inputs.problem.facilities[j]!.id, ...one }));
  return {
    ...{ ...days, ...tableFacts(inputs) },
    letters: { people: peopleOf(letters), rows: letters.participant.length, added: wave.missing.length, kept },
    ...{ options: { ...options, first: options.first?.length ?? 0 }, acceptance: { mean, spread } },
    ...{ expected, bound: least, gap, proof: { ok: bound.ok, proven: bound.proven } },
    places: places.filter((one) => one.letters > 0),
    ifAllSayYes: { objective: made.plan.objective, ok: made.verification.ok, proven: made.verification.proven },
  };
}

function peopleOf({ people }: Letters): number {
  return people.reduce((sum, those) => sum + those, 0);
}

function tell(command: Command, inputs: Inputs, { wave, policy, days }: Asked, talk: Talk): void {
  const { invitation, standing, options } = wave;
  const over = facilityStandings(inputs.problem, policy, standing).reduce(
    (sum, { enrolled, quota }) => sum + Math.max(0, enrolled - quota),
    0,
  );
  talk.print(talk.words("wave", { wave: invitation.wave, ...days }));
  talk.print("");
  const { expected, bound } = invitation;
  for (const line of aligned(
    [
      [talk.words("people-asked"), peopleOf(invitation.letters)],
      [talk.words("yes-expected"), Math.round(expected.agreed)],
      [talk.words("over-today"), over],
      [talk.words("over-expected"), Math.round(expected.overQuota)],
      [talk.words("over-bound"), Math.round(bound.overQuota)],
      ...(options.first?.length ? [[talk.words("first-again"), options.first.length]] : []),
    ],
    talk,
  ))
    talk.print(line);
  for (const line of guessLines(command.asking, wave, talk)) talk.print(line);
  const rows = receiversOf(inputs, wave, talk).map(([, name, ...row]) => [shortened(String(name)), ...row]);
  if (rows.length === 1) return;
  talk.print("");
  for (const line of aligned(rows.slice(0, MOST_LINES + 1), talk)) talk.print(line);
  const file = `places-${days.at}.csv`;
  if (rows.length > MOST_LINES + 1)
    talk.print(talk.words("more-places", { count: rows.length - MOST_LINES - 1, file }));
}

/** The guess of one chance for all, and what the answers have made of it. */
function guessLines({ acceptance: given }: AskingWish, { options, standing }: Wave, talk: Talk): string[] {
  const { mean, spread } = options.acceptance as AcceptanceByClass;
  if (typeof given !== "number") return [];
  const percents = { mean: 100 * mean[0]!, spread: 100 * spread[0]! };
  const isLearnt = standing.answers.yes.some((n) => n > 0) || standing.answers.no.some((n) => n > 0);
  return [isLearnt ? talk.words("guess-learnt", { ...percents, given: 100 * given }) : talk.words("guess", percents)];
}

const LONGEST_NAME = 28;

function shortened(name: string): string {
  return name.length <= LONGEST_NAME ? name : `${name.slice(0, LONGEST_NAME - 1)}…`;
}

function tellAdded({ path }: BookFile, { missing, entries }: Wave, talk: Talk): void {
  if (entries.length === 0) talk.note(talk.words("nobody-to-ask"));
  else if (missing.length === 0) talk.note(talk.words("book-complete", { file: path }));
  else talk.note(talk.words("book-added", { file: path, rows: missing.length }));
}
