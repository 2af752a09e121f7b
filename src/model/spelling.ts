/** Words as people write them, and as the library does: `Klinik TNI/Polri` is `klinik-tni-polri`, `PBI (APBN)` is `pbi-apbn`. */

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
  return knownKind(word) ?? slug(word);
}

/** The library's word for a kind of facility; nothing for one of which it knows nothing. */
export function knownKind(word: string): string | undefined {
  return kinds.get(plain(word));
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
