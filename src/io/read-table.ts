/**
 * Files: a table in CSV, in a workbook or as rows of cells becomes columns. Cells are text until the field says what
 * they are: nothing is guessed from how a cell looks, so leading zeros stay and `22.000` means what its column means.
 */

import { InputError, type InputIssue } from "../errors.ts";
import { readDay } from "./cells.ts";
import { type FieldNames, facilityNames, headingOf, participantNames } from "./fields.ts";
import { HEAD_LINES, type Head } from "./head.ts";
import { type NearColumn, nearColumns } from "./near-columns.ts";
import { type NoteFacts, notesOf } from "./notes.ts";
import { FacilityReader } from "./read-facilities.ts";
import { ParticipantReader } from "./read-participants.ts";
import { refusal, refusalIssue } from "./refusal.ts";
import { RejectList } from "./rejects.ts";
import type { TableSource } from "./source.ts";
import { type LineFault, type OpenOptions, type OpenTable, openTable, type Portion } from "./table-rows.ts";
import type { FacilityTable, ParticipantTable, ParticipantTableOptions, TableFacts, TableOptions } from "./types.ts";

type Kind = "facilities" | "participants";

const namesOf = { facilities: facilityNames, participants: participantNames } as const;

/** Fields without which a table is none: of each list one. */
const needed: Readonly<Record<Kind, readonly (readonly string[])[]>> = {
  facilities: [["id"], ["doctors"]],
  participants: [["facilityId"], ["lon", "zone"], ["lat", "zone"]],
};

/**
 * Reads a table of facilities or of participants. Rows that cannot be read do not end it: they are in `rejects`, by line and
 * column, all kinds of faults in one round. For {@link problemFromTables}.
 *
 * Throws `InputError` for what is no table, or lacks the names of columns.
 *
 * Cost: one pass; of a text never more than some 100 kB are in memory at once, beside the columns.
 *
 * @example
 * const table = await readTable(file, "participants", { idOf, mapping: { id: "noKartu" } });
 */
export async function readTable(
  source: TableSource,
  kind: "participants",
  options?: ParticipantTableOptions,
): Promise<ParticipantTable>;
export async function readTable(
  source: TableSource,
  kind: "facilities",
  options?: TableOptions,
): Promise<FacilityTable>;
export function readTable(
  source: TableSource,
  kind: Kind,
  options: ParticipantTableOptions = {},
): Promise<ParticipantTable | FacilityTable> {
  return kind === "facilities" ? readFacilities(source, options) : readParticipants(source, options);
}

async function readFacilities(source: TableSource, options: TableOptions): Promise<FacilityTable> {
  const table = await begin(source, "facilities", options);
  const reader = new FacilityReader(table.head.heading, table.rejects);
  const rowCount = await readAll(table, reader);
  reader.done();
  const { records, lines } = reader;
  return { kind: "facilities", ...factsOf(table, { rowCount }), records, lines: Int32Array.from(lines) };
}

async function readParticipants(source: TableSource, options: ParticipantTableOptions): Promise<ParticipantTable> {
  const { idOf, on } = options;
  const day = on === undefined ? undefined : readDay(on);
  if (typeof day === "object") throw refusal("options.on", "day", {}, "value");
  const table = await begin(source, "participants", options);
  const { heading } = table.head;
  const reader = new ParticipantReader(heading, table.rejects, idOf);
  const rowCount = await readAll(table, reader);
  const columns = reader.done(day);
  const facts = factsOf(table, {
    rowCount,
    people: columns.ids.length,
    inactive: reader.inactive,
    idsFrom: columns.idsFrom,
    hasIds: heading.at.has("id") || heading.person >= 0,
    hasConsent: heading.at.has("consent"),
    dayMissing: heading.at.has("lastChange") && on === undefined,
  });
  return { kind: "participants", ...facts, ...columns };
}

/**
 * Which columns a table has, and which fields they would be read for: for a page or form in which a person corrects that
 * before the table is read. Reads its beginning alone (of a workbook, all of a sheet), and misses no column: what is
 * needed and not there, `readTable` says.
 *
 * Throws `InputError` for what is no table, and for a mapping of fields that do not exist.
 *
 * @example
 * const { columns, mapping } = await tableColumns(file, "participants");
 */
export async function tableColumns(
  source: TableSource,
  kind: Kind,
  options: TableOptions = {},
): Promise<Pick<TableFacts, "columns" | "mapping">> {
  const { head } = await openTable(source, openOptions(kind, options));
  return { columns: head.cells, mapping: mappingOf(head) };
}

/** A table whose columns are known to be enough. */
interface BegunTable extends OpenTable {
  readonly rejects: RejectList;
  /** Columns that are nearly named for a field. */
  readonly near: readonly NearColumn[];
}

async function begin(source: TableSource, kind: Kind, options: TableOptions): Promise<BegunTable> {
  const { table, mapping, ...others } = openOptions(kind, options);
  const open = await openTable(source, { table, mapping, ...others });
  const near = checkHead(open.head, { table, kind, mapping });
  return { ...open, near, rejects: new RejectList(open.head.cells) };
}

function openOptions(kind: Kind, options: TableOptions): OpenOptions {
  const { name: table = kind, mapping = {}, sheet, delimiter } = options;
  const names = namesOf[kind];
  for (const field of Object.keys(mapping)) {
    if (!Object.hasOwn(names, field) && !field.startsWith("quality ")) throw refusal(table, "unknown-field", { field });
  }
  return { table, names, mapping, sheet, delimiter };
}

interface Expected {
  readonly table: string;
  readonly kind: Kind;
  readonly mapping: OpenOptions["mapping"];
}

/** Throws, for all of them at once, what keeps the names of columns from being enough. */
function checkHead({ heading, row, cells }: Head, { table, kind, mapping }: Expected): readonly NearColumn[] {
  const names: FieldNames = namesOf[kind];
  const some = Object.values(names).flatMap(([first]) => first ?? []);
  if (row < 0) throw refusal(table, "no-header", { lines: HEAD_LINES, names: some.slice(0, 5).join(", ") });
  if (kind === "participants" && isOfFacilities(cells)) throw refusal(table, "facilities-instead");
  const issues: InputIssue[] = [];
  for (const field of heading.twice) issues.push(refusalIssue(table, "two-columns", { field }, "duplicate"));
  for (const [field, name] of Object.entries(mapping)) {
    if (name !== null && !heading.at.has(field))
      issues.push(refusalIssue(table, "no-such-column", { field }, "missing"));
  }
  const near = nearColumns(cells, heading, names, mapping);
  for (const fields of needed[kind]) {
    if (fields.some((field) => heading.at.has(field) || typeof mapping[field] === "string")) continue;
    const meant = near.find(({ field }) => fields.includes(field));
    const field = fields[0]!;
    issues.push(
      meant === undefined
        ? refusalIssue(table, "no-column", { field, names: names[field]!.slice(0, 6).join(", ") }, "missing")
        : refusalIssue(table, "near-column-needed", { ...meant }, "missing"),
    );
  }
  if (issues.length > 0) throw new InputError(issues);
  return near;
}

/** Whether the names are those of a table of facilities, given in place of the other. */
function isOfFacilities(cells: readonly string[]): boolean {
  const asFacilities = headingOf(cells, facilityNames, {}).at;
  return (
    asFacilities.has("doctors") && asFacilities.has("id") && !headingOf(cells, participantNames, {}).at.has("consent")
  );
}

/** Reads all rows; how many there are, with those that are none. */
async function readAll({ portions, rejects }: BegunTable, reader: { read(portion: Portion): void }): Promise<number> {
  let rows = 0;
  const fault: LineFault = (line, what, number) => {
    rows++;
    rejects.add(line, -1, what, number);
  };
  for await (const portion of portions(fault)) {
    rows += portion.rows.length;
    reader.read(portion);
  }
  return rows;
}

function factsOf({ head, near, rejects }: BegunTable, facts: NoteFacts): TableFacts {
  const { heading, cells } = head;
  const ignored = heading.ignored.map((i) => cells[i]!);
  return {
    columns: cells,
    mapping: mappingOf(head),
    ignored,
    rowCount: facts.rowCount,
    rejects: rejects.done(),
    notes: notesOf({ ...facts, near, ignored: ignored.length }),
  };
}

function mappingOf({ heading, cells }: Head): TableFacts["mapping"] {
  return Object.fromEntries([...heading.at].map(([field, i]) => [field, cells[i]!]));
}
