/** Random numbers from 0 up to 1, the same for the same seed on every machine (mulberry32). */
export function mulberry32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Shares of 1 → rising sums, so that one random number picks one. */
export function cumulative(weights: readonly number[]): Float64Array {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let sum = 0;
  return Float64Array.from(weights, (weight) => (sum += weight / total));
}

/** The index that a random number from 0 up to 1 falls on. */
export function pick(sums: Float64Array, random: number): number {
  let i = 0;
  while (i < sums.length - 1 && random >= sums[i]!) i++;
  return i;
}

/** Shares a whole number out by weights, exactly: whole parts first, the rest to the largest remainders. */
export function apportion(total: number, weights: readonly number[]): Int32Array {
  const sum = weights.reduce((a, b) => a + b, 0);
  const exact = weights.map((weight) => (total * weight) / sum);
  const parts = Int32Array.from(exact, Math.floor);
  const rest = total - parts.reduce((a, b) => a + b, 0);
  const byRemainder = [...exact.keys()].sort((a, b) => exact[b]! - parts[b]! - (exact[a]! - parts[a]!) || a - b);
  for (const i of byRemainder.slice(0, rest)) parts[i]!++;
  return parts;
}
