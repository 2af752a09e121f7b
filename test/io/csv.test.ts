/** Text in, text out: what the reader of CSV does for any text, and in whatever pieces it comes. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CsvReader } from "../../src/io/csv.ts";
import { csvText } from "../../src/io/csv-text.ts";
import { problemFromTables, readTable, rejectRows } from "../../src/io/index.ts";
import { decimalOf, wholeOf } from "../../src/io/numbers.ts";

interface Read {
  readonly rows: (readonly [line: number, ...cells: string[]])[];
  readonly broken: number[];
}

function read(text: string, sizes: readonly number[], width = 3): Read {
  const reader = new CsvReader({ delimiter: ",", newline: "\n", width });
  const found: Read = { rows: [], broken: [] };
  const take = (piece: string, last: boolean): void => {
    const { rows, lines, broken } = reader.read(piece, last);
    rows.forEach((cells, i) => {
      found.rows.push([lines[i]!, ...cells]);
    });
    found.broken.push(...broken);
  };
  let at = 0;
  for (let i = 0; at < text.length; i++) {
    const size = sizes[i % sizes.length]!;
    take(text.slice(at, at + size), false);
    at += size;
  }
  take("", true);
  return found;
}

/** Text with more than its share of marks. */
const marked = fc
  .array(fc.constantFrom("a", "b", ",", ",", '"', '"', "\n", "\n", "\r\n", " ", "é"), { maxLength: 60 })
  .map((parts) => parts.join(""));
const pieces = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 });

describe("CsvReader", () => {
  it("should read the same whatever pieces the text comes in", () => {
    fc.assert(
      fc.property(marked, pieces, (text, sizes) => {
        expect(read(text, sizes)).toEqual(read(text, [1e9]));
      }),
      { numRuns: 300 },
    );
  });

  it("should lose no line: each is of a row, or within one, or broken", () => {
    fc.assert(
      fc.property(marked, (text) => {
        const { rows, broken } = read(text, [1e9]);
        const inside = rows.map(([, ...cells]) => cells.join("").split("\n").length - 1);
        const lines = text.endsWith("\n") ? text.split("\n").length - 1 : text === "" ? 0 : text.split("\n").length;
        expect(rows.length + inside.reduce((a, b) => a + b, 0) + broken.length).toBe(lines);
      }),
      { numRuns: 300 },
    );
  });

  it("should give back what was written, with the line of each row", () => {
    const cell = fc.string({ unit: fc.constantFrom("a", ",", '"', "=", "+", "-", "@", "'", " ", "é"), maxLength: 6 });
    const row = fc.tuple(cell, cell, cell);
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), pieces, (rows, sizes) => {
        const text = [...csvText(rows)].join("");
        const { rows: found, broken } = read(text, sizes);
        expect(broken).toEqual([]);
        expect(found.map(([line]) => line)).toEqual(rows.map((_, i) => i + 1));
        const own = found.map(([, ...cells]) => cells.map((one) => one.replace(/^'(?='*[=+\-@\t\r])/, "")));
        expect(own).toEqual(rows);
      }),
    );
  });

  it("should name one row for each mark that is never closed, however many there are", () => {
    const rows = Array.from({ length: 3_000 }, (_, i) => (i % 3 === 0 ? `"x${i},1,2` : `y${i},1,2`));
    const { rows: found, broken } = read(`${rows.join("\n")}\n`, [4096]);
    expect(broken).toEqual(rows.flatMap((text, i) => (text.startsWith('"') ? i + 1 : [])));
    expect(found).toHaveLength(2_000);
  });

  it("should not be held up by a mark at the beginning of a large file", () => {
    const rows = Array.from({ length: 200_000 }, (_, i) => `id${i},109.33,-0.03`);
    rows[0] = `"${rows[0]}`;
    const { rows: found, broken } = read(rows.join("\n"), [65_536]);
    expect(broken).toEqual([1]);
    expect(found).toHaveLength(199_999);
  });
});

describe("numbers", () => {
  it("should read decimals as Number does, with either mark", () => {
    const number = fc.tuple(fc.double({ min: -180, max: 180, noNaN: true }), fc.integer({ min: 0, max: 15 }));
    fc.assert(
      fc.property(number, ([value, digits]) => {
        const text = value.toFixed(digits);
        expect(decimalOf(text)).toBe(Number(text));
        expect(decimalOf(text.replace(".", ","))).toBe(Number(text));
      }),
    );
  });

  it("should read whole numbers with and without groups, and nothing else", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 31 - 1 }), fc.constantFrom(".", ",", " ", "'"), (value, mark) => {
        const grouped = String(value).replace(/\B(?=(\d{3})+$)/g, mark);
        expect([wholeOf(String(value)), wholeOf(grouped)]).toEqual([value, value]);
      }),
    );
    expect(["", "-", "1.5", "12.34", "1.234,567", "1e3", "0x10", "1 2", "five"].map(wholeOf)).toEqual(
      Array(9).fill(Number.NaN),
    );
  });
});

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
