/**
 * One row of the book, as it came, into numbers. A row may come from anywhere, so nothing is taken for granted: what is
 * no row of a book has a code, and nothing is thrown.
 */

import type { Problem } from "../types.ts";
import { type DayRead, dayReader } from "./days.ts";
import type { BookCode, BookEntry } from "./types.ts";

/** A row of the book with facilities and participants by index. What its kind has not is −1 or empty. */
export interface EntryRead {
  readonly kind: BookEntry["kind"];
  readonly day: number;
  readonly month: number;
  /** Row of the participant. */
  readonly row: number;
  /** The facility kept, agreed to, led to instead, or whose intake it is. */
  readonly facility: number;
  readonly choices: readonly number[];
  readonly until: number;
  readonly wave: number;
  readonly cause: string;
  readonly maxIntake: number;
}

/** An id is looked up; −1 where there is none such. */
export type Lookup = (id: unknown) => number;

/** How the rows of a book are read: what came, or why it is refused. */
export type EntryReader = (entry: unknown) => EntryRead | BookCode;

const PARTICIPANT_KINDS: ReadonlySet<unknown> = new Set([
  "asked",
  "agreed",
  "wished",
  "declined",
  "withdrawn",
  "returned",
  "cancelled",
]);
const CAUSES: ReadonlySet<unknown> = new Set(["place-gone", "eligibility", "error"]);
const PROOF = /^[A-Za-z0-9-]{1,64}$/;
const PEOPLE_LIMIT = 2 ** 31;

type Key = "at" | "kind" | "participantId" | "until" | "keptId" | "alsoIds" | "wave" | "toId" | "by" | "proof";
type OtherKey = "choiceIds" | "cause" | "insteadId" | "facilityId" | "maxIntake" | "said" | "saidTo";
type Fields = { readonly [key in Key | OtherKey]?: unknown };

/** A reader for the books of a problem. */
export function entryReader(problem: Problem): EntryReader {
  const lookups = { toDay: dayReader(), facilityOf: facilitiesById(problem), rowOf: participantsById(problem) };
  return (entry) => {
    // A getter or a proxy may throw, or answer differently the second time: a row is read in one place, and once.
    try {
      return readEntry(entry, lookups);
    } catch {
      return "malformed";
    }
  };
}

interface Lookups {
  readonly toDay: (text: unknown) => DayRead | undefined;
  readonly facilityOf: Lookup;
  readonly rowOf: Lookup;
}

type Writable<T> = { -readonly [key in keyof T]: T[key] };

function readEntry(entry: unknown, lookups: Lookups): EntryRead | BookCode {
  if (typeof entry !== "object" || entry === null) return "malformed";
  const fields = entry as Fields;
  const { kind } = fields;
  const at = lookups.toDay(fields.at);
  if (!isAbsent(fields.said) && lookups.toDay(fields.said) === undefined) return "malformed";
  if (!isAbsent(fields.saidTo) && !isId(fields.saidTo)) return "malformed";
  if (at === undefined || (kind !== "intake" && !PARTICIPANT_KINDS.has(kind))) return "malformed";
  const read: Writable<EntryRead> = {
    kind: kind as BookEntry["kind"],
    day: at.day,
    month: at.month,
    row: -1,
    facility: -1,
    choices: none,
    until: -1,
    wave: 0,
    cause: "",
    maxIntake: 0,
  };
  if (kind !== "intake") {
    const id = fields.participantId;
    if (!isId(id)) return "malformed";
    read.row = lookups.rowOf(id);
  }
  const code = readMore(fields, read, lookups);
  return code ?? (kind !== "intake" && read.row < 0 ? "unknown-participant" : read);
}

const none: readonly number[] = [];

/** What else a row says, by its kind. */
function readMore(fields: Fields, read: Writable<EntryRead>, { toDay, facilityOf }: Lookups): BookCode | undefined {
  switch (read.kind) {
    case "asked":
      return readAsked(fields, read, { toDay, facilityOf });
    case "agreed": {
      const { by, proof } = fields;
      if (!isAbsent(by) && by !== "self" && by !== "guardian") return "malformed";
      if (!isAbsent(proof) && !(typeof proof === "string" && PROOF.test(proof))) return "malformed";
      return readFacility(fields.toId, read, facilityOf);
    }
    case "wished": {
      const choices = listOf(fields.choiceIds, facilityOf);
      if (typeof choices === "string") return choices;
      read.choices = choices;
      return choices.length === 0 ? "malformed" : undefined;
    }
    case "cancelled": {
      const { cause, insteadId } = fields;
      if (!CAUSES.has(cause)) return "malformed";
      read.cause = cause as string;
      return isAbsent(insteadId) ? undefined : readFacility(insteadId, read, facilityOf);
    }
    case "intake": {
      const { maxIntake } = fields;
      if (maxIntake !== null && !isWhole(maxIntake)) return "malformed";
      read.maxIntake = maxIntake === null ? Number.POSITIVE_INFINITY : maxIntake;
      return readFacility(fields.facilityId, read, facilityOf);
    }
    default:
      return undefined;
  }
}

function readAsked(
  { until, alsoIds, keptId, wave }: Fields,
  read: Writable<EntryRead>,
  { toDay, facilityOf }: Omit<Lookups, "rowOf">,
): BookCode | undefined {
  const last = toDay(until);
  const also = isAbsent(alsoIds) ? none : listOf(alsoIds, facilityOf);
  if (last === undefined || !isWhole(wave) || wave < 1) return "malformed";
  if (typeof also === "string") return also;
  if (last.day < read.day) return "until-passed";
  read.until = last.day;
  read.wave = wave;
  return isAbsent(keptId) ? undefined : readFacility(keptId, read, facilityOf);
}

function readFacility(id: unknown, read: Writable<EntryRead>, facilityOf: Lookup): BookCode | undefined {
  if (!isId(id)) return "malformed";
  read.facility = facilityOf(id);
  return read.facility < 0 ? "unknown-facility" : undefined;
}

/** Facilities by id, each once. */
function listOf(list: unknown, facilityOf: Lookup): readonly number[] | BookCode {
  if (!Array.isArray(list)) return "malformed";
  const ids: unknown[] = [...list];
  if (!ids.every(isId)) return "malformed";
  const found = ids.map(facilityOf);
  if (found.includes(-1)) return "unknown-facility";
  return new Set(found).size === found.length ? found : "malformed";
}

const isAbsent = (value: unknown): boolean => value === undefined || value === null;

const isId = (id: unknown): id is string => typeof id === "string" && id !== "";

const isWhole = (n: unknown): n is number => Number.isInteger(n) && (n as number) >= 0 && (n as number) < PEOPLE_LIMIT;

/** Facilities by their id. */
export function facilitiesById({ facilities }: Pick<Problem, "facilities">): Lookup {
  const known = new Map<unknown, number>(facilities.map(({ id }, j) => [id, j]));
  return (id) => known.get(id) ?? -1;
}

/** Rows by the participant's id, or without ids by the row number as text. */
export function participantsById({ participants: { ids, facility } }: Problem): Lookup {
  if (ids === undefined) {
    return (id) => {
      const row = typeof id === "string" && /^(0|[1-9]\d{0,9})$/.test(id) ? Number(id) : -1;
      return row < facility.length ? row : -1;
    };
  }
  const known = new Map<unknown, number>();
  for (let row = 0; row < ids.length; row++) known.set(ids[row], row);
  let last = -1;
  return (id) => {
    // Families stand together in both lists.
    const row = ids[last + 1] === id && id !== undefined ? last + 1 : (known.get(id) ?? -1);
    if (row >= 0) last = row;
    return row;
  };
}
