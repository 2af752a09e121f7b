/** What the page and its Worker say to each other: plain data, so that people and plans stay in the Worker. */

import type { FacilityRow, Policy, Summary } from "fktp-redistribution";
import type { UnknownFacility } from "fktp-redistribution/io";
import type { FacilityChange, Preview, Reasons } from "fktp-redistribution/study";

/** A sentence of the library, in both languages: the page may change its language at any time. */
export interface Said {
  readonly id: string;
  readonly en: string;
}

/** The tables that a planner brings, and the rivers. */
export type TableRole = "facilities" | "participants";
export type Role = TableRole | "rivers";

/** What becomes of people of whom it is not known where they live. */
export type OnBad = "drop" | "hold";

/** What can be taken away. */
export type Download = "transfers" | "facilities" | "letters" | "report" | "plan" | "rejects-facilities" | "rejects";

/** What the report says of the data: the page alone knows. */
export interface Title {
  readonly title: string;
  readonly data: "synthetic" | "real";
  /** Whether numbers of 1 to 4 people are left out. */
  readonly publish: boolean;
}

/** What is planned: the data under a policy, with a change of one facility. */
export interface Question {
  readonly policy: Policy;
  readonly change: FacilityChange | null;
}

/** What the page asks; each is answered with the same `serial`. */
export type Request = { readonly serial: number } & (
  | { readonly kind: "demo" }
  /** Reads a file; without a role it is found out what it is. */
  | { readonly kind: "read"; readonly role: Role | null; readonly file: File }
  /** Takes the rivers back. */
  | { readonly kind: "no-rivers" }
  /** Corrects what columns are read for: fields by the names of columns, `null` for none. */
  | { readonly kind: "match"; readonly role: TableRole; readonly mapping: Mapping }
  | { readonly kind: "on-bad"; readonly onBad: OnBad }
  /** These two end a plan that is being made: nobody waits for it any more. */
  | { readonly kind: "plan"; readonly question: Question }
  | { readonly kind: "preview"; readonly question: Question }
  | { readonly kind: "stop" }
  /** Keeps the plan that is shown, by a number of the page's own. */
  | { readonly kind: "keep"; readonly version: number }
  | { readonly kind: "forget"; readonly version: number }
  | { readonly kind: "compare"; readonly pair: Pair }
  | { readonly kind: "remains" }
  | { readonly kind: "why"; readonly id: string }
  | {
      readonly kind: "download";
      readonly what: Download;
      readonly of: Version | null;
      readonly lang: "id" | "en";
      readonly title: Title;
    }
);

/** Which versions are compared. */
export type Pair = readonly [a: number, b: number];

/** A plan that was kept, with the name that the planner gave it. */
export interface Version {
  readonly version: number;
  readonly name: string;
}

export type Mapping = Readonly<Record<string, string | null>>;

/** Faulty cells of one kind. */
export interface RejectKind {
  readonly column: string;
  readonly expected: Said;
  readonly got: Said;
  readonly count: number;
  /** The first lines of the file that have it. */
  readonly lines: readonly number[];
}

/** A file as read. */
export interface FileFacts {
  readonly name: string;
  readonly bytes: number;
  /** Rows below the names; of rivers, lines and crossings. */
  readonly rows: number;
  readonly crossings: number;
  readonly columns: readonly string[];
  readonly mapping: Readonly<Record<string, string>>;
  /** Why it cannot be used; none if it can. */
  readonly faults: readonly Said[];
  readonly rejects: number;
  readonly kinds: readonly RejectKind[];
  readonly notes: readonly Said[];
}

export type Files = Readonly<Partial<Record<Role, FileFacts>>>;

/** What is known of the data before anything is planned. */
export interface DataFacts {
  readonly name: string;
  readonly synthetic: boolean;
  readonly people: number;
  readonly facilities: number;
  readonly asked: number;
  readonly rivers: boolean;
  readonly regions: boolean;
  /** Rows that were set aside, and rows of people who stay for want of a place. */
  readonly setAside: number;
  readonly held: number;
  readonly unknownFacilities: readonly UnknownFacility[];
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
  readonly warnings: readonly Said[];
  readonly rivers: boolean;
}

/** Maps as SVG, in both languages; `null` without coordinates. They come after the figures. */
export type Maps = Readonly<Record<"before" | "after" | "flows", Said | null>>;

/** What a plan would be, nearly. */
export type PreviewFacts = Pick<Preview, "overQuota" | "transferred" | "meanExtraKm">;

/** How many people two versions treat differently. */
export interface Compared {
  readonly pair: Pair;
  readonly people: number;
  /** They stay in the one and are moved in the other. */
  readonly onlyA: number;
  readonly onlyB: number;
  /** Moved or placed in both, to different facilities. */
  readonly elsewhere: number;
}

/** What is left over quota, and what would end it. */
export interface Remains {
  readonly over: number;
  readonly doctors: number;
  readonly places: number;
  readonly consents: number;
  readonly groups: readonly {
    readonly facilities: readonly string[];
    readonly over: number;
    readonly doctors: number;
    readonly places: number;
    readonly mayNotMove: number;
  }[];
}

export type Reply = { readonly serial: number } & (
  | { readonly kind: "progress"; readonly share: number; readonly stage: string }
  | { readonly kind: "data"; readonly files: Files; readonly facts: DataFacts | null; readonly faults: readonly Said[] }
  | { readonly kind: "shown"; readonly shown: Shown; readonly question: Question }
  | { readonly kind: "maps"; readonly maps: Maps }
  | { readonly kind: "previewed"; readonly preview: PreviewFacts }
  | { readonly kind: "compared"; readonly compared: Compared }
  | { readonly kind: "remains"; readonly remains: Remains }
  | { readonly kind: "reasons"; readonly reasons: Reasons | null }
  | { readonly kind: "file"; readonly name: string; readonly content: Blob }
  | { readonly kind: "stopped" }
  | { readonly kind: "failed"; readonly faults: readonly Said[] }
);
