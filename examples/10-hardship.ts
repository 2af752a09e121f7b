// Example 10: people to whom a move is hard.                                        npx tsx examples/10-hardship.ts
//
// Somebody must go, and all have agreed. But to the old and the disabled any move is hard, and to people without a vehicle
// every kilometre is. `extraCost` and `extraCostPerKm` let them go last. It forbids nothing (a hold does), and overload
// still comes first. All people are SYNTHETIC.

import { problemFrom, redistribute, summarize, transferRows, verify } from "fktp-redistribution";

const families = [
  { id: "with a motorbike, near", lon: 109.327, extraCost: 0, extraCostPerKm: 0 },
  { id: "with a motorbike, far", lon: 109.321, extraCost: 0, extraCostPerKm: 0 },
  { id: "without a vehicle, near", lon: 109.327, extraCost: 0, extraCostPerKm: 3000 }, // a kilometre more counts as four
  { id: "without a vehicle, far", lon: 109.321, extraCost: 0, extraCostPerKm: 3000 },
  { id: "aged 80, near", lon: 109.327, extraCost: 5000, extraCostPerKm: 0 }, // as if it were 5 km farther
];

/** The puskesmas has 2,500 people; with so many doctors it keeps 5,000 for each. */
function planWith(doctors: number, hard: boolean): void {
  const problem = problemFrom({
    facilities: [
      { id: "puskesmas", lon: 109.32, lat: -0.03, doctors },
      { id: "klinik", lon: 109.335, lat: -0.03, doctors: 1 }, // 1.7 km to the east
    ],
    participants: families.map(({ extraCost, extraCostPerKm, ...family }) => ({
      ...family,
      lat: -0.03,
      facilityId: "puskesmas",
      consent: "granted",
      count: 500,
      ...(hard && { extraCost, extraCostPerKm }),
    })),
  });
  const plan = redistribute(problem);
  const { transferred, hardship } = summarize(problem, plan);
  console.log(`${5000 * doctors} places${hard ? "" : ", hardship not known"}: ${transferred} synthetic people go`);
  for (const { participantId, people } of transferRows(problem, plan)) console.log(`  ${people} ${participantId}`);
  console.log(`  of whom it is hard for ${hardship}; verified: ${verify(problem, plan).proven}`);
}

// Without it, whoever lives nearest to the clinic goes, however old.
planWith(0.2, false);

// With it, the old are asked last. Who gets nearer needs no vehicle the more: for them nothing is added.
planWith(0.2, true);

// The fewer the places, the more must go all the same.
planWith(0.1, true);
