import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type BarrierTravel,
  barrierTravel,
  explain,
  facilityRows,
  InputError,
  type InputIssueCode,
  type Plan,
  type Policy,
  type Problem,
  planFromJson,
  problemFrom,
  redistribute,
  redistributeAsync,
  summarize,
  transferRows,
} from "../../src/index.ts";
import { problems, runs, small } from "../support/arbitraries.ts";
import { inputErrorOf } from "../support/input-error.ts";

type Loose = Record<string, unknown>;

/** One way to spoil a problem that has facilities, rows and counts: sets one value, and says where. */
interface Spoiling {
  readonly path: string;
  readonly code: InputIssueCode;
  readonly spoil: (problem: Problem) => unknown;
}

const anything = fc.anything({ withTypedArray: true, withBigInt: true, withDate: true, withSparseArray: true });

function inFacility(key: string, value: unknown, code: InputIssueCode): (j: number) => Spoiling {
  return (j) => ({
    path: `facilities[${j}].${key}`,
    code,
    spoil: (problem) => ({
      ...problem,
      facilities: problem.facilities.map((facility, k) => (k === j ? { ...facility, [key]: value } : facility)),
    }),
  });
}

function inColumn(key: string, value: (problem: Problem) => number): (row: number) => Spoiling {
  return (row) => ({
    path: `participants.${key}[${row}]`,
    code: "value",
    spoil: (problem) => {
      const columns = problem.participants as unknown as Record<string, Int32Array>;
      const column = columns[key]!.slice();
      column[row] = value(problem);
      return { ...problem, participants: { ...columns, [key]: column } };
    },
  });
}

function wholeColumn(key: string, code: InputIssueCode, change: (column: Int32Array) => unknown): Spoiling {
  return {
    path: `participants.${key}`,
    code,
    spoil: (problem) => {
      const columns = problem.participants as unknown as Record<string, Int32Array>;
      return { ...problem, participants: { ...columns, [key]: change(columns[key]!) } };
    },
  };
}

const facilitySpoilings = [
  inFacility("doctors", -1, "value"),
  inFacility("doctors", Number.NaN, "type"),
  inFacility("doctors", Number.POSITIVE_INFINITY, "value"),
  inFacility("doctors", "4", "type"),
  inFacility("doctors", undefined, "missing"),
  inFacility("capacity", -1, "value"),
  inFacility("capacity", 1.5, "value"),
  inFacility("capacity", "many", "type"),
  inFacility("lon", 180.1, "value"),
  inFacility("lon", "109", "type"),
  inFacility("lat", -90.1, "value"),
  inFacility("lat", undefined, "missing"),
  inFacility("accepts", "ppu", "type"),
  inFacility("services", 5, "type"),
  inFacility("region", 6171, "type"),
  inFacility("id", 5, "type"),
  inFacility("id", undefined, "missing"),
];

const columnSpoilings = [
  inColumn("lon", () => 181),
  inColumn("lon", () => Number.NaN),
  inColumn("lat", () => -91),
  inColumn("facility", (problem) => problem.facilities.length),
  inColumn("facility", () => -2),
  inColumn("consent", () => 4),
  inColumn("count", () => -1),
];

const wholeSpoilings = [
  wholeColumn("facility", "type", (column) => Array.from(column)),
  wholeColumn("facility", "missing", () => undefined),
  wholeColumn("consent", "type", (column) => Int32Array.from(column)),
  wholeColumn("consent", "length", (column) => column.slice(1)),
  wholeColumn("lon", "type", (column) => Float32Array.from(column)),
  wholeColumn("lon", "missing", () => undefined),
  wholeColumn("lat", "length", (column) => Float64Array.of(...column, 0)),
  wholeColumn("count", "type", () => "many"),
];

const policySpoilings: readonly (readonly [string, unknown, InputIssueCode])[] = [
  ["fill", "brim", "value"],
  ["fill", 5, "type"],
  ["unknown", "move", "value"],
  ["participantsPerDoctor", 0, "value"],
  ["participantsPerDoctor", Number.NaN, "type"],
  ["participantsPerDoctor", "5000", "type"],
  ["moveCostKm", -1, "value"],
  ["moveCostKm", Number.POSITIVE_INFINITY, "value"],
  ["maxExtraKm", Number.NEGATIVE_INFINITY, "value"],
  ["maxDistanceKm", -3, "value"],
  ["closerMoves", 1, "type"],
  ["sameRegion", "yes", "type"],
  ["choiceKm", -1, "value"],
  ["drawSeed", -1, "value"],
  ["drawSeed", 2 ** 32, "value"],
  ["drawSeed", 0.5, "value"],
  ["honourChoices", 1, "type"],
  ["choiceWorthKm", Number.POSITIVE_INFINITY, "value"],
  ["overloadKm", 0, "value"],
  ["overloadKm", 0.0004, "value"],
  ["overloadKm", 4_294_968, "value"],
  ["maxExtraKilometres", 3, "unknown-key"],
];

/** Problems on the sphere with a facility, a row and counts, and nobody held: who is held may live nowhere. */
const whole = problems({ size: small, travel: "sphere" }).filter(
  ({ facilities, participants: { facility, count, hold } }) =>
    facilities.length > 0 && facility.length > 0 && count !== undefined && hold === undefined,
);

function expectSpoilt(run: () => unknown, { path, code }: { path: string; code: InputIssueCode }): void {
  const error = inputErrorOf(run);
  expect(error?.issues.map((issue) => issue.path)).toEqual([path]);
  expect([code, "type", "value"]).toContain(error?.code);
  if (code !== "type" && code !== "value") expect(error?.code).toBe(code);
  expect(error?.issues[0]?.message.startsWith(`${path}: `)).toBe(true);
}

describe("one spoilt field", () => {
  it("should be named by its path when it is a facility's", () => {
    fc.assert(
      fc.property(whole, fc.constantFrom(...facilitySpoilings), fc.nat(), (problem, spoiling, j) => {
        const spoilt = spoiling(j % problem.facilities.length);

        expectSpoilt(() => redistribute(spoilt.spoil(problem) as Problem), spoilt);
      }),
    );
  });

  it("should be named by its path when it is in a column", () => {
    fc.assert(
      fc.property(whole, fc.constantFrom(...columnSpoilings), fc.nat(), (problem, spoiling, row) => {
        const spoilt = spoiling(row % problem.participants.facility.length);

        expectSpoilt(() => redistribute(spoilt.spoil(problem) as Problem), spoilt);
      }),
    );
  });

  it("should be named by its path when it is a whole column", () => {
    fc.assert(
      fc.property(whole, fc.constantFrom(...wholeSpoilings), (problem, spoilt) => {
        expectSpoilt(() => redistribute(spoilt.spoil(problem) as Problem), spoilt);
      }),
    );
  });

  it("should be named by its path when it is the policy's", () => {
    fc.assert(
      fc.property(whole, fc.constantFrom(...policySpoilings), (problem, [key, value, code]) => {
        const path = `policy.${key}`;

        expectSpoilt(() => redistribute(problem, { [key]: value } as Policy), { path, code });
      }),
    );
  });

  it("should be named by its path when it is an id that stands twice", () => {
    fc.assert(
      fc.property(whole, (problem) => {
        fc.pre(problem.facilities.length > 1);
        const path = `facilities[${problem.facilities.length - 1}].id`;
        const facilities = problem.facilities.with(-1, {
          ...problem.facilities.at(-1)!,
          id: problem.facilities[0]!.id,
        });

        expectSpoilt(() => redistribute({ ...problem, facilities }), { path, code: "duplicate" });
      }),
      runs(0.3),
    );
  });

  it("should be listed with the others, up to a hundred, all of them counted", () => {
    fc.assert(
      fc.property(whole, fc.integer({ min: 1, max: 300 }), (problem, n) => {
        const participants = {
          facility: new Int32Array(n).fill(problem.facilities.length),
          consent: new Uint8Array(n),
          lon: new Float64Array(n),
          lat: new Float64Array(n),
        };

        const error = inputErrorOf(() => redistribute({ ...problem, participants }));

        expect(error?.issues).toHaveLength(Math.min(n, 100));
        expect(error?.issueCount).toBe(n);
      }),
      runs(0.3),
    );
  });
});

describe("anything at all", () => {
  it("should give an InputError, or nothing, wherever a problem is taken", async () => {
    await fc.assert(
      fc.asyncProperty(anything, async (value) => {
        expect(inputErrorOf(() => redistribute(value as Problem))).not.toBeNull();
        await expect(redistributeAsync(value as Problem)).rejects.toBeInstanceOf(InputError);
        inputErrorOf(() => problemFrom(value));
      }),
    );
  });

  it("should give an InputError, or nothing, in any one field of a problem", () => {
    const fields = ["facilities", "participants", "travel", "holds", "segments", "regions", "services"];
    fc.assert(
      fc.property(problems({ size: small }), fc.constantFrom(...fields), anything, (problem, field, value) => {
        inputErrorOf(() => redistribute({ ...problem, [field]: value } as Problem));
      }),
    );
  });

  it("should give an InputError, or nothing, as rivers, or anywhere in them", () => {
    const degrees = fc.oneof(fc.double({ min: -190, max: 190 }), fc.integer({ min: 100, max: 102 }));
    const often = <T>(arbitrary: fc.Arbitrary<T>) =>
      fc.oneof({ weight: 4, arbitrary }, { weight: 1, arbitrary: anything });
    const points = often(fc.array(often(fc.tuple(often(degrees), often(degrees))), { maxLength: 4 }));
    const crossing = fc.record({
      id: often(fc.string()),
      lon: often(degrees),
      lat: often(degrees),
      extraMetres: often(fc.nat()),
      closed: often(fc.boolean()),
    });
    const rivers = fc.record({
      barriers: often(fc.array(points, { maxLength: 4 })),
      crossings: often(fc.array(often(crossing), { maxLength: 3 })),
    });
    fc.assert(
      fc.property(problems({ size: small, travel: "sphere" }), often(rivers), (problem, travel) => {
        inputErrorOf(() => barrierTravel(travel as BarrierTravel));
        inputErrorOf(() => redistribute({ ...problem, travel } as Problem));
      }),
      runs(5),
    );
  });

  it("should give an InputError, or nothing, in any one column or facility", () => {
    const more = [
      "hold",
      "segment",
      "region",
      "needs",
      "extraCost",
      "extraCostPerKm",
      "choiceStart",
      "choice",
      "household",
    ];
    const columns = ["lon", "lat", "facility", "consent", "count", "zone", "ids", ...more];
    fc.assert(
      fc.property(problems({ size: small }), fc.constantFrom(...columns), anything, (problem, column, value) => {
        const participants = { ...problem.participants, [column]: value } as Problem["participants"];
        inputErrorOf(() => redistribute({ ...problem, participants }));
        inputErrorOf(() => redistribute({ ...problem, facilities: [...problem.facilities, value] } as Problem));
      }),
    );
  });

  it("should give an InputError, or nothing, as policy, as one of its fields, or as options", () => {
    const fields = ["participantsPerDoctor", "fill", "unknown", "moveCostKm", "maxExtraKm", "maxDistanceKm"];
    const keys = fc.constantFrom(...fields, "closerMoves", "overloadKm", "sameRegion", "choiceKm", "honourChoices");
    fc.assert(
      fc.property(problems({ size: small }), keys, anything, (problem, key, value) => {
        inputErrorOf(() => redistribute(problem, value as Policy));
        inputErrorOf(() => redistribute(problem, { [key]: value } as Policy));
        inputErrorOf(() => redistribute(problem, {}, value as Loose));
        inputErrorOf(() => redistribute(problem, {}, { limit: value } as Loose));
      }),
    );
  });

  it("should give an InputError, or nothing, where a plan is read", () => {
    const readers = fc.constantFrom<(problem: Problem, plan: Plan) => unknown>(
      summarize,
      facilityRows,
      (problem, plan) => [...transferRows(problem, plan)],
      explain,
      (_, plan) => planFromJson(plan),
    );
    fc.assert(
      fc.property(problems({ size: small }), readers, anything, (problem, reader, value) => {
        expect(inputErrorOf(() => reader(problem, value as Plan))).not.toBeNull();
      }),
    );
  });

  it("should give an InputError, or nothing, in one field of a plan that is read", () => {
    const readers = fc.constantFrom<(problem: Problem, plan: Plan) => unknown>(
      summarize,
      facilityRows,
      (problem, plan) => [...transferRows(problem, plan)],
      explain,
    );
    fc.assert(
      fc.property(problems({ size: small }), readers, fc.nat(), anything, (problem, reader, k, value) => {
        const plan = redistribute(problem) as unknown as Loose;
        const keys = Object.keys(plan);

        inputErrorOf(() => reader(problem, { ...plan, [keys[k % keys.length]!]: value } as unknown as Plan));
      }),
    );
  });
});
