// Example 9: numbers agreed with facilities.                                  npx tsx examples/09-agreed-numbers.ts
//
// Before a clinic receives people, somebody asks how many it will take (`maxIntake`), and perhaps how many it is to have
// in all, whatever its doctors would allow (`target`). A plan warns of receivers that nobody has asked. All people are
// SYNTHETIC.

import { explain, problemFrom, redistribute, summarize, verify } from "fktp-redistribution";

const records = {
  facilities: [
    { id: "puskesmas", lon: 109.32, lat: -0.03, doctors: 1 },
    { id: "klinik A", lon: 109.325, lat: -0.03, doctors: 1 },
    { id: "klinik B", lon: 109.33, lat: -0.03, doctors: 1 },
  ],
  participants: [
    { id: "RT 01", lon: 109.321, lat: -0.031, facilityId: "puskesmas", consent: "granted", count: 9000 },
    { id: "RT 02", lon: 109.326, lat: -0.031, facilityId: "klinik A", consent: "granted", count: 3000 },
    { id: "RT 03", lon: 109.331, lat: -0.031, facilityId: "klinik B", consent: "granted", count: 2500 },
  ],
};

function tell(heading: string, { facilities, participants }: typeof records): void {
  const problem = problemFrom({ facilities, participants });
  const plan = redistribute(problem);
  const { overQuota } = summarize(problem, plan);
  console.log(`${heading}: enrolled ${plan.enrolled.join(", ")}; over quota ${overQuota.after}`);
  for (const { code, message } of plan.warnings) console.log(`  ${code}: ${message}`);
  for (const { facilities } of explain(problem, plan).groups) {
    for (const { id, over, doctorsMissing, roomNotAgreed } of facilities) {
      console.log(`  ${id}: ${over} over quota, ${doctorsMissing} doctor missing; room not agreed: ${roomNotAgreed}`);
    }
  }
  console.log(`  verified: ${verify(problem, plan).proven}`);
}

// Nobody was asked: the nearer klinik is filled to its quota, the other takes the rest.
tell("nothing agreed", records);

// They answer: A takes 500, B takes 1,000. Now 2,500 people remain where they are, and it is plain where room is.
const [puskesmas, a, b] = records.facilities;
const agreed = { ...records, facilities: [puskesmas!, { ...a!, maxIntake: 500 }, { ...b!, maxIntake: 1000 }] };
tell("intake agreed", agreed);

// A second meeting: B has hired a nurse and agrees to have 6,000 people in all. The target stands in for its doctors.
const again = {
  ...records,
  facilities: [puskesmas!, { ...a!, maxIntake: 500 }, { ...b!, target: 6000, maxIntake: 3500 }],
};
tell("target agreed", again);
