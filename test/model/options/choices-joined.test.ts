import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allocateFound, type Options } from "../../../src/assign/problem.ts";
import { joinOptions } from "../../../src/model/options/choices.ts";

/** Options by a table of costs, units × 3. */
function tableOptions(costs: readonly (readonly number[])[]): Options {
  return {
    units: costs.length,
    facilities: 3,
    weight: Int32Array.from(costs, (_, unit) => unit + 1),
    cost: (unit, j) => costs[unit]![j]!,
    best({ first, count, step }, prices, within, limit, found) {
      for (let i = 0; i < count; i++) {
        const own = costs[first + i * step]!;
        const ranked = [0, 1, 2]
          .map((j) => ({ j, sum: own[j]! + prices[j]! }))
          .filter(({ sum }) => sum < (limit?.[i] ?? Number.POSITIVE_INFINITY))
          .sort((a, b) => a.sum - b.sum || a.j - b.j);
        const near = ranked.filter(({ sum }) => sum <= ranked[0]!.sum + within).slice(0, found.most);
        found.size[i] = near.length;
        near.forEach(({ j }, k) => {
          found.facility[i * found.most + k] = j;
          found.cost[i * found.most + k] = own[j]!;
        });
      }
    },
  };
}

const table = fc.array(fc.array(fc.nat(20), { minLength: 3, maxLength: 3 }), { maxLength: 5 });

describe("joinOptions", () => {
  it("answers for two sets of units as one set of all of them would, in any batch", () => {
    const batch = fc.record({ first: fc.nat(9), step: fc.integer({ min: 1, max: 4 }), bounded: fc.boolean() });
    fc.assert(
      fc.property(table, table, batch, (a, b, { first, step, bounded }) => {
        const [joined, whole] = [joinOptions(tableOptions(a), tableOptions(b)), tableOptions([...a, ...b])];
        const count = Math.max(0, Math.ceil((whole.units - first) / step));
        const limit = bounded ? Float64Array.from({ length: count }, (_, i) => 5 * (i + 1)) : undefined;
        const prices = Float64Array.of(3, 0, 5);
        const [one, other] = [allocateFound(count, 2), allocateFound(count, 2)];
        joined.best({ first, count, step }, prices, 4, limit, one);
        whole.best({ first, count, step }, prices, 4, limit, other);

        expect(one).toEqual(other);
        expect(joined.units).toBe(whole.units);
        expect([...joined.weight]).toEqual([...tableOptions(a).weight, ...tableOptions(b).weight]);
        for (let unit = 0; unit < whole.units; unit++) {
          for (let j = 0; j < 3; j++) expect(joined.cost(unit, j)).toBe(whole.cost(unit, j));
        }
      }),
    );
  });
});
