// Example 4: a proposal, the answers, the plan.                          npx tsx examples/04-proposal-then-answers.ts
//
// Most people have never been asked. Asking everybody is dear; `unknown: "propose"` says whom to ask: those who would
// move if they agreed. Their answers come back, and a second run makes the plan that may be carried out.

import { problemFrom, redistribute, summarize, transferRows } from "fktp-redistribution";

// SYNTHETIC: eight families of 1,000 (think of hamlets) at a puskesmas with one doctor; a clinic with room is near.
const answers = new Map<string, "granted" | "refused">();
const hamlets = ["a", "b", "c", "d", "e", "f", "g", "h"];
function register() {
  return problemFrom({
    facilities: [
      { id: "puskesmas", lon: 109.31, lat: -0.02, doctors: 1 },
      { id: "klinik", lon: 109.325, lat: -0.02, doctors: 0.8 }, // four days of five: 4,000 people
    ],
    participants: hamlets.map((id, i) => ({
      id,
      lon: 109.308 + 0.002 * i, // from west to east, the last ones nearest to the clinic
      lat: -0.021,
      facilityId: "puskesmas",
      consent: answers.get(id) ?? "unknown",
      count: 1000,
    })),
  });
}

// 1. The proposal. Its stage says that it must not be carried out; `ask` marks whose consent is missing.
const before = register();
const proposal = redistribute(before, { unknown: "propose" });
const ask = [...transferRows(before, proposal)].filter((row) => row.ask);
console.log(
  `1. ${proposal.stage}: ask ${ask.map(({ participantId, people }) => `${participantId} (${people})`).join(", ")}`,
);

// 2. The answers: the first who was asked says no, the others yes.
for (const [i, { participantId }] of ask.entries()) answers.set(participantId, i === 0 ? "refused" : "granted");
console.log(`2. answers: ${[...answers].map(([id, answer]) => `${id} ${answer}`).join(", ")}`);

// 3. The plan, from what is known now. Those not asked stay where they are.
const after = register();
const plan = redistribute(after);
const moves = [...transferRows(after, plan)].map(({ participantId, people }) => `${participantId} (${people})`);
console.log(`3. ${plan.stage}: ${moves.join(", ")} move; over quota ${summarize(after, plan).overQuota.after}`);

// 4. One refusal left a gap. Another proposal, knowing the answers, says whom to ask next: nobody is asked twice.
const second = redistribute(after, { unknown: "propose" });
const next = [...transferRows(after, second)].filter((row) => row.ask);
console.log(
  `4. ${second.stage}: ask next ${next.map(({ participantId, people }) => `${participantId} (${people})`).join(", ")}`,
);
