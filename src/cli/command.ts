/**
 * The command `fktp-redistribution`: from the tables of a branch office to a plan, its proof and its files.
 *
 * It uses what every program may use, the public entries of the library, and adds files, a clock and a key.
 */

import { InputError, message } from "fktp-redistribution";
import manifest from "../../package.json" with { type: "json" };
import { type Locale, langOf, UsageError, wishOf } from "./arguments.ts";
import { run } from "./commands.ts";
import { FileError } from "./files.ts";
import { type Output, Talk } from "./talk.ts";

/** Where the command runs: what it needs of `process`. */
export interface Host {
  readonly env: Locale;
  readonly stdout: Output;
  readonly stderr: Output;
}

/** Runs the command as typed; gives its exit code. `signal` breaks it off. */
export async function main(
  args: readonly string[],
  { env, stdout, stderr }: Host,
  signal: AbortSignal,
): Promise<number> {
  const talk = new Talk(langOf(args, env), stdout, stderr);
  try {
    const { command } = wishOf(args, talk.lang, today());
    if (command === "help") talk.print(talk.words("usage"));
    else if (command === "version") talk.print(manifest.version);
    else return await run(command, talk, signal);
    return 0;
  } catch (error) {
    talk.clear();
    return failed(error, signal.aborted, talk);
  } finally {
    talk.clear();
  }
}

/** Says what went wrong; its exit code. */
function failed(error: unknown, aborted: boolean, talk: Talk): number {
  if (aborted) {
    talk.note(talk.words("interrupted"));
    return 130;
  }
  if (error instanceof UsageError) {
    talk.note(talk.words(error.says, error.params));
    talk.note(talk.words("see-help"));
    return 1;
  }
  if (error instanceof FileError) talk.note(talk.words(error.says, { file: error.file, why: error.why }));
  else if (error instanceof InputError) talk.note(message(error, talk.lang));
  else talk.note(talk.words("unexpected", { why: error instanceof Error ? (error.stack ?? error.message) : "?" }));
  return 2;
}

/** The day where the command is run. */
function today(): string {
  const now = new Date();
  const two = (part: number): string => String(part).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
