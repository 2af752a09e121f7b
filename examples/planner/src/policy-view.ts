/** What a planner decides. */

import { defaultPolicy, type Policy } from "fktp-redistribution";
import { h } from "./elements.ts";
import type { Ask } from "./main.ts";
import type { State } from "./state.ts";
import { say } from "./words.ts";

type Key = keyof Policy;
type Words = readonly [id: string, en: string];
type NumberField = readonly [key: Key, least: number, most: number, step: number, words: Words, hint: Words];

const NUMBERS: readonly NumberField[] = [
  [
    "participantsPerDoctor",
    ...([500, 20_000, 100] as const),
    ["Peserta per dokter", "Participants per doctor"],
    ["norma; kuota = dokter × norma", "the norm; quota = doctors × norm"],
  ],
  [
    "maxExtraKm",
    ...([0, 50, 0.5] as const),
    ["Tambahan jarak paling jauh (km)", "Longest extra way (km)"],
    ["dibanding FKTP sekarang", "beyond today's facility"],
  ],
];

/** Numbers that weigh one thing against another; folded in, for their defaults suit most. */
const WEIGHTS: readonly NumberField[] = [
  [
    "moveCostKm",
    ...([0, 100, 1] as const),
    ["Beban setiap pemindahan (km)", "Bother of a transfer (km)"],
    ["ditambahkan ke jarak tambahannya", "added to its extra way"],
  ],
  [
    "askKm",
    ...([0, 100, 1] as const),
    ["Beban sepucuk surat (km)", "Bother of a letter (km)"],
    ["bila yang belum menjawab diusulkan untuk ditanya", "where people are proposed to be asked"],
  ],
  [
    "overQuotaKm",
    ...([0, 100_000, 5] as const),
    ["Nilai satu orang di bawah kuota (km)", "Worth of one person fewer over quota (km)"],
    ["paling jauh yang pantas ditempuh untuk itu", "the most way it is worth"],
  ],
  [
    "overloadKm",
    ...([0.001, 4_000_000, 0.001] as const),
    ["Nilai satu poin kelebihan beban (km)", "Worth of one overload point (km)"],
    ["FKTP yang paling penuh didahulukan", "the fullest are relieved first"],
  ],
];

const RESERVE: NumberField = [
  "reserve",
  ...([0, 0.5, 0.01] as const),
  ["Cadangan untuk bayi baru lahir", "Kept for the newborn"],
  ["bagian kuota yang dibiarkan kosong, 0 sampai 0,5", "share of the quota that stays free, 0 to 0.5"],
];

const SELECTS: readonly [key: Key, words: Words, choices: readonly [value: string, words: Words][]][] = [
  [
    "unknown",
    ["Yang belum menjawab", "People who have not answered"],
    [
      ["stay", ["tetap di tempat", "stay"]],
      ["propose", ["diusulkan untuk ditanya", "are proposed to be asked"]],
    ],
  ],
  [
    "fill",
    ["Penerima diisi", "Receivers are filled"],
    [
      ["to-quota", ["sampai kuota", "up to their quota"]],
      ["levelled", ["merata, sampai kapasitas", "evenly, up to capacity"]],
    ],
  ],
  [
    "households",
    ["Keluarga", "Households"],
    [
      ["whole", ["pindah bersama atau tidak sama sekali", "move together or not at all"]],
      ["willing-together", ["yang setuju pindah bersama", "those who agree move together"]],
      ["separate", ["tidak terikat", "are not bound"]],
    ],
  ],
];

export function policyForm({ policy, facts, open }: State, ask: Ask): HTMLElement {
  const first = h("input", { id: "policy-first", type: "checkbox", checked: policy.overloadKm === "Infinity" });
  const region = h("input", { id: "policy-sameRegion", type: "checkbox", checked: policy.sameRegion === true });
  const more = h(
    "details",
    { id: "weights", open: open.has("weights"), ontoggle: () => ask.toggle("weights", more.open) },
    h("summary", {}, say("Bobot, cadangan dan keluarga", "Weights, reserve and households")),
    ...[RESERVE, ...WEIGHTS].map((field) => numberField(field, policy)),
    h(
      "label",
      { class: "check" },
      first,
      say("beban selalu didahulukan, berapa pun jaraknya", "overload always first, whatever the way"),
    ),
    selectField(SELECTS[2]!, policy),
  );
  const form = h(
    "form",
    { id: "policy" },
    h("h2", {}, say("2. Kebijakan", "2. Policy")),
    ...NUMBERS.map((field) => numberField(field, policy)),
    selectField(SELECTS[0]!, policy),
    selectField(SELECTS[1]!, policy),
    facts?.regions === true &&
      h("label", { class: "check" }, region, say("hanya dalam kabupaten/kota sendiri", "only within one's own region")),
    more,
    h("p", {}, h("button", { type: "submit", id: "plan" }, say("Buat rencana", "Plan"))),
  );
  const own = (): Policy => policyIn(form, { overloadFirst: first.checked, sameRegion: region.checked });
  form.addEventListener("change", () => ask.policy(own()));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask.policy(own());
    ask.plan();
  });
  return form;
}

/** The policy as it stands in the form. */
function policyIn(form: HTMLFormElement, { overloadFirst, sameRegion }: Record<string, boolean>): Policy {
  const own: Record<string, unknown> = { sameRegion };
  for (const field of Array.from(form.querySelectorAll<HTMLInputElement>("[type=number]")))
    own[field.name] = Number(field.value);
  for (const field of Array.from(form.querySelectorAll("select"))) own[field.name] = field.value;
  if (overloadFirst) own.overloadKm = "Infinity";
  return own as Policy;
}

function numberField([key, min, max, step, words, hint]: NumberField, policy: Policy): HTMLElement {
  const given = policy[key];
  const value = typeof given === "number" ? given : Number(defaultPolicy[key]);
  const input = h("input", { id: `policy-${key}`, name: key, type: "number", min, max, step, value, required: true });
  return h("label", {}, say(...words), input, h("small", { class: "soft" }, say(...hint)));
}

function selectField([key, words, choices]: (typeof SELECTS)[number], policy: Policy): HTMLElement {
  const now = policy[key] ?? defaultPolicy[key];
  const options = choices.map(([value, name]) => h("option", { value, selected: value === now }, say(...name)));
  return h("label", {}, say(...words), h("select", { id: `policy-${key}`, name: key }, ...options));
}
