import { describe, expect, it } from "vitest";
import { InputError } from "../../src/index.ts";
import { problemFromTables, readTable, rejectRows, tableColumns } from "../../src/io/index.ts";

describe("readTable", () => {
  const FACILITIES = "id,lon,lat,doctors\nA,109.3,0,1\nB,109.4,0,1\n";

  it("should give the same for text, bytes, streams of either in any pieces, and rows of cells", async () => {
    const text =
      'id,lon,lat,facilityId,consent,no kk\np1,109.3,0,A,setuju,1\np2,"109,4",0,B,menolak,1\np3,x,0,A,belum,\n';
    const facilities = await readTable(FACILITIES, "facilities");
    const bytes = new TextEncoder().encode(`\ufeff${text}`);
    async function* inPieces<T extends string | Uint8Array>(whole: T, size: number): AsyncGenerator<T> {
      for (let at = 0; at < whole.length; at += size) yield whole.slice(at, at + size) as T;
    }
    const rows = text
      .trim()
      .split("\n")
      .map((line) =>
        line
          .replace('"109,4"', "109;4")
          .split(",")
          .map((c) => c.replace(";", ",")),
      );
    const sources = [
      text,
      bytes,
      rows,
      inPieces(text, 7),
      inPieces(bytes, 3),
      inPieces(bytes, 1),
      new Blob([bytes]).stream(),
    ];
    const made = [];
    for (const source of sources) {
      const participants = await readTable(source as string, "participants");
      const { problem, rejects } = problemFromTables({ facilities, participants });
      made.push({ problem, rejects: [...rejectRows(rejects)] });
    }
    for (const one of made) expect(one).toEqual(made[0]);
    expect([...made[0]!.problem.participants.lon!]).toEqual([109.3, 109.4]);
    expect(made[0]!.rejects).toEqual([
      { line: 4, column: "lon", code: "type", expected: "degrees from -180 to 180", got: "text" },
    ]);
  });

  it("should be plain data, so that a worker may read", async () => {
    const table = await readTable(FACILITIES, "facilities");
    const people = await readTable("id,lon,lat,fktp\np1,109.3,0,A\np1,x,0,C\n", "participants");
    const made = problemFromTables({ facilities: structuredClone(table), participants: structuredClone(people) });
    expect(structuredClone(made)).toEqual(made);
    expect(made.setAside).toBe(1);
  });

  it("should hold whoever only lacks a place, if it is told to", async () => {
    const facilities = await readTable(FACILITIES, "facilities");
    const text = "id,lon,lat,fktp,tahan\np1,,,A,\np2,x,0,A,\np3,109.3,0,A,hamil\np4,,,,\np5,,,C,\n";
    const participants = await readTable(text, "participants");
    const { problem, held, setAside } = problemFromTables({ facilities, participants }, { onBad: "hold" });
    expect(problem.participants.ids).toEqual(["p1", "p2", "p3"]);
    expect(problem.holds).toEqual(["hamil", "no usable address"]);
    expect([...problem.participants.hold!]).toEqual([1, 1, 0]);
    expect({ held, setAside }).toEqual({ held: 2, setAside: 2 });
  });

  it("should throw all faults at once, if it is told to", async () => {
    const facilities = await readTable(FACILITIES, "facilities");
    const rows = Array.from({ length: 300 }, (_, i) => `p${i},x,${i % 2 ? "y" : 0},Z`);
    const participants = await readTable(`id,lon,lat,fktp\n${rows.join("\n")}`, "participants");
    const run = () => problemFromTables({ facilities, participants }, { onBad: "throw" });
    expect(run).toThrow(/^participants, line 2, lon: expected degrees from -180 to 180, got text\n/);
    expect(run).toThrow(expect.objectContaining({ issueCount: 750, code: "type" }));
  });

  it("should take columns by the mapping, and refuse one that is not there", async () => {
    const text = "Nomor;Jawaban;X1;Y1;Tempat\np1;setuju;109,3;0;A\n";
    const mapping = { id: "nomor", consent: "jawaban", lon: "x1", lat: "y1", facilityId: "tempat" };
    const table = await readTable(text, "participants", { mapping });
    expect(table.mapping).toEqual({ id: "Nomor", consent: "Jawaban", lon: "X1", lat: "Y1", facilityId: "Tempat" });
    await expect(readTable(text, "participants", { mapping: { ...mapping, count: "orang" } })).rejects.toThrow(
      "participants: the mapping names a column for count that the table does not have",
    );
    await expect(readTable(text, "participants", { mapping: { conscent: "x" } as object })).rejects.toThrow(
      "participants: no such field: conscent",
    );
  });

  it.each([undefined, null, 5, {}, new Int32Array(2), [1, 2]])("should refuse %o as a source", async (source) => {
    await expect(readTable(source as unknown as string, "participants")).rejects.toThrow(/^participants: expected /);
  });
});

describe("columns, for whoever corrects them", () => {
  const source = "Kode;Bujur;Lintang;Dokter;kapasitas\nA;109,3;-0,02;1;many\nB;109,4;-0,03;2;5000";

  it("should tell all columns and what they would be read for", async () => {
    const { columns, mapping } = await tableColumns(source, "facilities");
    expect(columns).toEqual(["Kode", "Bujur", "Lintang", "Dokter", "kapasitas"]);
    expect(mapping).toEqual({ id: "Kode", lon: "Bujur", lat: "Lintang", doctors: "Dokter", capacity: "kapasitas" });
    expect(await tableColumns("a;b\n1,5;2", "participants")).toEqual({ columns: ["a", "b"], mapping: {} });
  });

  it("should not read a field that is mapped to null", async () => {
    expect((await readTable(source, "facilities")).rejects.count).toBe(1);
    const table = await readTable(source, "facilities", { mapping: { capacity: null } });
    expect([table.rejects.count, table.ignored, table.mapping.capacity]).toEqual([0, ["kapasitas"], undefined]);
    await expect(readTable(source, "facilities", { mapping: { doctors: null } })).rejects.toThrow(InputError);
  });
});
