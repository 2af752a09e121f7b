// What the terminal shows.

import type { Explanation, FacilityRow, PeopleByReason, Plan, Summary, Verification } from "fktp-redistribution";

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
  const { byConsent, overQuota, facilitiesOver, overloadPoints, worstRatio } = summary;
  console.log(`\nPlanned for: ${number(summary.people)} synthetic people, ${summary.facilities} facilities`);
  console.log(`  consent: ${number(byConsent.granted)} granted, ${number(byConsent.refused)} refused,`);
  console.log(`  ${number(byConsent.unknown)} no answer, ${number(byConsent.withdrawn)} withdrawn;`);
  console.log(`  ${number(byConsent.newlyEnrolled)} newly enrolled need none\n`);
  const rows = [
    ["people over quota", overQuota.before, overQuota.after],
    ["facilities over quota", facilitiesOver.before, facilitiesOver.after],
    ["worst: participants per doctor", worstRatio.before, worstRatio.after],
    ["overload points", overloadPoints.before, overloadPoints.after],
  ];
  console.log(table(["", "before", "after"], rows));
}

export function printMoves(summary: Summary): void {
  const { overBarriers: rivers } = summary;
  const rows = [
    ["transferred", summary.transferred],
    ["  to a facility nearer than before", summary.nearer],
    ["  to one farther away", summary.farther],
    ["  to one over a river", rivers.transferred],
    ["    who need not cross one today", rivers.newly],
    ["  spared a river", rivers.noLonger],
    ["newly enrolled, placed", summary.placed],
    ["  over a river", rivers.placed],
    ["newly enrolled, no facility within the limits", summary.unplaced],
    ["receivers made over quota (facilities)", summary.receiversMadeOver],
  ];
  console.log(`\n${table(["Who moves", "people"], rows)}`);
  if (summary.extraKm === null) return;
  const [mean, p95, max] = [summary.extraKm.mean, summary.extraKm.p95, summary.extraKm.max].map((km) => km.toFixed(2));
  console.log(`  extra way of the transferred: mean ${mean} km, 95 % at most ${p95} km, longest ${max} km`);
}

/** Two plans side by side. */
export function printWhatIf(what: string, now: Summary, then: Summary): void {
  const figures = ({ overQuota, overloadPoints, transferred, extraKm, overBarriers }: Summary) =>
    [
      ["people over quota, after", overQuota.after],
      ["overload points, after", overloadPoints.after],
      ["transferred", transferred],
      ["  extra way in metres, mean", extraKm === null ? null : 1000 * extraKm.mean],
      ["  to one over a river", overBarriers.transferred],
      ["people who must cross a river, before", overBarriers.people.before],
      ["people who must cross a river, after", overBarriers.people.after],
    ] as const;
  const changed = figures(then);
  const rows = figures(now).map(([name, value], i) => [name, value, changed[i]![1]]);
  console.log(`\n${table([`What if ${what}?`, "now", "then"], rows)}`);
}

/** What the plan does to capitation, and whom it leaves where the lower rate is paid for everybody, for a few too many. */
export function printCapitation({ capitation: insurer }: Summary, rows: readonly FacilityRow[]): void {
  const million = (rupiah: number) => `Rp ${number(rupiah / 1e6)} million`;
  console.log("\nCapitation a month (Permenkes 3/2023; no dentists in this example)");
  console.log(`  the insurer pays ${million(insurer.before)} today, then ${million(insurer.after)}`);
  const cliff = rows.filter(({ capitation }) => capitation?.justAboveNorm);
  for (const { name, after, doctors } of cliff) {
    console.log(`  just above 5,000 a doctor: ${name}, ${number(after)} people, ${doctors} doctors`);
  }
  if (cliff.length === 0) console.log("  no facility is left just above 5,000 a doctor");
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

const STUCK = ["refused", "no answer", "withdrawn", "of these, way out", "willing, no way out"];

/** Why anybody remains over quota. Facilities of one group share their overload: people who may move link them. */
export function printExplanation({ groups, consentsMissing }: Explanation, names: readonly string[]): void {
  if (groups.length === 0) {
    console.log("\nNothing remains over quota.");
    return;
  }
  console.log("\nWhat remains over quota, and the people there who cannot move\n");
  const rows = groups.flatMap((group, g) =>
    group.facilities.map(
      ({ facility, over, doctorsMissing, mayNotMove, mayNotMoveWithWayOut, mayMoveButOnlyInside }) => {
        const { refused, unknown, withdrawn } = mayNotMove;
        const ways = [total(mayNotMoveWithWayOut), mayMoveButOnlyInside];
        return [g + 1, names[facility]!, over, doctorsMissing, refused, unknown, withdrawn, ...ways];
      },
    ),
  );
  console.log(table(["group", "facility", "over", "doctors missing", ...STUCK], rows));
  const doctors = groups.reduce((sum, group) => sum + group.doctorsMissing, 0);
  const { people, pointsSaved } = consentsMissing;
  console.log(`\n  It would end with ${doctors} doctors more where they are missing;`);
  console.log(`  or ${number(people)} consents more would save ${number(pointsSaved)} overload points.`);
}

function total({ refused, unknown, withdrawn }: PeopleByReason): number {
  return refused + unknown + withdrawn;
}

/** Of whole households the bound is what is proven: the best plan in which they may be parted. */
export function printVerification({ ok, proven, count, violations }: Verification, { status, gap }: Plan): void {
  const near = status === "near-optimal" && ok;
  const apart = near && gap?.weighted !== undefined ? `: this plan costs ${number(gap.weighted / 1000)} km more` : "";
  const proof = proven ? "proven optimal" : near ? `its bound is proven${apart}` : "not proven";
  console.log(`\nVerified: ${ok ? "every rule kept" : `${count} violations`}, ${proof}`);
  for (const { code, message } of violations.slice(0, 5)) console.log(`  ${code}: ${message}`);
}
