/**
 * From units back to rows: who of a unit goes where.
 *
 * The people of a unit are alike in everything that counts, so any of them may go: places are handed out in the order of
 * the draw, by facility, and whoever is left stays. Transfers come out by row, then by facility.
 *
 * Most rows go to one place as they are, or nowhere. So where each goes is a column by rows, which is read once from its
 * beginning to its end; only rows in parts are listed one by one, and sorted.
 */

import { NONE } from "../assign/candidates.ts";
import { drawOrder } from "../model/draw.ts";
import { NEWLY_ENROLLED } from "../model/moves.ts";
import { consentCode } from "../model/policy.ts";
import type { Model } from "../model/prepare.ts";
import { isUnsplittable, rowsOf } from "../model/units.ts";
import type { Transfers } from "../types.ts";
import { drawTransfers, type Send } from "./draw-transfers.ts";
import { onlyCandidate, type Seat, type Seating, seatsOf } from "./outcome.ts";

/** Where rows go. */
interface Targets {
  readonly model: Model;
  /** Where all of a row go, {@link NOWHERE} where that is nowhere; 16 bits for at most 4,096 facilities. */
  readonly to: Int16Array;
  /** What each of them costs. */
  readonly metres: Int32Array;
  /** Rows that go to one place as they are. */
  undivided: number;
  /** Parts of rows. */
  readonly parts: Part[];
  readonly send: Send;
}

interface Part {
  readonly row: number;
  readonly to: number;
  readonly people: number;
  readonly metres: number;
}

const NOWHERE = -1;

const UNITS_PER_SLICE = 4096;
const ROWS_PER_SLICE = 65_536;

/** The transfers that lead to these seats. With the optimum's prices also among units that it cannot tell apart. */
export function* transfersOf(
  model: Model,
  seating: Seating,
  price?: Float64Array | null,
): Generator<number, Transfers> {
  const { units } = model;
  const targets = targetsOf(model);
  const drawn = price ? yield* drawTransfers(model, seating, price, targets.send) : undefined;
  for (let from = 0; from < units.size; from += UNITS_PER_SLICE) {
    const end = Math.min(units.size, from + UNITS_PER_SLICE);
    for (const unit of sendUnits(targets, seating, [from, end], drawn?.isDrawn)) {
      const order = yield* drawnRows(model, unit);
      sendParted(targets, order, units.today[unit]!, seatsOf(seating, unit));
    }
    yield end;
  }
  if (drawn !== undefined) for (const [unit, seat] of drawn.households) sendTogether(targets, unit, seat);
  yield units.size;
  return yield* collect(targets);
}

function targetsOf(model: Model): Targets {
  const { count, facility } = model.problem.participants;
  const to = new Int16Array(facility.length).fill(NOWHERE);
  const metres = new Int32Array(facility.length);
  const parts: Part[] = [];
  const targets: Targets = {
    ...{ model, to, metres, parts, undivided: 0 },
    send(row, there, people, cost) {
      if (people !== (count === undefined ? 1 : count[row]!)) {
        parts.push({ row, to: there, people, metres: cost });
        return;
      }
      to[row] = there;
      metres[row] = cost;
      targets.undivided++;
    },
  };
  return targets;
}

/** Sends units that go to one place; returns those in parts, who are to be drawn. */
function sendUnits(
  targets: Targets,
  seating: Seating,
  [from, end]: readonly [number, number],
  isDrawn: Uint8Array | undefined,
): number[] {
  const { model, send } = targets;
  const { units } = model;
  const { rows, rowStart, today } = units;
  const { facility, cost } = seating.candidates;
  const { count } = model.problem.participants;
  const parted: number[] = [];
  for (let unit = from; unit < end; unit++) {
    if (isDrawn !== undefined && isDrawn[unit] === 1) continue;
    const candidate = onlyCandidate(seating, unit);
    if (candidate === NONE) parted.push(unit);
    else if (isUnsplittable(units, unit)) {
      const seat = { facility: facility[candidate]!, people: units.weight[unit]!, cost: cost[candidate]! };
      sendTogether(targets, unit, seat);
    } else if (facility[candidate] !== today[unit]) {
      for (let at = rowStart[unit]!; at < rowStart[unit + 1]!; at++) {
        const row = rows[at]!;
        send(row, facility[candidate]!, count === undefined ? 1 : count[row]!, cost[candidate]!);
      }
    }
  }
  return parted;
}

/** The rows of a unit in the order of the draw. */
function* drawnRows({ units, problem, policy }: Model, unit: number): Generator<number, Int32Array> {
  const rows = rowsOf(units, unit);
  return (yield* drawOrder(rows, problem, policy)).map((i) => rows[i]!);
}

/** Hands a unit's seats out to the people of its rows, one after the other. */
function sendParted(targets: Targets, rows: Int32Array, today: number, seats: readonly Seat[]): void {
  const { count } = targets.model.problem.participants;
  let next = 0;
  let left = 0;
  for (const seat of seats) {
    if (seat.facility === today) continue;
    for (let people = seat.people; people > 0; ) {
      if (left === 0) {
        left = count === undefined ? 1 : count[rows[next]!]!;
        next++;
      }
      const taken = Math.min(left, people);
      targets.send(rows[next - 1]!, seat.facility, taken, seat.cost);
      left -= taken;
      people -= taken;
    }
  }
}

/** Sends a whole unit to its seat; newcomers among it must be placed even where it stays. */
function sendTogether({ model, send }: Targets, unit: number, seat: Seat): void {
  const { units, problem, given } = model;
  const { facility, count } = problem.participants;
  for (const row of rowsOf(units, unit)) {
    const metres = seat.cost + (given.get(row) ?? 0);
    if (facility[row] !== seat.facility) send(row, seat.facility, count?.[row] ?? 1, metres);
  }
}

/** The columns of transfers. */
function* collect(targets: Targets): Generator<number, Transfers> {
  const { to, undivided, parts } = targets;
  parts.sort((a, b) => a.row - b.row || a.to - b.to);
  const size = undivided + parts.length;
  const column = (): Int32Array => new Int32Array(size);
  const transfers: Transfers = {
    participant: column(),
    from: column(),
    to: column(),
    people: column(),
    metres: column(),
    ask: new Uint8Array(size),
  };
  const filled = { transfers: 0, parts: 0 };
  for (let from = 0; from < to.length; from += ROWS_PER_SLICE) {
    fill(targets, transfers, filled, [from, Math.min(to.length, from + ROWS_PER_SLICE)]);
    yield from;
  }
  return transfers;
}

/** Fills in the transfers of some rows. */
function fill(
  { model: { problem, registered }, to: goes, metres: costs, parts }: Targets,
  { participant, from, to, people, metres, ask }: Transfers,
  filled: { transfers: number; parts: number },
  [first, end]: readonly [number, number],
): void {
  const { facility, consent, count } = problem.participants;
  let i = filled.transfers;
  for (let row = first; row < end; row++) {
    const before = i;
    if (goes[row] !== NOWHERE) {
      to[i] = goes[row]!;
      people[i] = count === undefined ? 1 : count[row]!;
      metres[i++] = costs[row]!;
    } else {
      for (let part = parts[filled.parts]; part?.row === row; part = parts[++filled.parts]) {
        to[i] = part.to;
        people[i] = part.people;
        metres[i++] = part.metres;
      }
    }
    for (let k = before; k < i; k++) {
      participant[k] = row;
      from[k] = facility[row]!;
      // Only granted and unknown may be transferred; what is not granted must be asked. First placements need no consent.
      if (registered[row] !== NEWLY_ENROLLED && consent[row] !== consentCode.granted) ask[k] = 1;
    }
  }
  filled.transfers = i;
}
