import { type BarrierTravel, barrierTravel } from "../../src/index.ts";
import { seeded } from "./random.ts";

/** Rivers like those of a map of a whole district: few of them are anywhere near the city. */
export interface RiverOptions {
  /** Points of all rivers together. */
  readonly points: number;
  readonly bridges: number;
  /** Degrees from the city to the border of the map. */
  readonly reach: number;
  /** Degrees between two points of a river. */
  readonly step: number;
  readonly seed?: number;
}

const CITY = [109.33, -0.03] as const;
/** Bridges stand so near the middle of the city, in degrees. */
const CITY_REACH = 0.12;
/** Rivers are drawn in pieces of so many points at most, as maps have them, in no order. */
const PIECE = 40;

type Point = readonly [lon: number, lat: number];

/** A network of rivers that meander and branch; the first two run through the city. */
export function riverNetwork(options: RiverOptions): BarrierTravel {
  const { bridges, seed = 1 } = options;
  const random = seeded(seed);
  const rivers = riversOf(options, random);
  const pieces = rivers.flatMap((river) => piecesOf(river, random));
  for (let i = pieces.length - 1; i > 0; i--) {
    const other = Math.floor(random() * (i + 1));
    [pieces[i], pieces[other]] = [pieces[other]!, pieces[i]!];
  }
  const near = pieces.flat().filter(([lon, lat]) => Math.hypot(lon - CITY[0], lat - CITY[1]) < CITY_REACH);
  const crossings = Array.from({ length: bridges }, (_, c) => {
    const [lon, lat] = near[Math.floor(((c + random()) * near.length) / bridges)]!;
    return { id: `bridge ${c}`, lon, lat };
  });
  return barrierTravel({ barriers: pieces, crossings });
}

/** Rivers until their pieces have so many points together. */
function riversOf({ points, reach, step }: RiverOptions, random: () => number): Point[][] {
  const rivers: Point[][] = [];
  const inside = ([lon, lat]: Point): boolean => Math.max(Math.abs(lon - CITY[0]), Math.abs(lat - CITY[1])) < reach;
  let left = points;
  while (left > 1) {
    const source = rivers[Math.floor(random() ** 2 * rivers.length)];
    const main = rivers.length < 2;
    let [lon, lat] = main ? [CITY[0] - reach, CITY[1] + 0.02 * (rivers.length - 0.5)] : pick(source!, random);
    let heading = main ? 0 : 2 * Math.PI * random();
    let turn = 0;
    const most = Math.min(left, main ? points / 4 : 20 + Math.floor(random() * 600));
    const river: Point[] = [[lon, lat]];
    while (river.length < most) {
      turn = 0.9 * turn + 0.5 * (random() - 0.5) - 0.1 * (main ? heading : 0);
      heading += turn;
      [lon, lat] = [lon + step * Math.cos(heading), lat + step * Math.sin(heading)];
      if (!inside([lon, lat])) break;
      river.push([lon, lat]);
    }
    if (river.length < 2) continue;
    // Where two pieces meet the point stands in both.
    const length = river.length + Math.ceil((river.length - 1) / (PIECE - 1)) - 1;
    if (length > left) river.length -= length - left;
    rivers.push(river);
    left -= river.length + Math.ceil((river.length - 1) / (PIECE - 1)) - 1;
  }
  return rivers;
}

function pick(river: readonly Point[], random: () => number): [number, number] {
  const [lon, lat] = river[Math.floor(random() * river.length)]!;
  return [lon, lat];
}

function piecesOf(river: readonly Point[], _random: () => number): Point[][] {
  const pieces: Point[][] = [];
  for (let from = 0; from + 1 < river.length; from += PIECE - 1) pieces.push(river.slice(from, from + PIECE));
  return pieces;
}
