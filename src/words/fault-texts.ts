import { expectedWordsInIndonesian, frameWordsInIndonesian, gotWordsInIndonesian } from "./expected-words-id.ts";
import { english, type FaultTexts } from "./issue-text.ts";
import { cellGotWords, cellWords } from "./table-words.ts";
import { inLanguage, type Lang } from "./words.ts";

const indonesian: FaultTexts = {
  lang: "id",
  expected: expectedWordsInIndonesian,
  got: gotWordsInIndonesian,
  frame: frameWordsInIndonesian,
};

/** The words of faults, also of tables, in a language. */
export function faultTexts(lang: Lang): FaultTexts {
  const own = lang === "id" ? indonesian : english;
  const expected = { ...inLanguage(cellWords, lang), ...own.expected };
  return { ...own, expected, got: { ...inLanguage(cellGotWords, lang), ...own.got } };
}
