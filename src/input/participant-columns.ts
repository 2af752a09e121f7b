/**
 * Participants, from records to loose columns, by one loop: hundreds of thousands of wrong records must be answered as
 * quickly as right ones, and a schema would make an object of every issue. No message holds an id or a value: only the
 * row, the field and the type of what came.
 */

import { codeForNumber, type Fault, type IssueList, isArray, typeWord } from "../errors.ts";
import { MOST_FACILITIES, MOST_WORDS, PEOPLE_LIMIT } from "../model/check.ts";
import { consentCode } from "../model/policy.ts";
import { segmentOf } from "../model/spelling.ts";
import { lengthOf } from "./foreign.ts";
import { type LooseParticipants, rowState } from "./loose.ts";
import { numberOf, repeatedIn } from "./repeated.ts";
import { RowFaults } from "./row-faults.ts";
import { WordList } from "./spelling.ts";
import { listOf, servicesOf, WordColumn } from "./word-column.ts";

/** Loose columns of the records; adds an issue for whatever is wrong. Nothing where there is no list that can be read. */
export function looseParticipants(
  records: readonly unknown[],
  matrix: boolean,
  issues: IssueList,
): LooseParticipants | undefined {
  const length = lengthOf(records, "participants", issues);
  if (length === undefined) return undefined;
  const rows = rowsBeforeHole(records, length);
  const faults = new RowFaults(rows, issues);
  const columns = new OpenColumns(rows, matrix, faults);
  const fields: Fields = {};
  for (let row = 0; row < rows; row++) {
    const obstacle = readFields(records, row, fields);
    if (obstacle === undefined) columns.fill(row, fields);
    else {
      const fault: Fault = { code: "type", expected: "object", got: obstacle };
      faults.add(row, "", fault, rowState.faulty | rowState.placeFaulty);
      columns.leaveOut();
    }
  }
  if (rows === length) return columns.done();
  issues.add(`participants[${rows}]`, { code: "missing", expected: "object", got: "#hole" });
  return undefined;
}

/** Rows up to the first hole: after it there may be millions more, and no JSON has any. */
function rowsBeforeHole(records: readonly unknown[], length: number): number {
  try {
    for (let row = 0; row < length; row++) if (!(row in records)) return row;
  } catch {
    // Whoever reads the row says that it cannot be read.
  }
  return length;
}

/** The fields of one record; one object for all of them. */
interface Fields {
  id?: unknown;
  lon?: unknown;
  lat?: unknown;
  facilityId?: unknown;
  consent?: unknown;
  count?: unknown;
  zone?: unknown;
  hold?: unknown;
  segment?: unknown;
  region?: unknown;
  needs?: unknown;
  extraCost?: unknown;
  extraCostPerKm?: unknown;
  choices?: unknown;
  household?: unknown;
}

/** Reads every field once, for a getter may throw or change its mind; returns what stands in the way of it. */
function readFields(records: readonly unknown[], row: number, into: Fields): string | undefined {
  try {
    const record = records[row];
    if (typeof record !== "object" || record === null || Array.isArray(record)) return typeWord(record);
    const source = record as Fields;
    into.id = source.id;
    into.lon = source.lon;
    into.lat = source.lat;
    into.facilityId = source.facilityId;
    into.consent = source.consent;
    into.count = source.count;
    into.zone = source.zone;
    into.hold = source.hold;
    into.segment = source.segment;
    into.region = source.region;
    into.needs = source.needs;
    into.extraCost = source.extraCost;
    into.extraCostPerKm = source.extraCostPerKm;
    into.choices = source.choices;
    into.household = source.household;
    return undefined;
  } catch {
    return "#unreadable";
  }
}

/** Columns of whole numbers from 0: below what, how that is said, and what stands for nothing. */
const wholes = {
  count: [PEOPLE_LIMIT, "2^31", 1],
  extraCost: [2 ** 30, "2^30", 0],
  extraCostPerKm: [2 ** 20, "2^20", 0],
} as const;
type Whole = keyof typeof wholes;
const wholeKeys = Object.keys(wholes) as Whole[];

/** The columns while they are being filled. Those that few files have are made when the first record has an entry. */
class OpenColumns {
  readonly #rows: number;
  readonly #faults: RowFaults;
  readonly #ids: string[] = [];
  readonly #idNumbers: Int32Array;
  readonly #lon: Float64Array | undefined;
  readonly #lat: Float64Array | undefined;
  readonly #zone: Int32Array | undefined;
  readonly #facility: Int32Array;
  readonly #consent: Uint8Array;
  readonly #wholes: { -readonly [Key in Whole]?: Int32Array } = {};
  readonly #facilityIds: WordList = new WordList();
  readonly #zones: WordList = new WordList();
  readonly #words: Readonly<Record<"hold" | "segment" | "region" | "household", WordColumn>>;
  readonly #needs: WordColumn;
  #choices: Int32Array | undefined;
  readonly #choiceLists: (readonly string[])[] = [];

  constructor(rows: number, matrix: boolean, faults: RowFaults) {
    this.#rows = rows;
    this.#faults = faults;
    this.#idNumbers = new Int32Array(rows);
    this.#facility = new Int32Array(rows).fill(-1);
    this.#consent = new Uint8Array(rows).fill(consentCode.unknown);
    if (matrix) this.#zone = new Int32Array(rows).fill(-1);
    else {
      this.#lon = new Float64Array(rows).fill(Number.NaN);
      this.#lat = new Float64Array(rows).fill(Number.NaN);
    }
    this.#words = {
      hold: new WordColumn({ field: "hold", rows, most: MOST_WORDS }),
      segment: new WordColumn({ field: "segment", rows, most: MOST_WORDS, spelled: segmentOf }),
      region: new WordColumn({ field: "region", rows, most: MOST_WORDS }),
      household: new WordColumn({ field: "household", rows, most: PEOPLE_LIMIT, keyOf: (name) => name }),
    };
    this.#needs = servicesOf(rows);
  }

  /** A row that cannot be read at all. */
  leaveOut(): void {
    this.#ids.push("");
  }

  fill(row: number, fields: Fields): void {
    this.#readId(row, fields.id);
    for (const key of ["hold", "segment", "region", "household"] as const) {
      if (isGiven(fields[key])) this.#words[key].read(row, fields[key], this.#faults);
    }
    if (isGiven(fields.needs)) this.#needs.readAll(row, fields.needs, this.#faults);
    // Where somebody lives who is held need not be known.
    const held = isGiven(fields.hold);
    if (this.#zone !== undefined) this.#readZone(row, fields.zone, held);
    if (this.#lon !== undefined) this.#readDegrees(this.#lon, { row, key: "lon", most: 180, held }, fields.lon);
    if (this.#lat !== undefined) this.#readDegrees(this.#lat, { row, key: "lat", most: 90, held }, fields.lat);
    this.#readFacility(row, fields.facilityId);
    this.#readConsent(row, fields.consent);
    for (const key of wholeKeys) if (isGiven(fields[key])) this.#readWhole(row, key, fields[key]);
    if (isGiven(fields.choices)) this.#readChoices(row, fields.choices);
  }

  /** All of them; says which ids stand twice. */
  done(): LooseParticipants {
    for (const { at, first } of repeatedIn(this.#ids, this.#idNumbers)) {
      if (this.#ids[at] === "") continue;
      const params = { first: `participants[${first}]` };
      this.#faults.add(at, "id", { code: "duplicate", expected: "unique-id", got: "#id-of", params });
    }
    const { hold, segment, region, household } = this.#words;
    return {
      ...{ ids: this.#ids, state: this.#faults.state, lon: this.#lon, lat: this.#lat, zone: this.#zone },
      ...{ facility: this.#facility, consent: this.#consent, ...this.#wholes, choices: this.#choices },
      ...{ hold: hold.column, segment: segment.column, region: region.column, household: household.column },
      ...{ needs: this.#needs.column, facilityIds: this.#facilityIds.words, zones: this.#zones.words },
      ...{ choiceLists: this.#choiceLists, holds: hold.list.words, segments: segment.list.words },
      ...{ regions: region.list.words, services: this.#needs.list.words },
    };
  }

  #readId(row: number, id: unknown): void {
    const good = typeof id === "string" && id !== "";
    this.#ids.push(good ? id : "");
    if (good) this.#idNumbers[row] = numberOf(id);
    else if (id === "") this.#faults.add(row, "id", { code: "value", expected: "text", got: "#empty" });
    else this.#faults.add(row, "id", textFault(id, "text"));
  }

  #readDegrees(column: Float64Array, { row, key, most, held }: Degrees, value: unknown): void {
    if (typeof value === "number" && Math.abs(value) <= most) column[row] = value;
    else if (!held || isGiven(value)) {
      const fault = { expected: "degrees", got: typeWord(value), params: { most } } as const;
      this.#faults.add(row, key, { code: codeForNumber(value ?? undefined), ...fault }, rowState.placeFaulty);
    }
  }

  #readZone(row: number, id: unknown, held: boolean): void {
    if (typeof id === "string") this.#zone![row] = this.#zones.index(id);
    else if (!held || isGiven(id)) {
      this.#faults.add(row, "zone", textFault(id ?? undefined, "zone-id-text"), rowState.placeFaulty);
    }
  }

  #readFacility(row: number, id: unknown): void {
    if (typeof id === "string") this.#facility[row] = this.#facilityIds.index(id);
    else if (isGiven(id)) this.#faults.add(row, "facilityId", textFault(id, "facility-id-text"));
  }

  #readConsent(row: number, consent: unknown): void {
    const code = consentOf(consent);
    if (code !== undefined) this.#consent[row] = code;
    else {
      const isText = typeof consent === "string";
      const got = isText ? "#another-word" : typeWord(consent);
      this.#faults.add(row, "consent", { code: isText ? "value" : "type", expected: "consent", got });
    }
  }

  #readWhole(row: number, key: Whole, value: unknown): void {
    const [limit, said, nothing] = wholes[key];
    if (typeof value === "number" && Number.isInteger(value) && value >= 0 && value < limit) {
      this.#wholes[key] ??= new Int32Array(this.#rows).fill(nothing);
      this.#wholes[key][row] = value;
    } else {
      const fault = { expected: "whole-below", got: typeWord(value), params: { limit: said } } as const;
      this.#faults.add(row, key, { code: codeForNumber(value), ...fault });
    }
  }

  #readChoices(row: number, choices: unknown): void {
    this.#choices ??= new Int32Array(this.#rows).fill(-1);
    const list = listOf(choices, MOST_FACILITIES);
    if (!isArray(list)) {
      const { expected, ...fault } = list;
      this.#faults.add(row, "choices", {
        ...fault,
        expected: expected === "array" ? "array-of-ids-of-facilities" : expected,
      });
      return;
    }
    const own: string[] = [];
    for (const [i, id] of list.entries()) {
      if (typeof id !== "string") this.#faults.add(row, `choices[${i}]`, textFault(id ?? null, "facility-id-text"));
      else if (own.includes(id)) {
        this.#faults.add(row, `choices[${i}]`, { code: "duplicate", expected: "facility-once", got: "#stands-before" });
      } else own.push(id);
    }
    this.#choices[row] = this.#choiceLists.push(own) - 1;
  }
}

/** Where degrees stand. */
interface Degrees {
  readonly row: number;
  readonly key: "lon" | "lat";
  readonly most: number;
  readonly held: boolean;
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}

/** What is wrong where a text was expected. */
function textFault(value: unknown, expected: Fault["expected"]): Fault {
  return { code: value === undefined ? "missing" : "type", expected, got: typeWord(value) };
}

function consentOf(consent: unknown): number | undefined {
  switch (consent) {
    case true:
    case "granted":
      return consentCode.granted;
    case false:
    case "refused":
      return consentCode.refused;
    case "withdrawn":
      return consentCode.withdrawn;
    case "unknown":
    case undefined:
    case null:
      return consentCode.unknown;
    default:
      return undefined;
  }
}
