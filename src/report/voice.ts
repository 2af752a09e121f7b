/**
 * The language of the reader: one, or both at once with a switch in the page.
 *
 * The page is one file without a script, so both languages stand in it, and its style sheet shows one. A part for an
 * app is in one language. So whatever is written asks a voice to say it, and does not know which of the two it is.
 */

/** A language of reports. */
export type Language = "id" | "en";

/** Says texts and numbers. What it gives back is ready for HTML and SVG: nothing in it needs to be escaped. */
export interface Voice {
  /** A text in both languages, as markup. */
  say(id: string, en: string): string;
  /** A whole number, in groups of three. */
  number(value: number): string;
  /** A number of people: as {@link number}, but `< 5` for 1 to 4 where the report is made public. */
  people(value: number): string;
  /** A number with some digits behind the point. */
  decimal(value: number, digits: number): string;
}

/** Fewer people than this are not shown in public. */
export const SMALL_CELL = 5;

/** One language. */
export function oneLanguage(language: Language, publish: boolean): Voice {
  return voiceOf((id, en) => (language === "id" ? id : en), publish);
}

/** Both, each in an element of its own: `span` in HTML, `tspan` in SVG. */
export function bothLanguages(tag: "span" | "tspan", publish: boolean): Voice {
  return voiceOf(
    (id, en) =>
      id === en ? id : `<${tag} class="id" lang="id">${id}</${tag}><${tag} class="en" lang="en">${en}</${tag}>`,
    publish,
  );
}

function voiceOf(say: Voice["say"], publish: boolean): Voice {
  const decimal = (value: number, digits: number): string =>
    say(written(value, digits, ".", ","), written(value, digits, ",", "."));
  const number = (value: number): string => decimal(value, 0);
  return {
    say,
    number,
    decimal,
    people: (value) => (publish && value > 0 && value < SMALL_CELL ? `&lt; ${SMALL_CELL}` : number(value)),
  };
}

function written(value: number, digits: number, group: string, point: string): string {
  const [whole, fraction] = Math.abs(value).toFixed(digits).split(".");
  const grouped = whole!.replace(/\B(?=(\d{3})+$)/g, group);
  const sign = value < 0 && Number(value.toFixed(digits)) !== 0 ? "−" : "";
  return sign + grouped + (fraction === undefined ? "" : point + fraction);
}

/** A text from outside (a name, a title), so that it cannot become markup. */
export function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
