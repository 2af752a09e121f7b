/**
 * Places that change hands within a day: one has a place that another wants, and wants a place that another has.
 *
 * A batch of ranked lists (settle.ts) gives kept places to others while it gives their holders better ones. No order of rows
 * need exist in which each finds a free place when it comes: two may simply swap. So a yes to a facility of somebody's own
 * list that has no room waits for others of the same day. As soon as all who wait fit, each at the new facility and nobody at
 * a kept one, all stand. Until then everybody's kept place is theirs. If one of them says something else that stands, or waits
 * for something else, none of them waits any more: all are refused, and may say it again.
 *
 * Why all. All who wait together are accepted together or refused together, and what ends it is a row that stands. So the
 * refused rows have changed nothing (law 3 of standing.ts). If only the one who said something else left, that law would
 * break: another may have waited because of them alone, and have been passed by somebody who took the place meanwhile.
 */

import { freeAt, type Ledger, peopleOf, statusCode } from "./ledger.ts";
import type { EntryRead } from "./read-entry.ts";

/** A yes that waits: its index in the book, and for whom it is. */
export interface Waiting {
  readonly entries: readonly number[];
  readonly read: EntryRead;
  readonly rows: readonly number[];
}

export interface Exchange {
  readonly waiting: Waiting[];
  /** People who wait, and for which facility. */
  readonly wanted: Map<number, number>;
  /** For each facility the people who would come beyond those who would go. */
  readonly need: Float64Array;
}

export function openExchange(facilities: number): Exchange {
  return { waiting: [], wanted: new Map(), need: new Float64Array(facilities) };
}

/** Whether a yes may wait: of people who sent a list, to a facility on it. */
export function mayWait({ wishes }: Ledger, { kind, facility }: EntryRead, rows: readonly number[]): boolean {
  return kind === "agreed" && rows.every((row) => wishes.get(row)?.includes(facility) === true);
}

/** Whether they wait for that facility already. */
export function waitsFor({ wanted }: Exchange, { facility }: EntryRead, rows: readonly number[]): boolean {
  return rows.every((row) => wanted.get(row) === facility);
}

/** Whether one of them waits. */
export function isAnyWaiting({ wanted }: Exchange, rows: readonly number[]): boolean {
  return wanted.size > 0 && rows.some((row) => wanted.has(row));
}

export function wait({ waiting, wanted, need }: Exchange, ledger: Ledger, said: Waiting): void {
  const { read, rows } = said;
  waiting.push(said);
  for (const row of rows) {
    const kept = ledger.status[row] === statusCode.asked ? ledger.place[row]! : -1;
    wanted.set(row, read.facility);
    need[read.facility]! += peopleOf(ledger, row);
    if (kept >= 0) need[kept]! -= peopleOf(ledger, row);
  }
}

/** All who wait, if they fit; then nobody waits any more. */
export function takeFitting(exchange: Exchange, ledger: Ledger): Waiting[] {
  const { waiting, need } = exchange;
  const fit = waiting.length > 0 && need.every((people, j) => people <= 0 || people <= freeAt(ledger, j));
  return fit ? clear(exchange) : [];
}

/** Those who still wait, in vain. */
export function clear({ waiting, wanted, need }: Exchange): Waiting[] {
  need.fill(0);
  wanted.clear();
  return waiting.splice(0);
}
