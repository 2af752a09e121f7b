/** Keys of units are a kind and a place in 32 bits: many facilities and classes leave less for the place. */
import { describe, expect, it } from "vitest";
import { type Problem, redistribute, verify } from "../../src/index.ts";
import { randomFrom } from "../support/cities.ts";

/** So many facilities, each with services of its own choosing, and rows all over them that need one of those. */
function hospitals(facilities: number, rows: number, services: number): Problem {
  const random = randomFrom(facilities + rows);
  const place = () => ({ lon: 109.3 + 0.2 * random(), lat: 0.2 * random() });
  const names = Array.from({ length: services }, (_, k) => `s${k}`);
  const homes = Array.from({ length: rows }, place);
  return {
    facilities: Array.from({ length: facilities }, (_, j) => {
      return {
        id: `f${j}`,
        ...place(),
        doctors: j % 3,
        services: names.filter((__, k) => (Math.imul(j, 0x9e3779b1) >> k) & 1),
      };
    }),
    participants: {
      facility: Int32Array.from(homes, (_, row) => (row * 7919) % facilities),
      consent: new Uint8Array(rows).fill(1),
      count: Int32Array.from(homes, () => 1 + Math.floor(3000 * random())),
      needs: Int32Array.from(homes, (_, row) => 1 << (row % services)),
      lon: Float64Array.from(homes, ({ lon }) => lon),
      lat: Float64Array.from(homes, ({ lat }) => lat),
    },
    services: names,
  };
}

describe("keys of units", () => {
  // 2^18 places a kind fit beside 2^14 kinds; 4,097 times 3 classes are fewer, times 31 are not.
  it.each([3, 31])("should tell people apart at 4,096 facilities with %i needs", (services) => {
    const problem = hospitals(4096, 60, services);

    const plan = redistribute(problem);

    expect(plan.status).toBe("optimal");
    expect(verify(problem, plan)).toMatchObject({ ok: true, proven: true, violations: [] });
  });

  it("should keep to the widest needs: the 31st service is a bit below the sign", () => {
    const problem = hospitals(9, 400, 31);

    const plan = redistribute(problem);

    expect(verify(problem, plan)).toMatchObject({ ok: true, proven: true, violations: [] });
  });
});
