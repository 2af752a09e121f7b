/**
 * The one place that knows javascript-lp-solver, and keeps its sharp edges inside: names are made here and never ids,
 * NaN is refused before the solver takes it for 0, `equal` never stands beside a bound, what it remembers of the last
 * model is let go.
 */

import solver from "javascript-lp-solver";

/** Minimise Σ cost·x over x ≥ 0 under rows. */
export interface LinearProgram {
  readonly cost: readonly number[];
  readonly rows: readonly Row[];
}

/** min ≤ Σ by[k] · x[at[k]] ≤ max; both the same for an equation. */
export interface Row {
  readonly at: readonly number[];
  readonly by: readonly number[];
  readonly min?: number;
  readonly max?: number;
}

interface Model {
  readonly optimize: "cost";
  readonly opType: "min";
  readonly constraints: Record<string, { min?: number; max?: number; equal?: number }>;
  readonly variables: Record<string, Record<string, number>>;
}

interface Solver {
  Solve(model: Model): { readonly feasible: boolean; readonly bounded?: boolean; readonly [name: string]: unknown };
  lastSolvedModel: unknown;
}

const lpSolver = solver as unknown as Solver;

/** The values at a vertex of least cost; `null` where nothing satisfies all rows. */
export function solveLinear({ cost, rows }: LinearProgram): Float64Array | null {
  const variables: Model["variables"] = {};
  cost.forEach((value, k) => {
    variables[`x${k}`] = { cost: finite(value) };
  });
  const constraints: Model["constraints"] = {};
  rows.forEach(({ at, by, min, max }, r) => {
    const name = `r${r}`;
    const bounds = constraints[name] ?? {};
    if (min !== undefined && min === max) bounds.equal = finite(min);
    else {
      if (min !== undefined) bounds.min = finite(min);
      if (max !== undefined) bounds.max = finite(max);
    }
    constraints[name] = bounds;
    at.forEach((k, i) => {
      variables[`x${k}`]![name] = finite(by[i]!);
    });
  });
  const result = lpSolver.Solve({ optimize: "cost", opType: "min", constraints, variables });
  lpSolver.lastSolvedModel = null;
  if (!result.feasible) return null;
  if (result.bounded === false) throw new Error("a linear program without a least cost");
  return Float64Array.from(cost, (_, k) => Number(result[`x${k}`] ?? 0));
}

function finite(value: number): number {
  if (Number.isFinite(value)) return value;
  throw new Error(`a linear program with a coefficient ${value}`);
}
