/** Letters as a table: one row a letter, in the words of the language. */
import { describe, expect, it } from "vitest";
import { invite, letterRows, letterTable } from "../../src/asking/index.ts";
import type { Problem } from "../../src/index.ts";

const people = 6;
const problem: Problem = {
  facilities: [
    { id: "a", name: "Puskesmas", lon: 109.3, lat: 0, doctors: 1 },
    {
      ...{ id: "b", lon: 109.31, lat: 0, doctors: 0.5, services: ["laboratory"] },
      quality: { medicines: 0.9, infrastructure: 1, onlineQueue: 0, keramahan: 0.5 },
    },
  ],
  participants: {
    facility: new Int32Array(people),
    consent: new Uint8Array(people).fill(2),
    lon: new Float64Array(people).fill(109.3),
    lat: new Float64Array(people),
  },
};
const days = { at: "2026-01-05", until: "2026-01-31" };
const invitation = invite(problem, { participantsPerDoctor: 4 }, { acceptance: 1, risk: "kept" });

function table(lang: "en" | "id"): Record<string, unknown>[] {
  const [head, ...rows] = letterTable(letterRows(problem, invitation, days), lang);
  return rows.map((row) => {
    expect(row.length).toBe(head!.length);
    return Object.fromEntries(head!.map((name, i) => [name, row[i]]));
  });
}

describe("letterTable", () => {
  it("should count the newly enrolled of a household, placed at the facility offered or elsewhere", () => {
    const family: Problem = {
      facilities: [problem.facilities[0]!, { ...problem.facilities[1]!, doctors: 1 }],
      participants: {
        facility: Int32Array.of(0, 0, 0, 0, 0, -1, -1),
        consent: new Uint8Array(7).fill(2),
        lon: Float64Array.of(109.3, 109.3, 109.3, 109.3, 109.31, 109.31, 109.31),
        lat: new Float64Array(7),
        household: Int32Array.of(0, 1, 2, 3, 4, 4, -1),
      },
    };
    const lettersOf = (households: "separate" | "whole") => {
      const wave = invite(family, { participantsPerDoctor: 4, households }, { acceptance: 1, risk: "kept" });
      expect([...wave.placed.participant]).toEqual([5, 6]);
      const letters = [...letterRows(family, wave, days)];
      const [head, ...rows] = letterTable(letters, "id");
      const cells = rows.map((row) =>
        head!.flatMap((name, i) => (/^peserta baru/.test(name as string) ? [row[i]] : [])),
      );
      return letters.map(({ participantId, newcomers }, i) => [participantId, newcomers, cells[i]]);
    };

    // Alone the newborn is placed where they live; with the family where that is registered.
    expect(lettersOf("separate")).toEqual([["4", { there: 1, elsewhere: 0 }, [1, null]]]);
    expect(lettersOf("whole")).toContainEqual(["4", { there: 0, elsewhere: 1 }, [null, 1]]);
  });

  it("should have a row for each letter, with the days and both facilities", () => {
    const rows = table("id");
    expect(rows.length).toBe(2);
    expect(rows[0]).toMatchObject({
      ...{ "jawab paling lambat": "2026-01-31", "berlaku mulai": "2026-02-01", "tempat disimpan": "ya" },
      ...{ "faskes asal": "Puskesmas", "kode faskes tujuan": "b", layanan: "laboratory", "dokter gigi": "tidak" },
    });
  });

  it("should name the kinds of quality in the language, and kinds of the planner's own as given", () => {
    expect(table("en")[0]!.quality).toBe("medicines 0.9, infrastructure 1, online queue 0, keramahan 0.5");
    expect(table("id")[0]!.mutu).toBe("ketersediaan obat 0,9; sarana-prasarana 1; antrean online 0; keramahan 0,5");
  });
});
