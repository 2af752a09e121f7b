// Example 43: from P-Care and VClaim.   npx tsx examples/43-from-vclaim.ts
//
// `readTable` takes answers as they come: a field inside a field is named with a dot. They tell no place: the branch puts
// `lon` and `lat` beside the others. The card number becomes an id by a keyed hash, or is not kept. People are SYNTHETIC.

import { createHmac, randomBytes } from "node:crypto";
import { redistribute, verify } from "fktp-redistribution";
import { problemFromTables, readTable } from "fktp-redistribution/io";

const key = randomBytes(32); // in reality kept in a file that only its owner may read
const idOf = (value: string): string => createHmac("sha256", key).update(value).digest("hex").slice(0, 32);

const answer = {
  metaData: { code: "200" },
  response: {
    peserta: {
      ...{ noKartu: "0000039043765", nama: "is not read", provUmum: { kdProvider: "01010302" } },
      ...{ jenisPeserta: { keterangan: "PBI (APBN)" }, statusPeserta: { keterangan: "AKTIF" } },
      ...{ lon: 109.335, lat: -0.03 },
    },
  },
};
const facilities = await readTable("kode,bujur,lintang,dokter\n01010302,109.33,-0.03,0", "facilities");
const participants = await readTable([answer], "participants", { idOf });
const { problem } = problemFromTables({ facilities, participants });
console.log(`facility read from ${participants.mapping.facilityId}, segment ${problem.segments![0]}`);
console.log(`the id is a hash: ${/^[0-9a-f]{32}$/.test(problem.participants.ids![0]!)}`);
const plan = redistribute(problem);
console.log(`verified: ${verify(problem, plan).ok}; warnings: ${plan.warnings.map(({ code }) => code)}`);
