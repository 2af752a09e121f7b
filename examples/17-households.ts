// Example 17: households.                                                      npx tsx examples/17-households.ts
//
// Nobody wants a mother at one facility and her child at another. People with the same `household` who are registered at
// one facility move together, to one facility; where one of them may not move, all stay, and the summary counts who is
// kept back. The best such plan is hard to find; this one says how near it is to the best that would part families.
// All people are SYNTHETIC.

import { type Policy, problemFrom, redistribute, summarize, verify } from "fktp-redistribution";

/** Families of two to five, of whom one member in sixteen has refused; and a baby in each hundredth. */
const members = Array.from({ length: 1000 }, (_, family) => {
  const place = { household: `family ${family}`, lon: 109.32 + 0.00001 * family, lat: -0.03 };
  return [
    ...Array.from({ length: 2 + (family % 4) }, (_, i) => {
      const consent = (7 * family + i) % 16 === 0 ? "refused" : "granted";
      return { id: `${family}.${i}`, facilityId: "puskesmas", consent, ...place };
    }),
    ...(family % 100 === 0 ? [{ id: `baby ${family}`, facilityId: null, ...place }] : []),
  ];
});

const problem = problemFrom({
  facilities: [
    { id: "puskesmas", lon: 109.32, lat: -0.03, doctors: 0.5 },
    { id: "klinik A", lon: 109.33, lat: -0.03, doctors: 0.0501, capacity: 257 },
    { id: "klinik B", lon: 109.325, lat: -0.03, doctors: 0.1009, capacity: 501 },
  ],
  participants: members.flat(),
});

function show(households: NonNullable<Policy["households"]>): void {
  const plan = redistribute(problem, { households });
  const { transferred, overQuota, households: found } = summarize(problem, plan);
  const { overload, metres } = plan.gap!;
  console.log(`${households}: ${transferred} of ${problem.participants.facility.length} people move (synthetic)`);
  console.log(`  ${found.moved} families move, ${found.split} are parted, ${found.keptBack} people are kept back`);
  console.log(`  over quota ${overQuota.before} before, ${overQuota.after} after`);
  console.log(
    `  ${plan.status}: ${overload} points, ${metres} m above the bound; verified: ${verify(problem, plan).ok}`,
  );
}

show("separate"); // as if nobody had a family
show("whole"); // the default
show("willing-together"); // those who have refused stay, the rest of the family may go
