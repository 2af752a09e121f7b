import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  explain,
  explainAsync,
  InputError,
  type Problem,
  redistribute,
  redistributeAsync,
  verify,
  verifyAsync,
} from "../../src/index.ts";
import { cases, medium, runs, small } from "../support/arbitraries.ts";
import { cityOf } from "../support/cities.ts";
import { expectOptimal } from "../support/expect-optimal.ts";

const reasons = fc.constantFrom<unknown>("enough", new Error("enough"), 7, { because: "enough" }, null);

describe("a run with a signal", () => {
  it("should reject with the signal's reason, whenever it comes, and leave nothing behind", async () => {
    await fc.assert(
      fc.asyncProperty(cases({ size: medium }), fc.nat(10), reasons, async ({ problem, policy }, last, reason) => {
        const before = redistribute(problem, policy);
        const controller = new AbortController();
        let calls = 0;
        const onProgress = (): void => {
          if (calls++ === last) controller.abort(reason);
        };

        const outcome = await redistributeAsync(problem, policy, {
          signal: controller.signal,
          sliceMs: 0.001,
          onProgress,
        }).then(
          (plan) => ({ plan }),
          (thrown: unknown) => ({ thrown }),
        );

        if (calls <= last) expect(outcome).toEqual({ plan: before });
        else if ("thrown" in outcome) expect(outcome.thrown).toBe(reason);
        else expect(outcome.plan).toStrictEqual(before);
        expect(redistribute(problem, policy)).toStrictEqual(before);
        expectOptimal(problem, before, policy);
      }),
      runs(0.5),
    );
  });

  it("should reject at once where it came before the start", async () => {
    await fc.assert(
      fc.asyncProperty(cases({ size: medium }), reasons, async ({ problem, policy }, reason) => {
        const signal = AbortSignal.abort(reason);

        await expect(
          redistributeAsync(problem, policy, { signal }).catch((thrown: unknown) => [thrown]),
        ).resolves.toEqual([reason]);
      }),
      runs(0.3),
    );
  });

  it("should take any object of the signal's shape", async () => {
    const problem = cityOf({ ...city, people: 200 });

    const aborted = redistributeAsync(problem, {}, { signal: { aborted: true, reason: "by shape" } });

    await expect(aborted).rejects.toBe("by shape");
  });

  it("should take effect long before a large run would end, though nobody watches its progress", async () => {
    const problem = cityOf(city);
    const controller = new AbortController();
    let aborted = 0;
    setTimeout(() => {
      aborted = performance.now();
      controller.abort("enough");
    }, 30);

    await expect(redistributeAsync(problem, { participantsPerDoctor: 10 }, { signal: controller.signal })).rejects.toBe(
      "enough",
    );

    expect(performance.now() - aborted).toBeLessThan(500);
  });
});

describe("verify and explain without blocking", () => {
  it("should say the same, and reject with the signal's reason, whenever it comes", async () => {
    const verbs = {
      verify: [verify, verifyAsync],
      explain: [explain, explainAsync],
    } as const;
    const verb = fc.constantFrom<keyof typeof verbs>("verify", "explain");
    await fc.assert(
      fc.asyncProperty(cases({ size: medium }), verb, fc.nat(10), reasons, async (drawn, name, last, reason) => {
        const { problem, policy } = drawn;
        const plan = redistribute(problem, policy);
        const [atOnce, inSlices] = verbs[name];
        const expected = atOnce(problem, plan);
        const controller = new AbortController();
        let calls = 0;
        const onProgress = (): void => {
          if (calls++ === last) controller.abort(reason);
        };

        const outcome = await inSlices(problem, plan, { signal: controller.signal, sliceMs: 0.001, onProgress }).then(
          (answer: unknown) => ({ answer }),
          (thrown: unknown) => ({ thrown }),
        );

        if (calls <= last) expect(outcome).toStrictEqual({ answer: expected });
        else if ("thrown" in outcome) expect(outcome.thrown).toBe(reason);
        else expect(outcome.answer).toStrictEqual(expected);
        expectOptimal(problem, plan, policy);
      }),
      runs(0.3),
    );
  });

  it("should refuse what is no option, and a wrong problem", async () => {
    const problem = cityOf({ ...city, people: 50 });
    const plan = redistribute(problem);
    const wrong = { sliceMs: 0, onprogress: () => undefined };

    for (const verb of [verifyAsync, explainAsync]) {
      await expect(verb(problem, plan, wrong as object)).rejects.toMatchObject({ issueCount: 2 });
      await expect(verb({} as Problem, plan)).rejects.toThrow(InputError);
    }
    await expect(verifyAsync(problem, plan, { policy: { moveCostKm: 11 } })).resolves.toMatchObject({ count: 1 });
  });
});

describe("runs side by side", () => {
  it("should not disturb each other: slice by slice, one within another, with one of them aborted", async () => {
    const some = fc.array(cases({ size: small }), { minLength: 2, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(some, fc.nat(6), async (drawn, last) => {
        const alone = drawn.map(({ problem, policy }) => redistribute(problem, policy));
        const controller = new AbortController();
        let calls = 0;
        const within: unknown[] = [];
        const onProgress = (): void => {
          const other = drawn[calls % drawn.length]!;
          if (calls % 5 === 0) within.push(redistribute(other.problem, other.policy), alone[calls % drawn.length]);
          if (calls++ === last) controller.abort("enough");
        };

        const { problem, policy } = drawn[0]!;
        const aborted = redistributeAsync(problem, policy, {
          signal: controller.signal,
          sliceMs: 0.001,
          onProgress,
        }).catch((reason: unknown) => reason);
        const others = drawn.map((one) => redistributeAsync(one.problem, one.policy, { sliceMs: 0.001 }));

        expect(await Promise.all(others)).toStrictEqual(alone);
        // At the last call there may be nothing left to abort.
        const outcome = await aborted;
        if (calls <= last || outcome !== "enough") expect(outcome).toStrictEqual(alone[0]);
        for (let i = 0; i < within.length; i += 2) expect(within[i]).toStrictEqual(within[i + 1]);
        drawn.forEach((one, i) => {
          expectOptimal(one.problem, alone[i]!, one.policy);
        });
      }),
      runs(0.5),
    );
  });
});

const city = {
  seed: 4,
  people: 150_000,
  facilities: 60,
  supply: 1.02,
  consent: 0.7,
  newcomers: 0.02,
  clusters: 20,
  width: 0.05,
  count: 1,
};
