/**
 * Where everybody may go who may be given a facility, with the ways: what rules made by hand, and linear programs, choose
 * from. Made from the design, without the library's code: consent, limits, regions, rivers. Rows are households: whole.
 */
import type { CompletePolicy, Problem } from "../../src/index.ts";
import { NO_WAY, waysOf } from "../ways.ts";

const GRANTED = 1;
export const NOWHERE = -1;

/** Movers: households who have agreed, and those who must be placed. Columns by mover, options by `start`. */
export interface Reach {
  /** Row of the problem. */
  readonly rows: Int32Array;
  readonly people: Int32Array;
  /** Today's facility, or {@link NOWHERE}. */
  readonly today: Int32Array;
  /** Metres to today's facility; for who has none, to the nearest. */
  readonly todayMetres: Int32Array;
  /** The options of mover i stand from `start[i]` to before `start[i + 1]`, the nearest first; today's is not among them. */
  readonly start: Int32Array;
  readonly facility: Int16Array;
  readonly metres: Int32Array;
}

export function reachOf(problem: Problem, policy: CompletePolicy): Reach {
  const { facility, consent, count } = problem.participants;
  const movers: number[] = [];
  facility.forEach((today, row) => {
    if (today === NOWHERE || consent[row] === GRANTED) movers.push(row);
  });
  const rows = Int32Array.from(movers);
  const ways = waysOf(problem);
  const candidates = candidatesOf(problem, policy);
  const limit = Math.round(1000 * policy.maxExtraKm);
  const start = new Int32Array(rows.length + 1);
  const todayMetres = new Int32Array(rows.length);
  const options = new Growing();
  const way = new Float64Array(problem.facilities.length);
  rows.forEach((row, i) => {
    const today = facility[row]!;
    const own = candidates(row);
    let nearest = NO_WAY;
    for (const j of own) {
      way[j] = ways(row, j);
      nearest = Math.min(nearest, way[j]!);
    }
    // Where no chain of legs leads to today's facility, the nearest stands for it.
    const back = today === NOWHERE ? NO_WAY : ways(row, today);
    const from = back === NO_WAY ? nearest : back;
    todayMetres[i] = from;
    const most = Math.min(from + limit, NO_WAY - 1);
    const near = own.filter((j) => j !== today && way[j]! <= most).sort((a, b) => way[a]! - way[b]! || a - b);
    for (const j of near) options.add(j, way[j]!);
    start[i + 1] = options.length;
  });
  const today = rows.map((row) => facility[row]!);
  return { rows, people: rows.map((row) => count?.[row] ?? 1), today, todayMetres, start, ...options.columns() };
}

/** The facilities that take a row at all: open, and under `sameRegion` of its own region. */
function candidatesOf(problem: Problem, { sameRegion }: CompletePolicy): (row: number) => readonly number[] {
  const open = problem.facilities.flatMap(({ closed }, j) => (closed === true ? [] : [j]));
  if (!sameRegion) return () => open;
  const own = problem.regions!.map((name) => open.filter((j) => problem.facilities[j]!.region === name));
  return (row) => own[problem.participants.region![row]!] ?? [];
}

/** Two columns of unknown length. */
class Growing {
  #facility = new Int16Array(1 << 20);
  #metres = new Int32Array(1 << 20);
  length = 0;

  add(facility: number, metres: number): void {
    if (this.length === this.#facility.length) {
      const [facilities, ways] = [new Int16Array(2 * this.length), new Int32Array(2 * this.length)];
      facilities.set(this.#facility);
      ways.set(this.#metres);
      [this.#facility, this.#metres] = [facilities, ways];
    }
    this.#facility[this.length] = facility;
    this.#metres[this.length++] = metres;
  }

  columns(): Pick<Reach, "facility" | "metres"> {
    return { facility: this.#facility.slice(0, this.length), metres: this.#metres.slice(0, this.length) };
  }
}
