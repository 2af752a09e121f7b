/**
 * Maps: facilities by size and load before and after, and where people go.
 *
 * Text and numbers as SVG, without a document, a font or a tile: the same string in Node, a Worker and a page. Rivers and
 * borders are drawn only where they were given. Homes are shown as squares of many people, never one by one.
 */

import { type Flow, type PictureFacts, peopleByPlace } from "./facts.ts";
import { type Frame, frameOf, isOnMap, isShown, type Point, squaresOf } from "./frame.ts";
import { classOf, colourOf, LOADS, loadLegend, loadOf } from "./loads.ts";
import { type Label, placeLabels, shortened } from "./place-labels.ts";
import type { Line } from "./types.ts";
import { escapeText, type Voice } from "./voice.ts";

const WIDTH = 700;
const FONT = 12;
const LONGEST_NAME = 24;
/** The circle of the fullest facility. */
const LARGEST_RADIUS = 26;
/** More arrows than this bury each other. */
export const MOST_FLOWS = 25;
const LEGEND = 30;

/** What one map draws on. */
interface Sheet {
  readonly facts: PictureFacts;
  readonly voice: Voice;
  readonly frame: Frame;
  /** Facilities that are on it. */
  readonly shown: readonly number[];
  readonly publish: boolean;
}

function sheetOf(facts: PictureFacts, voice: Voice): Sheet | null {
  const { problem, publish = false } = facts.input;
  const frame = frameOf(problem, WIDTH);
  if (frame === null) return null;
  const shown = problem.facilities.flatMap((facility, j) => (isOnMap(frame, facility) ? [j] : []));
  return { facts, voice, frame, shown, publish };
}

/** The map of one moment; `null` without coordinates. */
export function loadMap(facts: PictureFacts, moment: "before" | "after", voice: Voice): string | null {
  const sheet = sheetOf(facts, voice);
  if (sheet === null) return null;
  const { input, rows } = facts;
  const { frame, shown } = sheet;
  const people = rows.map((row) => row[moment]);
  const loads = rows.map((row, j) => loadOf(people[j]!, row.quota));
  const seated = peopleByPlace(input.problem, moment === "after" ? input.plan.transfers : null);
  const most = Math.max(1, ...rows.map(({ before, after }) => Math.max(before, after)));
  const radius = (j: number): number => Math.max(2.5, LARGEST_RADIUS * Math.sqrt(people[j]! / most));
  const byLoad = [...shown].sort((a, b) => loads[b]! - loads[a]! || a - b);
  const circles = [...shown]
    .sort((a, b) => people[b]! - people[a]!)
    .map((j) => circleOf(sheet, j, radius(j), loads[j]!));
  const labels = byLoad.map((j) => labelOf(sheet, j, radius(j)));
  const inSquares = squaresOf(frame, input.problem, seated, loads);
  const body = `${ground(sheet)}${squares(sheet, inSquares)}${water(sheet)}
<g stroke="#fff" stroke-width="1">${circles.join("")}</g>${written(sheet, labels)}`;
  return picture(frame, body, `<g transform="translate(4,${frame.height + 6})">${loadLegend(voice, WIDTH - 8)}</g>`);
}

/** The largest flows as arrows, over the facilities that give and receive; `null` without coordinates or flows. */
export function flowMap(facts: PictureFacts, voice: Voice): string | null {
  const sheet = sheetOf(facts, voice);
  if (sheet === null) return null;
  const { shown, frame } = sheet;
  const onMap = new Set(shown);
  const flows = facts.flows
    .filter(({ from, to, people }) => onMap.has(from) && onMap.has(to) && isShown(people, sheet.publish))
    .slice(0, MOST_FLOWS);
  if (flows.length === 0) return null;
  const arriving = facts.rows.map((row) => row.arriving);
  const most = Math.max(1, ...arriving);
  const radius = (j: number): number =>
    arriving[j]! > 0 ? Math.max(4, 0.7 * LARGEST_RADIUS * Math.sqrt(arriving[j]! / most)) : 3;
  // Receivers above the arrows, the smallest on top: none is hidden.
  const circles = [...shown]
    .sort((a, b) => radius(b) - radius(a) || a - b)
    .map((j) => {
      const [x, y] = placeOf(sheet, j);
      const look = arriving[j]! > 0 ? 'fill="#1f7a53" stroke="#fff"' : 'fill="var(--ground)" stroke="#9a6b3f"';
      return `<circle cx="${x}" cy="${y}" r="${radius(j).toFixed(1)}" ${look}><title>${nameOf(sheet, j)}</title></circle>`;
    });
  const named = [...shown].sort((a, b) => arriving[b]! - arriving[a]! || a - b).filter((j) => arriving[j]! > 0);
  const labels = named.map((j) => labelOf(sheet, j, radius(j)));
  const body = `${ground(sheet)}${water(sheet)}<g fill="none" stroke="#c2571a" stroke-opacity="0.7">${flows
    .map((flow) => arrowOf(sheet, flow, flows[0]!.people))
    .join("")}</g>${circles.join("")}${written(sheet, labels)}`;
  return picture(frame, body, flowLegend(sheet));
}

function picture({ height }: Frame, body: string, legend: string): string {
  return `<svg class="map" viewBox="0 0 ${WIDTH} ${height + LEGEND}" xmlns="http://www.w3.org/2000/svg" role="img" font-family="system-ui, 'Segoe UI', Arial, sans-serif" font-size="${FONT}">
<svg width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}">${body}</svg>${legend}</svg>`;
}

function ground({ frame, facts }: Sheet): string {
  const borders = facts.input.areas?.borders ?? [];
  return `<rect width="${WIDTH}" height="${frame.height}" fill="var(--ground)"/>${lines(frame, borders, 'fill="none" stroke="var(--line)" stroke-dasharray="3 3"')}`;
}

/** Rivers, and where they can be crossed. */
function water({ facts, frame, voice }: Sheet): string {
  const { travel } = facts.input.problem;
  const rivers = facts.input.rivers ?? travel?.barriers ?? [];
  const crossings = (travel?.barriers === undefined ? [] : travel.crossings)
    .map(({ id, lon, lat, closed }) => {
      const [x, y] = frame.at(lon, lat);
      const state = closed === true ? ` (${voice.say("ditutup", "closed")})` : "";
      const mark = closed === true ? "M-5,-5L5,5M-5,5L5,-5" : "M-7,-3H7M-7,3H7";
      return `<path transform="translate(${x},${y})" d="${mark}" stroke="var(--ink)" stroke-width="1.6"><title>${escapeText(id)}${plain(state)}</title></path>`;
    })
    .join("");
  return `${lines(frame, rivers, 'fill="none" stroke="var(--water)" stroke-width="7" stroke-linecap="round" stroke-linejoin="round"')}${crossings}`;
}

function lines(frame: Frame, all: readonly Line[], look: string): string {
  if (all.length === 0) return "";
  const d = all.map((line) => `M${line.map(([lon, lat]) => frame.at(lon!, lat!).join(",")).join("L")}`).join("");
  return `<path ${look} d="${d}"/>`;
}

/** One path a colour: a thousand squares are some kilobytes. */
function squares({ frame, publish }: Sheet, { columns, people, load }: ReturnType<typeof squaresOf>): string {
  const size = (frame.east - frame.west) / columns;
  const paths = LOADS.map(() => "");
  people.forEach((here, i) => {
    if (!isShown(here, publish)) return;
    const lon = frame.west + (i % columns) * size;
    const lat = frame.north - Math.floor(i / columns) * size;
    const [x, y] = frame.at(lon, lat);
    const [right, bottom] = frame.at(lon + size, lat - size);
    paths[classOf(load[i]!)] += `M${x} ${y}H${right}V${bottom}H${x}z`;
  });
  const drawn = paths.map((d, i) => (d === "" ? "" : `<path fill="${LOADS[i]!.colour}" d="${d}"/>`));
  return `<g opacity="0.3">${drawn.join("")}</g>`;
}

function placeOf({ facts, frame }: Sheet, j: number): Point {
  const { lon, lat } = facts.input.problem.facilities[j]!;
  return frame.at(lon!, lat!);
}

function circleOf(sheet: Sheet, j: number, radius: number, load: number): string {
  const [x, y] = placeOf(sheet, j);
  const percent = Number.isFinite(load) ? `${Math.round(100 * load)} %` : "—";
  return `<circle cx="${x}" cy="${y}" r="${radius.toFixed(1)}" fill="${colourOf(load)}"><title>${nameOf(sheet, j)}: ${percent}</title></circle>`;
}

function nameOf({ facts }: Sheet, j: number): string {
  return escapeText(facts.rows[j]!.name);
}

function labelOf(sheet: Sheet, j: number, radius: number): Label & { readonly full: string } {
  const [x, y] = placeOf(sheet, j);
  const full = sheet.facts.rows[j]!.name;
  return { text: shortened(full, LONGEST_NAME), full, x, y, radius };
}

function written({ frame }: Sheet, labels: readonly (Label & { readonly full: string })[]): string {
  const edge = { left: 2, top: 2, right: WIDTH - 2, bottom: frame.height - 2 };
  const circles = labels.map(({ x, y, radius }) => {
    // Only the middle of a circle: names may stand on its rim, or nothing had a place in a dense town.
    const r = 0.5 * radius;
    return { left: x - r, top: y - r, right: x + r, bottom: y + r };
  });
  const texts = placeLabels(labels, FONT, edge, circles).map(({ label, x, y }) => {
    const { text, full } = label as Label & { readonly full: string };
    const title = text === full ? "" : `<title>${escapeText(full)}</title>`;
    return `<text class="label" x="${x.toFixed(1)}" y="${y.toFixed(1)}">${escapeText(text)}${title}</text>`;
  });
  return `<g fill="var(--ink)" stroke="var(--ground)" stroke-width="3" paint-order="stroke" stroke-linejoin="round">${texts.join("")}</g>`;
}

/** An arrow that bends to its left, so that both ways between two facilities are seen. */
function arrowOf(sheet: Sheet, { from, to, people }: Flow, most: number): string {
  const [x1, y1] = placeOf(sheet, from);
  const [x2, y2] = placeOf(sheet, to);
  const [dx, dy] = [x2 - x1, y2 - y1];
  const [bendX, bendY] = [x1 + dx / 2 + 0.18 * dy, y1 + dy / 2 - 0.18 * dx];
  const width = 1.2 + 6 * Math.sqrt(people / most);
  // The head: two short strokes against the direction in which the bend arrives.
  const angle = Math.atan2(y2 - bendY, x2 - bendX);
  const head = [angle + 2.6, angle - 2.6].map(
    (turn) => `M${x2} ${y2}l${(9 * Math.cos(turn)).toFixed(1)} ${(9 * Math.sin(turn)).toFixed(1)}`,
  );
  return `<path stroke-width="${width.toFixed(1)}" d="M${x1} ${y1}Q${bendX.toFixed(1)} ${bendY.toFixed(1)} ${x2} ${y2}"><title>${nameOf(sheet, from)} → ${nameOf(sheet, to)}: ${people}</title></path><path stroke-width="1.6" d="${head.join("")}"/>`;
}

function flowLegend({ frame, voice }: Sheet): string {
  const { height } = frame;
  return `<g transform="translate(8,${height + 18})"><circle r="6" cx="6" cy="0" fill="#1f7a53"/><text class="small" x="18" y="4">${voice.say("menerima", "receives")}</text><circle r="3" cx="126" cy="0" fill="none" stroke="#9a6b3f"/><text class="small" x="136" y="4">${voice.say("tidak menerima", "receives nobody")}</text><path d="M266 0h30" stroke="#c2571a" stroke-width="4"/><text class="small" x="304" y="4">${voice.say(`${MOST_FLOWS} arus terbesar`, `the ${MOST_FLOWS} largest flows`)}</text></g>`;
}

/** Titles are plain text: what a voice says in two languages stands there one after the other. */
function plain(markup: string): string {
  return markup.replace(/<\/tspan><tspan[^>]*>/g, " / ").replace(/<[^>]+>/g, "");
}
