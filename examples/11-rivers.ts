// Example 11: rivers and crossings.                                                  npx tsx examples/11-rivers.ts
//
// Two rivers cut Pontianak in three. A facility that is near on the map may be far: over a bridge, or by ferry, if it
// runs. Rivers and kelurahan are public facts; the people and the numbers of doctors are SYNTHETIC.

import { barrierTravel, consentCode, redistribute, summarize, transferRows, verify } from "fktp-redistribution";
import { pontianakProblem } from "./pontianak/city.ts";
import { KELURAHAN } from "./pontianak/kelurahan.ts";
import { AXES, CROSSINGS } from "./pontianak/rivers.ts";

// Barriers are lines of [lon, lat], as in GeoJSON. A crossing is put on the nearest line, at most 500 m away, and joins
// the banks there; `extraMetres` is for the wait, `closed: true` for one that is out of use.
const rivers = (...closed: string[]) =>
  barrierTravel({
    barriers: AXES,
    crossings: CROSSINGS.map(({ id, lon, lat, extraMetres = 0 }) => {
      return { id, lon, lat, extraMetres, closed: closed.includes(id) };
    }),
  });

// 1. How far is it? The first placement of somebody newly enrolled tells: it costs the way itself.
const pairs = [
  ["Siantan Tengah", "Mariana"],
  ["Batu Layang", "Sungai Beliung"],
  ["Parit Mayor", "Bangka Belitung Laut"],
] as const;
for (const names of pairs) {
  const [from, to] = names.map((name) => KELURAHAN.find((kelurahan) => kelurahan.name === name)!.centroid);
  const facilities = [{ id: "there", lon: to![0], lat: to![1], doctors: 1 }];
  const participants = {
    lon: Float64Array.of(from![0]),
    lat: Float64Array.of(from![1]),
    facility: Int32Array.of(-1), // newly enrolled
    consent: Uint8Array.of(consentCode.unknown), // they need none
  };
  const ways = [undefined, rivers("ferry"), rivers()].map((travel) => {
    const problem = { facilities, participants, travel };
    const [row] = transferRows(problem, redistribute(problem));
    return row!.extraKm.toFixed(1);
  });
  console.log(`1. ${names.join(" – ")}: straight ${ways[0]} km, by bridge ${ways[1]} km, with the ferry ${ways[2]} km`);
}

// 2. A tenth of the city, in straight lines, with the rivers, and what if the ferry is closed? Then the north is relieved
// in two steps, over one bridge to the east and from there over the other to the south: more people have to cross.
const { facilities, participants } = pontianakProblem(1, 0.1);
const worlds = { "straight lines": undefined, "with rivers": rivers(), "ferry closed": rivers("ferry") };
for (const [name, travel] of Object.entries(worlds)) {
  const problem = { facilities, participants, travel };
  const plan = redistribute(problem);
  const { overQuota, transferred, overBarriers } = summarize(problem, plan);
  const { ok, proven } = verify(problem, plan);
  console.log(`2. ${name}: ${overQuota.after} over quota, ${transferred} transferred, ok ${ok}, proven ${proven}`);
  console.log(
    `   of these ${overBarriers.transferred} over a river, ${overBarriers.newly} who need not cross it today`,
  );
}
