/** A problem as rows and back: what the laws turn, split and merge. */
import { consentCode, type Facility, type ParticipantColumns, type Problem } from "../../src/index.ts";
import { avoidedBy, choicesOf } from "./model.ts";

export interface RowRecord {
  readonly lon?: number;
  readonly lat?: number;
  readonly zone?: number;
  readonly facility: number;
  readonly consent: number;
  readonly count: number;
  readonly id?: string;
  /** An index into `holds`, −1 for none. */
  readonly hold?: number;
  /** An index into `segments`, −1 for none. */
  readonly segment?: number;
  /** An index into `regions`, −1 for none. */
  readonly region?: number;
  /** Bits for `services`. */
  readonly needs?: number;
  readonly extraCost?: number;
  readonly extraCostPerKm?: number;
  /** Facilities they name, in order. */
  readonly choices?: readonly number[];
  /** Facilities they avoid. */
  readonly avoid?: readonly number[];
  /** A number shared by the household, −1 for none. */
  readonly household?: number;
}

/** The problem's own lists of words. */
type Words = Pick<Problem, "holds" | "segments" | "regions" | "services">;

/** Columns that a problem need not have, and what stands in them for nothing. */
const optional = {
  hold: -1,
  segment: -1,
  region: -1,
  needs: 0,
  extraCost: 0,
  extraCostPerKm: 0,
  household: -1,
} as const;
const optionalColumns = Object.keys(optional) as (keyof typeof optional)[];

export interface ProblemRows extends Words {
  readonly facilities: readonly Facility[];
  readonly rows: readonly RowRecord[];
  readonly travel?: NonNullable<Problem["travel"]>;
}

/** Columns from rows. A column that no row needs is left out. */
export function problemOf({ facilities, rows, travel, ...words }: ProblemRows): Problem {
  const participants: ParticipantColumns = {
    facility: Int32Array.from(rows, (row) => row.facility),
    consent: Uint8Array.from(rows, (row) => row.consent),
    ...(rows.some((row) => row.count !== 1) ? { count: Int32Array.from(rows, (row) => row.count) } : {}),
    ...(rows.length > 0 && rows.every((row) => row.id !== undefined) ? { ids: rows.map((row) => row.id!) } : {}),
    ...(travel?.metres
      ? { zone: Int32Array.from(rows, (row) => row.zone!) }
      : { lon: Float64Array.from(rows, (row) => row.lon!), lat: Float64Array.from(rows, (row) => row.lat!) }),
    ...Object.fromEntries(
      optionalColumns
        .filter((name) => rows.some((row) => row[name] !== undefined))
        .map((name) => [name, Int32Array.from(rows, (row) => row[name] ?? optional[name])]),
    ),
  };
  const lists = { ...listColumns(rows, "choices", "choice"), ...listColumns(rows, "avoid", "avoid") };
  return { facilities, participants: { ...participants, ...lists }, ...(travel ? { travel } : {}), ...words };
}

function listColumns(
  rows: readonly RowRecord[],
  field: "choices" | "avoid",
  name: string,
): Partial<ParticipantColumns> {
  if (rows.every((row) => row[field] === undefined)) return {};
  const entries = Int32Array.from(rows.flatMap((row) => row[field] ?? []));
  const start = new Int32Array(rows.length + 1);
  for (const [k, row] of rows.entries()) start[k + 1] = start[k]! + (row[field]?.length ?? 0);
  return { [`${name}Start`]: start, [name]: entries };
}

export function rowsOf(problem: Problem): ProblemRows {
  const { facilities, participants: columns, travel, ...words } = problem;
  const rows = Array.from(columns.facility, (facility, row): RowRecord => {
    const at = travel?.metres ? { zone: columns.zone![row]! } : { lon: columns.lon![row]!, lat: columns.lat![row]! };
    const id = columns.ids ? { id: columns.ids[row]! } : {};
    const more = optionalColumns.filter((name) => columns[name]).map((name) => [name, columns[name]![row]!]);
    const count = columns.count?.[row] ?? 1;
    const lists = {
      ...(columns.choice && { choices: choicesOf(problem, row) }),
      ...(columns.avoid && { avoid: avoidedBy(problem, row) }),
    };
    return { ...at, facility, consent: columns.consent[row]!, count, ...id, ...lists, ...Object.fromEntries(more) };
  });
  return { facilities, rows, ...(travel ? { travel } : {}), ...words };
}

/** The problem with other rows. */
export function withRows(problem: Problem, change: (rows: readonly RowRecord[]) => readonly RowRecord[]): Problem {
  const whole = rowsOf(problem);
  return problemOf({ ...whole, rows: change(whole.rows) });
}

/** The problem with other facilities, as many as before. */
export function withFacilities(problem: Problem, change: (facility: Facility, index: number) => Facility): Problem {
  return { ...problem, facilities: problem.facilities.map(change) };
}

/** The row with this answer; who is registered nowhere has nothing to refuse or withdraw, and then it is unknown. */
export function answering(row: RowRecord, consent: number = row.consent): RowRecord {
  const { granted, unknown } = consentCode;
  return { ...row, consent: row.facility >= 0 || row.count === 0 || consent === granted ? consent : unknown };
}

/** The problem with its facilities in another order: `order[k]` is the old index of the new k-th. */
export function facilitiesInOrder(problem: Problem, order: readonly number[]): Problem {
  const { facilities, rows, travel, ...words } = rowsOf(problem);
  const metres = travel?.metres;
  const m = facilities.length;
  const place = new Map(order.map((old, k) => [old, k]));
  return problemOf({
    ...words,
    facilities: order.map((old) => facilities[old]!),
    rows: rows.map((row) => ({
      ...row,
      facility: row.facility < 0 ? -1 : place.get(row.facility)!,
      ...(row.choices && { choices: row.choices.map((j) => place.get(j)!) }),
      ...(row.avoid && { avoid: row.avoid.map((j) => place.get(j)!) }),
    })),
    ...(travel ? { travel } : {}),
    ...(metres ? { travel: { metres: metres.map((_, k) => metres[Math.floor(k / m) * m + order[k % m]!]!) } } : {}),
  });
}

/** An order of 0 … n − 1 from any numbers at all: stable by key. */
export function orderBy(n: number, keys: readonly number[]): number[] {
  const key = (k: number) => keys[k % Math.max(1, keys.length)] ?? 0;
  return Array.from({ length: n }, (_, k) => k).sort((a, b) => key(a) - key(b) || b - a);
}
