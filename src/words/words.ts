/**
 * What the library says, in English and Indonesian. Sentences stand in tables by key, a file for each subject; code says
 * which key it means and what to fill in. So no sentence is put together anywhere else, and whoever translates or corrects
 * one finds it here.
 *
 * `{name}` in a sentence is filled from the params. A param that begins with `#` is itself a key of the same table.
 */

/** A language of messages. */
export type Lang = "en" | "id";

/** What is filled into a sentence. */
export type Params = Readonly<Record<string, string | number>>;

/** Sentences by key: English, Indonesian. */
export type WordTable = Readonly<Record<string, readonly [en: string, id: string]>>;

/** The sentence of a key, filled in. */
export function say<T extends WordTable>(table: T, key: keyof T & string, params: Params, lang: Lang): string {
  return table[key]![lang === "id" ? 1 : 0].replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    return typeof value === "string" && value.startsWith("#")
      ? say(table, value.slice(1) as keyof T & string, params, lang)
      : String(value);
  });
}
