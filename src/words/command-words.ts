/** What the command says. */
export const commandWords = {
  usage: [
    `fktp-redistribution COMMAND FACILITIES PARTICIPANTS [options]

  plan     --out FOLDER      make a plan, prove it, write its files
  check                      only look at the tables
  verify   --plan FILE       check a plan and its proof
  explain  --plan FILE       why overload remains, and what would end it
  frontier                   what few moves bring, and what many
  ask      --out FOLDER --acceptance 0.6    letters: whom to ask, and where to
  answers  ANSWERS --out FOLDER             enter typed answers; what stands now

FACILITIES, PARTICIPANTS and ANSWERS are tables, CSV or XLSX, with names of
columns in the first line.

  --out FOLDER       where the files go; one of the same name is replaced
  --rivers FILE      rivers (lines) and crossings (points) as GeoJSON;
                     without it ways are straight lines
  --policy FILE      the policy as JSON; without it the defaults
  --propose          plan for people who have not answered too: a proposal,
                     with letters
  --key-file FILE    makes ids of card numbers and NIK by this key; made if it
                     is not there; keep it secret
  --map T.F=NAME     column NAME of table T (facilities, participants) is
                     field F; may be given several times
  --sheet T=NAME     sheet NAME of the workbook T
  --on-bad WHAT      drop (set faulty rows aside), hold (hold people who
                     lack only a place), throw (stop)
  --date YYYY-MM-DD  the day of planning, of the letters, or on which answers
                     are entered; today if it is not given
  --title TEXT       the title of the report
  --synthetic        the people are made up: the report says so
  --json             figures as JSON to standard output
  --lang id|en       the language; that of the system if it is not given
  --help, --version

frontier
  --points N         so many plans (12)
  --budget PEOPLE    at most so many people relocated: writes that plan
  --km KM            at most so many km farther in all: writes that plan

ask and answers
  --book FILE        the book of letters and answers (FOLDER/book.jsonl)

ask
  --acceptance P     how likely a yes is, your guess: 0.6, 0.6±0.05, or the
                     name of a column of chances
  --risk R           the chance that any facility gets too many (0.05); kept:
                     a place is kept for each letter
  --letters N        at most so many people get a letter
  --until YYYY-MM-DD the last day of answering; the end of the month, or of
                     the next where that is less than 14 days away
  --ask-again N      months until people who did not answer may be asked
                     again (3)

Exit codes: 0 done, 1 wrong usage, 2 wrong input, 3 not proven.`,
    `fktp-redistribution PERINTAH FASKES PESERTA [pilihan]

  plan     --out FOLDER      membuat rencana, membuktikannya, menulis berkasnya
  check                      hanya memeriksa tabel
  verify   --plan BERKAS     memeriksa rencana dan buktinya
  explain  --plan BERKAS     mengapa kelebihan beban tersisa, dan obatnya
  frontier                   hasil dari sedikit perpindahan, dan dari banyak
  ask      --out FOLDER --acceptance 0.6    surat: siapa disurati, ke mana
  answers  JAWABAN --out FOLDER             mencatat jawaban; keadaan sesudahnya

FASKES, PESERTA, dan JAWABAN adalah tabel, CSV atau XLSX, dengan nama kolom
pada baris pertama.

  --out FOLDER       tempat berkas hasil; berkas lama bernama sama diganti
  --rivers BERKAS    sungai (garis) dan penyeberangan (titik) sebagai GeoJSON;
                     tanpa ini jarak adalah garis lurus
  --policy BERKAS    kebijakan sebagai JSON; tanpa ini nilai baku
  --propose          ikut merencanakan yang belum menjawab: usulan, dengan
                     surat
  --key-file BERKAS  membuat id dari nomor kartu dan NIK dengan kunci ini;
                     dibuat bila belum ada; rahasiakan
  --map T.F=NAMA     kolom NAMA dari tabel T (facilities, participants) adalah
                     isian F; boleh beberapa kali
  --sheet T=NAMA     lembar NAMA dari buku kerja T
  --on-bad APA       drop (sisihkan baris keliru), hold (tahan yang hanya tanpa
                     alamat), throw (berhenti)
  --date YYYY-MM-DD  tanggal perencanaan, surat, atau pencatatan jawaban; hari
                     ini bila tidak diberikan
  --title TEKS       judul laporan
  --synthetic        pesertanya buatan: laporan menyatakannya
  --json             angka sebagai JSON ke keluaran baku
  --lang id|en       bahasa; bahasa sistem bila tidak diberikan
  --help, --version

frontier
  --points N         sekian rencana (12)
  --budget ORANG     paling banyak sekian orang berpindah: rencana itu ditulis
  --km KM            paling banyak sekian km lebih jauh seluruhnya: rencana itu
                     ditulis

ask dan answers
  --book BERKAS      buku surat dan jawaban (FOLDER/book.jsonl)

ask
  --acceptance P     peluang setuju menurut dugaan Anda: 0,6, 0,6±0,05, atau
                     nama kolom peluang
  --risk R           peluang ada faskes yang kelebihan (0,05); kept: setiap
                     surat disimpankan tempatnya
  --letters N        paling banyak sekian orang mendapat surat
  --until YYYY-MM-DD tanggal akhir menjawab; akhir bulan, atau akhir bulan
                     berikutnya bila kurang dari 14 hari lagi
  --ask-again N      bulan sebelum yang tidak menjawab boleh disurati lagi (3)

Kode keluar: 0 selesai, 1 cara pakai keliru, 2 masukan keliru, 3 tidak terbukti.`,
  ],
  "no-command": [
    "which command? plan, check, verify, explain, frontier, ask or answers",
    "perintah mana? plan, check, verify, explain, frontier, ask, atau answers",
  ],
  "two-tables": ["two tables are needed: facilities, participants", "diperlukan dua tabel: faskes, peserta"],
  "three-tables": [
    "three tables are needed: facilities, participants, answers",
    "diperlukan tiga tabel: faskes, peserta, jawaban",
  ],
  "not-of-command": ["{option} is no option of {command}", "{option} bukan pilihan dari {command}"],
  "needs-acceptance": [
    "--acceptance is needed: how likely a yes is. It is your guess: 0.6, 0.6±0.05, or the name of a column",
    "diperlukan --acceptance: peluang setuju. Ini dugaan Anda: 0,6, 0,6±0,05, atau nama kolom",
  ],
  "one-budget": ["--budget or --km, not both", "--budget atau --km, tidak keduanya"],
  "needs-out": ["--out FOLDER is needed", "diperlukan --out FOLDER"],
  "needs-plan": ["--plan FILE is needed", "diperlukan --plan BERKAS"],
  "bad-option": ["{option}: not an option, or without its value", "{option}: bukan pilihan, atau tanpa nilainya"],
  "bad-value": ["{option}: expected {expected}", "{option}: diharapkan {expected}"],
  "see-help": ["fktp-redistribution --help lists all", "fktp-redistribution --help menampilkan semuanya"],
  "cannot-read": ["{file}: cannot be read ({why})", "{file}: tidak dapat dibaca ({why})"],
  "cannot-write": ["{file}: cannot be written ({why})", "{file}: tidak dapat ditulis ({why})"],
  "bad-json": ["{file}: not JSON", "{file}: bukan JSON"],
  "bad-key": [
    "{file}: not a key of this command (64 hexadecimal digits)",
    "{file}: bukan kunci dari perintah ini (64 digit heksadesimal)",
  ],
  "made-key": [
    "a new key: {file}. Keep it secret, and keep it: only with it do later files get the same ids",
    "kunci baru: {file}. Rahasiakan dan simpan: hanya dengan kunci ini berkas berikutnya mendapat id yang sama",
  ],
  interrupted: ["broken off; no file was changed", "dihentikan; tidak ada berkas yang berubah"],
  unexpected: ["an error of this program: {why}", "galat dari program ini: {why}"],
  "no-rivers": [
    "NO RIVERS ARE GIVEN: ways are straight lines, also over water. Where a river cuts the area, give --rivers",
    "SUNGAI TIDAK DIBERIKAN: jarak adalah garis lurus, juga melintasi air. Bila ada sungai yang membelah wilayah, berikan --rivers",
  ],
  "no-crossings": [
    "the rivers have no crossing: nobody gets over them",
    "sungai tidak memiliki penyeberangan: tidak ada yang dapat menyeberang",
  ],
  rows: [
    "{facilities} facilities; {kept} rows of people used, {aside} set aside, {held} held without an address",
    "{facilities} faskes; {kept} baris peserta dipakai, {aside} disisihkan, {held} ditahan tanpa alamat",
  ],
  aside: [
    "{count} faults in {aside} rows that are set aside: these people are NOT counted at their facilities. By kind: {kinds}",
    "{count} kesalahan pada {aside} baris yang disisihkan: orang-orang ini TIDAK dihitung di faskesnya. Menurut jenis: {kinds}",
  ],
  "aside-where": ["line by line: {file}", "baris demi baris: {file}"],
  "aside-how": ["line by line with --out FOLDER: rejects.csv", "baris demi baris dengan --out FOLDER: rejects.csv"],
  "unknown-code": ["no facility has the code {code}: {rows} rows", "tidak ada faskes berkode {code}: {rows} baris"],
  "unknown-code-cure": [
    "no facility has the code {code}: {rows} rows; is {cure} meant?",
    "tidak ada faskes berkode {code}: {rows} baris; apakah maksudnya {cure}?",
  ],
  "note-person-numbers": [
    "the ids are card numbers or NIK: they are not kept, and people are named by their lines. With --key-file they get lasting ids",
    "id-nya nomor kartu atau NIK: tidak disimpan, dan orang dinamai menurut nomor barisnya. Dengan --key-file mereka mendapat id tetap",
  ],
  "note-ignored": ["columns of {table} not used: {names}", "kolom {table} yang tidak dipakai: {names}"],
  warning: ["warning: {what}", "peringatan: {what}"],
  "no-faults": ["no faults", "tidak ada kesalahan"],
  plan: ["the plan: {status}, {stage}; {proof}", "rencana: {status}, {stage}; {proof}"],
  proven: [
    "every rule kept, and proven: no plan is better",
    "semua aturan dipatuhi, dan terbukti: tidak ada rencana yang lebih baik",
  ],
  kept: ["every rule kept; the bound is proven", "semua aturan dipatuhi; batasnya terbukti"],
  broken: ["{count} rules are BROKEN", "{count} aturan DILANGGAR"],
  unproven: ["every rule kept; not proven", "semua aturan dipatuhi; tidak terbukti"],
  before: ["before", "sebelum"],
  after: ["after", "sesudah"],
  "over-quota": ["people over quota", "orang melebihi kuota"],
  "facilities-over": ["facilities over quota", "faskes melebihi kuota"],
  "worst-ratio": ["participants per doctor where it is worst", "peserta per dokter di tempat terburuk"],
  points: ["overload points", "poin kelebihan beban"],
  transferred: ["people transferred", "orang dipindahkan"],
  nearer: ["  to a nearer facility", "  ke faskes yang lebih dekat"],
  farther: ["  to one farther away", "  ke faskes yang lebih jauh"],
  asked: ["  whose consent must still be asked", "  yang masih perlu ditanya persetujuannya"],
  placed: ["newly enrolled, placed", "peserta baru, ditempatkan"],
  unplaced: ["not placed: nothing within the limits", "tidak tertempatkan: tidak ada dalam batas"],
  written: ["written to {folder}: {files}", "ditulis ke {folder}: {files}"],
  group: [
    "{names}: {over} over quota; at least {doctors} doctors missing",
    "{names}: {over} melebihi kuota; sedikitnya {doctors} dokter kurang",
  ],
  "group-facility": [
    "  {id} {name}: {enrolled} of {quota}; {doctors} doctors, {places} places missing",
    "  {id} {name}: {enrolled} dari {quota}; {doctors} dokter, {places} tempat kurang",
  ],
  "group-stay": [
    "    may not move: {refused} refused, {unknown} not asked, {withdrawn} withdrawn, {held} held; only among the full: {inside}",
    "    tidak boleh pindah: {refused} menolak, {unknown} belum ditanya, {withdrawn} menarik, {held} ditahan; hanya di antara yang penuh: {inside}",
  ],
  consents: [
    "consents of {people} people more would save {points} overload points",
    "persetujuan {people} orang lagi akan mengurangi {points} poin kelebihan beban",
  ],
  "consents-weighted": [
    "consents of {people} people more would be worth {km} km of ways: people over quota {over} fewer, overload points {points} fewer",
    "persetujuan {people} orang lagi akan senilai {km} km jalan: {over} orang di atas kuota dan {points} poin kelebihan beban lebih sedikit",
  ],
  "not-worth": [
    "  {people} more could go where room is; no relief is worth the way, the first at {km} km",
    "  {people} orang lagi dapat pergi ke tempat yang masih longgar; keringanan tidak sebanding dengan jalannya, yang pertama {km} km",
  ],
  "nothing-remains": ["no facility remains over quota", "tidak ada faskes yang tetap melebihi kuota"],
  "progress-read": ["reading", "membaca"],
  "progress-verify": ["verifying", "memverifikasi"],
  "progress-explain": ["explaining", "menjelaskan"],
} as const;
