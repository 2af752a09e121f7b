/** Maps, facilities, and how much each further transfer brings. */

import { barChart, MOST_BARS } from "../bars.ts";
import { frontierCurve } from "../curve.ts";
import type { Facts } from "../facts.ts";
import { flowMap, loadMap, MOST_FLOWS } from "../map.ts";
import { figure, type Pen, paragraph, section, table } from "../markup.ts";
import type { FrontierPoint } from "../types.ts";
import { escapeText } from "../voice.ts";

export function maps(facts: Facts, pen: Pen): string {
  const { say } = pen.voice;
  const before = loadMap(facts, "before", pen.ink);
  const after = loadMap(facts, "after", pen.ink);
  const flows = flowMap(facts, pen.ink);
  if (before === null || after === null) {
    const none = say("Tidak ada peta: koordinat tidak diberikan.", "No map: no coordinates were given.");
    return section("map", say("Peta", "Map"), [paragraph(none, "soft")]);
  }
  return section("map", say("Peta", "Map"), [
    noRivers(facts, pen.voice),
    `<div class="pair">${figure("map-before", before, captionBefore(facts, pen.voice))}${figure("map-after", after, captionAfter(facts, pen.voice))}</div>`,
    flows === null ? "" : figure("map-flows", flows, captionFlows(facts, pen.voice)),
  ]);
}

/** Straight ways look as proven as any others, so that nothing was given must be said. */
function noRivers({ input }: Facts, { say }: Pen["voice"]): string {
  if (input.problem.travel !== undefined) return "";
  const words = say(
    "Sungai tidak diberikan: jarak dihitung lurus, seakan-akan tidak ada penghalang.",
    "No rivers were given: ways are straight lines, as if nothing were between.",
  );
  return paragraph(words, "warn");
}

function captionBefore({ summary }: Facts, { say, people }: Pen["voice"]): string {
  const over = people(summary.overQuota.before);
  return say(
    `Sebelum: ${over} peserta di atas kuota. Lingkaran: FKTP, makin besar makin banyak peserta. Kotak: tempat tinggal, sewarna beban FKTP penghuninya.`,
    `Before: ${over} people over quota. Circles: facilities, larger where more people are enrolled. Squares: homes, in the colour of their facilities' load.`,
  );
}

function captionAfter({ summary }: Facts, { say, people }: Pen["voice"]): string {
  const over = people(summary.overQuota.after);
  return say(`Sesudah: ${over} peserta di atas kuota.`, `After: ${over} people over quota.`);
}

function captionFlows({ flows }: Facts, { say, number }: Pen["voice"]): string {
  const [shown, all] = [Math.min(MOST_FLOWS, flows.length), number(flows.length)];
  return say(
    `Perpindahan: ${shown} dari ${all} arus antar-FKTP. Semua penerima ditunjukkan.`,
    `Transfers: ${shown} of ${all} flows between facilities. All receivers are shown.`,
  );
}

/** More rows than this are not for reading: the files have them all. */
const MOST_ROWS = 400;

export function facilities(facts: Facts, { voice, ink }: Pen): string {
  const { say } = voice;
  const { svg, leftOut } = barChart(facts, ink);
  const most = say(
    `${MOST_BARS} FKTP terpenuh; ${leftOut} lainnya ada di tabel.`,
    `The ${MOST_BARS} fullest; ${leftOut} more are in the table.`,
  );
  const caption = say("Peserta di tiap FKTP, yang terpenuh di atas.", "People at each facility, the fullest first.");
  const left = facts.rows.length - MOST_ROWS;
  return section("facilities", "FKTP", [
    figure("bars", svg, leftOut > 0 ? `${caption} ${most}` : caption),
    facilityTable(facts, voice),
    left > 0
      ? paragraph(say(`${left} FKTP lagi ada di berkas.`, `${left} more facilities are in the files.`), "soft")
      : "",
  ]);
}

function facilityTable({ rows }: Facts, voice: Pen["voice"]): string {
  const number = (id: string, en: string): { number: string } => ({ number: voice.say(id, en) });
  const columns = [
    "FKTP",
    number("Dokter", "Doctors"),
    number("Kuota", "Quota"),
    number("Sebelum", "Before"),
    number("Keluar", "Leaving"),
    number("Masuk", "Arriving"),
    number("Sesudah", "After"),
    number("Per dokter", "Per doctor"),
  ];
  const lines = rows
    .slice(0, MOST_ROWS)
    .map((row) => [
      escapeText(row.name) + (row.closed ? ` (${voice.say("ditutup", "closed")})` : ""),
      voice.decimal(row.doctors, Number.isInteger(row.doctors) ? 0 : 2),
      voice.number(row.quota),
      voice.people(row.before),
      voice.people(row.leaving),
      voice.people(row.arriving),
      voice.people(row.after),
      row.ratioAfter === null ? "—" : voice.number(Math.round(row.ratioAfter)),
    ]);
  return table(
    columns,
    lines,
    voice.say("Semua FKTP, menurut urutan berkas", "All facilities, in the order of the file"),
  );
}

export function frontier({ input }: Facts, { voice, ink }: Pen): string {
  const points = input.frontier ?? [];
  const curve = frontierCurve(points, ink);
  if (curve === null) return "";
  const caption = voice.say(
    "Sisa kelebihan beban bila paling banyak sekian peserta berpindah; 100 % = sesedikit mungkin yang berpindah. Tiap titik adalah rencana terbaik untuk jumlah itu.",
    "Overload that remains if at most so many people are relocated; 100 % = as few as can be. Each point is the best plan for its number.",
  );
  return section("frontier", voice.say("Apa yang dibawa tiap perpindahan", "What each transfer brings"), [
    figure("curve", curve, caption),
    frontierTable(points, voice),
  ]);
}

/** The most points of the curve that are given in numbers. */
const MOST_POINTS = 6;

/** Points about evenly spread by the overload that remains, for whoever cannot see the curve. */
function frontierTable(points: readonly FrontierPoint[], voice: Pen["voice"]): string {
  const ascending = [...points].sort((a, b) => a.net - b.net);
  const full = Math.max(...points.map(({ overload }) => overload));
  const chosen = new Set(
    Array.from({ length: MOST_POINTS }, (_, k) => {
      const wanted = full + (k / (MOST_POINTS - 1)) * (ascending.at(-1)!.overload - full);
      const distance = ({ overload }: FrontierPoint): number => Math.abs(overload - wanted);
      return ascending.reduce((best, point) => (distance(point) < distance(best) ? point : best));
    }),
  );
  const withPeople = points.every(({ overQuota }) => overQuota !== undefined);
  const number = (id: string, en: string): { number: string } => ({ number: voice.say(id, en) });
  return table(
    [
      voice.say("Berpindah (neto)", "Relocated (net)"),
      number("Sisa kelebihan beban", "Overload that remains"),
      ...(withPeople ? [number("Peserta di atas kuota", "People over quota")] : []),
    ],
    [...chosen].map(({ net, overload, overQuota = 0 }) => [
      voice.people(net),
      `${voice.decimal((100 * overload) / full, 1)} %`,
      ...(withPeople ? [voice.people(overQuota)] : []),
    ]),
    voice.say("Beberapa titik dari kurva", "Some points of the curve"),
  );
}
