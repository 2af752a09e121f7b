/** What a plan warns of: what is allowed and perhaps not meant, or not settled yet. */
export const warningWords = {
  "accepts-unknown": [
    "a {kind} without accepts: nobody is sent there",
    "{kind} tanpa accepts: tidak ada yang dikirim ke sana",
  ],
  "region-unknown": [
    "no region, and sameRegion is true: nobody is sent there",
    "tanpa region, padahal sameRegion bernilai true: tidak ada yang dikirim ke sana",
  ],
  "people-without-region": [
    "{people} without a region, and sameRegion is true: they are sent nowhere",
    "{people} tanpa region, padahal sameRegion bernilai true: mereka tidak dikirim ke mana pun",
  ],
  "quality-unknown": ["quality not known, counts as 0: {names}", "mutu tidak diketahui, dihitung 0: {names}"],
  "barriers-idle": [
    "none comes between people and facilities: they are drawn elsewhere, or in another projection",
    "tidak satu pun terletak di antara peserta dan faskes: digambar di tempat lain, atau dengan proyeksi lain",
  ],
  "crossing-idle": [
    "{count} join nothing, for all that is seen from each lies on one bank (a river drawn as an area needs two crossings, one on each of its lines): {named}",
    "{count} tidak menghubungkan apa pun, karena semua yang terlihat dari masing-masing terletak di satu tepi (sungai yang digambar sebagai area memerlukan dua penyeberangan, satu di setiap garisnya): {named}",
  ],
  "intake-not-agreed": [
    "no intake is agreed with it (maxIntake), and it is given {people} people",
    "belum ada kesepakatan jumlah penerimaan (maxIntake), padahal diberi {people} orang",
  ],
  "relief-too-dear": [
    "a move costs {km} km before its way (moveCostKm, in a proposal with askKm), no less than one person fewer over quota is worth (overQuotaKm {worth}): hardly anybody is relieved",
    "satu perpindahan bernilai {km} km sebelum jaraknya dihitung (moveCostKm, dalam usulan ditambah askKm), tidak kurang dari nilai berkurangnya satu orang di atas kuota (overQuotaKm {worth}): hampir tidak ada yang diringankan",
  ],
} as const;
