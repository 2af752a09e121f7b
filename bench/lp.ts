/**
 * Times `redistributeWithLp` at the size that it promises: `npx tsx bench/lp.ts [seeds] [only]`. For each seed two cities
 * of 180,000 synthetic people, one with room for everybody and one short of doctors, put together into some 500 cohorts ×
 * 50 facilities; limits of every kind, alone and together, some of which exclude each other. Ends with 1 if a plan breaks a
 * limit or its bound, or takes more than ten seconds.
 */

import { performance } from "node:perf_hooks";
import { type Problem, redistribute, summarize } from "../src/index.ts";
import { aggregate, type LpOptions, type LpPlan, redistributeWithLp, type SideLimit } from "../src/lp/index.ts";
import { city, cityPolicy, seeded } from "./scenarios.ts";

const FACILITIES = 50;
const COHORTS = 500;
const MOST_SECONDS = 10;
const [seeds = "1,2,3", only] = process.argv.slice(2);

function problemOf(seed: number, quota: number): Problem {
  const { facilities, participants } = city({ people: 40_000, facilities: FACILITIES, quota, seed });
  const random = seeded(seed + 100);
  const column = (from: number, to: number): Int32Array =>
    participants.facility.map(() => from + Math.floor(random() * (to - from)));
  return {
    facilities: facilities.map((facility, j) => ({
      ...facility,
      doctors: facility.doctors * 4.5,
      kind: j % 2 ? "klinik-pratama" : "puskesmas",
    })),
    participants: { ...participants, count: column(1, 9), segment: column(0, 3) },
    segments: ["pbi-apbn", "ppu", "pbpu"],
  };
}

/** The side of cells that make nearly so many cohorts. */
function gridOf(problem: Problem): number {
  let [low, high] = [0.2, 60];
  for (let step = 0; step < 14; step++) {
    const side = Math.sqrt(low * high);
    if (aggregate(problem, cityPolicy, { gridKm: side }).movable > COHORTS) low = side;
    else high = side;
  }
  return high;
}

/** Limits of every kind, each a part of what the plan without limits does. */
function limitsOf(problem: Problem, run: (limits: readonly SideLimit[]) => LpPlan): Record<string, SideLimit[]> {
  const plan = redistribute(problem, cityPolicy);
  const all = summarize(problem, plan).transferred;
  const ids = problem.facilities.map(({ id }) => id);
  const busiest = (ends: Int32Array): string => {
    const people = ids.map((_, j) =>
      ends.reduce((sum, end, i) => sum + (end === j ? plan.transfers.people[i]! : 0), 0),
    );
    return ids[people.indexOf(Math.max(...people))]!;
  };
  const [giver, taker] = [busiest(plan.transfers.from), busiest(plan.transfers.to)];
  const free = run([
    { of: "rupiah", max: 1e12 },
    { of: "rupiah", facility: giver, max: 1e12 },
    { of: "people", to: [taker], max: 1e9 },
    { of: "people", from: [giver], max: 1e9 },
  ]);
  const [insurer, income, into, out] = free.limits.map(({ value }) => value) as [number, number, number, number];
  const people = (share: number): number => Math.round(all * share);
  const half: SideLimit = { of: "people", max: people(0.5) };
  const cheaper: SideLimit = { of: "rupiah", max: Math.round(insurer - Math.abs(insurer) * 0.5) + 777 };
  const saving: SideLimit = { of: "rupiah", max: -Math.abs(Math.round(insurer / 3)) - 13 };
  const kept: SideLimit = { of: "rupiah", facility: giver, min: Math.round(income / 2) };
  const less: SideLimit = { of: "people", to: [taker], max: Math.round(into / 3) };
  const segment: SideLimit = { of: "people", segment: "ppu", max: people(1 / 12) };
  return {
    "no limit": [],
    "half of the transfers": [half],
    "a fifth more transfers": [{ of: "people", min: people(1.2) }],
    "one segment": [segment],
    "into one facility": [less],
    "out of one facility": [{ of: "people", from: [giver], max: Math.round(out / 3) }],
    "out of five into twenty": [{ of: "people", from: ids.slice(0, 5), to: ids.slice(10, 30), max: people(1 / 6) }],
    "rupiah of the insurer, max": [cheaper],
    "rupiah of the insurer, max below 0": [saving],
    "rupiah of the insurer, min": [{ of: "rupiah", min: Math.round(insurer + Math.abs(insurer) * 0.2) + 7 }],
    "rupiah of one facility, min": [kept],
    "many transfers, rupiah below 0": [{ of: "people", min: people(0.8) }, saving],
    "transfers and rupiah": [half, cheaper],
    "segments, transfers, rupiah": [
      segment,
      { of: "people", segment: "pbpu", min: people(0.5) },
      { of: "people", max: people(0.8) },
      cheaper,
    ],
    "five at once": [
      { of: "people", max: people(0.7) },
      cheaper,
      less,
      kept,
      { of: "people", from: ids.slice(0, 5), min: people(1 / 3) },
    ],
    "that exclude each other": [half, cheaper, { of: "people", from: ids.slice(0, 20), min: people(0.6) }],
  };
}

/** What is wrong with an answer; nothing, if all is well. */
function faultOf({
  status,
  objective,
  limits,
  bound,
  scale,
  conflict,
  moves,
  enrolled,
  aggregate: whole,
}: LpPlan): string {
  if (status === "infeasible") return conflict.length > 1 ? "" : "a conflict of less than two";
  if (objective === null || bound === null) return "nothing found";
  const broken = limits.find(
    ({ limit, value }) => value > (limit.max ?? value) + 0.01 || value < (limit.min ?? value) - 0.01,
  );
  if (broken !== undefined) return `${broken.text}: ${broken.value}`;
  if (moves.some(({ people }) => !(Number.isInteger(people) && people > 0))) return "broken people";
  const left = new Map<string, number>();
  const add = (own: readonly unknown[], people: number): void => {
    left.set(own.join(), (left.get(own.join()) ?? 0) + people);
  };
  for (const { area, segment, facility, people } of whole.cohorts.slice(0, whole.movable)) {
    add([area, segment, whole.facilities[facility]?.id], people);
  }
  for (const { area, segment, fromId, people } of moves) add([area, segment, fromId ?? undefined], -people);
  if ([...left.values()].some((people) => people < 0)) return "more people than there are";
  if (enrolled.reduce((sum, people) => sum + people, 0) !== whole.people - whole.unplaced) return "people lost";
  const loss = objective.overload + objective.metres / scale - bound;
  return loss > -1e-6 * bound && loss < 100 ? "" : `loss ${loss}`;
}

let failed = false;
for (const seed of seeds.split(",").map(Number)) {
  for (const quota of [1.05, 0.7]) {
    const problem = problemOf(seed, quota);
    const cells: LpOptions = { aggregate: { gridKm: gridOf(problem) } };
    const run = (limits: readonly SideLimit[]): LpPlan => redistributeWithLp(problem, cityPolicy, { ...cells, limits });
    for (const [name, limits] of Object.entries(limitsOf(problem, run))) {
      if (only !== undefined && !name.includes(only)) continue;
      const start = performance.now();
      const plan = run(limits);
      const seconds = (performance.now() - start) / 1000;
      const fault = faultOf(plan) || (seconds > MOST_SECONDS ? "SLOW" : "");
      failed ||= fault !== "";
      const size = `${plan.aggregate.movable} × ${FACILITIES}, ${plan.stats.rounds} rounds, ${plan.stats.nodes} nodes`;
      const loss = `loss ${(plan.loss ?? 0).toPrecision(2)} of ${plan.objective?.overload ?? 0} points`;
      console.log(
        `${seconds.toFixed(1)} s | ${seed} | ${quota} | ${name} | ${plan.status}, ${loss} | ${size} ${fault}`,
      );
    }
  }
}
process.exitCode = failed ? 1 : 0;
