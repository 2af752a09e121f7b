// Brebes: 2,092,147 participants at 131 facilities in June 2024. 113 facilities are those of the BPJS list of 2019 that
// have a point; 18 more stand at SYNTHETIC spots. People and doctors are SYNTHETIC; doctors are taken to be short: some
// two for three that the norm asks for.
//
// Sources: a media report of 2024 on participants and facilities; the BPJS list of 2019; public boundary polygons of the
// 297 desa.

import { mulberry32 } from "../pontianak/random.ts";
import { areaOf, facilityOf, factsOf, type Place, somewhere } from "./place.ts";

const BREBES = "Kabupaten Brebes";
const PARTICIPANTS = 2_092_147;
/** Assumed: newborns and others who have no facility yet, one in 200. */
const NEWLY_ENROLLED = Math.round(PARTICIPANTS / 200);

export function brebes(seed: number): Place {
  const random = mulberry32(seed);
  const areas = factsOf("brebes-desa").map((row) => areaOf(row, BREBES));
  // Assumed: three to five doctors at a puskesmas, two in a clinic, one alone.
  const atPuskesmas = () => 3 + Math.floor(3 * random());
  const listed = factsOf("brebes-fktp").map((row) =>
    facilityOf(row, BREBES, row.kind === "puskesmas" ? atPuskesmas() : row.kind === "klinik-pratama" ? 2 : 1),
  );
  const facilities = [
    ...listed,
    ...somewhere("klinik-pratama", 12, areas, random, () => 2),
    ...somewhere("dokter-praktik-perorangan", 6, areas, random, () => 1),
  ];
  const participants = PARTICIPANTS - NEWLY_ENROLLED;
  const region = { name: BREBES, participants, newlyEnrolled: NEWLY_ENROLLED, areas, facilities };
  return { name: "Brebes", regions: [region], neighbourhoodKm: 0.25 };
}
