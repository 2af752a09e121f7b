/** What is asked, answered and promised: the book and what follows from it. Plain data, never written to. */

/** A day as `YYYY-MM-DD`, from 1970 to 2199, in local time: the library has no clock. */
export type Day = string;

/** One row of the book. Rows are only ever added, in the order of their days; within a day their order counts. */
export type BookEntry = AskedEntry | AgreedEntry | WishedEntry | AnsweredNoEntry | CancelledEntry | IntakeEntry;

/** A row that says what somebody answered. */
export type AnswerEntry = AgreedEntry | WishedEntry | AnsweredNoEntry | CancelledEntry;

/** A letter was sent. */
export interface AskedEntry {
  readonly kind: "asked";
  /** The day of the letter. */
  readonly at: Day;
  readonly participantId: string;
  /** The last day of answering, inclusive. After it the letter has lapsed, and what it kept is free. */
  readonly until: Day;
  /** The facility at which a place is kept for them until then. Default: none, first come, first served. */
  readonly keptId?: string | undefined;
  /** Other facilities that the letter names; theirs only if a place is free when they answer. */
  readonly alsoIds?: readonly string[] | undefined;
  /** The number of the wave, from 1. */
  readonly wave: number;
}

/** Somebody said yes to one facility. It counts from the first day of the next month. */
export interface AgreedEntry {
  readonly kind: "agreed";
  readonly at: Day;
  readonly participantId: string;
  readonly toId: string;
  /** Who answered. */
  readonly by?: "self" | "guardian" | undefined;
  /** The day on which it was said, where it was entered later. */
  readonly said?: Day | undefined;
  /** Where the proof of the consent is kept: 1 to 64 of `A–Z a–z 0–9 -`. A reference, never a text. */
  readonly proof?: string | undefined;
}

/** A ranked list of facilities, the dearest first: for a batch (`settle`), or a wish that no letter offered. */
export interface WishedEntry {
  readonly kind: "wished";
  readonly at: Day;
  /** The day on which it was said, where it was entered later. */
  readonly said?: Day | undefined;
  readonly participantId: string;
  /** At least one, each once. A list that ends at the kept place takes that at least; any other ends at staying. */
  readonly choiceIds: readonly string[];
}

/** `declined`: no to a letter. `withdrawn`: a consent taken back before it counts. `returned`: back to the old facility after. */
export interface AnsweredNoEntry {
  readonly kind: "declined" | "withdrawn" | "returned";
  readonly at: Day;
  readonly participantId: string;
  /** The day on which it was said, where it was entered later. */
  readonly said?: Day | undefined;
}

/**
 * The planner takes a letter or a place back. `place-gone`: the facility has no room any more; they stay, and are the
 * first to be asked again. `error`: as if they had never been asked. `eligibility`: they died, moved away, are insured no
 * more: their row counts nowhere from then on.
 */
export interface CancelledEntry {
  readonly kind: "cancelled";
  readonly at: Day;
  readonly participantId: string;
  readonly cause: "place-gone" | "eligibility" | "error";
  /** An open letter is led elsewhere: the facility at which a place is kept from now on. */
  readonly insteadId?: string | undefined;
  /** They said yes on this day, to this facility, and no place was left. */
  readonly said?: Day | undefined;
  readonly saidTo?: string | undefined;
}

/** What a facility agreed to take, beyond its people at the start of the round; `null` for no limit. */
export interface IntakeEntry {
  readonly kind: "intake";
  readonly at: Day;
  readonly facilityId: string;
  readonly maxIntake: number | null;
}

/** The numbers in the column `Standing.status`. */
export interface StatusCode {
  readonly neverAsked: 0;
  /** A letter is open. */
  readonly asked: 1;
  /** Said yes; it does not count yet. */
  readonly agreed: 2;
  readonly declined: 3;
  /** Gave no answer until the last day. No refusal. */
  readonly lapsed: 4;
  /** Said yes, and it counts. */
  readonly moved: 5;
  readonly returned: 6;
  readonly withdrawn: 7;
  /** Their place is gone (`place-gone`). They stay, and are the first to be asked again. */
  readonly cancelled: 8;
  /** Counts nowhere any more (`eligibility`). */
  readonly out: 9;
}

/**
 * Why a row of the book is refused:
 * - `malformed`: not a row of a book: its kind, a day, an id, a number or the form of a proof
 * - `out-of-order`: its day is before that of a row before it
 * - `unknown-participant`, `unknown-facility`: no such id in the problem
 * - `not-registered`: asked, declined, withdrawn or returned, of somebody registered nowhere: they are placed, or choose
 * - `held`: somebody of the household must not be moved (`hold`)
 * - `out`: their row counts nowhere any more
 * - `same-facility`: the facility they are registered at already, or that is kept already
 * - `no-room`: no place is free there
 * - `already-asked`, `already-agreed`, `already-moved`: it does not fit what they were told or said before
 * - `not-moved`: returned, and not moved: write `withdrawn`
 * - `not-open`: cancelled, and there is neither an open letter nor an agreement
 * - `until-passed`: a letter that ends before it begins
 * - `household`: the household answers as one, and the others have no such row on this day
 */
export type BookCode =
  | "malformed"
  | "out-of-order"
  | "unknown-participant"
  | "unknown-facility"
  | "not-registered"
  | "held"
  | "out"
  | "same-facility"
  | "no-room"
  | "already-asked"
  | "already-agreed"
  | "already-moved"
  | "not-moved"
  | "not-open"
  | "until-passed"
  | "household";

/** A row of the book that breaks a rule: it is left out, as if it were not there. */
export interface RefusedEntry {
  /** Its index in the book. */
  readonly entry: number;
  readonly code: BookCode;
  /** What is wrong and what would mend it, in English; `bookMessage` has it in Indonesian. Nothing of the participant. */
  readonly message: string;
}

/** Somebody whose agreed or kept place is gone: they must be told, and are the first to be asked again. */
export interface CancelledPlace {
  readonly participant: number;
  /** Index of the facility that has no place for them any more; −1 where the letter kept none. */
  readonly facility: number;
}

/** The state on a day. Columns have an entry a row of the problem, or one a facility. */
export interface Standing {
  /** The day. */
  readonly on: Day;
  /** One of {@link StatusCode}. */
  readonly status: Uint8Array;
  /** People in the row. */
  readonly people: Int32Array;
  /** The facility kept for them, agreed to, or from which they returned: an index, −1 for none. */
  readonly place: Int32Array;
  /** The month from whose first day it counts: months since January 1970; −1 where nothing is agreed. */
  readonly effective: Int32Array;
  /** The last day of the last letter, days since 1 January 1970; −1 for people who were never asked. */
  readonly until: Int32Array;
  /** The wave of the last letter; 0 for people who were never asked. */
  readonly wave: Int32Array;
  /** Letters of this book that are closed, by how they ended: yes to any facility, or no and no answer. */
  readonly answers: { readonly yes: Int32Array; readonly no: Int32Array };
  /** With whom they answer as one: the first row of the group; the row itself for people who answer alone. */
  readonly group: Int32Array;
  /** Ranked lists not settled yet: those of row r stand in `choice` from `start[r]` to before `start[r + 1]`. */
  readonly wishes: { readonly start: Int32Array; readonly choice: Int32Array };
  readonly facilities: StandingOfFacilities;
  /** People whose place is gone, by row. */
  readonly cancelled: readonly CancelledPlace[];
  /** Rows of the book that break a rule, by index. */
  readonly refused: readonly RefusedEntry[];
  /** How many rows of the book are dated after the day, and do not count yet. */
  readonly later: number;
}

/**
 * People by facility. Two kinds of rows alone may lift enrolled + coming + kept above the ceiling, or farther above it:
 * `returned`, by its people, at the facility they return to; `intake`, by what the ceiling falls. `withdrawn` does not: who
 * takes a yes back before it counts has not left yet, and is counted there all the time. As days pass without rows, the sum
 * never grows.
 */
export interface StandingOfFacilities {
  /** People at the start of the round, from which agreed intake and outflow count. */
  readonly start: Int32Array;
  /** People registered there on the day; those who said yes elsewhere until it counts. */
  readonly enrolled: Int32Array;
  /** People who said yes to it, and are not there yet. */
  readonly coming: Int32Array;
  /** People for whom an open letter keeps a place. */
  readonly kept: Int32Array;
  /** Of those enrolled, people who said yes to another. */
  readonly leaving: Int32Array;
  /** Places for whoever comes first: ceiling − enrolled − coming − kept, at least 0. */
  readonly free: Int32Array;
  /** The most people by quota and agreed intake. Infinity where there is no limit. */
  readonly ceiling: Float64Array;
  /** The intake agreed with it, beyond the people at the start of the round; Infinity where there is no limit. */
  readonly maxIntake: Float64Array;
}
