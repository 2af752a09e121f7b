/** The parts of the page. Each is drawn from the state, and asks by what it is given. */

import { noRivers } from "./data-view.ts";
import { h } from "./elements.ts";
import type { Ask } from "./main.ts";
import type { Download, Remains, Shown } from "./messages.ts";
import { type SortBy, type State, sorted } from "./state.ts";
import { figure, keepForm, measures } from "./versions-view.ts";
import { changeWords } from "./what-if-view.ts";
import { number, say, spoken } from "./words.ts";

export function figures(state: State, ask: Ask): HTMLElement {
  const now = state.shown!;
  const change = state.planned?.change ?? null;
  const proof = now.proven
    ? say("Terbukti: tidak ada rencana yang lebih baik.", "Proven: no plan is better.")
    : now.ok
      ? say("Diperiksa dan sah.", "Checked and valid.")
      : say("Pemeriksaan gagal: jangan dipakai.", "The check failed: do not use it.");
  const head = [
    h("th", { scope: "col" }, say("Ukuran", "Measure")),
    h("th", { scope: "col", class: "n" }, say("Rencana", "Plan")),
  ];
  const lines = measures(now).map(({ name, before, after, digits }) =>
    h(
      "tr",
      {},
      h("th", { scope: "row" }, name),
      h("td", { class: "n" }, before === undefined ? "" : `${figure(before, digits)} → `, figure(after, digits)),
    ),
  );
  return h(
    "section",
    { id: "figures" },
    h("h2", {}, say("3. Rencana", "3. The plan")),
    change !== null &&
      h(
        "p",
        { id: "planned" },
        h("strong", {}, say("Bagaimana bila. ", "What if. ")),
        `${changeWords(change, now.rows.find(({ id }) => id === change.id)?.name)}.`,
      ),
    now.stage === "proposal" &&
      h(
        "p",
        { class: "warn" },
        say("Usulan: persetujuan masih harus diminta.", "A proposal: consent must still be asked."),
      ),
    !now.rivers && noRivers("no-rivers-plan"),
    h("p", { id: "proof", role: "status" }, proof, ` (${number(now.milliseconds / 1000, 1)} s)`),
    h("table", {}, h("thead", {}, h("tr", {}, ...head)), h("tbody", {}, ...lines)),
    now.warnings.length > 0 && warnings(now),
    keepForm(state, ask),
  );
}

function warnings({ warnings: all }: Shown): HTMLElement {
  const lines = all.map((warning) => h("li", {}, spoken(warning)));
  return h("ul", { id: "warnings", class: "soft" }, ...lines);
}

/** What is left over quota, and what would end it: looked for when asked, for it is another plan. */
export function remaining({ shown, remains }: State, ask: Ask): HTMLElement {
  const section = h("section", { id: "remains" }, h("h3", {}, say("Yang masih tersisa", "What remains")));
  if (shown!.summary.overQuota.after === 0) {
    section.append(h("p", {}, say("Tidak ada FKTP di atas kuota.", "No facility is over its quota.")));
    return section;
  }
  if (remains === null) {
    const words = say("Apa yang akan mengakhirinya?", "What would end it?");
    section.append(h("button", { type: "button", id: "remains-ask", class: "plain", onclick: ask.remains }, words));
    return section;
  }
  const { over, doctors, places, consents, groups } = remains;
  section.append(
    h(
      "p",
      {},
      say(
        `${number(over)} peserta tetap di atas kuota. ${number(doctors)} dokter dan ${number(places)} tempat lagi di FKTP di bawah akan mengakhirinya; atau persetujuan ${number(consents)} peserta akan menguranginya.`,
        `${number(over)} people remain over quota. ${number(doctors)} more doctors and ${number(places)} more places at the facilities below would end that; or the consent of ${number(consents)} people would lower it.`,
      ),
    ),
    groupsTable(groups),
  );
  return section;
}

const MOST_GROUPS = 12;
const MOST_NAMES = 4;

function groupsTable(groups: Remains["groups"]): HTMLElement {
  const heads: readonly [string, string][] = [
    ["FKTP yang berbagi beban", "Facilities that share an overload"],
    ["Di atas kuota", "Over quota"],
    ["Dokter kurang", "Doctors missing"],
    ["Tempat kurang", "Places missing"],
    ["Tidak boleh pindah", "May not move"],
  ];
  const lines = groups.slice(0, MOST_GROUPS).map(({ facilities, over, doctors, places, mayNotMove }) => {
    const more = facilities.length - MOST_NAMES;
    const names =
      facilities.slice(0, MOST_NAMES).join(", ") + (more > 0 ? say(` dan ${more} lagi`, ` and ${more} more`) : "");
    const figures = [over, doctors, places, mayNotMove].map((value) => h("td", { class: "n" }, number(value)));
    return h("tr", {}, h("th", { scope: "row" }, names), ...figures);
  });
  const head = heads.map((words, i) => h("th", { scope: "col", class: i > 0 ? "n" : "" }, say(...words)));
  const table = h("table", {}, h("thead", {}, h("tr", {}, ...head)), h("tbody", {}, ...lines));
  return h("div", { class: "wide", tabindex: 0 }, table);
}

const COLUMNS: readonly [SortBy, string, string][] = [
  ["name", "FKTP", "Facility"],
  ["doctors", "Dokter", "Doctors"],
  ["quota", "Kuota", "Quota"],
  ["before", "Sebelum", "Before"],
  ["leaving", "Keluar", "Leaving"],
  ["arriving", "Masuk", "Arriving"],
  ["after", "Sesudah", "After"],
  ["ratioAfter", "Per dokter", "Per doctor"],
];

export function facilitiesTable({ shown, sortBy, descending }: State, ask: Ask): HTMLElement {
  const heads = COLUMNS.map(([key, id, en]) => {
    const order = key !== sortBy ? "none" : descending ? "descending" : "ascending";
    return h(
      "th",
      { scope: "col", "aria-sort": order, class: key === "name" ? "" : "n" },
      h("button", { type: "button", id: `sort-${key}`, onclick: () => ask.sort(key) }, say(id, en)),
    );
  });
  const lines = sorted(shown!.rows, sortBy, descending).map((row) =>
    h(
      "tr",
      { class: row.after > row.quota ? "over" : "" },
      ...COLUMNS.map(([key]) => {
        const value = row[key];
        if (key === "name") return h("th", { scope: "row" }, String(value));
        return h("td", { class: "n" }, value === null ? "—" : number(Number(value), key === "doctors" ? 1 : 0));
      }),
    ),
  );
  return h(
    "section",
    { id: "facilities" },
    h("h2", {}, say("FKTP", "Facilities")),
    h(
      "div",
      { class: "wide", tabindex: 0 },
      h("table", {}, h("thead", {}, h("tr", {}, ...heads)), h("tbody", {}, ...lines)),
    ),
  );
}

export function downloads({ shown }: State, ask: Ask): HTMLElement {
  const button = (what: Download, id: string, en: string): HTMLElement =>
    h("button", { type: "button", id: `get-${what}`, onclick: () => ask.download(what, null) }, say(id, en));
  return h(
    "section",
    { id: "downloads" },
    h("h2", {}, say("7. Unduh", "7. Download")),
    button("report", "Laporan (HTML)", "Report (HTML)"),
    button("transfers", "Daftar perpindahan (CSV)", "Transfers (CSV)"),
    button("facilities", "FKTP (CSV)", "Facilities (CSV)"),
    shown!.stage === "proposal" && button("letters", "Surat persetujuan (CSV)", "Letters to ask consent (CSV)"),
    button("plan", "Rencana (JSON)", "Plan (JSON)"),
  );
}
