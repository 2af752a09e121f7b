import { describe, expect, it } from "vitest";
import { enrolledIn, nowhere, registeredAt } from "../../src/model/registration.ts";
import { problemOf } from "../support/rows.ts";

const facilities = (closed: readonly boolean[]) => closed.map((own, j) => ({ id: `f${j}`, doctors: 1, closed: own }));
const rows = [0, 1, -1, 1].map((facility) => ({ facility, consent: 1, count: 1, zone: 0 }));
const travel = { metres: Int32Array.of(1, 2) };

describe("registeredAt", () => {
  it("counts people of a closed facility as registered nowhere", () => {
    const problem = problemOf({ facilities: facilities([false, true]), rows, travel });

    expect([...registeredAt(problem)]).toEqual([0, -1, -1, -1]);
  });

  it("is the problem's own column where no facility is closed", () => {
    const problem = problemOf({ facilities: facilities([false, false]), rows, travel });

    expect(registeredAt(problem)).toBe(problem.participants.facility);
  });
});

describe("enrolledIn", () => {
  it("counts people where they are registered, nobody at a closed facility", () => {
    const problem = problemOf({ facilities: facilities([false, true]), rows, travel });

    expect([...enrolledIn({ problem, registered: problem.participants.facility })]).toEqual([1, 2]);
    expect([...enrolledIn({ problem, registered: registeredAt(problem) })]).toEqual([1, 0]);
  });
});

describe("nowhere", () => {
  it("lists the rows to be placed of which no place is known, but for rows of nobody", () => {
    const row = { facility: -1, consent: 1, count: 1, zone: -1, hold: 0 };
    const own = [{}, { zone: 0 }, { count: 0 }, { facility: 0 }, { facility: 1 }].map((more) => ({ ...row, ...more }));
    const problem = problemOf({ facilities: facilities([false, true]), rows: own, travel, holds: ["pregnancy"] });

    expect(nowhere({ problem, registered: registeredAt(problem) })).toEqual([0, 4]);
  });
});
