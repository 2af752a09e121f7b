/**
 * `npx tsx bench/compare.ts before.json after.json`: the change of every timing. Ends with 1 where anything became more
 * than 5 % slower, and with 2 where the two cannot be compared: another schema, machine or set of
 * scenarios, or another objective (then one of the two has solved something else).
 *
 * What is compared is the least of the samples, set against the least of R in the same process: that cancels a slower
 * day of the machine. The plain milliseconds are shown beside it.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Measurement, type Results, SCHEMA_VERSION } from "./results.ts";
import { table, time } from "./table.ts";

const MOST_SLOWER = 0.05;

/** One timing of a measurement; `floor` is R in the same process, 1 where there is none. */
interface Line {
  readonly key: string;
  readonly min: number;
  readonly floor: number;
  readonly objective: string;
}

export interface Change {
  readonly key: string;
  readonly before: number;
  readonly after: number;
  /** 0.05 is 5 % slower against R. */
  readonly change: number;
}

function linesOf(results: Results): Map<string, Line> {
  const lines = results.measurements.flatMap((one): Line[] => {
    const key = `${one.section}: ${one.scenario} ${one.rows} × ${one.facilities}`;
    if (!hasProof(one)) return [{ key, min: one.min, floor: 1, objective: "" }];
    const objective = JSON.stringify(one.objective);
    return [
      { key, min: one.min, floor: one.r.min, objective },
      { key: `${key}, verify`, min: one.verify.min, floor: one.r.min, objective },
    ];
  });
  return new Map(lines.map((line) => [line.key, line]));
}

type Scenario = Extract<Measurement, { readonly verify: unknown }>;

const hasProof = (one: Measurement): one is Scenario => "verify" in one;

/** Why two files cannot be compared; empty when they can. */
export function obstacles(before: Results, after: Results): string[] {
  const found: string[] = [];
  for (const side of [before, after]) {
    if (side.schemaVersion !== SCHEMA_VERSION) found.push(`schema ${side.schemaVersion}, expected ${SCHEMA_VERSION}`);
  }
  for (const what of ["cpu", "cores", "node"] as const) {
    if (before[what] !== after[what]) found.push(`${what}: ${before[what]}, then ${after[what]}`);
  }
  if (found.length > 0) return found;
  const [old, young] = [linesOf(before), linesOf(after)];
  for (const key of old.keys()) if (!young.has(key)) found.push(`only before: ${key}`);
  for (const key of young.keys()) if (!old.has(key)) found.push(`only after: ${key}`);
  for (const [key, { objective }] of old) {
    const other = young.get(key);
    if (other !== undefined && other.objective !== objective) {
      found.push(`${key}: objective ${objective}, then ${other.objective}`);
    }
  }
  return found;
}

export function changes(before: Results, after: Results): Change[] {
  const young = linesOf(after);
  return [...linesOf(before).values()].map(({ key, min, floor }) => {
    const other = young.get(key)!;
    return { key, before: min, after: other.min, change: other.min / other.floor / (min / floor) - 1 };
  });
}

function main(files: readonly string[]): number {
  if (files.length !== 2) {
    console.log("usage: npx tsx bench/compare.ts before.json after.json");
    return 2;
  }
  const [before, after] = files.map((file) => JSON.parse(readFileSync(file, "utf8")) as Results) as [Results, Results];
  const reasons = obstacles(before, after);
  if (reasons.length > 0) {
    console.log(`These cannot be compared:\n${reasons.map((reason) => `- ${reason}`).join("\n")}`);
    return 2;
  }
  const all = changes(before, after);
  const lines = all.map(({ key, before: old, after: young, change }) => {
    const percent = `${change >= 0 ? "+" : ""}${(100 * change).toFixed(1)} %`;
    return [key, time(old), time(young), percent, change > MOST_SLOWER ? "slower" : ""];
  });
  console.log(`${before.commit} (${before.date}) → ${after.commit} (${after.date}); change against R, of minima\n`);
  console.log(table(["scenario", "before", "after", "change", ""], lines));
  for (const { commit, load } of [before, after]) {
    if (load > 0.5) console.log(`The machine was busy when ${commit} was measured: load ${load.toFixed(2)}.`);
  }
  return all.some(({ change }) => change > MOST_SLOWER) ? 1 : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = main(process.argv.slice(2));
