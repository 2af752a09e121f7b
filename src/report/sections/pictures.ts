/** Maps, facilities, areas, and how much each further transfer brings. */

import { barChart, MOST_BARS } from "../bars.ts";
import { frontierCurve } from "../curve.ts";
import type { Facts } from "../facts.ts";
import { flowMap, loadMap, MOST_FLOWS } from "../map.ts";
import { figure, type Pen, paragraph, section, table } from "../markup.ts";
import { escapeText, SMALL_CELL } from "../voice.ts";

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
    figure("map-before", before, captionBefore(facts, pen.voice)),
    figure("map-after", after, captionAfter(facts, pen.voice)),
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

/** People and transfers by area. */
export function areas(facts: Facts, { voice }: Pen): string {
  const { areas: given, publish = false } = facts.input;
  if (given === undefined) return "";
  const totals = totalsByArea(facts);
  const rows = totals
    .map((total, i) => ({ ...total, name: given.names[i]! }))
    .filter(({ people }) => people > 0)
    .sort((a, b) => b.transferred - a.transferred || b.people - a.people)
    .map(({ name, people, overBefore, overAfter, transferred, placed }) => [
      escapeText(name),
      voice.people(people),
      publish && people < SMALL_CELL ? "—" : `${voice.decimal((100 * overBefore) / people, 0)} %`,
      publish && people < SMALL_CELL ? "—" : `${voice.decimal((100 * overAfter) / people, 0)} %`,
      voice.people(transferred),
      voice.people(placed),
    ]);
  const number = (id: string, en: string): { number: string } => ({ number: voice.say(id, en) });
  return section("areas", voice.say("Menurut wilayah", "By area"), [
    table(
      [
        voice.say("Wilayah", "Area"),
        number("Peserta", "People"),
        number("Di FKTP di atas kuota, sebelum", "At facilities over quota, before"),
        number("sesudah", "after"),
        number("Dipindahkan", "Transferred"),
        number("Ditempatkan", "Placed"),
      ],
      rows.slice(0, MOST_ROWS),
      voice.say("Tempat tinggal peserta", "Where participants live"),
    ),
  ]);
}

interface AreaTotals {
  people: number;
  /** People at facilities over quota. */
  overBefore: number;
  overAfter: number;
  transferred: number;
  placed: number;
}

function totalsByArea({ input, rows }: Facts): AreaTotals[] {
  const { problem, plan, areas: given } = input;
  const { facility, count } = problem.participants;
  const totals = given!.names.map(() => ({ people: 0, overBefore: 0, overAfter: 0, transferred: 0, placed: 0 }));
  const over = (moment: "before" | "after", j: number): boolean => j >= 0 && rows[j]![moment] > rows[j]!.quota;
  const unplaced = new Set(plan.unplaced);
  let i = 0;
  for (let row = 0; row < facility.length; row++) {
    const total = totals[given!.of[row]!];
    const from = facility[row]!;
    let staying = count === undefined ? 1 : count[row]!;
    if (total !== undefined) {
      total.people += staying;
      if (over("before", from)) total.overBefore += staying;
    }
    for (; plan.transfers.participant[i] === row; i++) {
      const people = plan.transfers.people[i]!;
      staying -= people;
      if (total === undefined) continue;
      if (from >= 0) total.transferred += people;
      else total.placed += people;
      if (over("after", plan.transfers.to[i]!)) total.overAfter += people;
    }
    if (total !== undefined && !unplaced.has(row) && over("after", from)) total.overAfter += staying;
  }
  return totals;
}

export function frontier({ input }: Facts, { voice, ink }: Pen): string {
  const curve = input.frontier === undefined ? null : frontierCurve(input.frontier, ink);
  if (curve === null) return "";
  return section("frontier", voice.say("Apa yang dibawa tiap perpindahan", "What each transfer brings"), [
    figure(
      "curve",
      curve,
      voice.say(
        "Sisa kelebihan beban bila paling banyak sekian peserta berpindah; 100 % = tidak seorang pun. Tiap titik adalah rencana terbaik untuk jumlah itu.",
        "Overload that remains if at most so many people are relocated; 100 % = nobody. Each point is the best plan for its number.",
      ),
    ),
  ]);
}
