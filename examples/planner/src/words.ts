/** Words of the page in both languages: what is said once stands where it is said, by `say(id, en)`. */

import type { Said } from "./messages.ts";

export type Language = "id" | "en";

let language: Language = "id";

export function setLanguage(to: Language): void {
  language = to;
  document.documentElement.lang = to;
}

export function currentLanguage(): Language {
  return language;
}

export function say(id: string, en: string): string {
  return language === "id" ? id : en;
}

/** What the library said. */
export function spoken(said: Said): string {
  return said[language];
}

export function number(value: number, digits = 0): string {
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return value.toLocaleString(language === "id" ? "id-ID" : "en-GB", options);
}
