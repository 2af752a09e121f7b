import type { ScenarioResult } from "./scenario-child.ts";

/** How time grows with the rows: ms ≈ a · rows^exponent. */
export interface Growth {
  /** What stays and what grows along. */
  readonly along: "m = 105" | "m ∝ n";
  readonly points: readonly Pick<ScenarioResult, "rows" | "facilities" | "min" | "median" | "ratioToR" | "peakBytes">[];
  /** From 150,000 rows on: below, the caches flatter. */
  readonly exponent: number;
}

const FROM_ROWS = 150_000;

/** The curve and its exponent, over the minima. */
export function growthOf(along: Growth["along"], results: readonly ScenarioResult[]): Growth {
  const fitted = results.filter(({ rows }) => rows >= FROM_ROWS || results.every((one) => one.rows < FROM_ROWS));
  const points = results.map(({ rows, facilities, min, median, ratioToR, peakBytes }) => {
    return { rows, facilities, min, median, ratioToR, peakBytes };
  });
  return { along, points, exponent: exponentOf(fitted.map(({ rows, min }) => [rows, min])) };
}

/** Least squares of log(ms) on log(size). */
export function exponentOf(points: readonly (readonly [size: number, ms: number])[]): number {
  const x = points.map(([size]) => Math.log(size));
  const y = points.map(([, ms]) => Math.log(ms));
  const mean = (column: readonly number[]): number => column.reduce((sum, one) => sum + one, 0) / column.length;
  const [mx, my] = [mean(x), mean(y)];
  const slope = x.reduce((sum, one, k) => sum + (one - mx) * (y[k]! - my), 0);
  return slope / x.reduce((sum, one) => sum + (one - mx) ** 2, 0);
}

/** The sizes of the curves: rows, and the facilities of each. */
export const growthRows: readonly number[] = [75_000, 150_000, 300_000, 600_000, 1_200_000, 2_400_000, 4_800_000];
export const facilitiesAlong: { readonly [K in Growth["along"]]: (rows: number) => number } = {
  "m = 105": () => 105,
  "m ∝ n": (rows) => Math.max(1, Math.round((105 * rows) / 600_000)),
};
