import type { Problem } from "../../src/index.ts";
import { seeded } from "./random.ts";

/** Degrees across: some 20 km at the equator. */
const ACROSS = 0.18;
const PEOPLE_A_POINT = 4;

/**
 * Heavy ties: people stand on a square grid, four to a point, facilities on points of a coarser one, everybody
 * registered at the nearest. Thousands have equal ways and equal differences of ways; every other facility is short of
 * doctors, so that long fronts of equals must move.
 */
export function grid(rows: number, m: number, seed = 1): Problem {
  const random = seeded(seed);
  const side = Math.max(1, Math.ceil(Math.sqrt(rows / PEOPLE_A_POINT)));
  const step = ACROSS / side;
  const coarse = Math.ceil(Math.sqrt(m));
  const column = (k: number): number => Math.floor(((k + 0.5) * side) / coarse);
  const facilities = Array.from({ length: m }, (_, j) => ({
    id: `F${j}`,
    lon: 109.3 + step * column(j % coarse),
    lat: -ACROSS / 2 + step * column(Math.floor(j / coarse)),
    doctors: Math.round((rows / m) * ((j + Math.floor(j / coarse)) % 2 === 0 ? 0.6 : 1.5)) / 5000,
  }));
  const lon = new Float64Array(rows);
  const lat = new Float64Array(rows);
  const facility = new Int32Array(rows);
  const consent = new Uint8Array(rows);
  for (let i = 0; i < rows; i++) {
    const point = Math.floor(i / PEOPLE_A_POINT);
    lon[i] = 109.3 + step * (point % side);
    lat[i] = -ACROSS / 2 + step * Math.floor(point / side);
    facility[i] = nearest(facilities, lon[i]!, lat[i]!);
    consent[i] = random() < 0.7 ? 1 : 0;
  }
  return { facilities, participants: { lon, lat, facility, consent } };
}

function nearest(facilities: readonly { lon: number; lat: number }[], x: number, y: number): number {
  let [best, least] = [0, Number.POSITIVE_INFINITY];
  for (let j = 0; j < facilities.length; j++) {
    const dx = facilities[j]!.lon - x;
    const dy = facilities[j]!.lat - y;
    const d = dx * dx + dy * dy;
    if (d < least) [best, least] = [j, d];
  }
  return best;
}
