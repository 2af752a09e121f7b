/**
 * The longest stretches between two pauses, in milliseconds of processor, on what once ran on without any: wishes for
 * thousands of facilities, one household of 200,000, barriers of 20,000 points, thousands of facilities, a large city. An
 * abort is heard a slice (16 ms) and one such stretch later.
 *
 *     npx tsx bench/pauses.ts [name]
 */
import type { Policy, Problem } from "../src/index.ts";
import { planSteps } from "../src/plan/steps.ts";
import { city, cityPolicy } from "./scenarios/city.ts";
import { seeded } from "./scenarios/random.ts";
import { riverNetwork } from "./scenarios/rivers.ts";

const cases: Readonly<Record<string, () => [Problem, Policy]>> = {
  "1,000 rows that name 4,000 facilities each": () => [wishes(1000, 4000), { maxDistanceKm: 5, choiceKm: 0.1 }],
  "one household of 200,000 at 29 places": () => [household({ centroids: 29 }), { households: "whole" }],
  "one household of 200,000, each at another place": () => [household({}), { households: "whole" }],
  "20,000 points of barriers, 512 crossings, 20,000 × 50": () => {
    const travel = riverNetwork({ points: 20_000, bridges: 512, reach: 0.3, step: 0.0008 });
    return [{ ...city({ people: 20_000, facilities: 50, quota: 1.05 }), travel }, {}];
  },
  "20,000 × 4,096": () => [city({ people: 20_000, facilities: 4096, quota: 1.05 }), cityPolicy],
  "600,000 × 105": () => [city({ people: 600_000, facilities: 105, quota: 1.05 }), {}],
};

function wishes(rows: number, m: number): Problem {
  const town = city({ people: rows, facilities: m, quota: 1.05 });
  const random = seeded(3);
  const choice = new Int32Array(rows * m);
  for (let i = 0; i < choice.length; i++) {
    // The numbers of all facilities in a random order, row by row.
    const [first, k] = [i - (i % m), i % m];
    const other = first + Math.floor(random() * (k + 1));
    choice[i] = choice[other]!;
    choice[other] = k;
  }
  const choiceStart = Int32Array.from({ length: rows + 1 }, (_, row) => m * row);
  return { ...town, participants: { ...town.participants, choiceStart, choice } };
}

function household(places: { readonly centroids?: number }): Problem {
  const people = 200_000;
  const town = city({ people, facilities: 60, quota: 1.05, ...places });
  const columns = { facility: new Int32Array(people), consent: new Uint8Array(people).fill(1) };
  return { ...town, participants: { ...town.participants, ...columns, household: new Int32Array(people) } };
}

/** Milliseconds of processor so far. */
function processor(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

for (const [name, make] of Object.entries(cases)) {
  if (process.argv[2] !== undefined && !name.includes(process.argv[2])) continue;
  const [problem, policy] = make();
  const { steps } = planSteps(problem, policy, undefined, true);
  const stretches: { ms: number; stage: string }[] = [];
  for (;;) {
    const start = processor();
    const step = steps.next();
    const stage = step.done === true ? "end" : step.value.stage;
    stretches.push({ ms: processor() - start, stage });
    if (step.done === true) break;
  }
  stretches.sort((a, b) => b.ms - a.ms);
  const worst = stretches.slice(0, 3).map(({ ms, stage }) => `${ms.toFixed(1)} (${stage})`);
  console.log(`${name}: ${stretches.length} stretches, the longest ${worst.join(", ")} ms`);
}
