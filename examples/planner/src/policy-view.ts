/** What a planner decides. */

import { defaultPolicy, type Policy } from "fktp-redistribution";
import { h } from "./elements.ts";
import type { Ask } from "./main.ts";
import {
  FIELDS,
  LIMITS,
  type PolicyField,
  readAs,
  saidAs,
  stopAt,
  typedAs,
  valueIn,
  WEIGHTS,
} from "./policy-fields.ts";
import { listenToSlides } from "./slides.ts";
import type { State } from "./state.ts";
import { say } from "./words.ts";

type Words = readonly [id: string, en: string];

export const SELECTS: readonly [key: keyof Policy, words: Words, choices: readonly [value: string, words: Words][]][] =
  [
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

export function policyForm(state: State, ask: Ask): HTMLElement {
  const { policy, facts, open, shown } = state;
  const first = h("input", { id: "policy-first", type: "checkbox", checked: policy.overloadKm === "Infinity" });
  const region = h("input", { id: "policy-sameRegion", type: "checkbox", checked: policy.sameRegion === true });
  const more = h(
    "details",
    { id: "weights", open: open.has("weights"), ontoggle: () => ask.toggle("weights", more.open) },
    h("summary", {}, say("Batas, bobot, cadangan dan keluarga", "Limits, weights, reserve and households")),
    h("div", { class: "fields" }, ...WEIGHTS.map((field) => numberField(field, policy))),
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
    h("div", { class: "fields" }, ...LIMITS.map((field) => numberField(field, policy))),
    selectField(SELECTS[0]!, policy),
    selectField(SELECTS[1]!, policy),
    facts?.regions === true &&
      h("label", { class: "check" }, region, say("hanya dalam kabupaten/kota sendiri", "only within one's own region")),
    more,
    h("p", {}, h("button", { type: "submit", id: "plan" }, say("Buat rencana", "Plan"))),
  );
  const own = (): Policy => policyIn(form, { overloadFirst: first.checked, sameRegion: region.checked });
  listenToSlides(
    form,
    () => form.checkValidity() && ask.slide({ policy: own() }),
    () => {
      if (shown === null) ask.policy(own());
      else if (form.reportValidity()) ask.letGo({ policy: own() });
    },
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask.letGo({ policy: own() });
  });
  return form;
}

/** The policy as it stands in the form. */
function policyIn(form: HTMLFormElement, { overloadFirst, sameRegion }: Record<string, boolean>): Policy {
  const own: Record<string, unknown> = { sameRegion };
  for (const field of FIELDS)
    own[field.key] = readAs(field, form.querySelector<HTMLInputElement>(`#policy-${field.key}`)!.value);
  for (const field of Array.from(form.querySelectorAll("select"))) own[field.name] = field.value;
  if (overloadFirst) own.overloadKm = "Infinity";
  return own as Policy;
}

/** A slider, and beside it the number, which may also be typed. */
function numberField(field: PolicyField, policy: Policy): HTMLElement {
  const { key, words, hint, unit, typed, stops } = field;
  const [min, max, step] = typed;
  const value = valueIn(policy, field);
  const id = `policy-${key}`;
  const required = Number.isFinite(stops.at(-1)!);
  const input = h("input", {
    ...{
      id,
      type: "number",
      min,
      max,
      step,
      value: typedAs(field, value),
      required,
      "aria-describedby": `hint-${key}`,
    },
    ...(!required && { placeholder: say("tanpa batas", "no limit") }),
  });
  const slider = h("input", {
    ...{ id: `slide-${key}`, type: "range", min: 0, max: stops.length - 1, step: 1, value: stopAt(field, value) },
    ...{ "aria-labelledby": `name-${key}`, "aria-describedby": `hint-${key}`, "aria-valuetext": saidAs(field, value) },
  });
  slider.addEventListener("input", () => {
    const stop = stops[Number(slider.value)]!;
    input.value = typedAs(field, stop);
    slider.setAttribute("aria-valuetext", saidAs(field, stop));
  });
  input.addEventListener("input", () => {
    if (!input.validity.valid) return;
    const now = readAs(field, input.value);
    slider.value = String(stopAt(field, now));
    slider.setAttribute("aria-valuetext", saidAs(field, now));
  });
  return h(
    "div",
    { class: "field" },
    h("label", { for: id, id: `name-${key}` }, say(...words)),
    h("span", { class: "slider" }, slider, input, unit !== null && h("span", { class: "unit" }, say(...unit))),
    h("small", { class: "soft", id: `hint-${key}` }, say(...hint)),
  );
}

function selectField([key, words, choices]: (typeof SELECTS)[number], policy: Policy): HTMLElement {
  const now = policy[key] ?? defaultPolicy[key];
  const options = choices.map(([value, name]) => h("option", { value, selected: value === now }, say(...name)));
  return h("label", {}, say(...words), h("select", { id: `policy-${key}`, name: key }, ...options));
}
