// Example 36: a doctor leaves while letters are open.   npx tsx examples/36-a-doctor-leaves.ts
//
// Planned afresh, many letters would lead elsewhere. `replan` keeps what was promised as far as can be: a yes always, unless its
// place is gone, and of the open letters all but the fewest. All people are SYNTHETIC.

import { problemFrom, verify } from "fktp-redistribution";
import { askedEntries, changedEntries, invite, replan, standing } from "fktp-redistribution/asking";

const policy = { participantsPerDoctor: 50 };
const problem = problemFrom({
  facilities: [
    { id: "puskesmas", lon: 109.33, lat: -0.03, doctors: 2 }, // for 100 people, and 160 are there
    { id: "clinic", lon: 109.34, lat: -0.03, doctors: 1 }, // room for 50
    { id: "practice", lon: 109.35, lat: -0.03, doctors: 0.4 }, // room for 20
  ],
  participants: Array.from({ length: 160 }, (_, i) => {
    return { id: `p${i}`, lon: 109.33 + 0.0001 * (i % 20), lat: -0.031, facilityId: "puskesmas", consent: "unknown" };
  }),
});
const wave = invite(problem, policy, { acceptance: 1, risk: "kept" });
const letters = askedEntries(problem, wave, { at: "2026-01-05", until: "2026-01-31" });
const to = (id: string): number => letters.filter(({ keptId }) => keptId === id).length;
console.log(`${letters.length} letters: ${to("clinic")} to the clinic, ${to("practice")} to the practice`);

// Twenty say yes to the clinic. Then half its doctors' hours are gone: 25 places instead of 50.
const asked = letters.filter(({ keptId }) => keptId === "clinic").slice(0, 20);
const yes = asked.map(
  ({ participantId }) => ({ kind: "agreed", at: "2026-01-09", participantId, toId: "clinic" }) as const,
);
const book = [...letters, ...yes];
const half = problem.facilities.map((one) => (one.id === "clinic" ? { ...one, doctors: 0.5 } : one));
const now = { ...problem, facilities: half };
const again = replan(now, policy, standing(problem, policy, book, "2026-01-10"), { acceptance: 0.6, risk: "kept" });

const { agreed, people } = again.changes;
console.log(`1. ${people.length} letters change, ${agreed.filter((one) => one === 1).length} of a yes`);
console.log(`   verified: ${verify(again.problem, again.plan).proven}`);

// The changes are rows of the book, and the book has room for them.
const after = [...book, ...changedEntries(problem, again.changes, "2026-01-10")];
const { facilities, refused } = standing(problem, policy, after, "2026-01-10");
console.log(`2. coming ${facilities.coming.join(", ")}; kept ${facilities.kept.join(", ")}; ${refused.length} refused`);

// A clinic that closes has no places at all: a yes is taken back, and those people come first in the next wave.
const closed = {
  ...problem,
  facilities: problem.facilities.map((one) => (one.id === "clinic" ? { ...one, closed: true } : one)),
};
const gone = replan(closed, policy, standing(problem, policy, book, "2026-01-10"), { acceptance: 0.6, risk: "kept" });
console.log(
  `3. closed: ${gone.forced} places are gone, ${gone.changes.agreed.filter((one) => one === 1).length} of them agreed`,
);
