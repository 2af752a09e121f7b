import { describe, expect, it } from "vitest";
import type { Facility, Problem } from "../../src/index.ts";
import { solved } from "../support/expect-optimal.ts";

const today: Facility = { id: "today", lon: 109.88, lat: -0.03, doctors: 0 };
const far: Facility = { id: "far", lon: 109.745, lat: -0.03, doctors: 1 };
const door: Facility = { id: "door", lon: 109.34, lat: -0.03, doctors: 1 };

/** Somebody at the door of one facility, registered at another 60 km away. */
const problem = (facilities: readonly Facility[]): Problem => ({
  facilities,
  participants: {
    lon: Float64Array.of(109.34),
    lat: Float64Array.of(-0.031),
    facility: Int32Array.of(0),
    consent: Uint8Array.of(1),
  },
});

describe("somebody registered far away", () => {
  // Every gain counted as 1 metre once, so all nearer facilities were equal, and the first of the file won.
  it.each([
    ["far, door", [today, far, door]],
    ["door, far", [today, door, far]],
  ])("should be sent to the free facility at their door, in any order: %s", (_, facilities) => {
    const { transfers } = solved(problem(facilities), {});

    // 111 m away: 1 m and a tenth of that.
    expect([...transfers.to].map((j) => facilities[j]!.id)).toEqual(["door"]);
    expect([...transfers.metres]).toEqual([12]);
  });
});
