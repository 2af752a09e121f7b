import type { FacilityRow, Policy } from "fktp-redistribution";
import type { FacilityChange, Reasons } from "fktp-redistribution/study";
import type {
  Compared,
  DataFacts,
  Files,
  Maps,
  OnBad,
  Pair,
  PreviewFacts,
  Question,
  Remains,
  Said,
  Shown,
  Version,
} from "./messages.ts";

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
  /** What the plan that is shown was asked for; `policy` and `change` may have been moved since. */
  planned: Question | null;
}

/** A plan that is kept to compare, and what was asked for it. */
export interface Kept extends Version {
  readonly shown: Shown;
  readonly question: Question;
}

/** Versions that are kept to compare: of these data, under any policy. */
interface Versions {
  kept: readonly Kept[];
  /** Which of them are compared. */
  pair: Pair | null;
  compared: Compared | null;
}

/** All that the page knows. It is drawn from this alone. */
export interface State extends PlanState, Versions {
  files: Files;
  onBad: OnBad;
  facts: DataFacts | null;
  title: string;
  synthetic: boolean;
  publish: boolean;
  policy: Policy;
  busy: { readonly share: number; readonly stage: string } | null;
  messages: readonly Said[];
  /** What is read aloud when a plan is ready. */
  said: Said | null;
  sortBy: SortBy;
  descending: boolean;
  /** Names of the parts that are folded out. */
  open: ReadonlySet<string>;
}

export function noPlan(): PlanState {
  const nothing = { shown: null, planned: null, maps: null, remains: null, change: null, preview: null, reasons: null };
  return { ...nothing, chosen: "", asked: "", saved: false };
}

export function noVersions(): Versions {
  return { kept: [], pair: null, compared: null };
}

export function freshState(): State {
  return {
    ...noPlan(),
    ...noVersions(),
    files: {},
    onBad: "drop",
    facts: null,
    title: "",
    synthetic: false,
    publish: false,
    policy: {},
    busy: null,
    messages: [],
    said: null,
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
