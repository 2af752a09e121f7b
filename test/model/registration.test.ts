import { describe, expect, it } from "vitest";
import { isClosed, registeredAt } from "../../src/model/registration.ts";
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

describe("isClosed", () => {
  it("is true of closed: true alone", () => {
    expect([true, false, undefined].map((closed) => isClosed({ id: "f", doctors: 1, closed } as never))).toEqual([
      true,
      false,
      false,
    ]);
  });
});
