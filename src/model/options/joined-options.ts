import type { Batch, Found, Options } from "../../assign/problem.ts";

/** Two sets of units as one: those of `a`, then those of `b`. */
export function joinOptions(a: Options, b: Options): Options {
  const weight = new Int32Array(a.units + b.units);
  weight.set(a.weight);
  weight.set(b.weight, a.units);
  return {
    units: a.units + b.units,
    facilities: a.facilities,
    weight,
    cost: (unit, facility) => (unit < a.units ? a.cost(unit, facility) : b.cost(unit - a.units, facility)),
    best(batch, prices, within, limit, found) {
      const { first, count, step } = batch;
      const ofA = Math.max(0, Math.min(count, Math.ceil((a.units - first) / step)));
      if (ofA > 0) a.best({ first, count: ofA, step }, prices, within, limit, found);
      if (ofA === count) return;
      const rest: Batch = { first: first + ofA * step - a.units, count: count - ofA, step };
      b.best(rest, prices, within, limit?.subarray(ofA), foundFrom(found, ofA));
    },
  };
}

/** Where the answers from the i-th unit on go. */
function foundFrom({ most, size, facility, cost }: Found, i: number): Found {
  return { most, size: size.subarray(i), facility: facility.subarray(i * most), cost: cost.subarray(i * most) };
}
