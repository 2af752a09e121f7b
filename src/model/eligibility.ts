/**
 * Which facilities take a person, by segment, needs and region, and which people avoid; a closed facility takes nobody.
 *
 * Problem. Facilities take some people and not others. The engine and the search know options only by their ways.
 *
 * Method. A facility that does not take somebody is, for them, as if there were no way to it; so nothing but the ways
 * changes, and limits, nearest facilities and bounds follow. Rows fall into classes: the same class, the same
 * facilities. Units are of one class, and so are the blocks of neighbours that the search passes over. Classes are
 * numbered by the facilities they stand for, so that they do not depend on the order of rows or words.
 *
 * Invariant. Today's facility is never closed to anybody.
 *
 * Complexity. O(n + classes × m), a byte for each class and facility; nothing at all where no rule asks for it.
 */

import { wrongInput } from "../errors.ts";
import { NO_WAY, type Travel } from "../travel/travel.ts";
import type { CompletePolicy, Facility, Problem } from "../types.ts";
import { listAt } from "./columns.ts";
import { isClosed, TNI_POLRI } from "./facility-fields.ts";

const ROWS_PER_SLICE = 16_384;
/** Classes × facilities: 64 MB. */
const MOST_ENTRIES: number = 2 ** 26;

/** Rows by the facilities they may be sent to. */
export interface Classes {
  readonly size: number;
  readonly of: Int32Array;
  /** 1 at `class * m + j` where facility j takes the class. */
  readonly takes: Uint8Array;
}

/** The classes of all rows; nothing where everybody may be sent anywhere. */
export function* classesOf(problem: Problem, policy: CompletePolicy): Generator<number, Classes | undefined> {
  const { facilities, participants } = problem;
  const { segment, region, needs, avoid } = participants;
  const isPlain = needs === undefined && avoid === undefined && !policy.sameRegion;
  if (isPlain && !facilities.some(isSelective) && !facilities.some(isClosed)) return undefined;
  const rows = participants.facility.length;
  const of = new Int32Array(rows);
  const doors = facilities.map((facility) => doorOf(facility, problem.services ?? []));
  const combinations = new Map<number | string, number>();
  // A text of 0 and 1, one a facility, for each class.
  const takers = new Map<string, number>();
  for (let row = 0; row < rows; row++) {
    const [s, r, n] = [segment?.[row] ?? -1, region?.[row] ?? -1, needs?.[row] ?? 0];
    // 10 bits each for at most 1,023 segments and regions and "none", and 31 needs as bits: below 2^51, which is exact.
    const code = s + 1 + 2 ** 10 * (r + 1) + 2 ** 20 * n;
    const avoided = listAt(participants, "avoid", row);
    const key = avoided.length === 0 ? code : `${code} but ${avoided.slice().sort()}`;
    let known = combinations.get(key);
    if (known === undefined) {
      const own = { segment: problem.segments?.[s], region: problem.regions?.[r], needs: n, avoided };
      const text = takersOf(doors, own, policy.sameRegion);
      known = takers.get(text) ?? takers.set(text, takers.size).size - 1;
      combinations.set(key, known);
      checkSize(takers.size * facilities.length);
    }
    of[row] = known;
    if (row % ROWS_PER_SLICE === 0) yield row;
  }
  const texts = [...takers.keys()].sort();
  const order = new Map(texts.map((text, i) => [text, i]));
  const place = Int32Array.from(takers.keys(), (text) => order.get(text)!);
  return { size: texts.length, of: of.map((known) => place[known]!), takes: Uint8Array.from(texts.join(""), Number) };
}

function checkSize(entries: number): void {
  if (entries <= MOST_ENTRIES) return;
  throw wrongInput("participants", { code: "range", expected: "few-sets" });
}

/** Does it say whom it takes? */
export function isSelective({ accepts, kind }: Facility): boolean {
  return accepts !== undefined || kind === TNI_POLRI;
}

/** Whom a facility takes. */
interface Door {
  /** Segments; `undefined` for all. */
  readonly accepts: readonly string[] | undefined;
  /** Services, as bits like those of `needs`. */
  readonly offers: number;
  readonly region: string | undefined;
}

function doorOf(facility: Facility, services: readonly string[]): Door {
  const { accepts = isSelective(facility) ? [] : undefined, services: own, region } = facility;
  const offers = services.reduce((bits, service, k) => bits | (own?.includes(service) ? 1 << k : 0), 0);
  return { accepts: isClosed(facility) ? [] : accepts, offers, region };
}

/** What decides who takes somebody. */
interface Wanted {
  readonly segment: string | undefined;
  readonly region: string | undefined;
  readonly needs: number;
  readonly avoided: Int32Array;
}

/** The facilities that take such people: a text of 0 and 1. */
function takersOf(doors: readonly Door[], { segment, region, needs, avoided }: Wanted, sameRegion: boolean): string {
  const takes = (door: Door): boolean =>
    (needs & ~door.offers) === 0 &&
    (door.accepts === undefined || (segment !== undefined && door.accepts.includes(segment))) &&
    (!sameRegion || (region !== undefined && door.region === region));
  return doors.map((door, j) => (takes(door) && !avoided.includes(j) ? "1" : "0")).join("");
}

/** Of units, where they are registered and who takes them. */
export interface UnitClasses {
  /** Today's facility of each unit, −1 for the newly enrolled and those of closed facilities. */
  readonly today: Int32Array;
  /** Units of one kind have the same facility today and are of the same class; in ascending order. */
  readonly unitKind: Int32Array;
  /** Who may be sent where; nothing where everybody may be sent anywhere. */
  readonly classes: Classes | undefined;
}

/** Ways of units, where a facility that does not take them cannot be reached. */
export function waysOpen(travel: Travel, { today, unitKind, classes }: UnitClasses): Travel {
  if (classes === undefined) return travel;
  const { size, takes } = classes;
  const m = travel.facilities;
  const isOpen = (unit: number, j: number): boolean =>
    takes[(unitKind[unit]! % size) * m + j] === 1 || today[unit] === j;
  return {
    ...travel,
    metres: (unit, j) => (isOpen(unit, j) ? travel.metres(unit, j) : NO_WAY),
    metresBelow: (unit, j, limit) => (isOpen(unit, j) ? travel.metresBelow(unit, j, limit) : NO_WAY),
    // Where units are of several kinds: of the ways as if all were open.
    bounds(first, count, step, low, high) {
      travel.bounds(first, count, step, low, high);
      if (unitKind[first] !== unitKind[first + (count - 1) * step]) return;
      for (let j = 0; j < m; j++) if (!isOpen(first, j)) low[j] = high[j] = NO_WAY;
    },
  };
}
