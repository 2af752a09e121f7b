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

export function number(value: number, digits = 0, own: Language = language): string {
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return value.toLocaleString(own === "id" ? "id-ID" : "en-GB", options);
}

/** Doctors, half-days as a fraction. */
export function doctorsIn(value: number): string {
  return say(`${number(value, value % 1 === 0 ? 0 : 1)} dokter`, `${number(value, value % 1 === 0 ? 0 : 1)} doctors`);
}
