/**
 * The columns that a table may have, and what they are called in files: in English as in records, in Indonesian, and as in
 * P-Care, VClaim and the sample data of BPJS. Names are compared without case, blanks and marks.
 */

import { plain } from "./cells.ts";

/** Columns of a table of participants. */
export type ParticipantField =
  | "id"
  | "lon"
  | "lat"
  | "zone"
  | "facilityId"
  | "consent"
  | "count"
  | "household"
  | "hold"
  | "segment"
  | "region"
  | "needs"
  | "choices"
  | "extraCost"
  | "extraCostPerKm"
  | "active"
  | "arrears"
  | "lastChange";

/** Columns of a table of facilities. A kind of quality has a column of its own: `mutu obat`, `quality medicines`. */
export type FacilityField =
  | "id"
  | "name"
  | "kind"
  | "lon"
  | "lat"
  | "doctors"
  | "capacity"
  | "accepts"
  | "services"
  | "region"
  | "target"
  | "maxIntake"
  | "minimum"
  | "maxOutflow"
  | "closed"
  | "dentist"
  | `quality ${string}`;

export type FieldNames = Readonly<Record<string, readonly string[]>>;

const lon = ["lon", "long", "lng", "longitude", "bujur", "garis bujur", "x"];
const lat = ["lat", "latitude", "lintang", "garis lintang", "y"];
const region = ["region", "kabupaten", "kota", "kabupaten kota", "kab kota", "kabkot", "kotakab", "wilayah"];

export const participantNames: Readonly<Record<ParticipantField, readonly string[]>> = {
  id: ["id", "participant id", "participantId", "id peserta", "kode peserta", "pseudonim", "pstv01"],
  lon: [...lon, "bujur rumah", "longitude rumah"],
  lat: [...lat, "lintang rumah", "latitude rumah"],
  zone: ["zone", "zona"],
  facilityId: [
    ...[
      "facilityId",
      "facility id",
      "facility",
      "kode faskes",
      "kode fktp",
      "faskes",
      "fktp",
      "kdprovider",
      "kd provider",
    ],
    ...["kode provider", "kdproviderpst", "kdproviderpst.kdprovider", "provumum.kdprovider", "kode faskes asal"],
    ...["faskes asal", "fktp asal", "kode fktp asal", "kode fktp terdaftar", "fktp terdaftar", "kode faskes terdaftar"],
    ...[
      "faskes terdaftar",
      "kode faskes tingkat pertama",
      "kdppk",
      "kode ppk",
      "kode faskes saat ini",
      "kode fktp saat ini",
    ],
  ],
  consent: [
    ...["consent", "persetujuan", "jawaban", "setuju", "kesediaan", "bersedia", "status persetujuan"],
    ...["persetujuan peserta", "jawaban peserta", "answer"],
  ],
  count: ["count", "people", "jumlah", "jumlah peserta", "jumlah orang", "jumlah jiwa", "jiwa", "banyaknya"],
  household: [
    ...["household", "household id", "keluarga", "id keluarga", "nomor keluarga", "no keluarga", "no kk", "nokk", "kk"],
    ...["nomor kk", "nomor kartu keluarga", "no kartu keluarga", "kartu keluarga", "pstv02", "rumah tangga"],
  ],
  hold: [
    "hold",
    "tahan",
    "penahanan",
    "alasan tahan",
    "alasan ditahan",
    "tidak boleh dipindahkan",
    "jangan dipindahkan",
  ],
  segment: [
    ...["segment", "segmen", "segmen peserta", "segmen kepesertaan", "jenis peserta", "jnspeserta", "jnspeserta.nama"],
    ...["jenispeserta.keterangan", "jenis kepesertaan", "pstv08"],
  ],
  region,
  needs: ["needs", "kebutuhan", "kebutuhan layanan", "layanan yang dibutuhkan"],
  choices: ["choices", "pilihan", "pilihan faskes", "pilihan fktp", "faskes pilihan", "fktp pilihan"],
  extraCost: ["extraCost", "extra cost", "beban pindah", "beban tambahan meter"],
  extraCostPerKm: ["extraCostPerKm", "extra cost per km", "beban per km", "beban tambahan per km"],
  active: [
    ...[
      "active",
      "aktif",
      "status aktif",
      "status peserta",
      "status kepesertaan",
      "keaktifan",
      "ketaktif",
      "ket aktif",
    ],
    ...["statuspeserta.keterangan"],
  ],
  arrears: ["arrears", "tunggakan", "menunggak", "jumlah tunggakan"],
  lastChange: [
    ...["lastChange", "last change", "tanggal pindah", "tgl pindah", "tanggal pindah faskes", "tgl pindah faskes"],
    ...[
      "tanggal pindah fktp",
      "tgl pindah fktp",
      "pindah terakhir",
      "tanggal pindah terakhir",
      "tmt faskes",
      "tmt fktp",
    ],
    ...["tanggal perubahan faskes", "tanggal perubahan fktp"],
  ],
};

/** Columns of numbers that belong to one person: they name rows only by `idOf`. */
export const personNames: readonly string[] = [
  ...["nokartu", "no kartu", "nomor kartu", "noka", "no bpjs", "nomor bpjs", "no kartu bpjs", "no jkn", "nomor jkn"],
  ...["no peserta", "nomor peserta", "nik", "no ktp", "noktp", "nomor ktp", "nomor induk kependudukan"],
];

export const facilityNames: Readonly<Record<Exclude<FacilityField, `quality ${string}`>, readonly string[]>> = {
  id: [
    ...["id", "facilityId", "facility id", "kode", "code", "kode faskes", "kode fktp", "kodefaskes", "kdprovider"],
    ...["kd provider", "kode provider", "kdppk", "kode ppk", "kd_provider_bpjs"],
  ],
  name: ["name", "nama", "nama faskes", "nama fktp", "nmprovider", "nm provider", "namafaskes", "faskes", "fktp"],
  kind: ["kind", "jenis", "tipe", "tipe faskes", "tipefaskes", "jenis faskes", "jenis fktp"],
  lon,
  lat,
  doctors: ["doctors", "dokter", "jumlah dokter", "jml dokter", "dokter umum", "jumlah dokter umum"],
  capacity: ["capacity", "kapasitas", "daya tampung"],
  accepts: ["accepts", "menerima", "segmen yang diterima", "segmen diterima"],
  services: ["services", "layanan", "pelayanan"],
  region,
  target: ["target", "kuota disepakati", "jumlah disepakati", "jumlah peserta disepakati"],
  maxIntake: ["maxIntake", "max intake", "tambahan disepakati", "tambahan peserta disepakati", "maks tambahan"],
  minimum: ["minimum", "jumlah minimum", "peserta minimum", "jumlah peserta minimum"],
  maxOutflow: ["maxOutflow", "max outflow", "maks pengurangan", "batas pengurangan"],
  closed: ["closed", "tutup", "ditutup", "kontrak berakhir"],
  dentist: ["dentist", "dokter gigi", "ada dokter gigi"],
};

/** Which cell of a row holds which field, and what else the first row names. */
export interface Heading {
  /** The number of the cell, from 0. */
  readonly at: ReadonlyMap<string, number>;
  /** Fields that more than one cell is named for. */
  readonly twice: readonly string[];
  /** Cells that are named for no field. */
  readonly ignored: readonly number[];
  /** A cell with a card number or the like, −1 for none. */
  readonly person: number;
}

const byName = (names: FieldNames): ReadonlyMap<string, string> =>
  new Map(Object.entries(names).flatMap(([field, list]) => list.map((name) => [plain(name), field])));

const person: ReadonlySet<string> = new Set(personNames.map(plain));

/** What each cell of a first row is named for; `mapping` says it for some fields and goes before the usual names. */
export function headingOf(
  cells: readonly string[],
  names: FieldNames,
  mapping: Readonly<Record<string, string>>,
): Heading {
  const usual = byName(names);
  const chosen = new Map(Object.entries(mapping).map(([field, name]) => [plain(name), field]));
  const at = new Map<string, number>();
  const twice = new Set<string>();
  const ignored: number[] = [];
  let personAt = -1;
  for (const [i, cell] of cells.entries()) {
    const name = plain(cell);
    const field = chosen.get(name) ?? usualField(name);
    const isPerson = person.has(name);
    if (isPerson && personAt < 0) personAt = i;
    if (field === undefined) {
      if (!isPerson && name !== "") ignored.push(i);
    } else if (at.has(field)) twice.add(field);
    else at.set(field, i);
  }
  return { at, twice: [...twice], ignored, person: personAt };

  function usualField(name: string): string | undefined {
    const field = usual.get(name) ?? (usual.has("doctors") ? qualityField(name) : undefined);
    return field !== undefined && mapping[field] !== undefined ? undefined : field;
  }
}

/** `mutu obat`, `quality.medicines`: a kind of quality. */
function qualityField(name: string): string | undefined {
  const kind = /^(?:quality|mutu)(.+)$/.exec(name)?.[1];
  return kind === undefined ? undefined : `quality ${qualityKinds.get(kind) ?? kind}`;
}

/** The README's kinds of quality, as the policy spells them. */
const qualityKinds: ReadonlyMap<string, string> = new Map([
  ["onlinequeue", "onlineQueue"],
  ["sarana", "infrastructure"],
  ["saranaprasarana", "infrastructure"],
  ["obat", "medicines"],
  ["ketersediaanobat", "medicines"],
  ["antrean", "onlineQueue"],
  ["antreanonline", "onlineQueue"],
]);
