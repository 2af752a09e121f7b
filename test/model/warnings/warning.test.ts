import { describe, expect, it } from "vitest";
import { facilitiesWhere, namedOf, ofFacilities } from "../../../src/model/warnings/warning.ts";
import type { Facility } from "../../../src/types.ts";

const facilities = Array.from({ length: 12 }, (_, j): Facility => ({ id: `f${j}`, doctors: j % 2 }));

describe("ofFacilities", () => {
  it("is one warning that counts and names the facilities it concerns", () => {
    const [found, ...others] = ofFacilities("quality-unknown", facilities, [{ j: 1, told: "rooms" }, { j: 3 }]);

    expect(others).toEqual([]);
    expect(found).toMatchObject({ code: "quality-unknown", path: "facilities", facilities: [1, 3] });
    expect(found!.params).toMatchObject({ count: 2, named: '"f1" (rooms), "f3"' });
    expect(found!.message).toContain('"f1" (rooms), "f3"');
  });

  it("is none where none is concerned", () => {
    expect(ofFacilities("quality-unknown", facilities, [])).toEqual([]);
  });
});

describe("namedOf", () => {
  it("names ten, then says that there are more", () => {
    const names = facilities.map(({ id }) => id);

    expect(namedOf(names.slice(0, 10))).toBe("f0, f1, f2, f3, f4, f5, f6, f7, f8, f9");
    expect(namedOf(names)).toBe("f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, …");
  });
});

describe("facilitiesWhere", () => {
  it("lists the indices of facilities of which it is true", () => {
    expect(facilitiesWhere(facilities.slice(0, 4), ({ doctors }) => doctors === 1)).toEqual([{ j: 1 }, { j: 3 }]);
  });
});
