import type { BookCode, RefusedEntry } from "./types.ts";

/** What is wrong with a row of the book, and what would mend it: English, Indonesian. Nothing of the participant. */
const words: { readonly [code in BookCode]: readonly [en: string, id: string] } = {
  malformed: ["expected a row of a book (see BookEntry)", "bukan baris buku yang sah (lihat BookEntry)"],
  "out-of-order": [
    "its day is before that of an earlier row: rows are added in the order of their days",
    "tanggalnya mendahului baris sebelumnya: baris ditambahkan menurut urutan tanggal",
  ],
  "unknown-participant": ["no such participant in the problem", "peserta ini tidak ada dalam data"],
  "unknown-facility": ["no such facility in the problem", "FKTP ini tidak ada dalam data"],
  "not-registered": [
    "registered nowhere: such people are placed, or choose (agreed, wished)",
    "belum terdaftar di FKTP mana pun: peserta baru ditempatkan, atau memilih sendiri (agreed, wished)",
  ],
  held: [
    "must not be moved (hold), or somebody of the household must not",
    "tidak boleh dipindahkan (hold), atau salah satu anggota keluarganya tidak boleh",
  ],
  out: [
    "counts nowhere any more: cancelled for eligibility",
    "tidak lagi dihitung: sudah dibatalkan karena kepesertaan",
  ],
  "same-facility": [
    "the facility where they are registered, or where a place is kept for them already",
    "FKTP tempat mereka sudah terdaftar, atau yang tempatnya sudah disimpan bagi mereka",
  ],
  "no-room": [
    "no place is free there: offersFor has those that are",
    "tidak ada tempat kosong di sana: lihat pilihan yang masih ada (offersFor)",
  ],
  "already-asked": [
    "a letter is open: wait for the answer or its last day, or cancel it",
    "suratnya masih berlaku: tunggu jawaban atau tanggal akhirnya, atau batalkan",
  ],
  "already-agreed": [
    "has agreed, and it does not count yet: write withdrawn if they take it back",
    "sudah setuju dan belum berlaku: tulis withdrawn bila persetujuan ditarik",
  ],
  "already-moved": [
    "has moved: write returned if they go back",
    "sudah pindah: tulis returned bila kembali ke FKTP lama",
  ],
  "not-moved": [
    "has not moved: write withdrawn if they take an agreement back",
    "belum pindah: tulis withdrawn bila persetujuan ditarik",
  ],
  "not-open": [
    "no letter is open and nothing is agreed that could be cancelled or led elsewhere",
    "tidak ada surat yang masih berlaku atau persetujuan yang dapat dibatalkan atau dialihkan",
  ],
  "until-passed": ["the last day of the letter is before its first", "tanggal akhir surat mendahului tanggal surat"],
  household: [
    "the household is asked and answers as one: the others have no such row on this day",
    "keluarga ditanya dan menjawab bersama: anggota lain tidak punya baris yang sama pada hari itu",
  ],
};

/** A refused row of the book with its message. */
export function refusal(entry: number, code: BookCode): RefusedEntry {
  return { entry, code, message: bookMessage({ entry, code }) };
}

/** The message of a refused row, in English or Indonesian. */
export function bookMessage({ entry, code }: Pick<RefusedEntry, "entry" | "code">, lang: "en" | "id" = "en"): string {
  return `book[${entry}]: ${words[code][lang === "id" ? 1 : 0]}`;
}
