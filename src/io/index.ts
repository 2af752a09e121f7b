/** The entry `fktp-redistribution/io`: files become problems, plans become files. */

export type { OnBad } from "../input/settle.ts";
export type { UnknownFacility } from "../input/unknown-facilities.ts";
export type { CsvOptions, OutCell } from "./csv-text.ts";
export { csvText } from "./csv-text.ts";
export { type FhirOptions, problemFromFhir } from "./fhir.ts";
export type { PlanFeature, PlanMap, PlanMapOptions } from "./geo-json.ts";
export { geoJson } from "./geo-json.ts";
export { lettersXlsx, xlsxBytes } from "./letters-xlsx.ts";
export type { LetterFacts } from "./plan-files.ts";
export { facilitiesCsv, lettersCsv, rejectsCsv, remarkText, transfersCsv } from "./plan-files.ts";
export type { TableProblem, TableProblemOptions, Tables } from "./problem-from-tables.ts";
export { problemFromTables } from "./problem-from-tables.ts";
export { type NumberedRows, readNumberedRows, readRows } from "./read-rows.ts";
export { readTable, tableColumns } from "./read-table.ts";
export type { Reject, Rejects } from "./rejects.ts";
export { rejectRows } from "./rejects.ts";
export { riversFromGeoJson } from "./rivers.ts";
export type { TableSource } from "./source.ts";
export type {
  FacilityField,
  FacilityTable,
  ParticipantField,
  ParticipantTable,
  ParticipantTableOptions,
  TableNote,
  TableNoteCode,
  TableOptions,
} from "./types.ts";
export { remark } from "./types.ts";
