/** A table of facilities: records, for there are few. A facility is nobody's secret, but the words of faults are the same. */

import { runThrough } from "../generators.ts";
import { numberOf, repeatedIn } from "../model/repeated.ts";
import { kindOf, segmentOf } from "../model/spelling.ts";
import type { FacilityRecord } from "../types.ts";
import {
  type Cell,
  type CellFault,
  type CellRow,
  codeOf,
  faultOf,
  faultOfNumber,
  isBlank,
  readFlag,
  textOf,
} from "./cells.ts";
import type { Heading } from "./fields.ts";
import { decimalOf, wholeOf } from "./numbers.ts";
import type { RejectList } from "./rejects.ts";
import type { Portion } from "./table-rows.ts";
import { partsOf } from "./word-readers.ts";

/** What a cell holds, or why it cannot be read. */
type FieldReader = (cell: Cell) => unknown | CellFault;

const number =
  (expected: CellFault["expected"], least: number, most: number): FieldReader =>
  (cell) => {
    const value = typeof cell === "string" ? decimalOf(cell) : cell;
    return typeof value === "number" && value >= least && value <= most ? value : faultOfNumber(expected, cell);
  };

const whole: FieldReader = (cell) => {
  const value = typeof cell === "string" ? wholeOf(cell) : cell;
  const good = typeof value === "number" && Number.isInteger(value) && value >= 0 && value < 2 ** 31;
  return good ? value : faultOfNumber("whole-number", cell);
};

const flag: FieldReader = (cell) => {
  const read = readFlag(cell);
  return typeof read === "number" ? read === 1 : read;
};

const readers: Readonly<Record<string, FieldReader>> = {
  id: codeOf,
  name: textOf,
  kind: (cell) => kindOf(textOf(cell)),
  lon: number("lon", -180, 180),
  lat: number("lat", -90, 90),
  doctors: number("doctors", 0, Number.MAX_VALUE),
  accepts: (cell) => [...new Set(partsOf(cell).map(segmentOf))],
  services: (cell) => [...new Set(partsOf(cell))],
  region: textOf,
  capacity: whole,
  target: whole,
  maxIntake: whole,
  minimum: whole,
  maxOutflow: whole,
  closed: flag,
  dentist: flag,
};

const quality = number("quality", 0, 1);

/** Fields without which there is no facility. */
const required: Readonly<Record<string, CellFault>> = {
  id: faultOf("id", "nothing"),
  doctors: faultOf("doctors", "nothing"),
};

/** Collects the records of a table of facilities. */
export class FacilityReader {
  readonly records: FacilityRecord[] = [];
  readonly lines: number[] = [];
  /** Codes of all rows that have one, and their lines: also of rows with faults. */
  readonly #codes: string[] = [];
  readonly #codeLines: number[] = [];
  readonly #heading: Heading;
  readonly #rejects: RejectList;

  constructor(heading: Heading, rejects: RejectList) {
    this.#heading = heading;
    this.#rejects = rejects;
  }

  read({ rows, lines }: Portion): void {
    for (let i = 0; i < rows.length; i++) {
      const record = this.#recordOf(rows[i]!, lines[i]!);
      if (record === undefined) continue;
      this.records.push(record);
      this.lines.push(lines[i]!);
    }
  }

  #recordOf(cells: CellRow, line: number): FacilityRecord | undefined {
    const record: Record<string, unknown> = {};
    const qualities: Record<string, unknown> = {};
    let good = true;
    for (const [field, at] of this.#heading.at) {
      const cell = cells[at]!;
      const kind = field.startsWith("quality ") ? field.slice("quality ".length) : undefined;
      const value = isBlank(cell) ? required[field] : (readers[field] ?? quality)(cell);
      if (isFault(value)) {
        this.#rejects.add(line, at, value);
        good = false;
      } else if (value !== undefined && kind === undefined) record[field] = value;
      else if (value !== undefined) qualities[kind!] = value;
    }
    if (Object.keys(qualities).length > 0) Object.assign(record, { quality: qualities });
    const { id } = record as { readonly id?: string };
    if (id !== undefined) {
      this.#codes.push(id);
      this.#codeLines.push(line);
    }
    return good ? (record as unknown as FacilityRecord) : undefined;
  }

  /** Says of each facility whose code stands before where that is. */
  done(): void {
    const at = this.#heading.at.get("id")!;
    const [codes, lines] = [this.#codes, this.#codeLines];
    for (const { at: row, first } of runThrough(repeatedIn(codes, Uint32Array.from(codes, numberOf)))) {
      this.#rejects.add(lines[row]!, at, faultOf("own-id", "earlier"), lines[first]!);
    }
  }
}

function isFault(value: unknown): value is CellFault {
  return typeof value === "object" && value !== null && "expected" in value;
}
