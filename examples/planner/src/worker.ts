// Everything that takes time or holds people: files, the problem, the plan, what-ifs. The page only shows.

import { comparePlans, explain, facilityRows, type Plan, type Problem, summarize, verify } from "fktp-redistribution";
import type { TableProblem } from "fktp-redistribution/io";
import { type ReportPart, reportPictures } from "fktp-redistribution/report";
import { type Change, type PlanRun, type WhatIf, whatIfAsync, why } from "fktp-redistribution/study";
import { FileDesk, faultsOf, inBoth } from "./files.ts";
import type {
  Compared,
  DataFacts,
  Maps,
  Pair,
  Question,
  Remains,
  Reply,
  Request,
  Said,
  Shown,
  Title,
} from "./messages.ts";
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
/** The problem prepared for questions, under a policy of who may move. */
let study: { readonly basis: string; readonly whatIf: WhatIf } | null = null;
/** A plan, and the problem that it is a plan of. */
interface Found {
  readonly problem: Problem;
  readonly plan: Plan;
}
let shown: Found | null = null;
/** What the planner keeps to compare: plans share the columns of people, so each is some megabytes at most. */
let versions = new Map<number, Found>();
let running: AbortController | null = null;
/** The last plan or preview that was asked for: earlier ones are not worth beginning. */
let newest = 0;

/** One thing after the other; a stop is heard at once, and so is what makes the running plan worthless. */
let turn: Promise<void> = Promise.resolve();
port.onmessage = ({ data }) => {
  if (data.kind === "stop") return running?.abort(STOPPED);
  if (data.kind === "plan" || data.kind === "preview") {
    newest = data.serial;
    running?.abort(OVERTAKEN);
  }
  turn = turn.then(() => answer(data)).catch((error: unknown) => failed(data.serial, error));
};

const STOPPED = "stopped";
const OVERTAKEN = "overtaken";

function failed(serial: number, error: unknown): void {
  if (error === OVERTAKEN) return;
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
      return await plan(serial, request.question);
    case "preview":
      return await preview(serial, request.question);
    case "keep":
      versions.set(request.version, needed(shown));
      return;
    case "forget":
      versions.delete(request.version);
      return;
    case "compare":
      return port.postMessage({ serial, kind: "compared", compared: compared(request.pair) });
    case "remains":
      return port.postMessage({ serial, kind: "remains", remains: remainsOf() });
    case "why":
      return port.postMessage({ serial, kind: "reasons", reasons: reasonsOf(request.id) });
    case "download":
      return port.postMessage({ serial, kind: "file", ...fileOf(request) });
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
  versions = new Map();
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

async function plan(serial: number, question: Question): Promise<void> {
  if (serial < newest) return;
  const begin = performance.now();
  const change = changeOf(question);
  const [own, found] = await stoppable(async (signal) => {
    const run: PlanRun = {
      signal,
      onProgress: ({ stage, done, total }) => progress(serial, stage, total === 0 ? 1 : done / total),
    };
    const asked = await studyOf(question, run);
    return [asked.problem(change), await asked.planAsync(change, run)] as const;
  });
  shown = { problem: own, plan: found };
  const milliseconds = (): number => performance.now() - begin;
  port.postMessage({ serial, kind: "shown", question, shown: figuresOf(shown, milliseconds) });
  // The maps when they are drawn, unless something else has been asked by then.
  await new Promise((resolve) => setTimeout(resolve));
  if (serial === newest) port.postMessage({ serial, kind: "maps", maps: mapsOf(own, found) });
}

async function preview(serial: number, question: Question): Promise<void> {
  const { overQuota, transferred, meanExtraKm } = (await studyOf(question)).preview(changeOf(question));
  port.postMessage({ serial, kind: "previewed", preview: { overQuota, transferred, meanExtraKm } });
}

function changeOf({ policy, change }: Question): Change {
  return { policy, facilities: change === null ? [] : [change] };
}

/** Under another policy of who may move all is prepared anew, once; other numbers of the policy are quick. */
async function studyOf({ policy }: Question, run?: PlanRun): Promise<WhatIf> {
  const { unknown, households, sameRegion } = policy;
  const basis = JSON.stringify([unknown, households, sameRegion]);
  if (study?.basis !== basis) {
    study = null;
    study = { basis, whatIf: await whatIfAsync(needed(problem), policy, run) };
  }
  return study.whatIf;
}

function figuresOf({ problem: own, plan: found }: Found, milliseconds: () => number): Shown {
  const { ok, proven } = verify(own, found);
  const { status, stage } = found;
  const facts = { status, stage, ok, proven, rivers: own.travel !== undefined, warnings: found.warnings.map(inBoth) };
  const [summary, rows] = [summarize(own, found), facilityRows(own, found)];
  return { ...facts, summary, rows, milliseconds: milliseconds() };
}

/** What becomes of the same people in two versions; each may be of another what-if. */
function compared(pair: Pair): Compared {
  const [a, b] = pair.map((version) => needed(versions.get(version))) as [Found, Found];
  const { people, elsewhere } = comparePlans(a.problem, a.plan, b.plan, { problemOfB: b.problem });
  const today = a.problem.participants.facility;
  let [onlyA, onlyB] = [0, 0];
  elsewhere.participant.forEach((row, i) => {
    if (elsewhere.inB[i] === today[row]) onlyA += elsewhere.people[i]!;
    else if (elsewhere.inA[i] === today[row]) onlyB += elsewhere.people[i]!;
  });
  return { pair, people, onlyA, onlyB, elsewhere: people - onlyA - onlyB };
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

function fileOf({ what, of, lang, title }: Extract<Request, { kind: "download" }>): { name: string; content: Blob } {
  if (what === "rejects") return rejectsFile(what, needed(made).rejects, lang);
  if (what === "rejects-facilities") return rejectsFile(what, needed(files.facilityRejects), lang);
  const letters = made === null ? {} : { lines: made.lines, remarks: made.remarks };
  if (of === null) return planFile(what, { ...needed(shown), letters }, lang, title);
  const { name, content } = planFile(what, { ...needed(versions.get(of.version)), letters }, lang, title);
  // Two versions must not have one name.
  return { name: name.replace(".", `-${of.name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-")}.`), content };
}
