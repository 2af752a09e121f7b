// Example 42: from FHIR.   npx tsx examples/42-from-fhir.ts
//
// `problemFromFhir` reads R4 resources as SATUSEHAT writes them. A Consent is read only of a category that is named: that of
// SATUSEHAT is about access to data. People get ids only by a keyed hash. All of it is SYNTHETIC.

import { createHmac, randomBytes } from "node:crypto";
import { redistribute, verify } from "fktp-redistribution";
import { problemFromFhir } from "fktp-redistribution/io";

const key = randomBytes(32); // in reality kept in a file that only its owner may read
const idOf = (value: string): string => createHmac("sha256", key).update(value).digest("hex").slice(0, 32);

const GEOLOCATION = "http://hl7.org/fhir/StructureDefinition/geolocation";
const category = { system: "https://branch.example/consent", code: "change-of-facility" };
const place = (n: number) => ({ resourceType: "Location", position: { longitude: 109.33 + n / 100, latitude: -0.03 } });
const home = [
  { url: "longitude", valueDecimal: 109.335 },
  { url: "latitude", valueDecimal: -0.03 },
];
const patient = (n: number) => ({
  resourceType: "Patient",
  id: `P0228054753${n}`,
  name: [{ text: "is not read" }],
  address: [{ extension: [{ url: GEOLOCATION, extension: home }] }],
  managingOrganization: { reference: "Organization/bali" },
});
const bundle = [
  { resourceType: "Organization", id: "bali", name: "Kampung Bali", type: [{ text: "Puskesmas" }] },
  { resourceType: "Organization", id: "klinik", name: "Klinik", type: [{ text: "Klinik Pratama" }] },
  { ...place(0), managingOrganization: { reference: "Organization/bali" } },
  { ...place(1), managingOrganization: { reference: "Organization/klinik" } },
  {
    resourceType: "PractitionerRole",
    practitioner: { reference: "Practitioner/1" },
    organization: { reference: "Organization/klinik" },
  },
  patient(1),
  patient(2),
  {
    resourceType: "Consent",
    status: "active",
    patient: { reference: "Patient/P02280547531" },
    provision: { type: "permit" },
    category: [{ coding: [category] }],
  },
];
// No PractitionerRole stands for the puskesmas: that its doctor has left must be said.
const doctorsOf = (id: string): number | undefined => (id === "bali" ? 0 : undefined);
const fromFhir = await problemFromFhir(bundle, { idOf, doctorsOf, consentCategory: category });
const plan = redistribute(fromFhir.problem);
console.log(
  `FHIR: ${fromFhir.kept.length} people, ${plan.transfers.to.length} moves; verified: ${verify(fromFhir.problem, plan).ok}`,
);
console.log(`ids are hashes: ${fromFhir.problem.participants.ids!.every((id) => /^[0-9a-f]{32}$/.test(id))}`);
