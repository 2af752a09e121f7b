/** Figures for people: lines of text. */

import {
  type Explanation,
  type ExplanationGroup,
  type MissingConsents,
  message,
  type Plan,
  type Problem,
  type Summary,
  type Verification,
} from "fktp-redistribution";
import type { Talk } from "./talk.ts";

/** A plan in figures, before and after. */
export function summaryLines(plan: Plan, summary: Summary, talk: Talk): string[] {
  const { overQuota, facilitiesOver, worstRatio, overloadPoints, transferred, nearer, farther, placed, unplaced } =
    summary;
  let asked = 0;
  for (let i = 0; i < plan.transfers.ask.length; i++)
    if (plan.transfers.ask[i] === 1) asked += plan.transfers.people[i]!;
  const pairs: Row[] = [
    ["", talk.words("before"), talk.words("after")],
    [talk.words("over-quota"), overQuota.before, overQuota.after],
    [talk.words("facilities-over"), facilitiesOver.before, facilitiesOver.after],
    [talk.words("worst-ratio"), worstRatio.before, worstRatio.after],
    [talk.words("points"), overloadPoints.before, overloadPoints.after],
  ];
  const moves: Row[] = [
    [talk.words("transferred"), transferred],
    [talk.words("nearer"), nearer],
    [talk.words("farther"), farther],
    ...(asked > 0 ? [[talk.words("asked"), asked] as Row] : []),
    [talk.words("placed"), placed],
    [talk.words("unplaced"), unplaced],
  ];
  return [...aligned(pairs, talk), "", ...aligned(moves, talk)];
}

type Row = readonly (string | number | null)[];

/** Rows in columns: words to the left, numbers to the right. The first `words` columns are of words. */
export function aligned(rows: readonly Row[], talk: Talk, words = 1): string[] {
  const cells = rows.map((row) => row.map((cell) => (cell === null ? "–" : talk.number(cell))));
  const widths = cells[0]!.map((_, c) => Math.max(...cells.map((row) => row[c]!.length)));
  return cells.map((row) =>
    row
      .map((cell, c) => (c < words ? cell.padEnd(widths[c]!) : cell.padStart(widths[c]!)))
      .join("  ")
      .trimEnd(),
  );
}

/** What the verifier found, in one line. */
export function verificationLine(plan: Plan, { ok, proven, count }: Verification, talk: Talk): string {
  const proof = !ok ? "broken" : proven ? "proven" : plan.status === "near-optimal" ? "kept" : "unproven";
  return talk.words("plan", {
    status: plan.status,
    stage: message(plan.stage, talk.lang),
    proof: talk.words(proof, { count }),
  });
}

/** Why overload remains. */
export function explanationLines(problem: Problem, { groups, consentsMissing }: Explanation, talk: Talk): string[] {
  if (groups.length === 0) return [talk.words("nothing-remains")];
  const consents = consentsMissing.people > 0 ? [consentsLine(consentsMissing, talk)] : [];
  return [...groups.flatMap((group) => groupLines(problem, group, talk)), ...consents];
}

/** What consents would save: with finite weights of the weighted sum, for points alone may even rise. */
function consentsLine(
  { people, pointsSaved: points, overQuotaSaved: over, weightedSaved }: MissingConsents,
  talk: Talk,
): string {
  if (weightedSaved === undefined) return talk.words("consents", { people, points });
  return talk.words("consents-weighted", { people, km: weightedSaved / 1000, over, points });
}

function groupLines({ facilities }: Problem, group: ExplanationGroup, talk: Talk): string[] {
  const nameOf = (facility: number): string => facilities[facility]!.name ?? facilities[facility]!.id;
  const names = group.facilities.map(({ facility }) => nameOf(facility)).join(", ");
  const lines = [talk.words("group", { names, over: group.over, doctors: group.doctorsMissingAtLeast })];
  for (const one of group.facilities) {
    const { facility, id, enrolled, quota, doctorsMissing: doctors, placesMissing: places, mayNotMove } = one;
    const { refused, unknown, withdrawn } = mayNotMove;
    const held = one.held.reduce((sum, reason) => sum + reason.people, 0);
    lines.push(talk.words("group-facility", { id, name: nameOf(facility), enrolled, quota, doctors, places }));
    lines.push(talk.words("group-stay", { refused, unknown, withdrawn, held, inside: one.mayMoveButOnlyInside }));
  }
  const { people = 0, leastKm } = group.notWorthTheWay ?? {};
  if (people > 0) lines.push(talk.words("not-worth", { people, km: leastKm! }));
  return lines;
}
