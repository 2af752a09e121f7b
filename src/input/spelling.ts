/**
 * Words of records and tables: those that are equal but for case, blanks and marks are spelled one way. `KOTA PONTIANAK` is
 * `Kota Pontianak`, whichever of the two is met first.
 */

import { kindOf, plain, segmentOf } from "../model/spelling.ts";
import type { FacilityRecord } from "../types.ts";

/** Words in order of appearance, each as it was first written. */
export class WordList {
  readonly words: string[] = [];
  readonly #index = new Map<string, number>();

  /** The number of a word, known or new; `key` is what makes two words the same. */
  index(word: string, key: string = word): number {
    const known = this.#index.get(key);
    if (known !== undefined) return known;
    this.#index.set(key, this.words.length);
    return this.words.push(word) - 1;
  }
}

/** One spelling for the words of facilities and of people: the first that is met. */
export class Spelling {
  readonly #words = new Map<string, string>();

  of(word: string): string {
    const key = plain(word);
    const known = this.#words.get(key);
    if (known === undefined) this.#words.set(key, word);
    return known ?? word;
  }

  /** The same facility with its words in this spelling. */
  ofFacility<T extends FacilityRecord>(record: T): T {
    const { kind, region, accepts, services } = record;
    return {
      ...record,
      ...(kind != null && { kind: kindOf(kind) }),
      ...(region != null && { region: this.of(region) }),
      ...(accepts != null && { accepts: [...new Set(accepts.map(segmentOf))] }),
      ...(services != null && { services: [...new Set(services.map((word) => this.of(word)))] }),
    };
  }
}
