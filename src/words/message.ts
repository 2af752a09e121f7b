import { faultTexts } from "./fault-texts.ts";
import { issueText } from "./issue-text.ts";
import { stateWords } from "./state-words.ts";
import { noteWords, refusalWords } from "./table-words.ts";
import { violationWords } from "./violation-words.ts";
import { violationWordsInIndonesian } from "./violation-words-id.ts";
import { warningWords } from "./warning-words.ts";
import { warningWordsInIndonesian } from "./warning-words-id.ts";
import { fill, inLanguage, type Lang, type Params, say, type Texts } from "./words.ts";

/** Something with a message: an issue, a warning, a violation, a note of a table. */
export interface Said {
  readonly code: string;
  readonly path?: string;
  readonly params: Params;
  /** The same in English. */
  readonly message: string;
}

/** An error with issues. */
interface SaidError {
  readonly issues: readonly Said[];
  readonly issueCount: number;
}

/** A status or stage of a plan, or a stage of a run. */
export type State = keyof typeof stateWords;

const MOST_SHOWN = 10;

/**
 * What something says, in English or Indonesian: an `InputError` or one of its issues, a warning of a plan, a violation, a
 * note of a table; or the words for a status or stage (`message("near-optimal", "id")`). Never a value of a participant.
 *
 * @example
 * for (const issue of error.issues) console.log(message(issue, "id"));
 */
export function message(said: Said | SaidError | State, lang: Lang = "en"): string {
  if (typeof said === "string") return say(stateWords, said, {}, lang);
  if ("issues" in said) return errorMessage(said, lang);
  const { path = "", params } = said;
  const { expected, says = said.code } = params;
  if (expected !== undefined) return issueText(path, params, faultTexts(lang));
  const texts = sentences(lang).find((words) => Object.hasOwn(words, says));
  if (texts === undefined) return said.message;
  const sentence = fill(texts[says]!, params, texts, lang);
  return path === "" ? sentence : `${path}: ${sentence}`;
}

function errorMessage({ issues, issueCount }: SaidError, lang: Lang): string {
  const shown = issues.slice(0, MOST_SHOWN).map((issue) => message(issue, lang));
  const count = issueCount - shown.length;
  return (count > 0 ? [...shown, fill(faultTexts(lang).frame.more, { count }, {}, lang)] : shown).join("\n");
}

/** Tables of whole sentences. (In a function, so that an app without `message` has none of them.) */
function sentences(lang: Lang): readonly Texts[] {
  const plans = lang === "id" ? [warningWordsInIndonesian, violationWordsInIndonesian] : [warningWords, violationWords];
  return [inLanguage(refusalWords, lang), inLanguage(noteWords, lang), ...plans];
}
