// Example 22: a list made by hand, two plans side by side, and the second month.   npx tsx examples/22-second-month.ts
//
// `score` gives a planner's own list the figures that `summarize` gives a plan. `comparePlans` says what another policy
// changes, for whom. And `applyPlan` makes the problem of the second month. All people are SYNTHETIC.

import {
  applyPlan,
  comparePlans,
  problemFrom,
  redistribute,
  type Summary,
  score,
  summarize,
} from "fktp-redistribution";

const street = Array.from({ length: 60 }, (_, i) => ({
  id: `house ${i}`,
  lon: 109.32 + 0.0005 * i,
  lat: -0.03,
  facilityId: "puskesmas",
  consent: i % 5 === 0 ? "refused" : "granted",
}));
const problem = problemFrom({
  facilities: [
    { id: "puskesmas", lon: 109.335, lat: -0.03, doctors: 8 },
    { id: "clinic in the street", lon: 109.3325, lat: -0.03, doctors: 2 },
    { id: "clinic at its end", lon: 109.3535, lat: -0.03, doctors: 2 },
  ],
  participants: street,
});
const policy = { participantsPerDoctor: 5 };
const show = (what: string, { overQuota, transferred, extraKm }: Summary) =>
  console.log(`${what}: ${overQuota.after} over quota, ${transferred} move, ${extraKm?.gross.toFixed(1)} km farther`);

// 1. By hand: down the file, whoever has agreed goes to the first clinic with a place left.
const facility = problem.participants.facility.slice();
const free = [0, 10, 10];
for (const [row, { consent }] of street.entries()) {
  const to = free.findIndex((places) => places > 0);
  if (consent !== "granted" || to < 0) continue;
  facility[row] = to;
  free[to]!--;
}
show("1. by hand", score(problem, { facility }, policy));

const plan = redistribute(problem, policy);
show("2. the plan", summarize(problem, plan));

// 3. Another policy: nobody is sent to a facility more than 500 m from home. Whom does it concern?
const near = redistribute(problem, { ...policy, maxDistanceKm: 0.5 });
const { a, b, people } = comparePlans(problem, plan, near);
console.log(`3. at most 500 m from home: ${people} people go elsewhere, or stay;`);
console.log(`   over quota ${a.summary.overQuota.after} and ${b.summary.overQuota.after}`);

// 4. The plan is carried out. Without new facts the second month moves nobody; who has moved is held for the round.
const after = applyPlan(problem, plan, { hold: "moved in this round" });
const { transferred, held } = summarize(after, redistribute(after, policy));
console.log(
  `4. second month: ${transferred} move; held: ${held.map((own) => `${own.people} ${own.reason}`).join(", ")}`,
);
