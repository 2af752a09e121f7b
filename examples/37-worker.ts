// Example 37: a Worker that holds the model, while the page stays alive.       npx tsx examples/37-worker.ts
//
// People stay in the Worker; only questions and figures cross. While a slider is dragged, previews that a newer question
// has overtaken are broken off; when it is let go, the plan. A browser does the same with `self` and `new Worker(…, { type:
// "module" })`: `examples/planner` is a whole page of it. People and doctors are SYNTHETIC.

import { isMainThread, parentPort, Worker } from "node:worker_threads";
import { summarize, verify } from "fktp-redistribution";
import { type Change, type WhatIf, whatIf } from "fktp-redistribution/study";
import { pontianakProblem } from "./pontianak/city.ts";

type Question = { readonly kind: "preview" | "plan"; readonly change: Change };
type Answer = Question & { readonly overQuota: number; readonly proven?: boolean };

if (isMainThread) await page();
else serve(whatIf(pontianakProblem(1, 0.02)));

/** In the Worker: the model was prepared once, and the newest question alone is answered. */
function serve(study: WhatIf): void {
  let asked: AbortController | undefined;
  parentPort!.on("message", (question: Question) => {
    asked?.abort("a newer question");
    asked = new AbortController();
    const { signal } = asked;
    const found = question.kind === "plan" ? planned(question.change) : previewed(question.change);
    found.then(
      (figures) => parentPort!.postMessage({ ...question, ...figures } satisfies Answer),
      (error) => {
        if (!signal.aborted) throw error;
      },
    );

    async function previewed(change: Change): Promise<{ overQuota: number }> {
      return { overQuota: (await study.previewAsync(change, { signal })).overQuota };
    }
    async function planned(change: Change): Promise<{ overQuota: number; proven: boolean }> {
      const [problem, plan] = [study.problem(change), await study.planAsync(change, { signal })];
      return { overQuota: summarize(problem, plan).overQuota.after, proven: verify(problem, plan).proven };
    }
  });
}

/** In the page: a slider of doctors, dragged faster than anybody can plan. */
async function page(): Promise<void> {
  // A plain `new Worker(new URL("./worker.js", import.meta.url))`, were it not for TypeScript.
  const start = `import("tsx/esm/api").then(({ register }) => (register(), import(${JSON.stringify(import.meta.url)})))`;
  const worker = new Worker(start, { eval: true });
  const doctors = (share: number): Change => ({ facilities: [{ id: "15010403", doctors: share }] });
  for (const share of [0.1, 0.08, 0.06, 0.04, 0.02, 0]) worker.postMessage({ kind: "preview", change: doctors(share) });
  worker.on("message", ({ kind, change, overQuota, proven }: Answer) => {
    console.log(
      `${kind} with ${change.facilities![0]!.doctors} doctors: ${overQuota} people over quota${proven ? ", proven" : ""}`,
    );
    if (kind === "preview")
      worker.postMessage({ kind: "plan", change }); // the slider is let go
    else worker.terminate();
  });
  await new Promise((resolve, reject) => worker.on("exit", resolve).on("error", reject));
}
