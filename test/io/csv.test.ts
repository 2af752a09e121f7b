/** Text in, text out: what the reader of CSV does for any text, and in whatever pieces it comes. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CsvReader } from "../../src/io/csv.ts";
import { csvText } from "../../src/io/csv-text.ts";

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
