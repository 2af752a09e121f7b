import type { Transportation } from "./instance.ts";
import { installed } from "./packages.ts";
import type { Peer } from "./peer.ts";

interface Model {
  optimize: string;
  opType: "min";
  constraints: Record<string, { min?: number; max?: number }>;
  variables: Record<string, Record<string, number>>;
}

interface Result {
  feasible: boolean;
  result: number;
}

let solver: { Solve(model: Model): unknown; lastSolvedModel: unknown };

/** "At least once" instead of "exactly once": no cost is negative, and equality would be two rows of its tableau. */
function prepare({ people, facilities, costs, steps }: Transportation): Model {
  const model: Model = { optimize: "metres", opType: "min", constraints: {}, variables: {} };
  for (let i = 0; i < people; i++) model.constraints[`p${i}`] = { min: 1 };
  steps.facility.forEach((j, s) => {
    model.constraints[`f${j}`] = { max: steps.width[s]! };
  });
  for (let i = 0; i < people; i++) {
    for (let j = 0; j < facilities; j++) {
      model.variables[`x${i}_${j}`] = { metres: costs[i * facilities + j]!, [`p${i}`]: 1, [`f${j}`]: 1 };
    }
  }
  return model;
}

export const lpSolver: Peer<Model, Result> = {
  name: "javascript-lp-solver",
  version: () => installed("javascript-lp-solver") ?? "",
  // 15.5 GB at 5,000.
  largest: 4_000,
  takesSteps: false,
  missing: () => (installed("javascript-lp-solver") === null ? "not installed" : null),
  async load() {
    solver = (await import("javascript-lp-solver")).default as unknown as typeof solver;
  },
  prepare,
  solve(model) {
    const result = solver.Solve(model) as Result;
    // Else the tableau of the last run stays in memory beside that of the next.
    solver.lastSolvedModel = null;
    return result;
  },
  answer: ({ feasible, result }) => ({ optimal: feasible, cost: result }),
};
