// Example 16: lend half-days instead of moving people.                        npx tsx examples/20-lending-half-days.ts
//
// Nobody need be hired, and fewer people moved, if a doctor of one facility works some half-days a week at another. Ten
// half-days are one full-time doctor. `shareDoctors` says who should lend whom how many, proven by the engine's prices.
// All people, and the numbers of doctors, are SYNTHETIC.

import { problemFrom, verify } from "fktp-redistribution";
import { shareDoctors } from "fktp-redistribution/lp";

const problem = problemFrom({
  facilities: [
    { id: "puskesmas", lon: 109.32, lat: -0.03, doctors: 2 },
    { id: "klinik", lon: 109.335, lat: -0.03, doctors: 2 }, // 1.7 km to the east, and half empty
    { id: "doctor's practice", lon: 109.35, lat: -0.03, doctors: 1 },
  ],
  participants: [
    { id: "RT 01", lon: 109.322, lat: -0.03, facilityId: "puskesmas", consent: "granted", count: 2000 },
    { id: "RT 02", lon: 109.315, lat: -0.03, facilityId: "puskesmas", consent: "refused", count: 11_500 },
    { id: "RT 03", lon: 109.336, lat: -0.03, facilityId: "klinik", consent: "granted", count: 4000 },
    { id: "RT 04", lon: 109.351, lat: -0.03, facilityId: "doctor's practice", consent: "refused", count: 4500 },
  ],
});

/** The best way to lend so many half-days. */
function lend(halfDays: number, fixed: readonly string[] = []): void {
  const result = shareDoctors(problem, {}, { halfDays, fixed });
  const [best] = result.ranking;
  const { overQuota, transferred } = best!.summary;
  const rule = fixed.length > 0 ? `, none from the ${fixed.join()}` : "";
  console.log(`${halfDays} half-days at most${rule}: ${result.status}`);
  for (const loan of best!.loans) console.log(`  ${loan.fromId} lends ${loan.toId} ${loan.halfDays}`);
  const without = result.before.summary;
  console.log(`  over quota ${without.overQuota.after} without, ${overQuota.after} with; synthetic people`);
  console.log(`  transferred ${without.transferred} without, ${transferred} with: ${best!.transfersSaved} saved`);
  console.log(`  verified: ${verify(result.problem, result.plan).proven}`);
}

// RT 02 refuses to go. So without lending all of RT 01 must, and 1,500 are over quota still.
lend(3);

// With more half-days everybody may stay: the doctors come to them. More than seven would change nothing.
lend(10);

// If the klinik must keep its own, the practice lends two: then it is over quota too, but none of them by so much.
lend(10, ["klinik"]);
