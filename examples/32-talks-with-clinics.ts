// Example 32: the table for the talks with clinics, and areas.   npx tsx examples/32-talks-with-clinics.ts
//
// `intakeTable`: what it costs everybody if a receiver takes half, or nobody; alone, and together with others of one owner.
// `areaRows`: the plan by kecamatan. `swaps`: nearer for many without any list changing. All people are SYNTHETIC.

import { redistribute, verify } from "fktp-redistribution";
import { areaRows, intakeTable, swaps } from "fktp-redistribution/study";
import { pontianakCity } from "./pontianak/city.ts";

const { problem, neighbourhoods, homes } = pontianakCity(1, 0.02);
const policy = { households: "separate" } as const;
const plan = redistribute(problem, policy);
console.log(`Verified: ${verify(problem, plan).proven}`);

// 1. Alone hardly any clinic matters, for others stand in; all of one owner together do.
const owner = problem.facilities.filter(({ name }) => name?.startsWith("Klinik Kimia Farma")).map(({ id }) => id);
const rows = intakeTable(problem, plan, { shares: [0], together: [owner] });
const [dearest, all] = [rows[0]!, rows.at(-1)!];
console.log(`1. ${dearest.ids} says no: ${dearest.ifLess[0]!.overQuota} more over quota`);
console.log(`   ${all.ids.length} clinics of one owner say no: ${all.ifLess[0]!.overQuota} more over quota`);

// 2. By kecamatan. Small numbers can be left out where the table is made public.
const names = [...new Set(neighbourhoods.map(({ kelurahan }) => kelurahan.kecamatan))];
const of = homes.map((n) => names.indexOf(neighbourhoods[n]!.kelurahan.kecamatan));
for (const { name, people, overQuota, transferred } of areaRows(problem, plan, { names, of }, { suppressBelow: 5 }))
  console.log(`2. ${name}: ${people} people, ${overQuota.before?.toFixed(0)} over quota, ${transferred} transferred`);

// 3. Without changing any list: who could simply change places?
const exchange = swaps(problem, policy, { leastGainKm: 2 });
console.log(`3. ${exchange.people} people could be nearer, ${exchange.meanKmNearer?.toFixed(1)} km each`);
console.log(`   verified: ${verify(exchange.problem, exchange.plan).proven}`);
