// The page: what is read, what is planned, what if, and what can be taken away. All in the browser; nothing is sent.

import type { Policy } from "fktp-redistribution";
import type { FacilityChange } from "fktp-redistribution/study";
import { openDesk } from "./desk.ts";
import { h, picture } from "./elements.ts";
import type { Reply } from "./messages.ts";
import { freshState, type State } from "./state.ts";
import "./style.css";
import { dataStep, downloads, facilitiesTable, figures, policyForm, whatIfForm, whyForm } from "./views.ts";
import { currentLanguage, say, setLanguage } from "./words.ts";

const state: State = freshState();
const app = document.querySelector("#app")!;
const desk = openDesk(listen);

/** What the views may ask for. */
const ask = {
  demo: (): void => desk.ask({ kind: "demo" }),
  plan(policy: Policy): void {
    state.policy = policy;
    state.busy = { share: 0, stage: "check" };
    state.change = null;
    draw();
    desk.ask({ kind: "plan", policy });
  },
  stop: (): void => desk.ask({ kind: "stop" }),
  preview(change: FacilityChange): void {
    state.change = change;
    desk.ask({ kind: "preview", change });
  },
  change(change: FacilityChange | null): void {
    state.change = change;
    state.busy = { share: 0, stage: "solve" };
    draw();
    desk.ask({ kind: "change", change });
  },
  why(id: string): void {
    state.asked = id;
    desk.ask({ kind: "why", id });
  },
  download: (what: "transfers" | "facilities" | "report" | "plan"): void =>
    desk.ask({ kind: "download", what, lang: currentLanguage() }),
  keep(): void {
    state.kept = state.shown;
    draw();
  },
  sort(by: State["sortBy"]): void {
    state.descending = state.sortBy === by ? !state.descending : true;
    state.sortBy = by;
    draw();
  },
};
export type Ask = typeof ask;

function listen(reply: Reply): void {
  switch (reply.kind) {
    case "progress":
      state.busy = { share: reply.share, stage: reply.stage };
      showProgress();
      return;
    case "data":
      Object.assign(state, { ...freshState(), facts: reply.facts, policy: state.policy });
      break;
    case "shown":
      state.shown = reply.shown;
      state.preview = null;
      state.saved = false;
      break;
    case "previewed":
      state.preview = reply.preview;
      showPreview();
      return;
    case "reasons":
      state.reasons = reply.reasons;
      break;
    case "file":
      save(reply);
      state.saved = true;
      return;
    case "failed":
      state.messages = reply.messages;
      break;
  }
  if (reply.kind !== "failed") state.messages = [];
  state.busy = null;
  draw();
}

/** Progress and previews come many times a second: only their own places are drawn anew. */
function showProgress(): void {
  const bar = document.querySelector<HTMLProgressElement>("#progress");
  if (bar !== null) bar.value = state.busy?.share ?? 0;
}

function showPreview(): void {
  const place = document.querySelector("#preview");
  const over = state.preview?.overQuota ?? 0;
  if (place !== null)
    place.textContent = say(
      `Pratinjau: sekitar ${over} peserta di atas kuota`,
      `Preview: about ${over} people over quota`,
    );
}

function save({ name, type, content }: { name: string; type: string; content: string }): void {
  const url = URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` }));
  h("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

function draw(): void {
  const focused = document.activeElement?.id;
  const { facts, shown, busy } = state;
  document.title = say("Perencana redistribusi peserta JKN", "Planner of the redistribution of JKN participants");
  app.replaceChildren(
    h(
      "header",
      {},
      h("h1", {}, document.title),
      h(
        "p",
        { class: "soft" },
        say(
          "Semua dihitung di peramban ini. Tidak ada data yang dikirim ke mana pun.",
          "Everything is computed in this browser. No data is sent anywhere.",
        ),
      ),
      languageButton("id", "Bahasa Indonesia"),
      languageButton("en", "English"),
    ),
    h(
      "main",
      {},
      messages(),
      dataStep(state, ask),
      facts !== null && policyForm(state, ask),
      busy !== null && progress(),
      shown !== null && figures(state, ask),
      shown !== null && maps(),
      shown !== null && whatIfForm(state, ask),
      shown !== null && facilitiesTable(state, ask),
      shown !== null && whyForm(state, ask),
      shown !== null && downloads(state, ask),
    ),
  );
  if (focused) document.getElementById(focused)?.focus();
}

function languageButton(language: "id" | "en", name: string): HTMLElement {
  const pressed = currentLanguage() === language;
  const choose = (): void => {
    setLanguage(language);
    draw();
  };
  return h(
    "button",
    { type: "button", id: `lang-${language}`, lang: language, "aria-pressed": String(pressed), onclick: choose },
    name,
  );
}

function messages(): HTMLElement {
  const list = state.messages.map((message) => h("li", {}, message));
  return h("div", { id: "messages", role: "alert" }, list.length > 0 && h("ul", { class: "warn" }, ...list));
}

function progress(): HTMLElement {
  return h(
    "p",
    { class: "busy", role: "status" },
    say("Menghitung … ", "Working … "),
    h("progress", { id: "progress", max: 1, value: state.busy?.share ?? 0 }),
    " ",
    h("button", { type: "button", id: "stop", onclick: ask.stop }, say("Hentikan", "Stop")),
  );
}

function maps(): HTMLElement | null {
  const { before, after, flows } = state.shown!.maps;
  if (before === null || after === null) return null;
  return h(
    "section",
    { id: "maps" },
    h("h2", {}, say("Peta", "Maps")),
    h(
      "div",
      { class: "pair" },
      picture(before, say("Sebelum", "Before")),
      picture(after, say("Sesudah", "After")),
      flows !== null && picture(flows, say("Perpindahan terbesar", "Largest flows")),
    ),
  );
}

// Refreshing throws everything away: nothing is kept anywhere.
addEventListener("beforeunload", (event) => {
  if (state.shown !== null && !state.saved) event.preventDefault();
});
setLanguage(navigator.language.startsWith("en") ? "en" : "id");
draw();
