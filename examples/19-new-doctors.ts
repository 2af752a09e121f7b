// Example 15: ten new doctors for Pontianak.                                        npx tsx examples/19-new-doctors.ts
//
// Where should they work: at which of 59 facilities, or at a branch that a clinic would open in the north? `placeDoctors`
// plans whole cities with `redistribute` until their prices prove that no other distribution is better. To be quick, one
// person in fifty is drawn and counts for fifty. All people, and the doctors of today, are SYNTHETIC: no finding.

import { type Problem, redistribute, verify } from "fktp-redistribution";
import { placeDoctors } from "fktp-redistribution/lp";
import { pontianakProblem } from "./pontianak/city.ts";
import { number } from "./pontianak/print.ts";

const FOR = 50;
const sample = pontianakProblem(1, 1 / FOR);
const problem: Problem = {
  ...sample,
  facilities: sample.facilities.map((facility) => ({ ...facility, doctors: Math.round(facility.doctors * FOR) })),
  participants: { ...sample.participants, count: new Int32Array(sample.participants.facility.length).fill(FOR) },
};
const branch = { id: "branch", name: "branch at Batu Layang", lon: 109.3022, lat: 0.0153, capacity: 12_000 };
const policy = { fill: "to-quota" } as const;

const asked = { doctors: 10, maxPerFacility: 3, newFacilities: [branch] };
const result = placeDoctors(problem, policy, asked);

// 1. The answer, and whether it is proven.
const before = result.before.summary;
const [best] = result.ranking;
console.log(`1. synthetic: ${number(before.overQuota.after)} people stay over quota whatever plan; ten doctors more:`);
const named = new Map([...problem.facilities, branch].map(({ id, name }) => [id, name ?? id]));
for (const { facilityId, doctors } of best!.doctors) console.log(`   ${doctors} at ${named.get(facilityId)}`);
console.log(`   ${best!.placed} placed, ${result.status}: ${result.runs} cities planned`);

// 2. What is gained, and what the next best would gain; every line is a whole plan.
for (const [i, { summary, objective, extraKm }] of result.ranking.entries()) {
  const { overQuota, transferred } = summary;
  console.log(
    `2. no. ${i + 1}: ${number(overQuota.after)} over quota, ${number(objective.overload)} points, ` +
      `${number(transferred)} go ${number(extraKm)} km farther in all`,
  );
}

// 3. The winner's problem and plan are there to go on with; the check needs no solver.
const { ok, proven } = verify(result.problem, result.plan);
console.log(`3. the plan with ten doctors more: ok ${ok}, proven ${proven}`);

// 4. By hand: two at each of the five that are fullest after the plan of today. Not as good.
const plan = redistribute(problem, policy);
const fullness = (j: number) => plan.enrolled[j]! / Math.max(1, plan.quota[j]!);
const fullest = [...problem.facilities.keys()].sort((a, b) => fullness(b) - fullness(a)).slice(0, 5);
const byHand = problem.facilities.map((f, j) => (fullest.includes(j) ? { ...f, doctors: f.doctors + 2 } : f));
const { overload, metres } = redistribute({ ...problem, facilities: byHand }, policy).objective;
const worse = overload > best!.objective.overload || metres > best!.objective.metres;
console.log(
  `4. two at each of the five fullest: ${number(overload)} points, ${number(metres / 1000)} km; worse ${worse}`,
);
