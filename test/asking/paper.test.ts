/** Answers on paper: whatever is written comes back as it was. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  answerListHtml,
  answerMessage,
  answersFromTable,
  answerTable,
  askedEntries,
  type BookEntry,
  invite,
  letterRows,
  standing,
} from "../../src/asking/index.ts";
import { csvText, readRows } from "../../src/io/index.ts";
import { problems, runs } from "../support/arbitraries.ts";

const days = { at: "2026-03-02", until: "2026-03-31" };

const town = { size: { facilities: 5, rows: 14, people: 40 } };

const forms = fc.record({ delimiter: fc.constantFrom(",", ";", "\t"), lang: fc.constantFrom("en", "id") } as const);

describe("answers on paper", () => {
  const typed = {
    en: ["yes", "no", "taken back", "returned", ""],
    id: ["Setuju", "MENOLAK", "ditarik", "kembali", ""],
  } as const;
  const kinds = ["agreed", "declined", "withdrawn", "returned"] as const;

  it("should come back as the rows of the book that they mean", async () => {
    await fc.assert(
      fc.asyncProperty(problems(town), forms, fc.array(fc.nat(99), { minLength: 9 }), async (problem, form, drawn) => {
        const invitation = invite(problem, null, { acceptance: 0.6 });
        const letters = [...letterRows(problem, invitation, days)];
        const [head, ...lines] = answerTable(letters, form.lang);
        const meant: BookEntry[] = [];
        const filled = lines.map((line, i) => {
          const number = drawn[i % drawn.length]!;
          const kind = kinds[number % 5];
          const date = 2 + (number % 20);
          const at = `2026-03-${String(date).padStart(2, "0")}`;
          const { participantId, to } = letters[i]!;
          if (kind === "agreed") meant.push({ kind, at, participantId, toId: to.id, by: "guardian", proof: "box-7" });
          else if (kind !== undefined) meant.push({ kind, at, participantId });
          const by = number % 5 === 0 ? ["wali", "box-7"] : ["", ""];
          return [...line.slice(0, 8), typed[form.lang][number % 5]!, number % 2 ? at : `${date}/3/2026`, ...by];
        });
        const text = [...csvText([head!, ...filled], form)].join("");
        const { entries, faults, open } = answersFromTable(await readRows(text));

        expect(faults).toEqual([]);
        expect(open + entries.length).toBe(lines.length);
        expect(entries).toEqual(meant.toSorted((a, b) => a.at.localeCompare(b.at)));
        const book = [...askedEntries(problem, invitation, days), ...entries];
        expect(standing(problem, null, book, "2026-03-31").refused.filter(({ code }) => code === "malformed")).toEqual(
          [],
        );
      }),
      runs(0.3),
    );
  });

  it("should name lines that say nothing, and not what stands there", () => {
    const rows = [
      ["a title above"],
      ["id peserta", "kode faskes tujuan", "jawaban", "tanggal jawaban", "yang menjawab", "bukti"],
      ["", "f1", "setuju", "2026-03-01", "", ""],
      ["p1", "f1", "mungkin", "2026-03-01", "", ""],
      ["p1", "f1", "setuju", "31-02-2026", "", ""],
      ["p1", "f1", "setuju", "1-3-2026", "tetangga", ""],
      ["p1", "f1", "setuju", "1-3-2026", "wali", "a note of some words"],
      ["p1", "f1", "", "", "", ""],
      ["", "", "", "", "", ""],
      ["p1", "f1", "setuju", "1-3-2026", "wali", ""],
    ];
    const { entries, faults, open } = answersFromTable(rows);

    expect(entries).toEqual([{ kind: "agreed", at: "2026-03-01", participantId: "p1", toId: "f1", by: "guardian" }]);
    expect(faults.map(({ line, code }) => [line, code])).toEqual([
      [3, "paper-id"],
      [4, "paper-answer"],
      [5, "paper-day"],
      [6, "paper-by"],
      [7, "paper-proof"],
    ]);
    expect(open).toBe(1);
    expect(JSON.stringify(faults)).not.toMatch(/mungkin|tetangga|note of/);
    expect(answerMessage(faults[2]!, "id")).toBe("baris 5: diharapkan tanggal jawaban: DD-MM-YYYY atau YYYY-MM-DD");
    expect(answersFromTable([["nothing"]]).faults[0]?.code).toBe("paper-header");
  });

  it("should be printed with room for each answer, and nothing that runs or loads", () => {
    const facility = { kind: null, km: 1.25, services: [], dentist: false, quality: {} };
    const letter = {
      ...{ participantId: "p<1>", people: 2, household: null, wave: 1, ...days, countsFrom: "2026-04-01" },
      ...{ isKept: true, extraKm: 1, crossesBarrier: null, newcomers: { there: 0, elsewhere: 0 } },
      from: { id: "a", name: "Puskesmas & Co", ...facility },
      to: { id: "b", name: "Klinik", ...facility },
    };
    const html = answerListHtml([letter, { ...letter, participantId: "p2" }], { title: "RT 01" });

    expect(html).toContain("Puskesmas &amp; Co");
    expect(html).toContain("<td>p&lt;1&gt;</td><td>2</td><td>Klinik (b)</td><td>1,3</td><td>2026-03-31</td>");
    expect(html.match(/☐ setuju ☐ menolak/g)?.length).toBe(2);
    expect(html).not.toMatch(/<script|https?:|src=/);
  });
});
