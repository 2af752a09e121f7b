// Example 14: facilities that must not be emptied.                                      npx tsx examples/14-floors.ts
//
// People bring money: a small puskesmas that loses them cannot run. `minimum` says how many a facility keeps, `maxOutflow`
// how many it may lose in a round. Relief then waits for the next round. All people are SYNTHETIC.

import { explain, facilityRows, problemFrom, redistribute, summarize, verify } from "fktp-redistribution";

const facilities = [
  { id: "large", kind: "puskesmas", lon: 109.32, lat: -0.03, doctors: 1, maxOutflow: 2000, maxIntake: 0 },
  { id: "small", kind: "puskesmas", lon: 109.322, lat: -0.03, doctors: 0.2, minimum: 1800, maxIntake: 0 },
  { id: "klinik", kind: "klinik-pratama", lon: 109.33, lat: -0.03, doctors: 2, maxIntake: 3000 },
];

/** One round: so many people are registered at each facility, and all of them have agreed to go. */
function round(number: number, registered: readonly number[]): number[] {
  const participants = facilities.map(({ id, lon }, j) => {
    return { id: `at ${id}`, lon: lon + 0.003, lat: -0.031, facilityId: id, consent: true, count: registered[j]! };
  });
  const problem = problemFrom({ facilities, participants });
  const plan = redistribute(problem);

  console.log(`round ${number}`);
  for (const { id, quota, floor, before, after } of facilityRows(problem, plan)) {
    console.log(`  ${id}: quota ${quota}, keeps ${floor}; ${before} → ${after}`);
  }
  for (const { facilities } of explain(problem, plan).groups) {
    for (const { id, over, keptByFloor, doctorsMissing } of facilities) {
      console.log(
        `  ${id}: ${over} over quota, ${keptByFloor} of them kept by its floor, ${doctorsMissing} doctor missing`,
      );
    }
  }
  console.log(
    `  missing at floors: ${summarize(problem, plan).shortOfFloor}; verified: ${verify(problem, plan).proven}`,
  );
  return [...plan.enrolled];
}

// The large one may lose 2,000 a round. The small one is over its quota for want of a doctor, and keeps 1,800 all the same:
// nobody's relief is worth emptying it, for whoever is missing at a floor costs 200,000 points.
const afterOne = round(1, [9000, 2000, 0]);

// Three months later the floors count from what is registered then.
const afterTwo = round(2, afterOne);
round(3, afterTwo);
