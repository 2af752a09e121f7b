import type { FacilityRow, Policy } from "fktp-redistribution";
import type { FacilityChange, Reasons } from "fktp-redistribution/study";
import type { DataFacts, Files, Maps, OnBad, PreviewFacts, Remains, Said, Shown } from "./messages.ts";

/** Columns by which the table of facilities can be sorted. */
export type SortBy = "name" | "doctors" | "quota" | "before" | "after" | "ratioAfter" | "leaving" | "arriving";

/** What is known of a plan. Other data or another policy leave nothing of it. */
interface PlanState {
  shown: Shown | null;
  maps: Maps | null;
  remains: Remains | null;
  /** What is asked of one facility, and of which; it stands alone, and is no change of the last change. */
  change: FacilityChange | null;
  chosen: string;
  preview: PreviewFacts | null;
  asked: string;
  reasons: Reasons | null;
  /** Whether something of the plan has been downloaded. */
  saved: boolean;
}

/** All that the page knows. It is drawn from this alone. */
export interface State extends PlanState {
  files: Files;
  onBad: OnBad;
  facts: DataFacts | null;
  title: string;
  synthetic: boolean;
  publish: boolean;
  policy: Policy;
  busy: { readonly share: number; readonly stage: string } | null;
  /** A plan kept beside the one that is shown. */
  kept: Shown | null;
  messages: readonly Said[];
  sortBy: SortBy;
  descending: boolean;
  /** Names of the parts that are folded out. */
  open: ReadonlySet<string>;
}

export function noPlan(): PlanState {
  const nothing = { shown: null, maps: null, remains: null, change: null, preview: null, reasons: null };
  return { ...nothing, chosen: "", asked: "", saved: false };
}

export function freshState(): State {
  return {
    ...noPlan(),
    files: {},
    onBad: "drop",
    facts: null,
    title: "",
    synthetic: false,
    publish: false,
    policy: {},
    busy: null,
    kept: null,
    messages: [],
    sortBy: "before",
    descending: true,
    open: new Set(),
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
