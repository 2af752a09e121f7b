import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matrixTravel } from "../../src/travel/matrix.ts";
import { runs } from "../support/arbitraries.ts";

const ways = fc
  .record({
    facilities: fc.integer({ min: 1, max: 4 }),
    zones: fc.integer({ min: 1, max: 4 }),
    numbers: fc.array(fc.nat(99), { minLength: 16, maxLength: 16 }),
    homes: fc.array(fc.nat(99), { minLength: 8, maxLength: 12 }),
    first: fc.nat(2),
    step: fc.integer({ min: 1, max: 2 }),
    count: fc.integer({ min: 1, max: 2 }),
  })
  .map(({ facilities, zones, numbers, homes, ...block }) => {
    const zone = Int32Array.from(homes, (home) => home % zones);
    const metres = Int32Array.from(numbers.slice(0, zones * facilities));
    return { zone, metres, facilities, ...block, travel: matrixTravel(zone, metres, facilities) };
  });

describe("ways of a matrix", () => {
  it("should be those of the zone, and what is known of them in advance is exact", () => {
    fc.assert(
      fc.property(ways, ({ zone, metres, facilities, first, step, count, travel }) => {
        const way = (place: number, facility: number) => metres[zone[place]! * facilities + facility]!;
        const all = [...Array(facilities).keys()].reverse();
        const places = Array.from({ length: count + 1 }, (_, i) => first + i * step);
        const low = new Float64Array(facilities + 1).fill(50);
        const high = new Float64Array(facilities + 1).fill(50);
        travel.bounds(first, count + 1, step, low, high);
        const least = new Float64Array(facilities + 1).fill(-1);
        travel.atLeast(first, Int32Array.from(all), facilities, least);

        for (const facility of all) {
          const here = places.map((place) => way(place, facility));
          expect(places.map((place) => travel.metres(place, facility))).toEqual(here);
          expect([low[facility], high[facility]]).toEqual([Math.min(...here), Math.max(...here)]);
        }
        expect([...least]).toEqual([...all.map((facility) => way(first, facility)), -1]);
        expect([low[facilities], high[facilities]], "no facility").toEqual([50, 50]);
      }),
      runs(5),
    );
  });
});
