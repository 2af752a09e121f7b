/** Plans that are kept under a name, and two of them side by side. */

import type { FacilityRow, Policy } from "fktp-redistribution";
import { h } from "./elements.ts";
import type { Ask } from "./main.ts";
import type { Compared, Download, Shown } from "./messages.ts";
import { FIELDS, saidAs, valueIn } from "./policy-fields.ts";
import { SELECTS } from "./policy-view.ts";
import type { Kept, State } from "./state.ts";
import { changeWords } from "./what-if-view.ts";
import { number, say } from "./words.ts";

/** One figure of a plan; `before` where there is one. */
interface Measure {
  readonly name: string;
  readonly before?: number | null;
  readonly after: number | null;
  readonly digits: number;
}

export function measures({ summary }: Shown): Measure[] {
  const { overQuota, facilitiesOver, worstRatio, extraKm } = summary;
  const whole = (name: string, after: number): Measure => ({ name, after, digits: 0 });
  return [
    { name: say("Peserta di atas kuota", "People over quota"), ...overQuota, digits: 0 },
    { name: say("FKTP di atas kuota", "Facilities over quota"), ...facilitiesOver, digits: 0 },
    { name: say("Peserta per dokter, yang terberat", "Participants per doctor, at worst"), ...worstRatio, digits: 0 },
    whole(say("Dipindahkan", "Transferred"), summary.transferred),
    whole(say("Persetujuan masih diminta", "Consent to be asked"), summary.toAsk),
    whole(say("Peserta baru ditempatkan", "Newly enrolled placed"), summary.placed),
    { name: say("Tambahan jarak rata-rata (km)", "Mean extra way (km)"), after: extraKm?.mean ?? null, digits: 2 },
    whole(say("Baru harus menyeberang", "Newly across a barrier"), summary.overBarriers.newly),
  ];
}

export function figure(value: number | null, digits: number): string {
  return value === null ? "—" : number(value, digits);
}

/** The difference, with its sign. */
function more(a: number | null, b: number | null, digits: number): string {
  if (a === null || b === null) return "—";
  const difference = Number((b - a).toFixed(digits));
  return (difference > 0 ? "+" : "") + number(difference + 0, digits);
}

/** A name for the version that is kept next. */
function nextName({ kept, planned, shown }: State): string {
  const change = planned?.change ?? null;
  if (change !== null) return changeWords(change, shown!.rows.find(({ id }) => id === change.id)?.name);
  const number = kept.length + 1;
  return kept.length === 0 ? say("Rencana semula", "First plan") : say(`Rencana ${number}`, `Plan ${number}`);
}

export function keepForm(state: State, ask: Ask): HTMLElement {
  const name = h("input", { id: "keep-name", value: nextName(state), autocomplete: "off", required: true });
  const form = h(
    "form",
    { id: "keeping" },
    h("label", {}, say("Nama versi ini", "Name of this version"), name),
    h("button", { type: "submit", id: "keep", class: "beside" }, say("Simpan untuk dibandingkan", "Keep to compare")),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask.keep(name.value.trim());
  });
  return form;
}

export function versionsForm({ kept, pair, compared }: State, ask: Ask): HTMLElement {
  const section = h("section", { id: "versions" }, h("h2", {}, say("5. Bandingkan versi", "5. Compare versions")));
  if (pair === null) {
    const one = kept.length === 1 ? kept[0]!.name : null;
    const none = say(
      "Simpan sebuah rencana dengan nama, ubah kebijakan atau FKTP, lalu simpan lagi.",
      "Keep a plan under a name, change the policy or a facility, then keep that too.",
    );
    const first = say(
      `Tersimpan: ${one}. Ubah kebijakan atau FKTP, lalu simpan satu versi lagi.`,
      `Kept: ${one}. Change the policy or a facility, then keep one more version.`,
    );
    section.append(h("p", {}, one === null ? none : first));
    return section;
  }
  const [a, b] = pair.map((version) => kept.find((one) => one.version === version)!) as [Kept, Kept];
  const choose = (id: string, label: string, now: number, then: (version: number) => void): HTMLElement => {
    const options = kept.map(({ version, name }) => h("option", { value: version, selected: version === now }, name));
    const select = h("select", { id }, ...options);
    select.addEventListener("change", () => then(Number(select.value)));
    return h("label", {}, label, select);
  };
  section.append(
    choose("version-a", say("Versi A", "Version A"), pair[0], (version) => ask.compare([version, pair[1]])),
    choose("version-b", say("Versi B", "Version B"), pair[1], (version) => ask.compare([pair[0], version])),
    comparison(a, b),
  );
  if (compared !== null) section.append(treatedDifferently(compared));
  section.append(facilitiesApart(a, b), files("a", a, ask), files("b", b, ask));
  return section;
}

function head(...names: readonly string[]): HTMLElement {
  return h(
    "thead",
    {},
    h("tr", {}, ...names.map((name, i) => h("th", { scope: "col", class: i > 0 ? "n" : "" }, name))),
  );
}

function line(...[name, ...figures]: readonly string[]): HTMLElement {
  return h("tr", {}, h("th", { scope: "row" }, name), ...figures.map((own) => h("td", { class: "n" }, own)));
}

function comparison(a: Kept, b: Kept): HTMLElement {
  const of = measures(b.shown);
  const lines = measures(a.shown).map(({ name, after, digits }, i) => {
    const other = of[i]!.after;
    return line(name, figure(after, digits), figure(other, digits), more(after, other, digits));
  });
  const titles = head(say("Ukuran", "Measure"), "A", "B", "B − A");
  const asked = askedApart(a, b).map(([name, one, two]) => line(name, one, two, ""));
  return h(
    "div",
    { class: "wide", tabindex: 0 },
    h("table", { id: "compared" }, titles, h("tbody", { class: "asked" }, ...asked), h("tbody", {}, ...lines)),
  );
}

/** What was asked otherwise: each is planned, and counted, with its own policy and its own facilities. */
function askedApart(a: Kept, b: Kept): [name: string, a: string, b: string][] {
  const [one, two] = [a.question, b.question];
  const numbers = FIELDS.map((field): [string, string, string] => {
    const own = ({ policy }: { policy: Policy }): string =>
      field.key === "overloadKm" && policy.overloadKm === "Infinity"
        ? say("selalu didahulukan", "always first")
        : saidAs(field, valueIn(policy, field));
    return [say(...field.words), own(one), own(two)];
  });
  const choices = SELECTS.map(([key, words, values]): [string, string, string] => {
    const own = (policy: Policy): string => say(...(values.find(([value]) => value === policy[key]) ?? values[0]!)[1]);
    return [say(...words), own(one.policy), own(two.policy)];
  });
  const region = [one, two].map(({ policy }) => (policy.sameRegion === true ? say("ya", "yes") : say("tidak", "no")));
  const facility = [a, b].map(({ question: { change }, shown }) =>
    change === null
      ? say("seperti data", "as in the data")
      : changeWords(change, shown.rows.find(({ id }) => id === change.id)?.name),
  );
  return [
    ...numbers,
    ...choices,
    [say("Hanya dalam kabupaten/kota sendiri", "Only within one's own region"), region[0]!, region[1]!] as [
      string,
      string,
      string,
    ],
    [say("FKTP", "Facilities"), facility[0]!, facility[1]!] as [string, string, string],
  ].filter(([, own, other]) => own !== other) as [string, string, string][];
}

function treatedDifferently({ people, onlyA, onlyB, elsewhere }: Compared): HTMLElement {
  const parts: readonly [number, string][] = [
    [onlyA, say("dipindahkan hanya di A", "moved in A only")],
    [onlyB, say("dipindahkan hanya di B", "moved in B only")],
    [elsewhere, say("di keduanya, ke FKTP yang berbeda", "in both, to different facilities")],
  ];
  const all =
    people === 0
      ? say("Tidak ada peserta yang diperlakukan berbeda.", "Nobody is treated differently.")
      : say(`${number(people)} peserta diperlakukan berbeda:`, `${number(people)} people are treated differently:`);
  return h(
    "div",
    { id: "treated", role: "status" },
    h("p", {}, h("strong", {}, all)),
    people > 0 && h("ul", {}, ...parts.map(([own, words]) => h("li", {}, `${number(own)} ${words}`))),
  );
}

/** Facilities that are listed at once. */
const FIRST = 12;

/** Facilities that end with other numbers of people, the farthest apart first. */
function facilitiesApart(a: Kept, b: Kept): HTMLElement {
  const apart = a.shown.rows
    .map((row, j): [FacilityRow, FacilityRow] => [row, b.shown.rows[j]!])
    .filter(([one, two]) => one.after !== two.after)
    .sort(([a1, b1], [a2, b2]) => Math.abs(b2.after - a2.after) - Math.abs(b1.after - a1.after));
  if (apart.length === 0) {
    const same = say("Setiap FKTP berakhir dengan jumlah yang sama.", "Every facility ends with the same number.");
    return h("p", { id: "apart" }, same);
  }
  const rows = apart.map(([one, two]) =>
    line(one.name, number(one.after), number(two.after), more(one.after, two.after, 0)),
  );
  const count = say(
    `${number(apart.length)} FKTP berakhir dengan jumlah peserta yang berbeda`,
    `${number(apart.length)} facilities end with another number of people`,
  );
  const table = (some: readonly HTMLElement[]): HTMLElement =>
    h("div", { class: "wide", tabindex: 0 }, h("table", {}, head("FKTP", "A", "B", "B − A"), h("tbody", {}, ...some)));
  const others = apart.length - FIRST;
  return h(
    "div",
    { id: "apart" },
    h("h3", {}, count),
    table(rows.slice(0, FIRST)),
    others > 0 &&
      h("details", {}, h("summary", {}, say(`${others} FKTP lain`, `${others} more`)), table(rows.slice(FIRST))),
  );
}

const FILES: readonly [Download, id: string, en: string][] = [
  ["transfers", "Daftar perpindahan (CSV)", "Transfers (CSV)"],
  ["plan", "Rencana (JSON)", "Plan (JSON)"],
  ["report", "Laporan (HTML)", "Report (HTML)"],
];

function files(side: "a" | "b", version: Kept, ask: Ask): HTMLElement {
  const buttons = FILES.map(([what, id, en]) =>
    h("button", { type: "button", id: `get-${side}-${what}`, onclick: () => ask.download(what, version) }, say(id, en)),
  );
  const forget = { type: "button", id: `forget-${side}`, class: "plain", onclick: () => ask.forget(version.version) };
  return h(
    "p",
    { class: "files" },
    h("strong", {}, `${side.toUpperCase()}: ${version.name} `),
    ...buttons,
    h("button", forget, say("Hapus versi ini", "Remove this version")),
  );
}
