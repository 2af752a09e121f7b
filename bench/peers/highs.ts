import type { Highs, Model, ModelData } from "highs";
import type { Transportation } from "./instance.ts";
import { installed } from "./packages.ts";
import type { Peer, PeerAnswer } from "./peer.ts";

let highs: Highs;

/**
 * Compressed columns, the quickest way in: a column for each person and facility, then one for each step. Rows: every
 * person once; at every facility, people minus seats taken = 0. Algorithm: HiGHS chooses (dual simplex). Without
 * presolve, which finds nothing here, takes a third of the time and a copy of everything: with it 30,000 rows are past
 * the 2 GiB that the build can address, without it they are not.
 */
function prepare({ people, facilities: m, costs, steps }: Transportation): Model {
  const pairs = people * m;
  const numCols = pairs + steps.facility.length;
  const numRows = people + m;
  const starts = new Int32Array(numCols + 1);
  const indices = new Int32Array(2 * pairs + steps.facility.length);
  const values = new Float64Array(indices.length).fill(1);
  const colCost = new Float64Array(numCols);
  const colUpper = new Float64Array(numCols).fill(1);
  for (let pair = 0; pair < pairs; pair++) {
    starts[pair] = 2 * pair;
    indices[2 * pair] = Math.floor(pair / m);
    indices[2 * pair + 1] = people + (pair % m);
    colCost[pair] = costs[pair]!;
  }
  for (let s = 0; s < steps.facility.length; s++) {
    starts[pairs + s] = 2 * pairs + s;
    indices[2 * pairs + s] = people + steps.facility[s]!;
    values[2 * pairs + s] = -1;
    colCost[pairs + s] = steps.cost[s]!;
    colUpper[pairs + s] = steps.width[s]!;
  }
  starts[numCols] = indices.length;
  const row = new Float64Array(numRows).fill(1, 0, people);
  const data: ModelData = {
    numCols,
    numRows,
    colCost,
    colLower: new Float64Array(numCols),
    colUpper,
    rowLower: row,
    rowUpper: row,
    matrix: { format: "csc", numRows, numCols, starts, indices, values },
  };
  const model = highs.createModel(data);
  model.options.set("presolve", "off");
  return model;
}

export const highsWasm: Peer<Model, PeerAnswer> = {
  name: "highs (WASM)",
  version: () => installed("highs") ?? "",
  // Past the 2 GiB of its memory at 45,000.
  largest: 44_000,
  takesSteps: true,
  missing: () => (installed("highs") === null ? "not installed" : null),
  async load() {
    highs = await (await import("highs")).default();
  },
  prepare,
  solve(model) {
    const { modelStatus } = model.run();
    const optimal = modelStatus === highs.constants.modelStatus.optimal;
    const answer = { optimal, cost: model.getObjectiveValue() };
    model.dispose();
    return answer;
  },
  answer: (output) => output,
};
