import type { FacilityRecord } from "../types.ts";
import { plain } from "./cells.ts";

/** One spelling for words that are the same without case, blanks and marks: the first that is met. */
export class Spelling {
  readonly #words = new Map<string, string>();

  of(word: string): string {
    const key = plain(word);
    const known = this.#words.get(key);
    if (known === undefined) this.#words.set(key, word);
    return known ?? word;
  }

  /** The same facility with the words for its region and services in this spelling. */
  ofFacility(record: FacilityRecord): FacilityRecord {
    const { region, services } = record;
    return {
      ...record,
      ...(region != null && { region: this.of(region) }),
      ...(services != null && { services: [...new Set(services.map((word) => this.of(word)))] }),
    };
  }
}
