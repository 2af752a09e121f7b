/**
 * Words as people write them: compared without case, blanks and marks, and spelled one way. `Klinik TNI/Polri` is
 * `klinik-tni-polri`, `KOTA PONTIANAK` is `Kota Pontianak`, whichever of the two is met first.
 */

import type { FacilityRecord } from "../types.ts";

/** A word without case, blanks and marks. */
export function plain(word: string): string {
  return word
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}

/** A word as the library writes its own: lower case, with hyphens. */
function slug(word: string): string {
  return word
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
}

const usual = (meanings: Readonly<Record<string, string>>): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(meanings).flatMap(([word, others]) =>
      [word, ...others.split(", ")].map((other) => [plain(other), word]),
    ),
  );

const kinds = usual({
  puskesmas: "pkm",
  "klinik-pratama": "klinik",
  "dokter-praktik-perorangan":
    "dokter praktek perorangan, dpp, dokter umum, dokter, praktik mandiri dokter, praktek mandiri dokter, " +
    "tempat praktik mandiri dokter, tpmd, dokter praktik mandiri, dokter keluarga",
  "dokter-gigi-praktik-perorangan":
    "dokter gigi, drg, praktik mandiri dokter gigi, dokter gigi praktek perorangan, tpmdg",
  "klinik-tni-polri":
    "klinik tni, klinik polri, klinik tni polri, tni polri, tni, polri, poliklinik polri, klinik tni dan polri, " +
    "klinik tni ad, klinik tni al, klinik tni au",
  "rs-d-pratama": "rs kelas d pratama, rumah sakit d pratama, rumah sakit kelas d pratama, rsd pratama",
});

/** The library's word for a kind of facility, or the same word in its spelling. */
export function kindOf(word: string): string {
  return kinds.get(plain(word)) ?? slug(word);
}

const segments = usual({
  "pbi-apbn": "pbi, pbi jk, pbi jkn, penerima bantuan iuran, pbi pusat",
  "pbi-apbd": "pbpu pemda, pbpu bp pemda, pbi daerah, pbpu dan bp pemda, jamkesda, pd pemda, pbpu pemerintah daerah",
  ppu: "pekerja penerima upah, pegawai swasta, pns, pegawai negeri sipil, asn, pegawai bumn, ppnpn",
  pbpu: "pekerja bukan penerima upah, mandiri, pekerja mandiri, peserta mandiri, pbpu mandiri",
  bp: "bukan pekerja, penerima pensiun, penerima pensiun pns, penerima pensiun tni, penerima pensiun polri, veteran",
});

/** The library's word for a segment, or the same word in its spelling. */
export function segmentOf(word: string): string {
  return segments.get(plain(word)) ?? slug(word);
}

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
