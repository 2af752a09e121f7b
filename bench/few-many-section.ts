/** The table of few rows × many facilities, and how time grows with the facilities. */
import type { FewMany, FewManyJob } from "./few-many.ts";
import { exponentOf } from "./growth.ts";
import { inProcess } from "./subprocess.ts";
import { count, table, time } from "./table.ts";

/** Facilities of the curves. */
const LADDER: readonly number[] = [256, 511, 1023];
const LADDER_FULL: readonly number[] = [...LADDER, 2048, 4096];
const ROWS: readonly number[] = [1, 40];
const MOST_EXPONENT = 1.6;
const PATIENCE_MS = 400_000;

const ofMany: FewManyJob = { rows: 20_000, facilities: [4096], explained: true };

export interface FewManyOutcome {
  readonly measured: readonly FewMany[];
  readonly failures: readonly string[];
}

/** Measures and prints. */
export async function runFewMany(full: boolean): Promise<FewManyOutcome> {
  const jobs = ROWS.map((rows): FewManyJob => {
    return { rows, facilities: full ? LADDER_FULL : LADDER, explained: false };
  });
  const script = new URL("few-many.ts", import.meta.url);
  const measured: FewMany[] = [];
  const failures: string[] = [];
  for (const job of [...jobs, ofMany]) {
    const outcome = await inProcess<FewMany[]>(script, job, { milliseconds: PATIENCE_MS });
    if (outcome.ok) measured.push(...outcome.value);
    else failures.push(`${job.rows} rows × ${job.facilities.join(", ")}: ${outcome.message}`);
  }
  console.log(table(head, measured.map(rowOf)));
  for (const rows of ROWS) {
    for (const supply of new Set(measured.map((one) => one.supply))) printExponent(measured, rows, supply);
  }
  return { measured, failures };
}

const head = ["rows × facilities", "doctors", "redistribute", "verify", "explain", "all"];

function rowOf(one: FewMany): string[] {
  const why = one.explain?.median;
  return [
    `${count(one.rows)} × ${one.facilities}`,
    one.supply < 1 ? "short" : "enough",
    time(one.redistribute.median),
    time(one.verify.median),
    why === undefined ? "" : time(why),
    time(one.redistribute.median + one.verify.median + (why ?? 0)),
  ];
}

function printExponent(measured: readonly FewMany[], rows: number, supply: number): void {
  const curve = measured.filter((one) => one.rows === rows && one.supply === supply);
  if (curve.length < 2) return;
  const exponent = exponentOf(curve.map(({ facilities, redistribute: { min } }) => [facilities, min]));
  const verdict = exponent <= MOST_EXPONENT ? "≤" : "over";
  console.log(`\n${rows} rows, ${supply} × the doctors: m^${exponent.toFixed(2)} (${verdict} ${MOST_EXPONENT})`);
}
