import type { Problem } from "../src/index.ts";

/** R: one plain loop over all n × m squared chords in typed arrays; the sum is returned so that nothing is left out. */
export function floorLoop(problem: Problem): { milliseconds: number; sum: number } {
  const { lon, lat } = problem.participants;
  const n = lon!.length;
  const m = problem.facilities.length;
  const vectors = (lons: ArrayLike<number>, lats: ArrayLike<number>): Float64Array[] => {
    const [x, y, z] = [0, 1, 2].map(() => new Float64Array(lons.length)) as [Float64Array, Float64Array, Float64Array];
    for (let i = 0; i < lons.length; i++) {
      const lambda = (lons[i]! * Math.PI) / 180;
      const phi = (lats[i]! * Math.PI) / 180;
      x[i] = Math.cos(lambda) * Math.cos(phi);
      y[i] = Math.sin(lambda) * Math.cos(phi);
      z[i] = Math.sin(phi);
    }
    return [x, y, z];
  };
  const [x, y, z] = vectors(lon!, lat!) as [Float64Array, Float64Array, Float64Array];
  const [fx, fy, fz] = vectors(
    problem.facilities.map((f) => f.lon!),
    problem.facilities.map((f) => f.lat!),
  ) as [Float64Array, Float64Array, Float64Array];
  const start = performance.now();
  const sum = chords(n, m, x, y, z, fx, fy, fz);
  return { milliseconds: performance.now() - start, sum };
}

function chords(
  n: number,
  m: number,
  x: Float64Array,
  y: Float64Array,
  z: Float64Array,
  fx: Float64Array,
  fy: Float64Array,
  fz: Float64Array,
): number {
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
