// Singkawang: 182,370 participants at 28 facilities in August 2021, when 76.22 % of 239,260 people took part; and 21,001
// who are newly enrolled on the way to 85 %. Facilities with a code are those of the BPJS list of 2019; seven of the 28
// have no point there, or came later, and stand at SYNTHETIC spots. People and doctors are SYNTHETIC.
//
// Sources: media reports of 2021 on participants; the BPJS list of facilities of 2019; public boundary polygons.

import { mulberry32 } from "../pontianak/random.ts";
import { areaOf, facilityOf, factsOf, type Place, type Region, somewhere } from "./place.ts";

export const SINGKAWANG = "Kota Singkawang";

export function singkawangRegion(seed: number): Region {
  const random = mulberry32(seed);
  const areas = factsOf("singkawang-kelurahan").map((row) => areaOf(row, SINGKAWANG));
  const listed = factsOf("singkawang-fktp").map((row) => {
    // Assumed: three doctors at the older puskesmas of a kecamatan, two at its second, one in a clinic.
    const doctors = row.kind === "puskesmas" ? (row.name!.endsWith(" II") ? 2 : 3) : 1;
    return facilityOf(row, SINGKAWANG, doctors);
  });
  const facilities = [
    ...listed,
    ...somewhere("puskesmas", 1, areas, random, () => 2),
    ...somewhere("klinik-pratama", 3, areas, random, () => 1),
    ...somewhere("dokter-praktik-perorangan", 3, areas, random, () => 1),
  ];
  return { name: SINGKAWANG, participants: 182_370, newlyEnrolled: 21_001, areas, facilities };
}

export function singkawang(seed: number): Place {
  return { name: "Singkawang", regions: [singkawangRegion(seed)], neighbourhoodKm: 0.2 };
}
