import { barChart } from "./bars.ts";
import { frontierCurve } from "./curve.ts";
import { factsOf } from "./facts.ts";
import { flowMap, loadMap } from "./map.ts";
import type { ReportInput } from "./types.ts";
import { oneLanguage } from "./voice.ts";

/** A picture of the report: maps before, after and of the flows, facilities as bars, the frontier as a curve. */
export type ReportPart = "map-before" | "map-after" | "map-flows" | "bars" | "curve";

/** The colours that pictures take from the page; an app without such variables sees these. */
const COLOURS =
  "<style>svg{--ink:#20262b;--soft:#5d6871;--line:#d4d9dd;--ground:#f5f3ee;--water:#bcd7e6}.small{font-size:11px}text{fill:#20262b}</style>";

/**
 * One picture of the report as SVG, in one language, for apps that want it alone. `null` where there is nothing to draw:
 * a map without coordinates, flows without transfers, a curve without `frontier`.
 *
 * @throws InputError as `reportHtml`.
 *
 * @example
 * const map = reportSvg({ problem, plan, title: "Kota Pontianak", date: "1 Desember 2026", data: "real" }, "map-after");
 */
export function reportSvg(input: ReportInput, part: ReportPart): string | null {
  const facts = factsOf(input);
  const voice = oneLanguage(input.lang ?? "id", input.publish ?? false);
  const draw: Readonly<Record<ReportPart, () => string | null>> = {
    "map-before": () => loadMap(facts, "before", voice),
    "map-after": () => loadMap(facts, "after", voice),
    "map-flows": () => flowMap(facts, voice),
    bars: () => barChart(facts, voice).svg,
    curve: () => (input.frontier === undefined ? null : frontierCurve(input.frontier, voice)),
  };
  const svg = draw[part]();
  return svg === null ? null : svg.replace(">", `>${COLOURS}`);
}
