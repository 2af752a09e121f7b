import { describe, expect, it } from "vitest";
import { InputError } from "../../src/errors.ts";
import { checkProblem, MOST_IDS } from "../../src/model/check.ts";
import { NO_WAY } from "../../src/travel/travel.ts";
import type { Problem } from "../../src/types.ts";

const facility = (over: object = {}): object => ({ id: "A", lon: 109.33, lat: -0.03, doctors: 4, ...over });

const columns = (over: object = {}): object => ({
  lon: Float64Array.of(109, 110),
  lat: Float64Array.of(0, -0),
  facility: Int32Array.of(0, -1),
  consent: Uint8Array.of(0, 2),
  ...over,
});

/** One facility and two rows, with whatever a test changes. */
const problem = (over: object = {}): object => ({ facilities: [facility()], participants: columns(), ...over });
const withColumns = (over: object): object => problem({ participants: columns(over) });
const byMatrix = (metres: unknown, zone: unknown = Int32Array.of(0, 1)): object => ({
  facilities: [{ id: "A", doctors: 1 }],
  participants: { facility: Int32Array.of(0, -1), consent: Uint8Array.of(1, 1), zone },
  travel: { metres },
});

const newcomers = columns({ facility: Int32Array.of(-1, -1), consent: Uint8Array.of(1, 2) });
const newcomersInZones = {
  facility: Int32Array.of(-1, -1),
  consent: Uint8Array.of(1, 1),
  zone: Int32Array.of(0, 7),
};

const run = (input: unknown): number[] => [...checkProblem(input as Problem)];

function refusal(input: unknown): InputError {
  try {
    run(input);
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
  throw new Error("expected an InputError");
}

const codes = (input: unknown): string[] => refusal(input).issues.map(({ code, path }) => `${code} ${path}`);
const messages = (input: unknown): string[] => refusal(input).issues.map(({ message }) => message);
const said = (input: unknown): string[] => refusal(input).issues.map(({ code, message }) => `${code} ${message}`);

const noTravel = "type travel: expected { metres: Int32Array }, or barriers as barrierTravel gives them, or nothing";

describe("checkProblem", () => {
  it.each<[string, object]>([
    ["plain columns", problem()],
    ["all columns", withColumns({ count: Int32Array.of(0, 5), ids: ["a", "b"] })],
    [
      "a facility without a doctor",
      problem({ facilities: [facility({ doctors: 0, capacity: 0, name: "", kind: "puskesmas" })] }),
    ],
    [
      "nothing at all",
      {
        facilities: [],
        participants: columns({
          lon: new Float64Array(),
          lat: new Float64Array(),
          facility: new Int32Array(),
          consent: new Uint8Array(),
        }),
      },
    ],
    ["newcomers without facilities", { facilities: [], participants: newcomers }],
    ["corners of the world", withColumns({ lon: Float64Array.of(-180, 180), lat: Float64Array.of(-90, 90) })],
    ["a matrix of nothing", { ...byMatrix(new Int32Array()), facilities: [], participants: newcomersInZones }],
    ["a matrix", byMatrix(Int32Array.of(0, NO_WAY))],
    ["a matrix and unused coordinates", { ...byMatrix(Int32Array.of(5, 6)), facilities: [facility()] }],
  ])("should accept %s", (_, input) => {
    expect(() => run(input)).not.toThrow();
  });

  it("should not stumble over lists that are revoked proxies", () => {
    const { proxy, revoke } = Proxy.revocable([], {});
    revoke();

    expect(codes(problem({ facilities: proxy }))).toEqual(["type facilities"]);
    expect(codes(withColumns({ ids: proxy }))).toEqual(["type participants.ids"]);
  });

  it("should not write to its input", () => {
    const input = withColumns({ count: Int32Array.of(1, 2), ids: ["a", "b"] });
    const before = structuredClone(input);
    run(Object.freeze(input));
    expect(input).toEqual(before);
  });

  it("should report its progress", () => {
    const rows = 100_000;
    const input = withColumns({
      lon: new Float64Array(rows),
      lat: new Float64Array(rows),
      facility: new Int32Array(rows),
      consent: new Uint8Array(rows),
    });
    const steps = run(input);
    expect(steps.length).toBeGreaterThan(2);
    expect(steps.at(-1)).toBe(rows);
  });

  it.each<[string, unknown, string[]]>([
    ["nothing", undefined, ["type expected a problem, got nothing"]],
    ["null", null, ["type expected a problem, got null"]],
    ["text", "x", ['type expected a problem, got "x"']],
    [
      "an empty object",
      {},
      ["missing facilities: expected an array, got nothing", "missing participants: expected columns, got nothing"],
    ],
    [
      "no lists",
      { facilities: {}, participants: 5 },
      ["type facilities: expected an array, got an object", "type participants: expected columns, got a number"],
    ],
    ["participants that are null", problem({ participants: null }), ["type participants: expected columns, got null"]],
    ["a travel that is null", problem({ travel: null }), [noTravel]],
    ["a travel of another type", problem({ travel: { metres: [1, 2] } }), [noTravel]],
    [
      "two travels",
      { ...byMatrix(Int32Array.of(1, 2)), travel: { metres: Int32Array.of(1), barriers: [] } },
      [noTravel],
    ],
    [
      "columns without facility",
      withColumns({ facility: undefined }),
      ["missing participants.facility: expected an Int32Array, got nothing"],
    ],
    [
      "columns without consent",
      withColumns({ consent: undefined }),
      ["missing participants.consent: expected a Uint8Array, got nothing"],
    ],
    [
      "columns without homes",
      withColumns({ lon: undefined, lat: undefined }),
      [
        "missing participants.lon: expected a Float64Array, got nothing",
        "missing participants.lat: expected a Float64Array, got nothing",
      ],
    ],
    [
      "a matrix with no column of zones",
      byMatrix(Int32Array.of(1, 2), null),
      ["type participants.zone: expected an Int32Array, got null"],
    ],
    [
      "facilities off the map, though a matrix has the ways",
      { ...byMatrix(Int32Array.of(5, 6)), facilities: [facility({ lat: -91, lon: "east" })] },
      [
        'type facilities[0].lon: expected a longitude from -180 to 180, got "east"',
        "value facilities[0].lat: expected a latitude from -90 to 90, got -91",
      ],
    ],
  ])("should refuse %s", (_, input, expected) => {
    expect(said(input)).toEqual(expected);
  });

  it("should send records to problemFrom", () => {
    expect(messages(problem({ participants: [{ id: "p" }] }))).toEqual([
      "participants: expected columns (records go through problemFrom), got an array",
    ]);
  });
});

describe("checkProblem, of columns", () => {
  it.each<[object, string]>([
    [{ lon: new Float32Array(2) }, "participants.lon: expected a Float64Array, got a Float32Array"],
    [{ lat: [0, 0] }, "participants.lat: expected a Float64Array, got an array"],
    [{ facility: new Uint32Array(2) }, "participants.facility: expected an Int32Array, got a Uint32Array"],
    [{ consent: new Uint8ClampedArray(2) }, "participants.consent: expected a Uint8Array, got a Uint8ClampedArray"],
    [{ count: new Float64Array(2) }, "participants.count: expected an Int32Array, got a Float64Array"],
    [{ ids: "ab" }, "participants.ids: expected an Array, got a string"],
    [{ ids: new Int32Array(2) }, "participants.ids: expected an Array, got an Int32Array"],
    [
      { lon: { [Symbol.toStringTag]: "Float64Array", length: 2 } },
      "participants.lon: expected a Float64Array, got an object",
    ],
    [{ lat: new Float64Array(3) }, "participants.lat: expected 2 entries like participants.facility, got 3"],
    [{ consent: new Uint8Array() }, "participants.consent: expected 2 entries like participants.facility, got 0"],
    [{ ids: ["a"] }, "participants.ids: expected 2 entries like participants.facility, got 1"],
  ])("should refuse %o", (over, message) => {
    expect(messages(withColumns(over))).toEqual([message]);
  });

  it.each<[object, string]>([
    [
      { facility: Int32Array.of(0, 1) },
      "value participants.facility[1]: expected a number from -1 to 0, got another number",
    ],
    [
      { facility: Int32Array.of(-2, 0) },
      "value participants.facility[0]: expected a number from -1 to 0, got another number",
    ],
    [
      { consent: Uint8Array.of(0, 4) },
      "value participants.consent[1]: expected a number from 0 to 3, got another number",
    ],
    [
      { count: Int32Array.of(-1, 0) },
      "value participants.count[0]: expected a number from 0 to 2147483647, got another number",
    ],
    [
      { lon: Float64Array.of(0, 180.1) },
      "value participants.lon[1]: expected a number from -180 to 180, got another number",
    ],
    [
      { lat: Float64Array.of(95, 0) },
      "value participants.lat[0]: expected a number from -90 to 90, got another number",
    ],
    [{ lat: Float64Array.of(0, Number.NaN) }, "value participants.lat[1]: expected a number from -90 to 90, got NaN"],
    [
      { lat: Float64Array.of(Number.POSITIVE_INFINITY, 0) },
      "value participants.lat[0]: expected a number from -90 to 90, got another number",
    ],
    [
      { lon: Float64Array.of(Number.NEGATIVE_INFINITY, 0) },
      "value participants.lon[0]: expected a number from -180 to 180, got another number",
    ],
    [
      { lon: Float64Array.of(1e308, 0) },
      "value participants.lon[0]: expected a number from -180 to 180, got another number",
    ],
    [{ ids: ["a", "a"] }, "duplicate participants.ids[1]: expected a unique id, got the id of participants.ids[0]"],
    [{ ids: ["a", ""] }, "type participants.ids[1]: expected text, got a string"],
    [{ ids: new Array(2) }, "type participants.ids[0]: expected text, got nothing"],
    [{ ids: [5, "a"] }, "type participants.ids[0]: expected text, got a number"],
    [
      { count: Int32Array.of(2 ** 31 - 1, 1) },
      "range participants: expected fewer than 2^31 people in all, got 2147483648",
    ],
    [{ segment: new Uint8Array(2) }, "type participants.segment: expected an Int32Array, got a Uint8Array"],
    [{ region: [0, 0] }, "type participants.region: expected an Int32Array, got an array"],
    [{ needs: "00" }, "type participants.needs: expected an Int32Array, got a string"],
    [{ extraCost: null }, "type participants.extraCost: expected an Int32Array, got null"],
  ])("should refuse %o", (over, expected) => {
    expect(said(withColumns(over))[0]).toBe(expected);
  });

  it("should take __proto__ for an id like any other", () => {
    expect(() => run(withColumns({ ids: ["__proto__", "constructor"] }))).not.toThrow();
  });

  it("should refuse a column that does not exist, such as id for ids, which the draw would go without", () => {
    expect(said(withColumns({ id: ["a", "b"] }))[0]).toMatch(
      /^unknown-key participants\.id: expected one of ids, facility, .*, choice, choiceStart, avoid, avoidStart$/,
    );
  });

  it("should tell of participants only what type came", () => {
    const secret = "6171-NIK";
    const said = JSON.stringify(
      refusal(withColumns({ ids: [secret, secret], lon: Float64Array.of(617.1, 0), facility: Int32Array.of(6171, 0) }))
        .issues,
    );
    expect(said).not.toMatch(/617|NIK/);
  });

  it("should list a hundred issues of 600,000, in a short message", () => {
    const rows = 600_000;
    const error = refusal(
      withColumns({
        lon: new Float64Array(rows).fill(Number.NaN),
        lat: new Float64Array(rows),
        facility: new Int32Array(rows),
        consent: new Uint8Array(rows),
      }),
    );
    expect(error.issueCount).toBe(rows);
    expect(error.issues).toHaveLength(100);
    expect(error.message.length).toBeLessThan(10_000);
  });

  it("should refuse more ids than it can tell apart", () => {
    const ids = new Array(MOST_IDS + 1);
    expect(said(withColumns({ ids }))).toContain(
      `range participants.ids: expected at most 16777216 ids, got ${MOST_IDS + 1}`,
    );
  });
});

describe("checkProblem, of facilities", () => {
  it.each<[object, string]>([
    [{ id: undefined }, "missing facilities[0].id: expected text, got nothing"],
    [{ id: 15010302 }, "type facilities[0].id: expected text, got 15010302"],
    [{ id: "" }, 'type facilities[0].id: expected text, got ""'],
    [{ name: null }, "type facilities[0].name: expected text, got null"],
    [{ doctors: undefined }, "missing facilities[0].doctors: expected a number from 0, got nothing"],
    [{ doctors: -1 }, "value facilities[0].doctors: expected a number from 0, got -1"],
    [{ doctors: "4" }, 'type facilities[0].doctors: expected a number from 0, got "4"'],
    [{ doctors: Number.NaN }, "value facilities[0].doctors: expected a number from 0, got NaN"],
    [{ doctors: Number.POSITIVE_INFINITY }, "value facilities[0].doctors: expected a number from 0, got Infinity"],
    [{ capacity: -1 }, "value facilities[0].capacity: expected a whole number from 0 and below 2^31, got -1"],
    [{ quality: 1 }, "type facilities[0].quality: expected an object of numbers, got 1"],
    [{ quality: null }, "type facilities[0].quality: expected an object of numbers, got null"],
    [{ quality: [1] }, "type facilities[0].quality: expected an object of numbers, got an array"],
    [
      { quality: { medicines: 1.01 } },
      "value facilities[0].quality.medicines: expected a number from 0 to 1, got 1.01",
    ],
    [{ quality: { medicines: -1 } }, "value facilities[0].quality.medicines: expected a number from 0 to 1, got -1"],
    [{ quality: { medicines: null } }, "type facilities[0].quality.medicines: expected a number from 0 to 1, got null"],
    [
      { capacity: 2 ** 31 },
      "value facilities[0].capacity: expected a whole number from 0 and below 2^31, got 2147483648",
    ],
    [{ closed: "yes" }, 'type facilities[0].closed: expected true or false, got "yes"'],
    [{ dentist: 1 }, "type facilities[0].dentist: expected true or false, got 1"],
    [{ minimum: 0.5 }, "value facilities[0].minimum: expected a whole number from 0 and below 2^31, got 0.5"],
    [{ maxOutflow: -1 }, "value facilities[0].maxOutflow: expected a whole number from 0 and below 2^31, got -1"],
    [{ target: -1 }, "value facilities[0].target: expected a whole number from 0 and below 2^31, got -1"],
    [{ maxIntake: 0.5 }, "value facilities[0].maxIntake: expected a whole number from 0 and below 2^31, got 0.5"],
    [{ capacity: 0.5 }, "value facilities[0].capacity: expected a whole number from 0 and below 2^31, got 0.5"],
    [{ lat: 95 }, "value facilities[0].lat: expected a latitude from -90 to 90, got 95"],
    [{ lon: undefined }, "missing facilities[0].lon: expected a longitude from -180 to 180, got nothing"],
  ])("should refuse %o", (over, expected) => {
    expect(said(problem({ facilities: [facility(over)] }))).toEqual([expected]);
  });

  it("should refuse doubled ids, holes and what is no object", () => {
    const facilities = [facility(), {}, facility(), null, "A", []];
    delete facilities[1];
    expect(said(problem({ facilities }))).toEqual([
      "type facilities[1]: expected an object, got nothing",
      "duplicate facilities[2].id: expected a unique id, got the id of facilities[0]",
      "type facilities[3]: expected an object, got null",
      'type facilities[4]: expected an object, got "A"',
      "type facilities[5]: expected an object, got an array",
    ]);
  });

  it("should take __proto__ and constructor for ids like any other", () => {
    const facilities = ["__proto__", "constructor", "toString"].map((id) => facility({ id }));
    expect(() => run(problem({ facilities }))).not.toThrow();
    expect(codes(problem({ facilities: [...facilities, facility({ id: "__proto__" })] }))).toEqual([
      "duplicate facilities[3].id",
    ]);
  });

  it("should refuse more than 4096 facilities with one issue", () => {
    const facilities = Array.from({ length: 4097 }, (_, j) => facility({ id: `${j}` }));
    expect(said(problem({ facilities }))).toEqual(["range facilities: expected at most 4096 facilities, got 4097"]);
    expect(() => run(problem({ facilities: facilities.slice(1) }))).not.toThrow();
  });
});

describe("checkProblem, of a matrix", () => {
  it.each<[object, string]>([
    [byMatrix(Int32Array.of(1, -1)), "value travel.metres[1]: expected metres from 0, got -1"],
    [
      byMatrix(Int32Array.of(1, 1), Int32Array.of(0, 2)),
      "value participants.zone[1]: expected a number from 0 to 1, got another number",
    ],
    [
      byMatrix(Int32Array.of(1, 1), Int32Array.of(-1, 0)),
      "value participants.zone[0]: expected a number from 0 to 1, got another number",
    ],
    [
      byMatrix(Int32Array.of(1, 1), Int32Array.of(0)),
      "length participants.zone: expected 2 entries like participants.facility, got 1",
    ],
    [
      byMatrix(new Int32Array(), Int32Array.of(0, 0)),
      "value participants.zone[0]: expected nothing, for there is none, got another number",
    ],
    [
      { ...byMatrix(Int32Array.of(1, 1, 1)), facilities: [facility(), facility({ id: "B" })] },
      "length travel.metres: expected a multiple of 2 facilities, got 3 entries",
    ],
    [
      { ...byMatrix(Int32Array.of(1)), facilities: [] },
      "length travel.metres: expected no entries without facilities, got 1",
    ],
  ])("should refuse case %#", (input, expected) => {
    expect(said(input)[0]).toBe(expected);
  });
});

describe("holds", () => {
  const held = (hold: number[], holds: unknown = ["arrears"], over: object = {}): object => ({
    ...problem({ participants: columns({ hold: Int32Array.from(hold), ...over }) }),
    holds,
  });

  it("should be indices into the list of reasons, or -1", () => {
    expect(() => run(held([-1, 0]))).not.toThrow();
    expect(() => run(held([-1, -1], undefined))).not.toThrow();
    expect(codes(held([1, -2]))).toEqual(["value participants.hold[0]", "value participants.hold[1]"]);
    expect(codes(problem({ participants: columns({ hold: Uint8Array.of(0, 0) }) }))).toEqual([
      "type participants.hold",
    ]);
    expect(codes(held([0], ["arrears"]))).toEqual(["length participants.hold"]);
  });

  it("should be texts, each once, and not too many", () => {
    expect(codes(held([0, 0], ["arrears", "", 5, "arrears"]))).toEqual([
      "type holds[1]",
      "type holds[2]",
      "duplicate holds[3]",
    ]);
    expect(codes(held([0, 0], "arrears"))).toEqual(["type holds"]);
    expect(
      said(
        held(
          [0, 0],
          Array.from({ length: 1024 }, (_, i) => `${i}`),
        ),
      ),
    ).toEqual(["range holds: expected at most 1023 texts, got 1024"]);
  });

  it("should excuse an unknown place, and nothing else", () => {
    const lon = Float64Array.of(Number.NaN, 110);
    expect(() => run(held([0, -1], ["arrears"], { lon }))).not.toThrow();
    expect(codes(held([-1, 0], ["arrears"], { lon }))).toEqual(["value participants.lon[0]"]);
    expect(codes(held([0, 0], ["arrears"], { lon: Float64Array.of(181, 110) }))).toEqual(["value participants.lon[0]"]);
    const matrix = (hold: number[], zone: number[]): object => {
      const base = byMatrix(Int32Array.of(1, 2), Int32Array.from(zone)) as { participants: object };
      return { ...base, participants: { ...base.participants, hold: Int32Array.from(hold) }, holds: ["arrears"] };
    };
    expect(() => run(matrix([0, -1], [-1, 1]))).not.toThrow();
    expect(codes(matrix([-1, 0], [-1, -2]))).toEqual(["value participants.zone[0]", "value participants.zone[1]"]);
  });
});

describe("segments, regions and needs", () => {
  const words = { segments: ["ppu", "bp"], regions: ["Pontianak"], services: ["delivery", "laboratory"] };
  const told = (over: object): object => ({ ...withColumns(over), ...words });

  it("should be indices and bits of their lists", () => {
    const segment = Int32Array.of(-1, 1);
    const region = Int32Array.of(0, -1);
    const needs = Int32Array.of(0, 3);
    expect(() => run(told({ segment, region, needs }))).not.toThrow();
    expect(codes(told({ segment: region.map((k) => k + 2), region: segment, needs: needs.map((k) => k + 1) }))).toEqual(
      ["value participants.segment[0]", "value participants.region[1]", "value participants.needs[1]"],
    );
    expect(codes(told({ needs: Int32Array.of(-1, 0) }))).toEqual(["value participants.needs[0]"]);
  });

  it("should be few enough", () => {
    const many = (n: number): string[] => Array.from({ length: n }, (_, i) => `${i}`);
    expect(() => run({ ...problem(), segments: many(1023), regions: many(1023), services: many(31) })).not.toThrow();
    expect(codes({ ...problem(), segments: many(1024), regions: many(1024), services: many(32) })).toEqual([
      "range segments",
      "range regions",
      "range services",
    ]);
  });

  it("should be texts, each once, in facilities too", () => {
    const facilities = [
      facility({ accepts: ["ppu", "ppu"], services: ["", 5], region: 6171 }),
      facility({ id: "B", accepts: "ppu" }),
    ];
    expect(messages(problem({ facilities }))).toEqual([
      "facilities[0].accepts[1]: expected each text once, got one from before",
      'facilities[0].services[0]: expected text, got ""',
      "facilities[0].services[1]: expected text, got 5",
      "facilities[0].region: expected text, got 6171",
      'facilities[1].accepts: expected an array of texts, got "ppu"',
    ]);
  });
});

describe("hardship", () => {
  it("should be metres from 0, within bounds that keep sums exact", () => {
    const extraCost = Int32Array.of(0, 2 ** 30 - 1);
    const extraCostPerKm = Int32Array.of(2 ** 20 - 1, 0);
    expect(() => run(withColumns({ extraCost, extraCostPerKm }))).not.toThrow();
    const [more, perKm] = [extraCost.map((n) => n + 1), extraCostPerKm.map((n) => n + 1)];
    expect(codes(withColumns({ extraCost: more, extraCostPerKm: perKm }))).toEqual([
      "value participants.extraCost[1]",
      "value participants.extraCostPerKm[0]",
    ]);
    expect(codes(withColumns({ extraCost: Int32Array.of(-1, 0) }))).toEqual(["value participants.extraCost[0]"]);
    expect(codes(withColumns({ extraCostPerKm: Float64Array.of(0, 0) }))).toEqual(["type participants.extraCostPerKm"]);
  });
});

describe("choices", () => {
  const facilities = [facility(), facility({ id: "B" })];
  const naming = (choiceStart: number[], choice: number[]): object =>
    problem({
      facilities,
      participants: columns({ choiceStart: Int32Array.from(choiceStart), choice: Int32Array.from(choice) }),
    });

  it("should be facilities, each once in a row, between ends that ascend", () => {
    expect(() => run(naming([0, 2, 3], [1, 0, 1]))).not.toThrow();
    expect(() => run(naming([0, 0, 0], []))).not.toThrow();
    expect(said(naming([0, 2, 4], [1, 1, 2, -1]))).toEqual([
      "duplicate participants.choice[1]: expected each facility once in a row",
      "value participants.choice[2]: expected the index of a facility, got another number",
      "value participants.choice[3]: expected the index of a facility, got another number",
    ]);
    expect(said(naming([1, 2, 3], [1, 0, 1]))).toEqual([
      "value participants.choiceStart[1]: expected ascending ends from 0 to 3, got another number",
    ]);
    expect(codes(naming([0, 2, 1], [1]))).toEqual([
      "value participants.choiceStart[1]",
      "value participants.choiceStart[2]",
    ]);
    expect(codes(naming([0, 0, 1], [1, 0]))).toEqual(["value participants.choiceStart[2]"]);
  });

  it("should come with their ends, one more than rows", () => {
    expect(codes(withColumns({ choice: Int32Array.of(0) }))).toEqual(["missing participants.choiceStart"]);
    expect(codes(withColumns({ choiceStart: Int32Array.of(0, 0, 0) }))).toEqual(["missing participants.choice"]);
    expect(messages(naming([0, 1], [0]))).toEqual([
      "participants.choiceStart: expected 3 entries, one more than participants.facility, got 2",
    ]);
  });
});

describe("households", () => {
  it("should be numbers from 0, or −1 for none", () => {
    expect(() => run(withColumns({ household: Int32Array.of(-1, 2 ** 31 - 1) }))).not.toThrow();
    expect(codes(withColumns({ household: Int32Array.of(-2, 0) }))).toEqual(["value participants.household[0]"]);
    expect(codes(withColumns({ household: Int32Array.of(0) }))).toEqual(["length participants.household"]);
    expect(codes(withColumns({ household: ["a", "b"] }))).toEqual(["type participants.household"]);
  });
});
