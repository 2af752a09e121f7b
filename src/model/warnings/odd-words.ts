/**
 * Words of people that no facility has: a segment spelled otherwise than in `accepts`, a need that no facility offers, another
 * name for the kota. Nobody is then sent anywhere, or not where they could go, and it looks like a shortage.
 *
 * Words of people are never shown, for where a wrong column was taken they may be card numbers; those of facilities are.
 */

import type { CompletePolicy, PlanWarning, Problem } from "../../types.ts";
import { isSelective } from "../eligibility.ts";
import { isClosed } from "../facility-fields.ts";
import { plain, segmentOf } from "../spelling.ts";
import { namedOf, warning } from "./warning.ts";

const ROWS_PER_SLICE = 16_384;

/** A column of words of people, and the words of facilities that they are compared with. */
interface Column {
  readonly name: "segment" | "region" | "needs";
  readonly entries: Int32Array | undefined;
  readonly words: readonly string[];
  readonly known: readonly string[];
  /** What makes two words the same. */
  readonly keyOf: (word: string) => string;
  /** Whether a word that no facility has is no mistake. */
  readonly mayBeUnknown?: boolean;
}

/** Warns of words that no facility has. */
export function* warnOfWords(problem: Problem, { sameRegion }: CompletePolicy): Generator<number, PlanWarning[]> {
  const { segments = [], regions = [], services = [], participants } = problem;
  const { segment, region, needs, count } = participants;
  const facilities = problem.facilities.filter((facility) => !isClosed(facility));
  const accepted = facilities.flatMap(({ accepts = [] }) => accepts);
  // Where some facility takes everybody, a segment that none asks for is no mistake.
  const mayBeUnknown = !facilities.every(isSelective);
  const columns: readonly Column[] = [
    { name: "segment", entries: segment, words: segments, known: accepted, keyOf: segmentOf, mayBeUnknown },
    {
      ...{ name: "region", entries: sameRegion ? region : undefined, words: regions, keyOf: plain },
      known: facilities.flatMap(({ region: own = [] }) => own),
    },
    {
      ...{ name: "needs", entries: needs, words: services, keyOf: plain },
      known: facilities.flatMap(({ services: own = [] }) => own),
    },
  ];
  const found: PlanWarning[] = [];
  for (const column of columns) found.push(...(yield* ofColumn(column, count)));
  return found;
}

function* ofColumn(column: Column, count: Int32Array | undefined): Generator<number, PlanWarning[]> {
  const { name, entries, words, keyOf, mayBeUnknown = false } = column;
  if (entries === undefined) return [];
  const known = new Set(column.known);
  const byKey = new Map(column.known.map((word) => [keyOf(word), word]));
  const meant = words.map((word) => (known.has(word) ? undefined : byKey.get(keyOf(word))));
  const misspelt = tally(
    name,
    meant.map((word) => word !== undefined),
  );
  const unknown = tally(
    name,
    words.map((word, i) => !mayBeUnknown && !known.has(word) && meant[i] === undefined),
  );
  for (let row = 0; row < entries.length; row++) {
    if (row % ROWS_PER_SLICE === 0) yield row;
    const people = count?.[row] ?? 1;
    if (people === 0) continue;
    for (const one of [misspelt, unknown]) if (one.has(entries[row]!)) add(one, row, people);
  }
  const path = `participants.${name}`;
  const named = namedOf([...new Set(meant.filter((word) => word !== undefined))].map((word) => JSON.stringify(word)));
  const { people, first: row } = misspelt;
  return [
    ...(people > 0 ? [warning("word-unknown", path, { says: "word-misspelt", people, row, named })] : []),
    ...(unknown.people > 0 ? [warning("word-unknown", path, { people: unknown.people, row: unknown.first })] : []),
  ];
}

/** People with one of some words. */
interface Tally {
  readonly has: (entry: number) => boolean;
  people: number;
  first: number;
}

function tally(name: Column["name"], is: readonly boolean[]): Tally {
  const bits = is.reduce((sum, one, k) => (one ? sum | (1 << k) : sum), 0);
  const has = name === "needs" ? (entry: number) => (entry & bits) !== 0 : (entry: number) => is[entry] === true;
  return { has, people: 0, first: -1 };
}

function add(one: Tally, row: number, people: number): void {
  if (one.people === 0) one.first = row;
  one.people += people;
}
