import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runThrough } from "../../src/generators.ts";
import { type Parted, seatAs } from "../../src/verify/parted.ts";

const excess = { overload: 0n, metres: 0n };

/** People settled at each of three facilities, and sets of facilities among which people choose. */
function parted(
  settled: readonly number[],
  torn: readonly (readonly [facilities: readonly number[], people: number])[],
) {
  return {
    excess,
    settled: Float64Array.from(settled),
    torn: torn.map(([facilities, people]) => ({ facilities, people, seated: facilities.map(() => 0) })),
  } satisfies Parted;
}

const seat = (claim: Parted, numbers: readonly number[]) => runThrough(seatAs(claim, Int32Array.from(numbers)));

describe("seatAs", () => {
  it("pushes people along two sets where the facility that they share is too full", () => {
    const claim = parted(
      [0, 0, 0],
      [
        [[0, 1], 4],
        [[1, 2], 4],
      ],
    );

    const tight = seat(claim, [4, 0, 4])!;

    expect(claim.torn.map(({ seated }) => seated)).toEqual([
      [4, 0],
      [0, 4],
    ]);
    // Who sits at 0 would as soon sit at 1, and who sits at 2 as well.
    expect([tight[1], tight[3 * 2 + 1], tight[3 + 0]]).toEqual([1, 1, 0]);
  });

  it("finds nothing where no seating has these numbers", () => {
    expect(seat(parted([3, 0, 0], [[[1, 2], 2]]), [2, 2, 1])).toBeUndefined();
  });

  it("reaches the numbers of any seating there is", () => {
    const people = fc.array(
      fc.tuple(fc.subarray([0, 1, 2], { minLength: 2 }), fc.array(fc.nat(4), { minLength: 3, maxLength: 3 })),
      {
        maxLength: 5,
      },
    );
    fc.assert(
      fc.property(people, (drawn) => {
        const numbers = [0, 0, 0];
        const sets = drawn.map(([facilities, seats]) => {
          for (const j of facilities) numbers[j]! += seats[j]!;
          return [facilities, facilities.reduce((sum, j) => sum + seats[j]!, 0)] as const;
        });
        const claim = parted([0, 0, 0], sets);

        expect(seat(claim, numbers)).toBeDefined();
        const found = [0, 0, 0];
        for (const { facilities, seated } of claim.torn) {
          facilities.forEach((j, place) => {
            expect(seated[place]).toBeGreaterThanOrEqual(0);
            found[j]! += seated[place]!;
          });
        }
        expect(found).toEqual(numbers);
      }),
    );
  });
});
