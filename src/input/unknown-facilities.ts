/**
 * Codes that no facility has. A code of a facility is nobody's secret and the planner must see it; but where the wrong
 * column was taken for it, what stands there may be a card number. So a code is shown only if it looks like one and stands in
 * more than one row, or if it is the code of a facility but for its spelling.
 */

/** A code that no facility has. */
export interface UnknownFacility {
  readonly code: string;
  /** Rows that name it, and the first of them. */
  readonly rows: number;
  readonly first: number;
  /** The facility it may be meant for: but for leading zeros, blanks, marks or small letters it is its code. */
  readonly cure?: string;
}

const CODE = /^[0-9A-Z]{8}$/;
const MOST_SHOWN = 20;

/** The unknown of these codes, the most frequent first; `named` refers to them for each row. */
export function unknownFacilities(
  codes: readonly string[],
  named: Int32Array,
  known: ReadonlyMap<string, number>,
): UnknownFacility[] {
  const rows = codes.map(() => 0);
  const first = codes.map(() => -1);
  for (let row = 0; row < named.length; row++) {
    const code = named[row]!;
    if (code < 0) continue;
    rows[code]!++;
    if (first[code] === -1) first[code] = row;
  }
  const cures = new Map([...known.keys()].map((id) => [bare(id), id]));
  return codes
    .flatMap((code, i): UnknownFacility[] => {
      if (known.has(code)) return [];
      const cure = cures.get(bare(code));
      const shown = cure !== undefined || (CODE.test(code) && rows[i]! >= 2);
      return shown ? [{ code, rows: rows[i]!, first: first[i]!, ...(cure !== undefined && { cure }) }] : [];
    })
    .sort((a, b) => b.rows - a.rows || (a.code < b.code ? -1 : 1))
    .slice(0, MOST_SHOWN);
}

/** A code without what is easily lost: leading zeros, blanks, marks, the size of letters. */
function bare(code: string): string {
  return code
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "")
    .replace(/^0+/, "");
}
