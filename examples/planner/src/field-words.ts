/** What columns may be read for, as planners call it. */

import type { TableRole } from "./messages.ts";

type Words = Readonly<Record<string, readonly [id: string, en: string]>>;

const place: Words = {
  lon: ["bujur", "longitude"],
  lat: ["lintang", "latitude"],
  region: ["kabupaten/kota", "region"],
};

export const FIELDS: Readonly<Record<TableRole, Words>> = {
  facilities: {
    id: ["kode FKTP", "code of the facility"],
    name: ["nama", "name"],
    kind: ["jenis", "kind"],
    ...place,
    doctors: ["jumlah dokter", "doctors"],
    capacity: ["kapasitas", "capacity"],
    target: ["jumlah disepakati", "agreed number"],
    maxIntake: ["tambahan disepakati", "most more"],
    minimum: ["jumlah minimum", "least"],
    maxOutflow: ["batas pengurangan", "most fewer"],
    accepts: ["segmen yang diterima", "segments accepted"],
    services: ["layanan", "services"],
    closed: ["ditutup", "closed"],
    dentist: ["dokter gigi", "dentist"],
  },
  participants: {
    id: ["nomor peserta (pseudonim)", "id (pseudonym)"],
    facilityId: ["kode FKTP terdaftar", "code of today's facility"],
    ...place,
    zone: ["zona", "zone"],
    consent: ["jawaban (persetujuan)", "answer (consent)"],
    count: ["jumlah orang", "people in the row"],
    household: ["keluarga", "household"],
    hold: ["alasan ditahan", "reason of a hold"],
    segment: ["segmen", "segment"],
    needs: ["kebutuhan layanan", "services needed"],
    choices: ["FKTP pilihan", "facilities chosen"],
    avoid: ["FKTP yang dihindari", "facilities to avoid"],
    extraCost: ["beban pindah (m)", "hardship (m)"],
    extraCostPerKm: ["beban per km", "hardship per km"],
    active: ["status aktif", "active"],
    arrears: ["tunggakan", "arrears"],
    lastChange: ["tanggal pindah terakhir", "last change"],
  },
};
