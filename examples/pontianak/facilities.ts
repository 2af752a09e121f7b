// First-level facilities of Pontianak, from the BPJS facility list of 2019: codes, names, points (a few hundred metres
// of error are normal). Dentists and hospitals are not among them. Solo doctors carry their code, never a name.
//
// Left out: 0265U060, 0265U061, 0265B027 and 0265B028 have no point in the list; the point of 0265B020 lies some
// 740 km away. Kept: 0265U041, 0265U052 and 0265B018, a few steps outside the city's border.
// Clinics of army and police are treated like all others here; who may register where is a rule of its own.

import type { Facility } from "fktp-redistribution";
import type { Bank } from "./kelurahan.ts";

/** A facility of the example. Its doctors are SYNTHETIC: no public list says how many work where. */
export interface CityFacility extends Facility {
  readonly name: string;
  readonly kind: "puskesmas" | "klinik-pratama" | "dokter-praktik-perorangan";
  readonly lon: number;
  readonly lat: number;
  readonly bank: Bank;
}

const PUSKESMAS: readonly [string, string, Bank, number, number, 1 | 2 | 3][] = [
  // BPJS code, name, bank, lon, lat, class of medical staff (2019: 1 few to 3 many)
  ["15010101", "Kampung Bangka", "A", 109.3569, -0.0493, 2],
  ["15010102", "Gang Sehat", "A", 109.3287, -0.0637, 3],
  ["15010103", "Purnama", "A", 109.3346, -0.0502, 1],
  ["15010104", "Parit Haji Husin II", "A", 109.3467, -0.0743, 1],
  ["15010201", "Kampung Dalam", "B", 109.3506, -0.0277, 2],
  ["15010202", "Parit Mayor", "B", 109.3738, -0.0618, 1],
  ["15010203", "Tanjung Hulu", "B", 109.3687, -0.0267, 1],
  ["15010204", "Banjar Serasan", "B", 109.3606, -0.0434, 1],
  ["15010205", "Tambelan Sampit", "B", 109.3527, -0.0358, 1],
  ["15010206", "Saigon", "B", 109.3663, -0.0455, 2],
  ["15010301", "Perumnas I", "A", 109.3123, -0.0083, 2],
  ["15010302", "Kampung Bali", "A", 109.333, -0.0257, 2],
  ["15010303", "Kom Yos Sudarso", "A", 109.3206, -0.0137, 2],
  ["15010304", "Alianyang", "A", 109.3207, -0.034, 3],
  ["15010305", "Pal Lima", "A", 109.294, -0.024, 2],
  ["15010306", "Pal Tiga", "A", 109.3065, -0.0248, 1],
  ["15010307", "Karya Mulia", "A", 109.3061, -0.0588, 1],
  ["15010308", "Perumnas II", "A", 109.3022, -0.0066, 1],
  ["15010401", "Siantan Hulu", "C", 109.3549, -0.0148, 1],
  ["15010402", "Siantan Hilir", "C", 109.334, -0.0095, 3],
  ["15010403", "Siantan Tengah", "C", 109.3486, -0.0158, 1],
  ["15010404", "Telaga Biru", "C", 109.3637, -0.0038, 1],
  ["15010405", "Khatulistiwa", "C", 109.3109, 0.0177, 1],
];

const KLINIK_PRATAMA: readonly [string, string, Bank, number, number][] = [
  // BPJS code, name, bank, lon, lat
  ["02650002", "Poskes Alianyang Denkeslap", "A", 109.3235, -0.0316],
  ["02650003", "Klinik Dit Polair Kalbar", "C", 109.3345, -0.0097],
  ["02650004", "Klinik Polda Kalbar", "A", 109.361, -0.0682],
  ["02650005", "Klinik Polresta Pontianak Kota", "A", 109.3276, -0.0405],
  ["02650006", "Klinik SPN Pontianak", "A", 109.3327, -0.0399],
  ["0265B014", "BP Pontianak Lantamal", "A", 109.3169, -0.0061],
  ["0265B015", "Klinik Kimia Farma Tanjungpura", "A", 109.3459, -0.033],
  ["0265B016", "Klinik Kimia Farma M. Yamin", "A", 109.3184, -0.0487],
  ["0265B017", "Klinik Universitas Tanjungpura", "A", 109.3492, -0.0558],
  ["0265B018", "Klinik Kimia Farma Achmad Yani", "A", 109.3556, -0.0626],
  ["0265B019", "Klinik Pasificus BOS", "A", 109.3291, -0.0195],
  ["0265B021", "Klinik Kimia Farma Sungai Jawi", "A", 109.3147, -0.0209],
  ["0265B022", "Klinik CV. Nada Medika", "A", 109.2884, -0.0366],
  ["0265B023", "Klinik PT. Kimia Farma Saigon", "B", 109.3704, -0.0501],
  ["0265B024", "Klinik Kimia Farma Gajah Mada", "A", 109.3421, -0.0364],
  ["0265B025", "Klinik Kimia Farma Dansen", "A", 109.3106, -0.0452],
  ["0265B026", "Klinik Dokter Keluarga", "A", 109.3153, -0.0165],
];

const SOLO_DOCTORS: readonly [string, Bank, number, number][] = [
  // BPJS code, bank, lon, lat
  ["0265U040", "A", 109.3294, -0.0222],
  ["0265U041", "A", 109.3624, -0.0706],
  ["0265U042", "A", 109.3402, -0.0276],
  ["0265U044", "B", 109.3707, -0.028],
  ["0265U046", "A", 109.3184, -0.0359],
  ["0265U048", "A", 109.3323, -0.0259],
  ["0265U049", "C", 109.3511, -0.0192],
  ["0265U050", "A", 109.3032, -0.025],
  ["0265U051", "A", 109.3293, -0.0219],
  ["0265U052", "A", 109.3271, -0.0263],
  ["0265U053", "C", 109.3414, -0.0171],
  ["0265U055", "C", 109.3632, -0.0142],
  ["0265U056", "A", 109.3372, -0.0303],
  ["0265U057", "A", 109.339, -0.0276],
  ["0265U058", "A", 109.3059, -0.0586],
  ["1501U011", "A", 109.3527, -0.0521],
  ["1501U025", "A", 109.3435, -0.0444],
  ["1501U026", "B", 109.3688, -0.028],
  ["1501U036", "A", 109.3529, -0.0699],
];

/** Synthetic: 2, 5 or 9 doctors by staff class, 2 in a clinic, 1 alone: 141 in all, where the norm asks for 137. */
const DOCTORS_OF_CLASS = { 1: 2, 2: 5, 3: 9 } as const;
const DOCTORS_OF_KLINIK = 2;

export const FACILITIES: readonly CityFacility[] = [
  ...PUSKESMAS.map(([id, name, bank, lon, lat, staff]): CityFacility => {
    return { id, name, kind: "puskesmas", bank, lon, lat, doctors: DOCTORS_OF_CLASS[staff] };
  }),
  ...KLINIK_PRATAMA.map(([id, name, bank, lon, lat]): CityFacility => {
    return { id, name, kind: "klinik-pratama", bank, lon, lat, doctors: DOCTORS_OF_KLINIK };
  }),
  ...SOLO_DOCTORS.map(([id, bank, lon, lat]): CityFacility => {
    return { id, name: `Dokter praktik ${id}`, kind: "dokter-praktik-perorangan", bank, lon, lat, doctors: 1 };
  }),
];
