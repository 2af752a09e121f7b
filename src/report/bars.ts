/** Facilities as bars: people before and after against the quota, with ceiling and floor where something was agreed. */

import type { Facility, FacilityRow } from "../types.ts";
import type { PictureFacts } from "./facts.ts";
import { colourOf, loadLegend, loadOf } from "./loads.ts";
import { shortened } from "./place-labels.ts";
import { escapeText, type Voice } from "./voice.ts";

const WIDTH = 700;
const NAMES = 178;
const NUMBERS = 132;
const LINE = 17;
const LONGEST_NAME = 28;
const HEAD = 44;
/** Bars beyond this are only in the table: nobody reads farther. */
export const MOST_BARS = 60;

/** The bars of the facilities that were fullest before, and how many are left out. */
export function barChart({ rows, input }: PictureFacts, voice: Voice): { svg: string; leftOut: number } {
  const order = [...rows.keys()].sort((a, b) => fullness(rows[b]!) - fullness(rows[a]!) || a - b).slice(0, MOST_BARS);
  const most = Math.max(1, ...order.map((j) => Math.max(rows[j]!.before, rows[j]!.after, rows[j]!.quota)));
  const scale = (WIDTH - NAMES - NUMBERS) / most;
  const bars = order.map((j, i) => barOf(drawn(rows[j]!, input.problem.facilities[j]!), HEAD + i * LINE, scale, voice));
  const height = HEAD + order.length * LINE + 6;
  const svg = `<svg class="bars" viewBox="0 0 ${WIDTH} ${height}" xmlns="http://www.w3.org/2000/svg" role="img" font-family="system-ui, 'Segoe UI', Arial, sans-serif" font-size="11">
${loadLegend(voice, WIDTH)}${signs(voice)}${bars.join("\n")}</svg>`;
  return { svg, leftOut: rows.length - order.length };
}

function fullness({ before, after, quota }: FacilityRow): number {
  return Math.max(loadOf(before, quota), loadOf(after, quota));
}

function signs(voice: Voice): string {
  return `<g class="small" transform="translate(0,30)"><rect x="0" y="-7" width="22" height="9" fill="none" stroke="var(--soft)"/><text x="28" y="2">${voice.say("sebelum", "before")}</text><rect x="100" y="-6" width="22" height="7" fill="var(--soft)"/><text x="128" y="2">${voice.say("sesudah", "after")}</text><path d="M206 -9v13" stroke="var(--ink)" stroke-width="2"/><text x="212" y="2">${voice.say("kuota", "quota")}</text><path d="M276 -9v13" stroke="var(--ink)" stroke-dasharray="2 2"/><text x="282" y="2">${voice.say("batas yang disepakati", "agreed limit")}</text><path d="M440 4l4 -8l4 8z" fill="var(--ink)"/><text x="454" y="2">${voice.say("jumlah minimum", "least number")}</text></g>`;
}

/** What every facility keeps without being asked, its quota or those who are there, is no agreed limit. */
function drawn(row: FacilityRow, { capacity, target, maxIntake }: Facility): FacilityRow {
  return (capacity ?? target ?? maxIntake) === undefined ? { ...row, ceiling: null } : row;
}

function barOf(row: FacilityRow, y: number, scale: number, voice: Voice): string {
  const { name, before, after, quota, floor, ceiling } = row;
  const x = (people: number): string => (NAMES + people * scale).toFixed(1);
  const tick = (people: number, look: string): string =>
    `<path d="M${x(people)} ${y}v${LINE - 2}" stroke="var(--ink)" ${look}/>`;
  // A ceiling that is the quota itself, or beyond the picture, says nothing.
  const agreed = ceiling !== null && ceiling !== quota && NAMES + ceiling * scale < WIDTH - NUMBERS;
  const short = shortened(name, LONGEST_NAME);
  const full = short === name ? "" : `<title>${escapeText(name)}</title>`;
  return `<text class="label" x="0" y="${y + 11}">${escapeText(short)}${full}</text><rect x="${NAMES}" y="${y + 1}" width="${(before * scale).toFixed(1)}" height="${LINE - 4}" fill="none" stroke="var(--soft)"/><rect x="${NAMES}" y="${y + 3}" width="${(after * scale).toFixed(1)}" height="${LINE - 8}" fill="${colourOf(loadOf(after, quota))}"/>${tick(quota, 'stroke-width="2"')}${agreed ? tick(ceiling, 'stroke-dasharray="2 2"') : ""}${floor > 0 ? `<path d="M${x(floor)} ${y + LINE - 9}l-4 8h8z" fill="var(--ink)"/>` : ""}<text x="${WIDTH}" y="${y + 11}" text-anchor="end">${voice.people(before)} → ${voice.people(after)}</text>`;
}
