// Example 13: what a plan does to capitation.                                        npx tsx examples/13-capitation.ts
//
// A facility is paid for each participant, and the rate falls for all of them as soon as there are more than 5,000 a
// doctor (Permenkes 3/2023, Pasal 6). So whoever is left just above 5,000 loses twice. All people are SYNTHETIC.

import {
  type CapitationTable,
  facilityRows,
  permenkes3of2023,
  problemFrom,
  redistribute,
  summarize,
} from "fktp-redistribution";

const problem = problemFrom({
  facilities: [
    { id: "puskesmas", kind: "puskesmas", dentist: true, lon: 109.32, lat: -0.03, doctors: 2, maxIntake: 0 },
    { id: "klinik", kind: "klinik-pratama", lon: 109.325, lat: -0.03, doctors: 1, maxIntake: 4000 },
    { id: "dokter", kind: "dokter-praktik-perorangan", lon: 109.33, lat: -0.03, doctors: 1, maxIntake: 2000 },
  ],
  participants: [
    { id: "RT 01", lon: 109.322, lat: -0.031, facilityId: "puskesmas", consent: "granted", count: 3600 },
    { id: "RT 02", lon: 109.323, lat: -0.031, facilityId: "puskesmas", consent: "unknown", count: 10_400 },
    { id: "RT 03", lon: 109.326, lat: -0.031, facilityId: "klinik", consent: "granted", count: 1000 },
    { id: "RT 04", lon: 109.331, lat: -0.031, facilityId: "dokter", consent: "refused", count: 800 },
  ],
});

const million = (rupiah: number): string => `Rp ${(rupiah / 1_000_000).toFixed(1)} million`;

function tell(heading: string, unknown: "stay" | "propose", capitation: CapitationTable = permenkes3of2023): void {
  const plan = redistribute(problem, { unknown });
  console.log(`${heading} (${capitation.source})`);
  for (const { id, before, after, capitation: income } of facilityRows(problem, plan, { capitation })) {
    if (income === null) continue; // of an unknown kind, or without a doctor
    const money = `${million(income.before)} a month → ${million(income.after)}`;
    console.log(
      `  ${id}: ${before} → ${after} people, ${money}${income.justAboveNorm ? ", JUST ABOVE 5,000 A DOCTOR" : ""}`,
    );
  }
  const { difference } = summarize(problem, plan, { capitation }).capitation;
  console.log(`  the insurer pays ${million(difference)} a month more`);
}

// 400 people too many remain: the puskesmas has lost 3,600 people, and the higher rate has not come back.
tell("who agreed moves", "stay");

// Four hundred consents more, and the 10,000 who remain are paid at the higher rate.
tell("if more are asked", "propose");

// A table is plain data: put in what is negotiated, or a rule to come.
const { puskesmas } = permenkes3of2023.kinds;
const sameRate = { ...puskesmas!, beyondNorm: puskesmas!.withinNorm };
tell("without the cliff", "stay", {
  ...permenkes3of2023,
  source: "invented",
  kinds: { ...permenkes3of2023.kinds, puskesmas: sameRate },
});
