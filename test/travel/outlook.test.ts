/**
 * How much is known of cells and blocks in advance, in the example city: what is not known is asked of the lines, one by
 * one, so a looser answer is no mistake and only makes it slow. Whether the answers are right, the laws of barrier ways say.
 */
import { describe, expect, it } from "vitest";
import { pontianakProblem } from "../../examples/pontianak/city.ts";
import type { BarrierTravel } from "../../src/index.ts";
import { runThrough } from "../../src/report/run-through.ts";
import { planeX, planeY } from "../../src/travel/barrier-lines.ts";
import { type Barriers, barriersFor } from "../../src/travel/crossings.ts";
import { isSeen, look, MAYBE, SEEN } from "../../src/travel/horizon.ts";
import { createOutlook } from "../../src/travel/outlook.ts";
import { NO_WAY } from "../../src/travel/travel.ts";

const city = pontianakProblem(1, 0.005);
const barriers: Barriers = runThrough(barriersFor(city.travel as BarrierTravel, city.facilities));
const { lon, lat } = city.participants;
const x = Array.from(lon!, (degrees) => planeX(barriers.horizons.lines.origin, degrees));
const y = Array.from(lat!, planeY);
const targets = barriers.facilities + barriers.crossings;

describe("horizons", () => {
  it("should know of most points at once whether they are seen, and of all the same as a look from beside them", () => {
    const looks = [0, 0, 0];
    let wrong = 0;
    for (let t = 0; t < targets; t++) {
      for (const [i, px] of x.entries()) {
        const sight = look(barriers.horizons, t, px, y[i]!, px, y[i]!);
        looks[sight]!++;
        if (sight !== MAYBE && isSeen(barriers.horizons, t, px, y[i]!) !== (sight === SEEN)) wrong++;
      }
    }
    expect(looks).toEqual([109_783, 1211, 100_984]);
    expect(wrong).toBe(0);
  });

  it("should know of boxes as much as ever", () => {
    const looks = [15, 18, 21].map((shift) => {
      const seen = [0, 0, 0];
      for (let t = 0; t < targets; t++) {
        for (let i = 0; i < x.length; i += 9) {
          const [west, south] = [(x[i]! >> shift) * 2 ** shift, (y[i]! >> shift) * 2 ** shift];
          seen[look(barriers.horizons, t, west, south, west + 2 ** shift, south + 2 ** shift)]!++;
        }
      }
      return seen;
    });
    expect(looks).toEqual([
      [11_322, 2024, 10_214],
      [3935, 16_365, 3260],
      [176, 22_790, 594],
    ]);
  });
});

describe("the outlook", () => {
  /** Of all facilities: how many are bounded, and the sum of the bounds. */
  const sums = (of: Iterable<number>): [number, number] => {
    const known = [...of].filter((metres) => metres > 0 && metres < NO_WAY);
    return [known.length, Math.round(known.reduce((sum, metres) => sum + metres, 0))];
  };

  it("should bound ways over crossings from every cell as closely as ever, and forget nothing that is asked again", () => {
    const outlook = createOutlook(barriers, x.length);
    const rows = x.map((px, i) => outlook.rowAt(px, y[i]!));
    const m = barriers.facilities;
    const lows = rows.flatMap((row) => [...outlook.low.subarray(row * m, (row + 1) * m)]);
    expect(sums(lows)).toEqual([90_022, 512_963_427]);
    expect(x.map((px, i) => outlook.rowAt(px, y[i]!))).toEqual(rows);
  });

  it.each<[places: number, low: readonly number[], high: readonly number[]]>([
    [2, [605, 3_052_677], [718, 5_579_943]],
    [8, [176, 697_863], [419, 3_678_325]],
    [32, [60, 221_048], [236, 2_347_021]],
  ])("should bound ways of %i neighbours as closely as ever", (places, low, high) => {
    const outlook = createOutlook(barriers, x.length);
    const lows: number[] = [];
    const highs: number[] = [];
    for (let from = 0; from + places <= x.length; from += 101) {
      const [xs, ys] = [x.slice(from, from + places), y.slice(from, from + places)];
      const least = new Float64Array(barriers.facilities);
      const most = new Float64Array(barriers.facilities);
      outlook.widen(Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys), least, most);
      lows.push(...least);
      highs.push(...most);
    }
    expect([sums(lows), sums(highs)]).toEqual([low, high]);
  });

  it("should say the same of every cell, however many were asked about before", () => {
    // Twice as many cells as it remembers at once, some of them south and west of all that there is.
    const outlook = createOutlook(barriers, 1);
    const side = 2 ** 15;
    const cells = Array.from({ length: 5000 }, (_, k) => [(k * 37) % 71, Math.floor(k / 71)] as const);
    let wrong = 0;
    for (const [i, j] of [...cells, ...cells.slice(0, 100), ...cells.toReversed()]) {
      const [west, south] = [((x[0]! >> 15) + i - 35) * side, ((y[0]! >> 15) + j - 35) * side];
      const row = outlook.rowAt(west + 5, south + side - 1) * targets;
      for (let t = 0; t < targets; t += 7) {
        const sight = look(barriers.horizons, t, west, south, west + side, south + side);
        if (outlook.sight[row + t] !== sight) wrong++;
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
    const bounds = (outlook: ReturnType<typeof createOutlook>, box: [number, number, number, number]): number[] => {
      const [low, high] = [new Float64Array(barriers.facilities), new Float64Array(barriers.facilities)];
      outlook.widen(...box, low, high);
      return [...low, ...high];
    };
    const one = createOutlook(barriers, x.length);
    for (const first of boxes) {
      for (const second of boxes) {
        bounds(one, first);
        expect(bounds(one, second)).toEqual(bounds(createOutlook(barriers, x.length), second));
      }
    }
  });

  it("should not look at boxes as large as a continent", () => {
    const outlook = createOutlook(barriers, 1);
    const low = new Float64Array(barriers.facilities).fill(7);
    const high = new Float64Array(barriers.facilities).fill(7);

    outlook.widen(0, 0, 2 ** 30 + 1, 0, low, high);

    expect(new Set(low)).toEqual(new Set([7]));
    expect(new Set(high)).toEqual(new Set([NO_WAY]));
  });
});
