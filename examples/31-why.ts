// Example 31: why me, and what would my wish cost?   npx tsx examples/31-why.ts
//
// `why` is the table of one person: every facility, whether it is an option or which rule is against it, and what it is
// worth. `wishPrices` tells what it would cost everybody to grant a wish. All people are SYNTHETIC.

import { problemFrom, redistribute, verify } from "fktp-redistribution";
import { why, wishPrices } from "fktp-redistribution/study";

const problem = problemFrom({
  facilities: [
    { id: "puskesmas", lon: 109.33, lat: -0.03, doctors: 0.4 },
    { id: "clinic", lon: 109.335, lat: -0.03, doctors: 0.2 },
    { id: "far clinic", lon: 109.4, lat: -0.03, doctors: 1 },
  ],
  participants: Array.from({ length: 6 }, (_, i) => ({
    id: `p${i}`,
    lon: 109.33 + 0.001 * i,
    lat: -0.03,
    facilityId: "puskesmas",
    consent: i !== 5,
  })),
});
const plan = redistribute(problem, { participantsPerDoctor: 10 });
console.log(`Verified: ${verify(problem, plan).proven}; ${plan.enrolled.join(", ")} people enrolled`);

// 1. Person 0 stays. The clinic would be an option, but its places are worth more to others.
for (const { id, rule, metres, cost, total, people } of why(problem, plan, 0).facilities)
  console.log(
    `1. ${id}: ${metres} m, ${rule ?? `cost ${cost}, with the price ${total!.overload} points and ${total!.metres} m`}${people > 0 ? " (here)" : ""}`,
  );

// 2. Person 5 lives nearest to the clinic, and refused.
console.log(`2. p5 stays: ${why(problem, plan, 5).stays}`);

// 3. What would it cost to give person 0 the clinic? Somebody goes back in their place.
const priceOf = wishPrices(problem, plan);
const wish = priceOf(0, 1)!;
console.log(
  `3. p0 to the clinic: ${wish.overload} points, ${wish.metres} m; chain ${wish.chain.map((j) => problem.facilities[j]!.id).join(" → ")}`,
);
