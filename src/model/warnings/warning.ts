import type { Facility, PlanWarning, WarningCode } from "../../types.ts";
import { warningWords } from "../../words/warning-words.ts";
import { fill, type Params } from "../../words/words.ts";

/** The most facilities or crossings that a message names. */
const MOST_NAMED = 10;

/** A warning of what stands at a path. */
export function warning(code: WarningCode, path: string, params: Params): PlanWarning {
  const { says = code } = params;
  const key = says as keyof typeof warningWords;
  return { code, path, params, message: `${path}: ${fill(warningWords[key], params, {}, "en")}` };
}

/** A facility that a warning concerns, and what is to say of it beside its id. */
export interface Concerned {
  readonly j: number;
  readonly told?: string;
}

/** One warning of all the facilities that it concerns; none where there are none. */
export function ofFacilities(
  code: WarningCode,
  facilities: readonly Facility[],
  concerned: readonly Concerned[],
  params: Params = {},
): PlanWarning[] {
  if (concerned.length === 0) return [];
  const names = concerned.map(({ j, told }) => {
    const id = JSON.stringify(facilities[j]!.id);
    return told === undefined ? id : `${id} (${told})`;
  });
  const filled = { count: concerned.length, ...params, named: namedOf(names) };
  return [{ ...warning(code, "facilities", filled), facilities: concerned.map(({ j }) => j) }];
}

/** The first of some names. */
export function namedOf(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMED);
  return [...shown, ...(names.length > MOST_NAMED ? ["…"] : [])].join(", ");
}

/** The indices of facilities of which something is true. */
export function facilitiesWhere(
  facilities: readonly Facility[],
  is: (facility: Facility, j: number) => boolean,
): Concerned[] {
  return [...facilities.keys()].filter((j) => is(facilities[j]!, j)).map((j) => ({ j }));
}
