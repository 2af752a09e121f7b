import {
  type Explanation,
  explain,
  message,
  type Plan,
  type Policy,
  type Problem,
  redistributeAsync,
  type Verification,
  verify,
} from "fktp-redistribution";
import type { Talk } from "./talk.ts";

/** A plan, what the verifier found, and why overload remains. */
export interface ProvenPlan {
  readonly plan: Plan;
  readonly verification: Verification;
  /** Not of a plan that was stopped: it has no prices. */
  readonly explanation: Explanation | undefined;
}

/** Plans, verifies and explains, and says how far it is. */
export async function provenPlan(
  problem: Problem,
  policy: Policy,
  talk: Talk,
  signal: AbortSignal,
): Promise<ProvenPlan> {
  const plan = await redistributeAsync(problem, policy, {
    signal,
    sliceMs: 100,
    onProgress: ({ stage, done, total }) => {
      talk.progress(message(stage, talk.lang), total > 0 ? Math.floor((100 * done) / total) : undefined);
    },
  });
  talk.progress(talk.words("progress-verify"));
  const verification = verify(problem, plan);
  talk.progress(talk.words("progress-explain"));
  const explanation = plan.price === null ? undefined : explain(problem, plan);
  signal.throwIfAborted();
  return { plan, verification, explanation };
}
