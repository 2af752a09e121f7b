/** What `ask` and `answers` begin with: people with lasting ids, the policy, the book. */

import type { Policy } from "fktp-redistribution";
import type { Standing } from "fktp-redistribution/asking";
import type { Command } from "./arguments.ts";
import { type BookFile, readBook } from "./book.ts";
import { FileError } from "./files.ts";
import { checkLastingIds, type Inputs, policyOf, readInputs } from "./inputs.ts";
import type { Talk } from "./talk.ts";

/** What a round is read from. */
export interface Round {
  readonly inputs: Inputs;
  readonly policy: Policy;
  readonly book: BookFile;
}

/** Reads them. Only `ask` begins a book. */
export async function readRound(command: Command, talk: Talk): Promise<Round> {
  const inputs = await readInputs(command, talk);
  checkLastingIds(command, inputs);
  const policy = await policyOf(command);
  const book = await readBook(command.asking.book);
  if (book.isNew && command.name !== "ask") throw new FileError("no-book", book.path);
  if (command.isToday) talk.note(talk.words("no-date", { day: command.date }));
  if (book.isNew) talk.note(talk.words("new-book", { file: book.path }));
  if (book.isTorn) talk.note(talk.words("torn-book", { file: book.path }));
  return { inputs, policy, book };
}

/** A book that does not fit these tables says so in its refused rows. */
export function tellRefused({ refused }: Standing, talk: Talk): void {
  if (refused.length > 0) talk.note(talk.words("book-refused", { rows: refused.length }));
}
