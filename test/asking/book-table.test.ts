import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type BookEntry, bookFromTable, bookTable, standing } from "../../src/asking/index.ts";
import { csvText, readRows } from "../../src/io/index.ts";
import { runs, small } from "../support/arbitraries.ts";
import { bookCases } from "../support/books.ts";
import { issuesOf } from "../support/input-error.ts";

const forms = fc.record({ delimiter: fc.constantFrom(",", ";", "\t"), lang: fc.constantFrom("en", "id") } as const);

describe("the book as a table", () => {
  it("should come back as it was", async () => {
    await fc.assert(
      fc.asyncProperty(bookCases(small, 20), forms, async ({ problem, policy, book }, { delimiter }) => {
        // In a table a number is no other id than its digits.
        const entries = book.filter((entry) => entry !== null && !JSON.stringify(entry).includes(":7"));
        const also = entries.map((entry) =>
          entry.kind === "asked" ? { ...entry, alsoIds: problem.facilities.map(({ id }) => id) } : entry,
        );
        const text = [...csvText(bookTable(also), { delimiter })].join("");
        const read = bookFromTable(await readRows(text));
        const on = "2026-06-01";

        expect(standing(problem, policy, read, on)).toEqual(standing(problem, policy, also, on));
      }),
      runs(0.3),
    );
  });

  it("should keep ids with strange marks, and limits", async () => {
    const book: BookEntry[] = [
      { kind: "asked", at: "2026-01-01", participantId: '="007"', until: "2026-01-31", alsoIds: ["a|b", "c"], wave: 2 },
      { kind: "wished", at: "2026-01-02", participantId: "-x", choiceIds: ["[a", "b;c"] },
      { kind: "intake", at: "2026-01-03", facilityId: "f,1", maxIntake: null },
      { kind: "intake", at: "2026-01-03", facilityId: "f,1", maxIntake: 0 },
      { kind: "agreed", at: "2026-01-04", participantId: "p", toId: "0012", by: "guardian", proof: "a-1" },
    ];
    expect(bookFromTable(bookTable(book))).toEqual(book);
    expect(bookFromTable(await readRows([...csvText(bookTable(book.slice(1)))].join("")))).toEqual(book.slice(1));
    expect(bookFromTable([])).toEqual([]);
    expect(issuesOf(() => bookFromTable([["a", "b"]]))).toEqual([
      "missing rows: expected a row with the names of columns, as bookTable writes it",
    ]);
    await expect(readRows("a,b\n1,2,3\n")).rejects.toThrow("rows: expected as many cells in each row as in the first");
  });
});
