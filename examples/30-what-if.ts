// Example 30: what if a doctor leaves? One problem, many questions.   npx tsx examples/30-what-if.ts
//
// `whatIf` prepares a problem once and answers many questions: exactly, or as a preview in a fraction of the time. People
// and doctors are SYNTHETIC.

import { redistribute, verify } from "fktp-redistribution";
import { doctorValues, ratioToHave, whatIf } from "fktp-redistribution/study";
import { pontianakProblem } from "./pontianak/city.ts";

const problem = pontianakProblem(1, 0.02);
const policy = { households: "separate" } as const;
const study = whatIf(problem, policy);
const plan = study.plan({});
console.log(`As it is: ${over(plan)} of ${problem.participants.facility.length} people over quota`);

// 1. The doctor at Siantan Tengah leaves. First a preview, for the slider of a page, then the plan.
const leaves = { facilities: [{ id: "15010403", doctors: 0 }] };
const { bound, overQuota } = study.preview(leaves);
const without = study.plan(leaves);
console.log(
  `1. the doctor leaves: ${over(without)} over quota; verified ${verify(study.problem(leaves), without).proven}`,
);
console.log(
  `   the preview's bound holds: ${isBelow(bound, without.objective)}; about ${overQuota} over quota, it says`,
);

// 2. The same plan as a fresh run would make.
const fresh = redistribute(study.problem(leaves), policy);
console.log(
  `2. the same as from redistribute: ${JSON.stringify(fresh.objective) === JSON.stringify(without.objective)}`,
);

// 3. Where would one more doctor do most? Bounds for all facilities, exact for the best three.
for (const { id, overQuota } of doctorValues(problem, plan, { doctors: 0.02, exact: 3 }).slice(0, 3))
  console.log(`3. one more doctor at ${id}: ${overQuota} people fewer over quota`);

// 4. Which ratio can be had with today's doctors and consents?
const [all] = ratioToHave(problem, policy);
console.log(`4. nobody is over quota with ${all!.participantsPerDoctor} participants per doctor, or more`);

function over({ enrolled, quota }: typeof plan): number {
  return enrolled.reduce((sum, people, j) => sum + Math.max(0, people - quota[j]!), 0);
}

function isBelow(a: Partial<typeof plan.objective>, b: typeof plan.objective): boolean {
  if (a.weighted !== undefined) return a.weighted <= b.weighted!;
  return a.overload! < b.overload || (a.overload === b.overload && a.metres! <= b.metres);
}
