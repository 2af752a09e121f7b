import { NO_WAY, type Travel } from "./travel.ts";

/** Travel by a matrix zones × facilities, row by row; `zone` gives the zone of each place. */
export function matrixTravel(zone: Int32Array, metres: Int32Array, facilities: number): Travel {
  const lookUp = (place: number, facility: number): number => metres[zone[place]! * facilities + facility]!;
  return {
    places: zone.length,
    facilities,
    metres: lookUp,
    metresBelow: lookUp,
    bounds(_first: number, _count: number, _step: number, low: Float64Array, high: Float64Array): void {
      // A matrix promises nothing about neighbours: every pair is looked at.
      low.fill(0);
      high.fill(NO_WAY);
    },
  };
}
