import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InputError } from "../../src/errors.ts";
import { problemFrom } from "../../src/input/problem-from.ts";
import { checkProblem } from "../../src/model/check.ts";
import { consentCode } from "../../src/model/policy.ts";
import { NO_WAY } from "../../src/travel/travel.ts";
import type { Problem } from "../../src/types.ts";

const facility = (over: object = {}): object => ({ id: "A", lon: 109.33, lat: -0.03, doctors: 4, ...over });
const person = (over: object = {}): object => ({ id: "p1", lon: 109.33, lat: -0.03, facilityId: "A", ...over });

/** One facility and one participant, with whatever a test changes. */
const records = (over: object = {}): object => ({ facilities: [facility()], participants: [person()], ...over });

/** Two zones and two facilities; coordinates are not needed. */
const byMatrix = (over: object = {}): object => ({
  facilities: [
    { id: "A", doctors: 1 },
    { id: "B", doctors: 2 },
  ],
  participants: [{ id: "p1", zone: "z2", facilityId: "B" }],
  travel: {
    zones: ["z1", "z2"],
    metres: [
      [0, 1500.4],
      [null, 2.5],
    ],
  },
  ...over,
});

function refusal(input: unknown): InputError {
  try {
    problemFrom(input);
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
  throw new Error("expected an InputError");
}

const messages = (input: unknown): string[] => refusal(input).issues.map((issue) => issue.message);
const codes = (input: unknown): string[] => refusal(input).issues.map((issue) => `${issue.code} ${issue.path}`);

function run(problem: Problem): void {
  for (const _ of checkProblem(problem)) {
    // Only what it throws matters.
  }
}

describe("problemFrom", () => {
  it("should make columns of records", () => {
    const problem = problemFrom(
      records({
        facilities: [
          facility(),
          facility({
            id: "B",
            name: "Kampung Bali",
            kind: "puskesmas",
            capacity: 22_000,
            target: 9000,
            maxIntake: 500,
            minimum: 300,
            maxOutflow: 200,
            quality: { infrastructure: 0.5, medicines: null },
            closed: false,
            dentist: true,
          }),
        ],
        participants: [
          person({ consent: true }),
          person({ id: "p2", facilityId: "B", count: 3, lon: 110 }),
          person({ id: "p3", facilityId: null }),
        ],
      }),
    );
    expect(problem).toEqual({
      facilities: [
        { id: "A", lon: 109.33, lat: -0.03, doctors: 4 },
        {
          id: "B",
          lon: 109.33,
          lat: -0.03,
          doctors: 4,
          name: "Kampung Bali",
          kind: "puskesmas",
          capacity: 22_000,
          target: 9000,
          maxIntake: 500,
          minimum: 300,
          maxOutflow: 200,
          quality: { infrastructure: 0.5 },
          closed: false,
          dentist: true,
        },
      ],
      participants: {
        ids: ["p1", "p2", "p3"],
        lon: Float64Array.of(109.33, 110, 109.33),
        lat: Float64Array.of(-0.03, -0.03, -0.03),
        facility: Int32Array.of(0, 1, -1),
        consent: Uint8Array.of(consentCode.granted, consentCode.unknown, consentCode.unknown),
        count: Int32Array.of(1, 3, 1),
      },
    });
    expect(() => run(problem)).not.toThrow();
  });

  it("should read a matrix, round it, and take null for no way", () => {
    const problem = problemFrom(byMatrix());
    expect(problem.travel).toEqual({ metres: Int32Array.of(0, 1500, NO_WAY, 3) });
    expect(problem.participants).toEqual({
      ids: ["p1"],
      facility: Int32Array.of(1),
      consent: Uint8Array.of(consentCode.unknown),
      zone: Int32Array.of(1),
    });
    expect(() => run(problem)).not.toThrow();
  });

  it("should not read homes where there is a matrix", () => {
    const participants = [{ id: "p1", zone: "z1", lon: "far away", lat: Number.NaN }];
    expect(problemFrom(byMatrix({ participants })).participants.lon).toBeUndefined();
  });

  it("should not read zones where there is no matrix", () => {
    const problem = problemFrom(records({ participants: [person({ zone: 7 })], travel: null }));
    expect(problem.participants.zone).toBeUndefined();
    expect(problem).not.toHaveProperty("travel");
  });

  it.each([
    [true, consentCode.granted],
    ["granted", consentCode.granted],
    [false, consentCode.refused],
    ["refused", consentCode.refused],
    ["withdrawn", consentCode.withdrawn],
    ["unknown", consentCode.unknown],
    [null, consentCode.unknown],
    [undefined, consentCode.unknown],
  ])("should read the consent %s", (consent, code) => {
    expect(problemFrom(records({ participants: [person({ consent })] })).participants.consent[0]).toBe(code);
  });

  it("should leave null out of facilities and ignore other keys", () => {
    const odd = facility({
      name: null,
      kind: null,
      capacity: null,
      target: null,
      maxIntake: null,
      minimum: null,
      maxOutflow: null,
      quality: null,
      closed: null,
      dentist: null,
      phone: "0561",
    });
    const [only] = problemFrom(records({ facilities: [odd] })).facilities;
    expect(Object.keys(only!).toSorted()).toEqual(["doctors", "id", "lat", "lon"]);
  });

  it("should make the column count only if a record has one", () => {
    expect(problemFrom(records()).participants.count).toBeUndefined();
    expect(problemFrom(records({ participants: [person({ count: null })] })).participants.count).toBeUndefined();
    expect(problemFrom(records({ participants: [person({ count: 0 })] })).participants.count).toEqual(Int32Array.of(0));
  });

  it("should accept empty lists and a facility without a doctor", () => {
    expect(() => run(problemFrom({ facilities: [], participants: [] }))).not.toThrow();
    expect(() => run(problemFrom({ facilities: [], participants: [person({ facilityId: null })] }))).not.toThrow();
    expect(() => run(problemFrom(byMatrix({ participants: [], travel: { zones: [], metres: [] } })))).not.toThrow();
    expect(problemFrom(records({ facilities: [facility({ doctors: 0 })] })).facilities[0]!.doctors).toBe(0);
    expect(() => run(problemFrom(records({ facilities: [facility({ doctors: -0 })] })))).not.toThrow();
  });

  it.each(["__proto__", "constructor", "toString", "hasOwnProperty", "0", "length"])(
    "should take %s for an id like any other",
    (id) => {
      const problem = problemFrom({
        facilities: [facility(), facility({ id })],
        participants: [person({ id, facilityId: id }), person({ id: "p2" })],
      });
      expect([...problem.participants.facility]).toEqual([1, 0]);
      expect(codes(records({ participants: [person({ facilityId: id })] }))).toEqual([
        "unknown-id participants[0].facilityId",
      ]);
      const travel = { zones: [id, "z"], metres: [[1], [2]] };
      const participants = [{ id: "p", zone: id }];
      expect(problemFrom({ facilities: [facility()], participants, travel }).participants.zone![0]).toBe(0);
    },
  );

  it("should ignore the key __proto__ of JSON", () => {
    const input: unknown = JSON.parse(
      '{"__proto__": 1, "facilities": [{"id": "A", "lon": 1, "lat": 1, "doctors": 1, "__proto__": {"doctors": 9}}], "participants": []}',
    );
    expect(problemFrom(input).facilities).toEqual([{ id: "A", lon: 1, lat: 1, doctors: 1 }]);
  });

  it("should not write to its input", () => {
    const frozen = JSON.parse(JSON.stringify(byMatrix()), (_, value: unknown) => Object.freeze(value));
    expect(() => problemFrom(frozen)).not.toThrow();
    expect(frozen).toEqual(byMatrix());
  });
});

describe("problemFrom, of the whole", () => {
  it.each([undefined, null, 5, "NIK 6171", true, [], Symbol("x"), 1n, () => 1])("should refuse %s", (input) => {
    const error = refusal(input);
    expect(error.issues[0]!.path).toBe("");
    expect(error.message).toMatch(/^expected an object, got (nothing|null|an? \w+)$/);
  });

  it("should name every list that is missing or none", () => {
    expect(messages({})).toEqual([
      "facilities: expected an array, got nothing",
      "participants: expected an array, got nothing",
    ]);
    expect(messages({ facilities: {}, participants: "6171012345", travel: 5 })).toEqual([
      "facilities: expected an array, got an object",
      "participants: expected an array, got a string",
      "travel: expected an object, got a number",
    ]);
    expect(messages(records({ travel: { metres: 1 } }))).toEqual([
      "travel.zones: expected an array, got nothing",
      "travel.metres: expected an array, got a number",
      "participants[0].zone: expected the id of a zone as text, got nothing",
    ]);
  });

  it("should refuse columns, and say that they need no reading", () => {
    expect(codes(problemFrom(records()))).toEqual(["type participants"]);
  });

  it("should tell everything that is wrong at once", () => {
    const input = byMatrix({
      facilities: [{ id: "A" }, null],
      participants: [null, { id: "p", zone: "z9" }],
      travel: { zones: ["z1", "z1"], metres: [[1], "far"] },
    });
    expect(codes(input)).toEqual([
      "missing facilities[0].doctors",
      "type facilities[1]",
      "duplicate travel.zones[1]",
      "length travel.metres[0]",
      "type travel.metres[1]",
      "type participants[0]",
      "unknown-id participants[1].zone",
    ]);
  });
});

describe("problemFrom, of facilities", () => {
  it.each<[object, string]>([
    [{ doctors: -2 }, "facilities[0].doctors: expected a number from 0, got -2"],
    [{ doctors: Number.NaN }, "facilities[0].doctors: expected a number from 0, got NaN"],
    [{ doctors: Number.POSITIVE_INFINITY }, "facilities[0].doctors: expected a number from 0, got Infinity"],
    [{ doctors: "4" }, 'facilities[0].doctors: expected a number, got "4"'],
    [{ doctors: null }, "facilities[0].doctors: expected a number, got null"],
    [{ doctors: undefined }, "facilities[0].doctors: expected a number, got nothing"],
    [{ lat: 95 }, "facilities[0].lat: expected a latitude from -90 to 90, got 95"],
    [{ lon: -181 }, "facilities[0].lon: expected a longitude from -180 to 180, got -181"],
    [{ lon: 1e308 }, "facilities[0].lon: expected a longitude from -180 to 180, got 1e+308"],
    [{ lon: null }, "facilities[0].lon: expected a longitude from -180 to 180, got nothing"],
    [{ capacity: 1.5 }, "facilities[0].capacity: expected a whole number from 0 and below 2^31, got 1.5"],
    [{ quality: { medicines: "x" } }, 'facilities[0].quality.medicines: expected a number from 0 to 1, got "x"'],
    [{ quality: { medicines: 2 } }, "facilities[0].quality.medicines: expected a number from 0 to 1, got 2"],
    [{ quality: 3 }, "facilities[0].quality: expected an object, got 3"],
    [{ closed: 1 }, "facilities[0].closed: expected true or false, got 1"],
    [{ dentist: "yes" }, 'facilities[0].dentist: expected true or false, got "yes"'],
    [{ minimum: -1 }, "facilities[0].minimum: expected a whole number from 0 and below 2^31, got -1"],
    [{ maxOutflow: "9" }, 'facilities[0].maxOutflow: expected a number, got "9"'],
    [{ target: -1 }, "facilities[0].target: expected a whole number from 0 and below 2^31, got -1"],
    [{ maxIntake: "9" }, 'facilities[0].maxIntake: expected a number, got "9"'],
    [{ capacity: 2 ** 31 }, "facilities[0].capacity: expected a whole number from 0 and below 2^31, got 2147483648"],
    [{ name: 5 }, "facilities[0].name: expected text, got 5"],
  ])("should refuse %o", (over, message) => {
    expect(messages(records({ facilities: [facility(over)] }))).toEqual([message]);
  });

  it("should refuse ids that are no text, empty or doubled, and not call others unknown for it", () => {
    const facilities = [
      facility({ id: 15010302 }),
      facility({ id: "" }),
      facility(),
      facility(),
      facility({ id: null }),
    ];
    expect(messages(records({ facilities, participants: [person({ facilityId: "15010302" })] }))).toEqual([
      "facilities[0].id: expected text, got 15010302",
      "facilities[4].id: expected text, got null",
      'facilities[1].id: expected text, got ""',
      "facilities[3].id: expected a unique id, got the id of facilities[2]",
    ]);
  });

  it("should tell several things of one facility, each once", () => {
    expect(codes(records({ facilities: [facility({ doctors: "many", lat: 95, capacity: -1 })] }))).toEqual([
      "type facilities[0].doctors",
      "value facilities[0].lat",
      "value facilities[0].capacity",
    ]);
  });

  it.each([[[null]], [[5]], [["A"]], [[[]]], [new Array(1)]])("should refuse %o for facilities", (facilities) => {
    expect(codes(records({ facilities, participants: [] }))[0]).toMatch(/^(type|missing) facilities\[0\]$/);
    expect(refusal(records({ facilities, participants: [] })).issueCount).toBe(1);
  });

  it("should refuse too many facilities with one issue", () => {
    const facilities = Array.from({ length: 5000 }, (_, j) => facility({ id: `${j}` }));
    expect(messages(records({ facilities, participants: [person({ facilityId: "4999" })] }))).toEqual([
      "facilities: expected at most 4096 facilities, got 5000",
    ]);
  });

  it("should not let a long text blow the message up", () => {
    const long = "x".repeat(1e6);
    const facilities = Array.from({ length: 200 }, () => facility({ id: long, name: 1, doctors: long }));
    const error = refusal(records({ facilities }));
    expect(error.message.length).toBeLessThan(10_000);
    // 200 names, 200 numbers of doctors, 199 doubled ids; and nobody knows the facility of the participant.
    expect(error.issueCount).toBe(600);
  });
});

describe("problemFrom, of participants", () => {
  it.each<[object, string]>([
    [{ id: undefined }, "missing participants[0].id: expected text, got nothing"],
    [{ id: 6171 }, "type participants[0].id: expected text, got a number"],
    [{ id: "" }, "value participants[0].id: expected text, got an empty one"],
    [{ lat: 95 }, "value participants[0].lat: expected degrees from -90 to 90, got a number"],
    [{ lon: Number.NaN }, "value participants[0].lon: expected degrees from -180 to 180, got NaN"],
    [{ lon: -Infinity }, "value participants[0].lon: expected degrees from -180 to 180, got an infinite number"],
    [{ lon: "109" }, "type participants[0].lon: expected degrees from -180 to 180, got a string"],
    [{ lon: null }, "missing participants[0].lon: expected degrees from -180 to 180, got null"],
    [{ facilityId: 5 }, "type participants[0].facilityId: expected the id of a facility as text, got a number"],
    [{ facilityId: "B" }, "unknown-id participants[0].facilityId: expected the id of a facility, got another"],
    [{ facilityId: "" }, "unknown-id participants[0].facilityId: expected the id of a facility, got another"],
    [{ count: -1 }, "value participants[0].count: expected a whole number from 0 and below 2^31, got a number"],
    [{ count: 1.5 }, "value participants[0].count: expected a whole number from 0 and below 2^31, got a number"],
    [{ count: 2 ** 31 }, "value participants[0].count: expected a whole number from 0 and below 2^31, got a number"],
    [{ count: "3" }, "type participants[0].count: expected a whole number from 0 and below 2^31, got a string"],
  ])("should refuse %o", (over, expected) => {
    const [issue, more] = refusal(records({ participants: [person(over)] })).issues;
    expect(`${issue!.code} ${issue!.message}`).toBe(expected);
    expect(more).toBeUndefined();
  });

  it.each([
    ["yes", "value"],
    [1, "type"],
    [{}, "type"],
    ["", "value"],
  ])("should refuse the consent %o", (consent, code) => {
    expect(codes(records({ participants: [person({ consent })] }))).toEqual([`${code} participants[0].consent`]);
  });

  it("should refuse an id that stands twice, and not name it", () => {
    const error = refusal(
      records({ participants: [person({ id: "secret" }), person({ id: "b" }), person({ id: "secret" })] }),
    );
    expect(error.code).toBe("duplicate");
    expect(error.message).toBe("participants[2].id: expected a unique id, got the id of participants[0]");
  });

  it("should refuse zones that are missing, unknown or no text", () => {
    const zones = [undefined, null, 5, "z9", "z1"];
    const participants = zones.map((zone, row) => ({ id: `p${row}`, zone }));
    expect(codes(byMatrix({ participants }))).toEqual([
      "missing participants[0].zone",
      "missing participants[1].zone",
      "type participants[2].zone",
      "unknown-id participants[3].zone",
    ]);
  });

  it("should list a hundred issues of 600,000 and count them all", () => {
    const participants = Array.from({ length: 600_000 }, (_, row) => person({ id: `secret ${row}`, lat: 95 }));
    const error = refusal(records({ participants }));
    expect(error.issueCount).toBe(600_000);
    expect(error.issues).toHaveLength(100);
    expect(error.issues[99]!.path).toBe("participants[99].lat");
    expect(error.message.length).toBeLessThan(10_000);
    expect(error.message).toContain("… and 599990 more");
    expect(error.message).not.toContain("secret");
  });

  it("should find duplicates among many", () => {
    const participants = Array.from({ length: 50_000 }, (_, row) => person({ id: `p${row % 49_999}` }));
    expect(codes(records({ participants }))).toEqual(["duplicate participants[49999].id"]);
  });

  it("should refuse more entries than it can tell apart, at once", () => {
    const participants = new Array(2 ** 32 - 1);
    expect(codes(records({ participants }))).toEqual(["range participants"]);
    expect(codes(records({ facilities: participants }))).toEqual(["range facilities"]);
  });

  it("should never name what it refuses", () => {
    const secret = "6171-NIK";
    const field = fc.oneof(
      fc.constant(secret),
      fc.constant(617_155_555),
      fc.constant([secret]),
      fc.constant({ secret }),
    );
    const hostile = fc.record(
      { id: field, lon: field, lat: field, facilityId: field, consent: field, count: field, zone: field },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(hostile, field), { minLength: 1 }), fc.boolean(), (participants, matrix) => {
        const said = JSON.stringify(refusal(matrix ? byMatrix({ participants }) : records({ participants })).issues);
        expect(said).not.toMatch(/NIK|6171/);
      }),
    );
  });
});

describe("problemFrom, of the matrix", () => {
  const cell = (value: unknown): object =>
    byMatrix({
      travel: {
        zones: ["z1", "z2"],
        metres: [
          [0, value],
          [1, 2],
        ],
      },
    });

  it.each([
    [-1, "value"],
    [-0.4, "value"],
    [Number.NaN, "value"],
    [Number.POSITIVE_INFINITY, "value"],
    [1e308, "value"],
    [2 ** 31, "value"],
    [2 ** 31 - 1.4, "value"],
    ["5", "type"],
    [true, "type"],
    [undefined, "missing"],
  ])("should refuse %s metres", (value, code) => {
    expect(codes(cell(value))).toEqual([`${code} travel.metres[0][1]`]);
  });

  it.each([
    [-0, 0],
    [0.4, 0],
    [2 ** 31 - 2, 2 ** 31 - 2],
    [2 ** 31 - 1, NO_WAY],
    [null, NO_WAY],
  ])("should take %s metres", (value, metres) => {
    expect(problemFrom(cell(value)).travel!.metres![1]).toBe(metres);
  });

  it("should refuse another number of rows or columns", () => {
    const travel = { zones: ["z1", "z2"], metres: [[1], [1, 2], [1, 2, 3]] };
    expect(messages(byMatrix({ travel }))).toEqual([
      "travel.metres: expected 2 rows like travel.zones, got 3",
      "travel.metres[0]: expected 2 entries like facilities, got 1",
      "travel.metres[2]: expected 2 entries like facilities, got 3",
    ]);
  });

  it("should count wrong metres that are not listed", () => {
    const zones = Array.from({ length: 300 }, (_, zone) => `z${zone}`);
    const error = refusal(byMatrix({ travel: { zones, metres: zones.map(() => [-1, "far"]) } }));
    expect(error.issueCount).toBe(600);
    expect(error.issues).toHaveLength(100);
  });

  it("should refuse zones that are no text, empty or doubled, and not call others unknown for it", () => {
    const travel = {
      zones: [5, "", "a", "a"],
      metres: [
        [1, 1],
        [1, 1],
        [1, 1],
        [1, 1],
      ],
    };
    expect(messages(byMatrix({ travel }))).toEqual([
      "travel.zones[0]: expected text, got 5",
      'travel.zones[1]: expected text, got ""',
      "travel.zones[3]: expected a unique id, got the id of travel.zones[2]",
    ]);
  });
});

describe("problemFrom, of objects that are not what they seem", () => {
  const throwing = (key: string): object =>
    Object.defineProperty({}, key, {
      enumerable: true,
      get() {
        throw new RangeError("NIK 6171");
      },
    });
  const revoked = (of: object): object => {
    const { proxy, revoke } = Proxy.revocable(of, {});
    revoke();
    return proxy;
  };

  it.each<[string, unknown, string]>([
    ["a top that throws", throwing("facilities"), "type "],
    ["a revoked top", revoked({}), "type "],
    ["revoked lists", { facilities: revoked([]), participants: revoked([]) }, "type facilities"],
    ["a travel that throws", records({ travel: throwing("zones") }), "type travel"],
    ["a facility that throws", records({ facilities: [throwing("doctors")], participants: [] }), "type facilities[0]"],
    ["a revoked facility", records({ facilities: [revoked({})], participants: [] }), "type facilities[0]"],
    ["a revoked name", records({ facilities: [facility({ name: revoked([]) })] }), "type facilities[0].name"],
    ["a participant that throws", records({ participants: [throwing("count")] }), "type participants[0]"],
    ["a revoked participant", records({ participants: [revoked([])] }), "type participants[0]"],
    [
      "a name that throws when looked into",
      records({ facilities: [facility({ name: throwing("constructor"), id: throwing("length") })] }),
      "type facilities[0].id",
    ],
    ["a revoked id", records({ participants: [person({ id: revoked([]) })] }), "type participants[0].id"],
    ["a hole", records({ participants: new Array(1) }), "missing participants[0]"],
    ["a hole among facilities", records({ facilities: new Array(1) }), "missing facilities[0]"],
    ["a revoked row", byMatrix({ travel: { zones: ["z2"], metres: [revoked([])] } }), "type travel.metres[0]"],
    ["a throwing cell", byMatrix({ travel: { zones: throwing("0"), metres: [] } }), "type travel.zones"],
  ])("should refuse %s", (_, input, first) => {
    const error = refusal(input);
    expect(`${error.code} ${error.issues[0]!.path}`).toBe(first);
    expect(error.message).not.toContain("6171");
  });

  it("should make no object of every wrong text, and end at the first hole of a list", () => {
    // Fault B5 and its kind: two million wrong words of facilities took all memory, sparse lists seconds.
    const accepts = Array.from({ length: 1023 }, () => 5);
    const wrong = refusal(records({ facilities: Array.from({ length: 500 }, () => facility({ accepts })) }));
    expect(wrong.issueCount).toBeGreaterThanOrEqual(500 * 1023);
    const sparse = Object.assign([person()], { 16000000: person() });
    const start = performance.now();
    expect(codes(records({ participants: sparse }))).toEqual(["missing participants[1]"]);
    expect(codes(records({ facilities: [facility({ services: sparse })] }))).toEqual(["range facilities[0].services"]);
    expect(performance.now() - start).toBeLessThan(1000);
  });

  it("should refuse lists whose entries throw", () => {
    const list = Object.defineProperty([1], 0, {
      get() {
        throw new RangeError("NIK 6171");
      },
    });
    expect(codes({ facilities: list, participants: list })).toEqual(["type facilities", "type participants[0]"]);
    expect(codes(byMatrix({ travel: { zones: ["z1", "z2"], metres: [list, [1, 2]] } }))).toEqual([
      "type travel.metres[0]",
    ]);
  });

  it("should refuse a list whose length is a lie", () => {
    for (const length of [Number.NaN, "many", {}, 1n, Symbol("x"), 1e300]) {
      const list = new Proxy([], { get: (target, key) => (key === "length" ? length : Reflect.get(target, key)) });
      expect(() => problemFrom({ facilities: list, participants: list })).toThrow(InputError);
    }
  });

  it("should work with instances of classes and with getters", () => {
    class Person {
      readonly id = "p1";
      readonly lon = 1;
      get lat(): number {
        return 2;
      }
    }
    expect(problemFrom(records({ participants: [new Person()] })).participants.lat![0]).toBe(2);
  });

  it("should read every field of a participant once", () => {
    let reads = 0;
    const fickle = person({});
    Object.defineProperty(fickle, "lat", { get: () => (reads++ === 0 ? 1 : 95) });
    expect(problemFrom(records({ participants: [fickle] })).participants.lat![0]).toBe(1);
  });

  it("should answer anything with an InputError or with a problem that passes the check of columns", () => {
    const anything = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withNullPrototype: true,
      withSparseArray: true,
      withTypedArray: true,
    });
    const or = (likely: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
      fc.oneof({ arbitrary: likely, weight: 8 }, { arbitrary: anything, weight: 1 });
    const id = or(fc.constantFrom("A", "B", "__proto__", ""));
    const number = or(fc.oneof(fc.double(), fc.integer({ min: -2, max: 100 }), fc.constant(null)));
    const consent = or(fc.constantFrom(true, false, null, "granted", "refused", "unknown", "withdrawn"));
    const requiredKeys: [] = [];
    const input = fc.record(
      {
        facilities: or(
          fc.array(
            or(
              fc.record(
                { id, name: id, lon: number, lat: number, doctors: number, capacity: number },
                { requiredKeys },
              ),
            ),
            { maxLength: 3 },
          ),
        ),
        participants: or(
          fc.array(
            or(
              fc.record(
                { id: or(fc.string()), lon: number, lat: number, facilityId: id, consent, count: number, zone: id },
                { requiredKeys },
              ),
            ),
            { maxLength: 4 },
          ),
        ),
        travel: or(
          fc.record(
            {
              zones: or(fc.array(id, { maxLength: 2 })),
              metres: or(fc.array(or(fc.array(number, { maxLength: 3 })), { maxLength: 2 })),
            },
            { requiredKeys },
          ),
        ),
      },
      { requiredKeys },
    );
    fc.assert(
      fc.property(fc.oneof(input, anything), (value) => {
        let problem: Problem;
        try {
          problem = problemFrom(value);
        } catch (error) {
          expect(error).toBeInstanceOf(InputError);
          expect((error as InputError).issueCount).toBeGreaterThan(0);
          return;
        }
        run(problem);
      }),
    );
  });

  it("should accept every well-formed input", () => {
    const input = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 5 }).chain((ids) =>
      fc.record({
        facilities: fc.constant(ids.map((id) => facility({ id }))),
        participants: fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 8 }).chain((people) =>
          fc.tuple(
            ...people.map((id) =>
              fc
                .record({
                  id: fc.constant(id),
                  lon: fc.double({ min: -180, max: 180, noNaN: true }),
                  lat: fc.double({ min: -90, max: 90, noNaN: true }),
                  facilityId: fc.constantFrom(...ids, null),
                  consent: fc.constantFrom(true, false, null, "withdrawn"),
                  count: fc.option(fc.nat(1000)),
                })
                .map((own) => (own.facilityId === null ? { ...own, consent: null } : own)),
            ),
          ),
        ),
      }),
    );
    fc.assert(
      fc.property(input, (value) => {
        const problem = problemFrom(value);
        run(problem);
        expect(problem.participants.ids).toEqual(value.participants.map((participant) => participant.id));
        expect([...problem.participants.facility]).toEqual(
          value.participants.map(({ facilityId }) =>
            value.facilities.findIndex((f) => (f as { id: string }).id === facilityId),
          ),
        );
      }),
    );
  });
});

describe("holds of records", () => {
  it("should become a column of indices, made only where somebody is held", () => {
    const problem = problemFrom(
      records({
        participants: [
          person(),
          person({ id: "p2", hold: "pregnancy" }),
          person({ id: "p3", hold: "arrears", lon: null, lat: undefined }),
          person({ id: "p4", hold: "pregnancy" }),
          person({ id: "p5", hold: null }),
        ],
      }),
    );

    expect(problem.holds).toEqual(["pregnancy", "arrears"]);
    expect([...problem.participants.hold!]).toEqual([-1, 0, 1, 0, -1]);
    expect([...problem.participants.lon!]).toEqual([109.33, 109.33, Number.NaN, 109.33, 109.33]);
    expect([...problem.participants.lat!]).toEqual([-0.03, -0.03, Number.NaN, -0.03, -0.03]);
    expect(() => run(problem)).not.toThrow();
    expect(problemFrom(records())).not.toHaveProperty("holds");
  });

  it("should excuse a missing zone, but not a wrong one", () => {
    const held = (zone: unknown): object => byMatrix({ participants: [{ id: "p1", zone, hold: "arrears" }] });

    expect([...problemFrom(held(null)).participants.zone!]).toEqual([-1]);
    expect(codes(held("z3"))).toEqual(["unknown-id participants[0].zone"]);
  });

  it("should be texts, and not told", () => {
    const participants = [
      person({ hold: 5 }),
      person({ id: "p2", hold: "" }),
      person({ id: "p3", lat: null }),
      person({ id: "p4", hold: "secret", lat: 91 }),
    ];

    expect(messages(records({ participants }))).toEqual([
      "participants[0].hold: expected text, got a number",
      "participants[1].hold: expected text, got an empty one",
      "participants[2].lat: expected degrees from -90 to 90, got null",
      "participants[3].lat: expected degrees from -90 to 90, got a number",
    ]);
  });

  it("should be no more than a list of reasons", () => {
    const participants = Array.from({ length: 1025 }, (_, i) => person({ id: `p${i}`, hold: `reason ${i}` }));

    expect(codes(records({ participants }))).toEqual([
      "range participants[1023].hold",
      "range participants[1024].hold",
    ]);
  });
});

describe("segment, needs and region of records", () => {
  it("should become columns, and lists of their words in order of appearance", () => {
    const problem = problemFrom(
      records({
        facilities: [
          facility({ accepts: ["ppu"], services: ["delivery"], region: "Pontianak" }),
          facility({ id: "B" }),
        ],
        participants: [
          person({ segment: "pbpu", needs: ["laboratory", "delivery"] }),
          person({ id: "p2", segment: null, region: "Pontianak", needs: [] }),
          person({ id: "p3", segment: "ppu", needs: ["delivery", "delivery"] }),
        ],
      }),
    );

    expect(problem.facilities[0]).toMatchObject({ accepts: ["ppu"], services: ["delivery"], region: "Pontianak" });
    const { segments, regions, services, participants } = problem;
    expect({ segments, regions, services }).toEqual({
      segments: ["pbpu", "ppu"],
      regions: ["Pontianak"],
      services: ["laboratory", "delivery"],
    });
    expect([...participants.segment!]).toEqual([0, -1, 1]);
    expect([...participants.region!]).toEqual([-1, 0, -1]);
    expect([...participants.needs!]).toEqual([3, 0, 2]);
    expect(() => run(problem)).not.toThrow();
  });

  it("should be texts and lists of texts", () => {
    const trap = new Proxy([], {
      get: () => {
        throw new Error("not today");
      },
    });
    const participants = [
      person({ segment: 2, region: "", needs: "delivery" }),
      person({ id: "p2", needs: ["delivery", null] }),
      person({ id: "p3", needs: trap }),
      person({ id: "p4", needs: Array.from({ length: 40 }, (_, i) => `service ${i}`) }),
    ];

    expect(codes(records({ participants })).slice(0, 6)).toEqual([
      "type participants[0].segment",
      "value participants[0].region",
      "type participants[0].needs",
      "type participants[1].needs[1]",
      "type participants[2].needs",
      "range participants[3].needs[30]",
    ]);
    const facilities = [
      facility({ accepts: ["ppu", 5], services: "delivery", region: [] }),
      facility({ id: "B", accepts: trap }),
    ];
    expect(codes(records({ facilities }))).toEqual([
      "type facilities[1].accepts",
      "type facilities[0].services",
      "type facilities[0].region",
      "type facilities[0].accepts[1]",
    ]);
  });

  it("should not copy lists that are changed afterwards", () => {
    const accepts = ["ppu"];
    const problem = problemFrom(records({ facilities: [facility({ accepts })] }));
    accepts.push("bp");

    expect(problem.facilities[0]!.accepts).toEqual(["ppu"]);
  });
});

describe("hardship of records", () => {
  it("should become columns of metres, made only where somebody has it", () => {
    const participants = [person(), person({ id: "p2", extraCost: 5000, extraCostPerKm: null })];
    const problem = problemFrom(records({ participants }));

    expect([...problem.participants.extraCost!]).toEqual([0, 5000]);
    expect(problem.participants).not.toHaveProperty("extraCostPerKm");
    const perKm = problemFrom(records({ participants: [person({ extraCostPerKm: 300 })] }));
    expect([...perKm.participants.extraCostPerKm!]).toEqual([300]);
  });

  it("should be whole metres from 0", () => {
    const participants = [
      person({ extraCost: -1, extraCostPerKm: 2 ** 20 }),
      person({ id: "p2", extraCost: 0.5, extraCostPerKm: "300" }),
    ];

    expect(messages(records({ participants }))).toEqual([
      "participants[0].extraCost: expected a whole number from 0 and below 2^30, got a number",
      "participants[0].extraCostPerKm: expected a whole number from 0 and below 2^20, got a number",
      "participants[1].extraCost: expected a whole number from 0 and below 2^30, got a number",
      "participants[1].extraCostPerKm: expected a whole number from 0 and below 2^20, got a string",
    ]);
  });
});

describe("choices of records", () => {
  const facilities = [facility(), facility({ id: "B" }), facility({ id: "C" })];

  it("should become indices, row after row", () => {
    const participants = [
      person({ choices: ["C", "A"] }),
      person({ id: "p2" }),
      person({ id: "p3", choices: [] }),
      person({ id: "p4", choices: ["B"] }),
    ];
    const problem = problemFrom(records({ facilities, participants }));

    expect([...problem.participants.choiceStart!]).toEqual([0, 2, 2, 2, 3]);
    expect([...problem.participants.choice!]).toEqual([2, 0, 1]);
    expect(() => run(problem)).not.toThrow();
    expect(problemFrom(records()).participants).not.toHaveProperty("choice");
  });

  it("should be facilities that exist, each once", () => {
    const trap = new Proxy([], {
      get: () => {
        throw new Error("not today");
      },
    });
    const participants = [
      person({ choices: ["D", 5, "A", "B", "A"] }),
      person({ id: "p2", choices: "A" }),
      person({ id: "p3", choices: trap }),
    ];

    expect(messages(records({ facilities, participants }))).toEqual([
      "participants[0].choices[1]: expected the id of a facility as text, got a number",
      "participants[0].choices[4]: expected each facility once, got one that stands before",
      "participants[1].choices: expected an array of ids of facilities, got a string",
      "participants[2].choices: expected an array of ids of facilities, got one that cannot be read",
      "participants[0].choices: expected the id of a facility, got another",
    ]);
  });
});

describe("households of records", () => {
  it("should become numbers, as many as there are names", () => {
    const names = ["no. 5", null, "no. 7", "no. 5", undefined];
    const participants = names.map((household, i) => person({ id: `p${i}`, household }));
    const many = Array.from({ length: 2000 }, (_, i) => person({ id: `p${i}`, household: `no. ${i}` }));

    expect([...problemFrom(records({ participants })).participants.household!]).toEqual([0, -1, 1, 0, -1]);
    expect(problemFrom(records({ participants: many })).participants.household![1999]).toBe(1999);
    expect(problemFrom(records()).participants).not.toHaveProperty("household");
  });

  it("should be names", () => {
    const participants = [person({ household: 5 }), person({ id: "p2", household: "" })];

    expect(messages(records({ participants }))).toEqual([
      "participants[0].household: expected text, got a number",
      "participants[1].household: expected text, got an empty one",
    ]);
  });
});
