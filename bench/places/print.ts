/** The tables of the places, and whether what is claimed holds. */
import { type Cell, count, table, time } from "../table.ts";
import type { Which } from "./answers.ts";
import type { Judged } from "./child.ts";
import { bestAgainst } from "./sweep.ts";

interface Found {
  readonly plan: Judged | undefined;
  readonly judged: readonly Judged[];
  readonly sweep: readonly Judged[] | undefined;
  /** What HiGHS was given. */
  readonly cells: string | undefined;
}

const HEAD = [
  "by",
  "over quota",
  "points",
  "facilities over",
  "worst ratio",
  "moved",
  "km net",
  "km gross",
  "newly over a river",
  "capitation, Rp million",
  "receivers full",
  "moved / relieved",
  "time",
  "MB",
];

const whole = (value: number): string => count(Math.round(value));

const perRelieved = ({ moved, overToday, over }: Judged): number => moved / (overToday - over);

const row = (one: Judged): Cell[] => [
  one.by,
  count(one.over),
  count(one.points),
  one.facilitiesOver,
  whole(one.worstRatio),
  count(one.moved),
  whole(one.kmNet),
  whole(one.kmGross),
  count(one.newlyOverRiver),
  (one.capitation / 1e6).toFixed(0),
  one.receiversFull,
  perRelieved(one).toFixed(3),
  time(one.ms),
  one.megabytes,
];

const verdicts: string[] = [];

/** Says whether a claim holds for a place and seed; where it does not, by how much. */
function claim(which: Which, holds: boolean, what: string): void {
  verdicts.push(`${holds ? "holds" : "DOES NOT HOLD"}: ${which.place}, seed ${which.seed}: ${what}`);
}

export function printPlace(which: Which, { plan, judged, sweep = [], cells }: Found): void {
  console.log(`\n### ${which.place}, seed ${which.seed}${which.scale === 1 ? "" : `, scale ${which.scale}`}\n`);
  const byHand = judged.filter(({ by }) => !by.startsWith("LP"));
  const programs = judged.filter(({ by }) => by.startsWith("LP"));
  const plans = plan === undefined ? [] : [plan];
  const winners = byHand.map((other) => bestAgainst(sweep, other));
  const chosen = [...new Set(winners.flatMap((winner) => winner ?? []))];
  console.log(table(HEAD, [...plans, ...byHand, ...programs, ...chosen].map(row)));
  if (cells !== undefined) console.log(`\n${cells}`);
  if (plan !== undefined) judgeDefault(which, plan, byHand, programs);
  byHand.forEach((other, i) => {
    const winner = winners[i];
    const what = winner === undefined ? nearMiss(sweep, other) : `${winner.by}: ${compared(winner, other)}`;
    if (sweep.length > 0) claim(which, winner !== undefined, `a setting better than "${other.by}": ${what}`);
  });
}

function judgeDefault(which: Which, plan: Judged, byHand: readonly Judged[], programs: readonly Judged[]): void {
  for (const key of ["over", "points"] as const) {
    const best = byHand.reduce((least, other) => (other[key] < least[key] ? other : least));
    const what = `${key === "over" ? "people over quota" : "points"} ${count(plan[key])}, the best rule ${count(best[key])}`;
    claim(which, plan[key] <= best[key], `${what} (${best.by})`);
  }
  for (const other of programs) {
    const most = 1.001 * other.over;
    const what = `over quota at most 0.1 % above ${other.by}: ${count(plan.over)} and ${count(other.over)}`;
    claim(which, plan.over <= most, what);
  }
  const nearest = byHand.reduce((best, other) => {
    return Math.abs(other.over - plan.over) < Math.abs(best.over - plan.over) ? other : best;
  });
  const [own, other] = [perRelieved(plan).toFixed(3), perRelieved(nearest).toFixed(3)];
  verdicts.push(`shown: ${which.place}, seed ${which.seed}: moved per relieved ${own}, ${nearest.by} ${other}`);
}

const compared = (own: Judged, other: Judged): string =>
  (["over", "points", "kmGross"] as const)
    .map(
      (key) =>
        `${key} ${whole(own[key])} for ${whole(other[key])}${other[key] > 0 ? ` (${percent(own[key], other[key])})` : ""}`,
    )
    .join(", ");

const percent = (own: number, other: number): string => `${((100 * (own - other)) / other).toFixed(1)} %`;

/** The setting that comes nearest: of those that are no worse in anything the one that is better by most in one. */
function nearMiss(sweep: readonly Judged[], other: Judged): string {
  const ratios = (own: Judged): number[] =>
    (["over", "points", "kmGross"] as const).map((key) => own[key] / Math.max(1, other[key]));
  const [worst, best] = [(own: Judged) => Math.max(...ratios(own)), (own: Judged) => Math.min(...ratios(own))];
  const noWorse = sweep.filter((own) => worst(own) <= 1).sort((a, b) => best(a) - best(b));
  const nearest = noWorse[0] ?? [...sweep].sort((a, b) => worst(a) - worst(b))[0];
  return nearest === undefined ? "none tried" : `the nearest is ${nearest.by}: ${compared(nearest, other)}`;
}

export function printPlaces(): void {
  console.log(`\n${verdicts.map((line) => `- ${line}`).join("\n")}`);
}
