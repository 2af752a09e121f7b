/**
 * A plan as one page: a file that is opened by double-click, sent by mail, printed and signed.
 *
 * It has no script, no font, no tile and asks for nothing: a policy in the page forbids it. Both languages stand in it;
 * two radio buttons and the style sheet show one. So it can be kept beside the plan for as long as paper would.
 */

import { type Facts, factsOf } from "./facts.ts";
import type { Pen } from "./markup.ts";
import { areas, letters } from "./sections/by-group.ts";
import { policyInWords, proof, signatures, unknowns } from "./sections/closing.ts";
import { about, figures, rights } from "./sections/opening.ts";
import { facilities, frontier, maps } from "./sections/pictures.ts";
import { money, remains } from "./sections/remains.ts";
import { STYLE } from "./style.ts";
import type { ReportInput } from "./types.ts";
import { bothLanguages, escapeText } from "./voice.ts";

/** In the order in which a meeting goes through them. */
const SECTIONS: readonly ((facts: Facts, pen: Pen) => string)[] = [
  about,
  rights,
  figures,
  maps,
  facilities,
  areas,
  remains,
  money,
  frontier,
  letters,
  policyInWords,
  proof,
  unknowns,
  signatures,
];

/**
 * The report of a plan, "Ringkasan Rencana Redistribusi", as the text of one HTML file in Indonesian and English.
 *
 * It solves nothing: what `verify` and `explain` found is handed in. Nothing of a single participant stands in it.
 *
 * @throws InputError for a plan made from other rows, or without title, date or kind of data.
 *
 * @example
 * const html = reportHtml({ problem, plan, verification: verify(problem, plan), title: "Kota Pontianak", date: "1 Desember 2026", data: "synthetic" });
 */
export function reportHtml(input: ReportInput): string {
  const facts = factsOf(input);
  const { lang = "id", publish = false } = input;
  const pen: Pen = { voice: bothLanguages("span", publish), ink: bothLanguages("tspan", publish) };
  const { say } = pen.voice;
  const title = escapeText(input.title);
  const pick = (language: string): string =>
    `<input class="pick" type="radio" name="lang" id="pick-${language}" aria-label="${language === "id" ? "Bahasa Indonesia" : "English"}"${language === lang ? " checked" : ""}>`;
  return `<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex">
<title>Ringkasan Rencana Redistribusi: ${title}</title>
<style>${STYLE}</style></head><body>
${pick("id")}${pick("en")}
<div class="bar"><label for="pick-id" lang="id">Bahasa Indonesia</label><label for="pick-en" lang="en">English</label></div>
<main>
<h1>${say("Ringkasan Rencana Redistribusi", "Summary of the redistribution plan")}: ${title}</h1>
<p class="soft">${escapeText(input.date)}</p>
${SECTIONS.map((write) => write(facts, pen)).join("\n")}
<footer class="soft">${input.data === "synthetic" ? say("Data sintetis: contoh, bukan temuan.", "Synthetic data: an example, not a finding.") : ""} ${say("Dibuat dengan", "Made with")} fktp-redistribution.</footer>
</main></body></html>
`;
}
