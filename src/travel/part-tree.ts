/**
 * A tree of boxes over the parts of lines: which of them are near a leg or a point?
 *
 * Problem. A map of a district has tens of thousands of parts, in no order, and a leg or a crossing is near a few of them.
 *
 * Method. Up to RUN parts that follow each other on a line are a leaf. Leaves are put in order along a Hilbert curve, and
 * halves of halves of that order are the nodes above. Nodes stand in the order in which a search meets them, each with the
 * number of the first node after those below it: a search is one loop, without a stack.
 *
 * Complexity. Building O(n log n); a search O(log n) and what it finds, where lines do not lie one upon the other.
 *
 * Reference. I. Kamel, C. Faloutsos, "Hilbert R-tree", VLDB (1994); links to the next node as in ray tracing: B. Smits,
 * "Efficiency issues for ray tracing", Journal of Graphics Tools 3 (1998).
 */

import { curveKey, squareBox } from "./hilbert.ts";

/** The most parts in a leaf. */
const RUN = 8;
/** More than there are points of barriers, joints included. */
const MOST_LEAVES: number = 2 ** 20;

/** Points of lines; where `isPart[i]` is 1, points i and i + 1 are the ends of part `i`. */
export interface Points {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly isPart: Uint8Array;
}

/** The nodes: a search goes from a node to the next, or, where its box is of no interest, to `skip`. */
export interface PartTree {
  readonly nodes: number;
  readonly skip: Int32Array;
  /** Parts of a leaf: from `first` to before `end`, which is 0 for other nodes. */
  readonly first: Int32Array;
  readonly end: Int32Array;
  /** West, south, east and north of each node. */
  readonly boxes: Float64Array;
  /** The leaves in the order of their parts. */
  readonly leaves: Int32Array;
}

/** Puts the parts of lines into a tree. */
export function partTree(points: Points): PartTree {
  const { first, end } = runsOf(points);
  const order = alongCurve(points, first, end);
  const size = Math.max(0, 2 * order.length - 1);
  const tree = {
    nodes: size,
    skip: new Int32Array(size),
    first: new Int32Array(size),
    end: new Int32Array(size),
    boxes: new Float64Array(4 * size),
    leaves: new Int32Array(order.length),
  };
  let nodes = 0;
  const build = (from: number, to: number): number => {
    const node = nodes++;
    if (to - from === 1) {
      tree.leaves[order[from]!] = node;
      tree.first[node] = first[order[from]!]!;
      tree.end[node] = end[order[from]!]!;
      drawBox(tree.boxes, node, points, tree.first[node]!, tree.end[node]!);
    } else {
      const middle = (from + to) >> 1;
      joinBoxes(tree.boxes, node, build(from, middle), build(middle, to));
    }
    tree.skip[node] = nodes;
    return node;
  };
  if (size > 0) build(0, order.length);
  return tree;
}

/** The parts cut into leaves. */
function runsOf({ isPart }: Points): { first: number[]; end: number[] } {
  const first: number[] = [];
  const end: number[] = [];
  for (let i = 0; i < isPart.length; i++) {
    if (isPart[i] === 0) continue;
    const from = i;
    while (i + 1 < isPart.length && isPart[i + 1] === 1 && i + 1 - from < RUN) i++;
    first.push(from);
    end.push(i + 1);
  }
  return { first, end };
}

/** The leaves in the order of the curve. */
function alongCurve({ x, y }: Points, first: readonly number[], end: readonly number[]): Float64Array {
  const side = { west: Number.POSITIVE_INFINITY, south: Number.POSITIVE_INFINITY, east: -1 / 0, north: -1 / 0 };
  for (let i = 0; i < x.length; i++) {
    if (x[i]! < side.west) side.west = x[i]!;
    if (x[i]! > side.east) side.east = x[i]!;
    if (y[i]! < side.south) side.south = y[i]!;
    if (y[i]! > side.north) side.north = y[i]!;
  }
  const { west, south, east, north } = side;
  const box = squareBox(west, south, Math.max(east - west, north - south, 1));
  // Key and leaf in one number: numbers are sorted faster than anything by comparison.
  const order = Float64Array.from(first, (from, leaf) => {
    const middle = (from + end[leaf]!) >> 1;
    return curveKey(box, x[middle]!, y[middle]!) * MOST_LEAVES + leaf;
  });
  return order.sort().map((number) => number % MOST_LEAVES);
}

function drawBox(boxes: Float64Array, node: number, { x, y }: Points, first: number, end: number): void {
  const at = 4 * node;
  boxes[at] = boxes[at + 2] = x[first]!;
  boxes[at + 1] = boxes[at + 3] = y[first]!;
  for (let i = first + 1; i <= end; i++) {
    if (x[i]! < boxes[at]!) boxes[at] = x[i]!;
    else if (x[i]! > boxes[at + 2]!) boxes[at + 2] = x[i]!;
    if (y[i]! < boxes[at + 1]!) boxes[at + 1] = y[i]!;
    else if (y[i]! > boxes[at + 3]!) boxes[at + 3] = y[i]!;
  }
}

function joinBoxes(boxes: Float64Array, node: number, one: number, other: number): void {
  for (let side = 0; side < 4; side++) {
    const a = boxes[4 * one + side]!;
    const b = boxes[4 * other + side]!;
    boxes[4 * node + side] = side < 2 ? Math.min(a, b) : Math.max(a, b);
  }
}
