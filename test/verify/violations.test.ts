import { describe, expect, it } from "vitest";
import { message } from "../../src/index.ts";
import { ViolationList } from "../../src/verify/violations.ts";

describe("ViolationList", () => {
  it("lists the first hundred and counts all", () => {
    const found = new ViolationList();
    for (let row = 0; row < 150; row++) found.add("consent", `plan.transfers[${row}]`, "may-not-move", { row });

    expect([found.violations.length, found.count]).toEqual([100, 150]);
    expect(found.violations[99]).toEqual({
      code: "consent",
      path: "plan.transfers[99]",
      row: 99,
      params: { says: "may-not-move", row: 99 },
      message: "plan.transfers[99]: participants[99] may not be moved",
    });
    expect(message(found.violations[99]!, "id")).toBe("plan.transfers[99]: participants[99] tidak boleh dipindahkan");
  });

  it("names neither row nor facility where none is given", () => {
    const found = new ViolationList();
    found.add("status", "plan.gap", "gap-is-zero");

    const params = { says: "gap-is-zero" };
    expect(found.violations).toEqual([
      { code: "status", path: "plan.gap", params, message: "plan.gap: expected zeros" },
    ]);
  });

  it("takes faults as issues have them", () => {
    const found = new ViolationList();
    found.addFault("policy", "plan.policy.reserve", {
      code: "value",
      expected: "as-asked",
      got: 0.1,
      params: { asked: "0" },
    });

    expect(message(found.violations[0]!)).toBe("plan.policy.reserve: expected 0, as was asked for, got 0.1");
    expect(message(found.violations[0]!, "id")).toBe(
      "plan.policy.reserve: diharapkan 0, seperti yang diminta, didapat 0.1",
    );
  });
});
