/**
 * Two more ways to the optimum, written from the design alone: a textbook minimum-cost flow in whole numbers of any
 * size (no tolerance at all), and the linear-programming package. `brute-force.ts` has the third.
 */
import solver from "javascript-lp-solver";
import {
  type Assignment,
  type Model,
  marginalPoints,
  overloadPoints,
  overMetres,
  type Row,
  type Totals,
  totalsOf,
} from "./model.ts";

export interface Optimum extends Totals {
  readonly assignment: Assignment;
}

/** People of one facility who cost the same each: a step of its convex cost. */
interface Step {
  readonly points: number;
  /** For being over quota. */
  readonly metres: number;
  readonly width: number;
}

/** Rows that have a choice to make, and how many people are at each facility without one. */
function split(model: Model): { movable: readonly Row[]; fixed: readonly number[]; total: number } {
  const fixed = Array.from({ length: model.facilities }, () => 0);
  const movable: Row[] = [];
  let total = 0;
  for (const row of model.rows) {
    if (row.people === 0 || row.options.length === 0) continue;
    if (row.mayChoose) {
      movable.push(row);
      total += row.people;
    } else fixed[row.today]! += row.people;
  }
  return { movable, fixed, total };
}

function stepsOf(model: Model, facility: number, fixed: number, people: number): Step[] {
  const steps: { points: number; metres: number; width: number }[] = [];
  for (let h = fixed + 1; h <= fixed + people; h++) {
    const points = marginalPoints(model, facility, h);
    const metres = overMetres(model, facility, h);
    const last = steps.at(-1);
    if (last?.points === points && last.metres === metres) last.width++;
    else steps.push({ points, metres, width: 1 });
  }
  return steps;
}

function withFixed(model: Model, chosen: ReadonlyMap<number, readonly number[]>): Optimum {
  const assignment = model.rows.map((row) => {
    const line = chosen.get(row.row);
    if (line) return line;
    const unplaced = row.options.length === 0;
    return Array.from({ length: model.facilities }, (_, j) => (j === row.today && !unplaced ? row.people : 0));
  });
  return { ...totalsOf(model, assignment), assignment };
}

// --- minimum-cost flow: successive shortest paths by Bellman and Ford -------------------------------------------

interface Arc {
  readonly head: number;
  readonly cost: bigint;
  room: number;
}

class Network {
  readonly arcs: Arc[] = [];
  readonly out: number[][];

  constructor(nodes: number) {
    this.out = Array.from({ length: nodes }, () => []);
  }

  /** Adds an arc and its reverse, which has the number one higher. */
  add(tail: number, head: number, room: number, cost: bigint): number {
    this.out[tail]!.push(this.arcs.length);
    this.arcs.push({ head, cost, room });
    this.out[head]!.push(this.arcs.length);
    this.arcs.push({ head: tail, cost: -cost, room: 0 });
    return this.arcs.length - 2;
  }

  /** Sends as much as fits, and no more than `most`, along the cheapest path that was found. */
  send(source: number, sink: number, into: readonly number[], most: number): number {
    let room = most;
    for (let node = sink; node !== source; node = this.arcs[into[node]! ^ 1]!.head) {
      room = Math.min(room, this.arcs[into[node]!]!.room);
    }
    for (let node = sink; node !== source; node = this.arcs[into[node]! ^ 1]!.head) {
      this.arcs[into[node]!]!.room -= room;
      this.arcs[into[node]! ^ 1]!.room += room;
    }
    return room;
  }

  /** Distances from the source by Bellman and Ford, and the arc by which each node is reached. */
  cheapest(source: number): { distance: (bigint | null)[]; into: number[] } {
    const distance: (bigint | null)[] = this.out.map(() => null);
    const into = this.out.map(() => -1);
    const waiting = [source];
    const queued = this.out.map(() => false);
    distance[source] = 0n;
    for (let node = waiting.shift(); node !== undefined; node = waiting.shift()) {
      queued[node] = false;
      for (const a of this.out[node]!) {
        const { head, room, cost } = this.arcs[a]!;
        const reached = distance[node]! + cost;
        if (room === 0 || (distance[head] !== null && distance[head]! <= reached)) continue;
        distance[head] = reached;
        into[head] = a;
        if (!queued[head]) waiting.push(head);
        queued[head] = true;
      }
    }
    return { distance, into };
  }
}

/**
 * The optimum by a flow from people through facilities, each path ending where distance and the next person's points are
 * least together. Exact. (Paths only ever end at a facility, so its people never get fewer and its steps come in order.)
 */
export function flowOptimum(model: Model): Optimum {
  const { movable, fixed } = split(model);
  const perPoint = model.weight === null ? 1n << 80n : BigInt(model.weight);
  const source = movable.length + model.facilities;
  const network = new Network(source + 1);
  const pairs = movable.map((row, u) => {
    network.add(source, u, row.people, 0n);
    return row.options.map((option) => ({
      facility: option.facility,
      arc: network.add(u, movable.length + option.facility, row.people, BigInt(option.metres)),
    }));
  });
  const enrolled = [...fixed];
  for (;;) {
    const { distance, into } = network.cheapest(source);
    let end: { facility: number; cost: bigint } | null = null;
    for (const [facility, people] of enrolled.entries()) {
      const reached = distance[movable.length + facility] ?? null;
      if (reached === null) continue;
      const points = BigInt(marginalPoints(model, facility, people + 1)) * perPoint;
      const cost = reached + points + BigInt(overMetres(model, facility, people + 1));
      if (end === null || cost < end.cost) end = { facility, cost };
    }
    if (end === null) break;
    const { facility } = end;
    const width = stepWidth(model, facility, enrolled[facility]!);
    enrolled[facility]! += network.send(source, movable.length + facility, into, width);
  }
  const chosen = new Map<number, readonly number[]>();
  for (const [u, row] of movable.entries()) {
    const line = Array.from({ length: model.facilities }, () => 0);
    for (const { facility, arc } of pairs[u]!) line[facility] = network.arcs[arc ^ 1]!.room;
    chosen.set(row.row, line);
  }
  return withFixed(model, chosen);
}

/** How many more people cost the same points at a facility as the next one does; within its quota up to where that changes. */
function stepWidth(model: Model, facility: number, people: number): number {
  const quota = model.quota[facility]!;
  if (people < quota)
    return (
      Math.min(
        ...[quota, model.ceiling[facility]!, model.floor[facility]!, model.start[facility]!].filter(
          (end) => end > people,
        ),
      ) - people
    );
  const points = marginalPoints(model, facility, people + 1);
  let width = 1;
  while (width < 100_000 && marginalPoints(model, facility, people + width + 1) === points) width++;
  return width;
}

// --- linear programming ------------------------------------------------------------------------------------------

type Terms = Record<string, number>;
interface LinearProgram {
  optimize: string;
  opType: "min";
  constraints: Record<string, { equal?: number; max?: number }>;
  variables: Record<string, Terms>;
}

/**
 * The optimum by javascript-lp-solver: the least points first, then a sum in which a point outweighs any chain of ways (each
 * of m facilities once), held against the points of the first stage. Finite overloadKm: one stage. The matrix is totally
 * unimodular, so corners are whole. (A row that holds the points would be the textbook's second stage; with it the package
 * turns in circles for ever or calls the program infeasible, once in some hundred problems.)
 */
export function lpOptimum(model: Model): Optimum {
  const { movable, fixed, total } = split(model);
  if (movable.length === 0) return withFixed(model, new Map());
  const weight = model.weight ?? 1 + model.facilities * Math.max(...movable.map(spreadOf));
  const program: LinearProgram = { optimize: "metres", opType: "min", constraints: {}, variables: {} };
  for (const [u, row] of movable.entries()) {
    program.constraints[`all${u}`] = { equal: row.people };
    for (const { facility, metres } of row.options) {
      program.variables[`x${u}_${facility}`] = { metres, sum: metres, [`all${u}`]: 1, [`at${facility}`]: 1 };
    }
  }
  for (let j = 0; j < model.facilities; j++) {
    program.constraints[`at${j}`] = { equal: 0 };
    for (const [k, { points, metres, width }] of stepsOf(model, j, fixed[j]!, total).entries()) {
      const sum = points * weight + metres;
      program.variables[`s${j}_${k}`] = { points, sum, [`at${j}`]: -1, [`max${j}_${k}`]: 1 };
      program.constraints[`max${j}_${k}`] = { max: width };
    }
  }
  const optimum = read(model, movable, solve({ ...program, optimize: "sum" }));
  if (model.weight !== null) return optimum;
  const least = solve({ ...program, optimize: "points" }).total + overloadPoints(model, fixed);
  if (Math.round(least) !== optimum.overload) throw new Error(`the two stages disagree: ${least}, ${optimum.overload}`);
  return optimum;
}

/**
 * The fewest points if facilities may end above the number they began with by so many people together: the linear program
 * with one more row. People may be parted in fractions. `null` where more must be placed.
 */
export function lpFewestPoints(model: Model, arrivals: number): number | null {
  const { movable, fixed, total } = split(model);
  const given = fixed.reduce((sum, people, j) => sum + Math.max(0, people - model.start[j]!), 0);
  if (movable.length === 0) return given > arrivals ? null : overloadPoints(model, fixed);
  const program: LinearProgram = { optimize: "points", opType: "min", constraints: {}, variables: {} };
  program.constraints.arrivals = { max: arrivals - given };
  for (const [u, row] of movable.entries()) {
    program.constraints[`all${u}`] = { equal: row.people };
    for (const { facility } of row.options)
      program.variables[`x${u}_${facility}`] = { [`all${u}`]: 1, [`at${facility}`]: 1 };
  }
  for (let j = 0; j < model.facilities; j++) {
    program.constraints[`at${j}`] = { equal: 0 };
    const before = Math.max(0, Math.min(total, model.start[j]! - fixed[j]!));
    const steps = [
      ...stepsOf(model, j, fixed[j]!, before).map((step) => ({ ...step, arrival: {} })),
      ...stepsOf(model, j, fixed[j]! + before, total - before).map((step) => ({ ...step, arrival: { arrivals: 1 } })),
    ];
    for (const [k, { points, width, arrival }] of steps.entries()) {
      program.variables[`s${j}_${k}`] = { points, ...arrival, [`at${j}`]: -1, [`max${j}_${k}`]: 1 };
      program.constraints[`max${j}_${k}`] = { max: width };
    }
  }
  const answer = solver.Solve(program) as Record<string, number | boolean>;
  solver.lastSolvedModel = null;
  return answer.feasible === true ? Math.round(Number(answer.result)) + overloadPoints(model, fixed) : null;
}

function spreadOf({ options }: Row): number {
  const metres = options.map((option) => option.metres);
  return Math.max(...metres) - Math.min(...metres);
}

function solve(program: LinearProgram): { total: number; values: ReadonlyMap<string, number> } {
  const answer = solver.Solve(program) as Record<string, number | boolean>;
  solver.lastSolvedModel = null;
  if (answer.feasible !== true) throw new Error("the linear program came back infeasible");
  const values = new Map<string, number>();
  for (const [name, value] of Object.entries(answer)) {
    if (!/^[xs]\d+_\d+$/.test(name)) continue;
    const whole = Math.round(Number(value));
    if (Math.abs(whole - Number(value)) > 1e-5) throw new Error(`the linear program came back with ${name} = ${value}`);
    values.set(name, whole);
  }
  return { total: Number(answer.result), values };
}

function read(model: Model, movable: readonly Row[], found: { values: ReadonlyMap<string, number> }): Optimum {
  const chosen = new Map<number, readonly number[]>();
  for (const [u, row] of movable.entries()) {
    const line = Array.from({ length: model.facilities }, (_, j) => found.values.get(`x${u}_${j}`) ?? 0);
    const people = line.reduce((sum, n) => sum + n, 0);
    if (people !== row.people) throw new Error(`the linear program placed ${people} of ${row.people} people`);
    chosen.set(row.row, line);
  }
  return withFixed(model, chosen);
}
