/**
 * All costs of all people who may move, written from the design and not with the library's code: what a peer needs as
 * input. Great circles and rows of one person only.
 */
import type { CompletePolicy, Problem } from "../src/index.ts";

const EARTH_RADIUS_METRES = 6_371_008.8;
const GRANTED = 1;
/** No such option. */
export const NONE = -1;

export interface CostTable {
  /** Rows of the problem that may move. */
  readonly rows: Int32Array;
  readonly facilities: number;
  /** Metres, rows × facilities; 0 for staying, {@link NONE} beyond the limits. */
  readonly costs: Int32Array;
  /** People at each facility who may not move. */
  readonly fixed: Int32Array;
  /** Where each of `rows` is registered. */
  readonly today: Int32Array;
}

export function costTable(problem: Problem, policy: CompletePolicy): CostTable {
  const { facility, consent, count } = problem.participants;
  if (count !== undefined || problem.travel !== undefined || facility.some((j) => j < 0)) {
    throw new Error("expected single people, registered somewhere, and great circles");
  }
  const m = problem.facilities.length;
  const fixed = new Int32Array(m);
  const movable: number[] = [];
  facility.forEach((j, i) => {
    if (consent[i] === GRANTED) movable.push(i);
    else fixed[j]!++;
  });
  const rows = Int32Array.from(movable);
  const today = rows.map((row) => facility[row]!);
  const metres = metresOf(problem);
  const costs = new Int32Array(rows.length * m);
  const way = new Float64Array(m);
  for (let u = 0; u < rows.length; u++) {
    for (let j = 0; j < m; j++) way[j] = metres(rows[u]!, j);
    const t = today[u]!;
    for (let j = 0; j < m; j++) costs[u * m + j] = j === t ? 0 : costOf(way[j]!, way[t]!, policy);
  }
  return { rows, facilities: m, costs, fixed, today };
}

function costOf(metres: number, metresToday: number, policy: CompletePolicy): number {
  const { moveCostKm, maxExtraKm, maxDistanceKm } = policy;
  const far = metres > metresToday + Math.round(1000 * maxExtraKm) || metres > Math.round(1000 * maxDistanceKm);
  return far ? NONE : Math.max(metres - metresToday + Math.round(1000 * moveCostKm), 1 + Math.floor(metres / 10));
}

/** Whole metres of the great circle between a row and a facility, by the chord of unit vectors. */
function metresOf(problem: Problem): (row: number, facility: number) => number {
  const vector = (lon: number, lat: number): readonly [number, number, number] => {
    const [lambda, phi] = [(lon * Math.PI) / 180, (lat * Math.PI) / 180];
    return [Math.cos(lambda) * Math.cos(phi), Math.sin(lambda) * Math.cos(phi), Math.sin(phi)];
  };
  const facilities = problem.facilities.map(({ lon, lat }) => vector(lon!, lat!));
  const { lon, lat } = problem.participants;
  let [lastRow, here] = [-1, vector(0, 0)];
  return (row, facility) => {
    if (row !== lastRow) [lastRow, here] = [row, vector(lon![row]!, lat![row]!)];
    const [x, y, z] = facilities[facility]!;
    const [dx, dy, dz] = [here[0] - x, here[1] - y, here[2] - z];
    const chord = Math.sqrt(dx * dx + dy * dy + dz * dz);
    return Math.round(2 * EARTH_RADIUS_METRES * Math.asin(chord / 2));
  };
}

/** People by the norm (the bench's facilities have no rooms' capacity). */
export function quotasOf(problem: Problem, policy: CompletePolicy): Int32Array {
  return Int32Array.from(problem.facilities, ({ doctors }) =>
    Math.floor(policy.participantsPerDoctor * doctors + 1e-6),
  );
}

/** The most people of whom none is more than so many per cent beyond the quota. */
export function peopleWithin(quota: number, percent: number, policy: CompletePolicy): number {
  return quota + Math.floor((percent * divisorOf(quota, policy)) / 100);
}

/** What people over quota are divided by. */
function divisorOf(quota: number, { participantsPerDoctor }: CompletePolicy): number {
  return Math.max(quota, Math.floor(participantsPerDoctor / 2), 1);
}

/** People over quota weigh so much beside their points, in metres; nothing where any way is worth a point. */
export function overWeight({ overloadKm, overQuotaKm }: CompletePolicy): number {
  return overloadKm === Number.POSITIVE_INFINITY ? 0 : Math.round(1000 * overQuotaKm);
}

/** Overload points of so many enrolled, person by person; `ceiling` Infinity for levelled. */
export function pointsOf(quota: number, ceiling: number, enrolled: number, policy: CompletePolicy): number {
  const divisor = divisorOf(quota, policy);
  let points = 0;
  for (let h = quota + 1; h <= enrolled; h++) {
    const percent = Math.min(100_000, Math.ceil((100 * (h - quota)) / divisor));
    points += h > ceiling ? 250_000 + percent : percent;
  }
  return points;
}
