/**
 * Chains of moves: of as many people each, from facility to facility, so that only the loads of the first and the last change.
 *
 * Problem. A facility ends three people above its norm, where one person over it is worth 100 km, though there is room in
 * the city: all around it is just as full, and room is three moves away. Moves of one or two do not find that.
 *
 * Method. For each size of units the least moves between facilities are arcs of a graph, at what they cost more than where
 * the unit sits (no less than nothing). A chain is worth what it saves at its first facility, which loses so many people, and at
 * its last, which gains them, less its arcs. The best one is a shortest path from any facility to any, each beginning at what
 * it would cost to leave it (Dijkstra). It is made if it is worth something, and then the next is looked for.
 *
 * Invariants. The promises of `unsplittable.ts` speak of loads, and the first and the last are asked for theirs. A chain
 * visits a facility once, so it moves a unit once. Every chain lowers the cost, so the search ends.
 *
 * Complexity. O(m² + arcs) for each chain and size.
 */

import { type LeastMoves, type Move, move, type Rounding, saving } from "./rounding.ts";

/** Chains of one size, at most, before least moves are looked for anew. */
const CHAINS = 64;

/** Makes chains of moves that lower the cost; whether there were any. */
export function* moveAlong(rounding: Rounding, regrets: Float64Array, { out }: LeastMoves): Generator<number, boolean> {
  const sizes = new Set(out.flatMap((moves) => moves.map(({ people }) => people)));
  let moved = false;
  for (const people of [...sizes].sort((a, b) => a - b)) {
    const arcs = out.map((moves) => moves.filter((one) => one.people === people));
    for (let chains = 0; chains < CHAINS; chains++) {
      const chain = bestChain(rounding, regrets, arcs, people);
      yield people;
      if (chain.length === 0) break;
      for (const { from, to } of chain) move(rounding, regrets, from, to, people);
      moved = true;
    }
  }
  return moved;
}

/** The chain that saves most, from its first move; empty where none saves anything. */
function bestChain(
  rounding: Rounding,
  regrets: Float64Array,
  arcs: readonly Move[][],
  people: number,
): readonly Move[] {
  const { facility, flow } = rounding.candidates;
  const m = arcs.length;
  const cost = Float64Array.from(arcs, (_, j) => -saving(rounding, regrets, j, -people, false));
  const gain = Float64Array.from(arcs, (_, j) => saving(rounding, regrets, j, people, true));
  const most = gain.reduce((best, own) => Math.max(best, own), Number.NEGATIVE_INFINITY);
  const into = new Array<Move | undefined>(m);
  const done = new Uint8Array(m);
  let [least, last] = [0, -1];
  for (;;) {
    let at = -1;
    for (let j = 0; j < m; j++) if (done[j] === 0 && (at < 0 || cost[j]! < cost[at]!)) at = j;
    // What is left is worth no more than what was found.
    if (at < 0 || cost[at]! - most >= least) break;
    done[at] = 1;
    if (into[at] !== undefined && cost[at]! - gain[at]! < least) [least, last] = [cost[at]! - gain[at]!, at];
    for (const arc of arcs[at]!) {
      const to = facility[arc.to]!;
      const own = cost[at]! + Math.max(0, arc.extra);
      if (done[to] === 1 || own >= cost[to]! || flow[arc.from]! < people) continue;
      cost[to] = own;
      into[to] = arc;
    }
  }
  const chain: Move[] = [];
  for (let arc = last < 0 ? undefined : into[last]; arc !== undefined; arc = into[facility[arc.from]!])
    chain.unshift(arc);
  return chain;
}
