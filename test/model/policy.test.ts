import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { InputError } from "../../src/errors.ts";
import { message } from "../../src/index.ts";
import { completePolicy, consentCode, defaultPolicy, wholeMetres } from "../../src/model/policy.ts";
import type { Policy } from "../../src/types.ts";

const complete = (policy: unknown): unknown => completePolicy(policy as Policy);

function refusal(policy: unknown): InputError {
  try {
    complete(policy);
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
  throw new Error("expected an InputError");
}

/** The `@default` of every field of `interface Policy`, as written. */
function documentedDefaults(): Record<string, unknown> {
  const source = readFileSync(new URL("../../src/types/policy.ts", import.meta.url), "utf8");
  const policy = /export interface Policy \{\n([\s\S]*?)\n\}/.exec(source)![1]!;
  const fields = policy.matchAll(/@default (.+)\n[\s*/]*readonly (\w+)\?/g);
  return Object.fromEntries(
    [...fields].map(([, text, name]) => [name, text === "Infinity" ? Number.POSITIVE_INFINITY : JSON.parse(text!)]),
  );
}

describe("defaultPolicy", () => {
  it("should be what the documentation of every field says", () => {
    expect(documentedDefaults()).toEqual(defaultPolicy);
  });

  it("should be frozen, as should the codes of consent", () => {
    expect(Object.isFrozen(defaultPolicy)).toBe(true);
    expect(Object.isFrozen(consentCode)).toBe(true);
    expect(consentCode).toEqual({ refused: 0, granted: 1, unknown: 2, withdrawn: 3 });
  });

  it("should itself be an allowed policy", () => {
    expect(completePolicy(defaultPolicy)).toEqual(defaultPolicy);
  });
});

describe("completePolicy", () => {
  it("should fill in defaults for what is absent, undefined or null", () => {
    expect(completePolicy(undefined)).toEqual(defaultPolicy);
    expect(completePolicy(null)).toEqual(defaultPolicy);
    expect(completePolicy({})).toEqual(defaultPolicy);
    for (const none of [null, undefined]) {
      const keys = Object.keys(defaultPolicy).filter(
        (key) => !["maxExtraKm", "overloadKm", "farKm"].includes(key) || none === undefined,
      );
      expect(complete(Object.fromEntries(keys.map((key) => [key, none])))).toEqual(defaultPolicy);
    }
  });

  it("should take the text of Infinity wherever Infinity is allowed, and nowhere else", () => {
    for (const [key, value] of Object.entries(defaultPolicy)) {
      const isAllowed = ["maxExtraKm", "maxDistanceKm", "overloadKm", "farKm"].includes(key);
      const given = { [key]: "Infinity" };
      if (isAllowed) expect(complete(given)).toEqual({ ...defaultPolicy, [key]: Number.POSITIVE_INFINITY });
      else expect(refusal(given).issues, `${key}, by default ${value}`).toMatchObject([{ code: "value" }]);
    }
  });

  it("should refuse null where JSON may have lost Infinity and the default is finite", () => {
    const [issue] = refusal(JSON.parse(JSON.stringify({ maxExtraKm: Number.POSITIVE_INFINITY }))).issues;

    expect(issue!.message).toBe(
      "policy.maxExtraKm: expected a number of kilometres, or Infinity, " +
        'got null, as JSON writes Infinity: write "Infinity", or leave the key out for the default',
    );
  });

  it("should keep the weights in proportion: no relief outweighs a floor, arrivals count where any way is worth a point", () => {
    expect(completePolicy({ overloadKm: 0.001, overQuotaKm: 100 })).toMatchObject({ overQuotaKm: 100 });
    expect(refusal({ overloadKm: 0.001, overQuotaKm: 100.001 }).message).toBe(
      "policy.overQuotaKm: expected at most 100 with overloadKm 0.001 (100,000 times that), for no relief may outweigh a floor, got 100.001",
    );
    expect(completePolicy({ overloadKm: "Infinity", overQuotaKm: 1e9, arrivalPoints: 7 })).toMatchObject({
      arrivalPoints: 7,
    });
    expect(completePolicy({ honourChoices: true, choiceWorthKm: 100 })).toMatchObject({ choiceWorthKm: 100 });
    expect(completePolicy({ overQuotaKm: 5, choiceWorthKm: 30 })).toMatchObject({ overQuotaKm: 5 });
    const wish = "policy.choiceWorthKm: expected at most overQuotaKm 5, for a wish must not outweigh the norm";
    expect(refusal({ honourChoices: true, overQuotaKm: 5 }).message).toBe(`${wish}, got 20, the default`);
    expect(refusal({ honourChoices: true, overQuotaKm: 5, choiceWorthKm: 20 }).message).toBe(`${wish}, got 20`);
    const byDefault = refusal({ honourChoices: true, overQuotaKm: 5, choiceWorthKm: null });
    expect(message(byDefault, "id")).toMatch(/, didapat 20, nilai baku$/);
    expect(completePolicy({ honourChoices: true, choiceWorthKm: 101, overloadKm: "Infinity" }).choiceWorthKm).toBe(101);
    expect(refusal({ arrivalPoints: 1 }).message).toBe(
      "policy.arrivalPoints: expected 0 where overloadKm is finite, got 1",
    );
    expect(refusal({ overloadKm: "Infinity", arrivalPoints: 200_001 }).message).toContain(
      "from 0 to 200000, got 200001",
    );
  });

  it("should keep what is given, and not write to it", () => {
    const policy = Object.freeze({ moveCostKm: 5, fill: "levelled", closerMoves: true, overloadKm: 0.001 } as const);
    expect(completePolicy(policy)).toEqual({ ...defaultPolicy, ...policy });
  });

  it.each([
    { participantsPerDoctor: 0.5 },
    { participantsPerDoctor: 1e308 },
    { unknown: "propose" },
    { moveCostKm: 0 },
    { maxExtraKm: Number.POSITIVE_INFINITY, maxDistanceKm: 0 },
    { overloadKm: 4_294_967, overQuotaKm: 429_496_700 },
    { overQuotaKm: 0, overloadKm: 0.001 },
    { qualityKm: { infrastructure: 2, "a queue that works": 0 } },
    { overloadKm: Number.POSITIVE_INFINITY },
  ])("should allow %o", (policy) => {
    expect(complete(policy)).toMatchObject(policy);
  });

  it.each<[object, string]>([
    [{ participantsPerDoctor: 0 }, "policy.participantsPerDoctor: expected a number above 0, got 0"],
    [{ participantsPerDoctor: Number.NaN }, "policy.participantsPerDoctor: expected a number above 0, got NaN"],
    [
      { participantsPerDoctor: Number.POSITIVE_INFINITY },
      "policy.participantsPerDoctor: expected a number above 0, got Infinity",
    ],
    [{ participantsPerDoctor: "5000" }, 'policy.participantsPerDoctor: expected a number above 0, got "5000"'],
    [{ fill: "full" }, 'policy.fill: expected "to-quota" or "levelled", got "full"'],
    [{ unknown: true }, 'policy.unknown: expected "stay" or "propose", got true'],
    [{ moveCostKm: -1 }, "policy.moveCostKm: expected a number of kilometres from 0, got -1"],
    [
      { moveCostKm: Number.POSITIVE_INFINITY },
      "policy.moveCostKm: expected a number of kilometres from 0, got Infinity",
    ],
    [
      { maxExtraKm: Number.NEGATIVE_INFINITY },
      "policy.maxExtraKm: expected a number of kilometres, or Infinity, got -Infinity",
    ],
    [{ maxDistanceKm: [] }, "policy.maxDistanceKm: expected a number of kilometres from 0, or Infinity, got an array"],
    [
      { qualityKm: { medicines: 1, queue: -1 } },
      "policy.qualityKm.queue: expected a number of kilometres from 0, got -1",
    ],
    [{ qualityKm: { queue: null } }, "policy.qualityKm.queue: expected a number of kilometres from 0, got null"],
    [{ qualityKm: 2 }, "policy.qualityKm: expected an object of kilometres by kind of quality, got 2"],
    [{ closerMoves: 1 }, "policy.closerMoves: expected true or false, got 1"],
  ])("should refuse %o", (policy, message) => {
    expect(refusal(policy).issues).toMatchObject([{ code: "value", path: message.split(":")[0], message }]);
  });

  it.each([0, -1, 0.0004, 4_294_968, 1e308, Number.NaN, Number.NEGATIVE_INFINITY])(
    "should refuse overloadKm %s",
    (overloadKm) => {
      expect(refusal({ overloadKm }).code).toBe("value");
    },
  );

  it.each(["maxExtraKM", "constructor", "toString", "hasOwnProperty"])("should refuse the key %s", (key) => {
    expect(refusal({ [key]: 1 }).issues[0]).toMatchObject({ code: "unknown-key", path: `policy.${key}` });
  });

  it("should refuse the key __proto__ of JSON", () => {
    expect(refusal(JSON.parse('{"__proto__": {"moveCostKm": 1}}')).issues[0]).toMatchObject({
      code: "unknown-key",
      path: "policy.__proto__",
    });
  });

  it.each([5, "levelled", [], true, () => 1])("should refuse %s for a policy", (policy) => {
    expect(refusal(policy).issues[0]).toMatchObject({ code: "type", path: "policy" });
  });

  it("should tell everything that is wrong at once", () => {
    expect(refusal({ fill: 1, speed: 2, moveCostKm: -1 }).issues.map(({ path }) => path)).toEqual([
      "policy.fill",
      "policy.speed",
      "policy.moveCostKm",
    ]);
  });
});

describe("wholeMetres", () => {
  it("should round, and leave Infinity", () => {
    expect(wholeMetres(2.0004)).toBe(2000);
    expect(wholeMetres(Number.POSITIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY);
  });
});
