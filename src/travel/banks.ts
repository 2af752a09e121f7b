/**
 * Crossings that join nothing: everything that can be reached from them lies on one bank.
 *
 * Problem. A river drawn as an area has two lines, one along each bank. A bridge put on one of them leads into the water, and
 * nobody is warned: people across are simply out of reach. Nor is a bridge of use that nobody lives near.
 *
 * Method. Round its foot the parts of lines that a crossing lies on are the borders of its banks; where a line ends there,
 * its continuation is one too. A bank leads somewhere if a place is seen from the crossing on that bank, or another crossing
 * that joins banks. If two banks lead somewhere, the crossing joins them: mostly that is known from the facilities alone, and
 * homes are looked at for the others. Of those still left all that is seen is put together into shores, bank by bank: what a
 * place sees alike, and what sees each other. A shore without a place leads nowhere where one crossing alone touches it, or
 * all lead on to one other shore, and is struck off, until no more is; so the water between the two lines of a river is
 * struck off unless there are crossings on both. A crossing with less than two banks left joins nothing.
 *
 * Limits. What is said is true: no way leads from one bank of such a crossing to another. It is not said of every crossing
 * that is of no use: where two stretches of one bank do not see each other, a way through the water may join them.
 *
 * Complexity. O(crossings × (facilities + crossings)), and for each home the crossings not known yet that its cell sees.
 */

import type { Barriers } from "./crossings.ts";
import { planeX, planeY } from "./drawing.ts";
import { HIDDEN, isSeen, type Visibility } from "./visibility.ts";
import { SMALLEST_SHIFT } from "./visibility-cache.ts";

/** A point nearer than this to the line of a border is on no bank, in units. */
const ON_BORDER = 2;
const LOOKS_PER_SLICE = 16_384;
const FACILITIES_PER_SLICE = 32;

/** Homes in degrees; NaN where nobody knows. */
interface Homes {
  readonly lon: Float64Array;
  readonly lat: Float64Array;
}

/** The open crossings that join nothing, ascending. */
export function* crossingsToNowhere(barriers: Barriers, homes: Homes): Generator<number, number[]> {
  const { facilities, visibility, cells: sights } = barriers;
  const { x, y } = visibility;
  const search = startSearch(barriers);
  const homeX = (row: number): number => planeX(visibility.lines.origin, homes.lon[row]!);
  const homeY = (row: number): number => planeY(homes.lat[row]!);
  for (let j = 0; j < facilities; j++) {
    visit(search, x[j]!, y[j]!, search.unknown());
    if (j % FACILITIES_PER_SLICE === 0) yield j;
  }
  if (search.left === 0) return [];
  const cells = yield* homesByCell(visibility, homes);
  // People near a crossing mostly live on both of its banks.
  for (const c of search.unknown()) {
    for (let k = 0; k < 9; k++) {
      const [east, north] = [(k % 3) - 1, Math.floor(k / 3) - 1];
      const [cellX, cellY] = [x[facilities + c]! >> SMALLEST_SHIFT, y[facilities + c]! >> SMALLEST_SHIFT];
      for (const row of cells.get(cellKey(cellX + east, cellY + north)) ?? []) {
        if (search.leading[c]! < 2) visit(search, homeX(row), homeY(row), [c]);
      }
    }
    yield c;
  }
  let work = 0;
  for (const rows of cells.values()) {
    const unknown = search.unknown();
    const [px, py] = [homeX(rows[0]!), homeY(rows[0]!)];
    const seen = unknown.filter((c) => sights.sight(px, py, facilities + c) !== HIDDEN);
    if (seen.length > 0) for (const row of rows) visit(search, homeX(row), homeY(row), seen);
    work += unknown.length + rows.length * seen.length;
    if (work < LOOKS_PER_SLICE) continue;
    work = 0;
    yield work;
  }
  return strikeOff(search);
}

/** The rows of the homes in each cell where there are any, each place once if its people stand side by side. */
function* homesByCell({ lines }: Visibility, { lon, lat }: Homes): Generator<number, ReadonlyMap<number, number[]>> {
  const cells = new Map<number, number[]>();
  for (let i = 0; i < lon.length; i++) {
    if (i % LOOKS_PER_SLICE === LOOKS_PER_SLICE - 1) yield i;
    if (i > 0 && lon[i] === lon[i - 1] && lat[i] === lat[i - 1]) continue;
    const [x, y] = [planeX(lines.origin, lon[i]!), planeY(lat[i]!)];
    if (Number.isNaN(x + y)) continue;
    const key = cellKey(x >> SMALLEST_SHIFT, y >> SMALLEST_SHIFT);
    const own = cells.get(key);
    if (own === undefined) cells.set(key, [i]);
    else own.push(i);
  }
  return cells;
}

function cellKey(cellX: number, cellY: number): number {
  return cellX * 2 ** 17 + cellY;
}

/** What is known so far. */
interface Search {
  readonly barriers: Barriers;
  readonly banks: Banks;
  readonly shores: Shores;
  /** Of each crossing, the banks that lead somewhere. */
  readonly leading: Uint8Array;
  /** Crossings of which less than two do, and how many they are. */
  unknown(): number[];
  left: number;
}

function startSearch(barriers: Barriers): Search {
  const banks = banksOf(barriers);
  const leading = new Uint8Array(barriers.crossings);
  let unknown = Array.from(leading.keys());
  return {
    barriers,
    banks,
    shores: separateShores(banks.count),
    leading,
    unknown() {
      if (unknown.length > this.left) unknown = unknown.filter((c) => leading[c]! < 2);
      return unknown;
    },
    left: unknown.length,
  };
}

/** Looks from a place at some crossings. */
function visit(search: Search, x: number, y: number, some: readonly number[]): void {
  const { barriers, banks, shores, leading } = search;
  let before = -1;
  for (const c of some) {
    if (leading[c]! > 1 || !isSeen(barriers.visibility, barriers.facilities + c, x, y)) continue;
    const bank = banks.of(c, x, y);
    if (bank < 0) continue;
    lead(search, c, bank);
    if (before >= 0) shores.join(before, bank);
    before = bank;
  }
}

/** A bank of a crossing leads somewhere. If it is the second one, all banks on which that crossing is seen do. */
function lead(search: Search, crossing: number, bank: number): void {
  const { barriers, banks, shores, leading } = search;
  const { facilities, visibility, legs } = barriers;
  for (const waiting = [[crossing, bank]]; waiting.length > 0; ) {
    const [c, own] = waiting.pop() as [number, number];
    if (shores.hasPlace[own] === 1) continue;
    shores.hasPlace[own] = 1;
    if (++leading[c]! !== 2) continue;
    search.left--;
    for (let k = legs.start[c]!; k < legs.start[c + 1]!; k++) {
      const other = legs.to[k]!;
      const its = banks.of(other, visibility.x[facilities + c]!, visibility.y[facilities + c]!);
      if (its >= 0 && leading[other]! < 2) waiting.push([other, its]);
    }
  }
}

/** The crossings of which less than two banks are left once shores that lead nowhere are struck off, one after the other. */
function strikeOff(search: Search): number[] {
  joinAcross(search);
  const { banks, shores } = search;
  const placed = new Set<number>();
  for (const [bank, has] of shores.hasPlace.entries()) if (has === 1) placed.add(shores.of(bank));
  const unknown = search.unknown();
  // The shores that each crossing touches, one for each of its banks.
  let left = unknown.map((c) => banks.ofCrossing(c).map(shores.of));
  for (let isDone = false; !isDone; ) {
    const dead = new Set<number>();
    const touching = new Map<number, Set<readonly number[]>>();
    for (const own of left) for (const shore of own) touching.set(shore, (touching.get(shore) ?? new Set()).add(own));
    for (const [shore, crossings] of touching) {
      const others = new Set([...crossings].flat());
      if (!placed.has(shore) && (crossings.size === 1 || others.size <= 2)) dead.add(shore);
    }
    left = left.map((own) => own.filter((shore) => !dead.has(shore)));
    isDone = dead.size === 0;
  }
  return unknown.filter((_, i) => left[i]!.length < 2);
}

/** Joins the banks on which crossings that are left see each other. */
function joinAcross({ barriers, banks, shores, leading }: Search): void {
  const { facilities, visibility, legs } = barriers;
  const { x, y } = visibility;
  for (let c = 0; c < leading.length; c++) {
    for (let k = legs.start[c]!; leading[c]! < 2 && k < legs.start[c + 1]!; k++) {
      const d = legs.to[k]!;
      const own = banks.of(c, x[facilities + d]!, y[facilities + d]!);
      const its = banks.of(d, x[facilities + c]!, y[facilities + c]!);
      if (leading[d]! < 2 && own >= 0 && its >= 0) shores.join(own, its);
    }
  }
}

/** The banks of all crossings, numbered through. */
interface Banks {
  readonly count: number;
  ofCrossing(crossing: number): readonly number[];
  /** The bank of a crossing that a point is on; -1 on a border. */
  of(crossing: number, x: number, y: number): number;
}

function banksOf({ facilities, crossings, visibility }: Barriers): Banks {
  const { x, y } = visibility;
  const borders = Array.from({ length: crossings }, (_, c) => bordersAt(visibility, facilities + c));
  let count = 0;
  const banks = borders.map((own) => own.map(() => count++));
  return {
    count,
    ofCrossing: (c) => banks[c]!,
    of(c, px, py) {
      const [dx, dy] = [px - x[facilities + c]!, py - y[facilities + c]!];
      const turn = Math.atan2(dy, dx);
      let bank = 0;
      for (const { turn: border, x: ux, y: uy } of borders[c]!) {
        if (ux * dx + uy * dy >= 0 && Math.abs(ux * dy - uy * dx) <= ON_BORDER) return -1;
        if (border <= turn) bank++;
      }
      return banks[c]![bank % banks[c]!.length]!;
    },
  };
}

/** A direction: its angle, and the point in it at distance 1. */
interface Direction {
  readonly turn: number;
  readonly x: number;
  readonly y: number;
}

/** The directions of the lines that a crossing lies on, ascending; at least two. */
function bordersAt({ lines, x, y, on }: Visibility, target: number): Direction[] {
  const turns: number[] = [];
  for (const part of on[target]!) {
    for (const end of [part, part + 1]) {
      const [dx, dy] = [lines.x[end]! - x[target]!, lines.y[end]! - y[target]!];
      if (Math.abs(dx) + Math.abs(dy) > 2 * ON_BORDER) turns.push(Math.atan2(dy, dx));
    }
  }
  if (turns.length === 0) turns.push(0);
  if (turns.length === 1) turns.push(turns[0]! > 0 ? turns[0]! - Math.PI : turns[0]! + Math.PI);
  return turns.sort((a, b) => a - b).map((turn) => ({ turn, x: Math.cos(turn), y: Math.sin(turn) }));
}

/** Banks that were found to be of one shore. */
interface Shores {
  /** 1 for banks from which a place is seen. */
  readonly hasPlace: Uint8Array;
  join(one: number, other: number): void;
  /** The shore of a bank, as one of its banks. */
  of(bank: number): number;
}

function separateShores(banks: number): Shores {
  const above = Int32Array.from({ length: banks }, (_, bank) => bank);
  const of = (bank: number): number => {
    let top = bank;
    while (above[top] !== top) {
      above[top] = above[above[top]!]!;
      top = above[top]!;
    }
    return top;
  };
  return {
    hasPlace: new Uint8Array(banks),
    of,
    join(one, other) {
      above[of(one)] = of(other);
    },
  };
}
