import { describe, expect, it } from "vitest";
import { runThrough } from "../../src/generators.ts";
import { completePolicy } from "../../src/model/policy.ts";
import { checkBounds, checkForm, checkSmallest } from "../../src/verify/certificate.ts";
import { ViolationList } from "../../src/verify/violations.ts";

/** The facilities of the violations that a check adds. */
function facilitiesOf(check: (found: ViolationList) => void): (number | undefined)[] {
  const found = new ViolationList();
  check(found);
  expect(found.violations.map(({ code }) => code)).toEqual(found.violations.map(() => "price"));
  return found.violations.map(({ facility }) => facility);
}

const infinite = completePolicy({ overloadKm: Number.POSITIVE_INFINITY });
const finite = completePolicy({ overloadKm: 0.2 });

describe("checkForm", () => {
  const form = (overload: number[], metres: number[], policy = infinite) =>
    facilitiesOf((found) =>
      checkForm({ overload: Float64Array.from(overload), metres: Float64Array.from(metres) }, policy, found),
    );

  it("accepts whole points and whole metres below 2^30, of either sign", () => {
    expect(form([0, 5, -3], [0, 2 ** 30 - 1, 1 - 2 ** 30])).toEqual([]);
  });

  it("refuses fractions, metres from 2^30 on, and a zero with a sign", () => {
    expect(form([0.5, 0, 0, -0, 0], [0, 0.5, 2 ** 30, 0, -0])).toEqual([0, 1, 2, 3, 4]);
  });

  it("refuses points where one of them is worth a number of metres, and lets metres be large", () => {
    expect(form([0, 1], [2 ** 40, 0], finite)).toEqual([1]);
  });
});

describe("checkBounds", () => {
  const bounds = (price: number[]) =>
    facilitiesOf((found) =>
      checkBounds(Float64Array.from(price), Float64Array.of(10, 10, 10), Float64Array.of(20, 20, 20), found),
    );

  it("accepts prices from what the last person costs to what the next would cost, inclusive", () => {
    expect(bounds([10, 15, 20])).toEqual([]);
  });

  it("refuses prices below and above", () => {
    expect(bounds([9, 15, 21])).toEqual([0, 2]);
  });
});

describe("checkSmallest", () => {
  /** Facility 0 costs what its last person does; a link a → b holds the price of b up. */
  const smallest = (links: readonly (readonly [number, number])[]) => {
    const tight = new Uint8Array(9);
    for (const [a, b] of links) tight[3 * a + b] = 1;
    return facilitiesOf((found) =>
      runThrough(checkSmallest(Float64Array.of(5, 7, 9), Float64Array.of(5, 0, 0), tight, found)),
    );
  };

  it("accepts prices that a chain of links from such a facility holds up", () => {
    expect(
      smallest([
        [0, 1],
        [1, 2],
      ]),
    ).toEqual([]);
  });

  it("refuses prices that hold only each other up", () => {
    expect(
      smallest([
        [1, 2],
        [2, 1],
      ]),
    ).toEqual([1, 2]);
    expect(
      smallest([
        [0, 2],
        [1, 2],
      ]),
    ).toEqual([1]);
  });
});
