/**
 * The columns that a table may have, and what they are called in files: in English as in records, in Indonesian, and as in
 * P-Care, VClaim and the sample data of BPJS. Names are compared without case, blanks and marks. A name with `?` before it
 * counts only where no other column has a surer one: `FKTP` beside `Kode FKTP` holds names.
 */

import { plain } from "../model/spelling.ts";

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
  | "avoid"
  | "extraCost"
  | "extraCostPerKm"
  | "active"
  | "arrears"
  | "lastChange"
  | "acceptance";

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

/** Names, divided by commas. */
const named = (names: string): readonly string[] => names.split(", ");

const lon = named("lon, long, lng, longitude, bujur, garis bujur, x");
const lat = named("lat, latitude, lintang, garis lintang, y");
const region = named("region, kabupaten kota, kab kota, kabkot, kotakab, wilayah, ?kabupaten, ?kota");

export const participantNames: Readonly<Record<ParticipantField, readonly string[]>> = {
  id: named("id, participantId, id peserta, kode peserta, pseudonim, pstv01"),
  lon: [...lon, ...named("bujur rumah, longitude rumah")],
  lat: [...lat, ...named("lintang rumah, latitude rumah")],
  zone: named("zone, zona"),
  facilityId: [
    ...named("facilityId, kode faskes, kode fktp, kdprovider, kode provider, kdppk, kode ppk, kdproviderpst"),
    ...named("kdproviderpst.kdprovider, provumum.kdprovider, kode faskes asal, kode fktp asal, kode fktp terdaftar"),
    ...named("kode faskes terdaftar, kode faskes tingkat pertama, kode faskes saat ini, kode fktp saat ini"),
    ...named("?facility, ?faskes, ?fktp, ?faskes asal, ?fktp asal, ?faskes terdaftar, ?fktp terdaftar"),
  ],
  consent: [
    ...named("consent, answer, persetujuan, jawaban, kesediaan, status persetujuan, persetujuan peserta"),
    ...named("jawaban peserta, ?setuju, ?bersedia"),
  ],
  count: named("count, people, jumlah, jumlah peserta, jumlah orang, jumlah jiwa, jiwa, banyaknya"),
  household: [
    ...named("household, householdId, no kk, kk, nomor kk, kartu keluarga, nomor kartu keluarga, no kartu keluarga"),
    ...named("id keluarga, nomor keluarga, no keluarga, pstv02, rumah tangga, ?keluarga"),
  ],
  hold: named("hold, tahan, penahanan, alasan tahan, alasan ditahan, tidak boleh dipindahkan, jangan dipindahkan"),
  segment: [
    ...named("segment, segmen, segmen peserta, segmen kepesertaan, jenis peserta, jenis kepesertaan, pstv08"),
    ...named("jnspeserta, jnspeserta.nama, jenispeserta.keterangan"),
  ],
  region,
  needs: named("needs, kebutuhan, kebutuhan layanan, layanan yang dibutuhkan"),
  choices: named("choices, pilihan, pilihan faskes, pilihan fktp, faskes pilihan, fktp pilihan"),
  avoid: [
    ...named("avoid, hindari, dihindari, faskes dihindari, fktp dihindari, faskes yang dihindari"),
    ...named("fktp yang dihindari"),
  ],
  extraCost: named("extraCost, beban pindah, beban tambahan meter"),
  extraCostPerKm: named("extraCostPerKm, beban per km, beban tambahan per km"),
  active: [
    ...named("active, aktif, status aktif, status peserta, status kepesertaan, keaktifan, statuspeserta.keterangan"),
    ...named("?ketaktif"),
  ],
  arrears: named("arrears, tunggakan, menunggak, jumlah tunggakan"),
  lastChange: [
    ...named("lastChange, tanggal pindah, tgl pindah, tanggal pindah faskes, tgl pindah faskes, tanggal pindah fktp"),
    ...named("tgl pindah fktp, pindah terakhir, tanggal pindah terakhir, tmt faskes, tmt fktp"),
    ...named("tanggal perubahan faskes, tanggal perubahan fktp"),
  ],
  // A guess of the planner's, and by no name that a table has by itself: only where the mapping names a column.
  acceptance: [],
};

/** Columns of numbers that belong to one person: they name rows only by `idOf`. */
export const personNames: readonly string[] = [
  ...named("nokartu, nomor kartu, noka, no bpjs, nomor bpjs, no kartu bpjs, no jkn, nomor jkn, no peserta"),
  ...named("nomor peserta, nik, no ktp, nomor ktp, nomor induk kependudukan"),
];

export const facilityNames: Readonly<Record<Exclude<FacilityField, `quality ${string}`>, readonly string[]>> = {
  id: [
    ...named("id, facilityId, code, kode, kode faskes, kode fktp, kdprovider, kode provider, kdppk, kode ppk"),
    ...named("kd_provider_bpjs"),
  ],
  name: named("name, nama, nama faskes, nama fktp, nmprovider, ?faskes, ?fktp"),
  kind: named("kind, jenis, tipe, tipe faskes, jenis faskes, jenis fktp"),
  lon,
  lat,
  doctors: named("doctors, dokter, jumlah dokter, jml dokter, dokter umum, jumlah dokter umum"),
  capacity: named("capacity, kapasitas, daya tampung"),
  accepts: named("accepts, menerima, segmen yang diterima, segmen diterima"),
  services: named("services, layanan, pelayanan"),
  region,
  target: named("target, kuota disepakati, jumlah disepakati, jumlah peserta disepakati"),
  maxIntake: named("maxIntake, tambahan disepakati, tambahan peserta disepakati, maks tambahan"),
  minimum: named("minimum, jumlah minimum, peserta minimum, jumlah peserta minimum"),
  maxOutflow: named("maxOutflow, maks pengurangan, batas pengurangan"),
  closed: named("closed, tutup, ditutup, kontrak berakhir"),
  dentist: named("dentist, dokter gigi, ada dokter gigi"),
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

/** What a name stands for, and how surely. */
interface Meaning {
  readonly field: string;
  readonly sure: boolean;
}

function meaningsOf(names: FieldNames): ReadonlyMap<string, Meaning> {
  return new Map(
    Object.entries(names).flatMap(([field, list]) =>
      list.map((name) => [plain(name), { field, sure: !name.startsWith("?") }] as const),
    ),
  );
}

const person: ReadonlySet<string> = new Set(personNames.map(plain));

/** What each cell of a first row is named for; `mapping` says it for some fields and goes before the usual names: `null` for none. */
export function headingOf(
  cells: readonly string[],
  names: FieldNames,
  mapping: Readonly<Record<string, string | null>>,
): Heading {
  const usual = meaningsOf(names);
  const chosen = new Map(
    Object.entries(mapping).flatMap(([field, name]) => (name === null ? [] : [[plain(name), field] as const])),
  );
  const meanings = cells.map((cell): Meaning | undefined => {
    const field = chosen.get(plain(cell));
    if (field !== undefined) return { field, sure: true };
    const meaning = usual.get(plain(cell)) ?? (Object.hasOwn(names, "doctors") ? qualityIn(plain(cell)) : undefined);
    return meaning !== undefined && mapping[meaning.field] !== undefined ? undefined : meaning;
  });
  const sure = new Set(meanings.flatMap((meaning) => (meaning?.sure ? meaning.field : [])));
  const at = new Map<string, number>();
  const twice = new Set<string>();
  const ignored: number[] = [];
  for (const [i, meaning] of meanings.entries()) {
    const counts = meaning !== undefined && (meaning.sure || !sure.has(meaning.field));
    if (!counts) {
      if (plain(cells[i]!) !== "" && !person.has(plain(cells[i]!))) ignored.push(i);
    } else if (at.has(meaning.field)) twice.add(meaning.field);
    else at.set(meaning.field, i);
  }
  return { at, twice: [...twice], ignored, person: cells.findIndex((cell) => person.has(plain(cell))) };
}

/** `mutu obat`, `quality.medicines`: a kind of quality. */
function qualityIn(name: string): Meaning | undefined {
  const kind = /^(?:quality|mutu)(.+)$/.exec(name)?.[1];
  return kind === undefined ? undefined : { field: `quality ${qualityKinds.get(kind) ?? kind}`, sure: true };
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
