import { facilityRows } from "../reading/rows.ts";
import type { Plan, Problem } from "../types.ts";

/** A map of a plan: plain GeoJSON. */
export interface PlanMap {
  readonly type: "FeatureCollection";
  readonly features: readonly PlanFeature[];
}

/** A facility as a point, or a flow of people from one facility to another as a line. */
export interface PlanFeature {
  readonly type: "Feature";
  readonly geometry:
    | { readonly type: "Point"; readonly coordinates: readonly [lon: number, lat: number] }
    | { readonly type: "LineString"; readonly coordinates: readonly (readonly [lon: number, lat: number])[] };
  readonly properties: Readonly<Record<string, string | number | boolean | null>>;
}

/** How a map is made. */
export interface PlanMapOptions {
  /**
   * The fewest people that make a flow: for a map that is made public, 5, so that no few are recognised.
   * @default 1
   */
  readonly fewest?: number | undefined;
}

/**
 * Facilities with their figures, and flows between them, the largest first; of single people nothing. Facilities without
 * coordinates are left out.
 *
 * @example
 * const map = JSON.stringify(geoJson(problem, plan, { fewest: 10 }));
 */
export function geoJson(problem: Problem, plan: Plan, { fewest = 1 }: PlanMapOptions = {}): PlanMap {
  const points = problem.facilities.map(({ lon, lat }) =>
    lon === undefined || lat === undefined ? undefined : ([lon, lat] as const),
  );
  const features: PlanFeature[] = [];
  for (const [j, row] of facilityRows(problem, plan).entries()) {
    const coordinates = points[j];
    if (coordinates === undefined) continue;
    const { id, name, doctors, closed, quota, before, leaving, arriving, after } = row;
    const properties = {
      id,
      name,
      kind: problem.facilities[j]!.kind ?? null,
      doctors,
      closed,
      quota,
      before,
      leaving,
      arriving,
      after,
    };
    features.push({ type: "Feature", geometry: { type: "Point", coordinates }, properties });
  }
  for (const { from, to, people } of flowsOf(plan, problem.facilities.length)) {
    const [start, end] = [points[from], points[to]];
    if (start === undefined || end === undefined || people < fewest) continue;
    const properties = { from: problem.facilities[from]!.id, to: problem.facilities[to]!.id, people };
    features.push({ type: "Feature", geometry: { type: "LineString", coordinates: [start, end] }, properties });
  }
  return { type: "FeatureCollection", features };
}

function flowsOf({ transfers }: Plan, m: number): { from: number; to: number; people: number }[] {
  const people = new Map<number, number>();
  for (let i = 0; i < transfers.to.length; i++) {
    if (transfers.from[i]! < 0) continue;
    const pair = transfers.from[i]! * m + transfers.to[i]!;
    people.set(pair, (people.get(pair) ?? 0) + transfers.people[i]!);
  }
  return [...people]
    .map(([pair, count]) => ({ from: Math.floor(pair / m), to: pair % m, people: count }))
    .sort((a, b) => b.people - a.people || a.from - b.from || a.to - b.to);
}
