// The page: what is read, what is planned, what if, and what can be taken away. All in the browser; nothing is sent.

import { dataStep } from "./data-view.ts";
import { openDesk } from "./desk.ts";
import { h, picture } from "./elements.ts";
import type {
  Download,
  Mapping,
  Maps,
  Pair,
  Question,
  Reply,
  Role,
  Said,
  Shown,
  TableRole,
  Version,
} from "./messages.ts";
import { policyForm } from "./policy-view.ts";
import { freshState, noPlan, noVersions, type State } from "./state.ts";
import "./style.css";
import { versionsForm } from "./versions-view.ts";
import { downloads, facilitiesTable, figures, remaining } from "./views.ts";
import { previewWords, whatIfForm } from "./what-if-view.ts";
import { whyForm } from "./why-view.ts";
import { currentLanguage, type Language, number, say, setLanguage, spoken } from "./words.ts";

const state: State = freshState();
const app = document.querySelector("#app")!;
/** What was said, and what is being done: they stay where they are, so that they are read aloud when they change. */
const messages = h("div", { id: "messages", "aria-live": "polite" });
const now = h("div", { id: "now", "aria-live": "polite" });
const desk = openDesk(listen);
let versions = 0;

/** While a number is moved nothing else is drawn: it would be taken from under the pointer. */
let sliding = false;
let drawAfterwards = false;

function busy(stage: string): void {
  state.busy = { share: 0, stage };
  state.said = null;
  showStatus();
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
  /** Before the first plan, nothing is planned yet. */
  policy(policy: Question["policy"]): void {
    state.policy = policy;
  },
  /** A number is being moved. */
  slide(moved: Partial<Question>): void {
    Object.assign(state, moved);
    sliding = true;
    // The Worker gives up the plan that it was making.
    if (state.busy !== null) {
      state.busy = null;
      showStatus();
    }
    desk.preview(question());
  },
  letGo(moved: Partial<Question>): void {
    Object.assign(state, moved);
    sliding = false;
    busy("check");
    desk.ask({ kind: "plan", question: question() });
    if (drawAfterwards) draw();
  },
  stop: (): void => desk.ask({ kind: "stop" }),
  choose(id: string): void {
    state.chosen = id;
    if (state.change === null) draw();
    else ask.letGo({ change: null });
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
  download(what: Download, version: Version | null): void {
    const { title, synthetic, publish } = state;
    const own = { title, data: synthetic ? "synthetic" : "real", publish } as const;
    const of = version && { version: version.version, name: version.name };
    desk.ask({ kind: "download", what, of, lang: currentLanguage(), title: own });
  },
  keep(name: string): void {
    // What is being planned would be kept under the figures of another.
    if (state.busy !== null || state.shown === null) return;
    const version = versions++;
    desk.ask({ kind: "keep", version });
    state.kept = [...state.kept, { version, name, shown: state.shown, question: state.planned! }];
    const before = state.pair?.[0] ?? state.kept[0]!.version;
    if (before === version) draw();
    else ask.compare([before, version]);
  },
  forget(version: number): void {
    desk.ask({ kind: "forget", version });
    state.kept = state.kept.filter((one) => one.version !== version);
    const [a, b] = [state.kept.at(0), state.kept.at(-1)];
    if (a !== undefined && b !== undefined && a !== b) ask.compare([a.version, b.version]);
    else {
      Object.assign(state, { pair: null, compared: null });
      draw();
    }
  },
  compare(pair: Pair): void {
    Object.assign(state, { pair, compared: null });
    busy("compare");
    desk.ask({ kind: "compare", pair });
    draw();
  },
  sort(by: State["sortBy"]): void {
    state.descending = state.sortBy === by ? !state.descending : true;
    state.sortBy = by;
    draw();
  },
};
export type Ask = typeof ask;

function question(): Question {
  return { policy: state.policy, change: state.change };
}

function listen(reply: Reply): void {
  switch (reply.kind) {
    case "progress":
      state.busy = { share: reply.share, stage: reply.stage };
      showProgress();
      return;
    case "previewed":
      if (!sliding && state.busy === null) return;
      state.preview = reply.preview;
      showStatus();
      return;
    case "file":
      save(reply);
      // What was wrong with the input is none of the plan.
      if (!reply.name.startsWith("baris") && !reply.name.startsWith("reject")) state.saved = true;
      return;
    case "data":
      Object.assign(state, noPlan(), { files: reply.files, facts: reply.facts, ...noVersions() });
      if (reply.facts !== null) Object.assign(state, { title: reply.facts.name, synthetic: reply.facts.synthetic });
      break;
    case "shown":
      Object.assign(state, { shown: reply.shown, planned: reply.question, maps: null, remains: null, preview: null });
      Object.assign(state, { reasons: null, asked: "", saved: false, said: doneWords(reply.shown) });
      break;
    case "maps":
      state.maps = reply.maps;
      break;
    case "compared":
      state.compared = reply.compared;
      break;
    case "remains":
      state.remains = reply.remains;
      break;
    case "reasons":
      state.reasons = reply.reasons;
      break;
  }
  if (reply.kind === "stopped" || reply.kind === "failed") state.preview = null;
  const said = { id: "Dihentikan. Tidak ada yang berubah.", en: "Stopped. Nothing was changed." };
  state.messages = "faults" in reply ? reply.faults : reply.kind === "stopped" ? [said] : [];
  if (reply.kind !== "maps") state.busy = null;
  draw();
}

/** Progress and previews come many times a second: only their own places are drawn anew. */
function showProgress(): void {
  const bar = document.querySelector<HTMLProgressElement>("#progress");
  if (bar === null) {
    showStatus();
    return;
  }
  bar.value = state.busy?.share ?? 0;
  document.querySelector("#stage")!.textContent = stageWords();
}

/** For who listens and does not see the figures change. */
function doneWords({ summary }: Shown): Said {
  const [over, moved] = [summary.overQuota.after, summary.transferred];
  const words = (language: Language): [string, string] => [number(over, 0, language), number(moved, 0, language)];
  const [[overId, movedId], [overEn, movedEn]] = [words("id"), words("en")];
  return {
    id: `Rencana selesai: ${overId} peserta di atas kuota, ${movedId} dipindahkan.`,
    en: `The plan is ready: ${overEn} people over quota, ${movedEn} transferred.`,
  };
}

function save({ name, content }: { name: string; content: Blob }): void {
  const url = URL.createObjectURL(content);
  h("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

function draw(): void {
  drawAfterwards = sliding;
  showStatus();
  if (sliding) return;
  const focused = document.activeElement?.id;
  const { facts, shown } = state;
  document.title = say("Perencana redistribusi peserta JKN", "Planner of the redistribution of JKN participants");
  head.replaceChildren(...headParts());
  main.replaceChildren(
    ...[
      dataStep(state, ask),
      facts !== null && policyForm(state, ask),
      shown !== null && figures(state, ask),
      shown !== null && remaining(state, ask),
      maps(),
      shown !== null && facilitiesTable(state, ask),
      shown !== null && whatIfForm(state, ask),
      shown !== null && versionsForm(state, ask),
      shown !== null && whyForm(state, ask),
      shown !== null && downloads(state, ask),
    ].filter((part) => part !== null && part !== false),
  );
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
}

function headParts(): HTMLElement[] {
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
  return [languages, h("h1", {}, document.title), h("p", { class: "soft" }, privacy)];
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
  compare: ["Membandingkan", "Comparing"],
};

function stageWords(): string {
  return say(...(STAGES[state.busy?.stage ?? ""] ?? ["Menghitung", "Working"]));
}

/** What went wrong; and, always in sight, what is being done, with a stop, and the preview of what is being moved. */
function showStatus(): void {
  const list = state.messages.map((said) => h("li", {}, spoken(said)));
  messages.replaceChildren(...(list.length > 0 ? [h("ul", { class: "warn", role: "alert" }, ...list)] : []));
  const parts = [
    state.preview !== null && h("p", { id: "preview" }, previewWords(state.preview)),
    state.busy !== null &&
      h(
        "p",
        { class: "busy" },
        h("span", { id: "stage" }, stageWords()),
        " ",
        h("progress", { id: "progress", max: 1, value: state.busy.share, "aria-labelledby": "stage" }),
        " ",
        h("button", { type: "button", id: "stop", onclick: ask.stop }, say("Hentikan", "Stop")),
      ),
    state.said !== null && h("p", { class: "heard" }, spoken(state.said)),
  ];
  now.replaceChildren(...parts.filter((part) => part !== false));
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
const [head, main] = [h("header"), h("main")];
app.replaceChildren(head, messages, main, now);
setLanguage(navigator.language.startsWith("en") ? "en" : "id");
draw();
