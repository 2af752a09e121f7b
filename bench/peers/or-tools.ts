import type { Transportation } from "./instance.ts";
import { installed } from "./packages.ts";
import type { Peer, PeerAnswer } from "./peer.ts";

/** The part of its types that is used here: the package is no dependency, so there are none at hand. */
interface MinCostFlow {
  addArcsWithCapacityAndUnitCost(
    tails: ArrayLike<number>,
    heads: ArrayLike<number>,
    capacities: ArrayLike<number>,
    costs: ArrayLike<number>,
  ): unknown;
  setNodesSupplies(nodes: ArrayLike<number>, supplies: ArrayLike<number>): void;
  solve(): Promise<number>;
  optimalCost(): number;
}

const OPTIMAL = 1;
const PACKAGE = "or-tools-wasm";

let createFlow: () => MinCostFlow;

function prepare({ people, facilities: m, costs, steps }: Transportation): MinCostFlow {
  const pairs = people * m;
  const arcs = pairs + steps.facility.length;
  const [tails, heads] = [new Int32Array(arcs), new Int32Array(arcs)];
  const [capacities, unitCosts] = [new Int32Array(arcs).fill(1), new Int32Array(arcs)];
  for (let pair = 0; pair < pairs; pair++) {
    tails[pair] = Math.floor(pair / m);
    heads[pair] = people + (pair % m);
  }
  unitCosts.set(costs);
  const sink = people + m;
  for (let s = 0; s < steps.facility.length; s++) {
    tails[pairs + s] = people + steps.facility[s]!;
    heads[pairs + s] = sink;
  }
  capacities.set(steps.width, pairs);
  unitCosts.set(steps.cost, pairs);
  const nodes = new Int32Array(sink + 1).map((_, node) => node);
  const supplies = new Int32Array(sink + 1).fill(1, 0, people);
  supplies[sink] = -people;
  const flow = createFlow();
  flow.addArcsWithCapacityAndUnitCost(tails, heads, capacities, unitCosts);
  flow.setNodesSupplies(nodes, supplies);
  return flow;
}

/** OR-Tools' cost-scaling push-relabel, compiled to WASM by somebody else. 318 MB installed: fetched only by hand. */
export const orTools: Peer<MinCostFlow, PeerAnswer> = {
  name: "or-tools (WASM)",
  version: () => installed(PACKAGE) ?? "",
  // Out of memory at 600,000.
  largest: 200_000,
  takesSteps: true,
  missing: () => (installed(PACKAGE) === null ? `npm install --no-save ${PACKAGE} (318 MB) to include it` : null),
  async load() {
    // Not a literal: TypeScript would look for the types of a package that need not be there.
    const entry: string = `${PACKAGE}/network-flow`;
    const { NetworkFlow } = await import(entry);
    await NetworkFlow.initNetworkFlow();
    createFlow = () => new NetworkFlow.SimpleMinCostFlow() as MinCostFlow;
  },
  prepare,
  async solve(flow) {
    const status = await flow.solve();
    return { optimal: status === OPTIMAL, cost: status === OPTIMAL ? flow.optimalCost() : Number.NaN };
  },
  answer: (output) => output,
};
