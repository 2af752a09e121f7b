// Lesson 5: progress and abort.                                            npx tsx examples/05-progress-and-abort.ts
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
let stage = "";
const plan = await redistributeAsync(
  problem,
  {},
  {
    sliceMs: 10, // work at most about so long, then let others run
    onProgress: (progress) => {
      if (progress.stage !== stage) console.log(`  ${progress.stage}: ${progress.total} steps`);
      stage = progress.stage;
    },
  },
);
clearInterval(clock);
console.log(`1. ${people} synthetic people: ${plan.status}; a timer ticked ${ticks} times during the run`);

// 2. The synchronous door gives the same bytes.
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
const stopped = redistribute(problem, {}, { onProgress: ({ stage }) => stage !== "solve" });
console.log(`4. ${stopped.status}: ${stopped.transfers.participant.length} transfers so far, price ${stopped.price}`);
