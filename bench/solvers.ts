/** The peers, each behind the door of `peers/peer.ts`; a new one is a file there and a line here. */
import { highsWasm } from "./peers/highs.ts";
import { costScaling, networkSimplex } from "./peers/lemon.ts";
import { lpSolver } from "./peers/lp-solver.ts";
import { orTools } from "./peers/or-tools.ts";
import type { Peer } from "./peers/peer.ts";
import { yalps } from "./peers/yalps.ts";

export const peers: readonly Peer[] = [networkSimplex, costScaling, orTools, highsWasm, yalps, lpSolver] as Peer[];

export function peerOf(name: string): Peer {
  const peer = peers.find((one) => one.name === name);
  if (peer === undefined) throw new Error(`expected one of ${peers.map((one) => one.name).join(", ")}, got ${name}`);
  return peer;
}
