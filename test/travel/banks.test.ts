/** Which crossings join nothing: banks, shores, rivers drawn as areas. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runThrough } from "../../src/generators.ts";
import {
  type BarrierTravel,
  barrierTravel,
  message,
  type Problem,
  planFromJson,
  planToJson,
  redistribute,
  verify,
} from "../../src/index.ts";
import { findIdle } from "../../src/travel/problem-travel.ts";
import { NO_WAY } from "../../src/travel/travel.ts";
import { runs } from "../support/arbitraries.ts";
import { GRID, type Grid, rawRivers, riversOn } from "../support/rivers.ts";
import { travelOf } from "../support/travel-of.ts";
import { sideSeen } from "../support/visibility.ts";

type Point = readonly [lon: number, lat: number];

function problemAt(homes: readonly Point[], facilities: readonly Point[], travel: BarrierTravel): Problem {
  return {
    facilities: facilities.map(([lon, lat], j) => ({ id: `f${j}`, lon, lat, doctors: 1, maxIntake: 9 })),
    participants: {
      lon: Float64Array.from(homes, ([lon]) => lon),
      lat: Float64Array.from(homes, ([, lat]) => lat),
      facility: new Int32Array(homes.length),
      consent: new Uint8Array(homes.length).fill(1),
    },
    travel,
  };
}

const idle = (homes: readonly Point[], facilities: readonly Point[], travel: BarrierTravel): readonly string[] =>
  runThrough(findIdle(problemAt(homes, facilities, travel))).crossings;

const west: Point = [109.31, 0];
const east: Point = [109.33, 0];
const middle = [
  [109.32, -0.05],
  [109.32, 0.05],
];
/** A river as an area: a line along each bank, which bends so that bridges see each other across the water. */
const area = [
  [
    [109.319, -0.05],
    [109.3192, 0],
    [109.319, 0.05],
    [109.321, 0.05],
    [109.3212, 0],
    [109.321, -0.05],
    [109.319, -0.05],
  ],
];
const bridge = (id: string, lon: number, lat: number) => ({ id, lon, lat });

describe("a crossing that joins nothing", () => {
  it("should be none of a line with people on both banks, wherever on it, and be one where they live on one bank", () => {
    const crossings = [bridge("middle", 109.32, 0.01), bridge("end", 109.32, 0.05), bridge("start", 109.32, -0.05)];
    const travel = barrierTravel({ barriers: [middle], crossings });

    expect(idle([west], [east], travel)).toEqual([]);
    expect(idle([east, west], [], travel)).toEqual([]);
    expect(idle([west], [west], travel)).toEqual(["middle", "end", "start"]);
  });

  it("should be the bridge on one bank of an area, however many stand in a row, but not two across the water", () => {
    const north = [bridge("a", 109.319, 0.03), bridge("b", 109.3191, 0.01), bridge("c", 109.3191, -0.02)];
    const barriers = area;
    const places = [[west], [east, [109.3, 0.03], [109.3, -0.02]]] as const;

    expect(idle(...places, barrierTravel({ barriers, crossings: north }))).toEqual(["a", "b", "c"]);
    // With one of them led on over the other bank, the others see it over the water.
    const across = bridge("across", 109.3211, 0.01);
    expect(idle(...places, barrierTravel({ barriers, crossings: [...north, across] }))).toEqual([]);
    const ways = travelOf(problemAt([west], [east], barrierTravel({ barriers, crossings: [north[1]!, across] })));
    expect(ways.metres(0, 0)).toBeLessThan(NO_WAY);
  });

  it("should be found among homes as among facilities, and not among those without a place", () => {
    const travel = barrierTravel({ barriers: [middle], crossings: [bridge("ferry", 109.32, 0.01)] });

    expect(idle([west, west, [Number.NaN, Number.NaN], east], [], travel)).toEqual([]);
    expect(idle([west, west, [Number.NaN, Number.NaN]], [], travel)).toEqual(["ferry"]);
    expect(idle([], [], travel)).toEqual(["ferry"]);
    expect(idle([], [], barrierTravel({ barriers: [], crossings: [] }))).toEqual([]);
  });

  it("should be one of three banks where three lines meet, once two have people", () => {
    const meeting: Point = [109.32, 0];
    const arms = [
      [meeting, [109.32, 0.05]],
      [meeting, [109.28, -0.03]],
      [meeting, [109.36, -0.03]],
    ];
    const travel = barrierTravel({ barriers: arms, crossings: [bridge("meeting", ...meeting)] });

    expect(idle([[109.33, 0.01]], [[109.31, 0.01]], travel)).toEqual([]);
    expect(idle([[109.33, 0.01]], [[109.32, -0.02]], travel)).toEqual([]);
    expect(idle([[109.33, 0.01]], [[109.34, 0.02]], travel)).toEqual(["meeting"]);
  });

  it("should be told in one warning of the plan, by id, which verify expects, and which passes through JSON", () => {
    const crossings = Array.from({ length: 12 }, (_, c) => bridge(`b${c}`, 109.319, 0.02 + 0.002 * c));
    const problem = problemAt([west], [west, [109.31915, 0]], barrierTravel({ barriers: area, crossings }));
    const plan = redistribute(problem);
    const [warning] = plan.warnings;

    expect(plan.warnings).toHaveLength(1);
    expect(warning).toMatchObject({ code: "crossing-idle", crossings: crossings.map(({ id }) => id) });
    expect(warning!.message).toMatch(/^travel.crossings: 12 join nothing, .*: "b0", .*"b9", …$/);
    expect(message(warning!, "id")).toMatch(/^travel.crossings: 12 tidak menghubungkan apa pun, .*: "b0", .*"b9", …$/);
    expect(verify(problem, plan)).toMatchObject({ ok: true });
    expect(planFromJson(planToJson(plan))).toEqual(plan);
    for (const change of [{ crossings: ["b0"] }, { message: "other" }, { path: "" }, { params: { count: 2 } }]) {
      expect(verify(problem, { ...plan, warnings: [{ ...warning!, ...change }] }).violations[0]!.code).toBe("status");
    }
  });

  it("should be told of only where lines come between people and facilities; else these are what is idle", () => {
    const warningsFor = (lon: number) => {
      const barriers = [middle.map(([, lat]) => [lon, lat!])];
      const problem = problemAt([west], [west, east], barrierTravel({ barriers, crossings: [] }));
      const plan = redistribute(problem);
      expect(verify(problem, plan)).toMatchObject({ ok: true });
      expect(planFromJson(planToJson(plan))).toEqual(plan);
      return plan.warnings.map(({ code, path }) => `${code} ${path}`);
    };

    expect(warningsFor(109.32)).toEqual([]);
    // Near enough to be kept, and elsewhere altogether.
    for (const lon of [109.331, 90]) expect(warningsFor(lon)).toEqual(["barriers-idle travel.barriers"]);
    const travel = barrierTravel({ barriers: [middle], crossings: [bridge("a", 109.32, 0)] });
    expect(redistribute(problemAt([west], [west], travel)).warnings.map(({ code }) => code)).toEqual(["barriers-idle"]);
  });

  it("should never be seen from both of its banks, and always be one that stands alone and is not", () => {
    const grid: Grid = (a, b) => [109.3 + 0.002 * a, -0.05 + 0.002 * b];
    const step = fc.nat(100 * GRID).map((n) => n / 100);
    const points = fc.array(
      fc.tuple(step, step).map(([a, b]) => grid(a, b)),
      { minLength: 1, maxLength: 6 },
    );
    const count = { idle: 0, joining: 0 };
    fc.assert(
      fc.property(rawRivers, points, points, (raw, homes, facilities) => {
        const travel = riversOn(grid, raw);
        const ids = idle(homes, facilities, travel);
        const open = travel.crossings.filter(({ closed }) => closed !== true);

        for (const [c, { id }] of open.entries()) {
          const sides = new Set([...homes, ...facilities].map((place) => sideSeen(travel, c, place)));
          const isJoining = sides.has(1) && sides.has(-1);
          count[isJoining ? "joining" : "idle"]++;
          if (isJoining) expect(ids).not.toContain(id);
          // Who lies on more parts than one, or along one, is left to the examples.
          else if (open.length === 1 && !sides.has(0) && travel.barriers.length > 0) expect(ids).toContain(id);
        }
      }),
      runs(3),
    );
    expect(count.idle).toBeGreaterThan(0);
    expect(count.joining).toBeGreaterThan(0);
  });
});
