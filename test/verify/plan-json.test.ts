import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  defaultPolicy,
  InputError,
  type Plan,
  planFromJson,
  planToJson,
  redistribute,
  verify,
} from "../../src/index.ts";
import { cases, small } from "../support/arbitraries.ts";
import { planWith, village, villagePlan, villagePolicy } from "../support/village.ts";

/** The village's plan as parsed JSON, to be spoilt. */
function json(): Record<string, unknown> & { transfers: Record<string, unknown>; policy: Record<string, unknown> } {
  return JSON.parse(planToJson(villagePlan()));
}

function messagesOf(value: unknown): string[] {
  try {
    planFromJson(value);
  } catch (error) {
    if (error instanceof InputError) return error.issues.map(({ message }) => message);
    throw error;
  }
  return [];
}

describe("planToJson", () => {
  it("should write columns as plain arrays and Infinity as text", () => {
    const { transfers, price, policy } = json();

    expect(transfers.metres).toEqual([1500, 300]);
    expect(price).toEqual({ overload: [100, 100, 0], metres: [0, -2000, 0] });
    expect(policy).toMatchObject({ maxExtraKm: 3, maxDistanceKm: "Infinity", overloadKm: "Infinity" });
  });

  it("should refuse what is no plan", () => {
    expect(() => planToJson(json() as unknown as Plan)).toThrow("plan.enrolled: expected an Int32Array, got an array");
  });
});

describe("planFromJson", () => {
  it("should give the same plan back, from the text and from the parsed object", () => {
    fc.assert(
      fc.property(cases({ size: small }), fc.boolean(), ({ problem, policy }, stopped) => {
        const plan = redistribute(problem, policy, stopped ? { limit: { augmentations: 0 } } : {});
        const text = planToJson(plan);

        expect(planFromJson(text)).toStrictEqual(plan);
        expect(planFromJson(JSON.parse(text))).toStrictEqual(plan);
      }),
    );
  });

  it("should give a plan back that verify proves", () => {
    expect(verify(village, planFromJson(planToJson(villagePlan()))).proven).toBe(true);
  });

  it("should refuse text that is no JSON, without quoting it", () => {
    expect(messagesOf("{ secret")).toEqual(["plan: expected the JSON text of a plan, got text that is no JSON"]);
  });

  it("should refuse anything else with InputError and nothing but that", () => {
    fc.assert(
      fc.property(fc.anything({ withTypedArray: true, withBigInt: true, withSparseArray: true }), (value) => {
        expect(messagesOf(value).length).toBeGreaterThan(0);
      }),
    );
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(messagesOf(text).length).toBeGreaterThan(0);
      }),
    );
  });

  it.each<[string, (plan: ReturnType<typeof json>) => unknown, string]>([
    [
      "a text in a column",
      (p) => (p.transfers.people = [1, "1"]),
      "plan.transfers.people[1]: expected a whole number from 1 to 2147483647, got a string",
    ],
    [
      "a fraction",
      (p) => (p.enrolled = [4, 4.5, 0]),
      "plan.enrolled[1]: expected a whole number from 0 to 2147483647, got another",
    ],
    [
      "too large a number",
      (p) => (p.enrolled = [4, 4, 2 ** 31]),
      "plan.enrolled[2]: expected a whole number from 0 to 2147483647, got another",
    ],
    [
      "a price that JSON has lost",
      (p) => (p.price = { overload: [0, null, 0], metres: [0, 0, 0] }),
      "plan.price.overload[1]: expected a finite number, got null",
    ],
    ["columns of unequal length", (p) => (p.transfers.to = [1]), "plan.transfers.to: expected 2 entries, got 1"],
    ["a column that is missing", (p) => delete p.transfers.ask, "plan.transfers.ask: expected an array, got nothing"],
    ["a typed array", (p) => (p.quota = Int32Array.of(2, 4, 2)), "plan.quota: expected an array, got an Int32Array"],
    [
      "another status",
      (p) => (p.status = "fine"),
      'plan.status: expected "optimal", "near-optimal" or "stopped", got another',
    ],
    [
      "a total that is no number",
      (p) => (p.objective = { overload: 1, overQuota: 0, metres: "2" }),
      "plan.objective.metres: expected a whole number, got a string",
    ],
    ["a bound that is missing", (p) => delete p.bound, "plan.bound: expected an object, got nothing"],
    [
      "a policy that JSON has lost Infinity of",
      (p) => (p.policy.maxDistanceKm = null),
      "plan.policy.maxDistanceKm: expected the policy with every default filled in, got null",
    ],
    [
      "a policy with something unknown",
      (p) => (p.policy.maxKm = 3),
      `plan.policy.maxKm: expected one of ${Object.keys(defaultPolicy).join(", ")}`,
    ],
    [
      "Infinity where it may not be",
      (p) => (p.policy.moveCostKm = "Infinity"),
      'plan.policy.moveCostKm: expected a number of kilometres from 0, got "Infinity"',
    ],
    [
      "a policy that JSON has lost Infinity of, where the default is finite",
      (p) => (p.policy.maxExtraKm = null),
      "plan.policy.maxExtraKm: expected the policy with every default filled in, got null",
    ],
    [
      "another version",
      (p) => Object.assign(p, { format: 2, transfers: [], price: "elsewhere" }),
      "plan.format: expected 1, got 2; written by another version of this library: read it with that one, or plan again",
    ],
    [
      "a version from before there were numbers",
      (p) => delete p.format,
      "plan.format: expected 1, got nothing; written by another version of this library: read it with that one, or plan again",
    ],
    ["warnings that are missing", (p) => delete p.warnings, "plan.warnings: expected an array, got nothing"],
    ["a fingerprint that is a number", (p) => (p.fingerprint = 7), "plan.fingerprint: expected text, got a number"],
  ])("should refuse %s, with its path", (_, spoil, message) => {
    const plan = json();
    spoil(plan);

    expect(messagesOf(plan)).toEqual([message]);
    expect(messagesOf(JSON.stringify(plan))).not.toEqual([]);
  });

  it("should take no notice of a byte order mark, and of no more than one", () => {
    const text = planToJson(villagePlan());

    expect(planFromJson(`\uFEFF${text}`)).toStrictEqual(villagePlan());
    expect(messagesOf(`\uFEFF\uFEFF${text}`)).toEqual([
      "plan: expected the JSON text of a plan, got text that is no JSON",
    ]);
  });

  it.each(["enrolled", "transfers.participant", "price.metres", "warnings"])(
    "should stop at the first hole of a sparse array: %s",
    (path) => {
      const plan = json();
      const [holder, name] = path.includes(".") ? path.split(".") : ["", path];
      const fields = (holder === "" ? plan : plan[holder!]) as Record<string, unknown[]>;
      const sparse = [...fields[name!]!];
      sparse[4_000_000_000] = sparse[0];
      fields[name!] = sparse;
      const hole = path === "warnings" ? 0 : name === "participant" ? 2 : 3;

      expect(messagesOf(plan)).toEqual([`plan.${path}[${hole}]: expected an entry, got a hole`]);
      const { warnings } = plan;
      if (path === "warnings") expect(verify(village, planWith({ warnings } as Partial<Plan>)).count).toBe(1);
    },
  );

  it("should write what a plan of this format has, and no other", () => {
    // Once this library is released: whoever has to change this list raises PLAN_FORMAT.
    const keysOf = (value: unknown, path: string): string[] =>
      typeof value !== "object" || value === null || Object.keys(value).length === 0 || Array.isArray(value)
        ? [path]
        : Object.entries(value).flatMap(([key, inner]) => keysOf(inner, path === "" ? key : `${path}.${key}`));
    const of = (name: string, ...keys: string[]): string[] => keys.map((key) => `${name}.${key}`);

    expect(keysOf(json(), "")).toEqual([
      "format",
      "status",
      "stage",
      ...of("objective", "overload", "overQuota", "metres"),
      ...of("gap", "overload", "overQuota", "metres"),
      "warnings",
      "fingerprint",
      ...of("stats", "units", "levels", "pairs", "augmentations", "scans"),
      ...of("bound", "overload", "overQuota", "metres"),
      ...of("transfers", "participant", "from", "to", "people", "metres", "ask"),
      "enrolled",
      "quota",
      ...of("price", "overload", "metres"),
      "unplaced",
      ...of("policy", ...Object.keys(defaultPolicy)),
    ]);
  });

  it("should not take over what is no part of a plan", () => {
    expect(planFromJson({ ...json(), comment: "hello" })).toStrictEqual(villagePlan());
  });

  it("should keep a finite policy as it is", () => {
    const plan = planWith({ policy: { ...villagePolicy, overloadKm: 0.5, maxDistanceKm: 20 } });

    expect(planFromJson(planToJson(plan))).toStrictEqual(plan);
  });
});
