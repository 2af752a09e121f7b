/** Lists of words that columns refer to, and the usual words for kinds and segments. */

import { type Cell, codeOf, type Fault, plain, type Reader, slug, textOf } from "./cells.ts";

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

/** A reader of codes, each as it is. */
export function readCodes(list: WordList): Reader {
  return (cell) => {
    const code = codeOf(cell);
    return typeof code === "string" ? list.index(code) : code;
  };
}

/** A reader of words that are the same without case, blanks and marks. At most `most` in all. */
export function readWords(list: WordList, most: number, spelled: (word: string) => string = (word) => word): Reader {
  return (cell) => {
    if (typeof cell === "boolean") return { expected: "text", got: "flag" };
    const word = spelled(textOf(cell));
    const index = list.index(word, plain(word));
    return index < most ? index : { expected: "words", got: "too-many" };
  };
}

/** Parts of a cell that lists several: divided by `|`, `;` or `,`. */
export function partsOf(cell: Cell): string[] {
  return textOf(cell)
    .split(/[|;,]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

/** A reader of several words, a bit for each. */
export function readBits(list: WordList, most: number): Reader {
  const one = readWords(list, most);
  return (cell) => {
    let bits = 0;
    for (const part of partsOf(cell)) {
      const index = one(part);
      if (typeof index !== "number") return { expected: "services", got: "too-many" };
      bits |= 1 << index;
    }
    return bits;
  };
}

/** A reader of lists of codes: `lists` gets each different list once. */
export function readCodeLists(lists: (readonly string[])[]): Reader {
  return (cell) => {
    const codes: string[] = [];
    for (const part of partsOf(cell)) {
      const code: string | Fault = codeOf(part);
      if (typeof code !== "string") return code;
      if (codes.includes(code)) return { expected: "each-once", got: "twice" };
      codes.push(code);
    }
    return lists.push(codes) - 1;
  };
}

const usual = (meanings: Readonly<Record<string, readonly string[]>>): ReadonlyMap<string, string> =>
  new Map(Object.entries(meanings).flatMap(([word, others]) => [word, ...others].map((other) => [plain(other), word])));

const kinds = usual({
  puskesmas: ["pkm"],
  "klinik-pratama": ["klinik"],
  "dokter-praktik-perorangan": [
    ...[
      "dokter praktek perorangan",
      "dpp",
      "dokter umum",
      "dokter",
      "praktik mandiri dokter",
      "praktek mandiri dokter",
    ],
    ...["tempat praktik mandiri dokter", "tpmd", "dokter praktik mandiri", "dokter keluarga"],
  ],
  "dokter-gigi-praktik-perorangan": [
    ...["dokter gigi", "drg", "praktik mandiri dokter gigi", "dokter gigi praktek perorangan", "tpmdg"],
  ],
  "klinik-tni-polri": [
    ...[
      "klinik tni",
      "klinik polri",
      "klinik tni polri",
      "tni polri",
      "tni",
      "polri",
      "poliklinik polri",
      "klinik tni dan polri",
    ],
    ...["klinik tni ad", "klinik tni al", "klinik tni au"],
  ],
  "rs-d-pratama": ["rs kelas d pratama", "rumah sakit d pratama", "rumah sakit kelas d pratama", "rsd pratama"],
});

/** The library's word for a kind of facility, or the same word in its spelling. */
export function kindOf(word: string): string {
  return kinds.get(plain(word)) ?? slug(word);
}

const segments = usual({
  "pbi-apbn": ["pbi", "pbi jk", "pbi jkn", "penerima bantuan iuran", "pbi pusat"],
  "pbi-apbd": [
    "pbpu pemda",
    "pbpu bp pemda",
    "pbi daerah",
    "pbpu dan bp pemda",
    "jamkesda",
    "pd pemda",
    "pbpu pemerintah daerah",
  ],
  ppu: ["pekerja penerima upah", "pegawai swasta", "pns", "pegawai negeri sipil", "asn", "pegawai bumn", "ppnpn"],
  pbpu: ["pekerja bukan penerima upah", "mandiri", "pekerja mandiri", "peserta mandiri", "pbpu mandiri"],
  bp: [
    "bukan pekerja",
    "penerima pensiun",
    "penerima pensiun pns",
    "penerima pensiun tni",
    "penerima pensiun polri",
    "veteran",
  ],
});

/** The library's word for a segment, or the same word in its spelling. */
export function segmentOf(word: string): string {
  return segments.get(plain(word)) ?? slug(word);
}
