// Example 35: letters, answers, and what comes of them.   npx tsx examples/35-letters-and-answers.ts
//
// Consent is asked for by letter. The book is a list of rows that is only added to: who was asked, who said what. `standing`
// makes of it the state on a day, `invite` says whom to ask next. All people are SYNTHETIC.

import { problemFrom, verify } from "fktp-redistribution";
import * as asking from "fktp-redistribution/asking";

const policy = { participantsPerDoctor: 50 };
const problem = problemFrom({
  facilities: [
    { id: "puskesmas", lon: 109.33, lat: -0.03, doctors: 2 }, // for 100 people, and 140 are there
    { id: "clinic", lon: 109.34, lat: -0.03, doctors: 0.6 }, // room for 30
    { id: "practice", lon: 109.32, lat: -0.03, doctors: 0.2 }, // room for 10
  ],
  participants: Array.from({ length: 140 }, (_, i) => {
    return { id: `p${i}`, lon: 109.33 + 0.0001 * (i % 20), lat: -0.031, facilityId: "puskesmas", consent: "unknown" };
  }),
});

// 1. Whom to ask, where: three of five say yes, it is guessed. Each letter keeps its place, so nobody is ever told "full".
const options = { acceptance: 0.6, risk: "kept" } as const;
const wave = asking.invite(problem, policy, options);
const days = { at: "2026-01-05", until: "2026-01-31" };
console.log(`1. ${wave.letters.participant.length} letters, ${wave.expected.agreed.toFixed(0)} yes expected`);
const { proven } = verify(asking.splitProblem(problem, policy, options).problem, wave.split);
const { expected, bound } = wave;
console.log(
  `   over quota then ${expected.overQuota.toFixed(1)}; no wave does better than ${bound.overQuota}: ${proven}`,
);

// 2. What a letter says. Names and addresses are yours to add.
const { from, to, countsFrom } = [...asking.letterRows(problem, wave, days)][0]!;
console.log(`2. now ${from.id}, ${from.km} km; offered ${to.id}, ${to.km} km; counts from ${countsFrom}`);

// 3. Answers are rows of the book as they come. The second asked chooses what else is free now; the third says no.
const book: asking.BookEntry[] = asking.askedEntries(problem, wave, days);
const [first, second, third] = [...wave.letters.participant].map((row) => `p${row}`) as [string, string, string];
book.push({ kind: "agreed", at: "2026-01-07", participantId: first, toId: to.id, by: "self", proof: "form-1" });
book.push({ kind: "declined", at: "2026-01-08", participantId: third });
const offers = asking.offersFor(
  problem,
  policy,
  asking.standing(problem, policy, book, "2026-01-08"),
  Number(second.slice(1)),
);
console.log(`3. ${second} may choose: ${offers.map((one) => `${one.facilityId}, kept: ${one.kept}`).join("; ")}`);

// 4. The state on a day. A yes counts from the 1st of the next month; who did not answer has not refused.
for (const on of ["2026-01-31", "2026-02-01"]) {
  const { enrolled, kept } = asking.standing(problem, policy, book, on).facilities;
  console.log(`4. ${on}: enrolled ${enrolled.join(", ")}; kept ${kept.join(", ")}`);
}
const rest = asking.remaining(problem, policy, asking.standing(problem, policy, book, "2026-02-01"));
const { letters } = asking.invite(rest, policy, options);
console.log(`5. next wave: ${letters.participant.length} letters, to people not asked yet`);
