import { type IssueList, isArray, typeOf } from "../errors.ts";
import { MOST_FACILITIES } from "../model/check.ts";
import type { ParticipantColumns } from "../types.ts";
import { report } from "./row-issue.ts";

/** The facilities that people name, row after row. */
export interface Choices {
  /** How many each row names; made when the first record names any. */
  count: Int32Array | undefined;
  readonly list: number[];
}

/** Reads the choices of one of `rows` rows; a map of facilities that is absent is not known. */
export function readChoices(
  into: Choices,
  row: number,
  rows: number,
  choices: unknown,
  facilities: ReadonlyMap<unknown, number> | undefined,
  issues: IssueList,
): void {
  into.count ??= new Int32Array(rows);
  const first = into.list.length;
  if (!isArray(choices)) {
    report(issues, "type", row, ".choices", "an array of ids of facilities", typeOf(choices));
    return;
  }
  try {
    const { length } = choices;
    if (length > MOST_FACILITIES) report(issues, "range", row, ".choices", `at most ${MOST_FACILITIES}`, `${length}`);
    for (let i = 0; i < Math.min(length, MOST_FACILITIES); i++) {
      const id: unknown = choices[i];
      const key = `.choices[${i}]`;
      const facility = facilities?.get(id);
      if (typeof id !== "string") report(issues, "type", row, key, "the id of a facility as text", typeOf(id));
      else if (facility === undefined) {
        if (facilities !== undefined) report(issues, "unknown-id", row, key, "the id of a facility", "another");
      } else if (into.list.indexOf(facility, first) >= 0) {
        report(issues, "duplicate", row, key, "each facility once", "one that stands before");
      } else into.list.push(facility);
    }
  } catch {
    report(issues, "type", row, ".choices", "an array of ids of facilities", "one that cannot be read");
  }
  into.count[row] = into.list.length - first;
}

/** The columns; none where nobody names a facility. */
export function choiceColumns({ count, list }: Choices): Pick<ParticipantColumns, "choiceStart" | "choice"> {
  if (count === undefined) return {};
  const choiceStart = new Int32Array(count.length + 1);
  for (let row = 0; row < count.length; row++) choiceStart[row + 1] = choiceStart[row]! + count[row]!;
  return { choiceStart, choice: Int32Array.from(list) };
}
