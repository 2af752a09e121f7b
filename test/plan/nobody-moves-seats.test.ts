import { describe, expect, it } from "vitest";
import { runThrough } from "../../src/generators.ts";
import type { Policy } from "../../src/index.ts";
import { baselineSeats } from "../../src/plan/nobody-moves.ts";
import { seatingOf, seatsOf } from "../../src/plan/outcome.ts";
import { prepared } from "../support/prepared.ts";
import { problemOf, type RowRecord } from "../support/rows.ts";

const granted = 1;
const ten: Policy = { participantsPerDoctor: 10 };

/** People at three facilities for 10, 0 being nearest, then 1, then 2; rows in one zone. */
function seats(rows: readonly Partial<RowRecord>[], policy: Policy = ten): number[][] {
  const row = { facility: -1, consent: granted, count: 1, zone: 0 };
  const problem = problemOf({
    facilities: [0, 1, 2].map((j) => ({ id: `f${j}`, doctors: 1 })),
    rows: rows.map((own) => ({ ...row, ...own })),
    travel: { metres: Int32Array.of(100, 200, 300) },
  });
  const model = prepared(problem, policy);
  const seating = seatingOf(model.units, runThrough(baselineSeats(model)));
  return Array.from({ length: model.units.size }, (_, unit) =>
    [0, 1, 2].map((j) => seatsOf(seating, unit).find(({ facility }) => facility === j)?.people ?? 0),
  );
}

describe("baselineSeats", () => {
  it("keeps the registered where they are, over quota or not", () => {
    expect(seats([{ facility: 0, count: 25 }])).toEqual([[25, 0, 0]]);
  });

  it("fills the nearest with room, then the next, and sends the rest to the nearest", () => {
    expect(seats([{ count: 25 }])).toEqual([[10, 10, 5]]);
    expect(seats([{ count: 34 }])).toEqual([[14, 10, 10]]);
  });

  it("counts who is there already", () => {
    expect(seats([{ facility: 0, count: 7 }, { count: 4 }])).toContainEqual([3, 1, 0]);
  });

  it("keeps a household together where all of it has room", () => {
    const family = [
      { count: 2, household: 1 },
      { count: 2, household: 1 },
    ];

    expect(seats([{ facility: 0, count: 8 }, ...family])).toContainEqual([0, 4, 0]);
  });
});
