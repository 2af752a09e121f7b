// Example 41: what is wrong, what is odd, and what can be used.   npx tsx examples/41-faulty-records.ts
//
// `checkRecords` makes a problem of the good records and lists what is wrong with the others, all of it in one round.
// `problemWarnings` tells what is allowed and can hardly be meant. No message holds a value of a participant. SYNTHETIC.

import { checkRecords, message, problemWarnings, redistribute, verify } from "fktp-redistribution";

const records = {
  facilities: [
    { id: "15010302", name: "Kampung Bali", kind: "Puskesmas", lon: 109.33, lat: -0.03, doctors: 0.0006 },
    { id: "0265B022", name: "Klinik", kind: "klinik pratama", lon: 109.34, lat: -0.03, doctors: 25_000 },
    { id: "0265B020", name: "Klinik lain", kind: "klinik pratama", lon: 106.87, lat: -6.17, doctors: 1 },
  ],
  participants: [
    ...["a", "b", "c", "d"].map((id) => ({ id, lon: 109.33, lat: -0.03, facilityId: "15010302", consent: true })),
    { id: "e", lon: 0, lat: 0, facilityId: "15010302", consent: "granted" }, // an empty cell
    { id: "f", lon: 10.26, lat: -0.03, facilityId: "15010302", consent: "granted" }, // a digit lost
    { id: "g", facilityId: "15010302", consent: "granted" }, // no address
    { id: "h", lon: 109.33, lat: 95, facilityId: "15010399", consent: "yes" }, // three mistakes
    { id: "i", lon: 109.33, lat: -0.03, facilityId: "15010302", concent: true }, // a misspelt key
    { id: "j", lon: 109.33, lat: -0.03, consent: "refused" }, // refused to leave nowhere
  ],
};

const { problem, kept, held, issues, counts, notes } = checkRecords(records, { onBad: "hold" });
console.log(`${kept.length} rows used, ${held.length} of them held; faults: ${JSON.stringify(counts)}`);
for (const issue of issues) console.log(`  ${message(issue)}`);
for (const note of notes) console.log(`note: ${message(note)}`);
for (const warning of problemWarnings(problem)) {
  console.log(`${warning.code}: ${message(warning, "id")}`);
}
console.log(`verified: ${verify(problem, redistribute(problem)).ok}`);
