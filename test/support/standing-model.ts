/**
 * The standing of a book from the definitions alone: slow, and obvious. The state is a function of the rows accepted so far
 * and of a day; it is computed anew from the first row for every question. Days are those of JavaScript's `Date`.
 */

import type { BookEntry } from "../../src/asking/index.ts";
import type { Policy, Problem } from "../../src/index.ts";
import { modelOf } from "./model.ts";

type Status =
  | "never asked"
  | "asked"
  | "agreed"
  | "declined"
  | "lapsed"
  | "moved"
  | "returned"
  | "withdrawn"
  | "cancelled"
  | "out";

/** The words in the order of `statusCode`. */
export const statusWords: readonly Status[] = [
  "never asked",
  "asked",
  "agreed",
  "declined",
  "lapsed",
  "moved",
  "returned",
  "withdrawn",
  "cancelled",
  "out",
];

interface Person {
  status: Status;
  place: number;
  until: string;
  /** The first day on which a yes counts. */
  counts: string;
  list: readonly number[] | undefined;
  yes: number;
  no: number;
  gone: number;
}

/** A row that was accepted, and all whom it concerns. */
interface Accepted {
  readonly entry: BookEntry;
  readonly rows: readonly number[];
}

export interface Refereed {
  readonly status: readonly Status[];
  readonly place: readonly number[];
  readonly yes: readonly number[];
  readonly no: readonly number[];
  readonly lists: readonly (readonly number[])[];
  readonly enrolled: readonly number[];
  readonly coming: readonly number[];
  readonly kept: readonly number[];
  readonly leaving: readonly number[];
  readonly ceiling: readonly number[];
  /** Indices of refused rows. */
  readonly refused: readonly number[];
}

const isDay = (text: unknown): text is string => {
  if (typeof text !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) && text >= "1970" && text < "2200";
};

/** The first day of the next month. */
export function nextMonth(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1)).toISOString().slice(0, 10);
}

/** Rows that say something together: of a household, or of one person. */
interface Said {
  readonly indices: readonly number[];
  readonly entry: BookEntry;
  readonly rows: readonly number[];
}

export function referee(problem: Problem, policy: Policy | null, book: readonly BookEntry[], on: string): Refereed {
  const world = worldOf(problem, policy);
  const accepted: Accepted[] = [];
  const refused: number[] = [];
  /** Rows of households, waiting for the others; and a yes that waits for others to change places with. */
  let waiting: { readonly index: number; readonly entry: BookEntry; readonly row: number }[] = [];
  let swapping: Said[] = [];
  let over = false;

  for (const [index, entry] of book.entries()) {
    const said = complete(index, entry);
    if (said === undefined) continue;
    if (hasRoom(world, accepted, [said])) accept([said]);
    else if (maySwap(world, accepted, said) && !isSaidAlready(said)) {
      endOf(said);
      swapping.push(said);
    } else {
      refused.push(...said.indices);
      continue;
    }
    const today = swapping.filter((other) => other.entry.at === entry.at);
    if (today.length > 0 && hasRoom(world, accepted, today)) {
      swapping = swapping.filter((other) => !today.includes(other));
      accept(today);
    }
  }
  for (const { indices, entry } of swapping) if (entry.at <= on) refused.push(...indices);
  for (const { index, entry } of waiting) if (entry.at <= on) refused.push(index);
  return { ...stateOf(world, accepted, on), refused: refused.toSorted((a, b) => a - b) };

  /** What is said, once all who say it have; nothing where it is refused or waits. */
  function complete(index: number, entry: BookEntry): Said | undefined {
    const isLate = (): boolean =>
      (over && entry.at <= on) || (accepted.length > 0 && entry.at < accepted.at(-1)!.entry.at);
    if (!isWellFormed(world, entry) || isLate()) return void refused.push(index);
    if (over) return undefined;
    const alike = waiting.filter(
      (other) => isTogether(entry) && other.entry.at === entry.at && isAlike(world, other.entry, entry),
    );
    const concerned = "participantId" in entry ? whomItConcerns(world, accepted, entry) : [];
    // Who has said the same today says it with them, though they had said no.
    const rows = [...new Set([...concerned, ...alike.map(({ row }) => row)])];
    if (!isAllowed(world, accepted, entry, rows)) return void refused.push(index);
    if (!("participantId" in entry && isTogether(entry)) || rows.length === 1) return { indices: [index], entry, rows };
    const row = world.rowOf(entry.participantId);
    if (alike.some((other) => other.row === row)) return void refused.push(index);
    const here = new Set([...alike.map((other) => other.row), row]);
    if (!rows.every((member) => here.has(member))) return void waiting.push({ index, entry, row });
    waiting = waiting.filter((other) => !alike.includes(other));
    return { indices: [...alike.map((other) => other.index), index], entry, rows };
  }

  /** Whether they wait for just that. */
  function isSaidAlready({ entry, rows }: Said): boolean {
    return rows.every((row) =>
      swapping.some(
        (other) => other.entry.at === entry.at && other.rows.includes(row) && targetOf(other.entry) === targetOf(entry),
      ),
    );
  }

  /** Whoever says something else takes back what waits, of all who wait on the day. */
  function endOf({ entry, rows }: Said): void {
    const today = swapping.filter((other) => other.entry.at === entry.at);
    if (!today.some((other) => other.rows.some((row) => rows.includes(row)))) return;
    for (const { indices } of today) refused.push(...indices);
    swapping = swapping.filter((other) => !today.includes(other));
  }

  function accept(said: readonly Said[]): void {
    const { at } = said[0]!.entry;
    for (const other of waiting) if (other.entry.at !== at) refused.push(other.index);
    for (const other of swapping) if (other.entry.at !== at) refused.push(...other.indices);
    waiting = waiting.filter((other) => other.entry.at === at);
    swapping = swapping.filter((other) => other.entry.at === at);
    for (const one of said) endOf(one);
    if (at > on) over = true;
    else for (const { entry, rows } of said) accepted.push({ entry, rows });
  }
}

/** Whether a yes may wait: to a facility on their list. */
function maySwap(world: World, accepted: readonly Accepted[], { entry, rows }: Said): boolean {
  if (entry.kind !== "agreed") return false;
  const people = peopleOn(world, accepted, entry.at);
  return rows.every((row) => {
    return people[row]!.list?.includes(world.facilityOf(entry.toId)) === true;
  });
}

/** Whether facilities that get more people by it hold them: what is said at once, each at the new place and not the old. */
function hasRoom(world: World, accepted: readonly Accepted[], said: readonly Said[]): boolean {
  const at = said[0]!.entry.at;
  const people = peopleOn(world, accepted, at);
  const needs = world.problem.facilities.map(() => 0);
  for (const { entry, rows } of said) {
    const target = targetOf(entry);
    for (const row of target === undefined ? [] : rows) {
      needs[world.facilityOf(target)]! += world.people[row]!;
      if (people[row]!.status === "asked" && people[row]!.place >= 0) needs[people[row]!.place]! -= world.people[row]!;
    }
  }
  const { enrolled, coming, kept, ceiling } = stateOf(world, accepted, at);
  return needs.every((need, j) => need <= 0 || enrolled[j]! + coming[j]! + kept[j]! + need <= ceiling[j]!);
}

interface World {
  readonly problem: Problem;
  readonly households: string;
  readonly home: readonly number[];
  readonly people: readonly number[];
  readonly start: readonly number[];
  /** The ceiling if no intake were agreed. */
  readonly full: readonly number[];
  rowOf(id: unknown): number;
  facilityOf(id: unknown): number;
}

function worldOf(problem: Problem, policy: Policy | null): World {
  const { facilities, participants } = problem;
  const home = Array.from(participants.facility, (j) => (j >= 0 && facilities[j]!.closed ? -1 : j));
  const people = home.map((_, row) => participants.count?.[row] ?? 1);
  const start = facilities.map((_, j) => home.reduce((sum, at, row) => sum + (at === j ? people[row]! : 0), 0));
  const unlimited = facilities.map(({ maxIntake: _, ...facility }) => facility);
  return {
    problem,
    households: policy?.households ?? "whole",
    home,
    people,
    start,
    full: modelOf({ ...problem, facilities: unlimited }, policy).ceiling.map((most, j) =>
      facilities[j]!.closed ? 0 : most,
    ),
    rowOf: (id) =>
      participants.ids ? participants.ids.indexOf(id as string) : home.map((_, row) => `${row}`).indexOf(id as string),
    facilityOf: (id) => facilities.findIndex((facility) => facility.id === id),
  };
}

function isWellFormed({ rowOf, facilityOf }: World, entry: BookEntry): boolean {
  if (typeof entry !== "object" || entry === null || !isDay(entry.at)) return false;
  const known = (id: unknown): boolean => facilityOf(id) >= 0;
  if (entry.kind === "intake") {
    const most = entry.maxIntake;
    return known(entry.facilityId) && (most === null || (Number.isInteger(most) && most >= 0 && most < 2 ** 31));
  }
  if (rowOf(entry.participantId) < 0) return false;
  switch (entry.kind) {
    case "asked":
      return (
        isDay(entry.until) &&
        entry.until >= entry.at &&
        Number.isInteger(entry.wave) &&
        entry.wave >= 1 &&
        (entry.keptId === undefined || known(entry.keptId)) &&
        (entry.alsoIds ?? []).every(known) &&
        new Set(entry.alsoIds).size === (entry.alsoIds ?? []).length
      );
    case "agreed":
      return known(entry.toId) && /^[A-Za-z0-9-]{1,64}$/.test(entry.proof ?? "x");
    case "wished":
      return (
        entry.choiceIds.length > 0 &&
        entry.choiceIds.every(known) &&
        new Set(entry.choiceIds).size === entry.choiceIds.length
      );
    case "cancelled":
      return (
        ["place-gone", "eligibility", "error"].includes(entry.cause) &&
        (entry.insteadId === undefined || known(entry.insteadId))
      );
    default:
      return ["declined", "withdrawn", "returned"].includes(entry.kind);
  }
}

type Personal = Exclude<BookEntry, { kind: "intake" }>;

/** Whether a household says it together or not at all. */
function isTogether(entry: BookEntry): boolean {
  return ["asked", "agreed", "wished"].includes(entry.kind) || (entry.kind === "cancelled" && !!entry.insteadId);
}

/** Whether two rows of one household say the same on a day. */
function isAlike(world: World, a: BookEntry, b: BookEntry): boolean {
  if (!("participantId" in a && "participantId" in b) || a.kind !== b.kind) return false;
  const [one, other] = [world.rowOf(a.participantId), world.rowOf(b.participantId)];
  if (!isFamily(world, one, other)) return false;
  const said = (entry: BookEntry): unknown[] => [
    targetOf(entry),
    "until" in entry ? entry.until : "",
    "choiceIds" in entry ? entry.choiceIds.join() : "",
  ];
  return said(a).join("|") === said(b).join("|");
}

/** The facility that a row of the book is about. */
function targetOf(entry: BookEntry): string | undefined {
  if (entry.kind === "asked") return entry.keptId;
  if (entry.kind === "agreed") return entry.toId;
  return entry.kind === "cancelled" ? entry.insteadId : undefined;
}

function isFamily({ problem, households, home, people }: World, a: number, b: number): boolean {
  if (a === b) return true;
  const { household } = problem.participants;
  if (household === undefined || households === "separate" || people[a] === 0 || people[b] === 0) return false;
  return household[a]! >= 0 && household[a] === household[b] && home[a] === home[b];
}

function whomItConcerns(world: World, accepted: readonly Accepted[], entry: Personal): readonly number[] {
  const row = world.rowOf(entry.participantId);
  const people = peopleOn(world, accepted, entry.at);
  const { consent, hold } = world.problem.participants;
  const family = people.map((_, other) => other).filter((other) => isFamily(world, row, other));
  if (isTogether(entry)) {
    return family.filter((other) => {
      if (other === row) return true;
      const { status, place } = people[other]!;
      if (status === "out" || status === "moved") return false;
      if (world.households === "whole" || world.home[other]! < 0) return true;
      // Who has agreed to go there already has said it.
      if (status === "agreed" && entry.kind === "agreed" && place === world.facilityOf(entry.toId)) return false;
      if ((hold?.[other] ?? -1) >= 0) return false;
      if (status === "never asked") return consent[other] === 1 || consent[other] === 2;
      return !["declined", "withdrawn", "returned"].includes(status);
    });
  }
  const isNo = ["declined", "withdrawn"].includes(entry.kind);
  if (isNo && world.households === "whole") {
    return family.filter((other) => other === row || ["asked", "agreed"].includes(people[other]!.status));
  }
  return [row];
}

/** Whether it fits what they were told and said before, whatever the room. */
function isAllowed(world: World, accepted: readonly Accepted[], entry: BookEntry, rows: readonly number[]): boolean {
  if (entry.kind === "intake") return true;
  const people = peopleOn(world, accepted, entry.at);
  return rows.every((row) => mayFollow(world, people[row]!, entry, row));
}

function mayFollow(world: World, { status, place }: Person, entry: Personal, row: number): boolean {
  const home = world.home[row]!;
  const target = targetOf(entry);
  const isHome = target !== undefined && world.facilityOf(target) === home;
  const isHeld = home >= 0 && (world.problem.participants.hold?.[row] ?? -1) >= 0;
  if (status === "out") return false;
  switch (entry.kind) {
    case "asked":
      return home >= 0 && !["asked", "agreed", "moved"].includes(status) && !isHeld && !isHome;
    case "agreed":
    case "wished":
      return !["agreed", "moved"].includes(status) && !isHeld && !isHome;
    case "declined":
      return home >= 0 && !["agreed", "moved"].includes(status);
    case "withdrawn":
      return home >= 0 && status !== "moved";
    case "returned":
      return home >= 0 && status === "moved";
    case "cancelled":
      if (target !== undefined) return status === "asked" && !isHome && world.facilityOf(target) !== place;
      return entry.cause === "eligibility" || ["asked", "agreed"].includes(status);
  }
}

/** What each person is on a day: their own rows, one after the other, and the days between. */
function peopleOn(world: World, accepted: readonly Accepted[], day: string): Person[] {
  return world.home.map((_, row) => {
    const person: Person = {
      status: "never asked",
      place: -1,
      until: "",
      counts: "",
      list: undefined,
      yes: 0,
      no: 0,
      gone: -1,
    };
    for (const { entry, rows } of accepted) {
      if (!rows.includes(row)) continue;
      letDaysPass(person, entry.at);
      follow(world, person, entry);
    }
    letDaysPass(person, day);
    return person;
  });
}

function letDaysPass(person: Person, day: string): void {
  if (person.status === "asked" && person.until < day && person.list === undefined) {
    person.status = "lapsed";
    person.place = -1;
    person.no++;
  }
  if (person.status === "agreed" && person.counts <= day) person.status = "moved";
}

function follow(world: World, person: Person, entry: BookEntry): void {
  const wasAsked = person.status === "asked";
  const target = targetOf(entry);
  const at = target === undefined ? -1 : world.facilityOf(target);
  if (entry.kind === "wished") {
    person.list = entry.choiceIds.map((id) => world.facilityOf(id));
    return;
  }
  if (entry.kind === "cancelled" && target !== undefined) {
    person.place = at;
    return;
  }
  person.list = undefined;
  if (entry.kind === "asked") Object.assign(person, { status: "asked", place: at, until: entry.until });
  else if (entry.kind === "agreed") {
    Object.assign(person, { status: "agreed", place: at, counts: nextMonth(entry.at) });
    if (wasAsked) person.yes++;
  } else if (entry.kind === "cancelled") {
    person.gone = person.place;
    person.status = entry.cause === "place-gone" ? "cancelled" : entry.cause === "error" ? "never asked" : "out";
    person.place = -1;
  } else {
    if (wasAsked) person.no++;
    person.status = entry.kind as Status;
    // Who returned keeps in mind from where: they are not sent there again.
    if (entry.kind !== "returned") person.place = -1;
  }
}

/** What the people on a day make of the facilities. */
function stateOf(world: World, accepted: readonly Accepted[], day: string): Omit<Refereed, "refused"> {
  const people = peopleOn(world, accepted, day);
  const count = (is: (person: Person, row: number) => boolean): number =>
    people.reduce((sum, person, row) => sum + (is(person, row) ? world.people[row]! : 0), 0);
  const each = (of: (j: number) => number): number[] => world.problem.facilities.map((_, j) => of(j));
  const intake = (j: number): number => {
    const told = accepted.findLast(
      ({ entry }) => entry.kind === "intake" && world.facilityOf(entry.facilityId) === j,
    )?.entry;
    if (told?.kind === "intake") return told.maxIntake ?? Infinity;
    return world.problem.facilities[j]!.maxIntake ?? Infinity;
  };
  return {
    status: people.map(({ status }) => status),
    place: people.map(({ place }) => place),
    yes: people.map(({ yes }) => yes),
    no: people.map(({ no }) => no),
    lists: people.map(({ list }) => list ?? []),
    enrolled: each((j) =>
      count(({ status, place }, row) => status !== "out" && (status === "moved" ? place : world.home[row]!) === j),
    ),
    coming: each((j) => count(({ status, place }) => status === "agreed" && place === j)),
    kept: each((j) => count(({ status, place }) => status === "asked" && place === j)),
    leaving: each((j) => count(({ status }, row) => status === "agreed" && world.home[row] === j)),
    ceiling: each((j) => Math.min(world.full[j]!, world.start[j]! + intake(j))),
  };
}
