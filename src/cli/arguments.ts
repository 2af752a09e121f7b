/** What was typed, checked: wrong usage is said before anything is read. */

import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Lang, Params } from "../words/words.ts";
import type { Word } from "./talk.ts";

/** Wrong usage: exit code 1. */
export class UsageError extends Error {
  readonly says: Word;
  readonly params: Params;

  constructor(says: Word, params: Params = {}) {
    super(says);
    this.says = says;
    this.params = params;
  }
}

export const COMMANDS = ["plan", "check", "verify", "explain", "frontier", "ask", "answers"] as const;
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
  /** No day was typed: it is today. */
  readonly isToday: boolean;
  readonly title: string | undefined;
  readonly synthetic: boolean;
  readonly json: boolean;
  readonly curve: CurveWish;
  readonly asking: AskingWish;
}

/** What `frontier` is asked. */
export interface CurveWish {
  readonly points: number | undefined;
  /** People who may be relocated, or kilometres that people may go farther: one of them, or none. */
  readonly budget: number | undefined;
  readonly km: number | undefined;
}

/** What `ask` and `answers` are given. */
export interface AskingWish {
  readonly book: string;
  /** The table of answers. */
  readonly answers: string | undefined;
  /** The chance of a yes, or the column that it stands in, and how far it may be off. */
  readonly acceptance: number | string | undefined;
  readonly spread: number | undefined;
  readonly risk: "kept" | number | undefined;
  readonly letters: number | undefined;
  readonly until: string | undefined;
  readonly askAgainAfterMonths: number | undefined;
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
  points: { type: "string" },
  budget: { type: "string" },
  km: { type: "string" },
  book: { type: "string" },
  acceptance: { type: "string" },
  risk: { type: "string" },
  letters: { type: "string" },
  until: { type: "string" },
  "ask-again": { type: "string" },
  lang: { type: "string" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean" },
} as const;

/** Options that only some commands take. All others are of tables, and of all. */
const takenBy: Readonly<Record<string, readonly CommandName[]>> = {
  plan: ["verify", "explain"],
  propose: ["plan", "check", "frontier"],
  points: ["frontier"],
  budget: ["frontier"],
  km: ["frontier"],
  book: ["ask", "answers"],
  acceptance: ["ask"],
  risk: ["ask"],
  letters: ["ask"],
  until: ["ask"],
  "ask-again": ["ask"],
};

const NEEDS_OUT: readonly CommandName[] = ["plan", "ask", "answers"];

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
  if (name === "answers" && files.length !== 3) throw new UsageError("three-tables");
  if (name !== "answers" && files.length !== 2) throw new UsageError("two-tables");
  for (const option of Object.keys(values)) {
    const isTaken = takenBy[option]?.includes(name) ?? true;
    if (!isTaken) throw new UsageError("not-of-command", { option: `--${option}`, command: name });
  }
  if (NEEDS_OUT.includes(name) && values.out === undefined) throw new UsageError("needs-out");
  if ((name === "verify" || name === "explain") && values.plan === undefined) throw new UsageError("needs-plan");
  if (name === "ask" && values.acceptance === undefined) throw new UsageError("needs-acceptance");
  const asking = askingOf(values, files[2]);
  const column = typeof asking.acceptance === "string" ? asking.acceptance : undefined;
  const mapping = mappingOf(values.map ?? []);
  const command: Command = {
    name,
    files: { facilities: files[0]!, participants: files[1]! },
    ...{ out: values.out, plan: values.plan, rivers: values.rivers, policy: values.policy, title: values.title },
    ...{ propose: values.propose ?? false, synthetic: values.synthetic ?? false, json: values.json ?? false },
    keyFile: values["key-file"],
    mapping:
      column === undefined ? mapping : { ...mapping, participants: { ...mapping.participants, acceptance: column } },
    sheets: sheetsOf(values.sheet ?? []),
    onBad: oneOf("--on-bad", values["on-bad"] ?? "drop", ["drop", "hold", "throw"]),
    date: dayOf("--date", values.date) ?? today,
    isToday: values.date === undefined,
    curve: curveOf(values),
    asking,
  };
  return { lang, command };
}

type Values = ReturnType<typeof parsed>["values"];

function curveOf({ points, budget, km }: Values): CurveWish {
  if (budget !== undefined && km !== undefined) throw new UsageError("one-budget");
  return {
    points: wholeOf("--points", points, 2),
    budget: wholeOf("--budget", budget, 0),
    km: wholeOf("--km", km, 0),
  };
}

/** `0.6`, `0,6`, `0.6±0.05`, or the name of a column, perhaps with what it may be off. */
const ACCEPTANCE = /^(.+?)(?:\s*(?:±|\+\/?-)\s*(0?[.,]\d+|0))?$/;

function askingOf(values: Values, answers: string | undefined): AskingWish {
  const { out = "", book = join(out, "book.jsonl"), acceptance, risk, letters, until } = values;
  const [, what, spread] = ACCEPTANCE.exec(acceptance?.trim() ?? "") ?? [];
  if (acceptance !== undefined && (what === undefined || (/^[-+.,\d]/.test(what) && chanceOf(what) === undefined)))
    wrong("--acceptance", "0.6 | 0.6±0.05 | NAME | NAME±0.05");
  const chance = risk === undefined || risk === "kept" ? risk : chanceOf(risk);
  if (risk !== undefined && (chance === undefined || chance === 0 || chance === 1)) wrong("--risk", "kept | 0.05");
  return {
    ...{ book, answers },
    acceptance: what === undefined ? undefined : (chanceOf(what) ?? what),
    spread: spread === undefined ? undefined : chanceOf(spread),
    risk: chance,
    letters: wholeOf("--letters", letters, 0),
    until: dayOf("--until", until),
    askAgainAfterMonths: wholeOf("--ask-again", values["ask-again"], 0),
  };
}

/** A number from 0 to 1, with a point or a comma. */
function chanceOf(text: string): number | undefined {
  const chance = /^(0?[.,]\d+|[01]([.,]0+)?)$/.test(text) ? Number(text.replace(",", ".")) : Number.NaN;
  return chance >= 0 && chance <= 1 ? chance : undefined;
}

/** A whole number, written without marks: `20.000` may mean twenty to one and twenty thousand to another. */
function wholeOf(option: string, text: string | undefined, least: number): number | undefined {
  if (text === undefined) return undefined;
  const whole = /^\d{1,9}$/.test(text) ? Number(text) : -1;
  return whole >= least ? whole : wrong(option, `${least}, ${least + 1}, … 20000`);
}

function dayOf(option: string, text: string | undefined): string | undefined {
  if (text !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(text)) wrong(option, "YYYY-MM-DD");
  return text;
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
