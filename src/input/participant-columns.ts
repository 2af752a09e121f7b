/**
 * Participants, from records to loose columns, by one loop: hundreds of thousands of wrong records must be answered as
 * quickly as right ones, and a schema would make an object of every issue. No message holds an id or a value: only the
 * row, the field and the type of what came.
 */

import { codeForNumber, type Fault, type IssueList, typeWord } from "../errors.ts";
import { runThrough } from "../generators.ts";
import { columns, facilityLists } from "../model/columns.ts";
import { consentCode } from "../model/policy.ts";
import { numberOf, repeatedIn } from "../model/repeated.ts";
import type { ParticipantRecord } from "../types.ts";
import { lengthOf } from "./foreign.ts";
import { type LooseParticipants, rowState } from "./loose.ts";
import { ListColumn, type OpenColumn, openColumn, textFault, type WordColumn } from "./open-columns.ts";
import { RowFaults } from "./row-faults.ts";
import { WordList } from "./spelling.ts";

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
  const open = new OpenColumns(rows, matrix, faults);
  const fields: Fields = {};
  for (let row = 0; row < rows; row++) {
    const obstacle = readFields(records, row, fields);
    if (obstacle === undefined) open.fill(row, fields);
    else {
      const fault: Fault = { code: "type", expected: "object", got: obstacle };
      faults.add(row, "", fault, rowState.faulty | rowState.placeFaulty);
      open.leaveOut();
    }
  }
  if (rows === length) return open.done();
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
type Fields = Partial<Record<keyof ParticipantRecord, unknown>>;

/**
 * Reads every field once, for a getter may throw or change its mind; returns what stands in the way of it. One by one: a loop
 * over the names takes three times as long.
 */
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
    into.avoid = source.avoid;
    into.household = source.household;
    return undefined;
  } catch {
    return "#unreadable";
  }
}

/** A column that few files have, and the field of a record that fills it. */
interface Other {
  readonly field: keyof ParticipantRecord;
  readonly column: OpenColumn;
}

/** The columns while they are being filled. */
class OpenColumns {
  readonly #faults: RowFaults;
  readonly #ids: string[] = [];
  readonly #idNumbers: Uint32Array;
  readonly #lon: Float64Array | undefined;
  readonly #lat: Float64Array | undefined;
  readonly #zone: Int32Array | undefined;
  readonly #facility: Int32Array;
  readonly #consent: Uint8Array;
  readonly #facilityIds: WordList = new WordList();
  readonly #zones: WordList = new WordList();
  readonly #lists: (readonly string[])[] = [];
  readonly #others: readonly Other[];

  constructor(rows: number, matrix: boolean, faults: RowFaults) {
    this.#faults = faults;
    this.#idNumbers = new Uint32Array(rows);
    this.#facility = new Int32Array(rows).fill(-1);
    this.#consent = new Uint8Array(rows).fill(consentCode.unknown);
    if (matrix) this.#zone = new Int32Array(rows).fill(-1);
    else {
      this.#lon = new Float64Array(rows).fill(Number.NaN);
      this.#lat = new Float64Array(rows).fill(Number.NaN);
    }
    this.#others = [
      ...columns.flatMap((column) => (column.says ? [{ field: column.field, column: openColumn(column, rows) }] : [])),
      ...facilityLists.map(({ field }) => ({ field, column: new ListColumn(field, rows, this.#lists) })),
    ];
  }

  /** A row that cannot be read at all. */
  leaveOut(): void {
    this.#ids.push("");
  }

  fill(row: number, fields: Fields): void {
    this.#readId(row, fields.id);
    // It need not be known where people live who are held.
    const held = isGiven(fields.hold);
    if (this.#zone !== undefined) this.#readZone(row, fields.zone, held);
    if (this.#lon !== undefined) this.#readDegrees(this.#lon, { row, key: "lon", most: 180, held }, fields.lon);
    if (this.#lat !== undefined) this.#readDegrees(this.#lat, { row, key: "lat", most: 90, held }, fields.lat);
    this.#readFacility(row, fields.facilityId);
    this.#readConsent(row, fields.consent);
    const others = this.#others;
    for (let k = 0; k < others.length; k++) {
      const value = fields[others[k]!.field];
      if (isGiven(value)) others[k]!.column.read(row, value, this.#faults);
    }
  }

  /** All of them; says which ids stand twice. */
  done(): LooseParticipants {
    for (const { at, first } of runThrough(repeatedIn(this.#ids, this.#idNumbers))) {
      if (this.#ids[at] === "") continue;
      const params = { first: `participants[${first}]` };
      this.#faults.add(at, "id", { code: "duplicate", expected: "unique-id", got: "#id-of", params });
    }
    const others = new Map(this.#others.map(({ field, column }) => [field, column]));
    const wordsOf = (field: keyof ParticipantRecord): readonly string[] => (others.get(field) as WordColumn).list.words;
    return {
      ...{ ids: this.#ids, state: this.#faults.state, lon: this.#lon, lat: this.#lat, zone: this.#zone },
      ...{ facility: this.#facility, consent: this.#consent },
      ...Object.fromEntries(this.#others.map(({ field, column: { column } }) => [field, column])),
      ...{ facilityIds: this.#facilityIds.words, zones: this.#zones.words, choiceLists: this.#lists },
      ...{ holds: wordsOf("hold"), segments: wordsOf("segment"), regions: wordsOf("region") },
      services: wordsOf("needs"),
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
