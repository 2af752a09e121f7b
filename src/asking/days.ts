/**
 * Days as text and as numbers, without a clock and without time zones: days since 1 January 1970, months since
 * January 1970, in the calendar of today (Gregorian).
 */

/** A day that was read. */
export interface DayRead {
  readonly day: number;
  readonly month: number;
}

const FIRST_YEAR = 1970;
const LAST_YEAR = 2199;

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/** The first day of every month, and the day after the last. */
const firstDays: Int32Array = (() => {
  const days = new Int32Array(12 * (LAST_YEAR + 1 - FIRST_YEAR) + 1);
  for (let month = 0; month < days.length - 1; month++) {
    const year = FIRST_YEAR + Math.floor(month / 12);
    const lengths = [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    days[month + 1] = days[month]! + lengths[month % 12]!;
  }
  return days;
})();

/** Days known: from 0 to before this number. */
export const DAYS: number = firstDays[firstDays.length - 1]!;

/** The first day of a month. */
export function firstDayOf(month: number): number {
  return firstDays[Math.min(month, firstDays.length - 1)]!;
}

/** The month of a day. */
export function monthOf(day: number): number {
  let month = Math.floor(day / 31);
  while (month + 1 < firstDays.length - 1 && firstDays[month + 1]! <= day) month++;
  return month;
}

/** `YYYY-MM-DD` of a day. */
export function textOfDay(day: number): string {
  const month = monthOf(day);
  const two = (n: number): string => String(n).padStart(2, "0");
  return `${FIRST_YEAR + Math.floor(month / 12)}-${two((month % 12) + 1)}-${two(day - firstDays[month]! + 1)}`;
}

/** Reads `YYYY-MM-DD`; nothing where it is no such day. */
export function readDay(text: unknown): DayRead | undefined {
  if (typeof text !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const [year, month, date] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))];
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12) return undefined;
  const at = 12 * (year - FIRST_YEAR) + month - 1;
  const day = firstDays[at]! + date - 1;
  return date >= 1 && day < firstDays[at + 1]! ? { day, month: at } : undefined;
}

/** The same, remembering: books have few different days. */
export function dayReader(): (text: unknown) => DayRead | undefined {
  const known = new Map<unknown, DayRead>();
  return (text) => {
    let read = known.get(text);
    if (read === undefined) {
      read = readDay(text);
      if (read !== undefined) known.set(text, read);
    }
    return read;
  };
}

/** The day so many months later, or the last of that month. */
export function monthsLater(day: number, months: number): number {
  const month = monthOf(day) + months;
  return Math.min(firstDayOf(month) + day - firstDayOf(monthOf(day)), firstDayOf(month + 1) - 1);
}
