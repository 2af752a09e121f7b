/** Places that a wave must leave to later ones are planned for all the same. */
import { describe, expect, it } from "vitest";
import { askedEntries, invite, remaining, splitProblem, standing } from "../../src/asking/index.ts";
import type { Problem } from "../../src/index.ts";
import { verify } from "../../src/index.ts";

/** Two facilities of two people too many each, and two with two places: for those of "one" the near one is nearer. */
const town = (travel?: Problem["travel"]): Problem => ({
  facilities: [
    { id: "one", lon: 109.3, lat: 0, doctors: 0, target: 2 },
    { id: "other", lon: 109.32, lat: 0, doctors: 0, target: 2 },
    { id: "near", lon: 109.305, lat: 0, doctors: 0, target: 2 },
    { id: "far", lon: 109.29, lat: 0, doctors: 0, target: 2 },
  ],
  participants: {
    facility: Int32Array.of(0, 0, 0, 0, 1, 1, 1, 1),
    consent: new Uint8Array(8).fill(2),
    ...(travel
      ? { zone: Int32Array.of(0, 0, 0, 0, 1, 1, 1, 1) }
      : { lon: Float64Array.of(109.3, 109.3, 109.3, 109.3, 109.32, 109.32, 109.32, 109.32), lat: new Float64Array(8) }),
  },
  ...(travel && { travel }),
});

const matrix = { metres: Int32Array.of(0, 2224, 556, 1112, 2224, 0, 1668, 3336) };

describe("places for later", () => {
  it.each([undefined, matrix])("should be left to those who have no other way", (travel) => {
    const problem = town(travel);
    const options = { acceptance: 0.5, risk: "kept" as const };
    const { letters, split } = invite(problem, null, options);
    const ways = Array.from(letters.from, (from, i) => {
      return `${problem.facilities[from]!.id} to ${problem.facilities[letters.to[i]!]!.id}`;
    });

    // For this wave alone "one to near" would be less way.
    expect(ways).toEqual(["one to far", "one to far", "other to near", "other to near"]);
    expect(verify(splitProblem(problem, null, options).problem, split).proven).toBe(true);
  });

  it("should be filled by the next wave, so that nobody stays over quota who need not", () => {
    const problem = town();
    const first = invite(problem, null, { acceptance: 0.5, risk: "kept" });
    const book = askedEntries(problem, first, { at: "2026-01-05", until: "2026-01-28" });
    const says = book.flatMap(({ participantId, keptId }, i) => {
      const one = { at: "2026-01-20", participantId };
      return i % 2 === 0 ? { ...one, kind: "agreed" as const, toId: keptId! } : { ...one, kind: "declined" as const };
    });
    const now = standing(problem, null, [...book, ...says], "2026-02-05");
    const { letters } = invite(remaining(problem, null, now), null, { acceptance: 1, risk: "kept" });

    expect(now.refused).toEqual([]);
    expect([...letters.to].sort()).toEqual([2, 3]);
  });
});
