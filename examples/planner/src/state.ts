import type { FacilityRow, Policy } from "fktp-redistribution";
import type { FacilityChange, Reasons } from "fktp-redistribution/study";
import type { DataFacts, PreviewFacts, Shown } from "./messages.ts";

/** Columns by which the table of facilities can be sorted. */
export type SortBy = "name" | "doctors" | "quota" | "before" | "after" | "ratioAfter" | "leaving" | "arriving";

/** All that the page knows. It is drawn from this alone. */
export interface State {
  facts: DataFacts | null;
  policy: Policy;
  busy: { readonly share: number; readonly stage: string } | null;
  shown: Shown | null;
  /** A plan kept beside the one that is shown. */
  kept: Shown | null;
  change: FacilityChange | null;
  preview: PreviewFacts | null;
  asked: string;
  reasons: Reasons | null;
  messages: readonly string[];
  /** Whether something of the plan has been downloaded. */
  saved: boolean;
  sortBy: SortBy;
  descending: boolean;
}

export function freshState(): State {
  return {
    facts: null,
    policy: {},
    busy: null,
    shown: null,
    kept: null,
    change: null,
    preview: null,
    asked: "",
    reasons: null,
    messages: [],
    saved: false,
    sortBy: "before",
    descending: true,
  };
}

/** Facilities in the order asked for. */
export function sorted(rows: readonly FacilityRow[], by: SortBy, descending: boolean): FacilityRow[] {
  const order = [...rows].sort((a, b) => {
    const [one, two] = [a[by] ?? -1, b[by] ?? -1];
    return typeof one === "string" ? one.localeCompare(String(two)) : one - Number(two);
  });
  return descending ? order.reverse() : order;
}
