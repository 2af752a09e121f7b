/**
 * What the answers so far say of the chance of a yes.
 *
 * A guess of mean m and spread s is worth m(1 − m)/s² − 1 answers (a Beta distribution); answers of the book are added to
 * it. A household is one answer, however many people it has: people are counted and divided by c, the mean household of a
 * person (Σ size² / Σ size over all who answered). No answer until the last day is a no. An open letter says nothing yet.
 *
 * Reference. Conjugate Beta prior; the division by c is the design effect of cluster samples (Kish 1965).
 */

import { IssueList } from "../errors.ts";
import { isClasses } from "./acceptance.ts";
import type { AcceptanceByClass } from "./invite-types.ts";
import type { Standing } from "./types.ts";

/**
 * The guess by class after the answers of the book: its mean is nearer to what happened, its spread is smaller. Classes
 * without an answer stay as they are, and so do classes whose spread is 0: these are known.
 *
 * @throws InputError where classes and rows do not fit.
 *
 * @example
 * const classOf = new Int32Array(state.group.length);
 * const prior = { classOf, mean: Float64Array.of(0.6), spread: Float64Array.of(0.1) };
 * const next = learn(state, prior);
 */
export function learn(
  standing: Pick<Standing, "answers" | "group" | "people">,
  prior: AcceptanceByClass,
): AcceptanceByClass {
  const issues = new IssueList();
  const { answers, group, people } = standing;
  const isFit = isClasses(prior, group.length, issues, "prior");
  issues.check();
  if (!isFit) return prior;
  const { classOf, mean, spread } = prior;
  const sums = mean.length;
  const [yes, no] = [new Float64Array(sums), new Float64Array(sums)];
  const answered = new Float64Array(group.length);
  for (let row = 0; row < group.length; row++) {
    if (answers.yes[row]! + answers.no[row]! === 0) continue;
    yes[classOf[row]!]! += people[row]! * answers.yes[row]!;
    no[classOf[row]!]! += people[row]! * answers.no[row]!;
    answered[group[row]!]! += people[row]!;
  }
  const alike = meanHousehold(answered);
  const posterior = Array.from(mean, (m, k) => added(m, spread[k]!, yes[k]! / alike, no[k]! / alike));
  return {
    classOf,
    mean: Float64Array.from(posterior, (one) => one.mean),
    spread: Float64Array.from(posterior, (one) => one.spread),
  };
}

/** Σ size² / Σ size. */
function meanHousehold(sizes: Float64Array): number {
  let [people, squares] = [0, 0];
  for (const size of sizes) {
    people += size;
    squares += size * size;
  }
  return people === 0 ? 1 : squares / people;
}

function added(mean: number, spread: number, yes: number, no: number): { mean: number; spread: number } {
  if (spread === 0 || yes + no === 0) return { mean, spread };
  const strength = (mean * (1 - mean)) / (spread * spread) - 1;
  const all = strength + yes + no;
  const learnt = (mean * strength + yes) / all;
  return { mean: learnt, spread: Math.sqrt((learnt * (1 - learnt)) / (all + 1)) };
}
