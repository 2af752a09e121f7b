/**
 * The first plan of a process: what a command or a page waits for before anything is compiled. Plain Node and the bundle,
 * nothing else loaded; the problem comes from a file. Several processes, one after another.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkSame } from "./check.ts";
import { redistribute } from "./library.ts";
import { type Timing, timingOf } from "./measure.ts";
import { scenario } from "./scenarios.ts";

export interface FirstCall {
  readonly rows: number;
  readonly facilities: number;
  /** Loading the library. */
  readonly load: Timing;
  /** The first `redistribute`, and the tenth. */
  readonly first: Timing;
  readonly tenth: Timing;
}

const script = `
const { readFileSync } = await import("node:fs");
const { facilities, ids, lon, lat, facility, consent } = JSON.parse(readFileSync(process.argv[1], "utf8"));
const participants = {
  ids, lon: Float64Array.from(lon), lat: Float64Array.from(lat),
  facility: Int32Array.from(facility), consent: Uint8Array.from(consent),
};
const begin = performance.now();
const { redistribute } = await import(process.env.FKTP_BENCH_LIBRARY);
const loaded = performance.now();
const plan = redistribute({ facilities, participants });
const first = performance.now() - loaded;
let tenth = 0;
for (let i = 1; i < 10; i++) {
  const again = performance.now();
  redistribute({ facilities, participants });
  tenth = performance.now() - again;
}
console.log(JSON.stringify({ load: loaded - begin, first, tenth, objective: plan.objective }));
`;

export function firstCall(rows: number, facilities: number, processes: number): FirstCall {
  const { problem } = scenario("defaults", rows, facilities);
  const { objective } = redistribute(problem);
  const folder = mkdtempSync(join(tmpdir(), "fktp-first-call-"));
  const file = join(folder, "problem.json");
  const columns = Object.entries(problem.participants).map(([name, column]) => [name, Array.from(column as never)]);
  writeFileSync(file, JSON.stringify({ facilities: problem.facilities, ...Object.fromEntries(columns) }));
  const [load, first, tenth] = [[] as number[], [] as number[], [] as number[]];
  for (let i = 0; i < processes; i++) {
    const args = ["--input-type=module", "-e", script, file];
    const one = JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8" }));
    checkSame(objective, one.objective);
    load.push(one.load);
    first.push(one.first);
    tenth.push(one.tenth);
  }
  rmSync(folder, { recursive: true });
  return { rows, facilities, load: timingOf(load), first: timingOf(first), tenth: timingOf(tenth) };
}
