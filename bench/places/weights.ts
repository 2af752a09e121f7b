/**
 * What the weights do, on a place: the table of `examples/guide/reference.md`.
 *
 *   npx tsx bench/places/weights.ts [place] [scale] [seed]
 */
import { type Policy, redistribute, summarize } from "fktp-redistribution";
import { placeOf } from "../../examples/places/index.ts";

const SETTINGS: readonly Policy[] = [
  { overQuotaKm: 100, overloadKm: 0.2 },
  { overQuotaKm: 12, overloadKm: 0.2 },
  { overloadKm: "Infinity" },
];

const [name = "pontianak", scale = "1", seed = "1"] = process.argv.slice(2);
const { problem, policy } = placeOf(name, Number(seed), Number(scale));
for (const setting of SETTINGS) {
  const { overQuota, overloadPoints, transferred, extraKm } = summarize(
    problem,
    redistribute(problem, { ...policy, ...setting }),
  );
  const figures = [
    overQuota.before,
    overQuota.after,
    overloadPoints.after,
    transferred,
    Math.round(extraKm?.gross ?? 0),
  ];
  console.log(`${JSON.stringify(setting)}: ${figures.map((figure) => figure.toLocaleString("en")).join(" | ")}`);
}
