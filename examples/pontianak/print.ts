// What the terminal shows.

import type { Explanation, FacilityRow, PeopleByReason, Summary, Verification } from "fktp-redistribution";
import type { RiverCount } from "./crossing.ts";

const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });

/** 1234567 → "1,234,567"; nothing → "–". */
export function number(value: number | null): string {
  return value === null ? "–" : whole.format(value);
}

/** Columns as wide as their longest entry; numbers to the right. */
export function table(header: readonly string[], rows: readonly (readonly (string | number | null)[])[]): string {
  const text = [header, ...rows.map((row) => row.map((cell) => (typeof cell === "string" ? cell : number(cell))))];
  const widths = header.map((_, c) => Math.max(...text.map((row) => row[c]!.length)));
  const left = header.map((_, c) => rows.every((row) => typeof row[c] === "string"));
  const line = (row: readonly string[]) =>
    row.map((cell, c) => (left[c] ? cell.padEnd(widths[c]!) : cell.padStart(widths[c]!))).join("  ");
  return text.map((row) => `  ${line(row)}`.trimEnd()).join("\n");
}

export function printSummary(summary: Summary): void {
  const { byConsent, overQuota, facilitiesOver, overloadPoints, worstRatio, extraKm } = summary;
  console.log(`\nThe city: ${number(summary.people)} synthetic people, ${summary.facilities} facilities`);
  console.log(
    `  consent: ${number(byConsent.granted)} granted, ${number(byConsent.unknown)} no answer, ` +
      `${number(byConsent.refused)} refused, ${number(byConsent.withdrawn)} withdrawn; ${number(byConsent.newlyEnrolled)} newly enrolled\n`,
  );
  console.log(
    table(
      ["", "before", "after"],
      [
        ["people over quota", overQuota.before, overQuota.after],
        ["facilities over quota", facilitiesOver.before, facilitiesOver.after],
        ["worst: participants per doctor", worstRatio.before, worstRatio.after],
        ["overload points", overloadPoints.before, overloadPoints.after],
      ],
    ),
  );
  console.log(`\n  transferred ${number(summary.transferred)}, placed ${number(summary.placed)} newly enrolled,`);
  console.log(`  unplaced ${number(summary.unplaced)}, receivers made over quota ${summary.receiversMadeOver}`);
  if (extraKm === null) return;
  console.log(`  nearer than before ${number(summary.nearer)}, farther ${number(summary.farther)};`);
  const [mean, p95, max] = [extraKm.mean, extraKm.p95, extraKm.max].map((km) => km.toFixed(2));
  console.log(`  extra way: mean ${mean} km, 95 % at most ${p95} km, longest ${max} km`);
}

export function printRivers(rivers: RiverCount): void {
  console.log(
    `  over a river to the new facility ${number(rivers.acrossAfter)}, of these newly ${number(rivers.newlyAcross)};`,
  );
  console.log(
    `  spared a river ${number(rivers.noLongerAcross)}; newly enrolled placed over a river ${number(rivers.placedAcross)}`,
  );
}

export function printFacilities(rows: readonly FacilityRow[]): void {
  console.log("\nFacility by facility (doctors are synthetic; per doctor: the norm is 5,000)\n");
  const header = ["code", "name", "doctors", "quota", "before", "leave", "arrive", "after", "per doctor", "after"];
  const cells = rows.map((row) => [
    row.id,
    row.name,
    row.doctors,
    row.quota,
    row.before,
    row.leaving,
    row.arriving,
    row.after,
    row.ratioBefore,
    row.ratioAfter,
  ]);
  console.log(table(header, cells));
}

/** Why anybody remains over quota: groups of facilities that share one overload. */
export function printExplanation({ groups, consentsMissing }: Explanation): void {
  if (groups.length === 0) console.log("\nNothing remains over quota.");
  for (const [g, group] of groups.entries()) {
    console.log(`\nRemaining overload ${g + 1}: ${number(group.over)} people over quota\n`);
    const cells = group.facilities.map(({ id, over, doctorsMissing, mayNotMove, mayNotMoveWithWayOut, ...rest }) => {
      const stuck = [mayNotMove.refused, mayNotMove.unknown, mayNotMove.withdrawn];
      return [id, over, doctorsMissing, ...stuck, total(mayNotMoveWithWayOut), rest.mayMoveButOnlyInside];
    });
    const header = [
      "code",
      "over",
      "doctors missing",
      "refused",
      "no answer",
      "withdrawn",
      "of these way out",
      "willing, no way out",
    ];
    console.log(table(header, cells));
    console.log(
      `  doctors missing: at least ${group.doctorsMissingAtLeast} for the group, ${group.doctorsMissing} where they are missing`,
    );
  }
  console.log(
    `\n  ${number(consentsMissing.people)} more consents would save ${number(consentsMissing.pointsSaved)} overload points`,
  );
}

function total({ refused, unknown, withdrawn }: PeopleByReason): number {
  return refused + unknown + withdrawn;
}

export function printVerification({ ok, proven, count, violations }: Verification): void {
  console.log(
    `\nVerified: ${ok ? "every rule kept" : `${count} violations`}, ${proven ? "proven optimal" : "not proven"}`,
  );
  for (const { code, message } of violations.slice(0, 5)) console.log(`  ${code}: ${message}`);
}
