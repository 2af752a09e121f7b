/**
 * From rows to units.
 *
 * Problem. Rows of people alike in every cost and option (same place, same facility today) become one unit with a weight:
 * field data has no home coordinates, thousands share the centroid of a kelurahan. Those who may not move are only
 * counted. Units are wanted in an order in which neighbours are alike, by today's facility and then along a Hilbert curve
 * (with a matrix: by zone): the engine takes every 4^k-th of them for its coarse levels, and the scan for better options
 * passes over whole blocks of them.
 *
 * Method. One key for each row that may move, one radix sort (least significant digit first), then rows of equal key, who
 * stand side by side, are sorted by their exact place. Equal keys are few where people live apart; where they are many,
 * most stand at one place and are in order already.
 *
 * Invariants. Rows of a unit are contiguous and ascending. Only the order of units depends on the curve, never a result's
 * objective or prices.
 *
 * Widths. A key has 32 bits without sign: the kind times the places that each kind may have, which become fewer where there
 * are so many kinds (facilities × classes, at most 2^28) that all together would not fit. Weights have 32 bits with sign,
 * for all people together are fewer than 2^31.
 *
 * Complexity. O(n); some 20 bytes a row while it runs.
 */

import { CURVE_KEYS, curveKey, keyBox } from "../travel/hilbert.ts";
import { gather } from "../travel/problem-travel.ts";
import type { ParticipantColumns, Problem } from "../types.ts";
import { columns, compareChoices, namesFacilities } from "./columns.ts";
import type { UnitClasses } from "./eligibility.ts";
import { NEWLY_ENROLLED } from "./moves.ts";
import type { RowFacts } from "./registration.ts";
import { type Sortable, sortByKey } from "./units/radix-sort.ts";

const ROWS_PER_SLICE = 8192;

/** In {@link Units.unsplittable}: people who may not be parted. */
export const TOGETHER = 1;
/** The same, with newcomers among them, while others are registered at `today`. */
export const JOINED = 2;

export interface Units extends UnitClasses {
  readonly size: number;
  readonly weight: Int32Array;
  /** Units from this one on have their options listed: they name facilities, or are mixed groups. */
  readonly firstListed: number;
  /** Rows of all units, unit by unit; those of unit u stand from `rowStart[u]` to before `rowStart[u + 1]`. */
  readonly rows: Int32Array;
  readonly rowStart: Int32Array;
  /** Not 0 for units that may not split: {@link TOGETHER}, {@link JOINED}. Nothing where all may. */
  readonly unsplittable: Uint8Array | undefined;
  /** People registered at each facility who may not move. */
  readonly fixed: Float64Array;
}

/** What makes rows differ beside their place, facility, class and own columns. */
export interface Differences {
  /** People of one stay together, those of another are not alike. */
  readonly group?: Int32Array | undefined;
  /** What a transfer costs for the letter; who must be asked is of another kind. */
  readonly letters?: Int32Array | undefined;
}

/** Where units live, in degrees. */
export interface Homes {
  readonly lon: Float64Array;
  readonly lat: Float64Array;
}

/** Units as they are found. */
export interface FoundUnits {
  readonly units: Units;
  /** Where they live; nothing with a matrix. */
  readonly homes: Homes | undefined;
  /** People registered at each facility; 0 at closed ones. */
  readonly enrolledToday: Float64Array;
}

/** Puts the rows that may move into ordered units. */
export function* unitsOf(
  facts: RowFacts,
  mayMove: (row: number) => boolean,
  { group, letters }: Differences = {},
): Generator<number, FoundUnits> {
  const { problem, registered, classes } = facts;
  const { count } = problem.participants;
  const m = problem.facilities.length;
  const rows = registered.length;
  const enrolledToday = new Float64Array(m);
  const fixed = new Float64Array(m);
  const place = placeKeys(problem);
  const kinds = kindsOf(facts, letters);
  const span = spanOf(kinds.size);
  const chosen: Sortable = { size: 0, keys: new Uint32Array(rows), rows: new Int32Array(rows) };
  for (let from = 0; from < rows; from += ROWS_PER_SLICE) {
    const to = Math.min(rows, from + ROWS_PER_SLICE);
    for (let row = from; row < to; row++) {
      const people = count === undefined ? 1 : count[row]!;
      if (people === 0) continue;
      const today = registered[row]!;
      const moves = mayMove(row);
      if (today !== NEWLY_ENROLLED) {
        enrolledToday[today]! += people;
        if (!moves) fixed[today]! += people;
      }
      if (!moves) continue;
      chosen.keys[chosen.size] = kinds.of(row) * span + Math.floor(place(row) * (span / CURVE_KEYS));
      chosen.rows[chosen.size++] = row;
    }
    yield to;
  }
  const sorted = yield* sortByKey(chosen, kinds.size * span - 1);
  const { homes, ...grouped } = yield* groupRows(problem, sorted, { span, kinds }, { group, letters });
  let firstListed = grouped.size;
  while (firstListed > 0 && grouped.unitKind[firstListed - 1]! >= kinds.firstNaming) firstListed--;
  const unsplittable = group && unsplittableOf(grouped, group);
  return { units: { ...grouped, unsplittable, firstListed, classes, fixed }, homes, enrolledToday };
}

/** The rows of a unit, ascending. */
export function rowsOf({ rows, rowStart }: Units, unit: number): Int32Array {
  return rows.subarray(rowStart[unit]!, rowStart[unit + 1]!);
}

/** Whether the people of a unit may not be parted. */
export function isUnsplittable({ unsplittable }: Pick<Units, "unsplittable">, unit: number): boolean {
  return unsplittable !== undefined && unsplittable[unit] !== 0;
}

/** Which units are groups. */
function unsplittableOf(
  { size, rows, rowStart }: Pick<Units, "size" | "rows" | "rowStart">,
  group: Int32Array,
): Uint8Array {
  return Uint8Array.from({ length: size }, (_, unit) => (group[rows[rowStart[unit]!]!]! < 0 ? 0 : TOGETHER));
}

/**
 * Numbers for today's facility, for whether a letter must be written, and class, the newly enrolled first; and then once
 * more, for those who name facilities.
 */
interface Kinds {
  readonly size: number;
  /** Kinds from this one on name facilities. */
  readonly firstNaming: number;
  of(row: number): number;
  today(unitKind: number): number;
}

function kindsOf({ problem, registered, classes }: RowFacts, letters: Int32Array | undefined): Kinds {
  const { facilities, participants } = problem;
  const { choiceStart } = participants;
  const size = classes?.size ?? 1;
  const each = letters === undefined ? size : 2 * size;
  const firstNaming = (facilities.length + 1) * each;
  const plain = (row: number): number =>
    (registered[row]! + 1) * each + (letters !== undefined && letters[row]! > 0 ? size : 0) + (classes?.of[row] ?? 0);
  return {
    size: choiceStart === undefined ? firstNaming : 2 * firstNaming,
    firstNaming,
    of:
      choiceStart === undefined ? plain : (row) => plain(row) + (namesFacilities(participants, row) ? firstNaming : 0),
    today: (unitKind) => Math.floor((unitKind % firstNaming) / each) - 1,
  };
}

/** How many keys each kind may have, so that all stay below 2^32. */
function spanOf(kinds: number): number {
  let span = CURVE_KEYS;
  while (kinds * span > 2 ** 32) span /= 2;
  return span;
}

/** Where a row stands on the curve, or among the zones; below `CURVE_KEYS`. */
function placeKeys(problem: Problem): (row: number) => number {
  const { lon, lat, zone } = problem.participants;
  const metres = problem.travel?.metres;
  if (metres === undefined) {
    const box = keyBox(lon!, lat!);
    return (row) => curveKey(box, lon![row]!, lat![row]!);
  }
  const zones = metres.length / Math.max(1, problem.facilities.length);
  const scale = zones <= CURVE_KEYS ? 1 : CURVE_KEYS / zones;
  return (row) => Math.min(CURVE_KEYS - 1, Math.floor(zone![row]! * scale));
}

interface Grouped extends Pick<Units, "size" | "weight" | "today" | "unitKind" | "rows" | "rowStart"> {
  readonly homes: Homes | undefined;
}

/** Units as they are found among sorted rows. */
interface Grouping {
  readonly keys: Uint32Array;
  /** Of rows; before the row at hand, of units. */
  readonly places: Places;
  readonly count: Int32Array | undefined;
  readonly span: number;
  readonly kinds: Kinds;
  size: number;
  readonly weight: Int32Array;
  readonly unitKind: Int32Array;
  readonly today: Int32Array;
  readonly rowStart: Int32Array;
}

/** Tells rows of equal key apart by their exact place, and puts those of one unit side by side. */
function* groupRows(
  problem: Problem,
  { size: length, keys, rows }: Sortable,
  by: Pick<Grouping, "span" | "kinds">,
  differ: Differences,
): Generator<number, Grouped> {
  const places = yield* placesOf(problem, rows, length, differ);
  const column = (): Int32Array => new Int32Array(length);
  const grouping: Grouping = {
    keys: keys.subarray(0, length),
    ...{ places, count: problem.participants.count, ...by, size: 0 },
    ...{ weight: column(), unitKind: column(), today: column(), rowStart: new Int32Array(length + 1) },
  };
  for (let from = 0; from < length; ) {
    from = groupSlice(grouping, from);
    yield from;
  }
  const { size, weight, unitKind, today, rowStart } = grouping;
  const { x, y } = places;
  return {
    size,
    weight: weight.slice(0, size),
    unitKind: unitKind.slice(0, size),
    today: today.slice(0, size),
    rows: rows.subarray(0, length),
    rowStart: rowStart.slice(0, size + 1),
    homes: y.length < length ? undefined : { lon: x.slice(0, size), lat: y.slice(0, size) },
  };
}

/** Groups a slice of rows from one on; returns the first of the next slice. */
function groupSlice(grouping: Grouping, first: number): number {
  const { keys, places, count, span, kinds, weight, unitKind, today, rowStart } = grouping;
  const { x, y, rows } = places;
  const end = Math.min(keys.length, first + ROWS_PER_SLICE);
  let { size } = grouping;
  let from = first;
  // Kinds ascend, so few of many rows are the first of theirs.
  let [ownKind, ownToday, nextKey] = [0, 0, 0];
  while (from < end) {
    const key = keys[from]!;
    let to = from + 1;
    while (to < keys.length && keys[to] === key) to++;
    if (to > from + 1) sortPlaces(places, from, to);
    if (key >= nextKey) {
      ownKind = Math.floor(key / span);
      ownToday = kinds.today(ownKind);
      nextKey = (ownKind + 1) * span;
    }
    for (let at = from; at < to; ) {
      let next = at + 1;
      while (next < to && comparePlaces(places, at, next) === 0) next++;
      weight[size] = count === undefined ? next - at : peopleIn(count, rows, at, next);
      unitKind[size] = ownKind;
      today[size] = ownToday;
      x[size] = x[at]!;
      if (y.length > 0) y[size] = y[at]!;
      rowStart[++size] = next;
      at = next;
    }
    from = to;
  }
  grouping.size = size;
  return from;
}

function peopleIn(count: Int32Array, rows: Int32Array, from: number, to: number): number {
  let people = 0;
  for (let i = from; i < to; i++) people += count[rows[i]!]!;
  return people;
}

/** Rows in their new order, with the exact place of each beside it: reading those one by one would wait for memory. */
interface Places {
  readonly rows: Int32Array;
  /** Longitude, or the zone. */
  readonly x: Float64Array;
  /** Latitude, or nothing. */
  readonly y: Float64Array;
  /** Compares rows of one place that may differ all the same. */
  readonly differ: ((a: number, b: number) => number) | undefined;
}

function* placesOf(
  { participants, travel }: Problem,
  rows: Int32Array,
  length: number,
  differ: Differences,
): Generator<number, Places> {
  const { lon, lat, zone } = participants;
  const matrix = travel?.metres !== undefined;
  const x = new Float64Array(length);
  const y = new Float64Array(matrix ? 0 : length);
  for (let from = 0; from < length; from += ROWS_PER_SLICE) {
    const to = Math.min(length, from + ROWS_PER_SLICE);
    gather(matrix ? zone! : lon!, rows, x, from, to);
    if (!matrix) gather(lat!, rows, y, from, to);
    yield to;
  }
  return { rows, x, y, differ: differenceIn(participants, differ) };
}

/** What makes rows of one place and kind differ: how hard a move is, what they name, and with whom they are. */
export function differenceIn(participants: ParticipantColumns, more?: Differences): Places["differ"] {
  const apart = columns.filter(({ tellsApart }) => tellsApart).map(({ name }) => participants[name]);
  const differing = [...apart, more?.group, more?.letters].filter((column) => column !== undefined);
  const compare = participants.choice && ((a: number, b: number): number => compareChoices(participants, a, b));
  if (differing.length === 0) return compare;
  return (a, b) => differing.reduce((found, column) => found || column[a]! - column[b]!, compare?.(a, b) ?? 0);
}

/** Compares the exact places of two entries; 0 where they are the same. */
function comparePlaces({ x, y, rows, differ }: Places, a: number, b: number): number {
  const order = x[a]! - x[b]! || (y.length === 0 ? 0 : y[a]! - y[b]!);
  return order === 0 && differ !== undefined ? differ(rows[a]!, rows[b]!) : order;
}

/** Sorts a run by place; rows of one place stay in order. Most runs are short, or stand at one place. */
function sortPlaces(places: Places, from: number, to: number): void {
  let work = 16 * (to - from);
  for (let i = from + 1; i < to; i++) {
    for (let at = i; at > from && comparePlaces(places, at - 1, at) > 0; at--) {
      if (--work < 0) {
        sortLong(places, from, to);
        return;
      }
      for (const column of [places.rows, places.x, places.y]) {
        const kept = column[at]!;
        column[at] = column[at - 1]!;
        column[at - 1] = kept;
      }
    }
  }
}

/** The same where insertion would take too long. */
function sortLong(places: Places, from: number, to: number): void {
  const { rows, x, y, differ } = places;
  const old = { differ, rows: rows.slice(from, to), x: x.slice(from, to), y: y.slice(from, to) };
  const order = Int32Array.from(old.rows, (_, i) => i).sort(
    (a, b) => comparePlaces(old, a, b) || old.rows[a]! - old.rows[b]!,
  );
  gather(old.rows, order, rows.subarray(from, to), 0, to - from);
  gather(old.x, order, x.subarray(from, to), 0, to - from);
  if (y.length > 0) gather(old.y, order, y.subarray(from, to), 0, to - from);
}
