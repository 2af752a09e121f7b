/**
 * The one place that knows javascript-lp-solver 1.0.3, and keeps its sharp edges inside: names are made here and never ids,
 * NaN is refused before the solver takes it for 0, `equal` never stands beside a bound, the model is let go.
 *
 * Its objects are used (`Model`), not its JSON: only they tell the prices of rows (duals), which stand in the row of costs
 * of the last tableau. The solver can stop short of the optimum: where the objective hardly moves for a while, relative
 * to its size, it takes that for a circle. So nothing here is taken on trust: whoever uses the prices can tell what they
 * prove, see `proven` in cuts.ts.
 *
 * Its presolve stays off: it takes rows away, and with them their prices.
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

/** A vertex of least cost. */
export interface Vertex {
  readonly x: Float64Array;
  /** What one more on the right-hand side of each row costs: from 0 where `min` holds it, to 0 where `max` does. */
  readonly price: Float64Array;
}

/** What is used of the package, by shape. */
interface Variable {
  readonly value: number;
}
interface Constraint {
  readonly slack: { readonly index: number };
  addTerm(coefficient: number, variable: Variable): Constraint;
}
interface Model {
  usePresolve: boolean;
  readonly tableau: {
    readonly matrix: Float64Array;
    readonly width: number;
    readonly costRowIndex: number;
    readonly colByVarIndex: ArrayLike<number>;
  };
  minimize(): unknown;
  addVariable(cost: number, id: string): Variable;
  smallerThan(bound: number): Constraint;
  greaterThan(bound: number): Constraint;
  solve(): { readonly feasible: boolean; readonly bounded: boolean };
}

const { Model: LpModel } = solver as unknown as { readonly Model: new (precision: number) => Model };
const PRECISION = 1e-9;

/** A vertex of least cost; `null` where nothing satisfies all rows. Rows and columns may be handed over backwards. */
export function solveLinear({ cost, rows }: LinearProgram, backwards = false): Vertex | null {
  const model = new LpModel(PRECISION);
  model.usePresolve = false;
  model.minimize();
  const variables: Variable[] = [];
  for (const k of order(cost.length, backwards)) variables[k] = model.addVariable(finite(cost[k]!), `x${k}`);
  const sides: [row: number, sign: 1 | -1, side: Constraint][] = [];
  const add = (r: number, sign: 1 | -1, side: Constraint): void => {
    const { at, by } = rows[r]!;
    at.forEach((k, i) => {
      side.addTerm(finite(by[i]!), variables[k]!);
    });
    sides.push([r, sign, side]);
  };
  for (const r of order(rows.length, backwards)) {
    const { min, max } = rows[r]!;
    if (max !== undefined) add(r, 1, model.smallerThan(finite(max)));
    if (min !== undefined) add(r, -1, model.greaterThan(finite(min)));
  }
  const { feasible, bounded } = model.solve();
  if (!feasible) return null;
  if (!bounded) throw new Error("a linear program without a least cost");
  const { matrix, width, costRowIndex, colByVarIndex } = model.tableau;
  const price = new Float64Array(rows.length);
  for (const [r, sign, { slack }] of sides) {
    const column = colByVarIndex[slack.index]!;
    if (column >= 0) price[r]! += sign * Math.min(0, matrix[costRowIndex * width + column]!);
  }
  return { x: Float64Array.from(variables, ({ value }) => value), price };
}

function order(length: number, backwards: boolean): number[] {
  return Array.from({ length }, (_, k) => (backwards ? length - 1 - k : k));
}

function finite(value: number): number {
  if (Number.isFinite(value)) return value;
  throw new Error(`a linear program with a coefficient ${value}`);
}
