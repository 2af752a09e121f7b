/**
 * The same task as a linear program on cells, solved by HiGHS and rounded to households: fewest people over quota first, then
 * fewest kilometres farther.
 *
 * A group is who lives in one cell, is registered at one facility, and may be given another. x(group, facility) people of
 * it go there, at most as many as have it within their limits, at the mean of their extra ways (nearer counts as 0); and
 * o(facility) people are over quota. Minimise 1,000 km × Σ o + Σ way × x, and a metre for each move. Everybody counts
 * here, not only who is at a full facility: a program sees chains, as a plan does.
 *
 * Rounding: what a group sends to a facility is filled up with its households, those first to whom it is the least extra way;
 * what does not come out even is carried to the next group of the same two facilities. Then one pass of "nearest with
 * space" relieves what rounding has left over quota.
 */
import type { Highs, ModelData } from "highs";
import { NOWHERE } from "./reach.ts";
import { type Board, nearestWithSpace, placeNewcomers } from "./rules.ts";

const OVER_KM = 1000;
const MOVE_KM = 0.001;
/** The build can address no more. */
export const MEMORY_BYTES = 4e9;

interface Groups {
  /** Movers in order of group, and where each group begins. */
  readonly members: Int32Array;
  readonly start: Int32Array;
}

/** Columns of the program: how much a group sends where. */
interface Column {
  readonly group: number;
  readonly facility: number;
  readonly most: number;
  readonly km: number;
}

export interface Size {
  readonly groups: number;
  readonly columns: number;
  /** Of processor time that HiGHS took. */
  readonly seconds: number;
}

/** Solves and rounds; the board is then as the program says. `null` where HiGHS does not solve it in time. */
export async function planByCells(board: Board, cell: Int32Array, seconds: number): Promise<Size | null> {
  const groups = groupsOf(board, cell);
  const columns = columnsOf(board, groups);
  const highs = await (await import("highs")).default();
  const program = programOf(board, groups, columns);
  const before = process.cpuUsage();
  const people = solve(highs, program, seconds);
  const { user, system } = process.cpuUsage(before);
  if (people === null) return null;
  round(board, groups, columns, people);
  placeNewcomers(board);
  nearestWithSpace(board, "extra");
  return { groups: groups.start.length - 1, columns: columns.length, seconds: (user + system) / 1e6 };
}

function groupsOf({ reach }: Board, cell: Int32Array): Groups {
  const key = (i: number): number => cell[reach.rows[i]!]! * 8192 + reach.today[i]! + 1;
  const able = [...reach.rows.keys()].filter((i) => reach.start[i + 1]! > reach.start[i]!);
  const members = Int32Array.from(able.sort((a, b) => key(a) - key(b) || a - b));
  const start = [0];
  for (let k = 1; k < members.length; k++) if (key(members[k]!) !== key(members[k - 1]!)) start.push(k);
  return { members, start: Int32Array.from([...start, members.length]) };
}

function columnsOf({ reach }: Board, { members, start }: Groups): Column[] {
  const columns: Column[] = [];
  for (let group = 0; group + 1 < start.length; group++) {
    const own = new Map<number, { people: number; metres: number }>();
    for (const i of members.subarray(start[group]!, start[group + 1]!)) {
      for (let k = reach.start[i]!; k < reach.start[i + 1]!; k++) {
        const sum = own.get(reach.facility[k]!) ?? { people: 0, metres: 0 };
        sum.people += reach.people[i]!;
        sum.metres += reach.people[i]! * Math.max(0, reach.metres[k]! - reach.todayMetres[i]!);
        own.set(reach.facility[k]!, sum);
      }
    }
    for (const [facility, { people, metres }] of own) {
      columns.push({ group, facility, most: people, km: MOVE_KM + metres / people / 1000 });
    }
  }
  return columns;
}

/** Rows: what each group sends (newcomers all of it), then what each facility has, less who is over, within its quota. */
function programOf({ reach, quota, load }: Board, { members, start }: Groups, columns: readonly Column[]): ModelData {
  const groups = start.length - 1;
  const m = quota.length;
  const numCols = columns.length + m;
  const numRows = groups + m;
  const today = Array.from({ length: groups }, (_, g) => reach.today[members[start[g]!]!]!);
  const people = today.map((_, g) => peopleIn(reach.people, members.subarray(start[g]!, start[g + 1]!)));
  const starts: number[] = [];
  const indices: number[] = [];
  const values: number[] = [];
  for (const { group, facility } of columns) {
    starts.push(indices.length);
    const from = today[group]!;
    const entries: [row: number, value: number][] = [
      [group, 1],
      [groups + facility, 1],
    ];
    if (from !== NOWHERE) entries.push([groups + from, -1]);
    for (const [row, value] of entries.sort(([a], [b]) => a - b)) {
      indices.push(row);
      values.push(value);
    }
  }
  for (let j = 0; j < m; j++) {
    starts.push(indices.length);
    indices.push(groups + j);
    values.push(-1);
  }
  const unbounded = new Array<number>(m).fill(Number.POSITIVE_INFINITY);
  return {
    numCols,
    numRows,
    colCost: Float64Array.from([...columns.map(({ km }) => km), ...unbounded.map(() => OVER_KM)]),
    colLower: new Float64Array(numCols),
    colUpper: Float64Array.from([...columns.map(({ most }) => most), ...unbounded]),
    rowLower: Float64Array.from([
      ...people.map((all, g) => (today[g] === NOWHERE ? all : 0)),
      ...unbounded.map(() => Number.NEGATIVE_INFINITY),
    ]),
    rowUpper: Float64Array.from([...people, ...Array.from(quota, (most, j) => most - load[j]!)]),
    matrix: {
      format: "csc",
      numRows,
      numCols,
      starts: Int32Array.from([...starts, indices.length]),
      indices: Int32Array.from(indices),
      values: Float64Array.from(values),
    },
  };
}

function peopleIn(people: Int32Array, movers: Int32Array): number {
  return movers.reduce((sum, i) => sum + people[i]!, 0);
}

function solve(highs: Highs, program: ModelData, seconds: number): ArrayLike<number> | null {
  const model = highs.createModel(program);
  try {
    model.options.set("time_limit", seconds);
    model.options.set("output_flag", false);
    const { modelStatus } = model.run();
    if (modelStatus !== highs.constants.modelStatus.optimal) return null;
    return model.getSolution().colValue;
  } finally {
    model.dispose();
  }
}

function round(
  { reach, load, at }: Board,
  { members, start }: Groups,
  columns: readonly Column[],
  x: ArrayLike<number>,
) {
  const carried = new Map<number, number>();
  const order = [...columns.keys()].sort((a, b) => columns[a]!.group - columns[b]!.group || x[b]! - x[a]!);
  for (const c of order) {
    const { group, facility } = columns[c]!;
    const own = members.subarray(start[group]!, start[group + 1]!);
    const today = reach.today[own[0]!]!;
    const key = (today + 1) * 8192 + facility;
    let wanted = x[c]! + (carried.get(key) ?? 0);
    if (wanted >= 0.5) {
      for (const [, i] of byExtraWay(own, facility)) {
        if (reach.people[i]! > wanted + 0.5) continue;
        if (today !== NOWHERE) load[today]! -= reach.people[i]!;
        load[facility]! += reach.people[i]!;
        at[i] = facility;
        wanted -= reach.people[i]!;
      }
    }
    carried.set(key, wanted);
  }

  /** Who of a group is not sent yet and may go there, the least extra way first. */
  function byExtraWay(own: Int32Array, facility: number): [metres: number, mover: number][] {
    const able: [number, number][] = [];
    for (const i of own) {
      if (at[i] !== reach.today[i]) continue;
      for (let k = reach.start[i]!; k < reach.start[i + 1]!; k++) {
        if (reach.facility[k] === facility) able.push([reach.metres[k]! - reach.todayMetres[i]!, i]);
      }
    }
    return able.sort(([a], [b]) => a - b);
  }
}
