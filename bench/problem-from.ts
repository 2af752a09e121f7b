/**
 * Times `problemFrom` on 600,000 records, right and wrong. By itself: `npx tsx bench/problem-from.ts`; `run.ts` starts it
 * in a process of its own. The records are made outside the clock and every answer is checked.
 */

import { InputError, problemFrom } from "./library.ts";
import { collectGarbage, interleave, type Rounds, type Timing } from "./measure.ts";
import { answer, jobOf } from "./subprocess.ts";

export interface RecordsJob extends Rounds {
  readonly rows: number;
}

export interface RecordsResult extends Timing {
  readonly scenario: string;
  readonly rows: number;
  readonly facilities: number;
}

const FACILITIES = 105;
const consents = [true, false, null, "granted", "withdrawn"];

const facilities = Array.from({ length: FACILITIES }, (_, j) => ({
  id: `1501${String(j).padStart(4, "0")}`,
  name: `Puskesmas ${j}`,
  lon: 109.3 + (j % 10) / 100,
  lat: -0.05 + Math.floor(j / 10) / 100,
  doctors: 1 + (j % 4),
  capacity: null,
}));

/** Through JSON, as records come in reality: shapes and texts are then the parser's. */
const parsed = (rows: number, participant: (row: number) => unknown): unknown =>
  JSON.parse(JSON.stringify({ facilities, participants: Array.from({ length: rows }, (_, row) => participant(row)) }));

const validRecord = (row: number): unknown => ({
  id: `p${row}`,
  lon: 109.3 + (row % 997) / 10_000,
  lat: -0.05 + (row % 991) / 10_000,
  facilityId: row % 50 === 0 ? null : facilities[row % FACILITIES]!.id,
  consent: consents[row % consents.length],
});

/** Five things wrong with it: no id, longitude, latitude, facility, consent. */
const badRecord = (row: number): unknown => ({ lon: `${row}`, lat: 95, facilityId: `x${row}`, consent: "yes" });

/** Every id stands twice. */
const doubledRecord = (row: number): unknown => ({ id: `p${row >> 1}`, lon: 109.3, lat: 0, facilityId: null });

function checkValid(records: unknown, rows: number): void {
  const { facility } = problemFrom(records as never).participants;
  if (facility.length !== rows || facility[1] !== 1 || facility[0] !== -1) throw new Error("wrong columns");
}

function checkIssues(records: unknown, issues: number): void {
  try {
    problemFrom(records as never);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    if (error.issueCount !== issues || error.issues.length !== 100 || error.message.length > 10_000) {
      throw new Error(`wrong answer: ${error.issueCount} issues`);
    }
    return;
  }
  throw new Error("expected an InputError");
}

export function measureRecords({ rows, ...rounds }: RecordsJob): RecordsResult[] {
  const [valid, bad, doubled] = [validRecord, badRecord, doubledRecord].map((record) => parsed(rows, record));
  collectGarbage();
  const tasks = [
    { name: "problemFrom", run: () => checkValid(valid, rows) },
    { name: "problemFrom, 5 issues each", run: () => checkIssues(bad, 5 * rows) },
    { name: "problemFrom, doubled ids", run: () => checkIssues(doubled, rows >> 1) },
  ];
  return interleave(tasks, rounds).map((timing, t) => ({
    scenario: tasks[t]!.name,
    rows,
    facilities: FACILITIES,
    ...timing,
  }));
}

if (process.send !== undefined) {
  answer(measureRecords(jobOf<RecordsJob>()));
} else {
  for (const { scenario, rows, median, min } of measureRecords({
    rows: 600_000,
    rounds: 5,
    warmups: 1,
    collect: "all",
  })) {
    console.log(`${scenario.padEnd(28)} ${rows} rows, median ${median.toFixed(0)} ms, min ${min.toFixed(0)} ms`);
  }
}
