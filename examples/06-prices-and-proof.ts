// Example 6: prices and proof.                                                npx tsx examples/06-prices-and-proof.ts
//
// Every proven plan carries a price for each facility: what one more person there costs, in metres. (With
// `overloadKm: Infinity` in overload points, and metres.) The prices prove the plan, and they say where a doctor is
// missing. People and doctors are SYNTHETIC.

import { facilityRows, type Plan, redistribute, verify } from "fktp-redistribution";
import { pontianakProblem } from "./pontianak/city.ts";

const problem = pontianakProblem(1, 0.1); // a tenth of the people and of the doctors
const plan = redistribute(problem);

// 1. A price near 0: there is room, or somebody who may move can make room. Above 100 km: somebody stays over quota.
const rows = facilityRows(problem, plan);
const byPrice = [...rows.keys()].sort((a, b) => rows[b]!.price!.metres - rows[a]!.price!.metres);
const dear = byPrice[0]!;
const free = byPrice.at(-1)!;
console.log("1. the dearest and the cheapest facility (synthetic)");
for (const j of [dear, free]) {
  const { name, after, quota, price } = rows[j]!;
  console.log(`   ${name}: ${after} enrolled, quota ${quota}, price ${price!.metres / 1000} km`);
}

// 2. What is half a doctor worth? Plan again with it: much where the price is high, little where it is near 0.
for (const j of [dear, free]) {
  const facilities = problem.facilities.map((f, k) => (k === j ? { ...f, doctors: f.doctors + 0.5 } : f));
  const { overQuota } = redistribute({ ...problem, facilities }).objective;
  const saved = plan.objective.overQuota - overQuota;
  console.log(
    `2. half a doctor more in ${rows[j]!.name} saves ${saved} of ${plan.objective.overQuota} people over quota`,
  );
}

// 3. The proof is checked by code that knows nothing of the solver.
const { ok, proven } = verify(problem, plan);
console.log(`3. the plan: ok ${ok}, proven ${proven}`);

// 4. Somebody does a friend a favour and sends one person somewhere else; or hides one who refused. Both are found.
function tampered(change: (copy: Plan) => void): void {
  const copy = structuredClone(plan);
  change(copy);
  const found = verify(problem, copy);
  console.log(`4. tampered: ok ${found.ok}, ${found.count} violations, the first: ${found.violations[0]?.message}`);
}
tampered(({ transfers }) => {
  transfers.to[0] = (transfers.to[0]! + 1) % rows.length;
});
tampered(({ transfers }) => {
  const refused = problem.participants.consent.indexOf(0); // 0: refused
  const i = transfers.participant.findIndex((row) => row > refused);
  transfers.participant[i] = refused;
  transfers.from[i] = problem.participants.facility[refused]!;
});
