import type { Policy, Problem } from "../../src/index.ts";
import { seeded } from "./random.ts";

/** Nobody is too far from anywhere, and doctors decide: what few rows × many facilities are slowest with. */
export const widePolicy: Policy = { maxExtraKm: Number.POSITIVE_INFINITY };

export interface WideOptions {
  readonly rows: number;
  readonly facilities: number;
  /** Doctors for so many times the people there are. */
  readonly supply: number;
  readonly seed?: number;
}

/**
 * A square of 4.4 km with some thousand people for each facility, all of them in a few rows: cohorts, or the centroids of
 * kelurahan. Everybody in it is synthetic.
 */
export function wide({ rows, facilities: m, supply, seed = 1 }: WideOptions): Problem {
  const random = seeded(seed);
  const place = () => ({ lon: 109.3 + 0.04 * random(), lat: 0.04 * random() });
  const people = Math.max(1, Math.round((3000 * m) / rows));
  const doctors = (people * rows * supply) / 5000 / m;
  const facilities = Array.from({ length: m }, (_, j) => {
    return { id: `F${j}`, ...place(), doctors: Math.round(100 * doctors * (0.5 + random())) / 100 };
  });
  const homes = Array.from({ length: rows }, place);
  return {
    facilities,
    participants: {
      facility: Int32Array.from(homes, (_, row) => row % m),
      consent: new Uint8Array(rows).fill(1),
      count: new Int32Array(rows).fill(people),
      lon: Float64Array.from(homes, ({ lon }) => lon),
      lat: Float64Array.from(homes, ({ lat }) => lat),
    },
  };
}
