/**
 * Which options each unit has listed, and how many of its people are at each.
 *
 * Nobody needs all m options, so lists start short and only grow (if they could shrink, the engine might cycle). A slot
 * is one listed option; the slots of a unit are linked, newest last, and numbered in order of creation, so that a slot
 * never changes its number.
 */

/** No slot, no unit. */
export const NONE = -1;

export interface Lists {
  readonly units: number;
  /** Slots in use. */
  size: number;
  /** First slot of each unit. */
  readonly head: Int32Array;
  next: Int32Array;
  unit: Int32Array;
  facility: Uint16Array;
  cost: Int32Array;
  /** People of the unit at this option. */
  flow: Int32Array;
}

export function createLists(units: number, expectedSlots: number): Lists {
  return {
    units,
    size: 0,
    head: new Int32Array(units).fill(NONE),
    next: new Int32Array(expectedSlots),
    unit: new Int32Array(expectedSlots),
    facility: new Uint16Array(expectedSlots),
    cost: new Int32Array(expectedSlots),
    flow: new Int32Array(expectedSlots),
  };
}

/** Appends a slot after `last` (the unit's last slot, {@link NONE} when it has none); returns its number. */
export function addSlot(lists: Lists, unit: number, last: number, facility: number, cost: number): number {
  if (lists.size === lists.next.length) grow(lists);
  const slot = lists.size++;
  lists.next[slot] = NONE;
  lists.unit[slot] = unit;
  lists.facility[slot] = facility;
  lists.cost[slot] = cost;
  lists.flow[slot] = 0;
  if (last === NONE) lists.head[unit] = slot;
  else lists.next[last] = slot;
  return slot;
}

/** The slot of a unit for a facility, or {@link NONE}. */
export function slotAt(lists: Lists, unit: number, facility: number): number {
  const { next } = lists;
  const at = lists.facility;
  let slot = lists.head[unit]!;
  while (slot !== NONE && at[slot] !== facility) slot = next[slot]!;
  return slot;
}

/** The last slot of a unit. */
export function lastSlot(lists: Lists, unit: number): number {
  let slot = lists.head[unit]!;
  if (slot === NONE) return NONE;
  while (lists.next[slot] !== NONE) slot = lists.next[slot]!;
  return slot;
}

function grow(lists: Lists): void {
  const length = Math.max(64, Math.ceil(lists.size * 1.5));
  for (const name of ["next", "unit", "cost", "flow"] as const) {
    const column = new Int32Array(length);
    column.set(lists[name]);
    lists[name] = column;
  }
  const facility = new Uint16Array(length);
  facility.set(lists.facility);
  lists.facility = facility;
}
