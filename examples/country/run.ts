// A country, one kabupaten a job:
//
//   npm run country                        SYNTHETIC Indonesia: 514 kabupaten, 280 million people, 23,000 facilities
//   npm run country -- --kabupaten 20 --people 2000000 --facilities 170 --out examples/out/small
//   npm run country -- resume              goes on where a run was stopped, tries again what failed, checks every stored plan
//
// It starts a Redis server of its own and workers, and ends both. `guide/country.md` tells when that is worth it.

import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { INDONESIA, writeCountry } from "./country.ts";
import { readKabupaten } from "./kabupaten.ts";
import { type RollUp, rollUp } from "./roll-up.ts";
import { kabupatenFolder, openStore } from "./store.ts";
import { runJobs, type Sized } from "./supervise.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    kabupaten: { type: "string", default: String(INDONESIA.kabupaten) },
    people: { type: "string", default: String(INDONESIA.people) },
    facilities: { type: "string", default: String(INDONESIA.facilities) },
    seed: { type: "string", default: String(INDONESIA.seed) },
    workers: { type: "string", default: "2" },
    // A worker renews its lock while it plans, not while it makes or checks millions of people: minutes, then.
    "lock-seconds": { type: "string", default: "120" },
    "alone-above": { type: "string", default: "3000000" },
    out: { type: "string", default: "examples/out/country" },
  },
});

function whole(name: Exclude<keyof typeof values, "out">): number {
  const number = Number(values[name]);
  if (!Number.isInteger(number) || number < 1) throw new Error(`--${name}: expected a whole number from 1`);
  return number;
}

/** The files of all kabupaten. Those that cannot be read count as empty: their jobs will tell why. */
async function sizedFiles(out: string): Promise<Sized[]> {
  const files = (await readdir(kabupatenFolder(out))).filter((name) => name.endsWith(".json")).sort();
  return Promise.all(
    files.map(async (file) => {
      const kabupaten = await readKabupaten(join(kabupatenFolder(out), file)).catch(() => undefined);
      return { file, people: kabupaten === undefined ? 0 : kabupaten.participants + kabupaten.newlyEnrolled };
    }),
  );
}

/** One line, written over itself where somebody watches; else one in a minute. */
function progressOf(total: number): (done: number, failed: number) => void {
  const start = Date.now();
  let said = -1;
  let at = 0;
  return (done, failed) => {
    if (done + failed === said || (!process.stderr.isTTY && Date.now() - at < 60_000)) return;
    said = done + failed;
    at = Date.now();
    const line = `${said} of ${total} kabupaten, ${failed} failed, ${Math.round((at - start) / 1000)} s`;
    process.stderr.write(process.stderr.isTTY ? `\r${line}` : `${line}\n`);
  };
}

function print({ planned, failed, totals }: RollUp): void {
  const number = (value: number) => value.toLocaleString("en");
  console.log(
    `${planned.length} kabupaten planned and checked, ${failed.length} failed (SYNTHETIC people and facilities)`,
  );
  console.log(
    `${number(totals.people)} people, ${number(totals.facilities)} facilities, ${number(totals.doctors)} doctors`,
  );
  console.log(`over quota: ${number(totals.overQuotaBefore)} before, ${number(totals.overQuotaAfter)} after`);
  console.log(
    `transferred ${number(totals.transferred)}, placed ${number(totals.placed)}, unplaced ${number(totals.unplaced)}`,
  );
  for (const { file, code } of failed) console.log(`FAILED ${file}: ${code}`);
}

async function main(out: string): Promise<void> {
  const start = performance.now();
  if (positionals[0] !== "resume") {
    if (positionals.length > 0) throw new Error(`expected resume or nothing, got ${positionals[0]}`);
    const country = { kabupaten: whole("kabupaten"), people: whole("people"), facilities: whole("facilities") };
    await writeCountry(kabupatenFolder(out), { ...country, seed: whole("seed") });
  }
  await openStore(out);
  const files = await sizedFiles(out);
  const { outcomes, megabytes } = await runJobs(files, {
    out,
    workers: whole("workers"),
    lockSeconds: whole("lock-seconds"),
    aloneAbove: whole("alone-above"),
    onProgress: progressOf(files.length),
  });
  const result = await rollUp(out, outcomes);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  print(result);
  console.log(
    `${seconds} s, at most ${megabytes} MB of memory; ${result.megabytes} MB of plans, country.csv and country.html in ${out}`,
  );
  // 2 as in the command: something that came in was bad.
  process.exitCode = result.failed.length === 0 ? 0 : 2;
}

await main(values.out).catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
