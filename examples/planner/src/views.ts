/** The parts of the page. Each is drawn from the state, and asks by what it is given. */

import { defaultPolicy, type Policy } from "fktp-redistribution";
import type { WhyNot, WhyStays } from "fktp-redistribution/study";
import { h } from "./elements.ts";
import type { Ask } from "./main.ts";
import type { Shown } from "./messages.ts";
import { type SortBy, type State, sorted } from "./state.ts";
import { number, say } from "./words.ts";

export function dataStep({ facts }: State, ask: Ask): HTMLElement {
  const section = h("section", { id: "data" }, h("h2", {}, say("1. Data", "1. Data")));
  section.append(
    h(
      "button",
      { type: "button", id: "demo", onclick: ask.demo },
      say("Coba dengan kota rekaan", "Try a made-up town"),
    ),
  );
  if (facts === null) return section;
  section.append(
    h(
      "p",
      {},
      h("strong", {}, facts.name),
      facts.synthetic ? say(" (data sintetis)", " (synthetic data)") : "",
      `: ${number(facts.people)} `,
      say("peserta", "participants"),
      `, ${number(facts.facilities)} FKTP. `,
      say(`${number(facts.asked)} sudah menjawab.`, `${number(facts.asked)} have answered.`),
    ),
  );
  if (!facts.rivers)
    section.append(
      h(
        "p",
        { class: "warn", id: "no-rivers" },
        say(
          "Sungai tidak diberikan: jarak dihitung lurus, seakan-akan tidak ada penghalang.",
          "No rivers were given: ways are straight lines, as if nothing were between.",
        ),
      ),
    );
  return section;
}

/** Numbers of the policy that a planner sets: key, least, most, step, and what it is called. */
const NUMBERS: readonly [key: keyof Policy, least: number, most: number, step: number, id: string, en: string][] = [
  ["participantsPerDoctor", 500, 20_000, 100, "Peserta per dokter", "Participants per doctor"],
  ["maxExtraKm", 0, 30, 0.5, "Tambahan jarak paling jauh (km)", "Longest extra way (km)"],
  ["moveCostKm", 0, 50, 1, "Setiap pemindahan dihitung (km)", "Each transfer counts as (km)"],
];

export function policyForm({ policy }: State, ask: Ask): HTMLElement {
  const fields = NUMBERS.map(([key, min, max, step, id, en]) =>
    h(
      "label",
      {},
      say(id, en),
      h("input", {
        id: `policy-${key}`,
        name: key,
        type: "number",
        min,
        max,
        step,
        value: String(policy[key] ?? defaultPolicy[key]),
      }),
    ),
  );
  const unknown = h(
    "select",
    { id: "policy-unknown", name: "unknown" },
    option("stay", say("tetap di tempat", "stay"), policy.unknown !== "propose"),
    option("propose", say("diusulkan untuk ditanya", "are proposed to be asked"), policy.unknown === "propose"),
  );
  const form = h(
    "form",
    { id: "policy" },
    h("h2", {}, say("2. Kebijakan", "2. Policy")),
    ...fields,
    h("label", {}, say("Yang belum menjawab", "People who have not answered"), unknown),
    h("button", { type: "submit", id: "plan" }, say("Buat rencana", "Plan")),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const own: Record<string, unknown> = { unknown: unknown.value };
    for (const input of Array.from(form.querySelectorAll("input"))) own[input.name] = Number(input.value);
    ask.plan(own as Policy);
  });
  return form;
}

function option(value: string, text: string, selected: boolean): HTMLOptionElement {
  return h("option", { value, selected }, text);
}

export function figures({ shown, kept }: State, ask: Ask): HTMLElement {
  const now = shown!;
  const proof = now.proven
    ? say("Terbukti: tidak ada rencana yang lebih baik.", "Proven: no plan is better.")
    : now.ok
      ? say("Diperiksa dan sah.", "Checked and valid.")
      : say("Pemeriksaan gagal: jangan dipakai.", "The check failed: do not use it.");
  const head = [
    h("th", { scope: "col" }, say("Ukuran", "Measure")),
    h("th", { scope: "col", class: "n" }, say("Rencana", "Plan")),
  ];
  if (kept !== null) head.push(h("th", { scope: "col", class: "n" }, say("Disimpan", "Kept")));
  const kin = kept === null ? [] : measures(kept);
  const lines = measures(now).map(([name, value], i) =>
    h(
      "tr",
      {},
      h("th", { scope: "row" }, name),
      h("td", { class: "n" }, value),
      kept !== null && h("td", { class: "n" }, kin[i]![1]),
    ),
  );
  return h(
    "section",
    { id: "figures" },
    h("h2", {}, say("3. Rencana", "3. The plan")),
    now.stage === "proposal" &&
      h(
        "p",
        { class: "warn" },
        say("Usulan: persetujuan masih harus diminta.", "A proposal: consent must still be asked."),
      ),
    h("p", { id: "proof", role: "status" }, proof, ` (${number(now.milliseconds / 1000, 1)} s)`),
    h("table", {}, h("thead", {}, h("tr", {}, ...head)), h("tbody", {}, ...lines)),
    h("button", { type: "button", id: "keep", onclick: ask.keep }, say("Simpan untuk dibandingkan", "Keep to compare")),
  );
}

function measures({ summary }: Shown): [string, string][] {
  const { overQuota, facilitiesOver, worstRatio, extraKm } = summary;
  const whole = (value: number | null): string => (value === null ? "—" : number(Math.round(value)));
  return [
    [say("Peserta di atas kuota", "People over quota"), `${number(overQuota.before)} → ${number(overQuota.after)}`],
    [say("FKTP di atas kuota", "Facilities over quota"), `${facilitiesOver.before} → ${facilitiesOver.after}`],
    [
      say("Peserta per dokter, yang terberat", "Participants per doctor, at worst"),
      `${whole(worstRatio.before)} → ${whole(worstRatio.after)}`,
    ],
    [say("Dipindahkan", "Transferred"), number(summary.transferred)],
    [say("Persetujuan masih diminta", "Consent to be asked"), number(summary.toAsk)],
    [say("Peserta baru ditempatkan", "Newly enrolled placed"), number(summary.placed)],
    [say("Tambahan jarak rata-rata (km)", "Mean extra way (km)"), extraKm === null ? "—" : number(extraKm.mean, 2)],
    [say("Baru harus menyeberang", "Newly across a barrier"), number(summary.overBarriers.newly)],
  ];
}

export function whatIfForm({ shown, change, preview }: State, ask: Ask): HTMLElement {
  const rows = shown!.rows;
  const chosen = rows.find(({ id }) => id === change?.id) ?? rows[0]!;
  const facility = h(
    "select",
    { id: "what-facility" },
    ...rows.map(({ id, name }) => option(id, name, id === chosen.id)),
  );
  const doctors = h("input", {
    id: "what-doctors",
    type: "range",
    min: 0,
    max: Math.max(10, 2 * chosen.doctors),
    step: 0.5,
    value: change?.doctors ?? chosen.doctors,
  });
  const told = h("output", { for: "what-doctors" }, doctors.value);
  const closed = h("input", { id: "what-closed", type: "checkbox", checked: change?.closed === true });
  const asked = () => ({ id: facility.value, doctors: Number(doctors.value), closed: closed.checked });
  facility.addEventListener("change", () => {
    const row = rows.find(({ id }) => id === facility.value)!;
    doctors.max = String(Math.max(10, 2 * row.doctors));
    doctors.value = String(row.doctors);
    told.textContent = doctors.value;
    closed.checked = row.closed;
  });
  doctors.addEventListener("input", () => {
    told.textContent = doctors.value;
    ask.preview(asked());
  });
  for (const input of [doctors, closed]) input.addEventListener("change", () => ask.change(asked()));
  return h(
    "section",
    { id: "what-if" },
    h("h2", {}, say("4. Bagaimana bila …?", "4. What if …?")),
    h("label", {}, "FKTP ", facility),
    h("label", {}, say("Dokter ", "Doctors "), doctors, told),
    h("label", { class: "check" }, closed, say(" ditutup", " closed")),
    h(
      "p",
      { id: "preview", role: "status" },
      preview === null
        ? ""
        : say(
            `sekitar ${number(preview.overQuota)} peserta di atas kuota`,
            `about ${number(preview.overQuota)} people over quota`,
          ),
    ),
    change !== null &&
      h(
        "button",
        { type: "button", id: "undo", onclick: () => ask.change(null) },
        say("Kembali ke data semula", "Back to the data"),
      ),
  );
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
    h("h2", {}, "FKTP"),
    h(
      "div",
      { class: "wide", tabindex: 0 },
      h("table", {}, h("thead", {}, h("tr", {}, ...heads)), h("tbody", {}, ...lines)),
    ),
  );
}

const STAYS: Readonly<Record<WhyStays, [string, string]>> = {
  refused: ["menolak dipindahkan", "refused"],
  unknown: ["belum menjawab", "has not answered"],
  withdrawn: ["menarik persetujuannya", "withdrew the consent"],
  held: ["tidak boleh dipindahkan", "must not be moved"],
  household: ["tetap bersama keluarganya", "stays with the family"],
  "no-place": ["tempat tinggal tidak diketahui", "home is not known"],
};

const RULES: Readonly<Record<WhyNot, [string, string]>> = {
  closed: ["ditutup", "closed"],
  segment: ["tidak menerima segmennya", "does not take the segment"],
  region: ["di luar kabupaten/kota", "outside the region"],
  needs: ["tidak punya layanan yang dibutuhkan", "lacks a service they need"],
  choice: ["tidak dipilih peserta", "not among their choices"],
  "no-way": ["tidak ada jalan", "no way there"],
  "extra-way": ["terlalu jauh dari sekarang", "too far beyond today's way"],
  distance: ["terlalu jauh", "too far"],
  household: ["tidak bagi seluruh keluarga", "not for all of the family"],
};

export function whyForm({ asked, reasons, shown }: State, ask: Ask): HTMLElement {
  const input = h("input", { id: "why-id", value: asked, autocomplete: "off" });
  const form = h(
    "form",
    { id: "why" },
    h("h2", {}, say("5. Mengapa peserta ini?", "5. Why this participant?")),
    h("label", {}, say("Nomor peserta dalam berkas ", "Id in the file "), input),
    h("button", { type: "submit", id: "why-ask" }, say("Jelaskan", "Explain")),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask.why(input.value.trim());
  });
  if (asked === "") return form;
  if (reasons === null) {
    form.append(h("p", { role: "status" }, say("Tidak ditemukan.", "Not found.")));
    return form;
  }
  if (reasons.stays !== null) form.append(h("p", { id: "why-stays" }, say(...STAYS[reasons.stays])));
  const lines = reasons.facilities.map(({ facility, metres, rule, people, total }) =>
    h(
      "tr",
      {},
      h("th", { scope: "row" }, shown!.rows[facility]!.name, people > 0 ? say(" (di sini)", " (here)") : ""),
      h("td", { class: "n" }, metres === null ? "—" : `${number(metres / 1000, 2)} km`),
      h("td", {}, rule === null ? (total === null ? "" : say("pilihan", "an option")) : say(...RULES[rule])),
    ),
  );
  form.append(h("div", { class: "wide", tabindex: 0 }, h("table", {}, h("tbody", {}, ...lines))));
  return form;
}

export function downloads(_state: State, ask: Ask): HTMLElement {
  const button = (what: Parameters<Ask["download"]>[0], id: string, en: string): HTMLElement =>
    h("button", { type: "button", id: `get-${what}`, onclick: () => ask.download(what) }, say(id, en));
  return h(
    "section",
    { id: "downloads" },
    h("h2", {}, say("6. Unduh", "6. Download")),
    button("transfers", "Daftar perpindahan (CSV)", "Transfers (CSV)"),
    button("facilities", "FKTP (CSV)", "Facilities (CSV)"),
    button("report", "Laporan (HTML)", "Report (HTML)"),
    button("plan", "Rencana (JSON)", "Plan (JSON)"),
  );
}
