/** Archipelagos: many closed groups of facilities, some of them short of doctors, some with room to spare. */
import type { Problem } from "../../src/index.ts";
import { normalOf, seeded } from "./random.ts";

const NO_WAY = 2 ** 31 - 1;
const METRES_A_DEGREE = 111_195;

interface Island {
  readonly lon: number;
  readonly lat: number;
  /** Kilometres of one standard deviation. */
  readonly spread: number;
  /** Share of the people. */
  readonly share: number;
  /** Quota per inhabitant. */
  readonly quota: number;
}

interface Place {
  readonly island: number;
  readonly lon: number;
  readonly lat: number;
}

function islandsOf(count: number, random: () => number): Island[] {
  const weights = Array.from({ length: count }, () => 0.2 + random() ** 2);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight, k) => ({
    lon: 107 + 1.5 * (k % 4),
    lat: -1.5 + 1.5 * Math.floor(k / 4),
    spread: 3 + 5 * random(),
    share: weight / sum,
    quota: 0.5 + 1.1 * random(),
  }));
}

/** Draws a place on some island: by its share of the people, or on the one given. */
function placesOf(islands: readonly Island[], random: () => number): (island?: number) => Place {
  const normal = normalOf(random);
  const pick = (): number => {
    let at = random();
    const found = islands.findIndex(({ share }) => {
      at -= share;
      return at < 0;
    });
    return found < 0 ? islands.length - 1 : found;
  };
  return (given) => {
    const island = given ?? pick();
    const { lon, lat, spread } = islands[island]!;
    const degrees = (1000 * spread) / METRES_A_DEGREE;
    return { island, lon: lon + degrees * normal(), lat: lat + degrees * normal() };
  };
}

/** Islands, facilities in turn on each (so that every island but the bare ones has some) and where they stand. */
function settle(rows: number, m: number, bare: number, random: () => number) {
  const islands = islandsOf(Math.max(2, Math.min(8, Math.floor(m / 3)) + bare), random);
  const place = placesOf(islands, random);
  const settled = islands.length - bare;
  const at = Array.from({ length: m }, (_, j) => place(j % settled));
  const facilities = at.map(({ island, lon, lat }, j) => {
    const { share, quota } = islands[island]!;
    const here = at.filter((other) => other.island === island).length;
    return { id: `F${j}`, lon, lat, doctors: Math.round((rows * share * quota) / here) / 5000 };
  });
  return { islands, place, at, facilities };
}

const metresBetween = (a: Place, b: Place): number =>
  Math.round(METRES_A_DEGREE * Math.sqrt((a.lon - b.lon) ** 2 + (a.lat - b.lat) ** 2));

/**
 * Far islands by great circle: a limit of distance closes them (see `islandsPolicy`). Everybody is registered with one
 * of the two nearest facilities of their island.
 */
export function islands(rows: number, m: number, seed = 1): Problem {
  const random = seeded(seed);
  const { place, at, facilities } = settle(rows, m, 0, random);
  const columns = emptyColumns(rows);
  for (let i = 0; i < rows; i++) {
    const home = place();
    columns.lon[i] = home.lon;
    columns.lat[i] = home.lat;
    columns.facility[i] = nearOnIsland(home, at, random() < 0.7 ? 0 : 1);
    columns.consent[i] = random() < 0.7 ? 1 : 0;
  }
  return { facilities, participants: columns };
}

/**
 * An archipelago by a matrix of ways with holes: no way between islands, but a ferry joins every other pair; one island
 * has no facility. Two in a hundred are registered on another island, three are newly enrolled. People live in
 * villages, one for fifty of them.
 */
export function archipelago(rows: number, m: number, seed = 1): Problem {
  const random = seeded(seed);
  const { islands: all, place, at, facilities } = settle(rows, m, 1, random);
  const villages = Array.from({ length: Math.max(2 * all.length, Math.ceil(rows / 50)) }, () => place());
  const metres = new Int32Array(villages.length * m);
  villages.forEach((village, z) => {
    at.forEach((facility, j) => {
      metres[z * m + j] = ferryWay(village, facility, all);
    });
  });
  const columns = emptyColumns(rows);
  const zone = new Int32Array(rows);
  for (let i = 0; i < rows; i++) {
    zone[i] = Math.floor(random() * villages.length);
    const home = villages[zone[i]!]!;
    columns.lon[i] = home.lon;
    columns.lat[i] = home.lat;
    const lot = random();
    if (lot < 0.03) columns.facility[i] = -1;
    else if (lot < 0.05) columns.facility[i] = Math.floor(random() * m);
    else columns.facility[i] = nearOnIsland(home, at, lot < 0.75 ? 0 : 1);
    const agrees = random() < 0.7;
    // Who is new has nothing to refuse: unknown.
    columns.consent[i] = agrees ? 1 : columns.facility[i] === -1 ? 2 : 0;
  }
  return { facilities, participants: { ...columns, zone }, travel: { metres } };
}

function emptyColumns(rows: number) {
  return {
    lon: new Float64Array(rows),
    lat: new Float64Array(rows),
    facility: new Int32Array(rows),
    consent: new Uint8Array(rows),
  };
}

/** The nearest or second nearest facility of the island; on a bare island, of any. */
function nearOnIsland(home: Place, at: readonly Place[], rank: 0 | 1): number {
  let [first, second] = [-1, -1];
  let [least, next] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let j = 0; j < at.length; j++) {
    const there = at[j]!;
    const elsewhere = there.island === home.island ? 0 : 100;
    const d = elsewhere + (there.lon - home.lon) ** 2 + (there.lat - home.lat) ** 2;
    if (d < least) [second, next, first, least] = [first, least, j, d];
    else if (d < next) [second, next] = [j, d];
  }
  return rank === 1 && second >= 0 && next < 100 ? second : first;
}

/** On one island straight; between joined islands by the harbours (their centres) and 15 km of sea; else no way. */
function ferryWay(from: Place, to: Place, all: readonly Island[]): number {
  if (from.island === to.island) return metresBetween(from, to);
  if (from.island >> 1 !== to.island >> 1 || from.island % 4 > 1) return NO_WAY;
  const harbour = (island: number): Place => ({ island, lon: all[island]!.lon, lat: all[island]!.lat });
  return 15_000 + metresBetween(from, harbour(from.island)) + metresBetween(harbour(to.island), to);
}
