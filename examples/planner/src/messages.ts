/** What the page and its Worker say to each other: plain data, so that people and plans stay in the Worker. */

import type { FacilityRow, PlanWarning, Policy, Summary } from "fktp-redistribution";
import type { FacilityChange, Reasons } from "fktp-redistribution/study";

/** The files a planner brings. */
export type Role = "facilities" | "participants" | "rivers";

/** What can be taken away. */
export type Download = "transfers" | "facilities" | "report" | "plan";

/** What the page asks; each is answered with the same `serial`. */
export type Request = { readonly serial: number } & (
  | { readonly kind: "demo" }
  | { readonly kind: "plan"; readonly policy: Policy }
  | { readonly kind: "stop" }
  | { readonly kind: "preview"; readonly change: FacilityChange }
  | { readonly kind: "change"; readonly change: FacilityChange | null }
  | { readonly kind: "why"; readonly id: string }
  | { readonly kind: "download"; readonly what: Download; readonly lang: "id" | "en" }
);

/** What is known of the data before anything is planned. */
export interface DataFacts {
  readonly name: string;
  readonly synthetic: boolean;
  readonly people: number;
  readonly facilities: number;
  readonly asked: number;
  readonly rivers: boolean;
}

/** One plan as the page shows it. */
export interface Shown {
  readonly status: "optimal" | "near-optimal" | "stopped";
  readonly stage: "ready" | "proposal";
  readonly ok: boolean;
  readonly proven: boolean;
  readonly milliseconds: number;
  readonly summary: Summary;
  readonly rows: readonly FacilityRow[];
  readonly warnings: readonly PlanWarning[];
  /** Maps as SVG in both languages; `null` without coordinates. */
  readonly maps: { readonly before: string | null; readonly after: string | null; readonly flows: string | null };
}

export interface PreviewFacts {
  readonly overQuota: number;
}

export type Reply = { readonly serial: number } & (
  | { readonly kind: "progress"; readonly share: number; readonly stage: string }
  | { readonly kind: "data"; readonly facts: DataFacts }
  | { readonly kind: "shown"; readonly shown: Shown }
  | { readonly kind: "previewed"; readonly preview: PreviewFacts }
  | { readonly kind: "reasons"; readonly reasons: Reasons | null }
  | { readonly kind: "file"; readonly name: string; readonly type: string; readonly content: string }
  | { readonly kind: "failed"; readonly messages: readonly string[] }
);
