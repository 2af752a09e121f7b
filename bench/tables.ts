/**
 * Times reading a table: `npx tsx bench/tables.ts [rows] [rounds]`. The same file, as a stream, by papaparse alone, and by
 * `readTable` with `problemFromTables`, once clean and once with 1 % of bad rows; then each in a process of its own for its peak.
 * Processor time, for that of the clock is at the mercy of the neighbours; figures are the least of all rounds.
 */

import { fork } from "node:child_process";
import { createReadStream, createWriteStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import Papa from "papaparse";
import type * as Io from "../src/io/index.ts";
import { collectGarbage } from "./measure.ts";

const CODES = Array.from({ length: 59 }, (_, j) => `0265B${String(j).padStart(3, "0")}`);
const ANSWERS = ["setuju", "menolak", "belum", "setuju"];
const FACILITIES = `kode,bujur,lintang,dokter\n${CODES.map((code, j) => `${code},109.${300 + j},-0.03,2`).join("\n")}\n`;

/** A file of participants as an office has it, some 80 bytes a row; every hundredth row has one of four faults if it is to be bad. */
function* participants(rows: number, bad: boolean): Generator<string> {
  yield "id,nama,tgl lahir,sex,bujur,lintang,kode faskes,persetujuan,jenis peserta\n";
  for (let row = 0; row < rows; row++) {
    const fault = bad && row % 100 === 7 ? ((row / 100) % 4) | 0 : -1;
    const lon = fault === 0 ? "x" : `109.${String(300_000 + ((row * 7919) % 80_000))}`;
    const code = fault === 1 ? "9999X999" : CODES[row % 59];
    const answer = fault === 2 ? "mungkin" : ANSWERS[row % 4];
    const lat = `${fault === 3 ? "" : "-0.0"}${row % 9000}`;
    yield `s${row},Peserta Contoh ${row},01-02-1980,L,${lon},${lat},${code},${answer},PBI (APBN)\n`;
  }
}

async function library(): Promise<string> {
  const outfile = join(tmpdir(), `fktp-redistribution-io-${process.pid}.mjs`);
  const entry = fileURLToPath(new URL("../src/io/index.ts", import.meta.url));
  await build({ entryPoints: [entry], bundle: true, format: "esm", platform: "node", target: "es2022", outfile });
  return outfile;
}

/** Rows that papaparse reads. */
function byPapaparse(file: string): Promise<number> {
  return new Promise((resolve, reject) => {
    let rows = 0;
    const parse = (Papa as unknown as { parse(source: unknown, options: object): void }).parse;
    parse(createReadStream(file), {
      delimiter: ",",
      chunk({ data }: { readonly data: readonly unknown[] }) {
        rows += data.length;
      },
      complete: () => resolve(rows),
      error: reject,
    });
  });
}

async function byLibrary(outfile: string, file: string): Promise<number> {
  const { readTable, problemFromTables } = (await import(pathToFileURL(outfile).href)) as typeof Io;
  const facilities = await readTable(FACILITIES, "facilities");
  const people = await readTable(createReadStream(file), "participants");
  const { kept, setAside } = problemFromTables({ facilities, participants: people });
  return kept.length + setAside;
}

/** What is to be run, by number: for a process of its own. */
interface Job {
  readonly outfile: string;
  readonly clean: string;
  readonly bad: string;
}

const tasks: readonly (readonly [name: string, run: (job: Job) => Promise<number>])[] = [
  ["papaparse alone", ({ clean }) => byPapaparse(clean)],
  ["readTable, problemFromTables", ({ outfile, clean }) => byLibrary(outfile, clean)],
  ["the same, 1 % bad rows", ({ outfile, bad }) => byLibrary(outfile, bad)],
];

if (process.send !== undefined) {
  const [task, job] = JSON.parse(process.argv[2]!) as [number, Job];
  await tasks[task]![1](job);
  process.send(process.resourceUsage().maxRSS / 1024, () => process.exit(0));
} else {
  await main(Number(process.argv[2] ?? 683_706), Number(process.argv[3] ?? 5));
}

async function main(rows: number, rounds: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "fktp-tables-"));
  const job: Job = { outfile: await library(), clean: join(folder, "clean.csv"), bad: join(folder, "bad.csv") };
  await pipeline(Readable.from(participants(rows, false)), createWriteStream(job.clean));
  await pipeline(Readable.from(participants(rows, true)), createWriteStream(job.bad));
  try {
    const least = tasks.map(() => Number.POSITIVE_INFINITY);
    for (let round = -1; round < rounds; round++) {
      for (const [t, [name, run]] of tasks.entries()) {
        collectGarbage();
        const before = process.cpuUsage();
        const found = await run(job);
        const { user, system } = process.cpuUsage(before);
        if (found < rows) throw new Error(`${name}: ${found} rows of ${rows}`);
        if (round >= 0) least[t] = Math.min(least[t]!, (user + system) / 1000);
      }
    }
    for (const [t, [name]] of tasks.entries()) {
      const ratio = (least[t]! / least[t === 2 ? 1 : 0]!).toFixed(2);
      const peak = await peakOf(t, job);
      console.log(`${name.padEnd(30)} ${least[t]!.toFixed(0)} ms, × ${ratio}, peak ${peak.toFixed(0)} MB`);
    }
  } finally {
    rmSync(folder, { recursive: true });
    rmSync(job.outfile);
  }
}

function peakOf(task: number, job: Job): Promise<number> {
  const child = fork(fileURLToPath(import.meta.url), [JSON.stringify([task, job])], {
    execArgv: ["--import", import.meta.resolve("tsx")],
  });
  return new Promise((resolve, reject) => {
    child.on("message", (peak) => resolve(peak as number));
    child.on("close", (code) => reject(new Error(`ended by ${code}`)));
  });
}
