// Example 8: who may go where.                                                    npx tsx examples/08-eligibility.ts
//
// A military clinic takes its own, a company's clinic the company's people; who expects a child needs a place for the
// birth; a participant of the city is not sent to the next regency. Say so, and the plan keeps to it. Staying is always
// allowed. All people are SYNTHETIC.

import { type Policy, problemFrom, redistribute, transferRows, verify } from "fktp-redistribution";

const city = "Kota Pontianak";
const next = "Kabupaten Kubu Raya";

const problem = problemFrom({
  facilities: [
    { id: "puskesmas", lon: 109.32, lat: -0.03, doctors: 0.2, region: city },
    { id: "polyclinic", lon: 109.33, lat: -0.03, doctors: 1, region: city, accepts: ["ppu", "pbpu"] },
    { id: "maternity", lon: 109.34, lat: -0.03, doctors: 1, region: city, services: ["delivery", "laboratory"] },
    { id: "army", lon: 109.321, lat: -0.03, doctors: 1, region: city, kind: "klinik-tni-polri", accepts: ["tni"] },
    { id: "police", lon: 109.322, lat: -0.03, doctors: 1, region: city, kind: "klinik-tni-polri" }, // whom it takes: not said
    { id: "over the border", lon: 109.325, lat: -0.035, doctors: 1, region: next },
  ],
  participants: [
    { id: "workers", segment: "ppu", count: 4000 },
    { id: "poor", segment: "pbi-apbn", count: 3000 },
    { id: "expecting", segment: "ppu", needs: ["delivery"], count: 2000 },
    { id: "soldiers", segment: "tni", count: 1000 },
    { id: "not known how insured", count: 500 },
  ].map((people, i) => ({
    ...people,
    lon: 109.32 + 0.001 * i,
    lat: -0.031,
    facilityId: "puskesmas",
    consent: "granted",
    region: city,
  })),
});

function show(title: string, policy: Policy): void {
  const plan = redistribute(problem, policy);
  console.log(`${title} (synthetic people)`);
  for (const { participantId, people, toId } of transferRows(problem, plan)) {
    console.log(`  ${people} of "${participantId}" → ${toId}`);
  }
  for (const { message } of plan.warnings) console.log(`  warning: ${message}`);
  console.log(`  verified: ${verify(problem, plan).proven}\n`);
}

// The puskesmas has one doctor on one day a week, and 10,500 people.
show("Wherever they are taken", {});

// In the city only. Not everybody fits any more, and nobody crosses the border.
show("In their own city", { sameRegion: true });
