/** What is written of a plan, and that it can be read again. */
import { describe, expect, it } from "vitest";
import { pontianakProblem } from "../../examples/pontianak/city.ts";
import { problemFrom, redistribute, verify } from "../../src/index.ts";
import {
  facilitiesCsv,
  geoJson,
  lettersCsv,
  lettersXlsx,
  readTable,
  rejectsCsv,
  remark,
  transfersCsv,
} from "../../src/io/index.ts";
import { openTable } from "../../src/io/table-rows.ts";

const problem = problemFrom({
  facilities: [
    { id: "01010302", name: "=Puskesmas; A", lon: 109.33, lat: -0.03, doctors: 0 },
    { id: "0265B022", name: "Klinik", lon: 109.34, lat: -0.03, doctors: 1 },
  ],
  participants: [
    { id: "-7", lon: 109.335, lat: -0.03, facilityId: "01010302", consent: "granted", count: 2 },
    { id: "0017", lon: 109.335, lat: -0.031, facilityId: "01010302", consent: "unknown", count: 3 },
    { id: "new", lon: 109.335, lat: -0.031 },
  ],
});
const plan = redistribute(problem, { unknown: "propose" });
const facts = { lines: [2, 3, 5], remarks: Uint8Array.of(0, remark.arrears | remark.changedRecently, 0) };
const whole = (pieces: Iterable<string>): string => [...pieces].join("");

describe("files of a plan", () => {
  it("should list the transfers", () => {
    expect(verify(problem, plan).ok).toBe(true);
    expect(whole(transfersCsv(problem, plan))).toBe(
      [
        "id,from,to,people,extra km,over a river,consent to be asked",
        "'-7,01010302,0265B022,2,0,no,no",
        "0017,01010302,0265B022,3,0,no,yes",
        "new,,0265B022,1,0.567,no,no",
        "",
      ].join("\r\n"),
    );
  });

  it("should write for Excel in Indonesian: mark, semicolons, decimal commas, text escaped and numbers not", () => {
    const options = { bom: true, delimiter: ";", decimalMark: ",", lang: "id" } as const;
    const [head, first, second, third] = whole(transfersCsv(problem, plan, options)).split("\r\n");
    expect(head).toBe(
      "\ufeffid peserta;kode faskes asal;kode faskes tujuan;jumlah orang;tambahan km;menyeberangi sungai;perlu ditanya",
    );
    expect([first, third]).toEqual(["'-7;01010302;0265B022;2;0;tidak;tidak", "new;;0265B022;1;0,567;tidak;tidak"]);
    expect(second).toContain(";ya");
  });

  it("should list the facilities, with quotation marks where the name holds the delimiter", () => {
    const text = whole(facilitiesCsv(problem, plan, { delimiter: ";" }));
    expect(text.split("\r\n").slice(1, 3)).toEqual([
      `01010302;"'=Puskesmas; A";0;0;5;5;0;0;;`,
      "0265B022;Klinik;1;5000;0;0;6;6;0;6",
    ]);
  });

  it("should write letters to those alone who are to be asked, with what to mention", async () => {
    const [, letter, end] = whole(lettersCsv(problem, plan, facts, { lang: "id" })).split("\r\n");
    expect(letter).toBe(
      "3,0017,01010302,'=Puskesmas; A,0265B022,Klinik,3,0,tidak,ada tunggakan: perpindahan dapat ditolak sebelum dilunasi; pindah faskes dalam tiga bulan terakhir",
    );
    expect(end).toBe("");
    const ready = redistribute(problem);
    expect(whole(lettersCsv(problem, ready)).split("\r\n")).toHaveLength(2);
  });

  it("should write letters as a workbook whose codes stay text", async () => {
    const names = { table: "letters", names: { line: ["line"], id: ["id"], from: ["from"], to: ["to"] }, mapping: {} };
    const opened = await openTable(await lettersXlsx(problem, plan, facts), names);
    const rows = [];
    for await (const portion of opened.portions(() => {})) rows.push(...portion.rows);
    expect(rows).toEqual([
      [
        ...[3, "0017", "01010302", "=Puskesmas; A", "0265B022", "Klinik", 3, 0, "no"],
        "contributions are owed: a change may be refused until they are paid; changed facility within three months",
      ],
    ]);
  });

  it("should be read again by readTable, escapes taken off", async () => {
    const text = whole(transfersCsv(problem, plan, { delimiter: ";", decimalMark: ",", bom: true }));
    const table = await readTable(text, "participants", {
      mapping: { facilityId: "to", lon: "people", lat: "extra km" },
    });
    expect(table.ids).toEqual(["-7", "0017", "new"]);
    expect([...table.lat!]).toEqual([0, 0, 0.567]);
  });

  it("should draw facilities and flows, and leave out few people where it is told to", () => {
    const { features } = geoJson(problem, plan);
    expect(features.map(({ geometry }) => geometry.type)).toEqual(["Point", "Point", "LineString"]);
    expect(features[2]).toEqual({
      type: "Feature",
      geometry: {
        type: "LineString",
        coordinates: [
          [109.33, -0.03],
          [109.34, -0.03],
        ],
      },
      properties: { from: "01010302", to: "0265B022", people: 5 },
    });
    expect(geoJson(problem, plan, { fewest: 6 }).features).toHaveLength(2);
  });

  it("should write nothing of a participant into the rejects", async () => {
    const table = await readTable("id,lon,lat,fktp\nsecret17,secret18,0,secret19\n", "participants");
    expect(whole(rejectsCsv(table.rejects, { lang: "id" }))).toBe(
      "baris,kolom,jenis,diharapkan,didapat\r\n2,lon,type,derajat dari -180 sampai 180,teks\r\n",
    );
  });

  it("should write the same bytes every time, in pieces", () => {
    const city = pontianakProblem(1, 0.02);
    const moved = redistribute(city, { participantsPerDoctor: 5000 });
    expect(verify(city, moved).ok).toBe(true);
    const pieces = [...transfersCsv(city, moved)];
    expect(pieces.join("")).toBe(whole(transfersCsv(city, moved)));
    expect(pieces.join("").split("\r\n")).toHaveLength(moved.transfers.to.length + 2);
  });
});
