/**
 * Fault B3: a map of a whole district, 27,664 points and 20 bridges, made plans for one city 57 times slower than straight
 * lines, and every question about a plan again. Here the points are counted that are left for a city of 2,000 people.
 */
import { describe, expect, it } from "vitest";
import { city } from "../../bench/scenarios/city.ts";
import { riverNetwork } from "../../bench/scenarios/rivers.ts";
import { runThrough } from "../../src/generators.ts";
import { barrierTravel, type Problem, planToJson, redistribute, verify } from "../../src/index.ts";
import { problemBarriers } from "../../src/travel/problem-travel.ts";

const people = city({ people: 500, facilities: 10, quota: 1.05 });
const district = riverNetwork({ points: 27_664, bridges: 20, reach: 1.5, step: 0.0015 });
const points = (lines: readonly (readonly unknown[])[]): number => lines.reduce((sum, line) => sum + line.length, 0);

describe("rivers of a whole district", () => {
  it("should cost a city no more than those that a way of its people can meet", () => {
    const { visibility } = runThrough(problemBarriers({ ...people, travel: district }))!;

    expect(points(district.barriers)).toBeGreaterThan(27_000);
    expect(visibility.lines.x.length).toBeLessThan(2500);
  });

  it("should give the same plan, to the byte, as those of the city alone, cut out by hand", () => {
    // Lines are cut where they leave the town and its surroundings.
    const isNear = ([lon, lat]: readonly number[]): boolean => Math.hypot(lon! - 109.33, lat! + 0.03) < 0.6;
    const barriers = district.barriers.filter((line) => line.every(isNear));
    const { crossings } = district;
    const [whole, cut] = [district, barrierTravel({ barriers, crossings })].map((travel) => {
      const problem: Problem = { ...people, travel };
      const plan = redistribute(problem);
      expect(verify(problem, plan)).toMatchObject({ ok: true, proven: true });
      return planToJson({ ...plan, fingerprint: "" });
    });

    expect(points(barriers)).toBeLessThan(points(district.barriers) / 2);
    expect(cut).toBe(whole);
  });
});
