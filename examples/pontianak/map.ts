// The picture: the city before and after the plan, side by side, as SVG.

import { type GeoProjection, geoMercator, geoPath } from "d3-geo";
import type { City } from "./city.ts";
import type { Point } from "./kelurahan.ts";
import { number } from "./print.ts";
import { AXES, CROSSINGS, RIVERS } from "./rivers.ts";

/** One side of the picture. */
export interface Scene {
  readonly title: string;
  readonly subtitle: string;
  /** Where each person is enrolled: an index of a facility, −1 for nowhere. */
  readonly facility: Int32Array;
  readonly enrolled: Int32Array;
}

const PANEL = { width: 720, height: 800 };
const GAP = 24;
const TOP = 84;
const BOTTOM = 92;
const WIDTH = 2 * PANEL.width + 3 * GAP;
const HEIGHT = TOP + PANEL.height + BOTTOM;

const LOADS = [
  { upTo: 0.8, colour: "#3d7ea6", label: "up to 80 % of the quota" },
  { upTo: 1, colour: "#8fbcd0", label: "80 to 100 %" },
  { upTo: 1.2, colour: "#f0c265", label: "to 120 %" },
  { upTo: 1.6, colour: "#e2813f", label: "to 160 %" },
  { upTo: Number.POSITIVE_INFINITY, colour: "#b5342d", label: "more" },
];

const NAMED_ABOVE = 1.2;

export function drawMap(city: City, quota: Int32Array, title: string, scenes: readonly [Scene, Scene]): string {
  const panels = scenes.map((scene, i) => {
    const x = GAP + i * (PANEL.width + GAP);
    return `<g transform="translate(${x},${TOP})">${drawPanel(city, quota, scene)}</g>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" font-family="'Helvetica Neue', Arial, 'DejaVu Sans', sans-serif" fill="#2b2b2b">
<defs><clipPath id="panel"><rect width="${PANEL.width}" height="${PANEL.height}" rx="6"/></clipPath></defs>
<rect width="100%" height="100%" fill="#ffffff"/>
<text x="${GAP}" y="38" font-size="25" font-weight="bold">${title}</text>
<text x="${GAP}" y="64" font-size="15" fill="#666">Synthetic people and synthetic numbers of doctors on the real map of Pontianak: an example, not a finding.</text>
${panels.join("\n")}
<g transform="translate(${GAP},${TOP + PANEL.height + 34})">${drawLegend()}</g>
</svg>
`;
}

/** What the layers of one side need. */
interface View {
  readonly city: City;
  readonly scene: Scene;
  /** Enrolled against the quota, by facility. */
  readonly loads: Float64Array;
  readonly projection: GeoProjection;
}

function drawPanel(city: City, quota: Int32Array, scene: Scene): string {
  const projection = geoMercator().fitExtent(
    [
      [26, 62],
      [PANEL.width - 26, PANEL.height - 26],
    ],
    { type: "MultiPoint", coordinates: city.neighbourhoods.map(({ point }) => [point[0], point[1]]) },
  );
  const loads = Float64Array.from(scene.enrolled, (people, j) => people / Math.max(1, quota[j]!));
  const view = { city, scene, loads, projection };
  return `<g clip-path="url(#panel)"><rect width="${PANEL.width}" height="${PANEL.height}" fill="#f6f4ef"/>
${drawRivers(view)}
${drawNeighbourhoods(view)}
${drawDistricts(view)}
${drawFacilities(view)}
${drawCrossings(view)}
${drawLabels(view)}
</g><text x="20" y="34" font-size="21" font-weight="bold">${scene.title}</text>
<text x="20" y="56" font-size="14" fill="#555">${scene.subtitle}</text>`;
}

/** As broad as the rivers are. */
function drawRivers({ projection }: View): string {
  const path = geoPath(projection);
  const metre = pixelsPerMetre(projection);
  return AXES.map((axis, r) => {
    const coordinates = axis.map(([lon, lat]) => [lon, lat]);
    const width = (RIVERS[r]!.widthMetres * metre).toFixed(1);
    return `<path d="${path({ type: "LineString", coordinates })}" fill="none" stroke="#cfe0ea" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`;
  }).join("");
}

function pixelsPerMetre(projection: GeoProjection): number {
  const [a, b] = [at(projection, [109.33, 0]), at(projection, [109.34, 0])];
  return (b[0] - a[0]) / 1111.95;
}

/** A dot a neighbourhood, coloured by how loaded its people's facilities are on average. */
function drawNeighbourhoods({ city, scene, loads, projection }: View): string {
  const sum = new Float64Array(city.neighbourhoods.length);
  for (const [row, j] of scene.facility.entries()) if (j >= 0) sum[city.homes[row]!]! += loads[j]!;
  const dots = city.neighbourhoods.map(({ point, people }, n) => {
    const [x, y] = at(projection, point);
    return `<circle cx="${x}" cy="${y}" r="2.6" fill="${colourOf(sum[n]! / Math.max(1, people))}"/>`;
  });
  return `<g opacity="0.5">${dots.join("")}</g>`;
}

/** Where the names of the kecamatan stand: at the edge, clear of the circles. */
const DISTRICTS: readonly [string, Point][] = [
  ["BARAT", [109.28, -0.0135]],
  ["KOTA", [109.2965, -0.051]],
  ["SELATAN", [109.3095, -0.0765]],
  ["TENGGARA", [109.365, -0.0865]],
  ["TIMUR", [109.3805, -0.0425]],
  ["UTARA", [109.3345, 0.0245]],
];

function drawDistricts({ projection }: View): string {
  const labels = DISTRICTS.map(([name, point]) => {
    const [x, y] = at(projection, point);
    return `<text x="${x}" y="${y}">${name}</text>`;
  });
  return `<g font-size="14" letter-spacing="3" fill="#8a8578" text-anchor="middle" stroke="#f6f4ef" stroke-width="3" paint-order="stroke">${labels.join("")}</g>`;
}

const MARKS = { bridge: "M-15,-3H15M-15,3H15", ferry: "M-12,0H12M7,-4L12,0L7,4M-7,-4L-12,0L-7,4" } as const;

function drawCrossings({ projection }: View): string {
  const marks = CROSSINGS.map(({ kind, lon, lat, heading }) => {
    const [x, y] = at(projection, [lon, lat]);
    return `<path transform="translate(${x},${y}) rotate(${-heading})" d="${MARKS[kind]}"/>`;
  });
  return `<g fill="none" stroke="#333" stroke-width="1.6">${marks.join("")}</g>`;
}

/** Area by people enrolled, colour by load; the largest first, so that they hide nobody. */
function drawFacilities({ city, scene, loads, projection }: View): string {
  const circles = largestFirst(scene.enrolled).map((j) => {
    const { lon, lat } = city.facilities[j]!;
    const [x, y] = at(projection, [lon, lat]);
    return `<circle cx="${x}" cy="${y}" r="${radius(scene.enrolled[j]!).toFixed(1)}" fill="${colourOf(loads[j]!)}"/>`;
  });
  return `<g fill-opacity="0.92" stroke="#fff" stroke-width="1.2">${circles.join("")}</g>`;
}

/** Names the overloaded puskesmas, below or above their circles, where the text meets no other. */
function drawLabels({ city: { facilities }, scene: { enrolled }, loads, projection }: View): string {
  const placed: { x: number; y: number; half: number }[] = [];
  const loaded = largestFirst(enrolled).filter((j) => loads[j]! > NAMED_ABOVE);
  const named = loaded.filter((j) => facilities[j]!.kind === "puskesmas");
  const texts = named.map((j) => {
    const { name, lon, lat } = facilities[j]!;
    const [x, y] = at(projection, [lon, lat]);
    const text = `${name} ${Math.round(100 * loads[j]!)} %`;
    const half = 3.6 * text.length;
    const away = radius(enrolled[j]!);
    const free = [y + away + 13, y - away - 5].find((line) =>
      placed.every((other) => Math.abs(other.x - x) > other.half + half || Math.abs(other.y - line) > 13),
    );
    if (free === undefined) return "";
    placed.push({ x, y: free, half });
    return `<text x="${x}" y="${free.toFixed(1)}">${text}</text>`;
  });
  return `<g font-size="12" text-anchor="middle" stroke="#f6f4ef" stroke-width="3" stroke-linejoin="round" paint-order="stroke">${texts.join("")}</g>`;
}

function largestFirst(enrolled: Int32Array): number[] {
  return [...enrolled.keys()].sort((a, b) => enrolled[b]! - enrolled[a]!);
}

function drawLegend(): string {
  const loads = LOADS.map(({ colour, label }, i) => {
    return `<g transform="translate(${[230, 430, 545, 635, 725][i]},0)"><circle r="8" fill="${colour}"/><text x="14" y="5">${label}</text></g>`;
  });
  const sizes = [5_000, 20_000, 50_000].map((people, i) => {
    const r = radius(people);
    return `<g transform="translate(${[960, 1050, 1160][i]},0)"><circle r="${r.toFixed(1)}" fill="none" stroke="#555"/><text x="${r + 6}" y="5">${number(people)}</text></g>`;
  });
  return `<g font-size="14"><text y="5" font-weight="bold">Enrolled against the quota</text>${loads.join("")}
<text x="810" y="5" font-weight="bold">People enrolled</text>${sizes.join("")}
<g transform="translate(1290,0)"><path d="${MARKS.bridge}" stroke="#333" stroke-width="1.6"/><text x="20" y="5">bridge</text></g>
<g transform="translate(1395,0)"><path d="${MARKS.ferry}" fill="none" stroke="#333" stroke-width="1.6"/><text x="20" y="5">ferry</text></g>
<text y="36" font-size="13" fill="#666">Large circles: facilities. Dots: neighbourhoods, in the mean colour of the facilities their people are enrolled at. Named: puskesmas above ${Math.round(100 * NAMED_ABOVE)} %.</text></g>`;
}

/** 5,000 people: 7 pixels. */
function radius(people: number): number {
  return Math.sqrt(people / 100);
}

/** To the whole per cent, so that full to the last place does not look overfull. */
function colourOf(load: number): string {
  return LOADS.find(({ upTo }) => Math.round(100 * load) <= 100 * upTo)!.colour;
}

function at(projection: GeoProjection, [lon, lat]: Point): [x: number, y: number] {
  const [x, y] = projection([lon, lat])!;
  return [Math.round(10 * x) / 10, Math.round(10 * y) / 10];
}
