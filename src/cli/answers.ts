/** `answers`: answers that were typed into a table, checked and entered into the book; and what stands then. */

import { basename } from "node:path";
import {
  answerMessage,
  answerRefusal,
  answersFromTable,
  type BookEntry,
  type EnteredAnswers,
  enterAnswers,
  type FacilityStanding,
  facilityStandings,
  movesThatStand,
  peopleByStatus,
  type Standing,
  type TypedAnswers,
} from "fktp-redistribution/asking";
import { csvText, type OutCell, readNumberedRows } from "fktp-redistribution/io";
import type { Command } from "./arguments.ts";
import { added } from "./book.ts";
import { aligned } from "./figures.ts";
import { piecesOf, writeFolder } from "./files.ts";
import type { Inputs } from "./inputs.ts";
import { csvFormOf, type ExitCode, jsonText, rejectsOf, tableFacts, tellWritten } from "./outputs.ts";
import { readRound, tellRefused } from "./round.ts";
import { enteredLines, overQuotaBy, standingLines } from "./standing-lines.ts";
import type { Talk } from "./talk.ts";

/** An answer that is not in the book: where it stands, and why. */
interface Reject {
  readonly line: number;
  readonly code: string;
  readonly why: string;
}

/** What became of the table. */
interface Entered {
  readonly answers: EnteredAnswers;
  readonly rejects: readonly Reject[];
  /** Lines without an answer. */
  readonly open: number;
  readonly facilities: readonly FacilityStanding[];
  readonly gone: readonly Gone[];
}

export async function enterTyped(command: Command, talk: Talk, signal: AbortSignal): Promise<ExitCode> {
  const { inputs, policy, book } = await readRound(command, talk);
  const { typed, faults } = await typedIn(command, inputs, talk);
  talk.progress(talk.words("progress-answers"));
  const typedToday = { answers: typed.entries, on: command.date };
  const answers = enterAnswers(inputs.problem, policy, book.entries, typedToday);
  const refused = answers.refused.map(({ answer, code }): Reject => {
    return { line: typed.lines[answer]!, code, why: answerRefusal(code, talk.lang) };
  });
  const rejects = [...faults, ...refused].sort((a, b) => a.line - b.line);
  const facilities = facilityStandings(inputs.problem, policy, answers.standing);
  const gone = goneOf(inputs, answers.standing, [...book.entries, ...answers.entries]);
  const entered: Entered = { answers, rejects, open: typed.open, facilities, gone };
  const figures = jsonText(figuresOf(command, inputs, entered));
  const files = { ...filesOf(command, inputs, entered, talk), "standing.json": `${figures}\n` };
  signal.throwIfAborted();
  const written = await writeFolder(command.out!, files, {
    isPrivate: true,
    first: await added(book, answers.entries),
  });
  tellRefused(answers.standing, talk);
  if (command.json) talk.print(figures);
  else tell(command, inputs, entered, talk);
  tellWritten(command, written, talk);
  return faults.some(({ code }) => code === "paper-header") ? 2 : 0;
}

/** The answers of the table, and its lines that are none. */
async function typedIn(
  { asking }: Command,
  { idOf }: Inputs,
  { lang }: Talk,
): Promise<{ typed: TypedAnswers; faults: Reject[] }> {
  const { rows, lines, broken } = await readNumberedRows(await piecesOf(asking.answers!), { name: "answers" });
  const typed = answersFromTable(rows, lines);
  const why = (line: number, code: Parameters<typeof answerMessage>[0]["code"]): Reject => {
    return { line, code, why: answerMessage({ line, code }, lang).replace(/^[^:]*: /, "") };
  };
  const faults = [
    ...typed.faults.map(({ line, code }) => why(line, code)),
    ...broken.map((line) => why(line, "paper-cells")),
  ];
  // On the list stand the ids that the key made; whoever types a number of the person means the same.
  const named = (id: string): string => (idOf === undefined || /^[0-9a-f]{32}$/.test(id) ? id : idOf(id));
  const entries = typed.entries.map((entry) => ({ ...entry, participantId: named(entry.participantId) }));
  return { typed: { ...typed, entries }, faults };
}

function filesOf(command: Command, inputs: Inputs, entered: Entered, talk: Talk) {
  const csv = csvFormOf(talk);
  const { rejects } = entered;
  const rejectTable = [
    [talk.column("line"), talk.column("kind"), talk.words("why")],
    ...rejects.map(({ line, code, why }) => [line, code, why]),
  ];
  return {
    "transfers.csv": csvText(transferTable(inputs, entered, talk), csv),
    "places.csv": csvText(placeTable(entered, talk), csv),
    "first.csv": csvText(firstTable(inputs, entered, talk), csv),
    [refusedName(command)]: rejects.length > 0 ? csvText(rejectTable, csv) : undefined,
    "rejects.csv": rejectsOf(inputs, talk),
  };
}

/** Answers of each table have rejects of their own. */
function refusedName({ asking }: Command): string {
  return `refused-${basename(asking.answers!).replace(/\.[^.]*$/, "")}.csv`;
}

/** Every yes that stands: to be carried out. */
function* transferTable({ problem, lines }: Inputs, { answers }: Entered, talk: Talk): Generator<OutCell[], void> {
  const words = ["line", "id", "fromId", "toId", "people"] as const;
  yield [...words.map((word) => talk.column(word)), talk.words("counts-from"), talk.words("counts")];
  for (const move of movesThatStand(problem, answers.standing)) {
    const { participant, participantId, fromId, toId, people, from, counts } = move;
    yield [lines[participant]!, participantId, fromId, toId, people, from, talk.column(counts ? "yes" : "no")];
  }
}

function* placeTable({ facilities }: Entered, talk: Talk): Generator<OutCell[], void> {
  const figures = ["quota", "start", "enrolled", "leaving", "coming", "kept", "free"] as const;
  yield [talk.column("code"), talk.column("name"), ...figures.map((word) => talk.words(`places-${word}`))];
  for (const one of facilities) yield [one.id, one.name, ...figures.map((figure) => one[figure])];
}

/** Somebody whose place has gone. */
interface Gone {
  readonly participant: number;
  /** The place: where it was kept, or where they said yes to. */
  readonly facilityId: string | null;
  /** None was left when they said yes; or it was taken back. */
  readonly reason: "gone-full" | "gone-back";
}

/** People whose place has gone, by row: they come first in the next wave. `book` has the answers. */
function goneOf({ problem }: Inputs, { cancelled }: Standing, book: readonly BookEntry[]): Gone[] {
  const saidTo = new Map<string, string | undefined>();
  for (const entry of book) {
    if (entry.kind === "cancelled" && entry.cause === "place-gone") saidTo.set(entry.participantId, entry.saidTo);
  }
  return cancelled.map(({ participant, facility }) => {
    const to = saidTo.get(problem.participants.ids?.[participant] ?? String(participant));
    const facilityId = to ?? problem.facilities[facility]?.id ?? null;
    return { participant, facilityId, reason: to === undefined ? "gone-back" : "gone-full" };
  });
}

function* firstTable({ problem, lines }: Inputs, { answers, gone }: Entered, talk: Talk): Generator<OutCell[], void> {
  yield [...(["line", "id", "people", "code"] as const).map((word) => talk.column(word)), talk.words("why")];
  for (const { participant, facilityId, reason } of gone) {
    const people = answers.standing.people[participant]!;
    yield [lines[participant]!, problem.participants.ids![participant]!, people, facilityId, talk.words(reason)];
  }
}

function figuresOf({ date }: Command, inputs: Inputs, { answers, rejects, open, facilities }: Entered): object {
  const { entries, known, late, full, standing } = answers;
  const codes: Record<string, number> = {};
  for (const { code } of rejects) codes[code] = (codes[code] ?? 0) + 1;
  return {
    ...{ on: date, ...tableFacts(inputs) },
    entered: { rows: entries.length, known, late, full, open, refused: rejects.length, byKind: codes },
    people: peopleByStatus(standing),
    overQuota: overQuotaBy(facilities),
    placesGone: standing.cancelled.length,
    bookRefused: standing.refused.length,
    places: facilities,
  };
}

const MOST_LINES = 10;

function tell(command: Command, inputs: Inputs, entered: Entered, talk: Talk): void {
  const { answers, rejects, open, facilities } = entered;
  for (const line of enteredLines(answers, talk)) talk.print(line);
  if (open > 0) talk.print(talk.words("open-lines", { count: open }));
  talk.print("");
  talk.print(talk.words("standing-on", { day: command.date }));
  for (const line of standingLines(answers.standing, facilities, talk)) talk.print(line);
  tellGone(inputs, entered, talk);
  if (rejects.length === 0) return;
  talk.note(talk.words("answers-refused", { count: rejects.length }));
  for (const { line, why } of rejects.slice(0, MOST_LINES)) talk.note(`  ${talk.column("line")} ${line}: ${why}`);
  const file = refusedName(command);
  if (rejects.length > MOST_LINES) talk.note(talk.words("more-refused", { count: rejects.length - MOST_LINES, file }));
}

/** Places that have gone, by facility and reason. */
function tellGone({ problem }: Inputs, { answers, gone }: Entered, talk: Talk): void {
  if (gone.length === 0) return;
  const names = new Map(problem.facilities.map(({ id, name }) => [id, name ?? id]));
  const people = new Map<string, number>();
  for (const { participant, facilityId, reason } of gone) {
    const key = `${facilityId === null ? "–" : names.get(facilityId)!}: ${talk.words(reason)}`;
    people.set(key, (people.get(key) ?? 0) + answers.standing.people[participant]!);
  }
  talk.print("");
  talk.print(talk.words("places-gone"));
  for (const line of aligned([...people], talk)) talk.print(`  ${line}`);
}
