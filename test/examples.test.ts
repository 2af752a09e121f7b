/** The examples are tests: all run as `npm run examples` runs them, and each must say what its comments promise. */
import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const examples = readdirSync(join(root, "examples"))
  .filter((name) => /^\d\d-.*\.ts$/.test(name))
  .sort();

const LINES_AN_EXAMPLE = 60;
/** All together take half a minute, on a busy machine minutes. */
const TIMEOUT = 600_000;
/** Stands before the name of each in what they print. */
const MARK = "\u0000example ";

/** What each example must print: whole lines, or patterns where a line holds a time. */
const promises: Readonly<Record<string, readonly (string | RegExp)[]>> = {
  "01-first-plan.ts": [
    "The plan is optimal and ready. Who moves (synthetic people):",
    '  500 of "north": puskesmas → klinik, 1.55 km farther',
    '  1500 of "south": puskesmas → klinik, 0.54 km nearer',
    "People over quota: 2000 before, 0 after",
    "Checked: every rule kept true, proven optimal true",
  ],
  "02-a-million-in-columns.ts": [
    /^1000000 synthetic people, 100 facilities: optimal after \d+ ms$/m,
    /^People over quota: 166561 before, 36092 after, \d+ transferred$/m,
    /^Extra way of those who move: mean .* km, longest [0-3]\.\d\d km$/m,
    /^Verified in \d+ ms: ok true, proven true$/m,
  ],
  "03-newly-enrolled.ts": [
    "Default policy (synthetic people)",
    '  50 of "new, at the full one\'s door" → free, 1.67 km',
    '  10 of "new, far out" → free, 9.12 km',
    "  enrolled 5000 and 160, verified true",
    '  "new, far out": no facility within the limits',
    "  enrolled 5000 and 150, verified true",
  ],
  "04-proposal-then-answers.ts": [
    "1. proposal: ask f (1000), g (1000), h (1000)",
    "2. answers: f refused, g granted, h granted",
    "3. ready: g (1000), h (1000) move; over quota 1000",
    "4. proposal: ask next e (1000)",
  ],
  "05-progress-and-abort.ts": [
    /^1\. 683706 synthetic people: optimal; a timer ticked [1-9]\d* times during the run$/m,
    "2. the same plan as from redistribute: true",
    /^3\. aborted after \d+ ms: the planner closed the page$/m,
    /^4\. stopped: [1-9]\d* placed, 0 transferred$/m,
  ],
  "06-prices-and-proof.ts": [
    /^2\. half a doctor more in .* saves [1-9]\d* of \d+ people over quota$/m,
    /^2\. half a doctor more in .* saves 0 of \d+ people over quota$/m,
    "3. the plan: ok true, proven true",
    /^4\. tampered: ok false, [1-9]\d* violations, the first: plan\.transfers\[0\]: metres are not what it costs each of participants\[\d+\]$/m,
    /^4\. tampered: ok false, [1-9]\d* violations, the first: plan\.transfers\[\d+\]: participants\[\d+\] may not be moved$/m,
  ],
  "07-holds.ts": [
    '1200 of "RT 01" → klinik',
    '20 of "new, pregnant" → klinik',
    '"new, no address": to be placed by hand',
    "6825 synthetic people, of whom 3000 refused; held:",
    "  300 TB treatment",
    "over quota: 1800 before, 600 after",
    "  puskesmas: 3000 refused; held: 300 TB treatment, 1900 Prolanis, 400 no usable address",
    "verified: true",
  ],
  "08-eligibility.ts": [
    '  4000 of "workers" → polyclinic',
    '  1000 of "expecting" → maternity',
    '  1000 of "soldiers" → army',
    '  500 of "not known how insured" → over the border',
    '  500 of "not known how insured" → maternity',
    '  warning: facilities: 1 of kind klinik-tni-polri without accepts: nobody is sent there: "police"',
    "  verified: true",
  ],
  "09-agreed-numbers.ts": [
    /^nothing agreed: enrolled 5000, .*; over quota 0$/m,
    /^ {2}intake-not-agreed: facilities: 2 that have agreed to no intake \(maxIntake\) are given 4000 people: "klinik A"/m,
    "intake agreed: enrolled 7500, 3500, 3500; over quota 2500",
    "  klinik B: 0 over quota, 0 doctor missing; room not agreed: 1500",
    "target agreed: enrolled 5000, 3500, 6000; over quota 0",
  ],
  "10-hardship.ts": [
    /^1000 places, hardship not known: 1500 synthetic people go\n {2}500 with a motorbike, near\n.*\n {2}500 aged 80, near$/m,
    /^1000 places: 1500 synthetic people go\n {2}500 with a motorbike, near\n {2}500 with a motorbike, far$/m,
    "  of whom it is hard for 500; verified: true",
    "500 places: 2000 synthetic people go",
    "  of whom it is hard for 1000; verified: true",
  ],
  "11-rivers.ts": [
    "1. Siantan Tengah – Mariana: straight 2.5 km, by bridge 6.8 km, with the ferry 4.9 km",
    "1. Batu Layang – Sungai Beliung: straight 2.9 km, by bridge 15.5 km, with the ferry 12.4 km",
    "1. Parit Mayor – Bangka Belitung Laut: straight 1.9 km, by bridge 5.8 km, with the ferry 5.8 km",
    /^2\. straight lines: 178 over quota, \d+ transferred, ok true, proven true\n {3}of these 0 over a river, 0 who/m,
    /^2\. with rivers: 490 over quota, \d+ transferred, ok true, proven true\n {3}of these [1-9]\d* over a river/m,
    /^2\. ferry closed: 490 over quota, \d+ transferred, ok true, proven true\n {3}of these [1-9]\d* over a river/m,
  ],
  "12-choices.ts": [
    /^Relief only \(synthetic people\)\n {2}1500 of "klinik or office" → klinik, choice 1\n {2}200 of "new, office"/m,
    "  over quota 0; of 4700 with wishes 1700 get the first",
    '  1500 of "office or klinik" → by the office, choice 1',
    "  over quota 0; of 4700 with wishes 3200 get the first",
    "  verified: true",
  ],
  "13-capitation.ts": [
    "  puskesmas: 14000 → 10400 people, Rp 84.0 million a month → Rp 62.4 million, JUST ABOVE 5,000 A DOCTOR",
    "  the insurer pays Rp 14.4 million a month more",
    "  puskesmas: 14000 → 10000 people, Rp 84.0 million a month → Rp 70.0 million",
    "  puskesmas: 14000 → 10400 people, Rp 98.0 million a month → Rp 72.8 million",
  ],
  "14-floors.ts": [
    /^round 1\n {2}large: quota 5000, keeps 7000; 9000 → 7000\n {2}small: quota 1000, keeps 1800; 2000 → 1800$/m,
    "  small: 800 over quota, 800 of them kept by its floor, 1 doctor missing",
    /^round 2\n {2}large: quota 5000, keeps 5000; 7000 → 5000$/m,
    /^round 3\n {2}large: quota 5000, keeps 3000; 5000 → 5000$/m,
  ],
  "15-closed.ts": [
    '  800 of "RT 02": closing (closed) → farther, 1.2 km more',
    '  40 of "village": closing (closed) → near, 0.3 km more',
    '  "no address": to be placed by hand',
    "of the closed facility: 2046 people, 2041 placed, 5 not",
    "  closing (closed): 2046 → 0",
    "verified: true",
    'if "near" closed: 1500 placed elsewhere',
  ],
  "16-draw.ts": [
    "1. family j drew 512127205",
    "1. who goes: family d, family h, family j",
    "2. the file turned round: family d, family h, family j",
    "3. with seed 1: family f, family g, family h",
    "4. tampered: draw",
  ],
  "17-households.ts": [
    /^separate: \d+ of 3510 people move \(synthetic\)\n {2}\d+ families move, [1-9]\d* are parted, 0 people are kept back$/m,
    /^whole: .*\n {2}[1-9]\d* families move, 0 are parted, 624 people are kept back$/m,
    /^willing-together: .*\n.*, 0 people are kept back\n {2}over quota 1000 before, 259 after\n {2}near-optimal: 0 points/m,
    /^ {2}optimal: 0 points, 0 m above the bound; verified: true$/m,
  ],
  "18-side-limits.ts": [
    /^without limits: optimal$/m,
    /^at most 2,000 transfers: (near-)?optimal\n {2}2000 transfers/m,
    /^ {2}the insurer's rupiah at most 10000000: (10000000|9\d{6}), and this binds$/m,
    "at least 5,000 transfers: infeasible",
    "  in conflict: people at least 5000",
    "  in conflict: people at most 2000",
    /^68371 people in \d{2,3} cohorts/m,
  ],
  "19-new-doctors.ts": [
    "1. synthetic: 6,800 people stay over quota whatever plan; ten doctors more:",
    /^ {3}10 placed, optimal: \d+ cities planned$/m,
    /^2\. no\. 1: 0 over quota, 0 points, [\d,]+ go -[\d,]+ km farther in all$/m,
    "3. the plan with ten doctors more: ok true, proven true",
    /^4\. two at each of the five fullest: .*; worse true$/m,
  ],
  "20-lending-half-days.ts": [
    "3 half-days at most: optimal",
    "  transferred 2000 without, 2000 with: 0 saved",
    "  klinik lends puskesmas 7",
    "  transferred 2000 without, 0 with: 2000 saved",
    "10 half-days at most, none from the klinik: optimal",
    "  doctor's practice lends puskesmas 2",
  ],
  "21-quality.ts": [
    "  enrolled: puskesmas 5000, bare 900, good 0, silent 4000",
    '  3100 of "RT 01" → good, 1.0 km',
    "  enrolled: puskesmas 5000, bare 0, good 4000, silent 900",
    '  quality-unknown: facilities: 1 of which a quality is not known and counts as 0: "silent" (infrastructure)',
    "  verified: true",
  ],
  "22-second-month.ts": [
    "1. by hand: 0 over quota, 20 move, 20.6 km farther",
    "2. the plan: 0 over quota, 20 move, 0.1 km farther",
    "4. second month: 0 move; held: 20 moved in this round",
  ],
  "23-returned.ts": [
    "avoid nothing: 2 → clinic; proven true",
    "avoid clinic: 2 → practice; proven true",
    "avoid clinic, practice: they stay; proven true",
    "after the return: avoids clinic",
  ],
  "30-what-if.ts": [
    /^As it is: [1-9]\d* of 13674 people over quota$/m,
    /^1\. the doctor leaves: [1-9]\d* over quota; verified true$/m,
    /^ {3}the preview's bound holds: true; about \d+ over quota, it says$/m,
    "2. the same as from redistribute: true",
    /^3\. one more doctor at \w{8}: [1-9]\d* people fewer over quota$/m,
    /^4\. nobody is over quota with [1-9]\d* participants per doctor, or more$/m,
  ],
  "31-why.ts": [
    "Verified: true; 4, 2, 0 people enrolled",
    /^1\. puskesmas: 0 m, cost 0, with the price .* \(here\)$/m,
    /^1\. clinic: 556 m, cost 10556, with the price /m,
    "1. far clinic: 7784 m, extra-way",
    "2. p5 stays: refused",
    "3. p0 to the clinic: 0 points, 668 m; chain clinic → puskesmas",
  ],
  "32-talks-with-clinics.ts": [
    "Verified: true",
    /^1\. \w{8} says no: \d+ more over quota$/m,
    /^ {3}6 clinics of one owner say no: [1-9]\d* more over quota$/m,
    /^2\. Selatan: 2284 people, [1-9]\d* over quota, [1-9]\d* transferred$/m,
    /^3\. [1-9]\d* people could be nearer, [2-9]\.\d km each$/m,
    "   verified: true",
  ],
  "33-report.ts": [
    "Verified: true; nothing is loaded: true",
    "Written to examples/out: small-report.html, small-map.svg",
  ],
  "34-few-or-many.ts": [
    /^1\. \d+ relocated \(\d+ moves\): 100\.0 % of the points, [1-9]\d* over quota\n1\. [1-9]\d* relocated/m,
    "   all proven: true",
    /^2\. with 1000 people at most no fewer than [1-9]\d\.\d % of the points can be left\n.* relocates [89]\d\d$/m,
    "3. a picture of 8 points",
    /^4\. worth 12 km: \d+ moves, \d+ over quota, \d\.\d km for each fewer$/m,
    /^4\. worth 14 km: \d+ moves, \d+ over quota, 1[2-3]\.\d km for each fewer$/m,
  ],
  "35-letters-and-answers.ts": [
    "1. 40 letters, 24 yes expected",
    "   over quota then 16.0; no wave does better than 0: true",
    "2. now puskesmas, 0.111 km; offered practice, 1.117 km; counts from 2026-02-01",
    "3. p16 may choose: clinic, kept: true",
    "4. 2026-01-31: enrolled 140, 0, 0; kept 0, 29, 9",
    "4. 2026-02-01: enrolled 139, 0, 1; kept 0, 0, 0",
    "5. next wave: 39 letters, to people not asked yet",
  ],
  "36-a-doctor-leaves.ts": [
    "60 letters: 50 to the clinic, 10 to the practice",
    "1. 10 letters change, 0 of a yes",
    "   verified: true",
    "2. coming 0, 20, 0; kept 0, 20, 20; 0 refused",
    "3. closed: 50 places are gone, 20 of them agreed",
  ],
  "37-worker.ts": [
    /^preview with 0 doctors: \d+ people over quota\nplan with 0 doctors: [1-9]\d* people over quota, proven$/m,
  ],
  "40-from-files.ts": [
    "line 5, kode faskes: expected the id of a facility, got another",
    "no facility has the code 1010302: is 01010302 meant?",
    "verified: true, proposal",
    /^6;6;01010302;Kampung Bali;0265B022;Klinik Seberang;1;0\.222;ya;/m,
  ],
  "41-faulty-records.ts": [
    '8 rows used, 1 of them held; faults: {"missing":2,"value":2,"unknown-id":1,"contradiction":1}',
    'note: participants[8].concent: expected "consent", if that is what is meant',
    /^place-zero: participants: 1 orang pada bujur 0/m,
    /^place-far: facilities: 1 lebih dari 100 km.*"0265B020"$/m,
    "verified: true",
  ],
  "42-from-fhir.ts": ["FHIR: 2 people, 1 moves; verified: true", "ids are hashes: true"],
  "43-from-vclaim.ts": [
    "facility read from provUmum.kdProvider, segment pbi-apbn",
    "the id is a hash: true",
    "verified: true; warnings: nobody-asked",
  ],
};

/** What each prints. One process runs all, as `npm run examples` does: to start one takes longer than most examples. */
async function runExamples(): Promise<ReadonlyMap<string, string>> {
  const code = `for (const name of ${JSON.stringify(examples)}) {
    console.log(${JSON.stringify(MARK)} + name);
    await import(${JSON.stringify(new URL("../examples/", import.meta.url).href)} + name);
  }`;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--import", "tsx", "--input-type=module", "--eval", code],
    { cwd: root, timeout: TIMEOUT },
  );
  return new Map(
    stdout
      .split(MARK)
      .slice(1)
      .map((part): [string, string] => [part.slice(0, part.indexOf("\n")), part.slice(part.indexOf("\n") + 1)]),
  );
}

describe("the examples", () => {
  let printed: ReadonlyMap<string, string>;

  beforeAll(async () => {
    printed = await runExamples();
  }, TIMEOUT);

  it("should all be tested", () => {
    expect(examples).toEqual(Object.keys(promises));
  });

  it.each(examples)(`%s should have at most ${LINES_AN_EXAMPLE} lines`, (name) => {
    const text = readFileSync(join(root, "examples", name), "utf8");

    expect(text.trimEnd().split("\n").length).toBeLessThanOrEqual(LINES_AN_EXAMPLE);
    expect(text).toMatch(/synthetic/i);
  });

  it.each(examples)("%s should print what it promises", (name) => {
    const text = printed.get(name)!;
    const lines = text.split("\n");

    for (const promise of promises[name]!) {
      if (typeof promise === "string") expect(lines).toContain(promise);
      else expect(text).toMatch(promise);
    }
  });
});
