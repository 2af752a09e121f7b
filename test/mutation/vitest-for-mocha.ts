/**
 * What the tests take from vitest, for mocha: thousands of mutants can be tried only where the tests stay loaded between
 * two of them, which Stryker does with mocha and not with vitest. Few problems a law, always the same, and no search for
 * a smaller one: that a mutant fails is all there is to know.
 */
import * as matchers from "@vitest/expect";
import fc from "fast-check";

interface Suite {
  (title: string, body: () => unknown): void;
  each?: unknown;
}
const mocha = globalThis as unknown as Record<
  "describe" | "it" | "before" | "after" | "beforeEach" | "afterEach",
  Suite
>;

const { chai } = matchers;
chai.use(matchers.JestExtend);
chai.use(matchers.JestChaiExpect);
chai.use(matchers.JestAsymmetricMatchers);
Object.defineProperty(globalThis, matchers.GLOBAL_EXPECT, { value: chai.expect, configurable: true });
export const expect = chai.expect;

fc.configureGlobal({ seed: 1, numRuns: Number(process.env.FC_RUNS ?? 6), endOnFailure: true });

/** More than any test asks for that ends. */
const MOST_ASKED = 100_000_000;
let asked = 0;
Object.assign(globalThis, {
  askedAgain() {
    if (++asked > MOST_ASKED) throw new Error("this does not end");
  },
});
mocha.beforeEach("count anew", () => {
  asked = 0;
});

function withEach(suite: Suite): Suite {
  const each = (cases: unknown[]) => (title: string, body: (...values: unknown[]) => unknown) => {
    const spread = cases.every(Array.isArray);
    for (const [index, one] of cases.entries()) {
      suite(`${index}: ${title}`, () => (spread ? body(...(one as unknown[])) : body(one)));
    }
  };
  return Object.assign((title: string, body: () => unknown) => suite(title, body), { each });
}

export const describe = withEach(mocha.describe);
export const it = withEach(mocha.it);
export const { before: beforeAll, after: afterAll, afterEach } = mocha;
