/** What is said of tables: what a cell should have held, and what it holds instead. */

/** What was expected in a row or a cell. */
export const cellWords = {
  quote: ["quotation marks in pairs", "tanda kutip yang berpasangan"],
  cells: ["as many cells as names of columns", "sel sebanyak nama kolom"],
  id: ["an id", "id"],
  "own-id": ["an id of its own", "id yang berbeda-beda"],
  code: ["a code, as text", "kode, sebagai teks"],
  lon: ["degrees from -180 to 180", "derajat dari -180 sampai 180"],
  lat: ["degrees from -90 to 90", "derajat dari -90 sampai 90"],
  "whole-number": ["a whole number from 0", "bilangan bulat mulai 0"],
  doctors: ["a number from 0", "bilangan mulai 0"],
  quality: ["a number from 0 to 1", "bilangan dari 0 sampai 1"],
  "word-of-consent": [
    "setuju, menolak, belum, ditarik (granted, refused, unknown, withdrawn), or nothing",
    "setuju, menolak, belum, ditarik, atau kosong",
  ],
  "yes-or-no": ["ya or tidak (yes or no), or nothing", "ya atau tidak, atau kosong"],
  active: ["aktif or tidak aktif (active or inactive), or nothing", "aktif atau tidak aktif, atau kosong"],
  date: ["a date: DD-MM-YYYY or YYYY-MM-DD", "tanggal: DD-MM-YYYY atau YYYY-MM-DD"],
  arrears: ["rupiah, or ya or tidak (yes or no)", "rupiah, atau ya atau tidak"],
  services: ["at most 31 different services in all", "paling banyak 31 layanan yang berbeda"],
  words: ["at most 1023 different words in all", "paling banyak 1023 kata yang berbeda"],
} as const;

/** What was there instead: never the value. */
export const cellGotWords = {
  text: ["text", "teks"],
  flag: ["true or false", "benar atau salah"],
  longitude: ["what could be a longitude", "yang mungkin bujur"],
  rounded: ["a number that Excel has rounded", "bilangan yang dibulatkan oleh Excel"],
  error: ["an error of Excel", "galat dari Excel"],
  cells: ["{number} cells", "{number} sel"],
  "open-quote": ["one that is not closed", "yang tidak ditutup"],
  earlier: ["the id of line {number}", "id dari baris {number}"],
  twice: ["one twice", "dua kali"],
} as const;

/** Why a whole table cannot be read, and what to do. */
export const refusalWords = {
  "table-source": [
    "expected text, bytes, a stream of them, or rows of cells",
    "diharapkan teks, byte, aliran keduanya, atau baris berisi sel",
  ],
  "row-of-cells": ["expected an array of cells as row {row}", "diharapkan larik sel sebagai baris {row}"],
  "old-workbook": [
    "an old Excel workbook (.xls): save it as XLSX or CSV",
    "buku kerja Excel lama (.xls): simpan sebagai XLSX atau CSV",
  ],
  "workbook-as-text": [
    "an Excel workbook that was read as text: give its bytes",
    "buku kerja Excel yang dibaca sebagai teks: berikan byte-nya",
  ],
  "broken-workbook": [
    "an Excel workbook that cannot be read: save it again, or as CSV",
    "buku kerja Excel yang tidak dapat dibaca: simpan ulang, atau sebagai CSV",
  ],
  "no-sheet": [
    "no sheet of that name, or it cannot be read",
    "tidak ada lembar dengan nama itu, atau tidak dapat dibaca",
  ],
  "large-workbook": [
    "a workbook of more than {most} rows: save it as CSV",
    "buku kerja lebih dari {most} baris: simpan sebagai CSV",
  ],
  "broken-rows": [
    "expected as many cells in each row as in the first: see lines {lines}",
    "diharapkan sel sebanyak baris pertama di setiap baris: lihat baris {lines}",
  ],
  "no-usable-row": ["no row can be used", "tidak ada baris yang dapat dipakai"],
  "no-header": [
    "no line with names of columns among the first {lines}: the first line must name them ({names}, …)",
    "tidak ada baris nama kolom di antara {lines} baris pertama: baris pertama harus memuatnya ({names}, …)",
  ],
  "no-column": [
    "no column for {field}: name one of them {names}",
    "tidak ada kolom untuk {field}: namai salah satu {names}",
  ],
  "near-column-needed": [
    'no column for {field}: if column "{column}" is meant, call it "{usual}", or map {field} to it',
    'tidak ada kolom untuk {field}: bila maksudnya kolom "{column}", beri nama "{usual}", atau petakan {field} ke kolom itu',
  ],
  "facilities-instead": [
    "a table of facilities, where one of participants was expected",
    "tabel faskes, padahal diharapkan tabel peserta",
  ],
  "two-columns": [
    "more than one column for {field}: say by the mapping which it is",
    "lebih dari satu kolom untuk {field}: tentukan yang mana dengan pemetaan",
  ],
  "no-such-column": [
    "the mapping names a column for {field} that the table does not have",
    "pemetaan menyebut kolom untuk {field} yang tidak ada dalam tabel",
  ],
  "geo-json": ["expected GeoJSON with lines and points", "diharapkan GeoJSON dengan garis dan titik"],
  projection: [
    "expected degrees, longitude before latitude (WGS 84): save the map without projection",
    "diharapkan derajat, bujur sebelum lintang (WGS 84): simpan peta tanpa proyeksi",
  ],
  "no-lines": ["no line of a river", "tidak ada garis sungai"],
  area: [
    "an area (Polygon): a river's outline runs along both banks, and a bridge on one leads nowhere; give its middle line",
    "sebuah area (Polygon): garis tepi sungai mengikuti kedua tepi, dan jembatan di satu tepi tidak menyambung; berikan garis tengahnya",
  ],
  fhir: [
    "expected FHIR R4: a Bundle, or a list of Bundles or resources",
    "diharapkan FHIR R4: Bundle, atau daftar Bundle atau resource",
  ],
  "id-of": ["expected a function that gives text", "diharapkan fungsi yang menghasilkan teks"],
  day: ["expected a day as YYYY-MM-DD", "diharapkan tanggal YYYY-MM-DD"],
  "unknown-field": ["no such field: {field}", "tidak ada isian bernama: {field}"],
} as const;

/** What is to know of a table beside the faults of its rows. */
export const noteWords = {
  "person-numbers": [
    "the ids of {count} rows are card numbers or NIK: they are not kept, and rows are named by their lines (give idOf)",
    "id dari {count} baris adalah nomor kartu atau NIK: tidak disimpan, dan baris dinamai menurut nomor barisnya (berikan idOf)",
  ],
  "no-ids": [
    "no column of ids: {count} rows are named by their lines",
    "tidak ada kolom id: {count} baris dinamai menurut nomor barisnya",
  ],
  "no-consent": [
    "no column of consent: {count} rows count as not asked",
    "tidak ada kolom persetujuan: {count} baris dianggap belum ditanya",
  ],
  "near-column": [
    'column "{column}" is not read: if "{usual}" is meant, call it so, or map {field} to it',
    'kolom "{column}" tidak dibaca: bila maksudnya "{usual}", beri nama itu, atau petakan {field} ke kolom ini',
  ],
  "ignored-columns": ["{count} columns have no meaning here", "{count} kolom tidak digunakan"],
  "unread-consents": [
    "{count} Consents are not read: no category says that they are about a change of facility (consentCategory)",
    "{count} Consent tidak dibaca: tidak ada kategori yang menyatakan persetujuan pindah faskes (consentCategory)",
  ],
  inactive: ["{count} people are no active members: set aside", "{count} orang bukan peserta aktif: disisihkan"],
  "no-day": [
    "days of the last change are not used: no day of planning was given",
    "tanggal pindah terakhir tidak dipakai: tanggal perencanaan tidak diberikan",
  ],
} as const;
