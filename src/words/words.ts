/**
 * What the library says, in English and Indonesian. Sentences stand in tables by key, a file for each subject; code says
 * which key it means and what to fill in. So no sentence is put together anywhere else, and whoever translates or corrects
 * one finds it here. A file is in an app only if its subject is.
 *
 * `{name}` in a sentence is filled from the params. A param that begins with `#` is itself a key of the same table, and one
 * that begins with `@` the name of a type, which in English has an article.
 */

/** A language of messages. */
export type Lang = "en" | "id";

/** What is filled into a sentence. */
export type Params = Readonly<Record<string, string | number>>;

/** Sentences by key, in one language. */
export type Texts = Readonly<Record<string, string>>;

/** Sentences by key: English, Indonesian. */
export type WordTable = Readonly<Record<string, readonly [en: string, id: string]>>;

/** The sentence of a key, filled in. */
export function say<T extends WordTable>(table: T, key: keyof T & string, params: Params, lang: Lang): string {
  return fill(table[key]![lang === "id" ? 1 : 0], params, inLanguage(table, lang), lang);
}

/** One language of a table. */
export function inLanguage(table: WordTable, lang: Lang): Texts {
  return Object.fromEntries(Object.entries(table).map(([key, pair]) => [key, pair[lang === "id" ? 1 : 0]]));
}

/** A sentence with its slots filled. */
export function fill(text: string, params: Params, texts: Texts, lang: Lang): string {
  return text.replace(/\{(\w+)\}/g, (slot, name: string) => {
    const value = params[name];
    return value === undefined ? slot : filled(value, params, texts, lang);
  });
}

/** What a param says. */
export function filled(value: string | number, params: Params, texts: Texts, lang: Lang): string {
  if (typeof value === "number") return String(value);
  if (value.startsWith("#")) return fill(texts[value.slice(1)] ?? "", params, texts, lang);
  return value.startsWith("@") ? withArticle(value.slice(1), lang) : value;
}

/** `"an Int32Array"`, `"a Float64Array"`. */
function withArticle(type: string, lang: Lang): string {
  if (lang === "id") return type;
  return /^[AI]/.test(type) ? `an ${type}` : `a ${type}`;
}
