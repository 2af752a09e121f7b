/** Records of which some are faulty: the good ones are a problem, and what is wrong with the others is said at once. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkRecords, InputError, message, problemFrom, redistribute, verify } from "../../src/index.ts";

const facility = (over: object = {}): object => ({ id: "15010302", lon: 109.33, lat: -0.03, doctors: 1, ...over });
const person = (over: object = {}): object => ({ id: "p", lon: 109.33, lat: -0.03, facilityId: "15010302", ...over });
const facilities = [facility(), facility({ id: "0265B022", lon: 109.34 })];

function refusal(run: () => unknown): InputError {
  try {
    run();
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
  throw new Error("expected an InputError");
}

describe("checkRecords", () => {
  it("should set faulty rows aside, and find every kind of fault in one round", () => {
    const participants = [
      person({ id: "p0", consent: true }),
      person({ id: "p1", lon: "east" }),
      person({ id: "p0" }),
      person({ id: "p3", facilityId: "15019999" }),
      person({ id: "p4", facilityId: null, consent: false }),
      null,
      person({ id: "p6", count: -1, consent: "maybe" }),
      person({ id: "p7", choices: ["0265B022"] }),
    ];
    const { problem, kept, issues, counts } = checkRecords({ facilities, participants });

    expect([...kept]).toEqual([0, 7]);
    expect(problem.participants.ids).toEqual(["p0", "p7"]);
    expect(issues.map(({ code, row, field }) => [code, row, field])).toEqual([
      ["type", 1, "lon"],
      ["type", 5, undefined],
      ["value", 6, "consent"],
      ["value", 6, "count"],
      ["duplicate", 2, "id"],
      ["unknown-id", 3, "facilityId"],
      ["contradiction", 4, "facilityId"],
    ]);
    expect(counts).toEqual({ type: 2, value: 2, duplicate: 1, "unknown-id": 1, contradiction: 1 });
    expect(issues[4]!.message).toBe("participants[2].id: expected a unique id, got the id of participants[0]");
    expect(verify(problem, redistribute(problem)).ok).toBe(true);
  });

  it("should give the problem that problemFrom gives of the good rows alone", () => {
    const good = fc.record({
      lon: fc.double({ min: 109, max: 110, noNaN: true }),
      lat: fc.double({ min: -1, max: 1, noNaN: true }),
      facilityId: fc.constantFrom("15010302", "0265B022"),
      consent: fc.constantFrom(true, false, null, "withdrawn"),
      segment: fc.constantFrom("ppu", "PBI (APBN)", null),
      choices: fc.constantFrom(["0265B022"], [], null),
      household: fc.constantFrom("a", "b", null),
      needs: fc.constantFrom(["laboratory"], null),
    });
    const bad = fc.constantFrom(null, 5, person({ id: "" }), person({ lat: 91 }), person({ facilityId: "x" }));
    fc.assert(
      fc.property(fc.array(fc.oneof({ weight: 3, arbitrary: good }, bad), { minLength: 1, maxLength: 12 }), (rows) => {
        const participants = rows.map((row, i) =>
          row !== null && typeof row === "object" && "consent" in row ? { id: `p${i}`, ...row } : row,
        );
        const own = participants.filter((row) => row !== null && typeof row === "object" && "consent" in row);
        const { problem, kept, issues } = checkRecords({ facilities, participants });
        const expected = problemFrom({ facilities, participants: own });
        expect([...kept]).toEqual([...participants.keys()].filter((i) => (own as unknown[]).includes(participants[i])));
        expect(problem.participants.ids).toEqual(expected.participants.ids);
        for (const column of ["lon", "lat", "facility", "consent", "choiceStart", "choice"] as const) {
          const [found, wanted] = [problem.participants[column], expected.participants[column]];
          // A column that only faulty rows have is there, and empty.
          if (wanted !== undefined) expect(found).toEqual(wanted);
        }
        expect(issues.length).toBeGreaterThanOrEqual(participants.length - own.length);
        expect(verify(problem, redistribute(problem)).ok).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it("should hold whoever only lacks a place, where they are registered", () => {
    const participants = [
      person({ id: "p0", lon: null }),
      person({ id: "p1", lat: "north", consent: true }),
      person({ id: "p2", lon: null, facilityId: null }),
      person({ id: "p3", lon: null, consent: "maybe" }),
      person({ id: "p4", lon: null, hold: "pregnancy" }),
      person({ id: "p5" }),
    ];
    const { problem, kept, held } = checkRecords({ facilities, participants }, { onBad: "hold" });

    expect([...kept]).toEqual([0, 1, 4, 5]);
    expect([...held]).toEqual([0, 1]);
    expect(problem.holds).toEqual(["pregnancy", "no usable address"]);
    expect([...problem.participants.hold!]).toEqual([1, 1, 0, -1]);
    expect([...checkRecords({ facilities, participants }).kept]).toEqual([4, 5]);
  });

  it("should throw for facilities, with what is wrong with rows behind it; and for any fault if it is told to", () => {
    const participants = [person({ lat: 95 })];
    const error = refusal(() => checkRecords({ facilities: [facility({ doctors: -1 })], participants }));
    expect(error.issues.map(({ path }) => path)).toEqual(["facilities[0].doctors", "participants[0].lat"]);
    expect(error.counts).toEqual({ value: 2 });
    expect(refusal(() => checkRecords({ facilities, participants }, { onBad: "throw" })).issueCount).toBe(1);
    expect(refusal(() => checkRecords({ facilities, participants: new Array(3) })).code).toBe("missing");
    expect(refusal(() => checkRecords({})).issueCount).toBe(2);
  });

  it("should list all issues of thousands of rows, and be plain data", () => {
    const participants = Array.from({ length: 5000 }, (_, i) => person({ id: `p${i}`, lat: i % 2 ? 95 : 0 }));
    const checked = checkRecords({ facilities, participants });
    expect(checked.issues).toHaveLength(2500);
    expect(checked.issues.at(-1)!.row).toBe(4999);
    expect(structuredClone(checked)).toEqual(checked);
  });
});

describe("unknown facilities", () => {
  const named = (ids: readonly string[]): object[] => ids.map((facilityId, i) => person({ id: `p${i}`, facilityId }));

  it("should be one issue for each code, with the rows that name it and what it may be meant for", () => {
    const ids = [...Array(3).fill("15019999"), "15010302", ...Array(2).fill("265B022"), "0000039043765", "15018888"];
    const error = refusal(() => problemFrom({ facilities, participants: named(ids) }));

    expect(error.issueCount).toBe(7);
    expect(error.counts).toEqual({ "unknown-id": 7 });
    expect(error.issues.map((issue) => issue.message)).toEqual([
      'participants[0].facilityId: expected the id of a facility, got "15019999", as in 3 rows',
      'participants[4].facilityId: expected the id of a facility, got "265B022", as in 2 rows (is "0265B022" meant?)',
      "participants[6].facilityId: expected the id of a facility, got another, as in 2 rows",
    ]);
    expect(message(error.issues[1]!, "id")).toBe(
      'participants[4].facilityId: diharapkan id faskes, didapat "265B022", seperti pada 2 baris (apakah maksudnya "0265B022"?)',
    );
  });

  it("should never be shown where they may be card numbers: not by length, not for single rows, not beyond twenty", () => {
    const cards = Array.from({ length: 60 }, (_, i) => `00000390${43700 + (i % 30)}`);
    const many = Array.from({ length: 100 }, (_, i) => `9${1000000 + (i % 50)}`);
    const error = refusal(() => problemFrom({ facilities, participants: named([...cards, ...many, "81234567"]) }));

    expect(error.message).not.toContain("0000039");
    expect(error.issues.some(({ message: text }) => text.includes("81234567"))).toBe(false);
    expect(error.issues).toHaveLength(21);
    expect(error.issueCount).toBe(161);
  });

  it("should be told in a second, also for hundreds of thousands of rows", () => {
    const participants = Array.from({ length: 200_000 }, (_, i) =>
      person({ id: `p${i}`, facilityId: i % 2 ? "15019999" : "15018888" }),
    );
    const error = refusal(() => problemFrom({ facilities, participants }));
    expect(error.issues.map(({ params }) => params.rows)).toEqual([100_000, 100_000]);
    expect(error.issueCount).toBe(200_000);
  });
});

describe("keys that are nearly known ones", () => {
  it.each([
    ["concent", "consent"],
    ["Consent", "consent"],
    ["persetujuan", "consent"],
    ["tahan", "hold"],
    ["facility_id", "facilityId"],
    ["bujur", "lon"],
    ["houshold", "household"],
    ["chioces", "choices"],
    ["extraCostPerKM", "extraCostPerKm"],
  ])("should be an error: %s for %s", (key, near) => {
    const { [near]: _, ...others } = person({ hold: null }) as Record<string, unknown>;
    const participants = [person({ id: "a" }), { ...others, id: "b", [key]: null }];
    const error = refusal(() => problemFrom({ facilities, participants }));
    const issue = error.issues.find(({ code }) => code === "unknown-key")!;
    expect(issue).toMatchObject({ row: 1, field: key, params: { near } });
    expect(issue.message).toBe(`participants[1].${key}: expected "${near}", if that is what is meant`);
  });

  it("should be an error of facilities too", () => {
    const records = { facilities: [facility({ maxintake: 5, closd: true })], participants: [] };
    expect(refusal(() => problemFrom(records)).issues.map(({ path }) => path)).toEqual([
      "facilities[0].maxintake",
      "facilities[0].closd",
    ]);
  });

  it("should be a note of checkRecords, which goes on", () => {
    const { kept, notes } = checkRecords({ facilities, participants: [person({ concent: true })] });
    expect([...kept]).toEqual([0]);
    expect(notes.map((note) => note.message)).toEqual([
      'participants[0].concent: expected "consent", if that is what is meant',
    ]);
  });

  it("should leave other keys alone, and those beside the known one", () => {
    const others = {
      name: "x",
      nik: "6171",
      address: "x",
      sex: "L",
      note: "x",
      consentDate: "x",
      mode: 1,
      Consent: 5,
      consent: true,
    };
    expect(
      problemFrom({ facilities: [facility({ address: "x", phone: "x", note: "x" })], participants: [person(others)] }),
    ).toBeDefined();
  });
});

describe("words of records", () => {
  it("should be the same without case, blanks and marks", () => {
    const problem = problemFrom({
      facilities: [
        facility({
          kind: "Puskesmas",
          region: "Kota Pontianak",
          services: ["Laboratorium"],
          accepts: ["PBI (APBN)", "pbi-apbn"],
        }),
        facility({ id: "0265B022", kind: "Klinik TNI/Polri", region: "KOTA PONTIANAK" }),
      ],
      participants: [
        person({ id: "a", segment: "PBI APBN", region: "kota pontianak", needs: ["laboratorium"] }),
        person({ id: "b", segment: "pbi-apbn", region: "Kota  Pontianak", needs: ["LABORATORIUM"] }),
      ],
    });
    expect(problem.facilities.map(({ kind, region }) => [kind, region])).toEqual([
      ["puskesmas", "Kota Pontianak"],
      ["klinik-tni-polri", "Kota Pontianak"],
    ]);
    expect(problem.facilities[0]).toMatchObject({ accepts: ["pbi-apbn"], services: ["Laboratorium"] });
    const { segments, regions, services, participants } = problem;
    expect({ segments, regions, services }).toEqual({
      ...{ segments: ["pbi-apbn"], regions: ["Kota Pontianak"], services: ["Laboratorium"] },
    });
    expect([...participants.segment!, ...participants.region!, ...participants.needs!]).toEqual([0, 0, 0, 0, 1, 1]);
  });
});
