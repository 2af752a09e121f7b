/** What was typed, checked: wrong usage is said before anything is read. */

import { parseArgs } from "node:util";
import type { commandWords } from "../words/command-words.ts";
import type { Lang, Params } from "../words/words.ts";

/** Wrong usage: exit code 1. */
export class UsageError extends Error {
  readonly says: keyof typeof commandWords;
  readonly params: Params;

  constructor(says: keyof typeof commandWords, params: Params = {}) {
    super(says);
    this.says = says;
    this.params = params;
  }
}

export const COMMANDS = ["plan", "check", "verify", "explain"] as const;
export type CommandName = (typeof COMMANDS)[number];

type Table = "facilities" | "participants";

/** A command that can be run. */
export interface Command {
  readonly name: CommandName;
  readonly files: Readonly<Record<Table, string>>;
  readonly out: string | undefined;
  readonly plan: string | undefined;
  readonly rivers: string | undefined;
  readonly policy: string | undefined;
  readonly propose: boolean;
  readonly keyFile: string | undefined;
  readonly mapping: Readonly<Record<Table, Readonly<Record<string, string>>>>;
  readonly sheets: Readonly<Partial<Record<Table, string>>>;
  readonly onBad: "drop" | "hold" | "throw";
  readonly date: string;
  readonly title: string | undefined;
  readonly synthetic: boolean;
  readonly json: boolean;
}

/** What was asked for beside a command. */
export interface Wish {
  readonly lang: Lang;
  readonly command: Command | "help" | "version";
}

const options = {
  out: { type: "string" },
  plan: { type: "string" },
  rivers: { type: "string" },
  policy: { type: "string" },
  propose: { type: "boolean" },
  "key-file": { type: "string" },
  map: { type: "string", multiple: true },
  sheet: { type: "string", multiple: true },
  "on-bad": { type: "string" },
  date: { type: "string" },
  title: { type: "string" },
  synthetic: { type: "boolean" },
  json: { type: "boolean" },
  lang: { type: "string" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean" },
} as const;

/** Where the system says its language. */
export interface Locale {
  readonly LC_ALL?: string | undefined;
  readonly LC_MESSAGES?: string | undefined;
  readonly LANG?: string | undefined;
}

/** The language of the system: Indonesian where it says so. */
export function langOf(args: readonly string[], env: Locale): Lang {
  const at = args.indexOf("--lang");
  const said = args.find((arg) => arg.startsWith("--lang="))?.slice("--lang=".length) ?? args[at + 1];
  if (at >= 0 || args.some((arg) => arg.startsWith("--lang="))) return said === "id" ? "id" : "en";
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || "";
  return /^id([_.-]|$)/i.test(locale) ? "id" : "en";
}

/** Understands the arguments. Throws {@link UsageError}. */
export function wishOf(args: readonly string[], lang: Lang, today: string): Wish {
  const { values, positionals } = parsed(args);
  if (values.help) return { lang, command: "help" };
  if (values.version) return { lang, command: "version" };
  if (values.lang !== undefined) oneOf("--lang", values.lang, ["id", "en"]);
  const [name, ...files] = positionals;
  if (name === undefined || !isCommand(name)) throw new UsageError("no-command");
  if (files.length !== 2) throw new UsageError("two-tables");
  if (name === "plan" && values.out === undefined) throw new UsageError("needs-out");
  if ((name === "verify" || name === "explain") && values.plan === undefined) throw new UsageError("needs-plan");
  if (values.date !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(values.date)) wrong("--date", "YYYY-MM-DD");
  const command: Command = {
    name,
    files: { facilities: files[0]!, participants: files[1]! },
    ...{ out: values.out, plan: values.plan, rivers: values.rivers, policy: values.policy, title: values.title },
    ...{ propose: values.propose ?? false, synthetic: values.synthetic ?? false, json: values.json ?? false },
    keyFile: values["key-file"],
    mapping: mappingOf(values.map ?? []),
    sheets: sheetsOf(values.sheet ?? []),
    onBad: oneOf("--on-bad", values["on-bad"] ?? "drop", ["drop", "hold", "throw"]),
    date: values.date ?? today,
  };
  return { lang, command };
}

function parsed(
  args: readonly string[],
): ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    const option = /--?[a-z-]+/.exec(error instanceof Error ? error.message : "")?.[0] ?? "?";
    throw new UsageError("bad-option", { option });
  }
}

function isCommand(name: string): name is CommandName {
  return (COMMANDS as readonly string[]).includes(name);
}

function wrong(option: string, expected: string): never {
  throw new UsageError("bad-value", { option, expected });
}

function oneOf<T extends string>(option: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === value);
  return found ?? wrong(option, allowed.join(" | "));
}

function mappingOf(given: readonly string[]): Command["mapping"] {
  const mapping: Record<Table, Record<string, string>> = { facilities: {}, participants: {} };
  for (const text of given) {
    const [, table, field, name] = /^(facilities|participants)\.([^=]+)=(.+)$/.exec(text) ?? [];
    if (table === undefined) wrong("--map", "participants.consent=Jawaban");
    mapping[table as Table][field!] = name!;
  }
  return mapping;
}

function sheetsOf(given: readonly string[]): Command["sheets"] {
  const sheets: Partial<Record<Table, string>> = {};
  for (const text of given) {
    const [, table, name] = /^(facilities|participants)=(.+)$/.exec(text) ?? [];
    if (table === undefined) wrong("--sheet", "participants=Sheet1");
    sheets[table as Table] = name!;
  }
  return sheets;
}
