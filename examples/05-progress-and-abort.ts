// Example 5: progress and abort.                                            npx tsx examples/05-progress-and-abort.ts
//
// `redistribute` runs to its end before anything else can happen. `redistributeAsync` pauses every few milliseconds, so
// that a server answers and a page stays alive; and it can be broken off. The result is the same to the last byte.
// The city and its people are SYNTHETIC.

import { planToJson, redistribute, redistributeAsync } from "fktp-redistribution";
import { pontianakProblem } from "./pontianak/city.ts";

const problem = pontianakProblem(5);
const people = problem.participants.facility.length;

// 1. With progress, and with a clock that keeps ticking meanwhile.
let ticks = 0;
const clock = setInterval(() => ticks++, 5);
const told = new Set<string>();
const plan = await redistributeAsync(
  problem,
  {},
  {
    sliceMs: 10, // work at most about so long, then let others run
    onProgress: (progress) => {
      if (!told.has(progress.stage)) console.log(`   ${progress.stage}: ${progress.total} steps`);
      told.add(progress.stage); // "solve" and "prove" take turns until the proof holds
    },
  },
);
clearInterval(clock);
console.log(`1. ${people} synthetic people: ${plan.status}; a timer ticked ${ticks} times during the run`);

// 2. The call that blocks gives the same bytes.
console.log(`2. the same plan as from redistribute: ${planToJson(plan) === planToJson(redistribute(problem))}`);

// 3. Broken off after 20 ms: the promise rejects with the reason of the signal, and nothing is left behind.
const controller = new AbortController();
const start = performance.now();
setTimeout(() => controller.abort(new Error("the planner closed the page")), 20);
try {
  await redistributeAsync(problem, {}, { signal: controller.signal });
} catch (error) {
  console.log(`3. aborted after ${Math.round(performance.now() - start)} ms: ${(error as Error).message}`);
}

// 4. Stopping is not aborting: when `onProgress` returns false there is a plan, valid but not proven, without prices.
// Here it stops before any relief was found: all stay, and the newly enrolled have a place.
const stopped = redistribute(problem, {}, { onProgress: ({ stage }) => stage !== "solve" });
const placed = stopped.transfers.from.filter((from) => from === -1).length;
console.log(`4. ${stopped.status}: ${placed} placed, ${stopped.transfers.from.length - placed} transferred`);
