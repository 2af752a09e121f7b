import { allocatePlanePoints, barrierWays, setPlanePoint } from "../travel/barriers.ts";
import { allocateVectors, greatCircleTravel, HALF_ROUND_METRES, setVector } from "../travel/great-circle.ts";
import { matrixTravel } from "../travel/matrix.ts";
import { facilityVectors, problemBarriers } from "../travel/problem-travel.ts";
import { NO_WAY, type Travel } from "../travel/travel.ts";
import type { Problem } from "../types.ts";

/** The ways from one row at a time: nothing is stored for 600,000 rows of which a few are asked about. */
export interface Ways {
  /** Goes to a row; the other questions are about the ways from there. */
  goTo(row: number): void;
  /** Whole metres, or NO_WAY. */
  metres(facility: number): number;
  /** The same where it is below `limit`; otherwise that, or NO_WAY if quicker. */
  metresBelow(facility: number, limit: number): number;
  /** Whether the way leads over a crossing of barriers, or there is none at all. */
  crosses(facility: number): boolean;
  /** Whether any way can: if not, nobody need be asked. */
  readonly hasBarriers: boolean;
  /** No way is longer. */
  readonly longest: number;
  /** What one way takes, in looks at a straight one: for whoever pauses after so many. */
  readonly looks: number;
}

const LOOKS_ROUND_BARRIERS = 16;

/** The ways of a checked problem. Takes long only where there are barriers. */
export function* waysOf(problem: Problem): Generator<number, Ways> {
  const { lon, lat, zone } = problem.participants;
  const metres = problem.travel?.metres;
  if (metres !== undefined) {
    return waysBy(matrixTravel(zone!, metres, problem.facilities.length), (row) => row, longestIn(metres));
  }
  const here = allocateVectors(1);
  const point = allocatePlanePoints(1);
  const barriers = yield* problemBarriers(problem);
  const goTo = (row: number): number => {
    setVector(here, 0, lon![row]!, lat![row]!);
    if (barriers !== undefined) setPlanePoint(barriers, point, 0, lon![row]!, lat![row]!);
    return 0;
  };
  if (barriers !== undefined) {
    const longest = Math.max(0, ...barriers.longest) + HALF_ROUND_METRES;
    return waysBy(barrierWays(barriers, here, point), goTo, longest);
  }
  return waysBy(greatCircleTravel(here, facilityVectors(problem.facilities)), goTo, HALF_ROUND_METRES);
}

function waysBy(travel: Travel, goTo: (row: number) => number, longest: number): Ways {
  let place = 0;

  return {
    longest,
    looks: travel.crosses === undefined ? 1 : LOOKS_ROUND_BARRIERS,
    hasBarriers: travel.crosses !== undefined,
    crosses: (facility) => travel.crosses?.(place, facility) ?? false,
    goTo(row) {
      place = goTo(row);
    },
    metres: (facility) => travel.metres(place, facility),
    metresBelow: (facility, limit) => travel.metresBelow(place, facility, limit),
  };
}

function longestIn(metres: Int32Array): number {
  let longest = 0;
  for (let i = 0; i < metres.length; i++) if (metres[i]! > longest && metres[i]! < NO_WAY) longest = metres[i]!;
  return longest;
}
