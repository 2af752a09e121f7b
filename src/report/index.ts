export { type AskedPeople, letterGroups } from "./letter-groups.ts";
export { reportHtml } from "./report-html.ts";
export { type ReportPart, reportPictures, reportSvg } from "./report-svg.ts";
export type { FrontierPoint, LetterGroup, Line, ReportAreas, ReportInput } from "./types.ts";
export type { Language } from "./voice.ts";
