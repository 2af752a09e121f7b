/**
 * Answers on file: who is where, and what it took. Finding one takes minutes and is done once; judging is done again whenever
 * the objective changes. Everything lies in `bench/results/`, which is not committed.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Which place, with which people. */
export interface Which {
  readonly place: string;
  readonly seed: number;
  readonly scale: number;
}

export interface Answer {
  readonly by: string;
  /** The facility of each row. */
  readonly facility: Int32Array;
  /** Milliseconds from columns to an answer; what is common to all rules (who may go where) counts for each. */
  readonly ms: number;
  /** The most memory that the process had, with the place and whatever ran before in it. */
  readonly megabytes: number;
}

const folder = fileURLToPath(new URL("../results/places/", import.meta.url));

function pathOf({ place, seed, scale }: Which, name: string): string {
  mkdirSync(folder, { recursive: true });
  return `${folder}${place}-${seed}-${scale}-${name}`;
}

const slug = (by: string): string => by.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");

export function keepAnswer(which: Which, { facility, ...about }: Answer): void {
  const path = pathOf(which, `answer-${slug(about.by)}`);
  writeFileSync(`${path}.bin`, new Uint8Array(facility.buffer, facility.byteOffset, facility.byteLength));
  writeFileSync(`${path}.json`, JSON.stringify(about));
}

/** All answers kept for a place. */
export function answersFor(which: Which): Answer[] {
  const start = pathOf(which, "answer-").slice(folder.length);
  const names = readdirSync(folder).filter((name) => name.startsWith(start) && name.endsWith(".json"));
  return names.sort().map((name) => {
    const about = JSON.parse(readFileSync(folder + name, "utf8")) as Omit<Answer, "facility">;
    const bytes = Uint8Array.from(readFileSync(folder + name.replace(/json$/, "bin")));
    return { ...about, facility: new Int32Array(bytes.buffer) };
  });
}

/** What a task found, kept under its name. */
export function keep(which: Which, name: string, value: unknown): void {
  writeFileSync(pathOf(which, `${name}.json`), `${JSON.stringify(value, null, 1)}\n`);
}

export function kept<T>(which: Which, name: string): T | undefined {
  const path = pathOf(which, `${name}.json`);
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as T) : undefined;
}
