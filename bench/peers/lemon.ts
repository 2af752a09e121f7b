/** LEMON in C++: the instance goes over in a file, whose writing and reading are not counted. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Transportation } from "./instance.ts";
import type { OwnClock, Peer, PeerAnswer } from "./peer.ts";

type Output = PeerAnswer & OwnClock;
type Algorithm = "network-simplex" | "cost-scaling";

const source = fileURLToPath(new URL("lemon.cpp", import.meta.url));
const folder = join(tmpdir(), "fktp-redistribution-bench");
const flags = ["-O3", "-DNDEBUG", "-march=native"];

/** The program of this very source; compiled at the first use. */
function program(): string {
  const mark = createHash("sha256").update(readFileSync(source)).update(flags.join(" ")).digest("hex").slice(0, 12);
  const file = join(folder, `lemon-${mark}`);
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    execFileSync("g++", [...flags, "-o", file, source], { stdio: "pipe" });
  }
  return file;
}

/** Why it cannot be compiled here, or `null`. */
function missing(): string | null {
  try {
    // Nothing is kept of what the preprocessor prints: it is megabytes.
    const stdio = ["pipe", "ignore", "ignore"] as const;
    execFileSync("g++", ["-E", "-x", "c++", "-"], { input: "#include <lemon/network_simplex.h>\n", stdio: [...stdio] });
    return null;
  } catch (error) {
    const gone = (error as NodeJS.ErrnoException).code === "ENOENT";
    return gone ? "no g++ here" : "no LEMON headers here (Debian: liblemon-dev)";
  }
}

/** Writes the instance; returns the file. */
function prepare({ people, facilities, costs, steps }: Transportation): string {
  const file = join(folder, `instance-${process.pid}.bin`);
  const out = openSync(file, "w");
  const header = Int32Array.of(people, facilities, steps.facility.length);
  for (const column of [header, costs, steps.facility, steps.width, steps.cost]) {
    const bytes = new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
    for (let at = 0; at < bytes.length; ) at += writeSync(out, bytes, at, Math.min(bytes.length - at, 2 ** 28));
  }
  closeSync(out);
  return file;
}

/** Instances of processes that were ended. */
function removeLeftovers(): void {
  for (const name of readdirSync(folder)) {
    const pid = /^instance-(\d+)\.bin$/.exec(name)?.[1];
    if (pid !== undefined && !existsSync(`/proc/${pid}`)) rmSync(join(folder, name));
  }
}

function lemon(algorithm: Algorithm, largest: number): Peer<string, Output> {
  return {
    name: `LEMON ${algorithm}`,
    version: () => `LEMON 1.3.1, g++ ${flags.join(" ")}`,
    largest,
    takesSteps: true,
    patienceMs: 400_000,
    missing,
    async load() {
      program();
      removeLeftovers();
    },
    prepare,
    solve(file) {
      const line = execFileSync(program(), [algorithm, file], { encoding: "utf8" });
      rmSync(file);
      return JSON.parse(line) as Output;
    },
    answer: (output) => output,
    clock: (output) => output,
  };
}

export const networkSimplex: Peer<string, Output> = lemon("network-simplex", 600_000);
export const costScaling: Peer<string, Output> = lemon("cost-scaling", 600_000);
