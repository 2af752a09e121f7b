// Everything that takes time or holds people: the problem, the plan, what-ifs. The page only shows.

import {
  explain,
  facilityRows,
  InputError,
  type Plan,
  type Policy,
  type Problem,
  planToJson,
  redistributeAsync,
  summarize,
  transferRows,
  verify,
} from "fktp-redistribution";
import { type ReportInput, reportHtml, reportSvg } from "fktp-redistribution/report";
import { type FacilityChange, type WhatIf, whatIf, why } from "fktp-redistribution/study";
import type { DataFacts, Download, Reply, Request, Shown } from "./messages.ts";
import { madeUpTown } from "./town.ts";

interface Port {
  onmessage: ((event: { readonly data: Request }) => void) | null;
  postMessage(reply: Reply): void;
}
const port = self as unknown as Port;

let problem: Problem | null = null;
let facts: DataFacts | null = null;
let policy: Policy = {};
let study: WhatIf | null = null;
/** The plan that is shown, and the problem that it is a plan of. */
let shown: { readonly problem: Problem; readonly plan: Plan } | null = null;
let running: AbortController | null = null;

port.onmessage = ({ data }) => {
  answer(data).catch((error: unknown) => {
    const messages = error instanceof InputError ? error.issues.map(({ message }) => message) : [String(error)];
    port.postMessage({ serial: data.serial, kind: "failed", messages });
  });
};

async function answer(request: Request): Promise<void> {
  const { serial } = request;
  switch (request.kind) {
    case "demo":
      take(madeUpTown(), "Kota Contoh", true);
      return port.postMessage({ serial, kind: "data", facts: facts! });
    case "plan":
      policy = request.policy;
      study = null;
      return await plan(serial, needed(problem));
    case "stop":
      return running?.abort("stopped");
    case "preview": {
      const { overQuota } = studyOf().preview({ facilities: [request.change] });
      return port.postMessage({ serial, kind: "previewed", preview: { overQuota } });
    }
    case "change":
      return change(serial, request.change);
    case "why":
      return port.postMessage({ serial, kind: "reasons", reasons: reasonsOf(request.id) });
    case "download":
      return port.postMessage({ serial, kind: "file", ...fileOf(request.what, request.lang) });
  }
}

function needed<T>(value: T | null): T {
  if (value === null) throw new Error("nothing has been read or planned yet");
  return value;
}

function take(own: Problem, name: string, synthetic: boolean): void {
  problem = own;
  study = null;
  shown = null;
  const { facility, count, consent } = own.participants;
  let [people, asked] = [0, 0];
  for (let row = 0; row < facility.length; row++) {
    const here = count?.[row] ?? 1;
    people += here;
    if (consent[row] !== 2) asked += here;
  }
  const rivers = own.travel !== undefined;
  facts = { name, synthetic, people, facilities: own.facilities.length, asked, rivers };
}

/** Plans with pauses, so that a stop is heard. */
async function plan(serial: number, own: Problem): Promise<void> {
  running = new AbortController();
  const begin = performance.now();
  let last = begin;
  try {
    const found = await redistributeAsync(own, policy, {
      signal: running.signal,
      onProgress({ stage, done, total }) {
        if (performance.now() - last < 60) return;
        last = performance.now();
        port.postMessage({ serial, kind: "progress", stage, share: total === 0 ? 1 : done / total });
      },
    });
    show(serial, own, found, performance.now() - begin);
  } finally {
    running = null;
  }
}

function studyOf(): WhatIf {
  study ??= whatIf(needed(problem), policy);
  return study;
}

function change(serial: number, own: FacilityChange | null): void {
  const begin = performance.now();
  const changed = own === null ? {} : { facilities: [own] };
  const found = studyOf().plan(changed);
  show(serial, studyOf().problem(changed), found, performance.now() - begin);
}

function show(serial: number, own: Problem, found: Plan, milliseconds: number): void {
  shown = { problem: own, plan: found };
  const { ok, proven } = verify(own, found);
  const input = reportOf(own, found, "id");
  const reply: Shown = {
    status: found.status,
    stage: found.stage,
    ok,
    proven,
    milliseconds,
    summary: summarize(own, found),
    rows: facilityRows(own, found),
    warnings: found.warnings,
    maps: {
      before: reportSvg(input, "map-before"),
      after: reportSvg(input, "map-after"),
      flows: reportSvg(input, "map-flows"),
    },
  };
  port.postMessage({ serial, kind: "shown", shown: reply });
}

function reportOf(own: Problem, found: Plan, lang: "id" | "en"): ReportInput {
  const { name, synthetic } = needed(facts);
  const today = new Date();
  const date = today.toLocaleDateString(lang === "id" ? "id-ID" : "en-GB", { dateStyle: "long" });
  return { problem: own, plan: found, title: name, date, data: synthetic ? "synthetic" : "real", lang };
}

function reasonsOf(id: string) {
  const { problem: own, plan: found } = needed(shown);
  const row = own.participants.ids?.indexOf(id) ?? Number(id);
  return row >= 0 && row < own.participants.facility.length ? why(own, found, row) : null;
}

function fileOf(what: Download, lang: "id" | "en"): { name: string; type: string; content: string } {
  const { problem: own, plan: found } = needed(shown);
  switch (what) {
    case "report": {
      const checked = { verification: verify(own, found), explanation: explain(own, found) };
      return {
        name: "laporan.html",
        type: "text/html",
        content: reportHtml({ ...reportOf(own, found, lang), ...checked }),
      };
    }
    case "plan":
      return { name: "rencana.json", type: "application/json", content: planToJson(found) };
    case "facilities":
      return { name: "fktp.csv", type: "text/csv", content: csvOf(facilityRows(own, found) as never) };
    case "transfers":
      return { name: "perpindahan.csv", type: "text/csv", content: csvOf(transferRows(own, found) as never) };
  }
}

/** Rows as CSV; a text that a spreadsheet would take for a formula is escaped. */
function csvOf(rows: Iterable<Readonly<Record<string, unknown>>>): string {
  const lines: string[] = [];
  for (const row of rows) {
    const plain = Object.entries(row).filter(([, value]) => typeof value !== "object" || value === null);
    if (lines.length === 0) lines.push(plain.map(([key]) => key).join(";"));
    lines.push(plain.map(([, value]) => cellOf(value)).join(";"));
  }
  return `\uFEFF${lines.join("\r\n")}\r\n`;
}

function cellOf(value: unknown): string {
  if (typeof value !== "string") return value === null ? "" : String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[;"\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
