// Example 7: people who must not be moved.                                             npx tsx examples/07-holds.ts
//
// Some people must stay where they are whatever they answered: in treatment, pregnant, moved a month ago. A `hold` says
// so, and why. It is no refusal: they are counted apart, and nobody is asked to persuade them. All people are SYNTHETIC.

import { explain, problemFrom, redistribute, summarize, transferRows, verify } from "fktp-redistribution";

const problem = problemFrom({
  facilities: [
    { id: "puskesmas", lon: 109.32, lat: -0.03, doctors: 1 },
    { id: "klinik", lon: 109.33, lat: -0.03, doctors: 1 }, // 1.1 km to the east
  ],
  participants: [
    { id: "RT 01", lon: 109.324, lat: -0.031, facilityId: "puskesmas", consent: "granted", count: 1200 },
    { id: "RT 02", lon: 109.326, lat: -0.031, facilityId: "puskesmas", consent: "refused", count: 3000 },
    // They agreed, and stay all the same: the hold decides.
    { id: "RT 03", lon: 109.325, lat: -0.03, facilityId: "puskesmas", consent: true, count: 300, hold: "TB treatment" },
    { id: "RT 04", lon: 109.322, lat: -0.03, facilityId: "puskesmas", consent: true, count: 1900, hold: "Prolanis" },
    // Nobody knows where they live. They count at the puskesmas; no distance is ever taken from them.
    { id: "returned mail", facilityId: "puskesmas", consent: "granted", count: 400, hold: "no usable address" },
    // Newly enrolled: placing them moves nobody, so a hold does not stand in the way. But an address is needed.
    { id: "new, pregnant", lon: 109.328, lat: -0.031, facilityId: null, count: 20, hold: "pregnancy" },
    { id: "new, no address", facilityId: null, count: 5, hold: "no usable address" },
  ],
});

const plan = redistribute(problem);
for (const { participantId, people, toId } of transferRows(problem, plan)) {
  console.log(`${people} of "${participantId}" → ${toId}`);
}
for (const row of plan.unplaced) console.log(`"${problem.participants.ids?.[row]}": to be placed by hand`);

// The honest table: refusals and holds are different things.
const { people, byConsent, held, overQuota } = summarize(problem, plan);
console.log(`${people} synthetic people, of whom ${byConsent.refused} refused; held:`);
for (const { reason, people } of held) console.log(`  ${people} ${reason}`);

// And what it means where too many remain. Consents of people held would change nothing, so none are asked for.
console.log(`over quota: ${overQuota.before} before, ${overQuota.after} after`);
for (const { facilities } of explain(problem, plan).groups) {
  for (const { id, mayNotMove, held } of facilities) {
    const reasons = held.map(({ reason, people }) => `${people} ${reason}`).join(", ");
    console.log(`  ${id}: ${mayNotMove.refused} refused; held: ${reasons}`);
  }
}
console.log(`verified: ${verify(problem, plan).proven}`);
