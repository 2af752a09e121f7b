/** Whatever comes: an `InputError` of a few words that tells nothing of a person, or an answer that is right. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type InputError, type Problem, problemFrom, redistribute } from "../../../src/index.ts";
import { problems, runs, small } from "../../support/arbitraries.ts";
import { damaged, SECRET } from "../../support/damage.ts";
import { expectOptimal } from "../../support/expect-optimal.ts";
import { inputErrorOf } from "../../support/input-error.ts";

const MOST_CHARACTERS = 10_000;

/** The error, after a look at what it says and what it does not. */
function errorOf(run: () => void): InputError | null {
  const error = inputErrorOf(run);
  if (error === null) return null;
  expect(error.message.length).toBeLessThanOrEqual(MOST_CHARACTERS);
  for (const { message, path } of error.issues) {
    expect(message.length).toBeLessThanOrEqual(MOST_CHARACTERS);
    if (path.startsWith("participants")) expect(message).not.toContain(SECRET);
  }
  return error;
}

function expectSolvable(problem: Problem): void {
  expectOptimal(problem, redistribute(problem));
}

const person = { id: `${SECRET} 1`, lon: 109.33, lat: -0.03, facilityId: "A", consent: "granted" };

const facility = { id: "A", lon: 109.33, lat: -0.02, doctors: 1 };

/** Every field of the records door, in right use. */
const records = {
  facilities: [
    { ...facility, name: "Kampung Bali", kind: "puskesmas", capacity: 9, minimum: 1, maxOutflow: 3, region: "6171" },
    { ...facility, id: "B", lon: 109.34, accepts: ["ppu"], services: ["delivery"], quality: { medicines: 0.5 } },
    { ...facility, id: "C", lon: 109.35, closed: true, target: 4, maxIntake: 2, dentist: true },
  ],
  participants: [
    { ...person, segment: "ppu", needs: ["delivery"], region: "6171" },
    { ...person, id: `${SECRET} 2`, facilityId: null, count: 3, choices: ["B", "A"] },
    { ...person, id: `${SECRET} 3`, consent: false, hold: "pregnancy" },
    { ...person, id: `${SECRET} 4`, consent: "unknown", extraCost: 500, extraCostPerKm: 100 },
    { ...person, id: `${SECRET} 5`, facilityId: "C", consent: "withdrawn" },
  ],
};

const { lon: _lon, lat: _lat, ...nowhere } = person;

const withZones = {
  facilities: [
    { id: "A", doctors: 1 },
    { id: "B", doctors: 2 },
  ],
  participants: [
    { ...nowhere, zone: "east" },
    { ...nowhere, id: `${SECRET} 2`, zone: "west", facilityId: "B" },
  ],
  travel: {
    zones: ["east", "west"],
    metres: [
      [100, 2000],
      [900, 300],
    ],
  },
};

const withRivers = {
  ...records,
  travel: {
    barriers: [
      [
        [109.335, -0.1],
        [109.335, 0.1],
      ],
    ],
    crossings: [{ id: "bridge", lon: 109.335, lat: -0.05, extraMetres: 20, closed: false }],
  },
};

describe("damaged records", () => {
  it.each([
    ["of every field", records],
    ["with zones", withZones],
    ["with rivers", withRivers],
  ])("should be refused in few words, or be solved: %s", (_, input) => {
    expectSolvable(problemFrom(input));
    fc.assert(
      fc.property(damaged(input), (records) => {
        let problem: Problem | undefined;
        errorOf(() => {
          problem = problemFrom(records);
        });
        // What a record may say can still be too much together (`range`), and no other error may come late.
        if (problem !== undefined) {
          const taken = problem;
          const late = errorOf(() => expectSolvable(taken));
          if (late !== null) expect(["range", "value", "length", "missing"]).toContain(late.code);
        }
      }),
      runs(4),
    );
  });
});

/** Columns of any kind and length. */
const column = fc.oneof(
  fc.int8Array({ maxLength: 6, min: -2, max: 4 }),
  fc.uint8Array({ maxLength: 6, max: 5 }),
  fc.int32Array({ maxLength: 6, min: -2, max: 9 }),
  fc.int32Array({ maxLength: 6 }),
  fc.float32Array({ maxLength: 6 }),
  fc.float64Array({ maxLength: 6 }),
  fc.float64Array({ maxLength: 6, min: -90, max: 90, noNaN: true }),
  fc.bigInt64Array({ maxLength: 3 }),
);

const names = ["lon", "lat", "facility", "consent", "count", "zone", "hold", "segment", "region", "needs"] as const;

const more = ["extraCost", "extraCostPerKm", "choiceStart", "choice"] as const;

describe("typed arrays of any kind", () => {
  it("should be refused, or be solved", () => {
    const some = fc.dictionary(fc.constantFrom(...names, ...more), column, { maxKeys: 4 });
    fc.assert(
      fc.property(problems({ size: small }), some, (problem, columns) => {
        const participants = { ...problem.participants, ...columns } as unknown as Problem["participants"];
        errorOf(() => expectSolvable({ ...problem, participants }));
      }),
      runs(4),
    );
  });

  it("should be refused, or be solved, as ways", () => {
    fc.assert(
      fc.property(problems({ size: small, travel: "matrix" }), column, (problem, metres) => {
        errorOf(() => expectSolvable({ ...problem, travel: { metres } as unknown as NonNullable<Problem["travel"]> }));
      }),
    );
  });
});
