// The example city on the day before the first letters: nobody has been asked. The people are SYNTHETIC.

import { consentCode, type Problem } from "fktp-redistribution";
import { pontianakProblem } from "../pontianak/city.ts";

/** The city with households: neighbours in the table who live at one place. */
export function cityBefore(scale: number): Problem {
  const city = pontianakProblem(1, scale);
  const { facility, lon, lat } = city.participants;
  const household = new Int32Array(facility.length);
  for (let row = 1; row < household.length; row++) {
    const isOther = lon![row] !== lon![row - 1] || lat![row] !== lat![row - 1];
    household[row] = isOther ? row : household[row - 1]!;
  }
  const consent = new Uint8Array(facility.length).fill(consentCode.unknown);
  const ids = Array.from(facility, (_, row) => `p${row}`);
  return { ...city, participants: { ...city.participants, household, consent, ids } };
}
