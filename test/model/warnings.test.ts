import { describe, expect, it } from "vitest";
import { runThrough } from "../../src/generators.ts";
import {
  type Facility,
  message,
  type Policy,
  type Problem,
  problemWarnings,
  redistribute,
  verify,
} from "../../src/index.ts";
import { completePolicy } from "../../src/model/policy.ts";
import { warningsOf } from "../../src/model/warnings.ts";

const facility = (over: Partial<Facility>): Facility => ({ id: "A", lon: 109.3, lat: 0, doctors: 1, ...over });

interface Given {
  readonly policy?: Policy;
  readonly columns?: object;
  /** People given to each facility. */
  readonly given?: readonly number[];
  readonly words?: Partial<Problem>;
}

/** What a planner is told: code and words, and of which facilities. */
function told(
  facilities: readonly Partial<Facility>[],
  { policy = {}, columns, given = [], words }: Given = {},
): string[] {
  const participants = { facility: Int32Array.of(0, 0, 0), consent: Uint8Array.of(1, 1, 1), ...columns };
  const [to, people] = [Int32Array.from(given, (_, k) => k), Int32Array.from(given)];
  const names = facilities.map((own, j) => facility({ id: "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[j]!, ...own }));
  const problem = { facilities: names, participants, ...words };
  const warnings = runThrough(warningsOf(problem, completePolicy(policy), { to, people } as never));
  for (const warning of warnings) {
    expect(message(warning)).toBe(warning.message);
    expect(`${message(warning)}${message(warning, "id")}`).not.toMatch(/[{}]/);
  }
  return warnings.map(({ code, message, facilities: which }) => `${code} ${which ?? "-"}: ${message}`);
}

describe("warnings", () => {
  it("should be none where nothing is odd, nor of a closed facility", () => {
    expect(told([{}, { closed: true, kind: "klinik-tni-polri" }])).toEqual([]);
    const columns = { region: Int32Array.of(0, 0, 0) };
    expect(told([{ region: "A" }], { policy: { sameRegion: true }, columns, words: { regions: ["A"] } })).toEqual([]);
    expect(told([{ quality: { rooms: 0 } }], { policy: { qualityKm: { rooms: 1 } } })).toEqual([]);
    expect(told([{ maxIntake: 9 }, {}], { given: [9, 0] })).toEqual([]);
    expect(told([{ kind: "klinik-tni-polri", accepts: [] }, { kind: "pustu" }])).toEqual([]);
  });

  it("should say of facilities what is not known, once for all of them", () => {
    expect(told([{}, { kind: "klinik-tni-polri" }])).toEqual([
      'accepts-unknown 1: facilities: 1 of kind klinik-tni-polri without accepts: nobody is sent there: "B"',
    ]);
    const columns = { region: Int32Array.of(0, 0, 0) };
    const words = { regions: ["A"] };
    expect(told([{ region: "A" }, {}, {}], { policy: { sameRegion: true }, columns, words })).toEqual([
      'region-unknown 1,2: facilities: 2 without a region, and sameRegion is true: nobody is sent there: "B", "C"',
    ]);
    expect(told([{ quality: { rooms: 1 } }], { policy: { qualityKm: { rooms: 1, medicines: 2, beds: 3 } } })).toEqual([
      'quality-unknown 0: facilities: 1 of which a quality is not known and counts as 0: "A" (medicines, beds)',
    ]);
  });

  it("should say where a move costs what relief is worth, in a proposal with its letter", () => {
    const said = (km: number, worth: number) =>
      `relief-too-dear -: policy.overQuotaKm: a move costs ${km} km before its way (moveCostKm, in a proposal with askKm), ` +
      `no less than one person fewer over quota is worth (overQuotaKm ${worth}): hardly anybody is relieved`;

    expect(told([{}], { policy: { moveCostKm: 10, overQuotaKm: 10 } })).toEqual([said(10, 10)]);
    expect(told([{}], { policy: { moveCostKm: 9.5, overQuotaKm: 10 } })).toEqual([]);
    expect(told([{}], { policy: { moveCostKm: 10, askKm: 20, overQuotaKm: 30, unknown: "propose" } })).toEqual([
      said(30, 30),
    ]);
    expect(told([{}], { policy: { moveCostKm: 10, askKm: 20, overQuotaKm: 30 } })).toEqual([]);
    expect(told([{}], { policy: { moveCostKm: 10, overQuotaKm: 1, overloadKm: "Infinity" } })).toEqual([]);
  });

  it("should say how many people have no region, where that matters", () => {
    const message = "without a region, and sameRegion is true: they are sent nowhere";
    const known = [{ region: "A" }];
    const [policy, words] = [{ sameRegion: true }, { regions: ["A"] }];

    expect(told(known, { policy })).toEqual([`region-unknown -: participants: 3 ${message}`]);
    const columns = { region: Int32Array.of(0, -1, -1), count: Int32Array.of(5, 2, 7) };
    expect(told(known, { policy, columns, words })).toEqual([`region-unknown -: participants: 9 ${message}`]);
    expect(told(known, { columns, words })).toEqual([]);
  });

  it("should say once who is given people without having agreed to any, and name ten of them", () => {
    expect(told([{}, { maxIntake: 5 }, {}], { given: [4, 5, 2] })).toEqual([
      "intake-not-agreed 0,2: facilities: 2 that have agreed to no intake (maxIntake) are given 6 people: " +
        '"A" (4), "C" (2)',
    ]);
    const [many] = told(
      Array.from({ length: 12 }, () => ({})),
      { given: Array.from({ length: 12 }, () => 1) },
    );
    expect(many).toMatch(/are given 12 people: "A" \(1\), .*"J" \(1\), …$/);
  });
});

describe("warnings of facilities", () => {
  it.each<[string, Partial<Facility>[], RegExp[]]>([
    ["an empty list of segments", [{}, { accepts: [] }], [/^accepts-nobody 1: .*"B"$/]],
    [
      "kinds in columns",
      [{ kind: "Puskesmas" }, { kind: "Klinik TNI/Polri" }],
      [/^kind-unknown 0,1: .*\(klinik-tni-p/],
    ],
    ["participants among doctors", [{ doctors: 25_000 }, { doctors: 90 }], [/^doctors-many 0: .*500000 people/]],
    [
      "22.000 read as 22",
      [
        { doctors: 4, capacity: 22 },
        { doctors: 1, target: 22 },
      ],
      [/^capacity-small 0,1: .* 2 %/],
    ],
    [
      "a small clinic with little room",
      [
        { doctors: 0.2, capacity: 22 },
        { doctors: 1, capacity: 100 },
      ],
      [],
    ],
    ["a capacity of 0 on purpose", [{ doctors: 4, capacity: 0 }], []],
    ["ids with a blank", [{ id: "01010302" }, { id: "01010302 " }, { id: "B" }], [/^ids-alike 0,1: /]],
    ["ids without their zero, or in small letters", [{ id: "0265b020" }, { id: "265B020" }], [/^ids-alike 0,1: /]],
    ["ids of zeros", [{ id: "0" }, { id: "10" }], []],
    ["longitude 0", [{}, { lon: 0, lat: 51 }], [/^place-zero 1: /, /^place-far 0,1: .* 100 km/]],
    ["a place on the equator", [{ lat: 0 }, { lat: -0.02 }], []],
    ["a latitude in both", [{ lon: 6.17, lat: 6.17 }], [/^place-doubled 0: /]],
    ["a facility on another island", [{}, { lon: 109.31 }, { lon: 106.87, lat: -6.17 }], [/^place-far 2: /]],
  ])("%s", (_, facilities, expected) => {
    const warnings = told(facilities);
    expect(warnings).toHaveLength(expected.length);
    for (const [i, pattern] of expected.entries()) expect(warnings[i]).toMatch(pattern);
  });

  it("should know a facility as far whose people all live far away, even where another is near it", () => {
    const islands = [{}, { lon: 106.87, lat: -6.17 }, { lon: 106.9, lat: -6.17 }];
    const place = { lon: Float64Array.of(109.3, 109.3, 106.9), lat: Float64Array.of(0, 0, -6.17) };
    const columns = { facility: Int32Array.of(0, 1, 2), ...place, count: Int32Array.of(1, 20, 1) };
    expect(told(islands, { columns })).toEqual([expect.stringMatching(/^place-far 0,1: /)]);
    expect(told(islands, { columns: { ...columns, count: Int32Array.of(1, 19, 1) } })).toEqual([
      expect.stringMatching(/^place-far 0: /),
    ]);
    expect(told(islands, { columns, policy: { farKm: 1000 } })).toEqual([]);
    expect(told(islands, { columns, policy: { farKm: "Infinity" } })).toEqual([]);
  });
});

describe("warnings of people", () => {
  const near = { lon: Float64Array.of(109.3, 109.31, 109.32), lat: Float64Array.of(0, 0, -0.01) };
  const three = (column: "lon" | "lat", value: number): object => ({ ...near, [column]: near[column].with(1, value) });

  it("should tell of places that nobody meant: how many people, and the first row", () => {
    expect(told([{}], { columns: near })).toEqual([]);
    const far = "place-far -: participants: 1 people farther than 100 km from every facility, the first in row 1";
    expect(told([{}], { columns: three("lon", 0) })).toEqual([
      "place-zero -: participants: 1 people at longitude 0, as an empty cell gives, the first in row 1",
      far,
    ]);
    expect(told([{}], { columns: three("lon", 10.26) })).toEqual([far]);
    expect(told([{}], { columns: three("lon", Number.NaN) })).toEqual([]);
    const doubled = { lon: near.lon.with(2, -0.01), lat: near.lat, count: Int32Array.of(1, 0, 7) };
    expect(told([{}], { columns: doubled })).toEqual([
      "place-doubled -: participants: 7 people whose latitude is equal to the longitude, the first in row 2",
      expect.stringMatching(/^place-far -: participants: 7 people/),
    ]);
  });

  it("should tell that nobody has been asked, unless whom to ask is the question", () => {
    const columns = { consent: Uint8Array.of(2, 2, 2), count: Int32Array.of(4, 0, 2) };
    expect(told([{}], { columns })).toEqual([
      expect.stringMatching(/^nobody-asked -: participants\.consent: none of 6 registered people/),
    ]);
    expect(told([{}], { columns, policy: { unknown: "propose" } })).toEqual([]);
    expect(told([{}], { columns: { consent: Uint8Array.of(2, 0, 2) } })).toEqual([]);
    expect(told([{}], { columns: { ...columns, facility: Int32Array.of(-1, -1, -1) } })).toEqual([]);
    expect(told([{ closed: true }, {}], { columns })).toEqual([]);
  });

  it("should tell of households of too many, where they are bound", () => {
    const columns = { household: Int32Array.of(7, 7, -1), count: Int32Array.of(15, 6, 99) };
    expect(told([{}], { columns })).toEqual([
      expect.stringMatching(/^household-large -: participants\.household: 1 of more than 20, 21 people in all: /),
    ]);
    expect(told([{}], { columns: { ...columns, count: Int32Array.of(15, 5, 99) } })).toEqual([]);
    expect(told([{}], { columns, policy: { households: "separate" } })).toEqual([]);
  });

  const row = { segment: Int32Array.of(0, 1, -1) };
  it("should tell of segments that no facility takes, or only in another spelling, and never show the people's words", () => {
    const words = { segments: ["pbi-apbn", "PBI (APBN)"] };
    const takes = { accepts: ["pbi-apbn"] };
    expect(told([{}, takes], { columns: row, words })).toEqual([
      'word-unknown -: participants.segment: 1 people have words that are spelled otherwise at facilities ("pbi-apbn") ' +
        "and do not count as these, the first in row 1",
    ]);
    const secret = { segments: ["pbi-apbn", "0000039043765"] };
    expect(told([{}, takes], { columns: row, words: secret })).toEqual([]);
    expect(told([takes], { columns: row, words: secret })).toEqual([
      "word-unknown -: participants.segment: 1 people have words that no facility has and are sent nowhere, the first in row 1",
    ]);
  });

  it("should tell of needs that no open facility offers", () => {
    const words = { services: ["laboratory", "Laboratorium", "delivery"] };
    const columns = { needs: Int32Array.of(0b001, 0b101, 0b110) };
    const offers = [{ services: ["laboratory", "laboratorium"] }, { closed: true, services: ["delivery"] }];
    expect(told(offers, { columns, words })).toEqual([
      expect.stringMatching(/^word-unknown -: participants\.needs: 1 people .*\("laboratorium"\).* row 2$/),
      expect.stringMatching(/^word-unknown -: participants\.needs: 2 people .* row 1$/),
    ]);
  });

  it("should tell of regions in another spelling, where regions matter", () => {
    const [columns, words] = [{ region: Int32Array.of(0, 1, 1) }, { regions: ["Kota Pontianak", "KOTA PONTIANAK"] }];
    const facilities = [{ region: "Kota Pontianak" }];
    expect(told(facilities, { columns, words })).toEqual([]);
    expect(told(facilities, { columns, words, policy: { sameRegion: true } })).toEqual([
      expect.stringMatching(/^word-unknown -: participants\.region: 2 people .*\("Kota Pontianak"\)/),
    ]);
  });
});

describe("warnings of a matrix", () => {
  const NONE = 2 ** 31 - 1;
  const columns = { zone: Int32Array.of(0, 1, -1) };
  const ways = (...metres: number[]): Partial<Problem> => ({ travel: { metres: Int32Array.from(metres) } });

  it("should say that metres look like kilometres or minutes, and that zones with people have no way", () => {
    expect(told([{}], { columns, words: ways(1200, 900) })).toEqual([]);
    expect(told([{}], { columns, words: ways(1, 40) })).toEqual([
      "matrix-unit -: travel.metres: no way is longer than 40 m: expected metres (are these kilometres or minutes?)",
    ]);
    expect(told([{}], { columns, words: ways(1200, NONE, NONE) })).toEqual([
      "zone-without-ways -: travel.metres: 1 people live in 1 zones from which there is no way to any facility, " +
        "the first in row 1",
    ]);
    expect(told([{}], { columns, words: ways(1200, 1300, NONE) })).toEqual([]);
  });
});

describe("a plan of odd data", () => {
  it("should carry the warnings, and be ok with these and no others", () => {
    const facilities = [facility({ doctors: 0 }), facility({ id: "a " }), facility({ id: "a" })];
    const columns = { lon: Float64Array.of(109.3, 0), lat: Float64Array.of(0, 0) };
    const participants = { facility: Int32Array.of(0, 0), consent: Uint8Array.of(1, 2), ...columns };
    const plan = redistribute({ facilities, participants });
    expect(plan.warnings.map(({ code }) => code)).toEqual([
      ...["ids-alike", "place-zero", "place-far", "intake-not-agreed"],
    ]);
    expect(verify({ facilities, participants }, plan)).toMatchObject({ ok: true, proven: true });
    expect(problemWarnings({ facilities, participants })).toEqual(plan.warnings.slice(0, -1));
    const fewer = { ...plan, warnings: plan.warnings.slice(1) };
    expect(verify({ facilities, participants }, fewer).ok).toBe(false);
  });
});
