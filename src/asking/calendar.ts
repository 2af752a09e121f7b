/**
 * What happens by itself as days pass: letters lapse, and agreements begin to count.
 *
 * Method. Rows are noted under the day on which something may happen to them; on that day they are looked at again. A row
 * of the book that turns out to be refused must leave no trace, and it may be dated later than the next one. So the
 * calendar can be turned back, to any day not before the last row that was accepted.
 */

import { DAYS, firstDayOf } from "./days.ts";
import { type Ledger, setStatus, statusCode } from "./ledger.ts";

/** What was before a day passed. */
interface Trace {
  readonly day: number;
  readonly row: number;
  readonly status: number;
  readonly place: number;
}

export interface Calendar {
  readonly ledger: Ledger;
  /** For each day the last note, −1 for none; for each note the row, and the note before it. */
  readonly last: Int32Array;
  readonly rows: number[];
  readonly before: number[];
  readonly traces: Trace[];
  /** The day on which the ledger stands. */
  today: number;
}

export function openCalendar(ledger: Ledger): Calendar {
  return { ledger, last: new Int32Array(DAYS + 1).fill(-1), rows: [], before: [], traces: [], today: -1 };
}

/** Looks at the row again on that day. */
export function note(calendar: Calendar, day: number, row: number): void {
  const at = Math.min(day, DAYS);
  calendar.before.push(calendar.last[at]!);
  calendar.last[at] = calendar.rows.push(row) - 1;
}

/** Turns to a day, onward or back. */
export function turnTo(calendar: Calendar, day: number): void {
  const { ledger, last, rows, before, traces } = calendar;
  for (let trace = traces.at(-1); trace !== undefined && trace.day > day; trace = traces.at(-1)) {
    if (trace.status === statusCode.asked) ledger.no[trace.row]!--;
    setStatus(ledger, trace.row, trace.status, trace.place);
    traces.pop();
  }
  for (let next = calendar.today + 1; next <= day; next++) {
    for (let entry = last[next]!; entry >= 0; entry = before[entry]!) pass(calendar, next, rows[entry]!);
  }
  calendar.today = day;
}

/** From now on there is no way back before today. */
export function settleToday({ traces }: Calendar): void {
  traces.length = 0;
}

/** What the beginning of a day does to a row. A ranked list is an answer: its letter does not lapse. */
function pass({ ledger, traces }: Calendar, day: number, row: number): void {
  const { status, place, until, effective, wishes, no } = ledger;
  const trace = { day, row, status: status[row]!, place: place[row]! };
  if (status[row] === statusCode.asked && until[row]! + 1 === day && !wishes.has(row)) {
    setStatus(ledger, row, statusCode.lapsed, -1);
    no[row]!++;
  } else if (status[row] === statusCode.agreed && firstDayOf(effective[row]!) === day) {
    setStatus(ledger, row, statusCode.moved, place[row]!);
  } else return;
  traces.push(trace);
}
