/**
 * What a plan warns of: what is allowed and perhaps not meant, or not settled yet. The path goes before: `facilities: 2 at
 * longitude 0 …`.
 */
export const warningWords = {
  "accepts-unknown": [
    "{count} of kind klinik-tni-polri without accepts: nobody is sent there: {named}",
    "{count} berjenis klinik-tni-polri tanpa accepts: tidak ada yang dikirim ke sana: {named}",
  ],
  "accepts-nobody": [
    "{count} whose list accepts is empty: nobody is sent there (leave it out where all are taken): {named}",
    "{count} dengan daftar accepts kosong: tidak ada yang dikirim ke sana (hilangkan bila semua diterima): {named}",
  ],
  "kind-unknown": [
    "{count} of a kind that is not known as it is written, so that they count as of none: {named}",
    "{count} berjenis yang tidak dikenal sebagaimana tertulis, sehingga dianggap tanpa jenis: {named}",
  ],
  "ids-alike": [
    "{count} whose ids are alike but for blanks, the size of letters or leading zeros: {named}",
    "{count} dengan id yang hanya berbeda spasi, huruf besar, atau nol di depan: {named}",
  ],
  "doctors-many": [
    "{count} with doctors for more than {people} people each (are these participants?): {named}",
    "{count} dengan dokter untuk lebih dari {people} orang masing-masing (apakah ini jumlah peserta?): {named}",
  ],
  "capacity-small": [
    "{count} with a capacity or target below {percent} % of what their doctors are for (thousands?): {named}",
    "{count} dengan kapasitas atau target di bawah {percent} % dari yang dapat dilayani dokternya (ribuan?): {named}",
  ],
  "region-unknown": [
    "{count} without a region, and sameRegion is true: nobody is sent there: {named}",
    "{count} tanpa region, padahal sameRegion bernilai true: tidak ada yang dikirim ke sana: {named}",
  ],
  "people-without-region": [
    "{people} without a region, and sameRegion is true: they are sent nowhere",
    "{people} tanpa region, padahal sameRegion bernilai true: mereka tidak dikirim ke mana pun",
  ],
  "quality-unknown": [
    "{count} of which a quality is not known and counts as 0: {named}",
    "{count} dengan mutu yang tidak diketahui dan dihitung 0: {named}",
  ],
  "place-zero": [
    "{count} at longitude 0, as an empty cell gives: {named}",
    "{count} pada bujur 0, seperti dari sel kosong: {named}",
  ],
  "people-place-zero": [
    "{people} people at longitude 0, as an empty cell gives, the first in row {row}",
    "{people} orang pada bujur 0, seperti dari sel kosong, yang pertama pada baris {row}",
  ],
  "place-doubled": [
    "{count} whose latitude is equal to the longitude: {named}",
    "{count} dengan lintang sama dengan bujur: {named}",
  ],
  "people-place-doubled": [
    "{people} people whose latitude is equal to the longitude, the first in row {row}",
    "{people} orang dengan lintang sama dengan bujur, yang pertama pada baris {row}",
  ],
  "place-far": [
    "{count} farther than {km} km from all others, or from all who are registered there: {named}",
    "{count} lebih dari {km} km dari semua faskes lain, atau dari semua pesertanya: {named}",
  ],
  "people-place-far": [
    "{people} people farther than {km} km from every facility, the first in row {row}",
    "{people} orang lebih dari {km} km dari setiap faskes, yang pertama pada baris {row}",
  ],
  "word-unknown": [
    "{people} people have words that no facility has and are sent nowhere, the first in row {row}",
    "{people} orang memiliki kata yang tidak dimiliki faskes mana pun dan tidak dikirim ke mana pun, yang pertama pada baris {row}",
  ],
  "word-misspelt": [
    "{people} people have words that are spelled otherwise at facilities ({named}) and do not count as these, the first in row {row}",
    "{people} orang memiliki kata yang dieja lain pada faskes ({named}) dan tidak dianggap sama, yang pertama pada baris {row}",
  ],
  "nobody-asked": [
    'none of {people} registered people has been asked or has answered: nobody is transferred (unknown: "propose" tells whom to ask)',
    'tidak seorang pun dari {people} peserta terdaftar telah ditanya atau menjawab: tidak ada yang dipindahkan (unknown: "propose" menunjukkan siapa yang perlu ditanya)',
  ],
  "household-large": [
    "{count} of more than {most}, {people} people in all: they are bound together (a hall of residence, or one number for many?)",
    "{count} dengan lebih dari {most} orang, seluruhnya {people} orang: mereka terikat bersama (asrama, atau satu nomor untuk banyak keluarga?)",
  ],
  "matrix-unit": [
    "no way is longer than {longest} m: expected metres (are these kilometres or minutes?)",
    "tidak ada jarak lebih dari {longest} m: diharapkan meter (apakah ini kilometer atau menit?)",
  ],
  "zone-without-ways": [
    "{people} people live in {count} zones from which there is no way to any facility, the first in row {row}",
    "{people} orang tinggal di {count} zona tanpa jalan ke faskes mana pun, yang pertama pada baris {row}",
  ],
  "barriers-idle": [
    "none comes between people and facilities: they are drawn elsewhere, or in another projection",
    "tidak satu pun terletak di antara peserta dan faskes: digambar di tempat lain, atau dengan proyeksi lain",
  ],
  "crossing-idle": [
    "{count} join nothing, for all that is seen from each lies on one bank (a river drawn as an area needs two crossings, one on each of its lines): {named}",
    "{count} tidak menghubungkan apa pun, karena semua yang terlihat dari masing-masing terletak di satu tepi (sungai yang digambar sebagai area memerlukan dua penyeberangan, satu di setiap garisnya): {named}",
  ],
  "intake-not-agreed": [
    "{count} that have agreed to no intake (maxIntake) are given {people} people: {named}",
    "{count} yang belum menyepakati jumlah penerimaan (maxIntake) diberi {people} orang: {named}",
  ],
  "relief-too-dear": [
    "a move costs {km} km before its way (moveCostKm, in a proposal with askKm), no less than one person fewer over quota is worth (overQuotaKm {worth}): hardly anybody is relieved",
    "satu perpindahan bernilai {km} km sebelum jaraknya dihitung (moveCostKm, dalam usulan ditambah askKm), tidak kurang dari nilai berkurangnya satu orang di atas kuota (overQuotaKm {worth}): hampir tidak ada yang diringankan",
  ],
} as const;
