/**
 * Up to 100 units list all options, and how many they list was kept in 8 bits: 256 options were none, 300 were 44 that
 * were taken for all. Everybody was lost, or somewhere else than they should be, and the status was "optimal".
 */
import { describe, expect, it } from "vitest";
import { type Problem, redistribute, verify } from "../../src/index.ts";
import { randomFrom } from "../support/cities.ts";

/** So many facilities with one doctor each along the equator, a metre apart, and a row of people at the first. */
function street(facilities: number, registered: boolean, people = 1): Problem {
  return {
    facilities: Array.from({ length: facilities }, (_, j) => {
      return { id: `f${j}`, lon: 109.3 + j * 1e-5, lat: 0, doctors: 1 };
    }),
    participants: {
      facility: Int32Array.of(registered ? 0 : -1),
      consent: Uint8Array.of(1),
      count: Int32Array.of(people),
      lon: Float64Array.of(109.3),
      lat: Float64Array.of(0),
    },
  };
}

/** Rows of newly enrolled people in a square of 0.04°. */
function square(facilities: number, rows: number, seed: number): Problem {
  const random = randomFrom(seed);
  const place = () => ({ lon: 109.3 + 0.04 * random(), lat: 0.04 * random() });
  const homes = Array.from({ length: rows }, place);
  return {
    facilities: Array.from({ length: facilities }, (_, j) => ({ id: `f${j}`, ...place(), doctors: 1 })),
    participants: {
      facility: new Int32Array(rows).fill(-1),
      consent: new Uint8Array(rows).fill(1),
      count: Int32Array.from(homes, () => 1 + Math.floor(5000 * random())),
      lon: Float64Array.from(homes, ({ lon }) => lon),
      lat: Float64Array.from(homes, ({ lat }) => lat),
    },
  };
}

function expectAllPlaced(problem: Problem): void {
  const plan = redistribute(problem);
  const people = problem.participants.count!.reduce((sum, some) => sum + some, 0);

  expect(plan.status).toBe("optimal");
  expect(plan.enrolled.reduce((sum, some) => sum + some, 0)).toBe(people);
  expect(plan.unplaced).toHaveLength(0);
  expect(verify(problem, plan)).toMatchObject({ ok: true, proven: true, violations: [] });
}

describe("few rows, and more facilities than 8 bits count", () => {
  it.each([255, 256, 257, 512])("should enrol one person, registered or not, among %i facilities", (facilities) => {
    expectAllPlaced(street(facilities, true));
    expectAllPlaced(street(facilities, false));
  });

  it.each([255, 256, 257])("should spread one row of many people over %i facilities", (facilities) => {
    expectAllPlaced(street(facilities, true, 4000 * facilities));
  });

  it.each([40, 80])("should place %i rows of newly enrolled people among 300 facilities", (rows) => {
    expectAllPlaced(square(300, rows, rows));
  });

  it("should place 5 rows of newly enrolled people among 511 facilities", () => {
    expectAllPlaced(square(511, 5, 5));
  });
});
