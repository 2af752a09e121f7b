// Lesson 6: prices and proof.                                                npx tsx examples/06-prices-and-proof.ts
//
// Every proven plan carries a price for each facility: how many overload points (and metres) one more person there
// costs. The prices prove the plan, and they say where a doctor is missing. People and doctors are SYNTHETIC.

import { facilityRows, type Plan, redistribute, verify } from "fktp-redistribution";
import { pontianakProblem } from "./pontianak/city.ts";

const problem = pontianakProblem(1, 0.1); // a tenth of the people and of the doctors
const plan = redistribute(problem);

// 1. A price of 0 points: there is room, or somebody who may move can make room. A high one: nobody can.
const rows = facilityRows(problem, plan);
const byPrice = [...rows.keys()].sort((a, b) => rows[b]!.price!.overload - rows[a]!.price!.overload);
const dear = byPrice[0]!;
const free = byPrice.at(-1)!;
console.log("1. the dearest and the cheapest facility (synthetic)");
for (const j of [dear, free]) {
  const { name, after, quota, price } = rows[j]!;
  console.log(`   ${name}: ${after} enrolled, quota ${quota}, price ${price?.overload} points and ${price?.metres} m`);
}

// 2. What is half a doctor worth? Plan again with it: much where the price is high, nothing where it is 0.
for (const j of [dear, free]) {
  const facilities = problem.facilities.map((f, k) => (k === j ? { ...f, doctors: f.doctors + 0.5 } : f));
  const saved = plan.objective.overload - redistribute({ ...problem, facilities }).objective.overload;
  console.log(`2. half a doctor more in ${rows[j]!.name} saves ${saved} of ${plan.objective.overload} overload points`);
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
