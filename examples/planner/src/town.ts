// A made-up town, to try the page at once. Everything in it is SYNTHETIC: places, names, doctors, people.

import { barrierTravel, type Problem } from "fktp-redistribution";

/** mulberry32: the same town on every machine. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const FACILITIES = [
  { id: "00010101", name: "Puskesmas Hulu", kind: "puskesmas", lon: 109.318, lat: -0.021, doctors: 3 },
  { id: "00010102", name: "Puskesmas Tengah", kind: "puskesmas", lon: 109.333, lat: -0.035, doctors: 4 },
  { id: "00010103", name: "Puskesmas Seberang", kind: "puskesmas", lon: 109.356, lat: -0.028, doctors: 2 },
  {
    id: "0001B001",
    name: "Klinik Melati",
    kind: "klinik-pratama",
    lon: 109.326,
    lat: -0.029,
    doctors: 2,
    maxIntake: 8000,
  },
  { id: "0001B002", name: "Klinik Kenanga", kind: "klinik-pratama", lon: 109.341, lat: -0.041, doctors: 2 },
  { id: "0001B003", name: "Klinik Anggrek", kind: "klinik-pratama", lon: 109.352, lat: -0.021, doctors: 1 },
  {
    id: "0001U001",
    name: "Dokter Praktik A",
    kind: "dokter-praktik-perorangan",
    lon: 109.312,
    lat: -0.034,
    doctors: 1,
  },
  {
    id: "0001U002",
    name: "Dokter Praktik B",
    kind: "dokter-praktik-perorangan",
    lon: 109.338,
    lat: -0.024,
    doctors: 1,
  },
] as const;

/** One household of one to six people a row. */
const HOUSEHOLDS = 18_000;

export function madeUpTown(): Problem {
  const random = randomFrom(20_260_101);
  const lon = new Float64Array(HOUSEHOLDS);
  const lat = new Float64Array(HOUSEHOLDS);
  const count = new Int32Array(HOUSEHOLDS);
  const facility = new Int32Array(HOUSEHOLDS);
  const consent = new Uint8Array(HOUSEHOLDS);
  for (let row = 0; row < HOUSEHOLDS; row++) {
    const centre = FACILITIES[Math.floor(3 * random())]!;
    const spread = (): number => 0.016 * (random() + random() + random() - 1.5);
    lon[row] = centre.lon + spread();
    lat[row] = centre.lat + spread();
    count[row] = 1 + Math.floor(6 * random());
    const here = random();
    facility[row] = here < 0.02 ? -1 : here < 0.85 ? FACILITIES.indexOf(centre) : 3 + Math.floor(5 * random());
    const answer = random();
    consent[row] = facility[row] === -1 || answer < 0.65 ? 1 : answer < 0.8 ? 0 : 2;
  }
  const ids = Array.from({ length: HOUSEHOLDS }, (_, row) => `k${String(row + 1).padStart(5, "0")}`);
  const travel = barrierTravel({
    barriers: [
      [
        [109.34, 0.02],
        [109.346, -0.01],
        [109.345, -0.03],
        [109.352, -0.06],
        [109.36, -0.09],
      ],
    ],
    crossings: [{ id: "Jembatan", lon: 109.3453, lat: -0.0305 }],
  });
  return { facilities: FACILITIES, participants: { lon, lat, count, facility, consent, ids }, travel };
}
