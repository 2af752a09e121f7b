/** One row of the book after the other: whether it stands, and what it changes. See standing.ts. */

import type { CompletePolicy, Problem } from "../types.ts";
import { type Calendar, note, openCalendar, settleToday, turnTo } from "./calendar.ts";
import { firstDayOf } from "./days.ts";
import {
  clear,
  type Exchange,
  isAnyWaiting,
  mayWait,
  openExchange,
  takeFitting,
  type Waiting,
  wait,
  waitsFor,
} from "./exchange.ts";
import { answeringWith, type HouseholdGroups, householdGroupsOf, membersOf } from "./household-groups.ts";
import { freeAt, type Ledger, openLedger, peopleOf, setStatus, statusCode } from "./ledger.ts";
import type { EntryRead } from "./read-entry.ts";
import { refusal } from "./refusals.ts";
import type { BookCode, RefusedEntry } from "./types.ts";

export interface Fold {
  readonly problem: Problem;
  readonly policy: CompletePolicy;
  readonly ledger: Ledger;
  readonly calendar: Calendar;
  readonly householdGroups: HouseholdGroups;
  readonly refused: RefusedEntry[];
  /** Rows of households that are not complete yet: by day, then by household and what they say. */
  readonly waiting: Map<number, Map<string, Map<number, number>>>;
  /** People who wait for places to change hands, by day. */
  readonly exchanges: Map<number, Exchange>;
  /** The day of the last row that was accepted. */
  latest: number;
  /** Whether a row stands that is dated after the day asked for. */
  over: boolean;
  /** How many rows are dated after that day, or wait for the rest of a household. */
  later: number;
}

export function openFold(problem: Problem, policy: CompletePolicy): Fold {
  const ledger = openLedger(problem, policy);
  const householdGroups = householdGroupsOf(problem, policy, ledger.registered);
  const calendar = openCalendar(ledger);
  return {
    problem,
    policy,
    ledger,
    calendar,
    householdGroups,
    refused: [],
    waiting: new Map(),
    exchanges: new Map(),
    latest: -1,
    over: false,
    later: 0,
  };
}

/** Judges the entry of a book; where it stands, and is not dated after `on`, it changes the ledger. */
export function foldEntry(fold: Fold, entry: number, read: EntryRead | BookCode, on: number): void {
  const code = typeof read === "string" ? read : read.day < fold.latest ? "out-of-order" : judge(fold, entry, read, on);
  if (code !== undefined) refuse(fold, [entry], code);
}

function refuse({ refused }: Fold, entries: Iterable<number>, code: BookCode): void {
  for (const entry of entries) refused.push(refusal(entry, code));
}

/** Why this entry alone is refused. Where more are, or it waits, or stands, it is seen to. */
function judge(fold: Fold, entry: number, read: EntryRead, on: number): BookCode | undefined {
  const { ledger } = fold;
  turnTo(fold.calendar, read.day);
  const rows = read.row < 0 ? [] : withWaiting(fold, read, rowsOf(fold, read));
  const code = codeOf(fold, read, rows);
  if (code !== undefined) return code;
  const entries = isTogether(read) ? gather(fold, entry, read, rows) : [entry];
  if (entries === "household") return entries;
  if (entries === "waiting") return undefined;
  const said: Waiting = { entries, read, rows };
  if (hasRoom(fold, read, rows)) accept(fold, [said], on);
  else if (!mayWait(ledger, read, rows) || !waitForPlaces(fold, said)) {
    refuse(fold, entries, "no-room");
    return undefined;
  }
  const exchange = fold.exchanges.get(read.day);
  const fit = exchange === undefined ? [] : takeFitting(exchange, ledger);
  if (fit.length > 0) accept(fold, fit, on);
  return undefined;
}

/** Lets them wait for others of the day, unless they wait for just that. */
function waitForPlaces(fold: Fold, said: Waiting): boolean {
  const { exchanges, ledger } = fold;
  const { read, rows } = said;
  const exchange = exchanges.get(read.day) ?? openExchange(ledger.enrolled.length);
  exchanges.set(read.day, exchange);
  if (waitsFor(exchange, read, rows)) return false;
  refuseOthers(fold, exchange, rows);
  wait(exchange, ledger, said);
  return true;
}

/** What stands: whoever waits on another day waits in vain. */
function accept(fold: Fold, said: readonly Waiting[], on: number): void {
  const { day } = said[0]!.read;
  refuseWaiting(fold, (other) => other !== day);
  const exchange = fold.exchanges.get(day);
  if (exchange !== undefined) for (const { rows } of said) refuseOthers(fold, exchange, rows);
  if (day > on) {
    fold.over = true;
    for (const { entries } of said) fold.later += entries.length;
    return;
  }
  fold.latest = day;
  settleToday(fold.calendar);
  for (const { read, rows } of said) {
    if (read.kind === "intake") fold.ledger.maxIntake[read.facility] = read.maxIntake;
    for (const row of rows) apply(fold, read, row);
  }
}

/** Where one of those who wait says something else, all wait in vain. */
function refuseOthers(fold: Fold, exchange: Exchange, rows: readonly number[]): void {
  if (!isAnyWaiting(exchange, rows)) return;
  for (const { entries } of clear(exchange)) refuse(fold, entries, "no-room");
}

/** Refuses households that are not complete, and exchanges that do not fit, on some days. */
function refuseWaiting(fold: Fold, isVain: (day: number) => boolean): void {
  const { waiting, exchanges } = fold;
  for (const [day, groups] of waiting) {
    if (!isVain(day)) continue;
    for (const entries of groups.values()) refuse(fold, entries.values(), "household");
    waiting.delete(day);
  }
  for (const [day, exchange] of exchanges) {
    if (!isVain(day)) continue;
    for (const { entries } of clear(exchange)) refuse(fold, entries, "no-room");
    exchanges.delete(day);
  }
}

/** At the end of the book: who waits up to a day waits in vain; those of later days do not count yet. */
export function closeWaiting(fold: Fold, on: number): void {
  refuseWaiting(fold, (day) => day <= on);
  for (const groups of fold.waiting.values()) for (const entries of groups.values()) fold.later += entries.size;
  for (const { waiting } of fold.exchanges.values()) for (const { entries } of waiting) fold.later += entries.length;
}

/** Whether the members of a household say it together, or not at all. */
function isTogether({ kind, facility }: EntryRead): boolean {
  return kind === "asked" || kind === "agreed" || kind === "wished" || (kind === "cancelled" && facility >= 0);
}

/** Whom a row of the book concerns: who answers with the row; a no where the household moves whole is a no of all. */
function rowsOf({ problem, policy, ledger, householdGroups }: Fold, read: EntryRead): readonly number[] {
  const members = membersOf(householdGroups, read.row);
  if (members.length === 1) return members;
  const agreesTo = read.kind === "agreed" ? read.facility : undefined;
  if (isTogether(read)) return answeringWith(problem, policy, ledger, { members, agreesTo });
  const { asked, agreed } = statusCode;
  const open = (row: number): boolean => ledger.status[row] === asked || ledger.status[row] === agreed;
  const isNo = read.kind === "declined" || read.kind === "withdrawn";
  return isNo && policy.households === "whole" ? members.filter((row) => row === read.row || open(row)) : [read.row];
}

/** What speaks against it, for any of the rows, but for the room. */
function codeOf(fold: Fold, read: EntryRead, rows: readonly number[]): BookCode | undefined {
  for (const row of rows) {
    const code = codeOfRow(fold, read, row);
    if (code !== undefined) return code;
  }
  return undefined;
}

const ANSWERED_ALREADY: ReadonlyMap<number, BookCode> = new Map([
  [statusCode.asked, "already-asked"],
  [statusCode.agreed, "already-agreed"],
  [statusCode.moved, "already-moved"],
]);

function codeOfRow({ ledger, problem }: Fold, read: EntryRead, row: number): BookCode | undefined {
  const { kind, facility } = read;
  const registered = ledger.registered[row]!;
  const status = ledger.status[row]!;
  const { asked, agreed, moved, out } = statusCode;
  if (status === out) return "out";
  const isOwn = kind === "agreed" || kind === "wished" || kind === "cancelled";
  if (registered < 0 && !isOwn) return "not-registered";
  if (kind === "returned") return status === moved ? undefined : "not-moved";
  const before = ANSWERED_ALREADY.get(status);
  if (kind === "withdrawn") return status === moved ? before : undefined;
  if (kind === "cancelled") {
    if (read.cause === "eligibility" && facility < 0) return undefined;
    if (status === moved) return before;
    if (status !== asked && (status !== agreed || facility >= 0)) return "not-open";
    return facility >= 0 && (facility === registered || facility === ledger.place[row]) ? "same-facility" : undefined;
  }
  if (before !== undefined && (kind === "asked" || status !== asked)) return before;
  if (kind === "declined") return undefined;
  if (registered >= 0 && (problem.participants.hold?.[row] ?? -1) >= 0) return "held";
  return facility >= 0 && facility === registered ? "same-facility" : undefined;
}

/** Whether there is room for all of them; a kept place is theirs. */
function hasRoom({ ledger }: Fold, { kind, facility }: EntryRead, rows: readonly number[]): boolean {
  if (facility < 0 || kind === "intake") return true;
  let people = 0;
  for (const row of rows) {
    const isKept = ledger.status[row] === statusCode.asked && ledger.place[row] === facility;
    if (!isKept) people += peopleOf(ledger, row);
  }
  return people === 0 || people <= freeAt(ledger, facility);
}

/** Rows, and those of the household who have said the same today: they say it together, though some had said no. */
function withWaiting({ waiting, householdGroups }: Fold, read: EntryRead, rows: readonly number[]): readonly number[] {
  const { day, row } = read;
  // Nearly always all of a household answer, and nobody can be added.
  if (!isTogether(read) || householdGroups.next[row] === row || !waiting.has(day)) return rows;
  if (rows.length === membersOf(householdGroups, row).length) return rows;
  const entries = waiting.get(day)!.get(keyOf(householdGroups, read));
  return entries === undefined ? rows : [...new Set([...rows, ...entries.keys()])];
}

/** Rows of a household that say the same have the same key. */
function keyOf({ group }: HouseholdGroups, { kind, facility, until, choices, row }: EntryRead): string {
  return `${group[row]} ${kind} ${facility} ${until} ${choices.join()}`;
}

/** The entries of a household, once they are all there. */
function gather(
  { waiting, householdGroups }: Fold,
  entry: number,
  read: EntryRead,
  rows: readonly number[],
): readonly number[] | "household" | "waiting" {
  if (rows.length === 1) return [entry];
  const { day, row } = read;
  const key = keyOf(householdGroups, read);
  const groups = waiting.get(day) ?? new Map<string, Map<number, number>>();
  waiting.set(day, groups);
  const entries = groups.get(key) ?? new Map<number, number>();
  groups.set(key, entries);
  if (entries.has(row)) return "household";
  entries.set(row, entry);
  if (!rows.every((other) => entries.has(other))) return "waiting";
  groups.delete(key);
  return [...entries.values()];
}

/** What an entry that stands makes of a row. */
function apply({ ledger, calendar }: Fold, read: EntryRead, row: number): void {
  const { kind, facility, month } = read;
  const wasAsked = ledger.status[row] === statusCode.asked;
  if (kind === "wished") {
    ledger.wishes.set(row, read.choices);
    return;
  }
  // A letter that is led elsewhere is the same letter; whatever else comes, the list is settled or void.
  if (kind !== "cancelled" || facility < 0) ledger.wishes.delete(row);
  ledger.effective[row] = kind === "agreed" ? month + 1 : -1;
  // People who returned are not sent there again.
  const left = ledger.place[row]!;
  switch (kind) {
    case "asked":
      ledger.until[row] = read.until;
      ledger.wave[row] = read.wave;
      setStatus(ledger, row, statusCode.asked, facility);
      note(calendar, read.until + 1, row);
      return;
    case "agreed":
      if (wasAsked) ledger.yes[row]!++;
      setStatus(ledger, row, statusCode.agreed, facility);
      note(calendar, firstDayOf(month + 1), row);
      return;
    case "cancelled":
      cancel(ledger, read, row);
      return;
    default:
      if (wasAsked) ledger.no[row]!++;
      setStatus(
        ledger,
        row,
        statusCode[kind as "declined" | "withdrawn" | "returned"],
        kind === "returned" ? left : -1,
      );
  }
}

function cancel(ledger: Ledger, { cause, facility }: EntryRead, row: number): void {
  if (facility >= 0) {
    setStatus(ledger, row, statusCode.asked, facility);
    return;
  }
  const { cancelled, neverAsked, out } = statusCode;
  if (cause === "place-gone") ledger.gone.set(row, ledger.place[row]!);
  setStatus(ledger, row, cause === "place-gone" ? cancelled : cause === "error" ? neverAsked : out, -1);
}
