// The example city as the files of a branch office:  npx tsx examples/city-files.ts
//
// Writes faskes.csv, peserta.csv (683,706 rows, 31 MB) and sungai.geojson into examples/out/, for the command:
//
//   npx fktp-redistribution plan examples/out/faskes.csv examples/out/peserta.csv \
//     --rivers examples/out/sungai.geojson --synthetic --out examples/out/rencana
//
// All people and all numbers of doctors are SYNTHETIC.

import { createWriteStream } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { consentCode } from "fktp-redistribution";
import { type City, pontianakCity } from "./pontianak/city.ts";

const WORDS = {
  [consentCode.granted]: "setuju",
  [consentCode.refused]: "menolak",
  [consentCode.unknown]: "belum",
  [consentCode.withdrawn]: "ditarik",
} as const;

const out = new URL("./out/", import.meta.url);
await mkdir(out, { recursive: true });
const city = pontianakCity();
await writeFile(new URL("faskes.csv", out), facilityLines(city).join("\n"));
await pipeline(Readable.from(peopleLines(city)), createWriteStream(new URL("peserta.csv", out)));
await writeFile(new URL("sungai.geojson", out), JSON.stringify(riverMap(city)));
console.log("examples/out: faskes.csv, peserta.csv, sungai.geojson (synthetic people and doctors)");

function facilityLines({ facilities }: City): string[] {
  const rows = facilities.map(({ id, name, kind, lon, lat, doctors }) => [id, `"${name}"`, kind, lon, lat, doctors]);
  return [["kode faskes", "nama", "jenis", "bujur", "lintang", "dokter"], ...rows].map((row) => row.join(","));
}

function* peopleLines({ facilities, problem }: City): Generator<string> {
  const { lon, lat, facility, consent } = problem.participants;
  yield "id,bujur,lintang,kode faskes,persetujuan\n";
  for (let row = 0; row < facility.length; row++) {
    const place = `${lon![row]!.toFixed(6)},${lat![row]!.toFixed(6)}`;
    const answer = WORDS[consent[row] as keyof typeof WORDS];
    yield `s${row},${place},${facilities[facility[row]!]?.id ?? ""},${answer}\n`;
  }
}

function riverMap({ problem }: City): object {
  const { barriers, crossings } = problem.travel as Extract<typeof problem.travel, { crossings: unknown }>;
  const feature = (geometry: object, properties: object = {}) => ({ type: "Feature", properties, geometry });
  return {
    type: "FeatureCollection",
    features: [
      ...barriers.map((coordinates) => feature({ type: "LineString", coordinates })),
      ...crossings.map(({ lon, lat, ...properties }) =>
        feature({ type: "Point", coordinates: [lon, lat] }, properties),
      ),
    ],
  };
}
