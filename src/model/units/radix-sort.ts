/** Rows to be sorted by key: the first `size` entries of both columns. */
export interface Sortable {
  size: number;
  keys: Uint32Array;
  rows: Int32Array;
}

type Columns = Pick<Sortable, "keys" | "rows">;

/** From which columns to which, by which digit; and where the next of each digit goes. */
interface Pass {
  readonly from: Columns;
  readonly to: Columns;
  readonly shift: number;
  readonly start: Int32Array;
}

const DIGIT_BITS = 11;
const ROWS_PER_SLICE = 8192;

/** A stable radix sort, least significant digit first, in slices; the columns given are used up. */
export function* sortByKey({ size, keys, rows }: Sortable, largest: number): Generator<number, Sortable> {
  let from: Columns = { keys, rows };
  let to: Columns = { keys: new Uint32Array(size), rows: new Int32Array(size) };
  const passes = Math.ceil((32 - Math.clz32(largest)) / DIGIT_BITS);
  for (let pass = 0; pass < passes; pass++) {
    const shift = pass * DIGIT_BITS;
    const start = new Int32Array(2 ** DIGIT_BITS + 1);
    const one: Pass = { from, to, shift, start };
    for (let first = 0; first < size; first += 4 * ROWS_PER_SLICE) {
      countDigits(one, first, Math.min(size, first + 4 * ROWS_PER_SLICE));
      yield first;
    }
    addUp(start);
    for (let first = 0; first < size; first += ROWS_PER_SLICE) {
      scatter(one, first, Math.min(size, first + ROWS_PER_SLICE));
      yield first;
    }
    [from, to] = [to, from];
  }
  return { size, ...from };
}

function countDigits({ from: { keys }, shift, start }: Pass, first: number, end: number): void {
  const mask = 2 ** DIGIT_BITS - 1;
  for (let i = first; i < end; i++) start[((keys[i]! >>> shift) & mask) + 1]!++;
}

/** Counts of digits become the place where each digit starts. Apart from the generator: within it the engine compiles no loop, and it took 20 times as long. */
function addUp(start: Int32Array): void {
  for (let digit = 0; digit < 2 ** DIGIT_BITS; digit++) start[digit + 1]! += start[digit]!;
}

function scatter({ from, to, shift, start }: Pass, first: number, end: number): void {
  const mask = 2 ** DIGIT_BITS - 1;
  const { keys, rows } = from;
  const { keys: toKeys, rows: toRows } = to;
  for (let i = first; i < end; i++) {
    const key = keys[i]!;
    const at = start[(key >>> shift) & mask]!++;
    toKeys[at] = key;
    toRows[at] = rows[i]!;
  }
}
