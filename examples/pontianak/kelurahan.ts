// The 29 kelurahan of Pontianak. Codes: Kemendagri. Centroid (degrees) and area: public boundary polygons.
// RT: neighbourhoods counted in 2009. No table of people per kelurahan is public, so the RT stand in as shares.

/** The rivers cut the city in three: A south and west of the Kapuas, B between Kapuas and Landak, C north. */
export type Bank = "A" | "B" | "C";

/** [longitude, latitude] in degrees, as in GeoJSON. */
export type Point = readonly [lon: number, lat: number];

export interface Kelurahan {
  readonly code: string;
  readonly name: string;
  readonly kecamatan: string;
  readonly bank: Bank;
  readonly centroid: Point;
  readonly km2: number;
  readonly rt2009: number;
}

const ROWS: readonly [string, string, string, Bank, number, number, number, number][] = [
  // code, name, kecamatan, bank, lon, lat, km², RT in 2009
  ["61.71.01.1002", "Benua Melayu Laut", "Selatan", "A", 109.3488, -0.0357, 0.839, 41],
  ["61.71.01.1003", "Benua Melayu Darat", "Selatan", "A", 109.3428, -0.0391, 2.668, 152],
  ["61.71.01.1004", "Parit Tokaya", "Selatan", "A", 109.3277, -0.0652, 6.381, 67],
  ["61.71.01.1005", "Kota Baru", "Selatan", "A", 109.3131, -0.0642, 3.363, 66],
  ["61.71.01.1006", "Akcaya", "Selatan", "A", 109.3288, -0.047, 3.172, 72],
  ["61.71.02.1001", "Parit Mayor", "Timur", "B", 109.3769, -0.0538, 1.85, 24],
  ["61.71.02.1002", "Banjar Serasan", "Timur", "B", 109.3626, -0.0456, 1.405, 34],
  ["61.71.02.1003", "Saigon", "Timur", "B", 109.3708, -0.0405, 3.409, 67],
  ["61.71.02.1004", "Tanjung Hulu", "Timur", "B", 109.3716, -0.0268, 2.406, 72],
  ["61.71.02.1005", "Tanjung Hilir", "Timur", "B", 109.3572, -0.0243, 1.108, 29],
  ["61.71.02.1006", "Dalam Bugis", "Timur", "B", 109.3546, -0.0293, 1.255, 76],
  ["61.71.02.1007", "Tambelan Sampit", "Timur", "B", 109.3523, -0.0337, 0.548, 31],
  ["61.71.03.1001", "Pal Lima", "Barat", "A", 109.2878, -0.0275, 5.175, 49],
  ["61.71.03.1002", "Sungai Jawi Dalam", "Barat", "A", 109.3114, -0.019, 2.437, 128],
  ["61.71.03.1003", "Sungai Jawi Luar", "Barat", "A", 109.3206, -0.01, 2.968, 150],
  ["61.71.03.1004", "Sungai Beliung", "Barat", "A", 109.2979, -0.0067, 5.657, 179],
  ["61.71.04.1001", "Siantan Hulu", "Utara", "C", 109.3628, 0.0006, 12.034, 135],
  ["61.71.04.1002", "Siantan Tengah", "Utara", "C", 109.3489, -0.0048, 3.955, 107],
  ["61.71.04.1003", "Siantan Hilir", "Utara", "C", 109.3358, 0.01, 12.08, 149],
  ["61.71.04.1004", "Batu Layang", "Utara", "C", 109.31, 0.0167, 13.226, 85],
  ["61.71.05.1001", "Sungai Bangkong", "Kota", "A", 109.3158, -0.0428, 6.047, 193],
  ["61.71.05.1002", "Darat Sekip", "Kota", "A", 109.3367, -0.0282, 1.09, 58],
  ["61.71.05.1003", "Tengah", "Kota", "A", 109.3342, -0.0237, 0.893, 38],
  ["61.71.05.1004", "Mariana", "Kota", "A", 109.332, -0.02, 0.672, 42],
  ["61.71.05.1005", "Sungai Jawi", "Kota", "A", 109.3039, -0.036, 7.324, 158],
  ["61.71.06.1001", "Bansir Laut", "Tenggara", "A", 109.3487, -0.0553, 2.8, 35],
  ["61.71.06.1002", "Bansir Darat", "Tenggara", "A", 109.3372, -0.0789, 8.134, 33],
  ["61.71.06.1003", "Bangka Belitung Laut", "Tenggara", "A", 109.3604, -0.0576, 2.448, 54],
  ["61.71.06.1004", "Bangka Belitung Darat", "Tenggara", "A", 109.3503, -0.0809, 2.879, 47],
];

export const KELURAHAN: readonly Kelurahan[] = ROWS.map(([code, name, kecamatan, bank, lon, lat, km2, rt2009]) => ({
  code,
  name,
  kecamatan,
  bank,
  centroid: [lon, lat],
  km2,
  rt2009,
}));
