import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addCandidate, type Candidates, createCandidates, NONE } from "../../src/assign/candidates.ts";
import { assignUnsplittable } from "../../src/assign/unsplittable.ts";

interface RawUnit {
  readonly weight: number;
  readonly whole: boolean;
  readonly home: number;
  /** People at each facility, as shares; undefined where it is no option. */
  readonly shares: readonly (number | undefined)[];
  readonly worse: readonly number[];
}

const FACILITIES = 6;

const units = fc.array(
  fc.record({
    weight: fc.integer({ min: 1, max: 7 }),
    whole: fc.boolean(),
    home: fc.integer({ min: -1, max: FACILITIES - 1 }),
    shares: fc.array(fc.option(fc.nat(3), { nil: undefined, freq: 3 }), {
      minLength: FACILITIES,
      maxLength: FACILITIES,
    }),
    worse: fc.array(fc.constantFrom(0, 0, 0, 1, 30), { minLength: FACILITIES, maxLength: FACILITIES }),
  }),
  { minLength: 1, maxLength: 12 },
);

/** Seats units, many of them split: whoever has people at an option is as well off there as anywhere. */
function seated(raw: readonly RawUnit[], price: readonly number[]): { lists: Candidates; load: Float64Array } {
  const lists = createCandidates(raw.length, 0);
  const load = new Float64Array(FACILITIES);
  raw.forEach(({ weight, shares, worse }, unit) => {
    const open = shares.some((share) => share !== undefined) ? shares : shares.map(() => 1);
    let last: number = NONE;
    let left = weight;
    for (let j = 0; j < FACILITIES; j++) {
      if (open[j] === undefined) continue;
      const people = Math.min(left, open[j]!);
      last = addCandidate(lists, unit, last, j, 1000 - price[j]! + (people > 0 ? 0 : worse[j]!));
      lists.flow[last] = people;
      load[j]! += people;
      left -= people;
    }
    // Who is left sits at the last option.
    lists.cost[last] = 1000 - price[lists.facility[last]!]!;
    lists.flow[last]! += left;
    load[lists.facility[last]!]! += left;
  });
  return { lists, load };
}

describe("seatWholes", () => {
  it("should make wholes of all, lose nobody, and keep its promises of loads", () => {
    const prices = fc.array(fc.nat(20), { minLength: FACILITIES, maxLength: FACILITIES });
    const rooms = fc.array(fc.integer({ min: -3, max: 5 }), { minLength: FACILITIES, maxLength: FACILITIES });
    fc.assert(
      fc.property(units, prices, rooms, (raw, price, room) => {
        const { lists, load } = seated(raw, price);
        const bound = load.slice();
        const whole = Uint8Array.from(raw, (unit) => (unit.whole ? 1 : 0));
        const weight = Int32Array.from(raw, (unit) => unit.weight);
        const home = Int32Array.from(raw, (unit) => unit.home);
        const most = bound.map((people, j) => people + room[j]!);

        const points = (j: number, people: number): number => people ** 2 + 1000 * Math.max(0, people - most[j]!);
        const change = (j: number, from: number, to: number): number => points(j, to) - points(j, from);
        const steps = assignUnsplittable({
          candidates: lists,
          price: Float64Array.from(price),
          load,
          weight,
          unsplittable: whole,
          home,
          most,
          change,
        });
        while (steps.next().done !== true);

        const seats = raw.map((_, unit) =>
          [...lists.unit.subarray(0, lists.size).keys()].filter(
            (slot) => lists.unit[slot] === unit && lists.flow[slot]! > 0,
          ),
        );
        const counted = new Float64Array(FACILITIES);
        for (let slot = 0; slot < lists.size; slot++) counted[lists.facility[slot]!]! += lists.flow[slot]!;
        expect(counted).toEqual(load);
        raw.forEach((unit, u) => {
          expect(seats[u]!.reduce((sum, slot) => sum + lists.flow[slot]!, 0)).toBe(unit.weight);
          if (unit.whole) expect(seats[u]).toHaveLength(1);
        });
        const d = Math.max(1, ...raw.filter((unit) => unit.whole).map((unit) => unit.weight)) - 1;
        for (let j = 0; j < FACILITIES; j++) {
          expect(load[j]!).toBeGreaterThanOrEqual(bound[j]! - d);
          const upper = Math.min(bound[j]! + d, most[j]! < bound[j]! ? Number.POSITIVE_INFINITY : most[j]!);
          const awayFromHome = raw.some(
            ({ home: own }, u) => own !== NONE && own !== j && seats[u]!.some((slot) => lists.facility[slot] === j),
          );
          if (load[j]! > upper) expect(awayFromHome).toBe(false);
        }
      }),
      { numRuns: 20 * (fc.readConfigureGlobal().numRuns ?? 100) },
    );
  });
});
