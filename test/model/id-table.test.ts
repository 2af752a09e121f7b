import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createIdTable } from "../../src/model/id-table.ts";
import { runs } from "../support/arbitraries.ts";

/** What a table says of each text, and what a plain map says. */
function both(ids: readonly string[]): { table: number[]; map: number[] } {
  const table = createIdTable(ids.length, (row) => ids[row]!);
  const known = new Map<string, number>();
  const map = ids.map((id, row) => {
    const before = known.get(id) ?? -1;
    if (before < 0) known.set(id, row);
    return before;
  });
  return { table: ids.map((id, row) => table.before(row, id)), map };
}

describe("createIdTable", () => {
  it("should know the row in which a text first stood", () => {
    const texts = fc.array(fc.oneof(fc.string(), fc.constantFrom("a", "b", "", "é", "P10000007")), { maxLength: 300 });
    fc.assert(
      fc.property(texts, (ids) => {
        const { table, map } = both(ids);
        expect(table).toEqual(map);
      }),
      runs(0.5),
    );
  });

  it("should go on where too many steps were needed", () => {
    // 600 texts that all begin at the same of 1,024 places take 180,000 steps; 16,384 are allowed.
    const ids: string[] = [];
    for (let k = 0; ids.length < 600; k++) if ((fnv(`${k}`) & 1023) === 7) ids.push(`${k}`);
    const list = [...ids, ...ids.slice(0, 5), "new"];

    const { table, map } = both(list);

    expect(table).toEqual(map);
    expect(table.slice(600)).toEqual([0, 1, 2, 3, 4, -1]);
  });
});

/** The hash once more. */
function fnv(id: string): number {
  let h = 0x811c9dc5;
  for (const letter of id) h = Math.imul(h ^ letter.charCodeAt(0), 0x01000193);
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b);
  return h ^ (h >>> 13);
}
