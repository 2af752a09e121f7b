import type { Travel } from "./travel.ts";

/** Travel by a matrix zones × facilities, row by row; `zone` gives the zone of each place. */
export function matrixTravel(zone: Int32Array, metres: Int32Array, facilities: number): Travel {
  const lookUp = (place: number, facility: number): number => metres[zone[place]! * facilities + facility]!;

  function atLeast(place: number, facility: Int32Array, count: number, least: Float64Array): void {
    const row = zone[place]! * facilities;
    for (let i = 0; i < count; i++) least[i] = metres[row + facility[i]!]!;
  }

  /** Neighbours share a zone or have a few between them. */
  function bounds(first: number, count: number, step: number, low: Float64Array, high: Float64Array): void {
    let before = -1;
    for (let i = 0, place = first; i < count; i++, place += step) {
      if (zone[place] === before) continue;
      const row = zone[place]! * facilities;
      for (let j = 0; j < facilities; j++) {
        const way = metres[row + j]!;
        if (before < 0 || way < low[j]!) low[j] = way;
        if (before < 0 || way > high[j]!) high[j] = way;
      }
      before = zone[place]!;
    }
  }

  return { places: zone.length, facilities, metres: lookUp, metresBelow: lookUp, atLeast, bounds };
}
