import { barChart } from "./bars.ts";
import { frontierCurve } from "./curve.ts";
import { pictureFactsOf } from "./facts.ts";
import { flowMap, loadMap } from "./map.ts";
import type { ReportInput } from "./types.ts";
import { type Language, oneLanguage } from "./voice.ts";

/** A picture of the report: maps before, after and of the flows, facilities as bars, the frontier as a curve. */
export type ReportPart = "map-before" | "map-after" | "map-flows" | "bars" | "curve";

/** The colours of an app that has no such variables; one that has shows its own, light or dark. */
const COLOURS: Readonly<Record<string, string>> = {
  ink: "#20262b",
  soft: "#5d6871",
  line: "#d4d9dd",
  ground: "#f5f3ee",
  water: "#bcd7e6",
};

/** A picture that needs no style sheet: what the report's says of text stands in it. */
function alone(svg: string): string {
  return svg
    .replaceAll('class="small"', 'font-size="11"')
    .replaceAll("<text ", '<text fill="var(--ink)" ')
    .replace(/var\(--(\w+)\)/g, (_, name: string) => `var(--${name},${COLOURS[name]})`);
}

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
  return reportPictures(input)(part);
}

/**
 * The same for several pictures: what they draw from is gathered once, which for a million people is most of the work.
 *
 * @throws InputError as `reportHtml`.
 *
 * @example
 * const draw = reportPictures(input);
 * const [before, after] = [draw("map-before"), draw("map-after", "en")];
 */
export function reportPictures(input: ReportInput): (part: ReportPart, lang?: Language) => string | null {
  const facts = pictureFactsOf(input);
  return (part, lang = input.lang ?? "id") => {
    const voice = oneLanguage(lang, input.publish ?? false);
    const draw: Readonly<Record<ReportPart, () => string | null>> = {
      "map-before": () => loadMap(facts, "before", voice),
      "map-after": () => loadMap(facts, "after", voice),
      "map-flows": () => flowMap(facts, voice),
      bars: () => barChart(facts, voice).svg,
      curve: () => (input.frontier === undefined ? null : frontierCurve(input.frontier, voice)),
    };
    const svg = draw[part]();
    return svg === null ? null : alone(svg);
  };
}
