/** Facilities that stand twice in a problem: the ways to the second are those to the first. */

import type { Problem } from "../types.ts";

/** Ways to `m` facilities and then, once more, to some of them. */
export function travelWithTwins(
  travel: NonNullable<Problem["travel"]>,
  m: number,
  twins: readonly number[],
): NonNullable<Problem["travel"]> {
  if (travel.metres === undefined) return travel;
  const zones = m === 0 ? 0 : travel.metres.length / m;
  const metres: number[] = [];
  for (let zone = 0; zone < zones; zone++) {
    for (let j = 0; j < m; j++) metres.push(travel.metres[zone * m + j]!);
    for (const twin of twins) metres.push(travel.metres[zone * m + twin]!);
  }
  return { metres: Int32Array.from(metres) };
}
