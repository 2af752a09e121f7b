/** The files: brought, matched, and what is wrong with them. */

import { h } from "./elements.ts";
import { FIELDS } from "./field-words.ts";
import type { Ask } from "./main.ts";
import type { DataFacts, FileFacts, RejectKind, Role, TableRole } from "./messages.ts";
import type { State } from "./state.ts";
import { number, say, spoken } from "./words.ts";

const ROLES: readonly [role: Role, accept: string, id: string, en: string, hint: [id: string, en: string]][] = [
  [
    "facilities",
    ".csv,.txt,.xlsx",
    "FKTP",
    "Facilities",
    ["CSV atau XLSX: kode, dokter, bujur, lintang", "CSV or XLSX: code, doctors, longitude, latitude"],
  ],
  [
    "participants",
    ".csv,.txt,.xlsx",
    "Peserta",
    "Participants",
    [
      "CSV atau XLSX: FKTP terdaftar, bujur, lintang, jawaban",
      "CSV or XLSX: today's facility, longitude, latitude, answer",
    ],
  ],
  [
    "rivers",
    ".geojson,.json",
    "Sungai dan jembatan (bila ada)",
    "Rivers and bridges (if any)",
    ["GeoJSON: garis adalah sungai, titik adalah jembatan", "GeoJSON: lines are rivers, points are bridges"],
  ],
];

export function dataStep(state: State, ask: Ask): HTMLElement {
  const { facts, files } = state;
  return h(
    "section",
    { id: "data" },
    h("h2", {}, say("1. Data", "1. Data")),
    h(
      "p",
      {},
      say(
        "Pilih berkas, atau jatuhkan di mana saja di halaman ini. Tidak perlu nama, NIK, atau nomor kartu.",
        "Choose files, or drop them anywhere on this page. No name, NIK or card number is needed.",
      ),
    ),
    h("div", { class: "boxes" }, ...ROLES.map((role) => fileBox(role, files[role[0]], state, ask))),
    h(
      "p",
      {},
      say("Belum punya berkas? ", "No files yet? "),
      h(
        "button",
        { type: "button", id: "demo", class: "plain", onclick: ask.demo },
        say("Coba dengan kota rekaan", "Try a made-up town"),
      ),
    ),
    files.participants !== undefined && onBadChoice(state, ask),
    facts !== null && dataFacts(facts),
    facts !== null && titleFields(state, ask),
  );
}

function fileBox(
  [role, accept, id, en, hint]: (typeof ROLES)[number],
  file: FileFacts | undefined,
  state: State,
  ask: Ask,
): HTMLElement {
  // The browser forgets the name when the page is drawn anew: it stands below.
  const look = file === undefined ? "" : "brought";
  const input = h("input", {
    ...{ type: "file", id: `file-${role}`, accept, class: look, "aria-describedby": `hint-${role}` },
  });
  input.addEventListener("change", () => {
    if (input.files?.[0]) ask.read(input.files[0], role);
  });
  return h(
    "div",
    { class: "box", id: `box-${role}` },
    h("label", { for: input.id }, h("strong", {}, say(id, en))),
    h("p", { class: "soft", id: `hint-${role}` }, say(...hint)),
    input,
    file !== undefined && fileFacts(role, file),
    file !== undefined && role !== "rivers" && matching(role, file, state, ask),
    file !== undefined && rejectsOf(role, file, ask),
    file !== undefined &&
      role === "rivers" &&
      h(
        "button",
        { type: "button", id: "no-rivers-again", class: "plain", onclick: ask.noRivers },
        say("Tanpa sungai", "Without rivers"),
      ),
  );
}

function fileFacts(role: Role, { name, rows, crossings, faults, notes }: FileFacts): HTMLElement {
  const told =
    role === "rivers"
      ? say(
          `${number(rows)} garis, ${number(crossings)} jembatan`,
          `${number(rows)} lines, ${number(crossings)} crossings`,
        )
      : say(`${number(rows)} baris`, `${number(rows)} rows`);
  const good = faults.length === 0;
  return h(
    "div",
    { class: "told" },
    h(
      "p",
      {},
      h("strong", { class: "file" }, name),
      good ? `: ${told}` : say(": tidak dapat dibaca", ": cannot be read"),
    ),
    !good && h("ul", { class: "warn", role: "alert" }, ...faults.map((fault) => h("li", {}, spoken(fault)))),
    notes.length > 0 && h("ul", { class: "soft" }, ...notes.map((note) => h("li", {}, spoken(note)))),
  );
}

/** Each column with what it is read for. */
function matching(
  role: TableRole,
  { columns, mapping, faults }: FileFacts,
  { open }: State,
  ask: Ask,
): HTMLElement | false {
  if (columns.length === 0) return false;
  const fieldOf = new Map(Object.entries(mapping).map(([field, column]) => [column, field]));
  const rows = columns.map((column, i) => {
    const now = fieldOf.get(column) ?? "";
    const select = h("select", { id: `match-${role}-${i}` }, choice("", say("tidak dibaca", "not read"), now === ""));
    for (const [field, words] of Object.entries(FIELDS[role]))
      select.append(choice(field, say(...words), field === now));
    if (now.startsWith("quality ")) select.append(choice(now, now.replace("quality ", say("mutu ", "quality ")), true));
    select.addEventListener("change", () => {
      const taken = now === "" ? {} : { [now]: null };
      ask.match(role, { ...mapping, ...taken, ...(select.value !== "" && { [select.value]: column }) });
    });
    return h("tr", {}, h("th", { scope: "row" }, h("label", { for: select.id }, column)), h("td", {}, select));
  });
  const name = `match-${role}`;
  const details = h(
    "details",
    { id: name, open: faults.length > 0 || open.has(name), ontoggle: () => ask.toggle(name, details.open) },
    h("summary", {}, say("Kolom", "Columns"), ` (${Object.keys(mapping).length}/${columns.length})`),
    h(
      "table",
      {},
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          h("th", { scope: "col" }, say("Kolom berkas", "Column of the file")),
          h("th", { scope: "col" }, say("Dibaca sebagai", "Read as")),
        ),
      ),
      h("tbody", {}, ...rows),
    ),
  );
  return details;
}

function choice(value: string, text: string, selected: boolean): HTMLOptionElement {
  return h("option", { value, selected }, text);
}

/** Faults by kind, with the first lines, and all of them as a file. */
function rejectsOf(role: Role, { rejects, kinds }: FileFacts, ask: Ask): HTMLElement | false {
  if (rejects === 0) return false;
  const what = role === "facilities" ? "rejects-facilities" : "rejects";
  return h(
    "div",
    { class: "warn", id: `bad-${role}` },
    h(
      "p",
      {},
      h("strong", {}, say(`${number(rejects)} kesalahan. `, `${number(rejects)} faults. `)),
      role === "facilities"
        ? say(
            "Perbaiki tabel FKTP lebih dahulu: setiap FKTP menyangkut ribuan peserta.",
            "Mend the table of facilities first: each of them matters to thousands.",
          )
        : say(
            "Baris ini disisihkan dan tidak dihitung di FKTP-nya.",
            "These rows are set aside, and not counted at their facilities.",
          ),
    ),
    h("ul", { class: "kinds" }, ...kinds.map(kindLine)),
    h(
      "button",
      { type: "button", id: `get-${what}`, onclick: () => ask.download(what, null) },
      say("Unduh semua baris salah (CSV)", "Download all faulty rows (CSV)"),
    ),
  );
}

function kindLine({ column, expected, got, count, lines }: RejectKind): HTMLElement {
  const more = count > lines.length ? ", …" : "";
  return h(
    "li",
    {},
    h("strong", {}, number(count), "×"),
    column === "" ? " " : ` ${column}: `,
    say(`diharapkan ${spoken(expected)}`, `expected ${spoken(expected)}`),
    spoken(got) === "" ? "" : say(`, didapat ${spoken(got)}`, `, got ${spoken(got)}`),
    h("span", { class: "lines" }, say(" — baris ", " — line "), lines.join(", "), more),
  );
}

function onBadChoice({ onBad }: State, ask: Ask): HTMLElement {
  const select = h(
    "select",
    { id: "on-bad" },
    choice("drop", say("disisihkan", "are set aside"), onBad === "drop"),
    choice("hold", say("tetap di FKTP-nya", "stay at their facility"), onBad === "hold"),
  );
  select.addEventListener("change", () => ask.onBad(select.value as State["onBad"]));
  return h("label", {}, say("Peserta tanpa tempat tinggal yang terbaca", "People without a readable home"), select);
}

function dataFacts(facts: DataFacts): HTMLElement {
  const { people, facilities, asked, setAside, held, rivers, unknownFacilities } = facts;
  return h(
    "div",
    { id: "facts" },
    h(
      "p",
      {},
      h(
        "strong",
        {},
        say(
          `${number(people)} peserta, ${number(facilities)} FKTP`,
          `${number(people)} participants, ${number(facilities)} facilities`,
        ),
      ),
      say(`; ${number(asked)} sudah menjawab`, `; ${number(asked)} have answered`),
      setAside > 0 && say(`; ${number(setAside)} baris disisihkan`, `; ${number(setAside)} rows set aside`),
      held > 0 &&
        say(
          `; ${number(held)} baris tetap karena tempat tinggalnya tidak terbaca`,
          `; ${number(held)} rows stay, for their home cannot be read`,
        ),
      ".",
    ),
    unknownFacilities.length > 0 &&
      h(
        "ul",
        { class: "soft", id: "unknown-facilities" },
        ...unknownFacilities.map(({ code, rows, cure }) =>
          h(
            "li",
            {},
            say(
              `FKTP ${code} tidak dikenal (${number(rows)} baris)`,
              `Facility ${code} is not known (${number(rows)} rows)`,
            ),
            cure !== undefined && say(`: maksudnya ${cure}?`, `: is ${cure} meant?`),
          ),
        ),
      ),
    !rivers && noRivers("no-rivers"),
  );
}

/** Said at the data and at the plan: forgotten rivers give another plan that looks as proven. */
export function noRivers(id: string): HTMLElement {
  return h(
    "p",
    { class: "warn", id },
    say(
      "Sungai tidak diberikan: jarak dihitung lurus, seakan-akan tidak ada penghalang.",
      "No rivers were given: ways are straight lines, as if nothing were between.",
    ),
  );
}

function titleFields({ title, synthetic, publish }: State, ask: Ask): HTMLElement {
  const name = h("input", { id: "title", value: title, autocomplete: "off" });
  const made = h("input", { id: "synthetic", type: "checkbox", checked: synthetic });
  const open = h("input", { id: "publish", type: "checkbox", checked: publish });
  const tell = (): void => ask.title({ title: name.value, synthetic: made.checked, publish: open.checked });
  for (const input of [name, made, open]) input.addEventListener("change", tell);
  return h(
    "p",
    {},
    h("label", {}, say("Nama wilayah, untuk laporan", "Name of the place, for the report"), name),
    h("label", { class: "check" }, made, say("data sintetis (rekaan)", "synthetic (made-up) data")),
    h(
      "label",
      { class: "check" },
      open,
      say("laporan untuk umum: bilangan 1–4 tidak ditampilkan", "report for the public: numbers of 1–4 are not shown"),
    ),
  );
}
