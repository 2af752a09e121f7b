// Letters in the example city: what is left over quota, and who is told "full", by how letters are chosen.
//
//   npx tsx bench/asking.ts [--scale 1] [--draws 1000] [--months 0.2] [--only wave|months|fold|doctor] [--way risk] [--truth 0.6]
//
// All people, answers and chances are SYNTHETIC. Households are asked and answer as one.

import { execFileSync } from "node:child_process";
import { parseArgs } from "node:util";
import { cityBefore } from "../examples/months/city.ts";
import { mulberry32 } from "../examples/pontianak/random.ts";
import {
  type AcceptanceByClass,
  askedEntries,
  type BookEntry,
  type Invitation,
  invite,
  learn,
  remaining,
  replan,
  standing,
} from "../src/asking/index.ts";
import { lettersOf } from "../src/asking/letter-list.ts";
import { splitOf } from "../src/asking/split-problem.ts";
import { type Problem, redistribute, summarize } from "../src/index.ts";

const { values } = parseArgs({
  options: {
    scale: { type: "string", default: "1" },
    draws: { type: "string", default: "1000" },
    months: { type: "string", default: "0.2" },
    only: { type: "string" },
    way: { type: "string", default: "" },
    truth: { type: "string", default: "0.6,0.68,0.52" },
  },
});

interface Letters {
  readonly participant: Int32Array;
  readonly to: Int32Array;
}

/** How letters are chosen, given the guess. */
type Way = (problem: Problem, guess: AcceptanceByClass) => Letters;

const known = (guess: AcceptanceByClass): AcceptanceByClass => ({
  ...guess,
  spread: new Float64Array(guess.spread.length),
});

const ways: Readonly<Record<string, Way>> = {
  "exactly the plan": (problem) => invite(problem, null, { acceptance: 1, risk: "kept" }).letters,
  "safe: a place kept for each": (problem, guess) => invite(problem, null, { acceptance: guess, risk: "kept" }).letters,
  "1/p": (problem, guess) => {
    const split = splitOf(problem, null, { acceptance: guess });
    const { participant, party, parties } = lettersOf(split, redistribute(split.problem, split.policy));
    return { participant, to: party.map((one) => parties.to[one]!) };
  },
  "risk 5 %, guess taken as known": (problem, guess) => invite(problem, null, { acceptance: known(guess) }).letters,
  "**risk 5 %, guess ± 0.05**": (problem, guess) => invite(problem, null, { acceptance: guess }).letters,
};

function guessOf(problem: Problem): AcceptanceByClass {
  return {
    classOf: new Int32Array(problem.participants.facility.length),
    mean: Float64Array.of(0.6),
    spread: Float64Array.of(0.05),
  };
}

/** Letters by household: from, to, people. */
function partiesOf({ participants }: Problem, { participant, to }: Letters) {
  const parties = new Map<number, { from: number; to: number; people: number }>();
  participant.forEach((row, i) => {
    const party = parties.get(participants.household![row]!);
    if (party === undefined)
      parties.set(participants.household![row]!, { from: participants.facility[row]!, to: to[i]!, people: 1 });
    else party.people++;
  });
  return [...parties.values()];
}

/** A normal number from two even ones. */
const normal = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

function simulate(problem: Problem, letters: Letters, spread: number) {
  const split = splitOf(problem, null, { acceptance: 1 });
  const { enrolled, capacities, room } = split.askable;
  const parties = partiesOf(problem, letters);
  const random = mulberry32(7);
  const draws = Number(values.draws);
  let [over, overfull, tooMany] = [0, 0, 0];
  for (let draw = 0; draw < draws; draw++) {
    const chance = Math.min(1, Math.max(0, 0.6 + spread * normal(random)));
    const load = enrolled.slice();
    for (const { from, to, people } of parties) {
      if (random() >= chance) continue;
      load[from]! -= people;
      load[to]! += people;
    }
    let beyond = 0;
    load.forEach((people, j) => {
      over += Math.max(0, people - capacities.quota[j]!) / draws;
      if (room[j]! > 0) beyond += Math.max(0, people - enrolled[j]! - room[j]!);
    });
    if (beyond > 0) overfull++;
    tooMany += beyond / draws;
  }
  return { over, overfull: overfull / draws, tooMany };
}

const seconds = (): number => process.cpuUsage().user / 1e6;
const number = (n: number): string => Math.round(n).toLocaleString("en");

function wave(): void {
  const { ids: _, ...participants } = cityBefore(Number(values.scale)).participants;
  const problem = { ...cityBefore(Number(values.scale)), participants };
  console.log(`\nOne wave, ${number(participants.facility.length)} people, ${values.draws} draws, p = 0.6:\n`);
  console.log(
    "| letters | sent | CPU s | over left (known / unsure) | any overfull (known / unsure) | too many (unsure) |",
  );
  console.log("|---|--:|--:|--:|--:|--:|");
  for (const [name, way] of Object.entries(ways)) {
    const start = seconds();
    const letters = way(problem, guessOf(problem));
    const spent = seconds() - start;
    const [sure, unsure] = [simulate(problem, letters, 0), simulate(problem, letters, 0.05)];
    const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
    console.log(
      `| ${name} | ${number(letters.participant.length)} | ${spent.toFixed(1)} | ${number(sure.over)} / ${number(unsure.over)} | ${percent(sure.overfull)} / ${percent(unsure.overfull)} | ${number(unsure.tooMany)} |`,
    );
  }
}

/** The answers of a month, day after day; each household by a draw of its own. */
function answersOf({ participants }: Problem, letters: readonly BookEntry[], at: string, truth: number): BookEntry[] {
  const random = mulberry32(Number(at.slice(5, 7)));
  const says = new Map<number, boolean>();
  return letters.flatMap((letter): BookEntry[] => {
    if (letter.kind !== "asked") return [];
    const { participantId } = letter;
    const household = participants.household![Number(participantId.slice(1))]!;
    if (!says.has(household)) says.set(household, random() < truth);
    if (says.get(household)) return [{ kind: "agreed", at, participantId, toId: letter.alsoIds![0]! }];
    return [{ kind: "declined", at, participantId }];
  });
}

function months(): void {
  const problem = cityBefore(Number(values.months));
  const { quota } = redistribute(problem);
  console.log(`\nMonths, ${number(quota.length)} facilities, ${number(problem.participants.facility.length)} people:`);
  console.log("over quota after each (letters; people told that it is full), guess learnt:\n");
  console.log("| truth | letters | month 1 | month 2 | month 3 |\n|--:|---|--:|--:|--:|");
  for (const truth of values.truth.split(",").map(Number)) {
    for (const [name, way] of Object.entries(ways)) {
      if (name.includes("taken as known") || !name.includes(values.way)) continue;
      let book: BookEntry[] = [];
      const cells = ["2026-01", "2026-02", "2026-03"].map((month, i) => {
        const now = standing(problem, null, book, `${month}-05`);
        const rest = remaining(problem, null, now);
        const letters = way(rest, learn(now, guessOf(problem)));
        const made = { letters, kept: false, wave: i + 1 } as Invitation;
        const asked = askedEntries(problem, made, { at: `${month}-05`, until: `${month}-28` });
        const all = [...book, ...asked, ...answersOf(problem, asked, `${month}-20`, truth)];
        const next = `2026-0${i + 2}-01`;
        const { refused, facilities } = standing(problem, null, all, next);
        const out = new Set(refused.map(({ entry }) => entry));
        book = all.filter((_, k) => !out.has(k));
        const over = facilities.enrolled.reduce((sum, people, j) => sum + Math.max(0, people - quota[j]!), 0);
        return `${number(over)} (${number(asked.length)}; ${number(out.size)})`;
      });
      console.log(`| ${truth} | ${name} | ${cells.join(" | ")} |`);
    }
  }
}

/** A million rows of the book, folded. */
function fold(): void {
  const problem = cityBefore(1);
  const { ids } = problem.participants;
  const book: BookEntry[] = [];
  const months = ["2026-01", "2026-04"];
  for (const [k, month] of months.entries()) {
    ids!.forEach((participantId, row) => {
      if (problem.participants.facility[row]! >= 0 && row < 300_000)
        book.push({ kind: "asked", at: `${month}-05`, participantId, until: `${month}-28`, wave: k + 1 });
    });
    ids!.forEach((participantId, row) => {
      if (problem.participants.facility[row]! >= 0 && row < 220_000)
        book.push({ kind: "declined", at: `${month}-20`, participantId });
    });
  }
  const start = seconds();
  const { refused } = standing(problem, null, book, "2026-06-01");
  console.log(
    `\n${number(book.length)} rows folded in ${(seconds() - start).toFixed(2)} s of processor, ${refused.length} refused`,
  );
}

/** A doctor leaves a receiver that letters have filled: letters changed, and people left over quota. */
function doctor(): void {
  const scale = Number(values.months);
  const problem = cityBefore(scale);
  const { participant, to } = invite(problem, null, { acceptance: 1, risk: "kept" }).letters;
  const ids = problem.participants.ids!;
  const book = Array.from(participant, (row, i): BookEntry => {
    const keptId = problem.facilities[to[i]!]!.id;
    return { kind: "asked", at: "2026-01-05", participantId: ids[row]!, until: "2026-01-28", keptId, wave: 1 };
  });
  console.log(`\nA doctor leaves (households apart), ${number(book.length)} letters open:\n`);
  console.log(
    "| who | policy | changed | over quota: kept / afresh | afresh: elsewhere + taken back | CPU s |\n|---|---|--:|--:|--:|--:|",
  );
  for (const overloadKm of [0.2, Number.POSITIVE_INFINITY]) {
    const policy = { overloadKm, households: "separate" as const };
    const now = standing(problem, policy, book, "2026-01-10");
    for (const [id, less] of [
      ["15010402", 1],
      ["15010201", 1],
      ["0265B022", 1],
      ["0265U049", 0.5],
    ] as const) {
      const facilities = problem.facilities.map((one) => {
        return one.id === id ? { ...one, doctors: Math.max(0, one.doctors - less * scale) } : one;
      });
      const changed = { ...problem, facilities };
      const start = seconds();
      const done = replan(changed, policy, now, { acceptance: 0.6, risk: "kept" });
      const spent = seconds() - start;
      // By the rules of a wave too: letters lead only to places that are free today, whatever others answer.
      const fresh = invite(changed, policy, { acceptance: 1, risk: "kept" });
      const goes = new Map(Array.from(fresh.letters.participant, (row, i) => [row, fresh.letters.to[i]!]));
      const back = participant.filter((row) => !goes.has(row)).length;
      const elsewhere = participant.filter((row, i) => goes.has(row) && goes.get(row) !== to[i]).length;
      const over = [summarize(done.problem, done.plan).overQuota.after, fresh.expected.overQuota].map(number);
      const said = overloadKm === 0.2 ? "weights" : done.isFewest ? "points, proven fewest" : "points";
      console.log(
        `| ${id} | ${said} | ${number(done.changes.participant.length)} | ${over.join(" / ")} | ${number(elsewhere)} + ${number(back)} | ${spent.toFixed(1)} |`,
      );
    }
  }
}

const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();
console.log(`${new Date().toISOString().slice(0, 10)}, commit ${commit}, Node ${process.version}`);
const parts: Readonly<Record<string, () => void>> = { fold, wave, months, doctor };
for (const [name, run] of Object.entries(parts)) if (values.only === undefined || values.only === name) run();
