/**
 * What good planners do by hand, without a solver: the same consents, limits, rivers and whole households as the plan.
 *
 * All place the newly enrolled first, each household at the nearest facility that still has room for it, those nearest to
 * one first; where none in reach has room, at the one that is least full. Then they relieve facilities over their
 * quota until these are down to it, and never fill one beyond its quota:
 *
 * - nearest with space: the worst facility first. Its people go to the nearest facility with room, the closest first; or,
 *   in a second rule, those first to whom it is the least extra way.
 * - greedy by regret: all facilities at once; first whoever would lose most if the nearest with room were taken by others.
 * - proportional with reach: each facility shares its surplus among the facilities with room that its people can reach, in
 *   proportion to that room; the nearest people go; what then remains is shared again.
 */
import { Heap } from "./heap.ts";
import { NOWHERE, type Reach } from "./reach.ts";

/** Where everybody is while a rule works. */
export interface Board {
  readonly reach: Reach;
  readonly quota: Int32Array;
  /** People at each facility. */
  readonly load: Int32Array;
  /** Where each mover is. */
  readonly at: Int32Array;
  /** Movers registered at each facility. */
  readonly from: readonly Int32Array[];
}

export type Rule = (board: Board) => void;

export const rules: Readonly<Record<string, Rule>> = {
  "nearest, closest first": (board) => nearestWithSpace(board, "way"),
  "nearest, least extra first": (board) => nearestWithSpace(board, "extra"),
  "greedy by regret": greedyByRegret,
  "proportional with reach": proportional,
};

/** Everybody where they are today, the newly enrolled nowhere. */
export function boardOf(reach: Reach, quota: Int32Array, enrolledToday: Int32Array): Board {
  const lists = Array.from(quota, (): number[] => []);
  reach.today.forEach((today, i) => {
    if (today !== NOWHERE) lists[today]!.push(i);
  });
  const from = lists.map((list) => Int32Array.from(list));
  return { reach, quota, load: enrolledToday.slice(), at: reach.today.slice(), from };
}

const room = ({ quota, load }: Board, j: number): number => quota[j]! - load[j]!;
const isOver = (board: Board, j: number): boolean => room(board, j) < 0;

function move(board: Board, i: number, to: number): void {
  const { load, at, reach } = board;
  if (at[i] !== NOWHERE) load[at[i]!]! -= reach.people[i]!;
  load[to]! += reach.people[i]!;
  at[i] = to;
}

/** The first option from `k` on with room for the whole household, or the end. */
function nextWithRoom(board: Board, i: number, k: number): number {
  const { start, facility, people } = board.reach;
  const end = start[i + 1]!;
  while (k < end && room(board, facility[k]!) < people[i]!) k++;
  return k;
}

/** Places whoever is nowhere and has an option. */
export function placeNewcomers(board: Board): void {
  const { start, facility, metres } = board.reach;
  const newcomers = [...board.at.keys()].filter((i) => board.at[i] === NOWHERE && start[i + 1]! > start[i]!);
  newcomers.sort((a, b) => metres[start[a]!]! - metres[start[b]!]!);
  const full: number[] = [];
  for (const i of newcomers) {
    const k = nextWithRoom(board, i, start[i]!);
    if (k < start[i + 1]!) move(board, i, facility[k]!);
    else full.push(i);
  }
  const fullness = (j: number): number => board.load[j]! / Math.max(1, board.quota[j]!);
  for (const i of full) {
    const options = [...facility.subarray(start[i]!, start[i + 1]!)];
    move(
      board,
      i,
      options.reduce((best, j) => (fullness(j) < fullness(best) ? j : best)),
    );
  }
}

export function nearestWithSpace(board: Board, by: "way" | "extra"): void {
  const { quota, load, from, reach } = board;
  const { start, facility, metres, todayMetres } = reach;
  const ratio = (j: number): number => load[j]! / Math.max(1, quota[j]!);
  const worstFirst = [...quota.keys()].filter((j) => isOver(board, j)).sort((a, b) => ratio(b) - ratio(a));
  for (const sender of worstFirst) {
    const heap = new Heap();
    const push = (i: number, k: number): void => {
      const next = nextWithRoom(board, i, k);
      if (next < start[i + 1]!) heap.push(metres[next]! - (by === "extra" ? todayMetres[i]! : 0), i, next);
    };
    for (const i of from[sender]!) push(i, start[i]!);
    while (heap.size > 0 && isOver(board, sender)) {
      const [i, k] = heap.pop();
      if (nextWithRoom(board, i, k) === k) move(board, i, facility[k]!);
      else push(i, k);
    }
  }
}

/** What a household loses when its nearest facility with room is full: more where there is no other at all. */
const NO_OTHER = 1e9;

function greedyByRegret(board: Board): void {
  const { quota, from, reach } = board;
  const { start, facility, metres, today } = reach;
  const heap = new Heap();
  const push = (i: number): void => {
    const best = nextWithRoom(board, i, start[i]!);
    if (best === start[i + 1]!) return;
    const second = nextWithRoom(board, i, best + 1);
    const regret = second < start[i + 1]! ? metres[second]! - metres[best]! : NO_OTHER - metres[best]!;
    heap.push(-regret, i, best);
  };
  for (const sender of [...quota.keys()].filter((j) => isOver(board, j))) for (const i of from[sender]!) push(i);
  while (heap.size > 0) {
    const [i, k] = heap.pop();
    if (!isOver(board, today[i]!)) continue;
    if (nextWithRoom(board, i, start[i]!) === k) move(board, i, facility[k]!);
    else push(i);
  }
}

const ROUNDS = 30;

function proportional(board: Board): void {
  const { quota } = board;
  for (let round = 0; round < ROUNDS; round++) {
    const senders = [...quota.keys()].filter((j) => isOver(board, j));
    const shares = senders.map((sender) => sharesOf(board, sender));
    const asked = new Float64Array(quota.length);
    for (const share of shares) for (const [j, people] of share) asked[j]! += people;
    const part = asked.map((people, j) => Math.min(1, Math.max(0, room(board, j)) / people));
    let moved = 0;
    for (const [s, sender] of senders.entries()) {
      for (const [j, people] of shares[s]!) {
        moved += sendClosest(board, sender, j, Math.ceil(people * part[j]!));
      }
    }
    if (moved === 0) return;
  }
}

/** How many of a facility's surplus go to each facility with room that anybody there can still reach. */
function sharesOf(board: Board, sender: number): Map<number, number> {
  const { start, facility } = board.reach;
  const reached = new Set<number>();
  for (const i of board.from[sender]!) {
    if (board.at[i] !== sender) continue;
    for (let k = nextWithRoom(board, i, start[i]!); k < start[i + 1]!; k = nextWithRoom(board, i, k + 1)) {
      reached.add(facility[k]!);
    }
  }
  const all = [...reached].reduce((sum, j) => sum + room(board, j), 0);
  return new Map([...reached].map((j) => [j, (-room(board, sender) * room(board, j)) / all]));
}

/** Sends so many people, those to whom the way is shortest; returns how many. */
function sendClosest(board: Board, sender: number, to: number, most: number): number {
  const { start, facility, metres, people } = board.reach;
  const able: [metres: number, mover: number][] = [];
  for (const i of board.from[sender]!) {
    if (board.at[i] !== sender) continue;
    for (let k = start[i]!; k < start[i + 1]!; k++) if (facility[k] === to) able.push([metres[k]!, i]);
  }
  able.sort(([a], [b]) => a - b);
  let moved = 0;
  for (const [, i] of able) {
    if (!isOver(board, sender)) break;
    if (moved + people[i]! > most && moved > 0) break;
    if (room(board, to) < people[i]!) continue;
    move(board, i, to);
    moved += people[i]!;
  }
  return moved;
}
