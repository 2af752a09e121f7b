/**
 * A problem from FHIR R4, as SATUSEHAT writes it: the resources become the two tables of which all problems are made here, so
 * that faults, notes and the rules of privacy are the same.
 *
 * - Facilities are the Organizations that are registered with somebody or have a Location with a position.
 * - Doctors are counted by PractitionerRole, each doctor once, in equal parts where they work at several of these. Where none
 *   stands for a facility, its doctors are missing, which is a fault and not 0: `doctorsOf` says it.
 * - Homes are the geolocation of a Patient's address; its village is the zone, its city the region.
 * - A Consent is read only if it is of the category that the caller names: that of SATUSEHAT is about access to data, not about
 *   a change of facility.
 *
 * No name, birthday or number of a person is read, but the number of a family card, which becomes an ordinal.
 */

import { knownKind, segmentOf } from "../model/spelling.ts";
import type { ProblemRecords } from "../types.ts";
import { identifierOf, type Json, listAt, objectAt, Resources, textAt, wordsOf } from "./fhir-resources.ts";
import { noteOf } from "./notes.ts";
import { problemFromTables, type TableProblem, type TableProblemOptions } from "./problem-from-tables.ts";
import { readTable } from "./read-table.ts";
import { refusal } from "./refusal.ts";

/** How FHIR resources are read. */
export interface FhirOptions extends TableProblemOptions {
  /** Ways, as `problemFrom` takes them; zones of a matrix are codes of villages. Default: straight lines. */
  readonly travel?: ProblemRecords["travel"];
  /** The system of the identifiers that are the codes of facilities (kdProvider). Default: the resources' own ids. */
  readonly facilitySystem?: string | undefined;
  /** Doctors of a facility in full-time equivalents, by its code, in place of those counted. */
  readonly doctorsOf?: ((facilityId: string) => number | undefined) | undefined;
  /** The category of the Consents that are about a change of facility, as a coding. Default: no Consent is read. */
  readonly consentCategory?: { readonly system: string; readonly code: string } | undefined;
  /** Makes an id of the id of a Patient: a keyed hash. Default: people are named by their number among the Patients. */
  readonly idOf?: ((value: string) => string) | undefined;
}

const KK = "https://fhir.kemkes.go.id/id/kk";
const GEOLOCATION = "geolocation";
const ADMINISTRATIVE = "administrativeCode";

/**
 * Makes a problem of FHIR R4 resources: a Bundle, or a list of Bundles or resources (Organization, Location, PractitionerRole,
 * Patient, Coverage, Consent). `lines` of what it gives are the numbers of Patients, from 1.
 *
 * Throws `InputError` for what is no FHIR, for facilities without place or doctors, and as `problemFromTables` does.
 *
 * @example
 * const { problem, rejects } = await problemFromFhir(bundle, { idOf });
 */
export async function problemFromFhir(source: unknown, options: FhirOptions = {}): Promise<TableProblem> {
  const { travel, onBad, idOf } = options;
  const resources = new Resources(source);
  const codes = codesOf(resources, options.facilitySystem);
  if (codes.size === 0 || resources.of("Patient").length === 0) throw refusal("bundle", "no-usable-row", {}, "missing");
  const facilities = await readTable(facilityRows(resources, codes, options), "facilities");
  const participants = await readTable(patientRows(resources, codes, options), "participants", { idOf });
  const made = problemFromTables({ facilities, participants, travel }, { onBad });
  const unread = options.consentCategory === undefined ? resources.of("Consent").length : 0;
  return unread > 0 ? { ...made, notes: [...made.notes, noteOf("unread-consents", unread)] } : made;
}

/** The code of each Organization that is a facility. */
function codesOf(resources: Resources, system: string | undefined): ReadonlyMap<Json, string> {
  const placed = resources.of("Location").filter((one) => placeOf(one) !== undefined);
  const named = [
    ...placed.map((location) => resources.find(objectAt(location, "managingOrganization"))),
    ...resources.of("Patient").map((patient) => resources.find(facilityReference(patient))),
  ];
  const organizations = new Set(named.filter((one) => one?.resourceType === "Organization"));
  return new Map(
    [...organizations].map((one) => [one!, (system && identifierOf(one!, system)) ?? textAt(one, "id") ?? ""]),
  );
}

function facilityReference(patient: Json): Json {
  const practitioners = listAt(patient, "generalPractitioner");
  const own = practitioners.find((one) => /(^|\/)Organization\//.test(textAt(one, "reference") ?? ""));
  return own ?? objectAt(patient, "managingOrganization");
}

/** The code of the facility that a patient is registered with; what cannot be found is left for the table to say. */
function facilityOf(patient: Json, resources: Resources, codes: ReadonlyMap<Json, string>): string | null {
  const reference = facilityReference(patient);
  const found = resources.find(reference);
  const identifier = textAt(objectAt(reference, "identifier"), "value");
  return (found && codes.get(found)) ?? textAt(reference, "reference")?.split("/").at(-1) ?? identifier ?? null;
}

function facilityRows(
  resources: Resources,
  codes: ReadonlyMap<Json, string>,
  { doctorsOf }: FhirOptions,
): readonly object[] {
  const places = new Map<Json, Json>();
  for (const location of resources.of("Location")) {
    const organization = resources.find(objectAt(location, "managingOrganization"));
    if (organization !== undefined && placeOf(location) !== undefined && !places.has(organization))
      places.set(organization, location);
  }
  const { doctors, dentists } = countDoctors(resources, codes);
  return [...codes].map(([organization, code]) => {
    const location = places.get(organization);
    return {
      ...{ id: code, name: textAt(organization, "name"), doctors: doctorsOf?.(code) ?? doctors.get(organization) },
      kind: listAt(organization, "type").flatMap(wordsOf).find(knownKind),
      ...{ lon: null, lat: null, ...(location && placeOf(location)) },
      region: cityOf(organization) ?? (location && cityOf(location)),
      ...{ closed: organization.active === false, dentist: dentists.has(organization) },
    };
  });
}

/** The position of a Location, if it has one. */
function placeOf(location: Json): { readonly lon: number; readonly lat: number } | undefined {
  const { longitude: lon, latitude: lat } = objectAt(location, "position");
  return typeof lon === "number" && typeof lat === "number" ? { lon, lat } : undefined;
}

/** Doctors of each facility, and which facilities have a dentist. */
function countDoctors(
  resources: Resources,
  codes: ReadonlyMap<Json, string>,
): { readonly doctors: ReadonlyMap<Json, number>; readonly dentists: ReadonlySet<Json> } {
  const places = new Map<string, Set<Json>>();
  const dentists = new Set<Json>();
  for (const role of resources.of("PractitionerRole")) {
    const organization = resources.find(objectAt(role, "organization"));
    if (role.active === false || organization === undefined || !codes.has(organization)) continue;
    const words = listAt(role, "code").flatMap(wordsOf).join(" ");
    if (/gigi|dent/i.test(words)) dentists.add(organization);
    else if (words === "" || /dokter|doctor|physician/i.test(words)) {
      const doctor = JSON.stringify(role.practitioner ?? role.id ?? null);
      places.set(doctor, (places.get(doctor) ?? new Set()).add(organization));
    }
  }
  const doctors = new Map<Json, number>();
  for (const own of places.values()) for (const one of own) doctors.set(one, (doctors.get(one) ?? 0) + 1 / own.size);
  return { doctors, dentists };
}

function patientRows(resources: Resources, codes: ReadonlyMap<Json, string>, options: FhirOptions): readonly object[] {
  const coverages = coveragesOf(resources);
  const consents = consentsOf(resources, options.consentCategory);
  return resources.of("Patient").map((patient) => {
    const addresses = listAt(patient, "address").map(addressOf);
    const { lon, lat } = addresses.find((one) => one.lon !== undefined) ?? {};
    const { village, city } = addresses.find((one) => one.village !== undefined || one.city !== undefined) ?? {};
    const { segment, isActive = true } = coverages.get(patient) ?? {};
    const isGone = patient.active === false || patient.deceasedBoolean === true || "deceasedDateTime" in patient;
    const facilityId = facilityOf(patient, resources, codes);
    const consent = consents.get(patient)?.answer;
    const person = { "no peserta": textAt(patient, "id"), "no kk": identifierOf(patient, KK) };
    const place = { lon, lat, zone: village, region: city };
    return { ...person, ...place, facilityId, consent, segment, active: isActive && !isGone };
  });
}

interface Address {
  readonly lon?: unknown;
  readonly lat?: unknown;
  readonly village?: string | undefined;
  readonly city?: string | undefined;
}

function addressOf(address: Json): Address {
  const inside = (name: string): readonly Json[] =>
    listAt(
      listAt(address, "extension").find(({ url }) => String(url).split("/").at(-1) === name),
      "extension",
    );
  const [geolocation, administrative] = [inside(GEOLOCATION), inside(ADMINISTRATIVE)];
  const partOf = (list: readonly Json[], name: string): Json | undefined => list.find(({ url }) => url === name);
  return {
    lon: partOf(geolocation, "longitude")?.valueDecimal,
    lat: partOf(geolocation, "latitude")?.valueDecimal,
    village: textAt(partOf(administrative, "village"), "valueCode"),
    city: textAt(partOf(administrative, "city"), "valueCode"),
  };
}

function cityOf(resource: Json): string | undefined {
  const address = resource.address;
  const list = Array.isArray(address) ? listAt(resource, "address") : [objectAt(resource, "address")];
  return list.map((one) => addressOf(one).city).find((city) => city !== undefined);
}

interface Cover {
  readonly segment: string | undefined;
  readonly isActive: boolean;
}

/** How each Patient is insured: by an active Coverage, if there is one. */
function coveragesOf(resources: Resources): ReadonlyMap<Json, Cover> {
  const covers = new Map<Json, Cover>();
  for (const coverage of resources.of("Coverage")) {
    const patient = resources.find(objectAt(coverage, "beneficiary"));
    if (patient === undefined || covers.get(patient)?.isActive) continue;
    const words = wordsOf(coverage.type);
    const segment = words.find((word) => SEGMENTS.includes(segmentOf(word))) ?? words[0];
    covers.set(patient, { segment, isActive: coverage.status === "active" });
  }
  return covers;
}

const SEGMENTS: readonly string[] = ["pbi-apbn", "pbi-apbd", "ppu", "pbpu", "bp"];

interface Answer {
  readonly answer: string;
  readonly at: string;
}

/** The last answer of each Patient, by Consents of the category. */
function consentsOf(resources: Resources, category: FhirOptions["consentCategory"]): ReadonlyMap<Json, Answer> {
  const answers = new Map<Json, Answer>();
  if (category === undefined) return answers;
  for (const consent of resources.of("Consent")) {
    const codings = listAt(consent, "category").flatMap((one) => listAt(one, "coding"));
    if (!codings.some(({ system, code }) => system === category.system && code === category.code)) continue;
    const patient = resources.find(objectAt(consent, "patient"));
    const answer = answerOf(consent);
    const at = textAt(consent, "dateTime") ?? "";
    if (patient === undefined || answer === undefined || (answers.get(patient)?.at ?? "") > at) continue;
    answers.set(patient, { answer, at });
  }
  return answers;
}

/** What a Consent says; nothing for a draft, a mistake, or one that neither permits nor denies. */
function answerOf(consent: Json): "granted" | "refused" | "withdrawn" | undefined {
  const { status } = consent;
  if (status === "rejected") return "refused";
  if (status === "inactive") return "withdrawn";
  const { type } = objectAt(consent, "provision");
  return status !== "active" ? undefined : type === "permit" ? "granted" : type === "deny" ? "refused" : undefined;
}
