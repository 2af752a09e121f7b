/** The normal distribution: density, tail, and the tail's inverse. */

export function normalDensity(z: number): number {
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
}

/**
 * The chance of more than z standard deviations. Near 0 by the series of the density's integral, far out by Laplace's
 * continued fraction of the tail; to 14 digits.
 */
export function normalAbove(z: number): number {
  if (z < 0) return 1 - normalAbove(-z);
  if (z < 3) {
    let [term, sum] = [z, z];
    for (let k = 1; Math.abs(term) > 1e-17 * sum; k++) {
      term *= (z * z) / (2 * k + 1);
      sum += term;
    }
    return 0.5 - normalDensity(z) * sum;
  }
  let fraction = z;
  for (let k = 60; k > 0; k--) fraction = z + k / fraction;
  return normalDensity(z) / fraction;
}

/** So many standard deviations are passed with this chance: by bisection, for it is asked for a few times. */
export function normalPassedBy(chance: number): number {
  let [low, high] = [-40, 40];
  for (let i = 0; i < 80; i++) {
    const middle = (low + high) / 2;
    if (normalAbove(middle) > chance) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
