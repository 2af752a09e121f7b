/**
 * Times `problemFrom` on 600,000 records, right and wrong. Run with `npx tsx bench/problem-from.ts`.
 * The records are made outside the clock; every answer is checked; the median of five runs after a warm-up.
 */

import { performance } from "node:perf_hooks";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { InputError } from "../src/errors.ts";
import { problemFrom } from "../src/input/problem-from.ts";

const ROWS = 600_000;
const FACILITIES = 105;
const RUNS = 5;

// Between runs, so that nobody pays for the garbage of another: all inputs together make a full collection dear.
setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

const facilities = Array.from({ length: FACILITIES }, (_, j) => ({
  id: `1501${String(j).padStart(4, "0")}`,
  name: `Puskesmas ${j}`,
  lon: 109.3 + (j % 10) / 100,
  lat: -0.05 + Math.floor(j / 10) / 100,
  doctors: 1 + (j % 4),
  capacity: null,
}));

const consents = [true, false, null, "granted", "withdrawn"];

// Through JSON, as records come in reality: shapes and texts are then the parser's.
const parsed = (participant: (row: number) => unknown): unknown =>
  JSON.parse(JSON.stringify({ facilities, participants: Array.from({ length: ROWS }, (_, row) => participant(row)) }));

const valid = parsed((row) => ({
  id: `p${row}`,
  lon: 109.3 + (row % 997) / 10_000,
  lat: -0.05 + (row % 991) / 10_000,
  facilityId: row % 50 === 0 ? null : facilities[row % FACILITIES]!.id,
  consent: consents[row % consents.length],
}));

// Five things wrong with each: no id, longitude, latitude, facility, consent.
const bad = parsed((row) => ({ lon: `${row}`, lat: 95, facilityId: `x${row}`, consent: "yes" }));

// Every id stands twice.
const doubled = parsed((row) => ({ id: `p${row >> 1}`, lon: 109.3, lat: 0, facilityId: null }));

function checkValid(): void {
  const { participants } = problemFrom(valid);
  if (participants.facility.length !== ROWS || participants.facility[1] !== 1 || participants.facility[0] !== -1) {
    throw new Error("wrong columns");
  }
}

function checkIssues(records: unknown, issues: number): void {
  try {
    problemFrom(records);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    if (error.issueCount !== issues || error.issues.length !== 100 || error.message.length > 10_000) {
      throw new Error(`wrong answer: ${error.issueCount} issues`);
    }
    return;
  }
  throw new Error("expected an InputError");
}

const cases: readonly (readonly [name: string, run: () => void])[] = [
  ["valid", checkValid],
  ["bad (5 issues each)", () => checkIssues(bad, 5 * ROWS)],
  ["bad (doubled ids)", () => checkIssues(doubled, ROWS / 2)],
];

for (const [, run] of cases) run();
const samples = cases.map((): number[] => []);
for (let i = 0; i < RUNS; i++) {
  cases.forEach(([, run], c) => {
    collect();
    const start = performance.now();
    run();
    samples[c]!.push(performance.now() - start);
  });
}
console.log(`problemFrom, ${ROWS} participants, ${FACILITIES} facilities, Node ${process.version}`);
cases.forEach(([name], c) => {
  const sorted = samples[c]!.toSorted((a, b) => a - b);
  console.log(`${name.padEnd(20)} median ${sorted[RUNS >> 1]!.toFixed(0)} ms, min ${sorted[0]!.toFixed(0)} ms`);
});
