import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addCandidate, type Candidates, candidateAt, createCandidates, NONE } from "../../src/assign/candidates.ts";
import { cheapest, createFacilityGraph, type FacilityGraph, movePeople } from "../../src/assign/facility-graph.ts";
import { EMPTY } from "../../src/assign/graph.ts";
import { secondValue } from "../../src/assign/heaps.ts";
import { runThrough } from "../../src/generators.ts";

const FACILITIES = 4;

/** Units with random costs everywhere, seated anywhere. */
function seated(costs: readonly (readonly number[])[], seats: readonly number[]): FacilityGraph {
  const lists = createCandidates(costs.length, 1);
  costs.forEach((row, unit) => {
    let last = NONE;
    row.forEach((cost, facility) => {
      last = addCandidate(lists, unit, last, facility, cost);
    });
    lists.flow[candidateAt(lists, unit, seats[unit]!)] = 2;
  });
  return runThrough(createFacilityGraph(FACILITIES, lists));
}

/** The smallest key of an arc by looking at everybody. */
function smallestKey(lists: Candidates, a: number, b: number): number {
  let least = EMPTY;
  for (let unit = 0; unit < lists.units; unit++) {
    const from = candidateAt(lists, unit, a);
    if (lists.flow[from]! > 0) least = Math.min(least, lists.cost[candidateAt(lists, unit, b)]! - lists.cost[from]!);
  }
  return least;
}

describe("the facility graph", () => {
  it("should always have the smallest key of every pair on top, whoever moves", () => {
    const costs = fc.array(fc.integer({ min: -5, max: 20 }), { minLength: FACILITIES, maxLength: FACILITIES });
    const facility = fc.nat(FACILITIES - 1);
    const moves = fc.array(fc.tuple(fc.nat(9), facility, facility, fc.integer({ min: 1, max: 2 })), { maxLength: 60 });
    const tables = fc.array(costs, { minLength: 10, maxLength: 10 });
    const seats = fc.array(facility, { minLength: 10, maxLength: 10 });
    fc.assert(
      fc.property(tables, seats, moves, (table, start, list) => {
        const graph = seated(table, start);
        const { candidates: lists } = graph;
        for (const [unit, a, b, people] of list) {
          if (a === b || lists.flow[candidateAt(lists, unit, a)]! < people) continue;
          movePeople(graph, candidateAt(lists, unit, a), candidateAt(lists, unit, b), people);
        }
        for (let a = 0; a < FACILITIES; a++) {
          for (let b = 0; b < FACILITIES; b++) {
            if (a === b) continue;
            const key = smallestKey(lists, a, b);
            const arc = graph.arcOf[a * FACILITIES + b]! - 1;
            expect(arc < 0 ? EMPTY : graph.length[arc]).toBe(key);
            if (key === EMPTY) continue;
            expect([graph.from[arc], graph.to[arc]]).toEqual([a, b]);
            expect(graph.people(arc)).toBe(lists.flow[cheapest(graph, arc)]);
            const [from, to] = [cheapest(graph, arc), secondValue(graph.heaps, arc)];
            expect([lists.facility[from], lists.facility[to]]).toEqual([a, b]);
            expect(lists.unit[from]).toBe(lists.unit[to]);
          }
        }
      }),
    );
  });
});
