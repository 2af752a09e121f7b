// Example 12: people choose.                                                       npx tsx examples/12-choices.ts
//
// A letter asks: would you change, and where to? Who names facilities is sent only to those, farther than others if need
// be, or stays. With `honourChoices` a first wish is granted even where it relieves nobody, so long as there is room. A
// wish is no consent: that is asked, and counted, apart. All people are SYNTHETIC.

import { type Policy, problemFrom, redistribute, summarize, transferRows, verify } from "fktp-redistribution";

const problem = problemFrom({
  facilities: [
    { id: "puskesmas", lon: 109.32, lat: -0.03, doctors: 1 },
    { id: "klinik", lon: 109.33, lat: -0.03, doctors: 1 }, // 1.1 km to the east
    { id: "by the office", lon: 109.38, lat: -0.03, doctors: 0.5 }, // 6.7 km to the east, and 2,500 places
  ],
  participants: [
    { id: "no wish", lon: 109.32, count: 2000 },
    { id: "office or klinik", choices: ["by the office", "klinik"], count: 1500 },
    { id: "klinik or office", choices: ["klinik", "by the office"], count: 1500 },
    { id: "only here", choices: ["puskesmas"], count: 1000 },
    { id: "the office, but not asked yet", choices: ["by the office"], consent: "unknown", count: 500 },
    { id: "new, office", choices: ["by the office"], facilityId: null, count: 200 },
  ].map((people) => ({ lon: 109.321, lat: -0.03, facilityId: "puskesmas", consent: "granted", ...people })),
});

function show(title: string, policy: Policy): void {
  const plan = redistribute(problem, policy);
  console.log(`${title} (synthetic people)`);
  for (const { participantId, people, toId, choice } of transferRows(problem, plan)) {
    console.log(`  ${people} of "${participantId}" → ${toId}${choice === null ? "" : `, choice ${choice}`}`);
  }
  const { overQuota, choices } = summarize(problem, plan);
  console.log(`  over quota ${overQuota.after}; of ${choices.people} with wishes ${choices.first} get the first`);
  console.log(`  verified: ${verify(problem, plan).proven}\n`);
}

// The puskesmas has 1,500 people too many: just so many go, and as near as possible. Nobody without a wish is sent to the
// office: it is beyond the 3 km that they may be asked for.
show("Relief only", {});

// Everybody's first wish, if there is room, whether or not it relieves anybody.
show("Wishes honoured", { honourChoices: true });
