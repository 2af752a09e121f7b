import type { Model, Solution } from "yalps";
import type { Transportation } from "./instance.ts";
import { installed } from "./packages.ts";
import type { Peer } from "./peer.ts";

let solveModel: typeof import("yalps").solve;

/** Names as yalps likes them best: any iterable of pairs. At least once, as for javascript-lp-solver. */
function prepare({ people, facilities, costs, steps }: Transportation): Model {
  const constraints = new Map<string, { min?: number; max?: number }>();
  for (let i = 0; i < people; i++) constraints.set(`p${i}`, { min: 1 });
  steps.facility.forEach((j, s) => {
    constraints.set(`f${j}`, { max: steps.width[s]! });
  });
  const variables = new Map<string, [string, number][]>();
  for (let i = 0; i < people; i++) {
    for (let j = 0; j < facilities; j++) {
      variables.set(`x${i}_${j}`, [
        ["metres", costs[i * facilities + j]!],
        [`p${i}`, 1],
        [`f${j}`, 1],
      ]);
    }
  }
  return { direction: "minimize", objective: "metres", constraints, variables };
}

export const yalps: Peer<Model, Solution> = {
  name: "yalps",
  version: () => installed("yalps") ?? "",
  // A wrong answer called optimal at 5,000, no typed array long enough beyond.
  largest: 5_000,
  takesSteps: false,
  missing: () => (installed("yalps") === null ? "not installed" : null),
  async load() {
    ({ solve: solveModel } = await import("yalps"));
  },
  prepare,
  // Its default of 8,192 pivots ends larger problems early.
  solve: (model) => solveModel(model, { maxPivots: Number.POSITIVE_INFINITY }),
  answer: ({ status, result }) => ({ optimal: status === "optimal", cost: result }),
};
