import { describe, expect, it } from "vitest";
import { couldMove, mayMove } from "../../src/model/may-move.ts";
import { completePolicy } from "../../src/model/policy.ts";
import { type Registered, registeredAt } from "../../src/model/registration.ts";
import type { Policy } from "../../src/types.ts";
import { problemOf, type RowRecord } from "../support/rows.ts";

const [refused, granted, unknown, withdrawn] = [0, 1, 2, 3];
const facilities = [
  { id: "open", doctors: 1 },
  { id: "closed", doctors: 1, closed: true },
];

function registeredIn(rows: readonly Partial<RowRecord>[]): Registered {
  const row = { facility: 0, consent: granted, count: 1, zone: 0 };
  const problem = problemOf({
    facilities,
    rows: rows.map((own) => ({ ...row, ...own })),
    travel: { metres: Int32Array.of(1, 2) },
    holds: ["pregnancy"],
  });
  return { problem, registered: registeredAt(problem) };
}

const may = (row: Partial<RowRecord>, policy: Policy = {}): boolean =>
  mayMove(registeredIn([row]), completePolicy(policy))(0);

describe("mayMove", () => {
  it.each<[string, number, boolean, boolean]>([
    ["refused", refused, false, false],
    ["granted", granted, true, true],
    ["unknown", unknown, false, true],
    ["withdrawn", withdrawn, false, false],
  ])("is decided by consent: %s", (_, consent, stays, proposes) => {
    expect(may({ consent })).toBe(stays);
    expect(may({ consent }, { unknown: "propose" })).toBe(proposes);
  });

  it("is false of who is held, whatever they answered", () => {
    expect([refused, granted, unknown].map((consent) => may({ consent, hold: 0 }, { unknown: "propose" }))).toEqual([
      false,
      false,
      false,
    ]);
    expect(may({ hold: -1 })).toBe(true);
  });

  it("is true of the newly enrolled and of people of a closed facility, whatever they answered, held or not", () => {
    expect(may({ facility: -1, consent: unknown })).toBe(true);
    expect(may({ facility: 1, consent: refused })).toBe(true);
    expect(may({ facility: 1, consent: refused, hold: 0 })).toBe(true);
  });

  it("is false of newcomers of whom no place is known", () => {
    expect(may({ facility: -1, hold: 0, zone: -1 })).toBe(false);
  });
});

describe("couldMove", () => {
  it("asks for a registration and for no hold, not for an answer", () => {
    const could = couldMove(registeredIn([{ consent: refused }, { hold: 0 }, { facility: -1 }, { facility: 1 }]));

    expect([0, 1, 2, 3].map(could)).toEqual([true, false, false, false]);
  });
});
