/** A case as JSON and back, for test/regressions/fixtures. Columns become lists, Infinity becomes "Infinity". */
import type { Policy, Problem } from "../../src/index.ts";
import type { Case } from "./arbitraries.ts";

const columns = {
  Float64Array: (list: number[]) => Float64Array.from(list),
  Int32Array: (list: number[]) => Int32Array.from(list),
  Uint8Array: (list: number[]) => Uint8Array.from(list),
};

export function caseToJson(found: { problem: Problem; policy: Policy }): string {
  return JSON.stringify(found, (_, value: unknown) => {
    if (value === Number.POSITIVE_INFINITY) return "Infinity";
    if (!ArrayBuffer.isView(value)) return value;
    return { [Object.prototype.toString.call(value).slice(8, -1)]: Array.from(value as Int32Array) };
  });
}

export function caseFromJson(text: string): Case {
  return JSON.parse(text, (_, value: unknown) => {
    if (value === "Infinity") return Number.POSITIVE_INFINITY;
    for (const [name, make] of Object.entries(columns)) {
      if (typeof value === "object" && value !== null && name in value) {
        return make((value as Record<string, number[]>)[name]!);
      }
    }
    return value;
  }) as Case;
}
