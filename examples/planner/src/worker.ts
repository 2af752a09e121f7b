// Everything that takes time or holds people: files, the problem, the plan, what-ifs. The page only shows.

import {
  explain,
  facilityRows,
  type Plan,
  type Policy,
  type Problem,
  redistributeAsync,
  summarize,
  verify,
} from "fktp-redistribution";
import type { TableProblem } from "fktp-redistribution/io";
import { type ReportPart, reportPictures } from "fktp-redistribution/report";
import { type FacilityChange, type WhatIf, whatIf, why } from "fktp-redistribution/study";
import { FileDesk, faultsOf, inBoth } from "./files.ts";
import type { DataFacts, Download, Maps, Remains, Reply, Request, Said, Title } from "./messages.ts";
import { planFile, rejectsFile, reportInput } from "./taken.ts";
import { madeUpTown } from "./town.ts";

interface Port {
  onmessage: ((event: { readonly data: Request }) => void) | null;
  postMessage(reply: Reply): void;
}
const port = self as unknown as Port;

let files = new FileDesk();
/** What came of the files; nothing for the made-up town. */
let made: TableProblem | null = null;
let problem: Problem | null = null;
let policy: Policy = {};
let study: WhatIf | null = null;
/** The plan that is shown, and the problem that it is a plan of. */
let shown: { readonly problem: Problem; readonly plan: Plan } | null = null;
let running: AbortController | null = null;

/** One thing after the other; only a stop is heard at once. */
let turn: Promise<void> = Promise.resolve();
port.onmessage = ({ data }) => {
  if (data.kind === "stop") return running?.abort(STOPPED);
  turn = turn.then(() => answer(data)).catch((error: unknown) => failed(data.serial, error));
};

const STOPPED = "stopped";

function failed(serial: number, error: unknown): void {
  port.postMessage(
    error === STOPPED ? { serial, kind: "stopped" } : { serial, kind: "failed", faults: faultsOf(error) },
  );
}

async function answer(request: Exclude<Request, { kind: "stop" }>): Promise<void> {
  const { serial } = request;
  const told = (share: number): void => progress(serial, "read", share);
  switch (request.kind) {
    case "demo":
      files = new FileDesk();
      made = null;
      return tell(serial, madeUpTown(), "Kota Contoh");
    case "read":
      await files.bring(request.file, request.role, told);
      return settle(serial);
    case "no-rivers":
      files.withoutRivers();
      return settle(serial);
    case "match":
      await files.match(request.role, request.mapping, told);
      return settle(serial);
    case "on-bad":
      files.onBad = request.onBad;
      return settle(serial);
    case "plan":
      policy = request.policy;
      study = null;
      return await plan(serial, needed(problem));
    case "preview": {
      const { overQuota } = studyOf().preview({ facilities: [request.change] });
      return port.postMessage({ serial, kind: "previewed", preview: { overQuota } });
    }
    case "change":
      return await change(serial, request.change);
    case "remains":
      return port.postMessage({ serial, kind: "remains", remains: remainsOf() });
    case "why":
      return port.postMessage({ serial, kind: "reasons", reasons: reasonsOf(request.id) });
    case "download":
      return port.postMessage({ serial, kind: "file", ...fileOf(request.what, request.lang, request.title) });
  }
}

function needed<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error("nothing has been read or planned yet");
  return value;
}

let lastProgress = 0;
function progress(serial: number, stage: string, share: number): void {
  if (performance.now() - lastProgress < 60) return;
  lastProgress = performance.now();
  port.postMessage({ serial, kind: "progress", stage, share });
}

/** Puts the files together, as far as they are there. */
function settle(serial: number): void {
  let faults: readonly Said[] = [];
  try {
    made = files.problem();
  } catch (error) {
    made = null;
    faults = faultsOf(error);
  }
  tell(serial, made?.problem ?? null, files.name, faults);
}

function tell(serial: number, own: Problem | null, name: string, faults: readonly Said[] = []): void {
  problem = own;
  study = null;
  shown = null;
  const facts = own === null ? null : factsOf(own, name);
  port.postMessage({ serial, kind: "data", files: files.facts(made), facts, faults });
}

function factsOf(own: Problem, name: string): DataFacts {
  const { facility, count, consent } = own.participants;
  let [people, asked] = [0, 0];
  for (let row = 0; row < facility.length; row++) {
    const here = count?.[row] ?? 1;
    people += here;
    if (consent[row] !== 2) asked += here;
  }
  const { setAside = 0, held = 0, unknownFacilities = [] } = made ?? {};
  return {
    ...{ name, people, asked, setAside, held, unknownFacilities, synthetic: made === null },
    ...{ facilities: own.facilities.length, rivers: own.travel !== undefined, regions: own.regions !== undefined },
  };
}

/** Does something that pauses, so that a stop is heard. */
async function stoppable<T>(run: (signal: AbortSignal) => Promise<T>): Promise<T> {
  running = new AbortController();
  try {
    return await run(running.signal);
  } finally {
    running = null;
  }
}

async function plan(serial: number, own: Problem): Promise<void> {
  const begin = performance.now();
  const found = await stoppable((signal) =>
    redistributeAsync(own, policy, {
      signal,
      onProgress: ({ stage, done, total }) => progress(serial, stage, total === 0 ? 1 : done / total),
    }),
  );
  show(serial, own, found, begin);
}

function studyOf(): WhatIf {
  study ??= whatIf(needed(problem), policy);
  return study;
}

async function change(serial: number, own: FacilityChange | null): Promise<void> {
  const begin = performance.now();
  const changed = own === null ? {} : { facilities: [own] };
  const found = await stoppable((signal) => studyOf().planAsync(changed, { signal }));
  show(serial, studyOf().problem(changed), found, begin);
}

/** The figures at once, the maps when they are drawn. */
function show(serial: number, own: Problem, found: Plan, begin: number): void {
  shown = { problem: own, plan: found };
  const { ok, proven } = verify(own, found);
  const { status, stage } = found;
  const facts = { status, stage, ok, proven, rivers: own.travel !== undefined, warnings: found.warnings.map(inBoth) };
  const [summary, rows] = [summarize(own, found), facilityRows(own, found)];
  const milliseconds = performance.now() - begin;
  port.postMessage({ serial, kind: "shown", shown: { ...facts, milliseconds, summary, rows } });
  port.postMessage({ serial, kind: "maps", maps: mapsOf(own, found) });
}

function mapsOf(own: Problem, plan: Plan): Maps {
  const title: Title = { title: "", data: "real", publish: false };
  const draw = reportPictures(reportInput({ problem: own, plan }, "id", title));
  const both = (part: ReportPart): Said | null => {
    const [id, en] = [draw(part, "id"), draw(part, "en")];
    return id && en ? { id, en } : null;
  };
  return { before: both("map-before"), after: both("map-after"), flows: both("map-flows") };
}

function remainsOf(): Remains {
  const { problem: own, plan: found } = needed(shown);
  const { groups, consentsMissing } = explain(own, found);
  const rows = groups
    .map(({ facilities, over, doctorsMissing, placesMissing, mayNotMove }) => ({
      facilities: [...facilities]
        .sort((a, b) => b.over - a.over)
        .map(({ facility }) => own.facilities[facility]!.name ?? own.facilities[facility]!.id),
      ...{ over, doctors: doctorsMissing, places: placesMissing },
      mayNotMove: mayNotMove.refused + mayNotMove.unknown + mayNotMove.withdrawn,
    }))
    .sort((a, b) => b.over - a.over);
  const sum = (key: "over" | "doctors" | "places"): number => rows.reduce((all, row) => all + row[key], 0);
  const totals = { over: sum("over"), doctors: sum("doctors"), places: sum("places") };
  return { ...totals, consents: consentsMissing.people, groups: rows };
}

function reasonsOf(id: string) {
  const { problem: own, plan: found } = needed(shown);
  const row = own.participants.ids?.indexOf(id) ?? Number(id);
  return row >= 0 && row < own.participants.facility.length ? why(own, found, row) : null;
}

function fileOf(what: Download, lang: "id" | "en", title: Title): { name: string; content: Blob } {
  if (what === "rejects") return rejectsFile(what, needed(made).rejects, lang);
  if (what === "rejects-facilities") return rejectsFile(what, needed(files.facilityRejects), lang);
  const letters = made === null ? {} : { lines: made.lines, remarks: made.remarks };
  return planFile(what, { ...needed(shown), letters }, lang, title);
}
