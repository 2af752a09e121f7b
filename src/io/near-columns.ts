/**
 * Names of columns that are nearly known ones: `kode fakses`, `lattitude`. Other columns are passed over on purpose; one of
 * these would be passed over by mistake. A field that has its column is not looked for.
 */

import { isNear } from "../input/near-keys.ts";
import { plain } from "../model/spelling.ts";
import type { FieldNames, Heading } from "./fields.ts";

/** A column that is not read, and the name that it nearly has. */
export interface NearColumn {
  /** As it stands in the table. */
  readonly column: string;
  readonly field: string;
  /** A name by which it would be read. */
  readonly usual: string;
}

/** The columns without a meaning whose names are nearly those of fields without a column. */
export function nearColumns(
  cells: readonly string[],
  { at, ignored }: Heading,
  names: FieldNames,
  mapping: Readonly<Record<string, string | null>>,
): NearColumn[] {
  const missing = Object.entries(names).filter(([field]) => !at.has(field) && mapping[field] === undefined);
  const known = missing.flatMap(([field, list]) => list.map((name) => ({ field, usual: name.replace(/^\?/, "") })));
  return ignored.flatMap((i) => {
    const column = cells[i]!;
    const near = known.find(({ usual }) => isNear(plain(column), plain(usual)));
    return near === undefined ? [] : [{ column, ...near }];
  });
}
