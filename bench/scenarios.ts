/**
 * Seeded scenarios, each for any number of rows and facilities. Everybody in them is synthetic. The generators are in
 * `scenarios/`; a new scenario is a line here.
 */

import type { Policy, Problem } from "../src/index.ts";
import { city, cityPolicy } from "./scenarios/city.ts";
import { found } from "./scenarios/found.ts";
import { grid } from "./scenarios/grid.ts";
import { hostile, policyOf } from "./scenarios/hostile.ts";
import { cityOfHouseholds } from "./scenarios/households.ts";
import { archipelago, islands } from "./scenarios/islands.ts";
import { cityOfCohorts, cityOfHeavyRows, cityWithGiant } from "./scenarios/variants.ts";

export { type CityOptions, city, cityPolicy } from "./scenarios/city.ts";
export { seeded } from "./scenarios/random.ts";

export interface Scenario {
  readonly name: string;
  readonly problem: Problem;
  readonly policy: Policy;
}

export interface ScenarioKind {
  readonly name: string;
  /** What it is and what it tries. */
  readonly about: string;
  readonly policy: Policy;
  /** Rows × facilities. */
  readonly make: (rows: number, facilities: number) => Problem;
}

/** 140,000 of 600,000. */
const GIANT_SHARE = 140 / 600;

/** Far below the way between islands, and enough to cross one. */
const islandsPolicy: Policy = { ...cityPolicy, maxDistanceKm: 60 };

export const scenarioKinds: readonly ScenarioKind[] = [
  {
    name: "defaults",
    about: "as people have it: ids, the default policy; room for everybody, total quota 1.05 n",
    policy: {},
    make: (people, facilities) => city({ people, facilities, quota: 1.05, ids: true }),
  },
  {
    name: "defaults-short",
    about: "as people have it: ids, the default policy; short of doctors everywhere, total quota 0.6 n",
    policy: {},
    make: (people, facilities) => city({ people, facilities, quota: 0.6, ids: true }),
  },
  {
    name: "balanced",
    about: "room for everybody: total quota 1.05 n",
    policy: cityPolicy,
    make: (people, facilities) => city({ people, facilities, quota: 1.05 }),
  },
  {
    name: "short",
    about: "short of doctors everywhere: total quota 0.6 n",
    policy: cityPolicy,
    make: (people, facilities) => city({ people, facilities, quota: 0.6 }),
  },
  {
    name: "tight",
    about: "just enough: total quota 1.0 n",
    policy: cityPolicy,
    make: (people, facilities) => city({ people, facilities, quota: 1 }),
  },
  {
    name: "giant",
    about: "one puskesmas has 140,000 of 600,000 people",
    policy: cityPolicy,
    make: (people, facilities) => cityWithGiant({ people, facilities, quota: 1.05 }, GIANT_SHARE),
  },
  { name: "grid", about: "heavy ties: people and facilities on a grid", policy: cityPolicy, make: grid },
  {
    name: "cohorts",
    about: "rows stand for seven people on average",
    policy: cityPolicy,
    make: (people, facilities) => cityOfCohorts({ people, facilities, quota: 1.05 }),
  },
  {
    name: "heavy-rows",
    about: "rows stand for 200 to 500 people; ids, the default policy",
    policy: {},
    make: (people, facilities) => cityOfHeavyRows({ people, facilities, quota: 1.05, ids: true }),
  },
  {
    name: "few-consents",
    about: "10 % consent instead of 70 %",
    policy: cityPolicy,
    make: (people, facilities) => city({ people, facilities, quota: 1.05, consent: 0.1 }),
  },
  { name: "islands", about: "far islands closed by maxDistanceKm", policy: islandsPolicy, make: islands },
  {
    name: "archipelago",
    about: "a matrix with holes, newcomers, a bare island",
    policy: cityPolicy,
    make: archipelago,
  },
  {
    name: "centroids",
    about: "everybody at 29 points",
    policy: cityPolicy,
    make: (people, facilities) => city({ people, facilities, quota: 1.05, centroids: 29 }),
  },
  {
    name: "one-point",
    about: "everybody at one point",
    policy: cityPolicy,
    make: (people, facilities) => city({ people, facilities, quota: 1.05, centroids: 1 }),
  },
  {
    name: "weighted",
    about: "quota 0.6 n, one point worth 500 m (finite overloadKm)",
    policy: { ...cityPolicy, overloadKm: 0.5 },
    make: (people, facilities) => city({ people, facilities, quota: 0.6 }),
  },
  {
    name: "households",
    about: "the city in households of 3.4, who move together or not at all; the default policy",
    policy: {},
    make: (people, facilities) => cityOfHouseholds({ people, facilities, quota: 1.05 }),
  },
  ...Object.entries(found).map(([name, { about, knobs }]): ScenarioKind => {
    return { name, about, policy: policyOf(knobs), make: (rows, m) => hostile(knobs, rows, m).problem };
  }),
];

export function scenarioKind(name: string): ScenarioKind {
  const kind = scenarioKinds.find((one) => one.name === name);
  if (kind === undefined) {
    throw new Error(`expected a scenario of ${scenarioKinds.map((one) => one.name).join(", ")}, got ${name}`);
  }
  return kind;
}

export function scenario(name: string, rows: number, facilities: number): Scenario {
  const { policy, make } = scenarioKind(name);
  return { name, problem: make(rows, facilities), policy };
}

/** People in a problem: rows, unless they count more. */
export function peopleOf({ participants: { facility, count } }: Problem): number {
  return count?.reduce((sum, some) => sum + some, 0) ?? facility.length;
}
