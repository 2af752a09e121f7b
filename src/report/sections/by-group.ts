/** By area and by group: where people live, and to whom letters go. */

import { type AreaRow, areaRows } from "../../study/area-rows.ts";
import type { Facts } from "../facts.ts";
import { type Pen, section, table } from "../markup.ts";
import { escapeText, SMALL_CELL } from "../voice.ts";

/** More rows than this are not for reading: the files have them all. */
const MOST_ROWS = 400;

/** People and transfers by area, those first where most are transferred. */
export function areas({ input }: Facts, { voice }: Pen): string {
  const { problem, plan, areas: given, explanation, publish = false } = input;
  if (given === undefined) return "";
  const rows = areaRows(problem, plan, given, { explanation, suppressBelow: publish ? SMALL_CELL : 0 })
    .filter(({ people }) => people !== 0)
    .sort((a, b) => (b.transferred ?? 0) - (a.transferred ?? 0) || (b.people ?? 0) - (a.people ?? 0));
  const number = (id: string, en: string): { number: string } => ({ number: voice.say(id, en) });
  const columns = [
    voice.say("Wilayah", "Area"),
    number("Peserta", "People"),
    number("Di FKTP di atas kuota, sebelum", "At facilities over quota, before"),
    number("sesudah", "after"),
    number("Dipindahkan", "Transferred"),
    number("Tambahan rata-rata (km)", "Mean extra way (km)"),
    number("Ditempatkan", "Placed"),
    ...(explanation === undefined ? [] : [number("Persetujuan yang akan membantu", "Consents that would help")]),
  ];
  return section("areas", voice.say("Menurut wilayah", "By area"), [
    table(
      columns,
      rows.slice(0, MOST_ROWS).map((row) => areaCells(row, explanation !== undefined, voice)),
      voice.say("Tempat tinggal peserta", "Where participants live"),
    ),
  ]);
}

function areaCells(row: AreaRow, withConsents: boolean, voice: Pen["voice"]): string[] {
  const { name, people, atFacilitiesOver: at, transferred, placed, meanExtraKm, consentsMissing } = row;
  const few = `&lt; ${SMALL_CELL}`;
  const shown = (value: number | null): string => (value === null ? few : voice.number(value));
  const share = (part: number | null): string =>
    part === null || !people ? "—" : `${voice.decimal((100 * part) / people, 0)} %`;
  return [
    name === null ? voice.say("tidak diketahui", "not known") : escapeText(name),
    ...[shown(people), share(at.before), share(at.after), shown(transferred)],
    meanExtraKm === null ? "—" : voice.decimal(meanExtraKm, 2),
    shown(placed),
    ...(withConsents ? [shown(consentsMissing)] : []),
  ];
}

/** Below this a share gives away the number that it is of. */
const FEWEST_FOR_SHARE = 100;

/** Letters by group of people, so that a group that is left out is seen. */
export function letters({ input }: Facts, { voice }: Pen): string {
  const { letters: groups, publish = false } = input;
  if (groups === undefined || groups.length === 0) return "";
  const number = (id: string, en: string): { number: string } => ({ number: voice.say(id, en) });
  return section("letters", voice.say("Surat menurut kelompok", "Letters by group"), [
    table(
      [
        voice.say("Kelompok", "Group"),
        number("Dapat ditanya", "May be asked"),
        number("Mendapat surat", "Get a letter"),
        number("Bagian", "Share"),
      ],
      groups.map(({ name, people, asked }) => [
        name === null ? voice.say("tidak diketahui", "not known") : escapeText(name),
        voice.people(people),
        voice.people(asked),
        people > 0 && !(publish && people < FEWEST_FOR_SHARE) ? `${voice.decimal((100 * asked) / people, 1)} %` : "—",
      ]),
      voice.say("Kelompok yang jarang disurati patut diperiksa", "Groups that get few letters deserve a look"),
    ),
  ]);
}
