/** What remains over quota, why, and what would end it; income of facilities and what the insurer pays. */

import { permenkes3of2023 } from "../../reading/capitation.ts";
import type { Explanation, ExplanationGroup } from "../../types.ts";
import type { Facts } from "../facts.ts";
import { list, type Pen, paragraph, section, table } from "../markup.ts";
import { escapeText } from "../voice.ts";

const MOST_GROUPS = 12;
const MOST_INCOMES = 12;
const MOST_NAMES = 6;

export function remains(facts: Facts, { voice }: Pen): string {
  const heading = voice.say("Yang masih tersisa, dan yang akan mengakhirinya", "What remains, and what would end it");
  const { explanation } = facts.input;
  const left = voice.people(facts.summary.overQuota.after);
  if (explanation === undefined) {
    const words = voice.say(
      `${left} peserta tetap di atas kuota. Sebabnya tidak dihitung untuk laporan ini.`,
      `${left} people remain over quota. Why was not computed for this report.`,
    );
    return section("remains", heading, [paragraph(words)]);
  }
  if (explanation.groups.length === 0) {
    const none = voice.say("Tidak ada FKTP di atas kuota.", "No facility is over its quota.");
    return section("remains", heading, [paragraph(none)]);
  }
  return section("remains", heading, [
    list([
      ...totalsOf(explanation.groups, voice),
      ...notWorth(explanation.groups, voice),
      consents(explanation, voice),
    ]),
    groupTable(explanation.groups, facts.rows, voice),
  ]);
}

function totalsOf(groups: readonly ExplanationGroup[], { say, people, number }: Pen["voice"]): string[] {
  const sum = (of: (group: ExplanationGroup) => number): number => groups.reduce((s, group) => s + of(group), 0);
  const over = people(sum((group) => group.over));
  const count = sum((group) => group.facilities.length);
  const facilities = number(count);
  const doctors = number(sum((group) => group.doctorsMissing));
  const places = number(sum((group) => group.placesMissing));
  const unwilling = people(sum(({ mayNotMove: { refused, unknown, withdrawn } }) => refused + unknown + withdrawn));
  return [
    say(
      `${over} peserta tetap di atas kuota, di ${facilities} FKTP.`,
      `${over} people remain over quota, at ${facilities} ${count === 1 ? "facility" : "facilities"}.`,
    ),
    say(
      `Dokter yang kurang (setara penuh waktu): ${doctors}; tempat yang kurang: ${places}. Bila keduanya ditambah di FKTP tersebut, kelebihan hilang pada jumlah peserta rencana ini.`,
      `Doctors missing (full-time equivalents): ${doctors}; places missing: ${places}. Both together remove the overload at the plan's numbers.`,
    ),
    say(
      `Di FKTP itu ${unwilling} peserta tidak boleh dipindahkan karena menolak, belum menjawab, atau menarik persetujuan.`,
      `At these facilities ${unwilling} people may not be moved: they refused, have not answered, or withdrew.`,
    ),
  ];
}

/** People who could go where room is, but for the way. */
function notWorth(groups: readonly ExplanationGroup[], { say, people, decimal }: Pen["voice"]): string[] {
  const far = groups.flatMap(({ notWorthTheWay }) => (notWorthTheWay?.people ? [notWorthTheWay] : []));
  if (far.length === 0) return [];
  const more = people(far.reduce((sum, one) => sum + one.people, 0));
  const km = decimal(Math.min(...far.map(({ leastKm }) => leastKm!)), 1);
  return [
    say(
      `${more} peserta lagi dapat pergi ke FKTP yang masih longgar, tetapi keringanan tidak sebanding dengan jalannya: yang pertama ${km} km, termasuk beban kepindahan.`,
      `${more} more people could go where room is, but relief is not worth the way: the first at ${km} km, the bother of moving included.`,
    ),
  ];
}

function consents({ consentsMissing }: Explanation, { say, people, number, decimal }: Pen["voice"]): string {
  if (consentsMissing.people === 0)
    return say(
      "Persetujuan tambahan tidak akan mengurangi kelebihan beban.",
      "No further consent would lower the overload.",
    );
  const [more, points] = [people(consentsMissing.people), number(consentsMissing.pointsSaved)];
  const { weightedSaved, overQuotaSaved } = consentsMissing;
  // Points alone may even rise where weights are finite.
  if (weightedSaved !== undefined) {
    const [km, over] = [decimal(weightedSaved / 1000, 1), people(overQuotaSaved)];
    return say(
      `Bila ${more} peserta lagi setuju, itu senilai ${km} km jalan: ${over} peserta di atas kuota dan ${points} poin kelebihan beban lebih sedikit.`,
      `If ${more} more people agreed, that would be worth ${km} km of ways: ${over} fewer people over quota, ${points} fewer overload points.`,
    );
  }
  return say(
    `Bila ${more} peserta lagi setuju, kelebihan beban turun ${points} poin.`,
    `If ${more} more people agreed, overload would fall by ${points} points.`,
  );
}

function groupTable(groups: readonly ExplanationGroup[], rows: Facts["rows"], voice: Pen["voice"]): string {
  const columns = [
    voice.say("Kelompok FKTP yang berbagi beban", "Facilities that share an overload"),
    { number: voice.say("Di atas kuota", "Over quota") },
    { number: voice.say("Dokter kurang", "Doctors missing") },
    { number: voice.say("Tempat kurang", "Places missing") },
  ];
  const lines = [...groups]
    .sort((a, b) => b.over - a.over)
    .slice(0, MOST_GROUPS)
    .map((group) => [
      namesOf(group, rows, voice),
      voice.people(group.over),
      voice.number(group.doctorsMissing),
      voice.number(group.placesMissing),
    ]);
  const caption =
    groups.length > MOST_GROUPS
      ? voice.say(
          `${MOST_GROUPS} kelompok terbesar dari ${groups.length}`,
          `The ${MOST_GROUPS} largest groups of ${groups.length}`,
        )
      : voice.say("Semua kelompok", "All groups");
  return table(columns, lines, caption);
}

function namesOf({ facilities }: ExplanationGroup, rows: Facts["rows"], voice: Pen["voice"]): string {
  const names = [...facilities]
    .sort((a, b) => b.over - a.over)
    .slice(0, MOST_NAMES)
    .map(({ facility }) => escapeText(rows[facility]!.name));
  const more = facilities.length - names.length;
  return names.join(", ") + (more > 0 ? ` ${voice.say(`dan ${more} lagi`, `and ${more} more`)}` : "");
}

export function money(facts: Facts, { voice }: Pen): string {
  const { say } = voice;
  const { facilitiesWithout, facilitiesJustAbove } = facts.summary.capitation;
  return section("money", say("Kapitasi", "Capitation"), [
    paragraph(budget(facts, voice)),
    facilitiesJustAbove > 0
      ? paragraph(
          say(
            `${facilitiesJustAbove} FKTP tersisa sedikit di atas norma, sehingga tarif yang lebih rendah berlaku untuk semua pesertanya.`,
            `${facilitiesJustAbove} ${facilitiesJustAbove === 1 ? "facility is" : "facilities are"} left just above the norm, where the lower rate is paid for everybody.`,
          ),
          "warn",
        )
      : "",
    facilitiesWithout > 0
      ? paragraph(
          say(
            `${facilitiesWithout} FKTP tidak dihitung: jenisnya tidak ada dalam tabel tarif, atau tanpa dokter.`,
            `Not counted: ${facilitiesWithout} of the facilities. The table has no rate for their kind, or they have no doctor.`,
          ),
          "soft",
        )
      : "",
    incomeTable(facts, voice),
  ]);
}

/** Money is shown in millions of rupiah a month: nobody reads twelve digits. */
function millions(rupiah: number, { decimal }: Pen["voice"]): string {
  return decimal(rupiah / 1e6, 1);
}

function signed(rupiah: number, voice: Pen["voice"]): string {
  return (rupiah > 0 ? "+" : "") + millions(rupiah, voice);
}

function budget({ summary, input }: Facts, voice: Pen["voice"]): string {
  const { before, after, difference } = summary.capitation;
  const [was, is, change] = [millions(before, voice), millions(after, voice), signed(difference, voice)];
  const source = escapeText((input.capitation ?? permenkes3of2023).source);
  return voice.say(
    `Yang dibayar BPJS Kesehatan per bulan: Rp ${was} juta sebelum, Rp ${is} juta sesudah (${change} juta). Tarif: ${source}; tanpa potongan kinerja dan tarif khusus.`,
    `What the insurer pays a month: Rp ${was} million before, Rp ${is} million after (${change} million). Rates: ${source}; without deductions for performance and special rates.`,
  );
}

function incomeTable({ rows }: Facts, voice: Pen["voice"]): string {
  const changed = rows
    .flatMap(({ name, capitation }) =>
      capitation === null || capitation.difference === 0 ? [] : [{ name, capitation }],
    )
    .sort((a, b) => Math.abs(b.capitation.difference) - Math.abs(a.capitation.difference));
  if (changed.length === 0) return "";
  const number = (id: string, en: string): { number: string } => ({ number: voice.say(id, en) });
  return table(
    ["FKTP", number("Sebelum", "Before"), number("Sesudah", "After"), number("Selisih", "Change")],
    changed
      .slice(0, MOST_INCOMES)
      .map(({ name, capitation }) => [
        escapeText(name),
        millions(capitation.before, voice),
        millions(capitation.after, voice),
        signed(capitation.difference, voice),
      ]),
    voice.say(
      "Perubahan pendapatan terbesar, juta rupiah per bulan",
      "Largest changes of income, million rupiah a month",
    ),
  );
}
