import { describe, expect, it } from "vitest";
import { offsetsOf, unknownQualities } from "../../../src/model/moves/quality.ts";
import { completePolicy } from "../../../src/model/policy.ts";
import type { Facility } from "../../../src/types.ts";

const facility = (quality?: Facility["quality"]): Facility => ({ id: "A", doctors: 1, ...(quality && { quality }) });
const policy = completePolicy({ qualityKm: { medicines: 2, rooms: 0.5, stairs: 0 } });

describe("offsetsOf", () => {
  it.each<[string, Facility["quality"], number]>([
    ["nothing where all is best", { medicines: 1, rooms: 1 }, 0],
    ["the kilometres of what is missing, in metres", { medicines: 0.25, rooms: 0.5 }, 1750],
    ["all kilometres where nothing is known", undefined, 2500],
    ["all kilometres of a kind that is not told", { medicines: 1 }, 500],
    ["nothing for a kind that weighs nothing", { medicines: 1, rooms: 1, stairs: 0 }, 0],
    ["whole metres", { medicines: 0.9999, rooms: 1 }, 0],
  ])("adds %s", (_, quality, metres) => {
    expect([...offsetsOf([facility(quality)], policy)!]).toEqual([metres]);
  });

  it("gives nothing where the policy weighs no quality", () => {
    expect(offsetsOf([facility({ medicines: 0 })], completePolicy({}))).toBeUndefined();
    expect(offsetsOf([facility()], completePolicy({ qualityKm: { medicines: 0 } }))).toBeUndefined();
  });

  it("does not take what an object inherits for a quality", () => {
    const strange = completePolicy({ qualityKm: { toString: 1 } });

    expect([...offsetsOf([facility({ medicines: 1 })], strange)!]).toEqual([1000]);
  });
});

describe("unknownQualities", () => {
  it("names the kinds that weigh and are not told, in the policy's order", () => {
    expect(unknownQualities(facility({ rooms: 0 }), policy)).toEqual(["medicines"]);
    expect(unknownQualities(facility(), policy)).toEqual(["medicines", "rooms"]);
  });
});
