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
      weighed.reduce(
        (sum, unitClass) => sum + 1000 * qualityKm[unitClass]! * (1 - (qualityOf(facility, unitClass) ?? 0)),
        0,
      ),
    ),
  );
}

/** The kinds of quality that the policy weighs and a facility does not tell. */
export function unknownQualities(facility: Facility, { qualityKm }: CompletePolicy): string[] {
  return weighedBy(qualityKm).filter((unitClass) => qualityOf(facility, unitClass) === undefined);
}

function weighedBy(qualityKm: CompletePolicy["qualityKm"]): string[] {
  return Object.keys(qualityKm).filter((unitClass) => qualityKm[unitClass]! > 0);
}

function qualityOf({ quality }: Facility, unitClass: string): number | undefined {
  return quality !== undefined && Object.hasOwn(quality, unitClass) ? quality[unitClass] : undefined;
}
