/**
 * Answers as they come in, entered into the book.
 *
 * Problem. Answers arrive late, twice and in any order, some are wrong, and some say yes to a place that has gone. The
 * book takes rows in the order of their days, and nothing may be lost that somebody said.
 *
 * Rules. What was said on a day before the last one of the book is entered on that last day, with the day on which it
 * was `said`: what others were told meanwhile is not undone. What is in the book already is not entered again. A yes for
 * which no place is left is entered as `cancelled` (`place-gone`): they are told, stay, and come first in the next wave.
 * Whatever else breaks a rule, or is older than what the same person said since, is refused with a reason, and nothing of
 * it is entered. So the same list entered twice changes nothing, unless a place has become free meanwhile.
 *
 * Method. The book is folded with all new rows; what is refused is taken out or becomes `cancelled`, and it is folded
 * again. By the law that refused rows change nothing, what is left stands as it stood. O(rows + entries), three times.
 */

import type { Policy, Problem } from "../types.ts";
import { answerRefusalWords, bookWords } from "../words/asking-words.ts";
import { type Lang, say } from "../words/words.ts";
import { firstDayOf, readDay, textOfDay } from "./days.ts";
import { checkNoneLater } from "./next-wave.ts";
import { standing } from "./standing.ts";
import type { AgreedEntry, AnswerEntry, BookCode, BookEntry, Day, Standing } from "./types.ts";

/** Why an answer is refused: as a row of the book is, or by its day. */
export type AnswerCode = BookCode | "answer-after" | "answer-before-letter" | "answer-older";

/** An answer that is not entered. */
export interface RefusedAnswer {
  /** Its index among the answers. */
  readonly answer: number;
  readonly code: AnswerCode;
}

/** What became of answers. */
export interface EnteredAnswers {
  /** The rows to append to the book. */
  readonly entries: readonly AnswerEntry[];
  /** The state on the day, with them. */
  readonly standing: Standing;
  readonly refused: readonly RefusedAnswer[];
  /** Answers that were in the book already. */
  readonly known: number;
  /** Answers entered on a later day than they were said on. */
  readonly late: number;
  /** Answers that said yes where no place was left. */
  readonly full: number;
}

/** Answers that are entered on one day. */
export interface AnswersOfDay {
  /** As `answersFromTable` gives them, or any rows of a book, in the order of their days. */
  readonly answers: readonly AnswerEntry[];
  /** The day on which they are entered. */
  readonly on: Day;
}

/** One answer on its way into the book. */
interface Candidate {
  readonly answer: number;
  readonly entry: AnswerEntry;
}

/**
 * Answers for the book: which rows to append, and what stands then. Pure.
 *
 * @throws InputError for a wrong problem, policy or day, and for a book with rows of later days.
 *
 * @example
 * const answers = answersFromTable(cells).entries;
 * const { entries } = enterAnswers(problem, policy, book, { answers, on: "2026-01-20" });
 * book.push(...entries);
 */
export function enterAnswers(
  problem: Problem,
  policy: Policy | null | undefined,
  book: readonly BookEntry[],
  { answers, on }: AnswersOfDay,
): EnteredAnswers {
  checkNoneLater(book, on);
  const { candidates, refused, known } = sorted(book, { answers, on });
  const fold = (rows: readonly Candidate[]): Standing =>
    standing(problem, policy, [...book, ...rows.map(({ entry }) => entry)], on);
  const codes = refusedOf(book, candidates, fold(candidates));
  const isFull = ({ answer, entry }: Candidate): boolean => codes.get(answer) === "no-room" && entry.kind === "agreed";
  const entering = candidates
    .filter((one) => !codes.has(one.answer) || isFull(one))
    .map((one) => (isFull(one) ? { ...one, entry: cancelledOf(one.entry) } : one));
  // A letter that has lapsed leaves nothing to cancel: that yes is refused after all, for the place is gone.
  const still = refusedOf(book, entering, fold(entering));
  const entered = entering.filter(({ answer }) => !still.has(answer));
  const stands = new Set(entered.map(({ answer }) => answer));
  for (const [answer, code] of new Map([...still, ...codes])) if (!stands.has(answer)) refused.push({ answer, code });
  return {
    entries: entered.map(({ entry }) => entry),
    standing: fold(entered),
    refused: refused.sort((a, b) => a.answer - b.answer),
    known,
    late: entered.filter(({ answer, entry }) => entry.at !== answers[answer]!.at).length,
    full: entered.filter(({ answer }) => codes.has(answer)).length,
  };
}

/** Answers that are new, with the days on which they are entered. */
function sorted(
  book: readonly BookEntry[],
  { answers, on }: AnswersOfDay,
): { candidates: Candidate[]; refused: RefusedAnswer[]; known: number } {
  const { there, lettersFrom, lastSaid, countsFrom, last } = factsOf(book);
  const isKnown = answers.map((entry) => {
    const left = there.get(keyOf(entry)) ?? 0;
    if (left > 0) there.set(keyOf(entry), left - 1);
    return left > 0;
  });
  // Of whom a later answer of this list is in the book, this one was refused when that came in.
  const lastKnown = new Map(answers.flatMap((entry, i) => (isKnown[i] ? [[entry.participantId, i] as const] : [])));
  const candidates: Candidate[] = [];
  const refused: RefusedAnswer[] = [];
  answers.forEach((entry, answer) => {
    if (isKnown[answer]) return;
    const { at, participantId: id } = entry;
    const isOlder = at < (lastSaid.get(id) ?? "") || answer < (lastKnown.get(id) ?? -1);
    if (at > on) refused.push({ answer, code: "answer-after" });
    else if (at < (lettersFrom.get(id) ?? "")) refused.push({ answer, code: "answer-before-letter" });
    else if (entry.kind === "returned" && at < (countsFrom.get(id) ?? "")) refused.push({ answer, code: "not-moved" });
    else if (isOlder) refused.push({ answer, code: "answer-older" });
    else candidates.push({ answer, entry: at < last ? { ...entry, at: last, said: at } : entry });
  });
  return { candidates, refused, known: isKnown.filter((one) => one).length };
}

/** What answers are compared with. */
interface BookFacts {
  /** How often the book says it. */
  readonly there: Map<string, number>;
  /** The day of somebody's first letter, and on which they last said anything. */
  readonly lettersFrom: Map<string, Day>;
  readonly lastSaid: Map<string, Day>;
  /** From when somebody's last yes counts. */
  readonly countsFrom: Map<string, Day>;
  /** The last day of the book. */
  readonly last: Day;
}

function factsOf(book: readonly BookEntry[]): BookFacts {
  const facts = {
    there: new Map<string, number>(),
    lettersFrom: new Map<string, Day>(),
    lastSaid: new Map<string, Day>(),
    countsFrom: new Map<string, Day>(),
  };
  let last = "";
  for (const entry of book) {
    const key = keyOf(entry);
    facts.there.set(key, (facts.there.get(key) ?? 0) + 1);
    const day = readDay(entry?.at);
    if (day === undefined) continue;
    if (entry.at > last) last = entry.at;
    if (!("participantId" in entry)) continue;
    const { participantId: id, at } = entry;
    const said = "said" in entry && entry.said !== undefined ? entry.said : at;
    if (entry.kind === "agreed") facts.countsFrom.set(id, textOfDay(firstDayOf(day.month + 1)));
    if (entry.kind === "asked") {
      if (!facts.lettersFrom.has(id)) facts.lettersFrom.set(id, at);
    } else if ((entry.kind !== "cancelled" || "said" in entry) && said > (facts.lastSaid.get(id) ?? "")) {
      facts.lastSaid.set(id, said);
    }
  }
  return { ...facts, last };
}

/** Who said what, and when: the same for an answer and for the row that it has become. */
function keyOf(entry: BookEntry): string {
  const fields = (entry ?? {}) as unknown as Readonly<Record<string, unknown>>;
  const { kind, participantId, facilityId, toId, choiceIds, maxIntake, at, said = at, saidTo } = fields;
  const what = kind === "cancelled" && saidTo !== undefined ? "agreed" : kind;
  return JSON.stringify([what, participantId ?? facilityId, saidTo ?? toId ?? choiceIds ?? maxIntake, said]);
}

/** A yes to where no place is left. */
function cancelledOf(entry: AnswerEntry): AnswerEntry {
  const { at, participantId, toId, said = at } = entry as AgreedEntry;
  return { kind: "cancelled", at, participantId, cause: "place-gone", said, saidTo: toId };
}

/** Why answers are refused, by their index: only a yes can become something else. */
function refusedOf(
  { length }: readonly BookEntry[],
  candidates: readonly Candidate[],
  { refused }: Standing,
): Map<number, AnswerCode> {
  const codes = new Map<number, AnswerCode>();
  for (const { entry, code } of refused) if (entry >= length) codes.set(candidates[entry - length]!.answer, code);
  return codes;
}

/**
 * Why an answer was refused, in English or Indonesian. Nothing of the participant.
 *
 * @example
 * const answers = answersFromTable(cells).entries;
 * const { refused } = enterAnswers(problem, policy, book, { answers, on: "2026-01-20" });
 * for (const { code } of refused) console.log(answerRefusal(code, "id"));
 */
export function answerRefusal(code: AnswerCode, lang: Lang = "en"): string {
  const own = code in answerRefusalWords;
  return own
    ? say(answerRefusalWords, code as keyof typeof answerRefusalWords, {}, lang)
    : say(bookWords, code as BookCode, {}, lang);
}
