/**
 * A table of participants: columns, filled portion by portion.
 *
 * What belongs to a person does not pass through: of the column of ids only ids, of family cards only that two rows share
 * one, and no name, sex or birthday is read at all. Rows of people who are no active members are counted and left out
 * before anything else of them is read.
 */

import { rowState } from "../input/loose.ts";
import { WordList } from "../input/spelling.ts";
import { consentCode } from "../model/policy.ts";
import { segmentOf } from "../model/spelling.ts";
import { consentWords, faultOf, readActive, readArrears, readDay, readerOf } from "./cells.ts";
import { type Column, decimalColumn, type FaultSink, roomFor, wholeColumn, wordColumn } from "./columns.ts";
import type { Heading, ParticipantField } from "./fields.ts";
import { householdColumn } from "./households.ts";
import { IdColumn } from "./ids.ts";
import type { RejectList } from "./rejects.ts";
import type { Portion } from "./table-rows.ts";
import { type ParticipantColumnsRead, type ParticipantTableOptions, remark } from "./types.ts";
import { readBits, readCodeLists, readCodes, readWords } from "./word-readers.ts";

const MOST_WORDS = 1023;
const MOST_SERVICES = 31;
/** Days in which a change of facility counts as recent: three months. */
const RECENT_DAYS = 92;

/** Words that columns refer to. */
class Lists {
  readonly facilityIds: WordList = new WordList();
  readonly zones: WordList = new WordList();
  readonly holds: WordList = new WordList();
  readonly segments: WordList = new WordList();
  readonly regions: WordList = new WordList();
  readonly services: WordList = new WordList();
  readonly choiceLists: (readonly string[])[] = [];
}

/** What a fault makes of a row. A row without a chance of a yes is still used. */
const faultyBy: Partial<Record<ParticipantField, number>> = {
  lon: rowState.placeFaulty,
  lat: rowState.placeFaulty,
  acceptance: 0,
};

type Entries = Float64Array | Int32Array;
type FieldColumn = (at: number, lists: Lists) => Column<Entries>;

const columnOf: Readonly<Record<Exclude<ParticipantField, "id">, FieldColumn>> = {
  active: (at) => wordColumn(at, readActive),
  lon: (at) => decimalColumn(at, { least: -180, most: 180 }, "lon"),
  lat: (at) => decimalColumn(at, { least: -90, most: 90 }, "lat"),
  zone: (at, { zones }) => wordColumn(at, readCodes(zones)),
  facilityId: (at, { facilityIds }) => wordColumn(at, readCodes(facilityIds)),
  consent: (at) => wordColumn(at, readerOf("word-of-consent", consentWords)),
  count: (at) => wholeColumn(at, 2 ** 31, 1, "whole-number"),
  household: (at) => householdColumn(at),
  hold: (at, { holds }) => wordColumn(at, readWords(holds, MOST_WORDS)),
  segment: (at, { segments }) => wordColumn(at, readWords(segments, MOST_WORDS, segmentOf)),
  region: (at, { regions }) => wordColumn(at, readWords(regions, MOST_WORDS)),
  needs: (at, { services }) => wordColumn(at, readBits(services, MOST_SERVICES)),
  choices: (at, { choiceLists }) => wordColumn(at, readCodeLists(choiceLists)),
  avoid: (at, { choiceLists }) => wordColumn(at, readCodeLists(choiceLists)),
  extraCost: (at) => wholeColumn(at, 2 ** 30, 0, "whole-number"),
  extraCostPerKm: (at) => wholeColumn(at, 2 ** 20, 0, "whole-number"),
  arrears: (at) => wordColumn(at, readArrears),
  lastChange: (at) => wordColumn(at, readDay),
  acceptance: (at) => decimalColumn(at, { least: 0, most: 1 }, "chance"),
};

/** Fills the columns of a table of participants. */
export class ParticipantReader {
  readonly #ids: IdColumn;
  readonly #idAt: number;
  readonly #lists = new Lists();
  readonly #columns: readonly (readonly [field: ParticipantField, at: number, column: Column<Entries>])[];
  readonly #activeAt: number;
  readonly #rejects: RejectList;
  #state = new Uint8Array(0);
  #lines = new Int32Array(0);
  #rows = 0;
  /** Rows of people who are no active members, which are left out. */
  inactive = 0;

  constructor({ at, person }: Heading, rejects: RejectList, idOf: ParticipantTableOptions["idOf"]) {
    this.#idAt = at.get("id") ?? person;
    this.#ids = new IdColumn({ at: this.#idAt, ofPersons: !at.has("id") || at.get("id") === person, idOf });
    this.#activeAt = at.get("active") ?? -1;
    this.#rejects = rejects;
    this.#columns = [...at].flatMap(([name, cell]) => {
      if (name === "id") return [];
      const field = name as keyof typeof columnOf;
      return [[field, cell, columnOf[field](cell, this.#lists)] as const];
    });
  }

  read(portion: Portion): void {
    const { rows, lines } = this.#activeOnly(portion);
    const from = this.#rows;
    this.#rows += rows.length;
    this.#state = roomFor(this.#state, this.#rows);
    this.#lines = roomFor(this.#lines, this.#rows);
    this.#lines.set(lines, from);
    const sink = (at: number, state: number): FaultSink => {
      return (row, fault) => {
        this.#state[row]! |= state;
        this.#rejects.add(this.#lines[row]!, at, fault);
      };
    };
    this.#ids.read({ rows, from }, sink(this.#idAt, rowState.faulty));
    for (const [field, at, column] of this.#columns) {
      column.read({ rows, from }, sink(at, faultyBy[field] ?? rowState.faulty));
    }
  }

  #activeOnly(portion: Portion): Portion {
    if (this.#activeAt < 0) return portion;
    const isActive = wordColumn(this.#activeAt, readActive);
    isActive.read({ rows: portion.rows, from: 0 }, () => {});
    const active = [...isActive.entries(portion.rows.length).entries()].filter(([, entry]) => entry !== 0);
    this.inactive += portion.rows.length - active.length;
    return { rows: active.map(([i]) => portion.rows[i]!), lines: active.map(([i]) => portion.lines[i]!) };
  }

  /** All that was read. `on` is the day from which three months are counted back, if it is known. */
  done(on: number | undefined): ParticipantColumnsRead {
    const rows = this.#rows;
    const lines = this.#lines.slice(0, rows);
    const { ids, repeated, from } = this.#ids.done(lines);
    for (const { at, first } of repeated) {
      this.#state[at]! |= rowState.faulty;
      this.#rejects.add(lines[at]!, this.#idAt, faultOf("own-id", "earlier"), lines[first]!);
    }
    const read = Object.fromEntries(this.#columns.map(([field, , column]) => [field, column.entries(rows)]));
    const {
      facilityId,
      consent,
      arrears,
      lastChange,
      active: _,
      ...others
    } = read as Partial<Record<ParticipantField, Int32Array>>;
    const { facilityIds, zones, holds, segments, regions, services, choiceLists } = this.#lists;
    return {
      ...(others as object),
      ...{ lines, ids, idsFrom: from, state: this.#state.slice(0, rows) },
      facility: facilityId ?? new Int32Array(rows).fill(-1),
      consent: consentOf(rows, consent),
      ...remarksOf(rows, arrears, on === undefined ? undefined : lastChange, on ?? 0),
      ...{ facilityIds: facilityIds.words, zones: zones.words, holds: holds.words, segments: segments.words },
      ...{ regions: regions.words, services: services.words, choiceLists },
    };
  }
}

/** Consent of each row; unknown where the cell is empty. */
function consentOf(rows: number, codes: Int32Array | undefined): Uint8Array {
  const consent = new Uint8Array(rows).fill(consentCode.unknown);
  for (let row = 0; codes !== undefined && row < rows; row++) if (codes[row]! >= 0) consent[row] = codes[row]!;
  return consent;
}

/** What letters should mention of each row; nothing where no column says it. */
function remarksOf(
  rows: number,
  arrears: Int32Array | undefined,
  lastChange: Int32Array | undefined,
  on: number,
): { readonly remarks?: Uint8Array } {
  if (arrears === undefined && lastChange === undefined) return {};
  const remarks = new Uint8Array(rows);
  for (let row = 0; row < rows; row++) {
    if (arrears?.[row] === 1) remarks[row]! |= remark.arrears;
    const day = lastChange?.[row] ?? -1;
    if (day >= 0 && day > on - RECENT_DAYS && day <= on) remarks[row]! |= remark.changedRecently;
  }
  return { remarks };
}
