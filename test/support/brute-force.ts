/** The plainest oracle: every assignment of every person, for at most a few thousand of them. */
import { type Assignment, type Model, type Row, score, totalsOf } from "./model.ts";
import type { Optimum } from "./oracles.ts";

/** Tries all ways to spread every row over its options, of those that are allowed; with `together` parting no group. */
export function bruteForce(
  model: Model,
  allowed: (assignment: Assignment) => boolean = () => true,
  together = false,
): Optimum {
  const places = model.rows.map(() => Array.from({ length: model.facilities }, () => 0));
  const seated = model.rows.filter((row) => row.options.length > 0 && row.people > 0);
  const groups = together ? model.groups.map((group) => group.map((row) => model.rows[row]!)) : [];
  const grouped = new Set(groups.flat());
  const wholes = groups.filter(([first]) => first!.options.length > 0);
  const rows = seated.filter((row) => !grouped.has(row));
  let best: { score: bigint; assignment: Assignment } | null = null;

  function place(index: number): void {
    const row = rows[index];
    if (row === undefined) {
      if (!allowed(places)) return;
      const found = score(model, totalsOf(model, places));
      if (best === null || found < best.score) best = { score: found, assignment: places.map((line) => [...line]) };
      return;
    }
    spread(row, 0, row.people, () => place(index + 1));
  }

  /** Puts 0, 1, … of the people left at option k, the rest at the options after it. */
  function spread(row: Row, k: number, left: number, then: () => void): void {
    const line = places[row.row]!;
    const { facility } = row.options[k]!;
    const last = k === row.options.length - 1;
    for (let here = last ? left : 0; here <= left; here++) {
      line[facility] = here;
      if (last) then();
      else spread(row, k + 1, left - here, then);
    }
    line[facility] = 0;
  }

  /** Puts each group at one option after another. */
  function placeWhole(index: number): void {
    const group = wholes[index];
    if (group === undefined) {
      place(0);
      return;
    }
    for (const { facility } of group[0]!.options) {
      for (const row of group) places[row.row]![facility] = row.people;
      placeWhole(index + 1);
      for (const row of group) places[row.row]![facility] = 0;
    }
  }

  placeWhole(0);
  const { assignment } = best!;
  return { ...totalsOf(model, assignment), assignment };
}
