// Example 18: limits that a flow cannot hold.                       npx tsx examples/18-side-limits.ts
//
// "At most 20,000 transfers, and Rp 100 million a month more for the insurer." People become cohorts, and a linear program
// finds the best plan of the cohorts within both. All people are SYNTHETIC, and to be quick only every tenth of them is
// here, with a tenth of the doctors: so at most 2,000 transfers and Rp 10 million.

import { type LpPlan, redistributeWithLp, type SideLimit } from "fktp-redistribution/lp";
import { pontianakProblem } from "./pontianak/city.ts";

const problem = pontianakProblem(1, 0.1);
const aggregate = { maxCohorts: 150 } as const;

function tell(heading: string, limits: readonly SideLimit[]): LpPlan {
  const plan = redistributeWithLp(problem, null, { limits, aggregate });
  console.log(`${heading}: ${plan.status}`);
  if (plan.objective !== null) {
    const moved = plan.moves.filter(({ fromId }) => fromId !== null).reduce((sum, { people }) => sum + people, 0);
    console.log(`  ${moved} transfers, overload points ${plan.objective.overload}`);
    console.log(`  whole people cost ${plan.loss!.toFixed(2)} points at most`);
  }
  for (const { text, value, binding } of plan.limits) {
    if (plan.objective !== null) console.log(`  ${text}: ${value}${binding ? ", and this binds" : ""}`);
  }
  for (const text of plan.conflict) console.log(`  in conflict: ${text}`);
  return plan;
}

const transfers = { of: "people", max: 2_000 } as const;
const budget = { of: "rupiah", max: 10_000_000 } as const;

const free = tell("without limits", []);
tell("at most 2,000 transfers", [transfers]);
tell("and Rp 10 million a month more at most", [transfers, budget]);

// A limit may be on one facility, on all of a kecamatan, on one segment; and it may ask for a number.
const [busiest] = [...problem.facilities.keys()].sort((a, b) => free.enrolled[b]! - free.enrolled[a]!);
const spare = { of: "people", to: [problem.facilities[busiest!]!.id], max: 0 } as const;
tell("and nobody into the largest", [transfers, budget, spare]);

// What cannot be is said, with the limits that exclude each other and no others.
tell("at least 5,000 transfers", [{ of: "people", min: 5_000 }, transfers, budget]);

// What was lost by planning for cohorts. The plan of the people themselves is below this in points: cohorts have fewer options.
const { cohorts, people, loss } = free.aggregate;
console.log(
  `${people} people in ${cohorts.length} cohorts, ${loss.options} options given up, loss at most ${loss.metres} m`,
);
