/**
 * Capitation: what the insurer pays a facility a month for the people registered there.
 *
 * The rate depends on the kind of facility, on whether it has a dentist, and on its participants per doctor: beyond the
 * norm of the table the lower rate is paid, and for everybody, not only for those beyond it. So a facility's income falls
 * off a cliff at exactly so many participants a doctor; one that ends just above it earns less than if fewer had been
 * left to it. The cost is not convex, so it is reported and not optimised.
 *
 * The amounts are rates × people. Deductions for performance (KBK) and special rates for remote areas are not in the
 * table.
 */

import { cameOf, codeForNumber, InputError, IssueList } from "../errors.ts";
import { normOf } from "../model/overload.ts";
import type {
  CapitationRate,
  CapitationRates,
  CapitationTable,
  Facility,
  FacilityCapitation,
  ReportOptions,
  TotalCapitation,
} from "../types.ts";

const klinik: CapitationRates = {
  withinNorm: { dentist: 12_000, noDentist: 10_000 },
  beyondNorm: { dentist: 11_000, noDentist: 9_000 },
};

const drg: CapitationRate = { dentist: 3_500, noDentist: 3_500 };

/**
 * The rates of Peraturan Menteri Kesehatan 3/2023, Pasal 6 ayat (1), in force since January 2023; read at
 * https://pasal.id/peraturan/permen/permenkes-no-3-tahun-2023. A `"klinik-tni-polri"` counts as a klinik pratama, as
 * which such clinics are contracted. A dentist's own practice is paid alike whatever its numbers.
 */
export const permenkes3of2023: CapitationTable = {
  source: "Permenkes 3/2023, Pasal 6 ayat (1)",
  participantsPerDoctor: 5000,
  kinds: {
    puskesmas: {
      withinNorm: { dentist: 7_000, noDentist: 6_300 },
      beyondNorm: { dentist: 6_000, noDentist: 5_300 },
      noDoctor: { dentist: 4_300, noDentist: 3_600 },
    },
    "klinik-pratama": klinik,
    "klinik-tni-polri": klinik,
    "rs-d-pratama": klinik,
    "dokter-praktik-perorangan": {
      withinNorm: { dentist: 8_800, noDentist: 8_800 },
      beyondNorm: { dentist: 8_300, noDentist: 8_300 },
    },
    "dokter-gigi-praktik-perorangan": { withinNorm: drg, beyondNorm: drg, noDoctor: drg },
  },
};

/** Rupiah a month for the people of a facility; `null` where the table has no rate: an unknown kind, or no doctor. */
export function capitationOf(table: CapitationTable, facility: Facility, people: number): number | null {
  const rates = Object.hasOwn(table.kinds, facility.kind ?? "") ? table.kinds[facility.kind!]! : undefined;
  const { withinNorm, beyondNorm, noDoctor } = rates ?? {};
  const band = facility.doctors === 0 ? noDoctor : people <= normOf(facility, table) ? withinNorm : beyondNorm;
  return band === undefined ? null : people * (facility.dentist === true ? band.dentist : band.noDentist);
}

/** A facility's income before and after. */
export function capitationRow(
  table: CapitationTable,
  facility: Facility,
  before: number,
  after: number,
): FacilityCapitation | null {
  const [was, is] = [capitationOf(table, facility, before), capitationOf(table, facility, after)];
  if (was === null || is === null) return null;
  const most = normOf(facility, table);
  const atMost = capitationOf(table, facility, most)!;
  return { before: was, after: is, difference: is - was, justAboveNorm: after > most && is < atMost };
}

/** What the insurer pays them all. */
export function capitationTotal(
  table: CapitationTable,
  facilities: readonly Facility[],
  before: ArrayLike<number>,
  after: ArrayLike<number>,
): TotalCapitation {
  const total = { before: 0, after: 0, difference: 0, facilitiesWithout: 0, facilitiesJustAbove: 0 };
  facilities.forEach((facility, j) => {
    const row = capitationRow(table, facility, before[j]!, after[j]!);
    total.before += row?.before ?? 0;
    total.after += row?.after ?? 0;
    total.facilitiesWithout += row === null ? 1 : 0;
    total.facilitiesJustAbove += row?.justAboveNorm === true ? 1 : 0;
  });
  return { ...total, difference: total.after - total.before };
}

/** The table asked for, checked; by default that of 2023. */
export function capitationTable(
  options: ReportOptions | null | undefined,
  others: readonly string[] = [],
): CapitationTable {
  const issues = new IssueList();
  const given: unknown = options ?? {};
  if (typeof given !== "object" || Array.isArray(given)) {
    issues.add("options", { code: "type", expected: "object", got: cameOf(given) });
  } else issues.checkKeys(given as object, "options", ["capitation", ...others]);
  issues.check();
  const table = options?.capitation ?? permenkes3of2023;
  if (table !== permenkes3of2023) checkTable(table, issues);
  issues.check();
  return table;
}

function checkTable(table: CapitationTable, issues: IssueList): void {
  const path = "options.capitation";
  const number = (value: unknown, at: string): void => {
    if (typeof value === "number" && value >= 0 && value < Number.POSITIVE_INFINITY) return;
    issues.add(at, { code: codeForNumber(value), expected: "number-from", got: cameOf(value), params: { least: 0 } });
  };
  try {
    number(table.participantsPerDoctor, `${path}.participantsPerDoctor`);
    for (const [kind, rates] of Object.entries(table.kinds)) {
      for (const band of ["withinNorm", "beyondNorm", "noDoctor"] as const) {
        if (band === "noDoctor" && rates[band] === undefined) continue;
        number(rates[band]?.dentist, `${path}.kinds.${kind}.${band}.dentist`);
        number(rates[band]?.noDentist, `${path}.kinds.${kind}.${band}.noDentist`);
      }
    }
  } catch (error) {
    if (error instanceof InputError) throw error;
    issues.add(path, { code: "type", expected: "capitation-table", got: "#no-table" });
  }
}
