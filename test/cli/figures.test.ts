import { describe, expect, it } from "vitest";
import { explanationLines } from "../../src/cli/figures.ts";
import { Talk } from "../../src/cli/talk.ts";
import { explain, type Problem, redistribute, verify } from "../../src/index.ts";

/** What is said of people of a full clinic for 100, and an empty one for 400 so many metres away. */
function lines(people: number, metres: number, consent: number, lang: "en" | "id" = "en"): string[] {
  const problem: Problem = {
    facilities: [
      { id: "full", doctors: 1, target: 100 },
      { id: "empty", doctors: 1, target: 400 },
    ],
    participants: {
      zone: new Int32Array(people),
      facility: new Int32Array(people),
      consent: new Uint8Array(people).fill(consent),
    },
    travel: { metres: Int32Array.of(0, metres) },
  };
  const plan = redistribute(problem, { maxExtraKm: Number.POSITIVE_INFINITY });
  expect(verify(problem, plan)).toMatchObject({ ok: true, proven: true });
  const out = { write: () => true };
  return explanationLines(problem, explain(problem, plan), new Talk(lang, out, out));
}

describe("explanationLines", () => {
  it("tells of relief that is not worth the way", () => {
    const far = "  300 more could go where room is; no relief is worth the way, the first at 130 km";

    expect(lines(400, 120_000, 1)).toContain(far);
    expect(lines(120, 3000, 0).join()).not.toContain("worth the way");
  });

  it("tells what consents are worth, in kilometres where these are weighed", () => {
    // Each of 20 is worth 100 km, and 0.2 for a point (per cents of half a doctor), less 3 km and 10 of bother.
    const worth = "1,744 km of ways: people over quota 20 fewer, overload points 20 fewer";

    expect(lines(120, 3000, 0)).toContain(`consents of 20 people more would be worth ${worth}`);
    expect(lines(120, 3000, 0, "id").join()).toContain("persetujuan 20 orang lagi akan senilai 1.744 km jalan");
  });
});
