import { runThrough } from "../../src/generators.ts";
import type { Policy, Problem } from "../../src/index.ts";
import { checkProblem } from "../../src/model/check.ts";
import { completePolicy } from "../../src/model/policy.ts";
import { type Model, prepare } from "../../src/model/prepare.ts";

/** What the engine is given of a problem: the library's own model, not that of the oracles. */
export function prepared(problem: Problem, policy?: Policy): Model {
  runThrough(checkProblem(problem));
  return runThrough(prepare(problem, completePolicy(policy)));
}
