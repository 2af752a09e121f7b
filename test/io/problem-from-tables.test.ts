/**
 * Small files, each a trap that real files hold, and what must come of each: which rows are used, what is said of the others
 * by line and column, what is noted, or why the whole table is refused. A file without an entry fails, and so does an entry
 * without a file.
 */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { InputError } from "../../src/index.ts";
import {
  type FacilityTable,
  problemFromTables,
  readTable,
  rejectRows,
  rejectsCsv,
  remark,
  type TableProblem,
} from "../../src/io/index.ts";
import * as tableWords from "../../src/words/table-words.ts";

const folder = fileURLToPath(new URL("./files/", import.meta.url));

const bytesOf = (name: string): Uint8Array => readFileSync(`${folder}${name}`);

const ON = "2026-11-29";

interface Trap {
  /** Ids of the rows that are used. */
  readonly ids?: string;
  /** Faults: line, column and code. */
  readonly faults?: readonly string[];
  /** Notes: code and count. */
  readonly notes?: readonly string[];
  /** The message of the refusal. */
  readonly refused?: RegExp;
  /** What else must hold. */
  readonly also?: (made: TableProblem) => void;
}

const people = (made: TableProblem): number[] => [...made.problem.participants.count!];

const facilityOf = (made: TableProblem): number[] => [...made.problem.participants.facility];

const traps: Readonly<Record<string, Trap>> = {
  "plain.csv": { ids: "p1 p2", also: (made) => expect(facilityOf(made)).toEqual([0, 1]) },
  "semicolons-and-decimal-commas.csv": {
    ids: "p1 p2",
    also: ({ problem: { participants } }) => {
      expect([...participants.lon!, ...participants.lat!]).toEqual([109.33, 109.34, -0.03, -0.04]);
      expect([...participants.consent]).toEqual([1, 0]);
    },
  },
  "tabs.txt": { ids: "p1" },
  "bars.csv": { ids: "p1" },
  "byte-order-mark.csv": { ids: "p1" },
  "sep-line.csv": { ids: "p1", faults: ["4 lon value"] },
  "returns.csv": { ids: "p1 p2" },
  "old-mac.csv": { ids: "p1", faults: ["3 lon type"] },
  "utf-16.csv": { ids: "p1" },
  "titles-above.csv": { ids: "p1", faults: ["6 Lintang type"] },
  "leading-zeros.csv": { ids: "00017 0017" },
  "ids-rounded-by-excel.csv": { ids: "p3", faults: ["2 id destroyed", "3 id destroyed"] },
  "codes-rounded-by-excel.csv": { ids: "p2", faults: ["2 facilityId destroyed"] },
  "households-rounded-by-excel.csv": {
    ids: "p3 p4 p5",
    faults: ["2 no kk destroyed", "3 no kk destroyed"],
    also: ({ problem }) => {
      const [a, b, none] = problem.participants.household!;
      expect([a === b, none]).toEqual([true, -1]);
    },
  },
  "errors-of-excel.csv": { ids: "p4", faults: ["2 id destroyed", "3 lon destroyed", "4 facilityId destroyed"] },
  "short-rows.csv": { ids: "p1 p4", faults: ["3  ragged", "4  ragged"] },
  "long-rows.csv": { ids: "p3", faults: ["2  ragged", "3  ragged"] },
  "empty-cells-behind.csv": { ids: "p1 p2" },
  "more-empty-cells-than-names.csv": { ids: "p1" },
  "blank-lines.csv": { ids: "p1", faults: ["6 id missing", "6 lon missing", "7 lat type"] },
  "quote-never-closed.csv": { ids: "p1 p3 p4", faults: ["3  quote"] },
  "quote-that-swallows-a-row.csv": { ids: "p3", faults: ["2  quote", "3 id quote"] },
  "quote-that-swallows-many.csv": {
    ids: Array.from({ length: 41 }, (_, i) => `p${i + 1}`).join(" "),
    faults: ["2  quote"],
  },
  "text-behind-a-quote.csv": { ids: "p2", faults: ["2  quote"] },
  "cell-of-two-lines.csv": { ids: "p1 p2", faults: ["5 lat type"], notes: ["ignored-columns 1"] },
  "quotes-inside-cells.csv": { ids: "p1 p2", notes: ["ignored-columns 1"] },
  "latitude-for-longitude.csv": { ids: "p2", faults: ["2 lat value"] },
  "decimal-mark-lost.csv": { ids: "p3", faults: ["2 lon value", "2 lat value", "3 lon type"] },
  "degrees-in-many-ways.csv": {
    ids: "p1 p2 p3",
    also: ({ problem: { participants } }) => {
      expect([...participants.lon!]).toEqual([109.33, 109.33, 109.33]);
      expect([...participants.lat!]).toEqual([-0.03, -0.03, -0.03]);
    },
  },
  "degrees-as-text.csv": { ids: "p4", faults: ["2 lon type", "3 lat type", "4 lon type"] },
  "no-place.csv": { ids: "p4", faults: ["2 lon missing", "3 lon missing", "4 lon missing"] },
  "no-place-but-held.csv": {
    ids: "p1 p2 p3",
    also: ({ problem: { participants, holds } }) => {
      expect([...participants.hold!]).toEqual([0, -1, 0]);
      expect(holds).toEqual(["hamil"]);
    },
  },
  "words-of-consent.csv": {
    ids: ["granted", "refused", "unknown", "withdrawn"].flatMap((k) => [0, 1, 2, 3, 4].map((i) => k + i)).join(" "),
    also: ({ problem: { participants } }) =>
      expect([...participants.consent]).toEqual([1, 0, 2, 3].flatMap((code) => [code, code, code, code, code])),
  },
  "other-words-of-consent.csv": { ids: "p3", faults: ["2 consent value", "3 consent value"] },
  "digits-of-consent.csv": { ids: "p3", faults: ["2 consent type", "3 consent type"] },
  "refused-and-nowhere.csv": { ids: "p3 p4", faults: ["2 facilityId contradiction", "3 facilityId contradiction"] },
  "unknown-facilities.csv": {
    ids: "p8",
    faults: [2, 3, 4, 5, 6, 7, 8].map((line) => `${line} facilityId unknown-id`),
    also: ({ unknownFacilities }) =>
      expect(unknownFacilities).toEqual([
        { code: "15019999", rows: 2, first: 2 },
        { code: "0265b022", rows: 1, first: 1, cure: "0265B022" },
        { code: "1010302", rows: 1, first: 0, cure: "01010302" },
      ]),
  },
  "blanks-round-codes.csv": { ids: "p1 p2", faults: ["4 id duplicate"] },
  "card-numbers.csv": {
    ids: "2 3",
    faults: ["4 noKartu duplicate"],
    notes: ["person-numbers 3", "ignored-columns 1"],
  },
  "card-numbers-called-id.csv": { ids: "2 3", notes: ["person-numbers 2"] },
  "nik.csv": { ids: "2 3", notes: ["person-numbers 2"] },
  "no-ids.csv": { ids: "2 4", faults: ["3 lat type"], notes: ["no-ids 3"] },
  "ids-twice.csv": { ids: "p1 p2", faults: ["4 id duplicate", "5 id duplicate"] },
  "ids-missing.csv": { ids: "p3", faults: ["2 id missing", "3 id missing"] },
  "inactive.csv": { ids: "p1 p4", faults: ["6 Status Peserta value"], notes: ["inactive 2"] },
  "arrears-and-changes.csv": {
    ids: "p1 p2 p3 p4",
    faults: ["6 tanggal pindah type", "7 tanggal pindah type"],
    also: ({ remarks }) => expect([...remarks!]).toEqual([1, 2, 3, 0]),
  },
  "no-names.csv": { refused: /no column for facilityId.*\n.*no column for lon.*\n.*no column for lat/ },
  "no-column-for-facility.csv": { refused: /^participants: no column for facilityId: name one of them/ },
  "two-columns-for-latitude.csv": { refused: /^participants: more than one column for lat/ },
  "words-in-many-spellings.csv": {
    ids: "p1 p2 p3 p4",
    also: ({ problem: { facilities, participants, segments, regions, services } }) => {
      expect(segments).toEqual(["pbi-apbn", "pbi-apbd", "polri"]);
      expect([...participants.segment!]).toEqual([0, 0, 1, 2]);
      expect(regions).toEqual(["KOTA PONTIANAK", "Kubu Raya"]);
      expect([...participants.region!]).toEqual([0, 0, 0, 1]);
      expect(new Set(facilities.map(({ region }) => region))).toEqual(new Set(["KOTA PONTIANAK"]));
      expect(services).toEqual(["Laboratorium", "24 jam"]);
      expect([...participants.needs!]).toEqual([1, 3, 0, 2]);
      expect(facilities.map((facility) => facility.services)).toEqual([
        ["Laboratorium", "24 jam"],
        ["Laboratorium"],
        undefined,
      ]);
    },
  },
  "choices.csv": {
    ids: "p1 p4",
    faults: ["3 pilihan duplicate", "4 pilihan unknown-id"],
    also: ({ problem: { participants } }) => {
      expect([...participants.choiceStart!]).toEqual([0, 2, 2]);
      expect([...participants.choice!]).toEqual([1, 2]);
    },
  },
  "facilities-to-avoid.csv": {
    ids: "p1 p2 p5",
    faults: ["4 Faskes yang dihindari duplicate", "5 Faskes yang dihindari unknown-id"],
    also: ({ problem: { participants } }) => {
      expect([...participants.avoidStart!]).toEqual([0, 2, 3, 3]);
      expect([...participants.avoid!]).toEqual([1, 2, 1]);
      expect([...participants.choiceStart!]).toEqual([0, 0, 1, 1]);
      expect([...participants.choice!]).toEqual([2]);
    },
  },
  "numbers-of-people.csv": {
    ids: "p1 p2 p3 p4",
    faults: ["6 jumlah value", "7 jumlah value", "8 jumlah type", "9 jumlah value"],
    also: (made) => expect(people(made)).toEqual([1200, 1200, 5, 1]),
  },
  "formulas-escaped.csv": {
    ids: "=p1 -2 01010302 '@x",
    also: (made) => expect(facilityOf(made)).toEqual([0, 0, 0, 0]),
  },
  "empty.csv": { refused: /^participants: no line with names of columns/ },
  "names-only.csv": { ids: "" },
  "p-care.csv": {
    ids: "2",
    notes: ["person-numbers 1", "no-consent 1", "inactive 1", "ignored-columns 5"],
    also: ({ problem }) => expect(problem.segments).toEqual(["pbi-apbn"]),
  },
  "p-care.json": {
    ids: "1 2",
    notes: ["person-numbers 2", "no-consent 2", "ignored-columns 12"],
    also: ({ problem, remarks, lines }) => {
      expect(problem.segments).toEqual(["pbi-apbn", "ppu"]);
      expect([...remarks!]).toEqual([0, remark.arrears]);
      expect([...lines]).toEqual([1, 2]);
    },
  },
  "vclaim.json": {
    ids: "1",
    notes: ["person-numbers 1", "no-consent 1", "ignored-columns 11"],
    also: ({ problem }) => expect(problem.segments).toEqual(["pbi-apbn"]),
  },
  "old-workbook.xls": { refused: /^participants: an old Excel workbook \(\.xls\): save it as XLSX or CSV$/ },
  "broken-workbook.xlsx": { refused: /^participants: an Excel workbook that cannot be read/ },
  "workbook.xlsx": {
    ids: "2 4 6",
    faults: ["3 Kode Faskes unknown-id", "3 No KK destroyed", "3 Jumlah value"],
    notes: ["person-numbers 4"],
    also: (made) => {
      expect(people(made)).toEqual([1, 3, 1]);
      expect([...made.remarks!]).toEqual([2, 2, 0]);
      expect([...made.problem.participants.lon!]).toEqual([109.33, 109.35, 109.33]);
      expect([...made.problem.participants.consent]).toEqual([1, 1, 1]);
    },
  },
  "records.json": { refused: /^participants: no line with names of columns/ },
};

const facilityTraps: Readonly<
  Record<string, { faults?: string[]; refused?: RegExp; also?: (table: FacilityTable) => void }>
> = {
  "facilities.csv": {
    also: ({ records }) => {
      expect(records.map(({ id }) => id)).toEqual(["01010302", "0265B022", "0265B099"]);
      expect(records[0]).toMatchObject({ kind: "puskesmas", lon: 109.33297, lat: -0.025661, capacity: 22_000 });
      expect(records[2]).toMatchObject({ kind: "klinik-tni-polri", doctors: 1.5, accepts: ["polri"] });
    },
  },
  "facilities-with-faults.csv": {
    faults: [
      "2 dokter missing",
      "3 dokter value",
      "3 kapasitas value",
      "4 bujur value",
      "4 kapasitas value",
      "5 kode missing",
      "6 dokter type",
      "6 kode duplicate",
      "8 kode duplicate",
    ],
  },
  "facilities-with-everything.csv": {
    also: ({ records }) => {
      expect(records[0]).toEqual({
        ...{ id: "0265U049", name: "dr. Contoh", kind: "dokter-praktik-perorangan", lon: 109.33, lat: -0.03 },
        ...{ doctors: 0.5, accepts: ["ppu", "pbpu"], target: 2500, maxIntake: 1000, minimum: 500, maxOutflow: 250 },
        ...{ closed: false, dentist: true, quality: { infrastructure: 0.8, medicines: 1 } },
      });
      expect(records[1]).toMatchObject({ doctors: 2, capacity: 10_000, closed: true, quality: { medicines: 0.25 } });
    },
  },
  "facilities-without-doctors.csv": { refused: /^facilities: no column for doctors/ },
};

const facilities = await readTable(bytesOf("facilities.csv"), "facilities");

async function made(name: string): Promise<TableProblem> {
  return problemFromTables({ facilities, participants: await readTable(bytesOf(name), "participants", { on: ON }) });
}

async function refusalOf(run: () => Promise<unknown>): Promise<InputError> {
  try {
    await run();
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
  throw new Error("expected an InputError");
}

const faultsOf = (rejects: TableProblem["rejects"]): string[] =>
  [...rejectRows(rejects)].map(({ line, column, code }) => `${line} ${column} ${code}`).toSorted();

describe("the trap files", () => {
  it("should all have an entry", () => {
    const names = readdirSync(folder).toSorted();
    expect(names).toEqual([...Object.keys(traps), ...Object.keys(facilityTraps)].toSorted());
    expect(names.length).toBeGreaterThanOrEqual(40);
  });

  it.each(Object.entries(traps))("%s", async (name, { ids, faults = [], notes = [], refused, also }) => {
    if (refused !== undefined) {
      expect((await refusalOf(() => made(name))).message).toMatch(refused);
      return;
    }
    const found = await made(name);
    expect(found.problem.participants.ids!.join(" ")).toBe(ids);
    expect(faultsOf(found.rejects)).toEqual([...faults].toSorted());
    expect(found.notes.map(({ code, count }) => `${code} ${count}`)).toEqual(notes);
    also?.(found);
  });

  it.each(Object.entries(facilityTraps))("%s", async (name, { faults = [], refused, also }) => {
    const read = () => readTable(bytesOf(name), "facilities");
    if (refused !== undefined) {
      expect((await refusalOf(read)).message).toMatch(refused);
      return;
    }
    const table = await read();
    expect(faultsOf(table.rejects)).toEqual([...faults].toSorted());
    also?.(table);
  });

  it("should be held up by faulty facilities, with line and column", async () => {
    const table = await readTable(bytesOf("facilities-with-faults.csv"), "facilities");
    const participants = await readTable(bytesOf("plain.csv"), "participants");
    const error = await refusalOf(async () => problemFromTables({ facilities: table, participants }));
    expect(error.issueCount).toBe(9);
    expect(error.issues[0]!.message).toBe("facilities, line 2, dokter: expected a number from 0, got nothing");
  });
});

/** Cells of people that are no word of the library's own and no code of a facility. */
function privateCells(name: string): string[] {
  const encoding = name.startsWith("utf-16") ? "utf-16le" : "utf-8";
  const lines = new TextDecoder(encoding).decode(bytesOf(name)).split(/[\r\n]+/);
  const head = lines.findIndex((line) => /bujur|lon/i.test(line));
  const cells = lines.slice(head + 1).flatMap((line) => line.split(/[,;\t|"]/));
  const own = JSON.stringify(tableWords).toLowerCase();
  return cells
    .map((cell) => cell.trim())
    .filter((cell) => cell.length >= 4 && !own.includes(cell.toLowerCase()) && !/^[0-9A-Za-z]{7,8}$/.test(cell));
}

describe("privacy", () => {
  it.each(Object.keys(traps).filter((name) => /\.(csv|txt)$/.test(name)))(
    "%s: no cell in any message",
    async (name) => {
      let said: string;
      try {
        const { problem, ...found } = await made(name);
        expect(problem.participants.facility.length).toBe(found.kept.length);
        const rows = [...rejectRows(found.rejects, "id"), ...rejectRows(found.rejects)];
        said = JSON.stringify([
          found,
          rows,
          [...rejectsCsv(found.rejects)],
          [...rejectsCsv(found.rejects, { lang: "id" })],
        ]);
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        said = JSON.stringify([error.message, error.issues]);
      }
      expect(privateCells(name).filter((cell) => said.includes(cell))).toEqual([]);
    },
  );

  it("should keep no card number, but by idOf", async () => {
    const asTheyAre = await readTable(bytesOf("card-numbers.csv"), "participants");
    expect(JSON.stringify(asTheyAre)).not.toMatch(/00000390437/);
    const idOf = (value: string): string => `x${value.length}-${value.at(-1)}`;
    const hashed = await readTable(bytesOf("card-numbers.csv"), "participants", { idOf });
    expect(hashed.ids).toEqual(["x13-5", "x13-6", "x13-5"]);
    expect(hashed.notes.map(({ code }) => code)).toEqual(["ignored-columns"]);
    const named = await readTable(bytesOf("card-numbers.csv"), "participants", { mapping: { id: "noKartu" } });
    expect(named.ids).toEqual(["2", "3", "4"]);
  });

  it("should keep no number of a family card", async () => {
    const table = await readTable(bytesOf("households-rounded-by-excel.csv"), "participants");
    expect(JSON.stringify(table)).not.toMatch(/617100000000/);
  });
});
