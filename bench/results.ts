/** What a run leaves behind: one JSON file, with all that a later reader needs to know what it compares. */
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";
import { fileURLToPath } from "node:url";
import type { Contest } from "./contest.ts";
import type { FewMany } from "./few-many.ts";
import type { FirstCall } from "./first-call.ts";
import type { Growth } from "./growth.ts";
import type { RecordsResult } from "./problem-from.ts";
import type { RiversResult } from "./rivers.ts";
import type { ScenarioResult } from "./scenario-child.ts";
import type { VerbsResult } from "./verbs.ts";

/** Raised whenever old files can no longer be compared with new ones. */
export const SCHEMA_VERSION = 2;

/** One timing. `section` tells apart what is measured twice: a figure and a scenario of the same name. */
export type Measurement = { readonly section: string } & (ScenarioResult | RecordsResult);

export interface Results {
  readonly schemaVersion: number;
  readonly commit: string;
  readonly node: string;
  readonly cpu: string;
  readonly cores: number;
  readonly memoryBytes: number;
  readonly date: string;
  /** Load of the machine when the run began: above 0.5 the figures are noise. */
  readonly load: number;
  readonly measurements: readonly Measurement[];
  readonly verbs: readonly VerbsResult[];
  readonly firstCalls: readonly FirstCall[];
  readonly contests: readonly Contest[];
  readonly growth: readonly Growth[];
  readonly fewMany: readonly FewMany[];
  /** Milliseconds of first runs beside the timings. */
  readonly rivers: readonly (RiversResult & {
    readonly seed: number;
    readonly firstStraight: number;
    readonly firstRivers: number;
  })[];
}

export type Environment = Omit<
  Results,
  "measurements" | "verbs" | "firstCalls" | "contests" | "growth" | "fewMany" | "rivers"
>;

/** Short hash of the commit, with a mark when the checkout has changes. */
function commitOf(): string {
  try {
    const git = (...words: string[]): string => execFileSync("git", words, { encoding: "utf8" }).trim();
    return git("rev-parse", "--short", "HEAD") + (git("status", "--porcelain", "src") === "" ? "" : "-dirty");
  } catch {
    return "unknown";
  }
}

export function environment(): Environment {
  return {
    schemaVersion: SCHEMA_VERSION,
    commit: commitOf(),
    node: process.version,
    cpu: cpus()[0]?.model ?? "unknown",
    cores: cpus().length,
    memoryBytes: totalmem(),
    date: new Date().toISOString(),
    load: loadavg()[0] ?? 0,
  };
}

/** Writes the file; returns its path. */
export function write(results: Results): string {
  const folder = fileURLToPath(new URL("results/", import.meta.url));
  mkdirSync(folder, { recursive: true });
  const file = `${folder}${results.date.slice(0, 19).replaceAll(":", "")}-${results.commit}.json`;
  writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`);
  return file;
}
