/**
 * Times `placeDoctors` and `shareDoctors` on the example city of 683,706 synthetic people: `npx tsx bench/doctors.ts
 * [doctors] [halfDays]`, 10 and 10 unless told. The answer is checked: its plan is verified, and is what `redistribute`
 * finds, with no more overload than before. Ends with 1 where that is not so, or where it takes longer than anybody waits.
 */

import { performance } from "node:perf_hooks";
import { pontianakProblem } from "../examples/pontianak/city.ts";
import { redistribute, verify } from "../src/index.ts";
import { type DoctorPlan, type DoctorResult, placeDoctors, shareDoctors } from "../src/lp/index.ts";

const [doctors = "10", halfDays = "10"] = process.argv.slice(2);
const problem = pontianakProblem();

function timed(name: string, most: number, search: () => DoctorResult<DoctorPlan>): void {
  const start = performance.now();
  const result = search();
  const seconds = (performance.now() - start) / 1000;
  const { ok, proven } = verify(result.problem, result.plan);
  const { overload, metres } = redistribute(result.problem, {}).objective;
  const same = overload === result.plan.objective.overload && metres === result.plan.objective.metres;
  const better = overload <= result.before.objective.overload;
  const fault = ok && proven && same && better && seconds <= most ? "" : "WRONG OR SLOW";
  process.exitCode = fault === "" ? process.exitCode : 1;
  const points = `${result.before.objective.overload} → ${overload} points, ${Math.round(metres / 1000)} km`;
  console.log(`${seconds.toFixed(1)} s | ${name} | ${result.status}, ${result.runs} plans | ${points} ${fault}`);
}

timed(`${doctors} doctors placed`, 30, () => placeDoctors(problem, {}, { doctors: Number(doctors) }));
timed(`${halfDays} half-days lent`, 180, () => shareDoctors(problem, {}, { halfDays: Number(halfDays) }));
