// Example 40: from the tables of a branch office to letters.   npx tsx examples/40-from-files.ts
//
// `readTable` reads CSV and XLSX as they come: semicolons, decimal commas, titles, card numbers. `problemFromTables` looks
// codes up and sets faulty rows aside. The file of letters names people by their line, so that only the branch knows who. SYNTHETIC.

import { redistribute, verify } from "fktp-redistribution";
import { lettersCsv, problemFromTables, readTable, rejectRows, riversFromGeoJson } from "fktp-redistribution/io";

const FACILITIES = `Daftar faskes;;;;;
Kode Faskes;Nama;Jenis;Bujur;Lintang;Dokter
01010302;Kampung Bali;Puskesmas;109,33;-0,03;0,001
0265B022;Klinik Seberang;klinik pratama;109,35;-0,03;0,002
0265B023;Klinik Polri;Klinik TNI/Polri;109,331;-0,03;1`;

const PEOPLE = `noKartu;nama;bujur;lintang;kode faskes;persetujuan;tunggakan
0000039043765;A;109,335;-0,03;01010302;belum;0
0000039043766;B;109,336;-0,03;01010302;belum;150.000
0000039043767;C;109,337;-0,03;01010302;menolak;0
0000039043768;D;109,338;-0,03;1010302;belum;0
0000039043769;E;109,339;-0,03;01010302;belum;0
0000039043770;F;selatan;-0,03;01010302;mungkin;0
0000039043771;G;109,332;-0,03;01010302;belum;0
0000039043772;H;109,334;-0,03;01010302;setuju;0
0000039043773;I;109,333;-0,03;01010302;belum;0`;

const RIVER = [
  [109.345, -0.1],
  [109.345, 0.1],
];
const rivers = riversFromGeoJson({
  type: "FeatureCollection",
  features: [
    { type: "Feature", properties: {}, geometry: { type: "LineString", coordinates: RIVER } },
    { type: "Feature", properties: { nama: "Jembatan" }, geometry: { type: "Point", coordinates: [109.345, -0.03] } },
  ],
});

const facilities = await readTable(FACILITIES, "facilities");
const participants = await readTable(PEOPLE, "participants");
const { problem, lines, remarks, rejects, unknownFacilities, notes } = problemFromTables({
  facilities,
  participants,
  travel: rivers,
});
for (const { message } of notes) console.log(`note: ${message}`);
for (const { line, column, expected, got } of rejectRows(rejects)) {
  console.log(`line ${line}, ${column}: expected ${expected}, got ${got}`);
}
for (const { code, cure } of unknownFacilities) console.log(`no facility has the code ${code}: is ${cure} meant?`);

const plan = redistribute(problem, { unknown: "propose" });
console.log(`verified: ${verify(problem, plan).ok}, ${plan.stage}`);
for (const { code } of plan.warnings) console.log(`warning: ${code}`);
const letters = [...lettersCsv(problem, plan, { lines, remarks }, { lang: "id", delimiter: ";" })].join("");
console.log(letters.trimEnd().replaceAll("\r\n", "\n"));
