/** Letters as a table, for whoever prints them: what each must say, a row a letter. */

import { paperWords, qualityWords } from "../words/asking-words.ts";
import { fileWords } from "../words/file-words.ts";
import { type Lang, say } from "../words/words.ts";
import type { LetterFacility, LetterRow } from "./letter-rows.ts";

/** What is said of the facility that is offered, beside its code and name. */
const FACILITY_COLUMNS = ["km", "services", "dentist", "quality"] as const;

/**
 * Letters as rows of cells, the names of columns first: for `csvText` and `xlsxBytes` of `/io`.
 *
 * @example
 * const csv = [...csvText(letterTable(letters, "id"), { delimiter: ";" })].join("");
 */
export function* letterTable(
  letters: Iterable<LetterRow>,
  lang: Lang = "en",
): Generator<readonly (string | number | null)[], void> {
  const paper = (word: keyof typeof paperWords): string => say(paperWords, word, {}, lang);
  const file = (word: keyof typeof fileWords): string => say(fileWords, word, {}, lang);
  yield [
    ...[paper("id"), paper("people"), paper("household"), paper("wave"), paper("sent"), paper("until")],
    ...[paper("countsFrom"), paper("kept"), file("fromId"), file("fromName"), paper("fromKm")],
    ...[file("toId"), file("toName")],
    ...FACILITY_COLUMNS.map(paper),
    ...[file("extraKm"), file("crosses"), paper("newThere"), paper("newElsewhere")],
  ];
  const yesNo = (value: boolean | null): string | null => (value === null ? null : file(value ? "yes" : "no"));
  for (const { participantId, people, household, wave, at, until, countsFrom, isKept, ...ways } of letters) {
    const { from, to, extraKm, crossesBarrier, newcomers } = ways;
    yield [
      ...[participantId, people, household, wave, at, until, countsFrom, yesNo(isKept)],
      ...[from.id, from.name, rounded(from.km), to.id, to.name, rounded(to.km)],
      ...[to.services.join(", "), yesNo(to.dentist), qualityText(to, lang), rounded(extraKm), yesNo(crossesBarrier)],
      ...[newcomers.there || null, newcomers.elsewhere || null],
    ];
  }
}

function rounded(km: number | null): number | null {
  return km === null ? null : Number(km.toFixed(3));
}

/** `medicines 0.9, online queue 1`; `ketersediaan obat 0,9; antrean online 1`. */
function qualityText({ quality }: LetterFacility, lang: Lang): string {
  const number = (value: number): string => String(value).replace(".", lang === "id" ? "," : ".");
  const words: Partial<Record<string, readonly [en: string, id: string]>> = qualityWords;
  return Object.entries(quality)
    .map(([kind, value]) => `${words[kind]?.[lang === "id" ? 1 : 0] ?? kind} ${number(value)}`)
    .join(lang === "id" ? "; " : ", ");
}
