export { bookFromJson, bookToJson, forget } from "./book.ts";
export { bookFromTable, bookTable } from "./book-table.ts";
export {
  type AnswerCode,
  type AnswersOfDay,
  answerRefusal,
  type EnteredAnswers,
  enterAnswers,
  type RefusedAnswer,
} from "./enter-answers.ts";
export { askedEntries, changedEntries, type LetterDays, settledEntries } from "./entries.ts";
export { invite } from "./invite.ts";
export type * from "./invite-types.ts";
export { learn } from "./learn.ts";
export { statusCode } from "./ledger.ts";
export { type LetterFacility, type LetterRow, letterRows, type Newcomers } from "./letter-rows.ts";
export { letterTable } from "./letter-table.ts";
export { lastDayToAnswer, nextWave, type Wave, type WaveOptions } from "./next-wave.ts";
export { type Offer, offersFor } from "./offers.ts";
export {
  type AnswerFault,
  type AnswerListOptions,
  answerListHtml,
  answerMessage,
  answersFromTable,
  answerTable,
  type TypedAnswers,
} from "./paper.ts";
export { bookMessage } from "./refusals.ts";
export { type RemainingOptions, remaining } from "./remaining.ts";
export { replan } from "./replan.ts";
export type * from "./replan-types.ts";
export { type SettledRows, type Settlement, settle, settleProblem } from "./settle.ts";
export { splitProblem } from "./split-problem.ts";
export { standing } from "./standing.ts";
export {
  type FacilityStanding,
  facilityStandings,
  type MoveThatStands,
  movesThatStand,
  type PeopleByStatus,
  peopleByStatus,
} from "./standing-rows.ts";
export type * from "./types.ts";
