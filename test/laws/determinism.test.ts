import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Policy, type Problem, redistribute, redistributeAsync } from "../../src/index.ts";
import { cases, medium, runs } from "../support/arbitraries.ts";
import { cityCases } from "../support/cities.ts";
import { expectOptimal } from "../support/expect-optimal.ts";

/** Everything in a value, in order, columns by type and minus zero by name. */
function bytes(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => {
    if (ArrayBuffer.isView(part))
      return [Object.prototype.toString.call(part), ...Array.from(part as Int32Array, String)];
    return typeof part === "number" && (Object.is(part, -0) || !Number.isFinite(part)) ? `number ${1 / part}` : part;
  });
}

/** Freezes all that JavaScript can freeze; columns can only be compared. */
function frozen<T>(value: T): T {
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}

const copies = (problem: Problem, policy: Policy): [Problem, Policy] => structuredClone([problem, policy]);

describe("the same input", () => {
  it("should give the same bytes twice", () => {
    fc.assert(
      fc.property(cases({ size: medium }), ({ problem, policy }) => {
        const one = redistribute(problem, policy);
        const other = redistribute(...copies(problem, policy));

        expect(bytes(other)).toBe(bytes(one));
        expectOptimal(problem, one, policy);
      }),
    );
  });

  it("should give the same bytes asynchronously, with any sliceMs", async () => {
    const slices = fc.constantFrom(16, 1, 0.001, 1000);
    await fc.assert(
      fc.asyncProperty(cases({ size: medium }), slices, async ({ problem, policy }, sliceMs) => {
        const one = redistribute(problem, policy);
        const other = await redistributeAsync(problem, policy, { sliceMs });

        expect(bytes(other)).toBe(bytes(one));
        expectOptimal(problem, other, policy);
      }),
      runs(0.5),
    );
  });

  it("should give the same bytes for larger cities, asynchronously and while watched", async () => {
    await fc.assert(
      fc.asyncProperty(cityCases(2000, 8), async ({ problem, policy }) => {
        const one = redistribute(problem, policy);
        const watched = redistribute(problem, policy, { onProgress: () => {} });
        const other = await redistributeAsync(problem, policy, { sliceMs: 0.01, onProgress: () => {} });

        expect(bytes(other)).toBe(bytes(one));
        expect(bytes(watched)).toBe(bytes(one));
        expectOptimal(problem, other, policy);
      }),
      runs(0.05),
    );
  });

  it("should never be written to", () => {
    fc.assert(
      fc.property(cases({ size: medium }), ({ problem, policy }) => {
        const before = bytes([problem, policy]);

        const plan = redistribute(frozen(problem), frozen(policy));

        expect(bytes([problem, policy])).toBe(before);
        expectOptimal(problem, frozen(plan), policy);
      }),
    );
  });

  it("should share no memory with the plan", () => {
    fc.assert(
      fc.property(cases({ size: medium }), ({ problem, policy }) => {
        const plan = redistribute(problem, policy);
        const before = bytes(plan);

        for (const column of [...Object.values(problem.participants), problem.travel?.metres]) {
          if (ArrayBuffer.isView(column)) (column as Int32Array).fill(0);
        }

        expect(bytes(plan)).toBe(before);
      }),
      runs(0.3),
    );
  });

  it("should be plain data that can be cloned, as a plan is", () => {
    fc.assert(
      fc.property(cases({ size: medium }), ({ problem, policy }) => {
        const plan = redistribute(problem, policy);

        expect(structuredClone(plan)).toStrictEqual(plan);
      }),
      runs(0.3),
    );
  });
});
