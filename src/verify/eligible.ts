import type { CompletePolicy, Facility, Problem } from "../types.ts";

/** Whether a facility takes the people of a row: open, by segment, needs and region, and not avoided. Staying there is another matter. */
export type Takes = (facility: number) => boolean;

const everywhere: Takes = () => true;

/** Why a facility does not take somebody. */
export type Refusal = "closed" | "segment" | "region" | "needs" | "avoided";

/** Finds where the people of a row are taken. Said once more and apart from the solver, as the records say it: by words. */
export function eligibleAt(problem: Problem, policy: CompletePolicy): (row: number) => Takes {
  const { facilities, participants } = problem;
  const choosy = facilities.some((facility) => accepted(facility) !== undefined);
  const { needs, avoid } = participants;
  if (!choosy && needs === undefined && avoid === undefined && !policy.sameRegion) return () => everywhere;
  const refusals = refusalsAt(problem, policy);
  return (row) => {
    const refusal = refusals(row);
    return (j) => refusal(j) === null;
  };
}

/** The first reason, if any, for which a facility does not take the people of a row. */
export function refusalsAt(
  { facilities, participants, segments, regions, services }: Problem,
  policy: CompletePolicy,
): (row: number) => (facility: number) => Refusal | null {
  const { segment, region, needs, avoid, avoidStart } = participants;
  return (row) => {
    const insured = segments?.[segment?.[row] ?? -1];
    const home = regions?.[region?.[row] ?? -1];
    const wanted = (services ?? []).filter((_, k) => Math.floor((needs?.[row] ?? 0) / 2 ** k) % 2 === 1);
    const avoided = new Set(avoid?.slice(avoidStart![row], avoidStart![row + 1]));
    return (j) => {
      const facility = facilities[j]!;
      const list = accepted(facility);
      if (list !== undefined && !list.some((word) => word === insured)) return facility.closed ? "closed" : "segment";
      if (policy.sameRegion && (home === undefined || home !== facility.region)) return "region";
      const offers = wanted.every((service) => facility.services?.some((offered) => offered === service) === true);
      if (!offers) return "needs";
      return avoided.has(j) ? "avoided" : null;
    };
  };
}

/** The segments that a facility takes; nothing where it takes all. */
function accepted({ accepts, kind, closed }: Facility): readonly string[] | undefined {
  if (closed === true) return [];
  return accepts ?? (kind === "klinik-tni-polri" ? [] : undefined);
}
