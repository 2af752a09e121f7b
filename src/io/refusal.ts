import { InputError, type InputIssue, type InputIssueCode } from "../errors.ts";
import { refusalWords } from "../words/table-words.ts";
import { type Params, say } from "../words/words.ts";

/** Why a whole table cannot be read. */
export type Refusal = keyof typeof refusalWords;

/** The issue of a table that cannot be read at all. */
export function refusalIssue(path: string, says: Refusal, params: Params, code: InputIssueCode): InputIssue {
  const message = `${path}: ${say(refusalWords, says, params, "en")}`;
  return { code, path, params: { says, ...params }, message };
}

/** The error for it. */
export function refusal(path: string, says: Refusal, params: Params = {}, code: InputIssueCode = "type"): InputError {
  return new InputError([refusalIssue(path, says, params, code)]);
}
