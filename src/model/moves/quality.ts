import type { CompletePolicy, Facility } from "../../types.ts";

/**
 * What is added to the metres to each facility: for each kind of quality that the policy weighs, its kilometres times what
 * is missing to 1. A quality that is not known counts as 0. Nothing where the policy weighs none.
 */
export function offsetsOf(facilities: readonly Facility[], { qualityKm }: CompletePolicy): Float64Array | undefined {
  const weighed = weighedBy(qualityKm);
  if (weighed.length === 0) return undefined;
  return Float64Array.from(facilities, (facility) =>
    Math.round(
      weighed.reduce((sum, name) => sum + 1000 * qualityKm[name]! * (1 - (qualityOf(facility, name) ?? 0)), 0),
    ),
  );
}

/** The kinds of quality that the policy weighs and a facility does not tell. */
export function unknownQualities(facility: Facility, { qualityKm }: CompletePolicy): string[] {
  return weighedBy(qualityKm).filter((name) => qualityOf(facility, name) === undefined);
}

function weighedBy(qualityKm: CompletePolicy["qualityKm"]): string[] {
  return Object.keys(qualityKm).filter((name) => qualityKm[name]! > 0);
}

function qualityOf({ quality }: Facility, name: string): number | undefined {
  return quality !== undefined && Object.hasOwn(quality, name) ? quality[name] : undefined;
}
