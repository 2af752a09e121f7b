/**
 * How much is known of cells and blocks in advance, in the example city: what is not known is asked of the lines, one by
 * one, so a looser answer is no mistake and only makes it slow. Whether the answers are right, the laws of barrier ways say.
 */
import { describe, expect, it } from "vitest";
import { pontianakProblem } from "../../examples/pontianak/city.ts";
import { runThrough } from "../../src/generators.ts";
import type { BarrierTravel } from "../../src/index.ts";
import { emptyBox, extend } from "../../src/travel/barrier-lines.ts";
import { type Barriers, barriersFor } from "../../src/travel/crossings.ts";
import { drawingOf, planeX, planeY } from "../../src/travel/drawing.ts";
import { NO_WAY } from "../../src/travel/travel.ts";
import { isSeen, look, MAYBE, SEEN } from "../../src/travel/visibility.ts";
import { createVisibilityCache, type VisibilityCache } from "../../src/travel/visibility-cache.ts";

const city = pontianakProblem(1, 0.005);
const travel = city.travel as BarrierTravel;
const { lon, lat } = city.participants;
const x = Array.from(lon!, (degrees) => planeX(drawingOf(travel.barriers).origin, degrees));
const y = Array.from(lat!, planeY);
const homes = emptyBox();
for (const [i, px] of x.entries()) extend(homes, px, y[i]!);
const barriers: Barriers = runThrough(barriersFor(travel, city.facilities, homes));
const targets = barriers.facilities + barriers.crossings;

describe("visibility", () => {
  it("should know of most points at once whether they are seen, and of all the same as a look from beside them", () => {
    const looks = [0, 0, 0];
    let wrong = 0;
    for (let t = 0; t < targets; t++) {
      for (const [i, px] of x.entries()) {
        const sight = look(barriers.visibility, t, px, y[i]!, px, y[i]!);
        looks[sight]!++;
        if (sight !== MAYBE && isSeen(barriers.visibility, t, px, y[i]!) !== (sight === SEEN)) wrong++;
      }
    }
    expect(wrong).toBe(0);
    expect(looks[MAYBE]).toBeLessThanOrEqual(1.25 * 1211);
  });

  it("should know of most small boxes, and of many larger ones", () => {
    for (const [shift, most] of [
      [15, 2024],
      [18, 16_365],
    ] as const) {
      let unknown = 0;
      for (let t = 0; t < targets; t++) {
        for (let i = 0; i < x.length; i += 9) {
          const [west, south] = [(x[i]! >> shift) * 2 ** shift, (y[i]! >> shift) * 2 ** shift];
          const sight = look(barriers.visibility, t, west, south, west + 2 ** shift, south + 2 ** shift);
          if (sight === MAYBE) unknown++;
        }
      }
      expect(unknown, `cells of 2^${shift}`).toBeLessThanOrEqual(1.02 * most);
    }
  });
});

describe("the visibility cache", () => {
  /** Of all facilities: how many are bounded, and the sum of the bounds. */
  const sums = (of: Iterable<number>): [number, number] => {
    const known = [...of].filter((metres) => metres > 0 && metres < NO_WAY);
    return [known.length, Math.round(known.reduce((sum, metres) => sum + metres, 0))];
  };

  it("should bound most ways over crossings from every cell, closely", () => {
    const cache = createVisibilityCache(barriers);
    const [known, sum] = sums(x.flatMap((px, i) => [...cache.low(px, y[i]!)]));

    expect(known).toBeGreaterThanOrEqual(0.98 * 90_022);
    expect(sum / known).toBeGreaterThanOrEqual(0.98 * (512_963_427 / 90_022));
  });

  it.each<[places: number, low: readonly number[], high: readonly number[]]>([
    [2, [605, 3_052_677], [718, 5_579_943]],
    [8, [176, 697_863], [419, 3_678_325]],
    [32, [60, 221_048], [236, 2_347_021]],
  ])("should bound many ways of %i neighbours, closely", (places, low, high) => {
    const cache = createVisibilityCache(barriers);
    const lows: number[] = [];
    const highs: number[] = [];
    for (let from = 0; from + places <= x.length; from += 101) {
      const [xs, ys] = [x.slice(from, from + places), y.slice(from, from + places)];
      const least = new Float64Array(barriers.facilities);
      const most = new Float64Array(barriers.facilities);
      cache.widen(Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys), least, most);
      lows.push(...least);
      highs.push(...most);
    }
    expect(sums(lows)[0]).toBeGreaterThanOrEqual(0.8 * low[0]!);
    expect(sums(lows)[1]).toBeGreaterThanOrEqual(0.8 * low[1]!);
    expect(sums(highs)[0]).toBeGreaterThanOrEqual(0.9 * high[0]!);
    const mean = ([known, sum]: readonly number[]): number => sum! / known!;
    expect(mean(sums(highs))).toBeLessThanOrEqual(1.1 * mean(high));
  });

  it("should say the same of every cell, however many were asked about before", () => {
    // More cells than it may remember at once, some of them south and west of all that there is.
    const cache = createVisibilityCache(barriers, 2000);
    const side = 2 ** 15;
    const cells = Array.from({ length: 5000 }, (_, k) => [(k * 37) % 71, Math.floor(k / 71)] as const);
    let wrong = 0;
    for (const [i, j] of [...cells, ...cells.slice(0, 100), ...cells.toReversed()]) {
      const [west, south] = [((x[0]! >> 15) + i - 35) * side, ((y[0]! >> 15) + j - 35) * side];
      for (let t = 0; t < targets; t += 7) {
        const sight = look(barriers.visibility, t, west, south, west + side, south + side);
        if (cache.sight(west + 5, south + side - 1, t) !== sight) wrong++;
      }
    }
    expect(wrong).toBe(0);
  });

  it("should bound the ways of a box the same, whichever was asked about before", () => {
    const [west, south] = [Math.min(...x.slice(0, 50)), Math.min(...y.slice(0, 50))];
    const boxes = [0, 1, 2, 3, 4].flatMap((k) => [
      [west, south, west + 2 ** 13 * 3 ** k, south + 100],
      [west + k, south, west + 2 ** 13 * 3 ** k, south + 2 ** 13 * 3 ** k],
      [west, south + k, west + 5, south + 2 ** 13 * 3 ** k],
    ]) as [number, number, number, number][];
    const bounds = (cache: VisibilityCache, box: [number, number, number, number]): number[] => {
      const [low, high] = [new Float64Array(barriers.facilities), new Float64Array(barriers.facilities)];
      cache.widen(...box, low, high);
      return [...low, ...high];
    };
    const one = createVisibilityCache(barriers);
    for (const first of boxes) {
      for (const second of boxes) {
        bounds(one, first);
        expect(bounds(one, second)).toEqual(bounds(createVisibilityCache(barriers), second));
      }
    }
  });

  it("should not look at boxes as large as a continent", () => {
    const cache = createVisibilityCache(barriers);
    const low = new Float64Array(barriers.facilities).fill(7);
    const high = new Float64Array(barriers.facilities).fill(7);

    cache.widen(0, 0, 2 ** 30 + 1, 0, low, high);

    expect(new Set(low)).toEqual(new Set([7]));
    expect(new Set(high)).toEqual(new Set([NO_WAY]));
  });
});
