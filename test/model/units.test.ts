/** Rows merged into units: against a grouping that knows nothing of curves, keys and sorting. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runThrough } from "../../src/generators.ts";
import { type ParticipantColumns, type Problem, redistribute, verify } from "../../src/index.ts";
import type { Classes } from "../../src/model/eligibility.ts";
import { registeredAt } from "../../src/model/registration.ts";
import { type Differences, rowsOf, type Units, unitsOf } from "../../src/model/units.ts";
import { randomFrom } from "../support/cities.ts";

type Columns = { -readonly [K in keyof ParticipantColumns]: ParticipantColumns[K] };

const facilities = ["A", "B", "C"].map((id, j) => ({ id, lon: 109.3, lat: 0.01 * j, doctors: 1 }));

/** People at these places, the newly enrolled among them; hardship, wishes and numbers of people as they come. */
function people(at: Pick<Columns, "lon" | "lat" | "zone">, rows: number, salt: number): Columns {
  const mixed = (k: number, n: number): Int32Array =>
    Int32Array.from({ length: rows }, (_, row) => (row * 31 + salt * k + Math.floor(row / (k + 5))) % n);
  // Every fifth row names facilities; some the same first, and then others.
  const wishes = Array.from({ length: rows }, (_, row) =>
    row % 5 === 0 ? [0, 1 + (row % 2), 2 - (row % 2)].slice(0, (row + salt) % 4) : [],
  );
  const choiceStart = new Int32Array(rows + 1);
  for (const [row, named] of wishes.entries()) choiceStart[row + 1] = choiceStart[row]! + named.length;
  return {
    ...at,
    facility: mixed(1, 4).map((j) => j - 1),
    consent: new Uint8Array(rows).fill(1),
    ...(salt % 2 === 0 && { count: mixed(2, 4) }),
    ...(salt % 3 === 0 && { extraCost: mixed(3, 2) }),
    ...(salt % 5 === 0 && { choiceStart, choice: Int32Array.from(wishes.flat()) }),
  };
}

/** What makes two rows different people to the engine. */
function markOf(
  { participants: p }: Problem,
  classes: Classes | undefined,
  { group, letters }: Differences,
  row: number,
) {
  const wishes = p.choiceStart ? [...p.choice!.subarray(p.choiceStart[row]!, p.choiceStart[row + 1]!)] : [];
  const place = [p.lon?.[row], p.lat?.[row], p.zone?.[row]];
  const own = [p.facility[row], classes?.of[row], p.extraCost?.[row], group?.[row], letters?.[row]];
  return JSON.stringify([...place, ...own, wishes]);
}

function expectUnits(
  problem: Problem,
  free: (row: number) => boolean,
  classes?: Classes,
  differ: Differences = {},
): Units {
  const { participants: p } = problem;
  const facts = { problem, registered: registeredAt(problem), classes };
  const { units, enrolledToday } = runThrough(unitsOf(facts, free, differ));
  const expected = new Map<string, number[]>();
  const [fixed, registered] = [problem.facilities.map(() => 0), problem.facilities.map(() => 0)];
  p.facility.forEach((today, row) => {
    const count = p.count?.[row] ?? 1;
    if (today >= 0) registered[today]! += count;
    if (!free(row)) {
      if (today >= 0) fixed[today]! += count;
    } else if (count > 0) {
      const mark = markOf(problem, classes, differ, row);
      expected.set(mark, [...(expected.get(mark) ?? []), row]);
    }
  });

  const found = Array.from({ length: units.size }, (_, unit) => [...rowsOf(units, unit)]);
  const first = (rows: readonly number[]): number => rows[0]!;
  expect(found.toSorted((a, b) => first(a) - first(b))).toEqual([...expected.values()]);
  expect([...units.fixed]).toEqual(fixed);
  expect([...enrolledToday]).toEqual(registered);
  const { group } = differ;
  const told = found.map((_, unit) => ({
    weight: units.weight[unit],
    today: units.today[unit],
    names: unit >= units.firstListed,
    whole: units.unsplittable?.[unit] ?? 0,
    inOrder: unit === 0 || unit === units.firstListed || units.unitKind[unit]! >= units.unitKind[unit - 1]!,
  }));
  expect(told).toEqual(
    found.map((rows) => ({
      weight: rows.reduce((sum, row) => sum + (p.count?.[row] ?? 1), 0),
      today: p.facility[first(rows)],
      names: p.choiceStart !== undefined && p.choiceStart[first(rows) + 1]! > p.choiceStart[first(rows)]!,
      whole: group !== undefined && group[first(rows)]! >= 0 ? 1 : 0,
      inOrder: true,
    })),
  );
  return units;
}

const salts = fc.nat(29);
const frees = fc.constantFrom(
  () => true,
  (row: number) => row % 3 !== 1,
);

describe("units", () => {
  it("should join people alike in everything, wherever they stand in the table", () => {
    // Ten, or hundreds, of places in one cell of the curve; the first row is far away.
    const places = fc.constantFrom(3, 40, 400);
    fc.assert(
      fc.property(places, fc.integer({ min: 1, max: 900 }), salts, frees, (different, rows, salt, free) => {
        const at = (k: number): Float64Array =>
          Float64Array.from({ length: rows }, (_, row) => (row === 0 ? 5 : 1e-9 * (((row * k) % 997) % different)));
        const participants = people({ lon: at(613), lat: at(salt % 2 === 0 ? 613 : 211) }, rows, salt);

        expectUnits({ facilities, participants }, free);
        const group = Int32Array.from({ length: rows }, (_, row) => (row % 4) - 1);
        expectUnits({ facilities, participants }, free, undefined, { group });
        const letters = Int32Array.from({ length: rows }, (_, row) => (row % 3) * 5000);
        expectUnits({ facilities, participants }, free, undefined, {
          group: salt % 2 === 0 ? group : undefined,
          letters,
        });
      }),
    );
  });

  it("should be in the order of their zones, however many there are", () => {
    // More zones than a curve has keys, and fewer.
    fc.assert(
      fc.property(fc.constantFrom(5, 1000, 700_000), salts, frees, (zones, salt, free) => {
        const rows = 500;
        const last = (row: number): number => (row % 7 === 0 ? zones - 1 - (row % 5) : row * 1399);
        const zone = Int32Array.from({ length: rows }, (_, row) => Math.max(0, last(row)) % zones);
        const travel = { metres: new Int32Array(zones * facilities.length) };
        const participants = people({ zone }, rows, salt);

        const {
          rows: ordered,
          rowStart,
          unitKind: kind,
          size,
        } = expectUnits({ facilities, participants, travel }, free);

        for (let unit = 1; unit < size; unit++) {
          if (kind[unit] !== kind[unit - 1]) continue;
          expect(zone[ordered[rowStart[unit]!]!]!).toBeGreaterThanOrEqual(zone[ordered[rowStart[unit - 1]!]!]!);
        }
      }),
    );
  });

  it("should be told apart by more classes than there is room for finest keys", () => {
    const rows = 600;
    const grid = Float64Array.from({ length: rows }, (_, row) => 0.001 * (row % 30));
    const of = Int32Array.from({ length: rows }, (_, row) => ((row * 7919) % 300) * 100);
    for (const size of [30_000, 4, 1]) {
      const classes = { size, of: of.map((one) => one % size), takes: new Uint8Array(size * facilities.length) };

      expectUnits({ facilities, participants: people({ lon: grid, lat: grid }, rows, 1) }, () => true, classes);
    }
  });

  it("should be counted over many thousands of rows, with a pause now and then", () => {
    const rows = 50_000;
    const at = Float64Array.from({ length: rows }, (_, row) => 1e-5 * ((row * 7919) % 1009));
    const participants = people({ lon: at, lat: at }, rows, 4);
    const facts = { problem: { facilities, participants }, registered: participants.facility, classes: undefined };
    const work = unitsOf(facts, () => true);
    const pauses: number[] = [];
    let step = work.next();
    for (; step.done !== true; step = work.next()) pauses.push(step.value);

    expect(Math.max(...pauses)).toBe(rows);
    expect(step.value.units.weight.reduce((sum, n) => sum + n, 0)).toBe(
      participants.count!.reduce((sum, n) => sum + n, 0),
    );
    expect(pauses.length).toBe(38);
  });
});

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

  it("should tell people apart by the 31st service, the last bit below the sign", () => {
    const problem = hospitals(9, 400, 31);

    const plan = redistribute(problem);

    expect(verify(problem, plan)).toMatchObject({ ok: true, proven: true, violations: [] });
  });
});
