import { describe, expect, it } from "vitest";
import { verify } from "../../src/index.ts";
import { fingerprint, planWith, planWithTransfers, village } from "../support/village.ts";

describe("verify", () => {
  // Fault A7: it printed the reason of a hold, answers and metres.
  it("tells the rule, the row and the facility, and nothing of the person", () => {
    const hold = Int32Array.of(-1, -1, 0, -1, -1, -1, -1, -1);
    const held = { ...village, participants: { ...village.participants, hold }, holds: ["TB treatment"] };
    const { violations } = verify(held, planWith({ fingerprint: fingerprint(held) }));
    expect(violations).toMatchObject([
      { code: "hold", message: "plan.transfers[0]: participants[2] must not be moved", row: 2, facility: 1 },
    ]);

    const refused = planWithTransfers({ participant: Int32Array.of(1, 5), metres: Int32Array.of(1999, 300) });
    const said = JSON.stringify(verify(village, refused).violations);
    expect(said).toContain("plan.transfers[0]: participants[1] may not be moved");
    expect(said).toContain("metres are not what it costs each of participants[1]");
    expect(said).not.toMatch(/refused|withdrawn|granted|unknown|1999|2000/);
  });
});
