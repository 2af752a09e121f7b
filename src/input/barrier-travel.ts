import { IssueList, isArray } from "../errors.ts";
import { checkBarriers } from "../model/check/barriers.ts";
import { frozenTravel } from "../travel/drawing.ts";
import type { BarrierTravel, Crossing } from "../types.ts";
import { entriesOf, fieldsOf } from "./foreign.ts";

/**
 * Ways round rivers: checks barriers and crossings once and gives them back as plain data, for `Problem.travel` or for
 * the `travel` of `problemFrom`. What is absent or `null` in a crossing is filled in, and other keys are left out; the
 * input is not written to. What comes back is frozen: it is read and checked once, however many plans and questions follow.
 * See {@link BarrierTravel} for what a way is then.
 *
 * A what-if in one line: `barrierTravel({ barriers, crossings: crossings.map((c) => ({ ...c, closed: c.id === "ferry" })) })`.
 *
 * Throws `InputError` with everything that is wrong, by path: `crossings[1]: expected a point within 500 m of a
 * barrier, got one 1234 m away`. O(points × log points + crossings).
 *
 * @example
 * const travel = barrierTravel({
 *   barriers: [[[109.33, -0.1], [109.33, 0.1]]],
 *   crossings: [{ id: "ferry", lon: 109.33, lat: -0.02, extraMetres: 1500 }],
 * });
 * const closed = barrierTravel({ ...travel, crossings: travel.crossings?.map((one) => ({ ...one, closed: true })) ?? [] });
 */
export function barrierTravel(rivers: BarrierTravel): BarrierTravel {
  const issues = new IssueList();
  const travel = readBarriers(fieldsOf(rivers, BARRIER_KEYS, "", issues), "", issues);
  issues.check();
  return travel!;
}

export const BARRIER_KEYS: readonly (keyof BarrierTravel)[] = ["barriers", "crossings"];
const CROSSING_KEYS: readonly (keyof Crossing)[] = ["id", "lon", "lat", "extraMetres", "closed"];

/** The same of a plain copy of the two fields; `path` is where they stand, with a dot, or empty. */
export function readBarriers(copy: unknown, path: string, issues: IssueList): BarrierTravel | undefined {
  const { barriers, crossings } = Object(copy) as Partial<Record<keyof BarrierTravel, unknown>>;
  const before = issues.count;
  const each = (list: unknown, at: string, copied: (entry: unknown, at: string) => unknown): unknown =>
    isArray(list) ? entriesOf(list, at, issues)?.map((entry, i) => copied(entry, `${at}[${i}]`)) : list;
  const travel = {
    barriers: each(barriers, `${path}barriers`, (line, at) =>
      each(line, at, (point, here) => each(point, here, (degrees) => degrees)),
    ),
    crossings: each(crossings, `${path}crossings`, (crossing, at) => fieldsOf(crossing, CROSSING_KEYS, at, issues)),
  };
  if (issues.count === before) checkBarriers(travel, path, issues);
  return issues.count > before ? undefined : frozenTravel(plain(travel as BarrierTravel));
}

function plain({ barriers, crossings }: BarrierTravel): BarrierTravel {
  return {
    barriers: barriers.map((line) => line.map(([lon, lat]) => [lon!, lat!])),
    crossings: crossings.map(({ id, lon, lat, extraMetres, closed }) => {
      return { id, lon, lat, extraMetres: extraMetres ?? 0, closed: closed ?? false };
    }),
  };
}
