/**
 * The tests that mutants have to survive (`npm run mutants`): the quick ones, those that kill most first. Few problems a
 * law, always the same: a mutant must not live or die by luck.
 */
import { mergeConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

process.env.FC_SEED ??= "1";
process.env.FC_RUNS ??= "20";
const { default: base } = await import("../vitest.config.ts");

const order = ["laws/optimal", "report/verify", "laws/tamper", "assign/", "travel/", "model/", "laws/", "regressions/"];
/** Slow, or of rooms whose mutants are not made. */
const others = ["abort", "capitation", "damage", "doctors", "drawn", "explain", "hostile", "json", "lp"];

class KillersFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number =>
      order.findIndex((part) => moduleId.includes(`/test/${part}`));
    return files.toSorted((a, b) => place(a) - place(b) || (a.moduleId < b.moduleId ? -1 : 1));
  }
}

const config = mergeConfig(base, { test: { sequence: { sequencer: KillersFirst } } });
config.test.include = order.map((part) => (part.endsWith("/") ? `test/${part}**/*.test.ts` : `test/${part}*.test.ts`));
config.test.exclude = others.map((law) => `test/laws/${law}.test.ts`);
export default config;
