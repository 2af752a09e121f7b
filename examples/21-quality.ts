// Example 21: quality, weighed in kilometres.                                            npx tsx examples/21-quality.ts
//
// Distance is not all: rooms, medicines, a queue that works. `qualityKm` says how far somebody would go for each, and then
// a facility counts as farther by what is missing to its quality. All people, and all qualities, are SYNTHETIC.

import { facilityRows, problemFrom, redistribute, transferRows, verify } from "fktp-redistribution";

const problem = problemFrom({
  facilities: [
    { id: "puskesmas", lon: 109.32, lat: -0.03, doctors: 1, quality: { infrastructure: 0.6, medicines: 0.9 } },
    {
      id: "bare",
      lon: 109.325,
      lat: -0.03,
      doctors: 1,
      maxIntake: 4000,
      quality: { infrastructure: 0.2, medicines: 0.5 },
    },
    {
      id: "good",
      lon: 109.335,
      lat: -0.03,
      doctors: 1,
      maxIntake: 4000,
      quality: { infrastructure: 0.9, medicines: 1 },
    },
    { id: "silent", lon: 109.322, lat: -0.03, doctors: 1, maxIntake: 4000, quality: { medicines: 1 } },
  ],
  participants: [
    { id: "RT 01", lon: 109.323, lat: -0.031, facilityId: "puskesmas", consent: "granted", count: 9000 },
    { id: "RT 02", lon: 109.324, lat: -0.031, facilityId: null, count: 900 },
  ],
});

function tell(heading: string, qualityKm: Readonly<Record<string, number>>): void {
  const plan = redistribute(problem, { qualityKm });
  console.log(`${heading} ${JSON.stringify(qualityKm)}`);
  for (const { participantId, people, toId, extraKm } of transferRows(problem, plan)) {
    console.log(`  ${people} of "${participantId}" → ${toId}, ${extraKm.toFixed(1)} km`); // the real way, whatever it counts as
  }
  console.log(
    `  enrolled: ${facilityRows(problem, plan)
      .map(({ id, after }) => `${id} ${after}`)
      .join(", ")}`,
  );
  for (const { code, message } of plan.warnings) console.log(`  ${code}: ${message}`);
  console.log(`  verified: ${verify(problem, plan).proven}`);
}

// The nearest with room take all, whatever is in them.
tell("distance only", {});

// "good" is 1.1 km farther than "bare", and better by (0.9 − 0.2) × 2 km + (1 − 0.5) × 1 km = 1.9 km: people go there.
// "silent" does not tell its infrastructure. Nobody knows that it is better than nothing, so it counts as 0.
tell("weighed", { infrastructure: 2, medicines: 1 });
