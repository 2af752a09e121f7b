/** From files to a problem, and what is said of it. */

import { type BarrierTravel, message, type Policy } from "fktp-redistribution";
import {
  problemFromTables,
  readTable,
  riversFromGeoJson,
  type TableNote,
  type TableProblem,
} from "fktp-redistribution/io";
import type { Command } from "./arguments.ts";
import { FileError, jsonOf, piecesOf, textOf } from "./files.ts";
import { keyOf } from "./ids.ts";
import type { Talk } from "./talk.ts";

/** A problem from files. */
export interface Inputs extends TableProblem {
  readonly rivers: BarrierTravel | undefined;
  /** Makes an id of a number of a person, where there is a key. */
  readonly idOf: ((value: string) => string) | undefined;
}

/** Reads the tables and the rivers, and says what was found. */
export async function readInputs(command: Command, talk: Talk): Promise<Inputs> {
  const { files, mapping, sheets, onBad, date } = command;
  const key = command.keyFile === undefined ? undefined : await keyOf(command.keyFile);
  if (key?.made) talk.note(talk.words("made-key", { file: command.keyFile! }));
  const rivers = command.rivers === undefined ? undefined : riversFromGeoJson(await textOf(command.rivers));
  talk.progress(talk.words("progress-read"));
  const facilities = await readTable(await piecesOf(files.facilities), "facilities", {
    mapping: mapping.facilities,
    sheet: sheets.facilities,
  });
  const participants = await readTable(await piecesOf(files.participants), "participants", {
    mapping: mapping.participants,
    sheet: sheets.participants,
    idOf: key?.idOf,
    on: date,
  });
  const made = problemFromTables({ facilities, participants, travel: rivers }, { onBad });
  tellWays(rivers, talk);
  tellTables(made, talk);
  for (const table of [facilities, participants]) {
    if (table.ignored.length > 0) {
      talk.note(talk.words("note-ignored", { table: table.kind, names: table.ignored.join(", ") }));
    }
  }
  return { ...made, rivers, idOf: key?.idOf };
}

/** The policy of a command. */
export async function policyOf({ policy, propose }: Command): Promise<Policy> {
  const given = policy === undefined ? {} : ((await jsonOf(policy)) as Policy);
  return propose ? { ...given, unknown: "propose" } : given;
}

/** A book is of people who are called the same next month. Throws {@link FileError} where they are called by their lines. */
export function checkLastingIds({ files }: Command, { notes }: Inputs): void {
  if (notes.some(({ code }) => code === "person-numbers" || code === "no-ids"))
    throw new FileError("needs-ids", files.participants);
}

function tellWays(rivers: BarrierTravel | undefined, talk: Talk): void {
  if (rivers === undefined) talk.note(talk.words("no-rivers"));
  else if (rivers.crossings.every(({ closed }) => closed === true)) talk.note(talk.words("no-crossings"));
}

function tellTables(
  { problem, kept, setAside, held, rejects, unknownFacilities, notes }: TableProblem,
  talk: Talk,
): void {
  const facilities = problem.facilities.length;
  talk.note(talk.words("rows", { facilities, kept: kept.length, aside: setAside, held }));
  for (const note of notes) if (note.code !== "ignored-columns") talk.note(noteText(note, talk));
  if (rejects.count > 0) {
    const kinds = Object.entries(rejects.counts).map(([kind, count]) => `${kind} ${talk.number(count)}`);
    talk.note(talk.words("aside", { count: rejects.count, aside: setAside, kinds: kinds.join(", ") }));
  }
  for (const { code, rows, cure } of unknownFacilities) {
    talk.note(
      cure === undefined
        ? talk.words("unknown-code", { code, rows })
        : talk.words("unknown-code-cure", { code, rows, cure }),
    );
  }
}

function noteText(note: TableNote, talk: Talk): string {
  return note.code === "person-numbers" ? talk.words("note-person-numbers") : message(note, talk.lang);
}
