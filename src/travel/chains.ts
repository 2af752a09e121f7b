/**
 * The shortest chains of legs from every crossing to every facility.
 *
 * Problem. From a crossing a way goes on straight to the facility, or straight to another crossing, and from there on. Up to
 * 512 crossings and 4096 facilities; a river hides most of them from each other.
 *
 * Method. Dijkstra's algorithm, backwards from each facility, over the legs between crossings that no barrier stops. From
 * where the facility itself is seen no chain is shorter than the leg, so these crossings only hand on.
 *
 * Complexity. A question for each pair of crossings, and of crossing and facility; then O(legs + crossings × log crossings)
 * for each facility.
 *
 * Reference. E. W. Dijkstra, "A note on two problems in connexion with graphs", Numerische Mathematik 1 (1959); the heap:
 * Cormen, Leiserson, Rivest, Stein, Introduction to Algorithms, 6.
 */

/** Metres of the straight leg between two targets, or Infinity where a barrier stops it. Targets are facilities, then crossings. */
export type Leg = (a: number, b: number) => number;

/** Questions asked, or legs looked at, between two pauses. */
const WORK_PER_SLICE = 8192;

/** Legs between crossings that no barrier stops: those from c stand from `start[c]` to before `start[c + 1]`. */
export interface Legs {
  readonly start: Int32Array;
  readonly to: Int32Array;
  readonly metres: Float64Array;
}

/** Chains of legs from all crossings to all facilities. */
export interface Chains {
  readonly legs: Legs;
  /** Metres from crossing c onward to facility j, at `j * crossings + c`; each crossing of a chain adds its extra metres. */
  readonly onward: Float64Array;
}

export function* chainsTo(facilities: number, extra: readonly number[], leg: Leg): Generator<number, Chains> {
  const crossings = extra.length;
  const legs = yield* legsBetween(crossings, (a, b) => leg(facilities + a, facilities + b));
  const onward = new Float64Array(facilities * crossings);
  const ways = new Float64Array(crossings);
  const isSeen = new Uint8Array(crossings);
  let work = 0;
  for (let j = 0; j < facilities; j++) {
    for (let c = 0; c < crossings; c++) {
      ways[c] = extra[c]! + leg(facilities + c, j);
      isSeen[c] = ways[c]! < Number.POSITIVE_INFINITY ? 1 : 0;
    }
    handOn(ways, isSeen, extra, legs);
    onward.set(ways, j * crossings);
    work += crossings + legs.to.length;
    if (work < WORK_PER_SLICE) continue;
    work = 0;
    yield j;
  }
  return { legs, onward };
}

function* legsBetween(crossings: number, leg: Leg): Generator<number, Legs> {
  const neighbours: number[][] = Array.from({ length: crossings }, () => []);
  const lengths: number[][] = neighbours.map(() => []);
  let work = 0;
  for (let a = 0; a < crossings; a++) {
    for (let b = a + 1; b < crossings; b++) {
      const metres = leg(a, b);
      if (metres === Number.POSITIVE_INFINITY) continue;
      neighbours[a]!.push(b);
      neighbours[b]!.push(a);
      lengths[a]!.push(metres);
      lengths[b]!.push(metres);
    }
    work += crossings - a;
    if (work < WORK_PER_SLICE) continue;
    work = 0;
    yield a;
  }
  const start = new Int32Array(crossings + 1);
  for (const [c, list] of neighbours.entries()) start[c + 1] = start[c]! + list.length;
  return { start, to: Int32Array.from(neighbours.flat()), metres: Float64Array.from(lengths.flat()) };
}

/** Shortens the ways of those who do not see the facility to the shortest chain, over those whose ways are known. */
function handOn(ways: Float64Array, isSeen: Uint8Array, extra: readonly number[], { start, to, metres }: Legs): void {
  // Crossings with a way that they have not handed on, the nearest on top; where each stands, or -1.
  const heap: number[] = [];
  const at = new Int32Array(ways.length).fill(-1);
  const put = (c: number, place: number): void => {
    heap[place] = c;
    at[c] = place;
  };
  const rise = (c: number): void => {
    let place = at[c]!;
    for (; place > 0; place = (place - 1) >> 1) {
      const above = heap[(place - 1) >> 1]!;
      if (ways[above]! <= ways[c]!) break;
      put(above, place);
    }
    put(c, place);
  };
  const takeFirst = (): number => {
    const first = heap[0]!;
    const c = heap.pop()!;
    at[first] = -1;
    if (heap.length === 0) return first;
    let place = 0;
    for (let below = 1; below < heap.length; below = 2 * place + 1) {
      if (below + 1 < heap.length && ways[heap[below + 1]!]! < ways[heap[below]!]!) below++;
      if (ways[heap[below]!]! >= ways[c]!) break;
      put(heap[below]!, place);
      place = below;
    }
    put(c, place);
    return first;
  };
  const shorten = (c: number): void => {
    if (at[c] === -1) at[c] = heap.push(c) - 1;
    rise(c);
  };
  for (let c = 0; c < ways.length; c++) if (isSeen[c] === 1) shorten(c);
  while (heap.length > 0) {
    const next = takeFirst();
    for (let k = start[next]!; k < start[next + 1]!; k++) {
      const c = to[k]!;
      const way = extra[c]! + metres[k]! + ways[next]!;
      if (isSeen[c] === 1 || way >= ways[c]!) continue;
      ways[c] = way;
      shorten(c);
    }
  }
}
