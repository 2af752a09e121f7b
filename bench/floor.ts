/**
 * R, the yardstick: one plain loop over all rows × facilities chord distances in typed arrays, in the same process as
 * what is measured by it. Unit vectors are made beforehand and not counted.
 */

import type { Problem } from "../src/index.ts";

type Vectors = readonly [x: Float64Array, y: Float64Array, z: Float64Array];

function vectorsOf(lons: ArrayLike<number>, lats: ArrayLike<number>): Vectors {
  const { length } = lons;
  const [x, y, z] = [new Float64Array(length), new Float64Array(length), new Float64Array(length)];
  for (let i = 0; i < length; i++) {
    const lambda = (lons[i]! * Math.PI) / 180;
    const phi = (lats[i]! * Math.PI) / 180;
    x[i] = Math.cos(lambda) * Math.cos(phi);
    y[i] = Math.sin(lambda) * Math.cos(phi);
    z[i] = Math.sin(phi);
  }
  return [x, y, z];
}

/** The loop for a problem, ready to be run many times; it returns the sum so that nothing is left out. */
export function floorOf(problem: Problem): () => number {
  const { lon, lat } = problem.participants;
  const people = vectorsOf(lon!, lat!);
  const facilities = vectorsOf(
    problem.facilities.map((facility) => facility.lon!),
    problem.facilities.map((facility) => facility.lat!),
  );
  return () => chords(people, facilities);
}

/** R once: milliseconds of the loop alone. */
export function floorLoop(problem: Problem): { milliseconds: number; sum: number } {
  const run = floorOf(problem);
  const start = performance.now();
  const sum = run();
  return { milliseconds: performance.now() - start, sum };
}

function chords([x, y, z]: Vectors, [fx, fy, fz]: Vectors): number {
  const n = x.length;
  const m = fx.length;
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const px = x[i]!;
    const py = y[i]!;
    const pz = z[i]!;
    for (let j = 0; j < m; j++) {
      const dx = px - fx[j]!;
      const dy = py - fy[j]!;
      const dz = pz - fz[j]!;
      sum += Math.sqrt(dx * dx + dy * dy + dz * dz);
    }
  }
  return sum;
}
