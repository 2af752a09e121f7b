import { describe, expect, it } from "vitest";
import { isClosed } from "../../src/model/facility-fields.ts";

describe("isClosed", () => {
  it("is true of closed: true alone", () => {
    expect([true, false, undefined].map((closed) => isClosed({ id: "f", doctors: 1, closed } as never))).toEqual([
      true,
      false,
      false,
    ]);
  });
});
