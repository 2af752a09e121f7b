/**
 * This source against that of another commit, on random problems: the same objective, the same smallest prices, the same
 * numbers in the draw, and each verifies the plans of the other. For changes that may only make it quicker.
 *
 *   npx tsx bench/against.ts <commit> [--runs 2000] [--seed 1]
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { isDeepStrictEqual, parseArgs } from "node:util";
import fc from "fast-check";
import * as here from "../src/index.ts";
import { type Case, cases, crowded, medium, small, tightCases } from "../test/support/arbitraries.ts";
import { cityCases, wideCases } from "../test/support/cities.ts";

/** So many problems that differ are shown. */
const SHOWN = 5;

type Library = Pick<typeof here, "redistribute" | "verify" | "drawNumber">;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: "string", default: "2000" }, seed: { type: "string", default: "1" } },
});
const commit = positionals[0];
if (commit === undefined) throw new Error("expected a commit to compare with");

/** The source of the commit, unpacked below here so that its packages are found. */
async function libraryOf(name: string): Promise<{ library: Library; folder: string }> {
  const root = fileURLToPath(new URL("..", import.meta.url));
  const folder = join(root, "bench/results", `against-${name}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const archive = execFileSync("git", ["archive", name, "src"], { cwd: root, maxBuffer: 2 ** 28 });
  execFileSync("tar", ["-x", "-C", folder], { input: archive });
  return { library: (await import(join(folder, "src/index.ts"))) as Library, folder };
}

/** What differs, in words; nothing where all is the same. */
function differences(there: Library, { problem, policy }: Case): string[] {
  const [now, then] = [here.redistribute(problem, policy), there.redistribute(problem, policy)];
  const found: string[] = [];
  const same = (what: string, a: unknown, b: unknown): void => {
    if (!isDeepStrictEqual(a, b)) found.push(`${what}: ${JSON.stringify(b)} became ${JSON.stringify(a)}`);
  };
  // Of plans with households the bound is what is unique.
  same("bound", totals(now), totals(then));
  if (now.status === "optimal" && then.status === "optimal") same("objective", now.objective, then.objective);
  same("price", now.price, then.price);
  same("unplaced", now.unplaced, then.unplaced);
  for (const id of problem.participants.ids?.slice(0, 5) ?? []) {
    same("draw", here.drawNumber(id, now.policy.drawSeed), there.drawNumber(id, then.policy.drawSeed));
  }
  // A new column or field changes fingerprints, and then neither takes a plan of the other.
  if (now.fingerprint !== then.fingerprint) return found;
  for (const [who, library, plan] of [
    ["before, of this plan", there, now],
    ["now, of that plan", here, then],
  ] as const) {
    const { ok, violations } = library.verify(problem, plan);
    if (!ok) found.push(`verified ${who}: ${violations[0]?.message}`);
  }
  return found;
}

/** The bound without its people by facility, which depend on which of several optima was found. */
function totals({ bound }: here.Plan): object | null {
  if (bound === null) return null;
  const { enrolled: _, ...sums } = bound;
  return sums;
}

const kinds: Readonly<Record<string, fc.Arbitrary<Case>>> = {
  small: cases({ size: small }),
  medium: cases({ size: medium }),
  crowded: cases({ size: crowded }),
  tight: tightCases(),
  city: cityCases(4000, 12),
  wide: wideCases({ rows: [1, 101], facilities: [20, 300], count: 500 }),
};
const shares: Readonly<Record<string, number>> = { small: 4, medium: 3, crowded: 1, tight: 2, city: 1, wide: 1 };

const { library, folder } = await libraryOf(commit);
const total = Object.values(shares).reduce((sum, share) => sum + share, 0);
let [compared, refused, different] = [0, 0, 0];
for (const [name, kind] of Object.entries(kinds)) {
  const numRuns = Math.max(1, Math.round((Number(values.runs) * shares[name]!) / total));
  for (const drawn of fc.sample(kind, { numRuns, seed: Number(values.seed) })) {
    try {
      const found = differences(library, drawn);
      compared++;
      if (found.length === 0) continue;
      different++;
      if (different <= SHOWN) console.log(`${name}: ${found.join("; ").slice(0, 600)}`);
    } catch (error) {
      // Numbers too large are refused, and words of a policy that one of the two does not know.
      if ((error as Error).name !== "InputError") throw error;
      refused++;
    }
  }
}
rmSync(folder, { recursive: true, force: true });
console.log(`${compared} problems compared with ${commit}: ${different} differ; ${refused} refused`);
if (different > 0) process.exitCode = 1;
