/**
 * Places that change hands within a day: one has a place that another wants, and wants a place that another has.
 *
 * A batch of ranked lists (settle.ts) gives kept places to others while it gives their holders better ones. No order of rows
 * need exist in which each finds a free place when it comes: two may simply swap. So a yes to a facility of somebody's own
 * list that has no room waits for others of the same day. As soon as all who wait fit, each at the new facility and nobody at
 * a kept one, all stand. Until then everybody's kept place is theirs.
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
  /** For each facility the people who would come beyond those who would go. */
  readonly need: Float64Array;
}

export function openExchange(facilities: number): Exchange {
  return { waiting: [], need: new Float64Array(facilities) };
}

/** Whether a yes may wait: of people who sent a list, to a facility on it, and who have not answered otherwise since. */
export function mayWait({ wishes }: Ledger, { kind, facility }: EntryRead, rows: readonly number[]): boolean {
  return kind === "agreed" && rows.every((row) => wishes.get(row)?.includes(facility) === true);
}

export function wait(exchange: Exchange, ledger: Ledger, waiting: Waiting): void {
  exchange.waiting.push(waiting);
  count(exchange, ledger, waiting);
}

/** All who wait, if they fit; then nobody waits any more. Who has said something else meanwhile waits in vain. */
export function takeFitting(exchange: Exchange, ledger: Ledger): { readonly fit: Waiting[]; readonly vain: Waiting[] } {
  const vain: Waiting[] = [];
  while (exchange.waiting.length > 0 && fits(exchange, ledger)) {
    const stale = exchange.waiting.filter(({ read, rows }) => !mayWait(ledger, read, rows));
    if (stale.length === 0) return { fit: clear(exchange), vain };
    vain.push(...stale);
    const rest = clear(exchange).filter((one) => !stale.includes(one));
    for (const one of rest) wait(exchange, ledger, one);
  }
  return { fit: [], vain };
}

/** Counts anew, where a kept place of somebody who waits may have become another. */
export function recount(exchange: Exchange, ledger: Ledger): void {
  for (const one of clear(exchange)) wait(exchange, ledger, one);
}

/** Whoever waits still, in vain. */
export function clear({ waiting, need }: Exchange): Waiting[] {
  need.fill(0);
  return waiting.splice(0);
}

function fits({ need }: Exchange, ledger: Ledger): boolean {
  return need.every((people, j) => people <= 0 || people <= freeAt(ledger, j));
}

function count({ need }: Exchange, ledger: Ledger, { read, rows }: Waiting): void {
  for (const row of rows) {
    const kept = ledger.status[row] === statusCode.asked ? ledger.place[row]! : -1;
    need[read.facility]! += peopleOf(ledger, row);
    if (kept >= 0) need[kept]! -= peopleOf(ledger, row);
  }
}
