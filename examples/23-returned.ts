// Lesson 23: who returned is not sent there again.                                npx tsx examples/23-returned.ts
//
// Somebody moved, was not content, and went back: that is their right. `avoid` names the facilities that they must not be
// sent to. They may go elsewhere, and who is registered at such a facility may stay there. All people are SYNTHETIC.

import { problemFrom, redistribute, transferRows, verify } from "fktp-redistribution";
import { remaining, standing } from "fktp-redistribution/asking";

const policy = { participantsPerDoctor: 10 };
const place = { lon: 109.33, lat: -0.031 };

/** Twelve people at a puskesmas for ten; the clinic is the nearest other one. */
const recordsOf = (avoid: readonly string[]) => ({
  facilities: [
    { id: "puskesmas", lon: 109.33, lat: -0.03, doctors: 1 },
    { id: "clinic", lon: 109.335, lat: -0.03, doctors: 1 },
    { id: "practice", lon: 109.345, lat: -0.03, doctors: 1 },
  ],
  participants: [
    { ...place, id: "returned", count: 2, facilityId: "puskesmas", consent: "granted", avoid },
    { ...place, id: "others", count: 10, facilityId: "puskesmas", consent: "refused" },
  ],
});

for (const avoid of [[], ["clinic"], ["clinic", "practice"]]) {
  const problem = problemFrom(recordsOf(avoid));
  const plan = redistribute(problem, policy);
  const moves = [...transferRows(problem, plan)].map(({ people, toId }) => `${people} → ${toId}`);
  const { proven } = verify(problem, plan);
  console.log(`avoid ${avoid.join(", ") || "nothing"}: ${moves.join(", ") || "they stay"}; proven ${proven}`);
}

// The book of letters does it by itself: whoever returned avoids the facility they came back from, if they are ever asked again.
const problem = problemFrom(recordsOf([]));
const book = [
  { kind: "agreed", at: "2026-01-07", participantId: "returned", toId: "clinic", by: "self", proof: "form-1" },
  { kind: "returned", at: "2026-02-03", participantId: "returned" },
] as const;
const rest = remaining(problem, policy, standing(problem, policy, book, "2026-02-04"));
console.log(
  `after the return: avoids ${Array.from(rest.participants.avoid!, (j) => rest.facilities[j]!.id).join(", ")}`,
);
