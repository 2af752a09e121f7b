// Example 1: a first plan.                                                          npx tsx examples/01-first-plan.ts
//
// One puskesmas with one doctor has 7,000 participants, where the norm is 5,000; a clinic 1.2 km away has room. Who may
// go, who goes, and how do we know that no plan is better? All people are SYNTHETIC.

import { problemFrom, redistribute, summarize, transferRows, verify } from "fktp-redistribution";

// Records are for JSON from outside: everything is checked, and what is wrong is said in one InputError.
const problem = problemFrom({
  facilities: [
    { id: "puskesmas", lon: 109.333, lat: -0.0257, doctors: 1 },
    { id: "klinik", lon: 109.3421, lat: -0.0364, doctors: 1 },
  ],
  participants: [
    // `count`: people in the record. Any part of them may move; leave it out for single people.
    { id: "north", lon: 109.331, lat: -0.022, facilityId: "puskesmas", consent: "granted", count: 2500 },
    { id: "south", lon: 109.339, lat: -0.033, facilityId: "puskesmas", consent: "granted", count: 1500 },
    { id: "said no", lon: 109.342, lat: -0.036, facilityId: "puskesmas", consent: "refused", count: 2000 },
    { id: "not asked", lon: 109.34, lat: -0.034, facilityId: "puskesmas", count: 1000 }, // no consent: unknown
    { id: "at klinik", lon: 109.343, lat: -0.037, facilityId: "klinik", consent: "granted", count: 2000 },
  ],
});

// The default policy: 5,000 people a doctor, nobody moved without a yes, nobody sent more than 3 km farther than today.
const plan = redistribute(problem);

console.log(`The plan is ${plan.status} and ${plan.stage}. Who moves (synthetic people):`);
for (const { participantId, fromId, toId, people, extraKm } of transferRows(problem, plan)) {
  const way = extraKm < 0 ? `${(-extraKm).toFixed(2)} km nearer` : `${extraKm.toFixed(2)} km farther`;
  console.log(`  ${people} of "${participantId}": ${fromId} → ${toId}, ${way}`);
}

// First all of "south", who get nearer; then only as many of "north" as it takes. Nobody of those who said no or were
// not asked, although they live next door to the clinic.
const { overQuota } = summarize(problem, plan);
console.log(`People over quota: ${overQuota.before} before, ${overQuota.after} after`);

// `verify` shares no code with the solver: it checks consent, sums and the proof that no better plan exists.
const { ok, proven } = verify(problem, plan);
console.log(`Checked: every rule kept ${ok}, proven optimal ${proven}`);
