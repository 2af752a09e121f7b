/** What if one facility were otherwise; and what is said while a number is being moved. */

import type { FacilityChange } from "fktp-redistribution/study";
import { h } from "./elements.ts";
import type { Ask } from "./main.ts";
import type { PreviewFacts } from "./messages.ts";
import { listenToSlides } from "./slides.ts";
import type { State } from "./state.ts";
import { doctorsIn, number, say } from "./words.ts";

/** No more figures than a preview has. */
function about(value: number): string {
  const digits = 10 ** Math.max(0, String(Math.round(value)).length - 3);
  return number(Math.round(value / digits) * digits);
}

/** A preview in words: that it is not the plan stands before and after it. */
export function previewWords({ overQuota, transferred, meanExtraKm }: PreviewFacts): string {
  const [over, moved] = [about(overQuota), about(transferred)];
  const way = meanExtraKm === null ? "—" : number(meanExtraKm, 1);
  return say(
    `Pratinjau, kira-kira: ${over} peserta di atas kuota, ${moved} dipindahkan, tambahan jarak rata-rata ${way} km. Rencana yang pasti dihitung setelah dilepas.`,
    `Preview, roughly: ${over} people over quota, ${moved} transferred, mean extra way ${way} km. The exact plan is computed when you let go.`,
  );
}

/** What is changed at a facility, in words. */
export function changeWords({ id, doctors, maxIntake, closed }: FacilityChange, name: string | undefined): string {
  const parts = [
    closed === true ? say("ditutup", "closed") : doctorsIn(doctors ?? 0),
    maxIntake != null &&
      say(`tambahan paling banyak ${number(maxIntake)} peserta`, `at most ${number(maxIntake)} more people`),
  ];
  return `${name ?? id}: ${parts.filter((part) => part !== false).join(", ")}`;
}

export function whatIfForm(state: State, ask: Ask): HTMLElement {
  const { shown, change } = state;
  const rows = shown!.rows;
  const chosen = rows.find(({ id }) => id === (change?.id ?? state.chosen)) ?? rows[0]!;
  const facility = h(
    "select",
    { id: "what-facility" },
    ...rows.map(({ id, name }) => h("option", { value: id, selected: id === chosen.id }, name)),
  );
  const now = change?.doctors ?? chosen.doctors;
  const slider = h("input", {
    ...{
      id: "what-doctors",
      type: "range",
      min: 0,
      max: Math.max(10, Math.ceil(2 * chosen.doctors)),
      step: 0.5,
      value: now,
    },
    ...{ "aria-labelledby": "what-doctors-name", "aria-valuetext": doctorsIn(now) },
  });
  const typed = h("input", {
    id: "what-doctors-typed",
    type: "number",
    min: 0,
    max: 1000,
    step: 0.1,
    value: now,
    required: true,
  });
  const intake = h("input", { id: "what-intake", type: "number", min: 0, step: 1, value: change?.maxIntake ?? "" });
  const closed = h("input", { id: "what-closed", type: "checkbox", checked: change?.closed ?? chosen.closed });
  const asked = (): FacilityChange => ({
    ...{ id: chosen.id, doctors: Number(typed.value), closed: closed.checked },
    ...(intake.value !== "" && { maxIntake: Number(intake.value) }),
  });
  facility.addEventListener("change", () => ask.choose(facility.value));
  slider.addEventListener("input", () => {
    typed.value = slider.value;
    slider.setAttribute("aria-valuetext", doctorsIn(Number(slider.value)));
  });
  typed.addEventListener("input", () => {
    slider.value = typed.value;
    slider.setAttribute("aria-valuetext", doctorsIn(Number(typed.value)));
  });
  const numbers = h(
    "form",
    { class: "fields" },
    h(
      "div",
      { class: "field" },
      h("label", { for: "what-doctors-typed", id: "what-doctors-name" }, say("Dokter", "Doctors")),
      h("span", { class: "slider" }, slider, typed, h("span", { class: "unit" }, say("dokter", "doctors"))),
    ),
    h(
      "div",
      { class: "field" },
      h("label", { for: "what-intake" }, say("Tambahan peserta paling banyak", "Most more people")),
      h("span", { class: "slider" }, intake, h("span", { class: "unit" }, say("peserta", "people"))),
      h("small", { class: "soft" }, say("kosong: seperti data", "empty: as in the data")),
    ),
    h("label", { class: "check" }, closed, say("ditutup", "closed")),
  );
  listenToSlides(
    numbers,
    () => numbers.checkValidity() && ask.slide({ change: asked() }),
    () => numbers.reportValidity() && ask.letGo({ change: asked() }),
  );
  numbers.addEventListener("submit", (event) => event.preventDefault());
  const back = { type: "button", id: "undo", onclick: () => ask.letGo({ change: null }) };
  return h(
    "section",
    { id: "what-if" },
    h("h2", {}, say("4. Bagaimana bila …?", "4. What if …?")),
    h("label", {}, "FKTP", facility),
    numbers,
    change !== null && h("button", back, say("Kembali ke data semula", "Back to the data")),
  );
}
