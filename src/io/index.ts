/** The entry `fktp-redistribution/io`: files become problems, plans become files. */

export { geoJson } from "./geo-json.ts";
export { lettersXlsx } from "./letters-xlsx.ts";
export { facilitiesCsv, lettersCsv, rejectsCsv, transfersCsv } from "./plan-files.ts";
export { problemFromTables } from "./problem-from-tables.ts";
export { readTable } from "./read-table.ts";
export { rejectRows } from "./rejects.ts";
export { riversFromGeoJson } from "./rivers.ts";
export { remark, rowState } from "./types.ts";
