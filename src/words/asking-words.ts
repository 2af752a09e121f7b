/** What is said of the book, and on the paper that letters and answers are written on. */

/** What is wrong with a row of the book, and what would mend it. Nothing of the participant. */
export const bookWords = {
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
} as const;

/** Why an answer is not entered, where a clerk needs other words than a program. Nothing of the participant. */
export const answerRefusalWords = {
  "answer-after": ["its day is still to come: is it mistyped?", "tanggalnya belum tiba: apakah salah ketik?"],
  "answer-before-letter": [
    "its day is before that of the letter: is it mistyped?",
    "tanggalnya mendahului tanggal surat: apakah salah ketik?",
  ],
  "answer-older": [
    "the same person has said something since, and that is in the book",
    "orang yang sama telah menyatakan hal lain sesudahnya, dan itu sudah tercatat",
  ],
  "unknown-participant": [
    "nobody has this id: compare it with the list",
    "tidak ada peserta dengan id ini: cocokkan dengan daftar",
  ],
  "unknown-facility": [
    "no facility has this code: compare it with the list",
    "tidak ada faskes dengan kode ini: cocokkan dengan daftar",
  ],
  "no-room": [
    "no place is left there, and the letter was no longer open: they stay where they are",
    "tidak ada tempat lagi di sana dan suratnya sudah tidak berlaku: peserta tetap di faskes asal",
  ],
  "already-agreed": [
    "has agreed before, and it does not count yet: type taken back if that was taken back",
    "sudah setuju sebelumnya dan belum berlaku: ketik ditarik bila persetujuan itu ditarik",
  ],
  "already-moved": [
    "has moved: type returned if they go back",
    "sudah pindah: ketik kembali bila kembali ke faskes lama",
  ],
  "not-moved": [
    "has not moved: type taken back if a yes is taken back",
    "belum pindah: ketik ditarik bila persetujuan ditarik",
  ],
  household: [
    "the household answers as one: give each of its lines the same answer and day",
    "satu keluarga menjawab bersama: isi jawaban dan tanggal yang sama pada setiap barisnya",
  ],
} as const;

/** Names of columns, and the words of answers, of lists for answers on paper. */
export const paperWords = {
  id: ["id", "id peserta"],
  people: ["people", "jumlah orang"],
  household: ["household", "nomor keluarga"],
  newThere: ["newly enrolled of the household placed there", "peserta baru sekeluarga di faskes tujuan"],
  newElsewhere: ["newly enrolled placed elsewhere", "peserta baru sekeluarga di faskes lain"],
  from: ["from", "faskes asal"],
  toId: ["to", "kode faskes tujuan"],
  toName: ["to name", "faskes tujuan"],
  km: ["km", "jarak km"],
  until: ["answer until", "jawab paling lambat"],
  wave: ["wave", "gelombang"],
  sent: ["day of letter", "tanggal surat"],
  countsFrom: ["counts from", "berlaku mulai"],
  kept: ["place is kept", "tempat disimpan"],
  fromKm: ["km from", "jarak km asal"],
  services: ["services", "layanan"],
  dentist: ["dentist", "dokter gigi"],
  quality: ["quality", "mutu"],
  answer: ["answer", "jawaban"],
  day: ["day of answer", "tanggal jawaban"],
  by: ["who answered", "yang menjawab"],
  proof: ["proof", "bukti"],
  yes: ["yes", "setuju"],
  no: ["no", "menolak"],
  self: ["self", "sendiri"],
  guardian: ["guardian", "wali"],
  signature: ["signature", "tanda tangan"],
  title: ["Answers to letters", "Daftar jawaban surat"],
  freedom: [
    "Everybody is free to refuse: nothing changes then. No answer is no refusal, and nobody is moved without a yes. A yes may be taken back, and people who have moved may return",
    "Setiap orang bebas menolak, dan tidak ada yang berubah karenanya. Tidak menjawab bukan berarti menolak, dan tidak seorang pun dipindahkan tanpa persetujuan. Persetujuan boleh ditarik; yang sudah pindah boleh kembali",
  ],
  whole: [
    "A household answers as one: the same answer in each of its lines",
    "Satu keluarga menjawab bersama: jawaban yang sama pada setiap barisnya",
  ],
} as const;

/** The kinds of quality that records have a name for. Other kinds are the planner's own words. */
export const qualityWords = {
  infrastructure: ["infrastructure", "sarana-prasarana"],
  medicines: ["medicines", "ketersediaan obat"],
  onlineQueue: ["online queue", "antrean online"],
} as const;

/** Why a line of a list of answers is no answer. */
export const answerWords = {
  "paper-header": [
    "expected a line with the names of columns: id, to, answer, day of answer",
    "diharapkan baris nama kolom: id peserta, kode faskes tujuan, jawaban, tanggal jawaban",
  ],
  "paper-cells": [
    "expected as many cells as in the first line, and quotation marks that are closed",
    "diharapkan sel sebanyak baris pertama, dan tanda kutip yang ditutup",
  ],
  "paper-id": ["expected an id, as on the list", "diharapkan id peserta seperti pada daftar"],
  "paper-answer": [
    "expected yes, no, taken back, returned, or nothing",
    "diharapkan setuju, menolak, ditarik, kembali, atau kosong",
  ],
  "paper-day": [
    "expected the day of the answer: DD-MM-YYYY or YYYY-MM-DD",
    "diharapkan tanggal jawaban: DD-MM-YYYY atau YYYY-MM-DD",
  ],
  "paper-by": ["expected self, guardian, or nothing", "diharapkan sendiri, wali, atau kosong"],
  "paper-proof": [
    "expected a reference of 1 to 64 letters, digits and hyphens, or nothing",
    "diharapkan rujukan 1 sampai 64 huruf, angka, dan tanda hubung, atau kosong",
  ],
} as const;
