import type { warningWords } from "./warning-words.ts";

/** The warnings in Indonesian, by the same keys. */
export const warningWordsInIndonesian: Readonly<Record<keyof typeof warningWords, string>> = {
  "accepts-unknown": "{count} berjenis klinik-tni-polri tanpa accepts: tidak ada yang dikirim ke sana: {named}",
  "accepts-nobody":
    "{count} dengan daftar accepts kosong: tidak ada yang dikirim ke sana (hilangkan bila semua diterima): {named}",
  "kind-unknown": "{count} berjenis yang tidak dikenal sebagaimana tertulis, sehingga dianggap tanpa jenis: {named}",
  "ids-alike": "{count} dengan id yang hanya berbeda spasi, huruf besar, atau nol di depan: {named}",
  "doctors-many":
    "{count} dengan dokter untuk lebih dari {people} orang masing-masing (apakah ini jumlah peserta?): {named}",
  "capacity-small":
    "{count} dengan kapasitas atau target di bawah {percent} % dari yang dapat dilayani dokternya (ribuan?): {named}",
  "region-unknown": "{count} tanpa region, padahal sameRegion bernilai true: tidak ada yang dikirim ke sana: {named}",
  "people-without-region": "{people} tanpa region, padahal sameRegion bernilai true: mereka tidak dikirim ke mana pun",
  "quality-unknown": "{count} dengan mutu yang tidak diketahui dan dihitung 0: {named}",
  "place-zero": "{count} pada bujur 0, seperti dari sel kosong: {named}",
  "people-place-zero": "{people} orang pada bujur 0, seperti dari sel kosong, yang pertama pada baris {row}",
  "place-doubled": "{count} dengan lintang sama dengan bujur: {named}",
  "people-place-doubled": "{people} orang dengan lintang sama dengan bujur, yang pertama pada baris {row}",
  "place-far": "{count} lebih dari {km} km dari semua faskes lain, atau dari semua pesertanya: {named}",
  "people-place-far": "{people} orang lebih dari {km} km dari setiap faskes, yang pertama pada baris {row}",
  "word-unknown":
    "{people} orang memiliki kata yang tidak dimiliki faskes mana pun dan tidak dikirim ke mana pun, yang pertama pada baris {row}",
  "word-misspelt":
    "{people} orang memiliki kata yang dieja lain pada faskes ({named}) dan tidak dianggap sama, yang pertama pada baris {row}",
  "nobody-asked":
    'tidak seorang pun dari {people} peserta terdaftar telah ditanya atau menjawab: tidak ada yang dipindahkan (unknown: "propose" menunjukkan siapa yang perlu ditanya)',
  "household-large":
    "{count} dengan lebih dari {most} orang, seluruhnya {people} orang: mereka terikat bersama (asrama, atau satu nomor untuk banyak keluarga?)",
  "matrix-unit": "tidak ada jarak lebih dari {longest} m: diharapkan meter (apakah ini kilometer atau menit?)",
  "zone-without-ways":
    "{people} orang tinggal di {count} zona tanpa jalan ke faskes mana pun, yang pertama pada baris {row}",
  "barriers-idle":
    "tidak satu pun terletak di antara peserta dan faskes: digambar di tempat lain, atau dengan proyeksi lain",
  "crossing-idle":
    "{count} tidak menghubungkan apa pun, karena semua yang terlihat dari masing-masing terletak di satu tepi (sungai yang digambar sebagai area memerlukan dua penyeberangan, satu di setiap garisnya): {named}",
  "intake-not-agreed": "{count} yang belum menyepakati jumlah penerimaan (maxIntake) diberi {people} orang: {named}",
  "relief-too-dear":
    "satu perpindahan bernilai {km} km sebelum jaraknya dihitung (moveCostKm, dalam usulan ditambah askKm), tidak kurang dari nilai berkurangnya satu orang di atas kuota (overQuotaKm {worth}): hampir tidak ada yang diringankan",
};
