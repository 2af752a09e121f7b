/** The smallest valid prices and the two conditions of section 1, from scratch and in whole numbers of any size. */
import { type Assignment, type Model, marginalPoints, overMetres } from "./model.ts";

/** What one point weighs in a price: prices are written as points × 2^32 + metres, or all in metres. */
function perPoint(model: Model): bigint {
  return model.weight === null ? 1n << 32n : BigInt(model.weight);
}

/** Marginal cost of the last person enrolled at each facility (where it is empty the least a price may be) and of the next. */
export function marginals(model: Model, enrolled: readonly number[]): { last: bigint[]; next: bigint[] } {
  const at = (j: number, h: number) =>
    BigInt(marginalPoints(model, j, h)) * perPoint(model) + BigInt(overMetres(model, j, h));
  const least = (j: number) => (model.floor[j]! > 0 ? -200_000n * perPoint(model) : 0n);
  return {
    last: enrolled.map((people, j) => (people === 0 ? least(j) : at(j, people))),
    next: enrolled.map((people, j) => at(j, people + 1)),
  };
}

/** `arcs[a][b]`: the least extra metres of anybody who may choose, sits at a and may be at b; null where there is nobody. */
function arcsOf(model: Model, assignment: Assignment): (number | null)[][] {
  const arcs = Array.from({ length: model.facilities }, () =>
    Array.from({ length: model.facilities }, (): number | null => null),
  );
  for (const row of model.rows) {
    if (!row.mayChoose) continue;
    for (const here of row.options) {
      if (assignment[row.row]![here.facility] === 0) continue;
      const line = arcs[here.facility]!;
      for (const there of row.options) {
        const extra = there.metres - here.metres;
        line[there.facility] = Math.min(line[there.facility] ?? extra, extra);
      }
    }
  }
  return arcs;
}

/**
 * From an optimal assignment: `price[b]` = the largest of `last[a]` − (cheapest chain of changes from a to b), by
 * Bellman and Ford. Throws where the assignment is not optimal for its own enrolment (a chain that ends where it began and saves).
 */
export function smallestPrices(model: Model, assignment: Assignment, enrolled: readonly number[]): bigint[] {
  const price = marginals(model, enrolled).last;
  const arcs = arcsOf(model, assignment);
  for (let round = 0; round <= model.facilities; round++) {
    let changed = false;
    for (let a = 0; a < model.facilities; a++) {
      for (let b = 0; b < model.facilities; b++) {
        const extra = arcs[a]![b] ?? null;
        if (extra === null || price[a]! - BigInt(extra) <= price[b]!) continue;
        price[b] = price[a]! - BigInt(extra);
        changed = true;
      }
    }
    if (!changed) return price;
  }
  throw new Error("a round of changes would save metres: not optimal");
}

/** Condition (a): nobody who may choose would be better off elsewhere. Condition (b): prices lie between last and next. */
export function brokenConditions(
  model: Model,
  assignment: Assignment,
  enrolled: readonly number[],
  price: readonly bigint[],
): string[] {
  const broken: string[] = [];
  const { last, next } = marginals(model, enrolled);
  for (let j = 0; j < model.facilities; j++) {
    if (price[j]! < last[j]!) broken.push(`facility ${j}: price ${price[j]} is below the last person's ${last[j]}`);
    if (price[j]! > next[j]!) broken.push(`facility ${j}: price ${price[j]} is above the next person's ${next[j]}`);
  }
  for (const row of model.rows) {
    if (!row.mayChoose || row.people === 0) continue;
    const full = row.options.map(({ facility, metres }) => ({ facility, cost: BigInt(metres) + price[facility]! }));
    for (const here of full) {
      if (assignment[row.row]![here.facility] === 0) continue;
      const better = full.find((there) => there.cost < here.cost);
      if (better) broken.push(`row ${row.row} sits at ${here.facility} and would be better off at ${better.facility}`);
    }
  }
  return broken;
}
