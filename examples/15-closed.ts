// Example 15: a facility closes.                                                          npx tsx examples/15-closed.ts
//
// When a contract ends, everybody registered there must go elsewhere, and no refusal can keep them: they are placed like
// the newly enrolled, and listed apart. What they can still have is a say in where (`choices`). All people are SYNTHETIC.

import { facilityRows, problemFrom, redistribute, summarize, transferRows, verify } from "fktp-redistribution";

const records = {
  facilities: [
    { id: "closing", lon: 109.32, lat: -0.03, doctors: 1, closed: true },
    { id: "near", lon: 109.323, lat: -0.03, doctors: 0.5, maxIntake: 1500 },
    { id: "farther", lon: 109.335, lat: -0.03, doctors: 1, maxIntake: 3000 },
  ],
  participants: [
    { id: "RT 01", lon: 109.321, lat: -0.031, facilityId: "closing", consent: "granted", count: 1200 },
    // They refused, and one of them is pregnant: they must leave all the same, to the facility they name if it can be.
    {
      id: "RT 02",
      lon: 109.322,
      lat: -0.031,
      facilityId: "closing",
      consent: "refused",
      count: 800,
      choices: ["farther"],
    },
    { id: "RT 03", lon: 109.321, lat: -0.03, facilityId: "closing", consent: "refused", count: 1, hold: "pregnancy" },
    // Out of town: the limit of 3 km counts beyond their nearest open facility, so they have a place, however far it is.
    { id: "village", lon: 109.1, lat: -0.03, facilityId: "closing", consent: "unknown", count: 40 },
    { id: "no address", facilityId: "closing", count: 5, hold: "no usable address" },
    { id: "RT 04", lon: 109.324, lat: -0.031, facilityId: "near", consent: "refused", count: 1500 },
  ],
};

const problem = problemFrom(records);
const plan = redistribute(problem);
console.log("Synthetic people, who goes where:");
for (const { participantId, people, fromId, toId, fromClosed, extraKm } of transferRows(problem, plan)) {
  const why = fromClosed ? "closed" : "agreed";
  console.log(`  ${people} of "${participantId}": ${fromId} (${why}) → ${toId}, ${extraKm.toFixed(1)} km more`);
}
for (const row of plan.unplaced) console.log(`  "${problem.participants.ids?.[row]}": to be placed by hand`);

const { ofClosed, transferred, byConsent } = summarize(problem, plan);
console.log(`of the closed facility: ${ofClosed.people} people, ${ofClosed.placed} placed, ${ofClosed.unplaced} not`);
console.log(`transferred otherwise: ${transferred}; refusals that count: ${byConsent.refused}`);
for (const { id, closed, before, after } of facilityRows(problem, plan)) {
  console.log(`  ${id}${closed ? " (closed)" : ""}: ${before} → ${after}`);
}
console.log(`verified: ${verify(problem, plan).proven}`);

// What if another one closed instead? One word.
const facilities = records.facilities.map((facility) => ({ ...facility, closed: facility.id === "near" }));
const instead = problemFrom({ ...records, facilities });
console.log(`if "near" closed: ${summarize(instead, redistribute(instead)).ofClosed.placed} placed elsewhere`);
