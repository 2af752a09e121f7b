import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createArcs, EMPTY, topFrom, topTo } from "../../src/assign/arcs.ts";
import { addSlot, createLists, type Lists, NONE, slotAt } from "../../src/assign/lists.ts";
import { movePeople, type State } from "../../src/assign/repair.ts";

const FACILITIES = 4;

/** Units with random costs everywhere, seated anywhere. */
function seated(costs: readonly (readonly number[])[], seats: readonly number[]): State {
  const lists = createLists(costs.length, 1);
  costs.forEach((row, unit) => {
    let last = NONE;
    row.forEach((cost, facility) => {
      last = addSlot(lists, unit, last, facility, cost);
    });
    lists.flow[slotAt(lists, unit, seats[unit]!)] = 2;
  });
  const steps = createArcs(FACILITIES, lists);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  const column = new Float64Array(FACILITIES);
  return {
    m: FACILITIES,
    curve: { marginal: () => 0, most: () => 0 },
    lists,
    arcs: step.value,
    load: column,
    price: column,
  };
}

/** The smallest key of an arc by looking at everybody. */
function smallestKey(lists: Lists, a: number, b: number): number {
  let least = EMPTY;
  for (let unit = 0; unit < lists.units; unit++) {
    const from = slotAt(lists, unit, a);
    if (lists.flow[from]! > 0) least = Math.min(least, lists.cost[slotAt(lists, unit, b)]! - lists.cost[from]!);
  }
  return least;
}

describe("arcs", () => {
  it("should always have the smallest key of every pair on top, whoever moves", () => {
    const costs = fc.array(fc.integer({ min: -5, max: 20 }), { minLength: FACILITIES, maxLength: FACILITIES });
    const facility = fc.nat(FACILITIES - 1);
    const moves = fc.array(fc.tuple(fc.nat(9), facility, facility, fc.integer({ min: 1, max: 2 })), { maxLength: 60 });
    const tables = fc.array(costs, { minLength: 10, maxLength: 10 });
    const seats = fc.array(facility, { minLength: 10, maxLength: 10 });
    fc.assert(
      fc.property(tables, seats, moves, (table, start, list) => {
        const state = seated(table, start);
        for (const [unit, a, b, people] of list) {
          const { lists } = state;
          if (a === b || lists.flow[slotAt(lists, unit, a)]! < people) continue;
          movePeople(state, slotAt(lists, unit, a), slotAt(lists, unit, b), people);
        }
        for (let a = 0; a < FACILITIES; a++) {
          for (let b = 0; b < FACILITIES; b++) {
            if (a === b) continue;
            const key = smallestKey(state.lists, a, b);
            expect(state.arcs.key[a * FACILITIES + b]).toBe(key);
            if (key === EMPTY) continue;
            const [from, to] = [topFrom(state.arcs, a, b), topTo(state.arcs, a, b)];
            expect([state.lists.facility[from], state.lists.facility[to]]).toEqual([a, b]);
            expect(state.lists.unit[from]).toBe(state.lists.unit[to]);
          }
        }
      }),
    );
  });
});
