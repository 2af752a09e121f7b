// Example 16: a draw by lot that anybody can check.                                      npx tsx examples/16-draw.ts
//
// All agree, all would pay the same, and not all need go. Nobody should go because they stand first in a file. So who goes
// is drawn from their ids and a seed. Publish the seed before there are answers: then nobody can have chosen it to suit
// themselves, and everybody can work out their own number. All people are SYNTHETIC.

import { drawNumber, problemFrom, redistribute, transferRows, verify } from "fktp-redistribution";

/** Ten families at two ends of a village; at either end the clinic is nearer than the puskesmas. */
const families = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"].map((letter, k) => ({
  id: `family ${letter}`,
  lon: k % 2 === 0 ? 109.328 : 109.332,
  lat: -0.03,
  facilityId: "puskesmas",
  consent: "granted",
}));

const drawSeed = 20_270_115; // the date of the village meeting, as announced

/** Who goes: the puskesmas may keep seven of the ten. */
function whoGoes(participants: typeof families, seed: number): string[] {
  const problem = problemFrom({
    facilities: [
      { id: "puskesmas", lon: 109.32, lat: -0.03, doctors: 7 },
      { id: "klinik", lon: 109.33, lat: -0.03, doctors: 5 },
    ],
    participants,
  });
  const plan = redistribute(problem, { participantsPerDoctor: 1, moveCostKm: 0, drawSeed: seed });
  if (!verify(problem, plan).proven) throw new Error("not proven");
  return [...transferRows(problem, plan)].map(({ participantId }) => participantId).sort();
}

// 1. Every family can look up its number; the three lowest of these synthetic families go.
const byNumber = families
  .map(({ id }) => ({ id, number: drawNumber(id, drawSeed) }))
  .sort((a, b) => a.number - b.number);
for (const { id, number } of byNumber.slice(0, 4)) console.log(`1. ${id} drew ${number}`);
console.log(`1. who goes: ${whoGoes(families, drawSeed).join(", ")}`);

// 2. The order of the file changes nothing.
const turned = families.toReversed();
console.log(`2. the file turned round: ${whoGoes(turned, drawSeed).join(", ")}`);

// 3. Another seed is another draw.
console.log(`3. with seed 1: ${whoGoes(families, 1).join(", ")}`);

// 4. If somebody is put in another's place by hand, `verify` finds that: violation code "draw".
const problem = problemFrom({
  facilities: [
    { id: "puskesmas", lon: 109.32, lat: -0.03, doctors: 9 },
    { id: "klinik", lon: 109.33, lat: -0.03, doctors: 5 },
  ],
  participants: families,
});
const plan = redistribute(problem, { participantsPerDoctor: 1, moveCostKm: 0, drawSeed });
const favoured = families.findIndex(({ id }) => id === byNumber.at(-1)?.id);
const tampered = { ...plan, transfers: { ...plan.transfers, participant: Int32Array.of(favoured) } };
console.log(`4. tampered: ${[...new Set(verify(problem, tampered).violations.map(({ code }) => code))].join(", ")}`);
