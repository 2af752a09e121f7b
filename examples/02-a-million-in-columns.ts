// Example 2: a million people in columns.                                  npx tsx examples/02-a-million-in-columns.ts
//
// Records are friendly but heavy. Large files go into typed arrays, one entry a person in each: nothing is copied, and
// nothing is written to. The people are SYNTHETIC and live in forty clusters around a hundred facilities.

import { consentCode, type Problem, redistribute, summarize, verify } from "fktp-redistribution";
import { mulberry32 } from "./pontianak/random.ts";

const PEOPLE = 1_000_000;
const FACILITIES = 100;
const random = mulberry32(2);
const scattered = (middle: number, degrees: number) => middle + degrees * (random() + random() - 1);

const centres = Array.from({ length: 40 }, () => ({ lon: 109 + 0.4 * random(), lat: -0.2 + 0.4 * random() }));
const facilities = Array.from({ length: FACILITIES }, (_, j) => {
  const centre = centres[j % centres.length]!;
  return { id: `F${j}`, lon: scattered(centre.lon, 0.03), lat: scattered(centre.lat, 0.03), doctors: 1 + (j % 4) };
});

const lon = new Float64Array(PEOPLE);
const lat = new Float64Array(PEOPLE);
const facility = new Int32Array(PEOPLE); // an index into `facilities`, −1 for newly enrolled
const consent = new Uint8Array(PEOPLE);
for (let i = 0; i < PEOPLE; i++) {
  const home = Math.floor(random() * centres.length);
  lon[i] = scattered(centres[home]!.lon, 0.04);
  lat[i] = scattered(centres[home]!.lat, 0.04);
  const near = home + centres.length * Math.floor(3 * random()); // one of the two or three facilities of the cluster
  facility[i] = near < FACILITIES ? near : home;
  consent[i] = random() < 0.7 ? consentCode.granted : consentCode.refused;
}
const problem: Problem = { facilities, participants: { lon, lat, facility, consent } };

const start = performance.now();
const plan = redistribute(problem);
const milliseconds = Math.round(performance.now() - start);

const { overQuota, transferred, extraKm } = summarize(problem, plan);
console.log(`${PEOPLE} synthetic people, ${FACILITIES} facilities: ${plan.status} after ${milliseconds} ms`);
console.log(`People over quota: ${overQuota.before} before, ${overQuota.after} after, ${transferred} transferred`);
console.log(`Extra way of those who move: mean ${extraKm?.mean.toFixed(2)} km, longest ${extraKm?.max.toFixed(2)} km`);

const again = performance.now();
const { ok, proven } = verify(problem, plan); // looks at every person and every facility: the proof leaves nothing out
console.log(`Verified in ${Math.round(performance.now() - again)} ms: ok ${ok}, proven ${proven}`);
