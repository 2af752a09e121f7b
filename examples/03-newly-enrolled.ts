// Example 3: the newly enrolled.                                               npx tsx examples/03-newly-enrolled.ts
//
// Who has just joined is registered nowhere: no consent is needed, but a place is. Everybody gets one, near by, where
// there is room; and who lives too far from any facility is named, not lost. All people are SYNTHETIC.

import { type Policy, problemFrom, redistribute, transferRows, verify } from "fktp-redistribution";

const problem = problemFrom({
  facilities: [
    { id: "full", lon: 109.32, lat: -0.03, doctors: 1 },
    { id: "free", lon: 109.335, lat: -0.03, doctors: 1 }, // 1.7 km to the east
  ],
  participants: [
    { id: "settled", lon: 109.321, lat: -0.031, facilityId: "full", consent: "refused", count: 4900 },
    { id: "new, at the full one's door", lon: 109.32, lat: -0.0301, facilityId: null, count: 150 },
    { id: "new, half way", lon: 109.327, lat: -0.03, facilityId: null, count: 100 },
    { id: "new, far out", lon: 109.4, lat: 0.02, facilityId: null, count: 10 },
  ],
});

function show(title: string, policy: Policy): void {
  const plan = redistribute(problem, policy);
  console.log(`${title} (synthetic people)`);
  // A first placement has no facility to come from, and its extra way is the whole way.
  for (const { participantId, toId, people, extraKm } of transferRows(problem, plan)) {
    console.log(`  ${people} of "${participantId}" → ${toId}, ${extraKm.toFixed(2)} km`);
  }
  for (const row of plan.unplaced) console.log(`  "${problem.participants.ids?.[row]}": no facility within the limits`);
  const { ok, proven } = verify(problem, plan);
  console.log(`  enrolled ${plan.enrolled.join(" and ")}, verified ${ok && proven}\n`);
}

// Only 100 places are left at "full". They go to those to whom the other facility would be the longer detour, so that
// all the ways together are shortest. The ones far out are placed too: newcomers come first.
show("Default policy", {});

// A planner may say that no way of more than 5 km is acceptable. Then somebody has to go and look at that corner.
show("At most 5 km", { maxDistanceKm: 5 });
