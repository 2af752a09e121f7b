import { describe, expect, it } from "vitest";
import { standing } from "../../src/asking/index.ts";
import {
  checkRecords,
  explainAsync,
  type Problem,
  redistribute,
  redistributeAsync,
  verifyAsync,
} from "../../src/index.ts";
import { problemFromTables, readTable } from "../../src/io/index.ts";
import { issuesOf } from "../support/input-error.ts";

const problem: Problem = {
  facilities: [{ id: "A", lon: 109.3, lat: 0, doctors: 1 }],
  participants: {
    facility: Int32Array.of(0),
    consent: Uint8Array.of(1),
    lon: Float64Array.of(109.3),
    lat: Float64Array.of(0),
  },
};

describe("arguments of another kind", () => {
  it.each([{}, null, "x"])("should be no book: %j", (book) => {
    expect(issuesOf(() => standing(problem, undefined, book as never, "2026-03-15"))).toEqual([
      expect.stringMatching(/^type book: expected an array, got/),
    ]);
  });

  it("should be refused as tables where they are missing or exchanged", async () => {
    const facilities = await readTable("kode,bujur,lintang,dokter\nA,109.3,0,1\n", "facilities");
    const participants = await readTable("id,bujur,lintang,fktp\np,109.3,0,A\n", "participants");
    const exchanged = { facilities: participants, participants: facilities };

    for (const tables of [null, {}, exchanged])
      expect(issuesOf(() => problemFromTables(tables as never))).toEqual([
        "type facilities: expected a table of facilities, as readTable gives it",
      ]);
  });

  it.each([5, null, "stop", {}])("should be refused as a signal: %j", async (signal) => {
    const options = { signal } as never;
    const plan = redistribute(problem);
    for (const run of [
      redistributeAsync(problem, {}, options),
      verifyAsync(problem, plan, options),
      explainAsync(problem, plan, options),
    ]) {
      await expect(run).rejects.toThrow(/^options\.signal: expected an AbortSignal, got /);
    }
    expect(await verifyAsync(problem, plan, { signal: new AbortController().signal })).toMatchObject({ ok: true });
  });

  it("should be refused as a way with faulty rows", () => {
    expect(issuesOf(() => checkRecords({ facilities: [], participants: [] }, { onBad: "zz" as never }))).toEqual([
      'value options.onBad: expected "drop", "hold" or "throw"',
    ]);
  });
});
