/** Why one participant is where the plan has them. */

import type { Reasons, WhyFacility, WhyNot, WhyStays, Worth } from "fktp-redistribution/study";
import { h } from "./elements.ts";
import type { Ask } from "./main.ts";
import type { Shown } from "./messages.ts";
import type { State } from "./state.ts";
import { number, say } from "./words.ts";

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
  avoided: ["sudah kembali dari sana", "returned from there"],
  choice: ["tidak dipilih peserta", "not among their choices"],
  "no-way": ["tidak ada jalan", "no way there"],
  "extra-way": ["terlalu jauh dari sekarang", "too far beyond today's way"],
  distance: ["terlalu jauh", "too far"],
  household: ["tidak bagi seluruh keluarga", "not for all of the family"],
};

export function whyForm({ asked, reasons, shown }: State, ask: Ask): HTMLElement {
  const input = h("input", { id: "why-id", value: asked, autocomplete: "off" });
  const words = say(
    "Nomor peserta, atau baris berkas bila tanpa nomor",
    "Id, or line of the file where there are none",
  );
  const form = h(
    "form",
    { id: "why" },
    h("h2", {}, say("6. Mengapa peserta ini?", "6. Why this participant?")),
    h("label", {}, words, input),
    h("button", { type: "submit", id: "why-ask", class: "beside" }, say("Jelaskan", "Explain")),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask.why(input.value.trim());
  });
  if (asked === "") return form;
  if (reasons === null) form.append(h("p", { role: "status" }, say("Tidak ditemukan.", "Not found.")));
  else form.append(...answer(reasons, shown!));
  return form;
}

/** Facilities that are shown at once. */
const FIRST = 8;

function answer({ stays, facilities, drawNumber, equals }: Reasons, shown: Shown): HTMLElement[] {
  const order = [...facilities].sort(
    (a, b) => b.people - a.people || rank(a) - rank(b) || (a.metres ?? 1e9) - (b.metres ?? 1e9),
  );
  const says =
    stays !== null
      ? say(`Tetap di tempat: ${STAYS[stays][0]}.`, `Stays: ${STAYS[stays][1]}.`)
      : say(
          "Rencana menempatkan setiap orang yang boleh pindah di FKTP dengan jumlah terkecil: beban baginya, ditambah nilai tempat itu bagi orang lain.",
          "The plan has everybody who may move where the sum is least: what it costs them, and what the place is worth to others.",
        );
  const drawn = say(
    "Beberapa FKTP sama baiknya: undian yang memutuskan siapa yang pindah.",
    "Some facilities are worth the same: the draw decided who goes.",
  );
  return [
    h("p", { id: "why-stays" }, says, equals.length > 0 && drawNumber !== null && ` ${drawn}`),
    facilityTable(order.slice(0, FIRST), shown),
    h(
      "details",
      { hidden: order.length <= FIRST },
      h("summary", {}, say(`${order.length - FIRST} FKTP lain`, `${order.length - FIRST} other facilities`)),
      facilityTable(order.slice(FIRST), shown),
    ),
  ];
}

/** Options by their sum, what is none behind them. */
function rank({ option, total }: WhyFacility): number {
  return !option || total === null ? Number.POSITIVE_INFINITY : total.overload * 2 ** 20 + total.metres;
}

const HEADS: readonly [string, string][] = [
  ["FKTP", "Facility"],
  ["Jarak", "Way"],
  ["Beban", "Cost"],
  ["Nilai bagi orang lain", "Worth to others"],
  ["Jumlah", "Sum"],
  ["", ""],
];

function facilityTable(facilities: readonly WhyFacility[], shown: Shown): HTMLElement {
  const kilometres = (metres: number | null): string => (metres === null ? "—" : `${number(metres / 1000, 2)} km`);
  const worth = (value: Worth | null): string =>
    value === null
      ? "—"
      : value.overload === 0
        ? kilometres(value.metres)
        : say(`${number(value.overload)} poin, `, `${number(value.overload)} points, `) + kilometres(value.metres);
  const lines = facilities.map(({ facility, metres, cost, price, total, rule, people, full }) => {
    const figures = [kilometres(metres), kilometres(cost), worth(price), worth(total)];
    const note = rule !== null ? say(...RULES[rule]) : full ? say("penuh", "full") : "";
    const name = shown.rows[facility]!.name;
    return h(
      "tr",
      {},
      h("th", { scope: "row" }, people > 0 ? h("strong", {}, name, say(" (di sini)", " (here)")) : name),
      ...figures.map((figure) => h("td", { class: "n" }, figure)),
      h("td", {}, note),
    );
  });
  const heads = HEADS.map((words, i) => h("th", { scope: "col", class: i > 0 && i < 5 ? "n" : "" }, say(...words)));
  const table = h("table", {}, h("thead", {}, h("tr", {}, ...heads)), h("tbody", {}, ...lines));
  return h("div", { class: "wide", tabindex: 0 }, table);
}
