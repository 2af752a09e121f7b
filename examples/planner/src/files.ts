/**
 * Files in the Worker: read by streaming, matched, and put together as soon as both tables are there. A file is kept as the
 * browser's handle, not its bytes: when its columns are matched anew it is read again.
 */

import { type BarrierTravel, InputError, message } from "fktp-redistribution";
import {
  type FacilityTable,
  type ParticipantTable,
  problemFromTables,
  type Rejects,
  readTable,
  rejectRows,
  riversFromGeoJson,
  type TableProblem,
  tableColumns,
} from "fktp-redistribution/io";
import type { FileFacts, Files, Mapping, OnBad, RejectKind, Role, Said, TableRole } from "./messages.ts";

/** Is told how much of a file has been read. */
export type Told = (share: number) => void;

interface Brought<T> {
  readonly file: File;
  readonly mapping: Mapping;
  readonly facts: FileFacts;
  /** Nothing where it cannot be read. */
  readonly read: T | undefined;
}

/** Lines that are listed of each kind of fault; all are in the download. */
const LINES_LISTED = 12;
const KINDS_LISTED = 40;

/** The files that were brought. */
export class FileDesk {
  #facilities: Brought<FacilityTable> | undefined;
  #participants: Brought<ParticipantTable> | undefined;
  #rivers: Brought<BarrierTravel> | undefined;
  onBad: OnBad = "drop";

  /** Reads a file; what it is is found out where no role is given. */
  async bring(file: File, role: Role | null, told: Told): Promise<void> {
    const own = role ?? (await roleOf(file));
    if (own === "rivers") this.#rivers = await broughtRivers(file);
    else await this.match(own, {}, told, file);
  }

  /** Reads a table with these columns. */
  async match(role: TableRole, mapping: Mapping, told: Told, other?: File): Promise<void> {
    const file = other ?? (role === "facilities" ? this.#facilities : this.#participants)!.file;
    if (role === "facilities") {
      this.#facilities = await brought(file, role, mapping, () =>
        readTable(piecesOf(file, told), role, { mapping, name: file.name }),
      );
    } else {
      this.#participants = await brought(file, role, mapping, () =>
        readTable(piecesOf(file, told), role, { mapping, name: file.name }),
      );
    }
  }

  withoutRivers(): void {
    this.#rivers = undefined;
  }

  /** The problem, once both tables can be used; nothing before. Throws `InputError` where they do not go together. */
  problem(): TableProblem | null {
    const [facilities, participants] = [this.#facilities?.read, this.#participants?.read];
    if (facilities === undefined || participants === undefined) return null;
    if (this.#rivers !== undefined && this.#rivers.read === undefined) return null;
    if (facilities.rejects.count > 0) return null;
    return problemFromTables({ facilities, participants, travel: this.#rivers?.read }, { onBad: this.onBad });
  }

  /** The name of the table of people, without its ending. */
  get name(): string {
    return this.#participants?.file.name.replace(/\.\w+$/, "") ?? "";
  }

  get facilityRejects(): Rejects | undefined {
    return this.#facilities?.read?.rejects;
  }

  /** What to tell of the files: of people with the faults that only both tables together show. */
  facts(made: TableProblem | null): Files {
    const people = this.#participants?.facts;
    return {
      ...(this.#facilities && { facilities: this.#facilities.facts }),
      ...(people && { participants: made === null ? people : { ...people, ...rejectFacts(made.rejects) } }),
      ...(this.#rivers && { rivers: this.#rivers.facts }),
    };
  }
}

/** What the file is, by its name and by its columns: only facilities have doctors. */
async function roleOf(file: File): Promise<Role> {
  if (/json$/i.test(file.name)) return "rivers";
  const { mapping } = await tableColumns(piecesOf(file), "facilities").catch(() => ({ mapping: {} as Mapping }));
  return mapping.doctors === undefined ? "participants" : "facilities";
}

/** The bytes of a file, piece by piece. (Not every browser lets a stream be iterated.) */
async function* piecesOf(file: File, told: Told = () => {}): AsyncGenerator<Uint8Array, void> {
  const reader = file.stream().getReader();
  let done = 0;
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      yield next.value;
      done += next.value.length;
      told(done / file.size);
    }
  } finally {
    await reader.cancel();
  }
}

const NOTHING = { rows: 0, crossings: 0, columns: [], mapping: {}, faults: [], rejects: 0, kinds: [], notes: [] };

async function brought<T extends FacilityTable | ParticipantTable>(
  file: File,
  role: TableRole,
  mapping: Mapping,
  read: () => Promise<T>,
): Promise<Brought<T>> {
  const facts: FileFacts = { ...NOTHING, name: file.name, bytes: file.size };
  try {
    const table = await read();
    const own = {
      rows: table.rowCount,
      columns: table.columns,
      mapping: table.mapping,
      notes: table.notes.map(inBoth),
    };
    return { file, mapping, facts: { ...facts, ...own, ...rejectFacts(table.rejects) }, read: table };
  } catch (error) {
    // The columns can still be matched, so that what is missing is found.
    const head = await tableColumns(piecesOf(file), role, { mapping }).catch(() => ({ columns: [], mapping: {} }));
    return { file, mapping, facts: { ...facts, ...head, faults: faultsOf(error) }, read: undefined };
  }
}

async function broughtRivers(file: File): Promise<Brought<BarrierTravel>> {
  const facts: FileFacts = { ...NOTHING, name: file.name, bytes: file.size };
  try {
    const read = riversFromGeoJson(await file.text());
    const counts = { rows: read.barriers.length, crossings: read.crossings?.length ?? 0 };
    return { file, mapping: {}, facts: { ...facts, ...counts }, read };
  } catch (error) {
    return { file, mapping: {}, facts: { ...facts, faults: faultsOf(error) }, read: undefined };
  }
}

/** Faults by kind, the most frequent first. */
function rejectFacts(rejects: Rejects): Pick<FileFacts, "rejects" | "kinds"> {
  const kinds = new Map<number, RejectKind & { count: number; readonly lines: number[] }>();
  const english = rejectRows(rejects, "en");
  let i = 0;
  for (const { line, column, expected, got } of rejectRows(rejects, "id")) {
    const { value } = english.next();
    const key = (rejects.column[i]! + 1) * 65_536 + rejects.fault[i]!;
    const kind = kinds.get(key);
    if (kind === undefined) {
      const [means, came] = [
        { id: expected, en: value!.expected },
        { id: got, en: value!.got },
      ];
      kinds.set(key, { column, expected: means, got: came, count: 1, lines: [line] });
    } else {
      kind.count++;
      if (kind.lines.length < LINES_LISTED) kind.lines.push(line);
    }
    i++;
  }
  const listed = [...kinds.values()].sort((a, b) => b.count - a.count).slice(0, KINDS_LISTED);
  return { rejects: rejects.count, kinds: listed };
}

/** What is wrong, as sentences; what is no mistake of the input is told as it is. */
export function faultsOf(error: unknown): Said[] {
  if (!(error instanceof InputError)) return [{ id: String(error), en: String(error) }];
  return error.issues.slice(0, KINDS_LISTED).map(inBoth);
}

type Sayable = Omit<Parameters<typeof message>[0] & object, "params"> & { readonly message: string };

/** In both languages, where the library has both. */
export function inBoth(said: Sayable): Said {
  if (!("params" in said)) return { id: said.message, en: said.message };
  return { id: message(said as never, "id"), en: message(said as never, "en") };
}
