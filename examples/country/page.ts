// The report of the country: one file in Indonesian and English, with no script, no font and no request, to look at and print.
//
// It has what a ministry asks first: how many are over quota before and after, where doctors are missing, what failed and why.
// The report of one kabupaten, with its maps, is `reportHtml` of `fktp-redistribution/report`.

import { defaultPolicy } from "fktp-redistribution";
import { REASONS } from "./fault.ts";
import type { Figures } from "./job.ts";
import type { RollUp } from "./roll-up.ts";

/** So many are shown where most remains to be done. */
const WORST = 25;

const STYLE = `
:root{color-scheme:light dark;--ink:#20262b;--soft:#5d6871;--line:#d4d9dd;--paper:#fff;--accent:#0f5c4d;--warn:#8a3b12;--ground:#fdf1e6}
@media (prefers-color-scheme:dark){:root{--ink:#e6e9eb;--soft:#a3adb5;--line:#3c454c;--paper:#14181b;--accent:#66c7b0;--warn:#f2b98f;--ground:#3a2415}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,"Segoe UI",Roboto,Arial,sans-serif}
main,.bar{max-width:60rem;margin:0 auto;padding:0 1rem}
.bar{display:flex;gap:1rem;justify-content:flex-end;padding-top:.75rem;font-size:.9rem}
.bar label{cursor:pointer;padding:.25rem .6rem;border:1px solid var(--line);border-radius:.3rem}
.pick{position:absolute;opacity:0;pointer-events:none}
#pick-id:checked~.bar [for=pick-id],#pick-en:checked~.bar [for=pick-en]{background:var(--accent);color:var(--paper)}
#pick-id:focus-visible~.bar [for=pick-id],#pick-en:focus-visible~.bar [for=pick-en]{outline:3px solid var(--ink);outline-offset:2px}
#pick-id:checked~main .en,#pick-en:checked~main .id{display:none}
h1{font-size:1.7rem;line-height:1.2;margin:1rem 0 .25rem}
h2{font-size:1.2rem;margin:2.2rem 0 .5rem;padding-top:.4rem;border-top:2px solid var(--accent)}
.warn{background:var(--ground);color:var(--warn);padding:.6rem .8rem;border-left:4px solid currentColor}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(11rem,1fr));gap:.6rem;padding:0;list-style:none}
.cards li{border:1px solid var(--line);border-radius:.4rem;padding:.6rem .7rem}
.cards b{display:block;font-size:1.35rem;font-variant-numeric:tabular-nums}
.cards small,caption,footer{color:var(--soft);font-size:.88rem}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.85rem;font-variant-numeric:tabular-nums}
caption{text-align:left;padding-bottom:.3rem}
th,td{padding:.2rem .6rem .2rem 0;border-bottom:1px solid var(--line);text-align:right;vertical-align:bottom}
th:first-child,td:first-child{text-align:left}
svg{display:block;width:100%;height:auto}
footer{margin:2rem 0 3rem}
@media print{@page{size:A4;margin:14mm}:root{color-scheme:light;--ink:#000;--soft:#444;--line:#bbb;--paper:#fff;--accent:#0f5c4d;--warn:#6b2c0c;--ground:#fff}
.bar,.pick{display:none}main{max-width:none;padding:0}body{font-size:10pt}table{font-size:8pt}tr,.cards li{break-inside:avoid}h2{break-after:avoid}}`;

/** The page of a roll-up. */
export function countryPage(result: RollUp): string {
  const pick = (lang: string, name: string): string =>
    `<input class="pick" type="radio" name="lang" id="pick-${lang}" aria-label="${name}"${lang === "id" ? " checked" : ""}>`;
  return `<!doctype html>
<html lang="id"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex">
<title>Rencana redistribusi per kabupaten dan kota</title><style>${STYLE}</style></head><body>
${pick("id", "Bahasa Indonesia")}${pick("en", "English")}
<div class="bar"><label for="pick-id" lang="id">Bahasa Indonesia</label><label for="pick-en" lang="en">English</label></div>
<main>
<h1>${say("Rencana redistribusi, kabupaten demi kabupaten", "Redistribution, kabupaten by kabupaten")}</h1>
<p class="warn">${say(
    "<strong>Data sintetis.</strong> Kabupaten, peserta, fasilitas dan dokter dibuat oleh komputer. Hasilnya contoh, bukan temuan.",
    "<strong>Synthetic data.</strong> Kabupaten, participants, facilities and doctors were made by a computer. An example, not a finding.",
  )}</p>
${[figures, failures, picture, worst, all, proof].map((section) => section(result)).join("\n")}
<footer>${say("Dibuat dengan", "Made with")} fktp-redistribution.</footer>
</main></body></html>
`;
}

function figures({ planned, failed, totals }: RollUp): string {
  const card = (value: string, id: string, en: string): string =>
    `<li><b>${value}</b><small>${say(id, en)}</small></li>`;
  const change = (before: number, after: number): string => `${count(before)} → ${count(after)}`;
  return `<ul class="cards">${[
    card(
      `${count(planned.length)} / ${count(planned.length + failed.length)}`,
      "kabupaten dan kota direncanakan",
      "kabupaten and kota planned",
    ),
    card(count(totals.people), "peserta", "people"),
    card(count(totals.facilities), "FKTP", "facilities"),
    card(change(totals.overQuotaBefore, totals.overQuotaAfter), "peserta di atas kuota", "people over quota"),
    card(
      change(totals.facilitiesOverBefore, totals.facilitiesOverAfter),
      "FKTP di atas kuota",
      "facilities over quota",
    ),
    card(count(totals.transferred), "peserta dipindahkan dengan persetujuan", "people transferred, with their consent"),
    card(count(totals.placed), "peserta baru ditempatkan", "newly enrolled people placed"),
    card(count(totals.unplaced), "peserta baru tanpa FKTP terjangkau", "newly enrolled people with nothing in reach"),
    card(count(totals.doctorsMissing), "dokter kurang untuk sisanya", "doctors missing for what remains"),
  ].join("")}</ul>`;
}

function failures({ failed }: RollUp): string {
  if (failed.length === 0) return "";
  const rows = failed.map(({ file, code }) => [
    escaped(file),
    say(REASONS[code][0], REASONS[code][1]),
    `<code>${code}</code>`,
  ]);
  return `<h2>${say("Tidak berhasil", "Failed")}</h2>
<p class="warn">${say(
    "Kabupaten ini tidak termasuk dalam angka apa pun di halaman ini.",
    "No figure of this page has these kabupaten in it.",
  )}</p>${table([say("Berkas", "File"), say("Sebab", "Reason"), say("Kode", "Code")], rows, "")}`;
}

/** A bar for each kabupaten, from its share over quota today down to that after the plan. */
function picture({ planned }: RollUp): string {
  if (planned.length === 0) return "";
  const [width, height, left] = [900, 240, 40];
  const shares = planned
    .map(({ people, overQuotaBefore, overQuotaAfter }) => ({
      before: overQuotaBefore / people,
      after: overQuotaAfter / people,
    }))
    .sort((a, b) => b.before - a.before);
  const most = Math.max(0.1, shares[0]!.before);
  const y = (share: number): string => (height * (1 - share / most)).toFixed(1);
  const x = (k: number): string => (left + ((k + 0.5) * (width - left)) / shares.length).toFixed(1);
  const stroke = Math.max(0.6, (0.6 * (width - left)) / shares.length).toFixed(2);
  const lines = shares.flatMap(({ before, after }, k) => [
    `<line x1="${x(k)}" x2="${x(k)}" y1="${y(before)}" y2="${y(after)}" stroke="var(--line)"/>`,
    `<line x1="${x(k)}" x2="${x(k)}" y1="${y(after)}" y2="${height}" stroke="var(--accent)"/>`,
  ]);
  const marks = [0, most / 2, most].map(
    (share) => `<text x="0" y="${Math.min(height, Number(y(share)) + 10)}">${Math.round(100 * share)} %</text>`,
  );
  return `<h2>${say("Peserta di atas kuota, kabupaten demi kabupaten", "People over quota, kabupaten by kabupaten")}</h2>
<svg viewBox="0 0 ${width} ${height + 4}" role="img" aria-label="before and after" font-size="11" fill="currentColor" stroke-width="${stroke}">${marks.join("")}${lines.join("")}</svg>
<p>${say(
    "Satu batang untuk tiap kabupaten: tinggi seluruhnya bagian peserta di atas kuota hari ini, bagian hijau yang tersisa setelah rencana.",
    "A bar for each kabupaten: its whole height is the share of people over quota today, the green part what remains after the plan.",
  )}</p>`;
}

function worst({ planned }: RollUp): string {
  const most = planned
    .filter(({ overQuotaAfter }) => overQuotaAfter > 0)
    .sort((a, b) => b.overQuotaAfter - a.overQuotaAfter || (a.id < b.id ? -1 : 1));
  if (most.length === 0) return "";
  const caption = say("Yang terbanyak sisanya", "Where most remains");
  return `<h2>${say("Di mana dokter kurang", "Where doctors are missing")}</h2>${byKabupaten(most.slice(0, WORST), caption)}`;
}

function all({ planned }: RollUp): string {
  return `<h2>${say("Semua kabupaten dan kota", "All kabupaten and kota")}</h2>${byKabupaten(planned, say("Angka yang sama di country.csv", "The same figures are in country.csv"))}`;
}

function byKabupaten(rows: readonly Figures[], caption: string): string {
  const heads = [
    say("Kabupaten/kota", "Kabupaten or kota"),
    say("Peserta", "People"),
    "FKTP",
    say("Dokter", "Doctors"),
    say("Di atas kuota, sebelum", "Over quota before"),
    say("sesudah", "after"),
    say("Dipindahkan", "Transferred"),
    say("Rata-rata tambahan km", "Mean extra km"),
    say("Dokter kurang", "Doctors missing"),
  ];
  const cells = (one: Figures): string[] => [
    escaped(one.name),
    ...[one.people, one.facilities, one.doctors, one.overQuotaBefore, one.overQuotaAfter, one.transferred].map(count),
    written(one.meanExtraKm, 2),
    count(one.doctorsMissing),
  ];
  return table(heads, rows.map(cells), caption);
}

function proof({ planned }: RollUp): string {
  const best = planned.filter(({ status }) => status === "optimal").length;
  const norm = count(defaultPolicy.participantsPerDoctor);
  return `<h2>${say("Pembuktian dan kebijakan", "Proof and policy")}</h2><p>${say(
    `Setiap rencana yang tersimpan diperiksa oleh pemeriksa mandiri: ${count(best)} terbukti terbaik, ${count(planned.length - best)} hampir terbaik dengan selisih terbatas karena keluarga tidak dipisahkan. Sidik (SHA-256) tiap berkas ada di country.csv.`,
    `An independent verifier checked every stored plan: ${count(best)} proven best, ${count(planned.length - best)} near the best within a proven bound, because families are not parted. The SHA-256 of each file is in country.csv.`,
  )}</p><p>${say(
    `Kebijakan: ${norm} peserta per dokter, tidak ada yang dipindahkan tanpa persetujuannya atau ke luar kabupatennya, paling jauh ${defaultPolicy.maxExtraKm} km lebih jauh.`,
    `Policy: ${norm} people a doctor, nobody moved without consent or out of their kabupaten, at most ${defaultPolicy.maxExtraKm} km farther.`,
  )}</p>`;
}

function table(heads: readonly string[], rows: readonly (readonly string[])[], caption: string): string {
  const row = (cells: readonly string[], tag: string): string =>
    `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join("")}</tr>`;
  return `<div class="wide"><table><caption>${caption}</caption><thead>${row(heads, "th")}</thead><tbody>${rows.map((cells) => row(cells, "td")).join("\n")}</tbody></table></div>`;
}

/** Both languages stand in the page; its style shows one. */
function say(id: string, en: string): string {
  return id === en ? id : `<span class="id" lang="id">${id}</span><span class="en" lang="en">${en}</span>`;
}

const count = (value: number): string => written(value, 0);

function written(value: number, digits: number): string {
  const format = (locale: string): string =>
    value.toLocaleString(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return say(format("id"), format("en"));
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
