import { describe, expect, it } from "vitest";
import { ViolationList } from "../../src/verify/violations.ts";

describe("ViolationList", () => {
  it("lists the first hundred and counts all", () => {
    const found = new ViolationList();
    for (let row = 0; row < 150; row++) found.add("consent", `row ${row}`, { participant: row });

    expect([found.violations.length, found.count]).toEqual([100, 150]);
    expect(found.violations[99]).toEqual({ code: "consent", message: "row 99", participant: 99 });
  });

  it("names neither row nor facility where none is given", () => {
    const found = new ViolationList();
    found.add("objective", "another sum");

    expect(found.violations).toEqual([{ code: "objective", message: "another sum" }]);
  });
});
