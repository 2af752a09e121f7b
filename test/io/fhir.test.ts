/** Problems from FHIR R4, as SATUSEHAT writes it. */
import { describe, expect, it } from "vitest";
import { consentCode, InputError, redistribute, verify } from "../../src/index.ts";
import { problemFromFhir, rejectRows } from "../../src/io/index.ts";

const ADMINISTRATIVE = "https://fhir.kemkes.go.id/r4/StructureDefinition/administrativeCode";
const GEOLOCATION = "http://hl7.org/fhir/StructureDefinition/geolocation";
const KK = "https://fhir.kemkes.go.id/id/kk";
const NIK = "https://fhir.kemkes.go.id/id/nik";
const CODES = "urn:kdProvider";
const category = { system: "urn:branch", code: "change-of-fktp" };

const to = (reference: string) => ({ reference });
const coded = (...words: string[]) => [{ coding: words.map((display) => ({ display })) }];

function organization(id: string, code: string, more: object = {}): object {
  const identifier = [{ system: CODES, value: code }];
  return { resourceType: "Organization", id, identifier, name: `Faskes ${id}`, type: coded("Puskesmas"), ...more };
}
function location(id: string, lon: number, organizationId: string): object {
  const managingOrganization = to(`Organization/${organizationId}`);
  return { resourceType: "Location", id, position: { longitude: lon, latitude: -0.03 }, managingOrganization };
}
function role(practitioner: string, organizationId: string, ...words: string[]): object {
  const places = { practitioner: to(practitioner), organization: to(`Organization/${organizationId}`) };
  return { resourceType: "PractitionerRole", ...places, code: words.length > 0 ? coded(...words) : undefined };
}
function patient(n: number, facility: object, more: object = {}): object {
  const extension = [
    {
      url: GEOLOCATION,
      extension: [
        { url: "latitude", valueDecimal: -0.03 },
        { url: "longitude", valueDecimal: 109.33 },
      ],
    },
    {
      url: ADMINISTRATIVE,
      extension: [
        { url: "city", valueCode: "6171" },
        { url: "village", valueCode: "6171051001" },
      ],
    },
  ];
  const identifier = [
    { system: NIK, value: `61710101028000${n}` },
    { system: KK, value: "6171010102800001" },
  ];
  const person = { name: [{ text: `RAHASIA ${n}` }], birthDate: "1980-02-01", telecom: [{ value: "081234567890" }] };
  return {
    resourceType: "Patient",
    id: `P0228054753${n}`,
    identifier,
    address: [{ extension }],
    ...person,
    ...facility,
    ...more,
  };
}
function coverage(n: number, status: string, ...words: string[]): object {
  return { resourceType: "Coverage", status, beneficiary: to(`Patient/P0228054753${n}`), type: coded(...words)[0] };
}
function consent(n: number, status: string, type: string, day: string, own: object = category): object {
  const what = { status, provision: { type }, dateTime: `2026-${day}`, category: [{ coding: [own] }] };
  return { resourceType: "Consent", patient: to(`Patient/P0228054753${n}`), ...what };
}

const URL = "https://api-satusehat.kemkes.go.id/fhir-r4/v1/Organization/a";
const resources = [
  organization("a", "01010302"),
  organization("b", "0265B022", { type: coded("Klinik Pratama") }),
  organization("payer", "BPJS", { active: true }),
  location("la", 109.33, "a"),
  location("lb", 109.34, "b"),
  role("Practitioner/1", "a", "Dokter umum"),
  role("Practitioner/1", "b"),
  role("Practitioner/2", "b", "Doctor"),
  role("Practitioner/2", "b", "Doctor"),
  role("Practitioner/3", "b", "Perawat"),
  role("Practitioner/4", "b", "Dokter gigi"),
  { ...role("Practitioner/5", "b", "Dokter"), active: false },
  patient(1, { managingOrganization: to("Organization/a/_history/2") }),
  patient(2, { generalPractitioner: [to("Practitioner/9"), to(URL)] }),
  patient(3, { managingOrganization: { identifier: { system: CODES, value: "01010302" } } }),
  patient(4, { managingOrganization: to("urn:uuid:facility-b") }),
  patient(5, {}),
  patient(6, { managingOrganization: to("Organization/a") }, { deceasedBoolean: true }),
  patient(7, { managingOrganization: to("Organization/elsewhere") }),
  patient(8, { managingOrganization: to("Organization/a") }, { address: [] }),
  patient(9, { managingOrganization: to("Organization/a") }),
  coverage(1, "cancelled", "PPU"),
  coverage(1, "active", "PBI (APBN)"),
  coverage(2, "active", "81", "PEGAWAI SWASTA"),
  coverage(9, "cancelled", "PPU"),
  consent(1, "active", "permit", "03-01"),
  consent(1, "active", "deny", "02-01"),
  consent(2, "active", "permit", "02-01"),
  consent(2, "inactive", "permit", "03-01"),
  consent(3, "draft", "permit", "03-01"),
  consent(4, "rejected", "permit", "03-01"),
  consent(3, "active", "permit", "03-01", { system: "urn:satusehat", code: "data-access" }),
];
const bundle = {
  resourceType: "Bundle",
  entry: [...resources.map((resource) => ({ resource })), { fullUrl: "urn:uuid:facility-b", resource: resources[1] }],
};
const options = { facilitySystem: CODES, consentCategory: category };

describe("problemFromFhir", () => {
  it("should make facilities of Organizations with a place or people, with doctors counted in parts", async () => {
    const { problem } = await problemFromFhir(bundle, options);
    expect(problem.facilities).toMatchObject([
      { id: "01010302", name: "Faskes a", kind: "puskesmas", lon: 109.33, lat: -0.03, doctors: 0.5, dentist: false },
      { id: "0265B022", kind: "klinik-pratama", lon: 109.34, doctors: 1.5, dentist: true, closed: false },
    ]);
    expect((await problemFromFhir(bundle)).problem.facilities.map(({ id }) => id)).toEqual(["a", "b"]);
  });

  it("should follow references of every form, and set aside who is gone, lost or not insured", async () => {
    const found = await problemFromFhir(bundle, options);
    const { problem, lines, notes, rejects } = found;
    const { participants } = problem;
    expect([...lines]).toEqual([1, 2, 3, 4, 5]);
    expect([...participants.facility]).toEqual([0, 0, 0, 1, -1]);
    const { granted, withdrawn, unknown, refused } = consentCode;
    expect([...participants.consent]).toEqual([granted, withdrawn, unknown, refused, unknown]);
    expect([problem.segments, [...participants.segment!]]).toEqual([
      ["pbi-apbn", "ppu"],
      [0, 1, -1, -1, -1],
    ]);
    expect(new Set(participants.household)).toHaveLength(1);
    expect(notes.map(({ code, count }) => `${code} ${count}`)).toContain("inactive 2");
    expect([...rejectRows(rejects)].map(({ line, code }) => `${line} ${code}`)).toEqual(["7 unknown-id", "8 missing"]);
    const plan = redistribute(problem, { participantsPerDoctor: 2 });
    expect(verify(problem, plan)).toMatchObject({ ok: true });
    expect((await problemFromFhir(bundle, { ...options, onBad: "hold" })).held).toBe(1);
  });

  it("should read no Consent of another category, and say that there are some", async () => {
    const { problem, notes } = await problemFromFhir(bundle, { facilitySystem: CODES });
    expect(new Set(problem.participants.consent)).toEqual(new Set([consentCode.unknown]));
    expect(notes.at(-1)).toMatchObject({ code: "unread-consents", count: 7 });
  });

  it("should take the zone of a matrix from the village", async () => {
    const travel = { zones: ["6171051001"], metres: [[1200, 2500]] };
    const { problem } = await problemFromFhir(bundle, { ...options, travel });
    expect([...problem.participants.zone!]).toEqual([0, 0, 0, 0, 0]);
  });

  it("should keep nothing of a person, and make ids only by idOf", async () => {
    for (const idOf of [undefined, (id: string) => `h${id.length}${id.at(-1)}`]) {
      const found = await problemFromFhir(bundle, { ...options, idOf });
      expect(found.problem.participants.ids![0]).toBe(idOf === undefined ? "1" : "h121");
      const said = JSON.stringify([found, [...rejectRows(found.rejects)]]);
      expect(said).not.toMatch(/RAHASIA|6171010102800|P0228054753|1980-02-01|081234567890/);
    }
  });

  it("should take lists of Bundles, and refuse what is no FHIR, or facilities without doctors", async () => {
    const pages = [
      { ...bundle, entry: bundle.entry.slice(0, 12) },
      { ...bundle, entry: bundle.entry.slice(12) },
    ];
    expect((await problemFromFhir(pages, options)).kept).toHaveLength(5);
    expect((await problemFromFhir(resources, options)).kept).toHaveLength(4);
    for (const wrong of [{}, null, "Bundle", [1], { resourceType: 7 }]) {
      await expect(problemFromFhir(wrong)).rejects.toThrow(/expected FHIR R4/);
    }
    const doctorless = resources.filter((one) => (one as { resourceType: string }).resourceType !== "PractitionerRole");
    await expect(problemFromFhir(doctorless, options)).rejects.toThrow(InputError);
    const { problem } = await problemFromFhir(doctorless, {
      ...options,
      doctorsOf: (id) => (id === "01010302" ? 0 : 1),
    });
    expect(problem.facilities.map(({ doctors }) => doctors)).toEqual([0, 1]);
    await expect(problemFromFhir(resources.slice(0, 5))).rejects.toThrow(/no row can be used/);
    const odd = [{ resourceType: "Patient", address: 3, identifier: [null], generalPractitioner: "x" }];
    await expect(problemFromFhir([...doctorless, ...odd], options)).rejects.toThrow(InputError);
  });
});
