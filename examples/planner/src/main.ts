// The page: what is read, what is planned, what if, and what can be taken away. All in the browser; nothing is sent.

import type { Policy } from "fktp-redistribution";
import type { FacilityChange } from "fktp-redistribution/study";
import { dataStep } from "./data-view.ts";
import { openDesk } from "./desk.ts";
import { h, picture } from "./elements.ts";
import type { Download, Mapping, Maps, Reply, Role, TableRole } from "./messages.ts";
import { policyForm } from "./policy-view.ts";
import { freshState, noPlan, type State } from "./state.ts";
import "./style.css";
import { downloads, facilitiesTable, figures, previewWords, remaining, whatIfForm } from "./views.ts";
import { whyForm } from "./why-view.ts";
import { currentLanguage, type Language, say, setLanguage, spoken } from "./words.ts";

const state: State = freshState();
const app = document.querySelector("#app")!;
const desk = openDesk(listen);

function busy(stage: string): void {
  state.busy = { share: 0, stage };
  draw();
}

/** What the views may ask for. */
const ask = {
  demo(): void {
    busy("read");
    desk.ask({ kind: "demo" });
  },
  read(file: File, role: Role | null): void {
    busy("read");
    desk.ask({ kind: "read", role, file });
  },
  noRivers: (): void => desk.ask({ kind: "no-rivers" }),
  match(role: TableRole, mapping: Mapping): void {
    busy("read");
    desk.ask({ kind: "match", role, mapping });
  },
  onBad(onBad: State["onBad"]): void {
    state.onBad = onBad;
    busy("read");
    desk.ask({ kind: "on-bad", onBad });
  },
  title(own: Pick<State, "title" | "synthetic" | "publish">): void {
    Object.assign(state, own);
  },
  toggle(name: string, open: boolean): void {
    const names = new Set(state.open);
    if (open) names.add(name);
    else names.delete(name);
    state.open = names;
  },
  policy(policy: Policy): void {
    state.policy = policy;
  },
  plan(): void {
    state.change = null;
    busy("check");
    desk.ask({ kind: "plan", policy: state.policy });
  },
  stop: (): void => desk.ask({ kind: "stop" }),
  choose(id: string): void {
    state.chosen = id;
    if (state.change === null) draw();
    else ask.change(null);
  },
  preview(change: FacilityChange): void {
    state.change = change;
    desk.preview(change);
  },
  change(change: FacilityChange | null): void {
    if (change !== null) state.chosen = change.id;
    state.change = change;
    busy("solve");
    desk.ask({ kind: "change", change });
  },
  remains(): void {
    busy("explain");
    desk.ask({ kind: "remains" });
  },
  why(id: string): void {
    state.asked = id;
    state.reasons = null;
    desk.ask({ kind: "why", id });
  },
  download(what: Download): void {
    const { title, synthetic, publish } = state;
    const own = { title, data: synthetic ? "synthetic" : "real", publish } as const;
    desk.ask({ kind: "download", what, lang: currentLanguage(), title: own });
  },
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
    case "previewed":
      state.preview = reply.preview;
      showPreview();
      return;
    case "file":
      save(reply);
      // What was wrong with the input is none of the plan.
      if (!reply.name.startsWith("baris") && !reply.name.startsWith("reject")) state.saved = true;
      return;
    case "data":
      Object.assign(state, noPlan(), { files: reply.files, facts: reply.facts, kept: null });
      if (reply.facts !== null) Object.assign(state, { title: reply.facts.name, synthetic: reply.facts.synthetic });
      break;
    case "shown":
      Object.assign(state, { shown: reply.shown, maps: null, remains: null, preview: null, reasons: null, asked: "" });
      state.saved = false;
      break;
    case "maps":
      state.maps = reply.maps;
      break;
    case "remains":
      state.remains = reply.remains;
      break;
    case "reasons":
      state.reasons = reply.reasons;
      break;
  }
  const said = { id: "Dihentikan. Tidak ada yang berubah.", en: "Stopped. Nothing was changed." };
  state.messages = "faults" in reply ? reply.faults : reply.kind === "stopped" ? [said] : [];
  if (reply.kind !== "maps") state.busy = null;
  draw();
}

/** Progress and previews come many times a second: only their own places are drawn anew. */
function showProgress(): void {
  const bar = document.querySelector<HTMLProgressElement>("#progress");
  if (bar === null) {
    draw();
    return;
  }
  bar.value = state.busy?.share ?? 0;
  document.querySelector("#stage")!.textContent = stageWords();
}

function showPreview(): void {
  const place = document.querySelector("#preview");
  if (place !== null) place.textContent = previewWords(state);
}

function save({ name, content }: { name: string; content: Blob }): void {
  const url = URL.createObjectURL(content);
  h("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

function draw(): void {
  const focused = document.activeElement?.id;
  const { facts, shown } = state;
  document.title = say("Perencana redistribusi peserta JKN", "Planner of the redistribution of JKN participants");
  app.replaceChildren(
    head(),
    h(
      "main",
      {},
      status(),
      dataStep(state, ask),
      facts !== null && policyForm(state, ask),
      shown !== null && figures(state, ask),
      shown !== null && remaining(state, ask),
      maps(),
      shown !== null && facilitiesTable(state, ask),
      shown !== null && whatIfForm(state, ask),
      shown !== null && whyForm(state, ask),
      shown !== null && downloads(state, ask),
    ),
  );
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
}

function head(): HTMLElement {
  const privacy = say(
    "Semua dihitung di peramban ini. Tidak ada data yang dikirim ke mana pun, dan tidak ada yang disimpan.",
    "Everything is computed in this browser. No data is sent anywhere, and none is kept.",
  );
  const languages = h(
    "p",
    { class: "languages" },
    languageButton("id", "Bahasa Indonesia"),
    languageButton("en", "English"),
  );
  return h("header", {}, languages, h("h1", {}, document.title), h("p", { class: "soft" }, privacy));
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

const STAGES: Readonly<Record<string, readonly [id: string, en: string]>> = {
  read: ["Membaca berkas", "Reading files"],
  check: ["Memeriksa data", "Checking the data"],
  merge: ["Menyiapkan", "Preparing"],
  solve: ["Menghitung rencana", "Computing the plan"],
  prove: ["Membuktikan", "Proving"],
  write: ["Menulis rencana", "Writing the plan"],
  explain: ["Mencari sebabnya", "Looking for the reasons"],
};

function stageWords(): string {
  return say(...(STAGES[state.busy?.stage ?? ""] ?? ["Menghitung", "Working"]));
}

/** What is being done, with a stop, always in sight; and what went wrong. */
function status(): HTMLElement {
  const list = state.messages.map((said) => h("li", {}, spoken(said)));
  return h(
    "div",
    { id: "messages", "aria-live": "polite" },
    list.length > 0 && h("ul", { class: "warn", role: "alert" }, ...list),
    state.busy !== null &&
      h(
        "p",
        { class: "busy", role: "status" },
        h("span", { id: "stage" }, stageWords()),
        " ",
        h("progress", { id: "progress", max: 1, value: state.busy.share, "aria-labelledby": "stage" }),
        " ",
        h("button", { type: "button", id: "stop", onclick: ask.stop }, say("Hentikan", "Stop")),
      ),
  );
}

/** Pictures are some hundred kilobytes: they are made once, whatever else is drawn anew. */
let drawn: { readonly maps: Maps; readonly language: Language; readonly section: HTMLElement } | null = null;

function maps(): HTMLElement | null {
  const { maps: own } = state;
  if (own === null || own.before === null || own.after === null) return null;
  const language = currentLanguage();
  if (drawn?.maps === own && drawn.language === language) return drawn.section;
  const { before, after, flows } = own;
  const pictures = [
    picture(spoken(before), say("Sebelum", "Before")),
    picture(spoken(after), say("Sesudah", "After")),
    flows && picture(spoken(flows), say("Perpindahan terbesar", "Largest flows")),
  ];
  const section = h(
    "section",
    { id: "maps" },
    h("h2", {}, say("Peta", "Maps")),
    h("div", { class: "pair" }, ...pictures),
  );
  drawn = { maps: own, language, section };
  return section;
}

// Files may be dropped anywhere, several at once; what each of them is shows in its columns.
addEventListener("dragover", (event) => {
  event.preventDefault();
  document.body.classList.add("over");
});
addEventListener("dragleave", (event) => {
  if (event.relatedTarget === null) document.body.classList.remove("over");
});
addEventListener("drop", (event) => {
  event.preventDefault();
  document.body.classList.remove("over");
  const role = (event.target as Element | null)?.closest?.(".box")?.id.replace("box-", "") as Role | undefined;
  const dropped = Array.from(event.dataTransfer?.files ?? []);
  for (const file of dropped) ask.read(file, dropped.length === 1 ? (role ?? null) : null);
});
// Refreshing throws everything away: nothing is kept anywhere.
addEventListener("beforeunload", (event) => {
  if (state.shown !== null && !state.saved) event.preventDefault();
});
setLanguage(navigator.language.startsWith("en") ? "en" : "id");
draw();
