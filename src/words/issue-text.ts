import { expectedWords, frameWords, gotWords } from "./expected-words.ts";
import { fill, filled, type Lang, type Params, type Texts } from "./words.ts";

/** The words of a fault, in one language. */
export interface FaultTexts {
  readonly lang: Lang;
  readonly expected: Texts;
  readonly got: Texts;
  readonly frame: Readonly<Record<keyof typeof frameWords, string>>;
}

/** In English. */
export const english: FaultTexts = { lang: "en", expected: expectedWords, got: gotWords, frame: frameWords };

/** What an issue says: `params` hold what was expected, what came, and what both are filled with. */
export function issueText(
  path: string,
  params: Params,
  { lang, expected: texts, got: gotTexts, frame }: FaultTexts,
): string {
  const { expected, got } = params;
  const wanted = fill(texts[String(expected)] ?? "", params, texts, lang);
  const what =
    got === undefined
      ? fill(frame.expected, { wanted }, texts, lang)
      : fill(frame["expected-got"], { wanted, came: filled(got, params, gotTexts, lang) }, {}, lang);
  return path === "" ? what : `${path}: ${what}`;
}
