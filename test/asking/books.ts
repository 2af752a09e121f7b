/** Books at random: mostly what an office would write, with whatever a tired clerk might. */
import fc from "fast-check";
import type { BookEntry } from "../../src/asking/index.ts";
import type { Policy, Problem } from "../../src/index.ts";
import { policies, problems, type Size } from "../support/arbitraries.ts";

export interface BookCase {
  readonly problem: Problem;
  readonly policy: Policy;
  readonly book: readonly BookEntry[];
}

interface RawEntry {
  readonly kind: BookEntry["kind"];
  readonly row: number;
  readonly facility: number;
  readonly days: number;
  readonly open: number;
  readonly isKept: boolean;
  readonly isAlone: boolean;
  readonly list: readonly number[];
  readonly cause: "place-gone" | "eligibility" | "error";
  readonly broken: number;
}

const rawEntry: fc.Arbitrary<RawEntry> = fc.record({
  kind: fc.oneof(
    { weight: 5, arbitrary: fc.constant("asked" as const) },
    { weight: 5, arbitrary: fc.constant("agreed" as const) },
    {
      weight: 6,
      arbitrary: fc.constantFrom("wished", "declined", "withdrawn", "returned", "cancelled", "intake"),
    },
  ),
  row: fc.nat(99),
  facility: fc.nat(99),
  days: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(0, 0, 0, 1, 3, 10) },
    { weight: 3, arbitrary: fc.constantFrom(20, 40) },
    { weight: 1, arbitrary: fc.constantFrom(-1, -20, 200) },
  ),
  open: fc.constantFrom(10, 0, 3, 30, -1),
  isKept: fc.constantFrom(true, true, false),
  isAlone: fc.nat(5).map((n) => n === 5),
  list: fc.array(fc.nat(99), { minLength: 1, maxLength: 3 }),
  cause: fc.constantFrom("place-gone", "eligibility", "error"),
  broken: fc.nat(60),
});

/** Problems in which people are over quota and there is room elsewhere, with a book. */
export function bookCases(size: Size, entries: number): fc.Arbitrary<BookCase> {
  return fc
    .record({
      problem: fc.oneof(problems({ size }), problems({ size, households: true })),
      policy: policies(),
      raw: fc.array(rawEntry, { maxLength: entries, size: "max" }),
    })
    .map(({ problem, policy, raw }) => ({ problem, policy, book: bookOf(problem, raw) }));
}

const day = (n: number): string => new Date(Date.UTC(2026, 0, 10 + n)).toISOString().slice(0, 10);

function bookOf(problem: Problem, raw: readonly RawEntry[]): BookEntry[] {
  const { facilities, participants } = problem;
  const rows = participants.facility.length;
  const m = facilities.length;
  const book: BookEntry[] = [];
  if (rows === 0 || m === 0) return book;
  const kept = new Map<number, number>();
  let today = 0;
  raw.forEach((one, i) => {
    today = Math.max(0, today + one.days);
    const row = one.row % rows;
    const { household, facility } = participants;
    const family = [...facility.keys()].filter(
      (other) =>
        other === row || (household !== undefined && household[row]! >= 0 && household[other] === household[row]),
    );
    for (const member of one.isAlone ? [row] : family) {
      const target = one.kind === "agreed" && one.isKept ? (kept.get(member) ?? one.facility % m) : one.facility % m;
      if (one.kind === "asked" && one.isKept) kept.set(member, target);
      book.push(broken(one, entryOf(problem, one, member, { today, target, i })));
      if (one.kind === "intake") break;
    }
  });
  return book;
}

interface When {
  readonly today: number;
  readonly target: number;
  readonly i: number;
}

function entryOf({ facilities, participants }: Problem, one: RawEntry, row: number, when: When): BookEntry {
  const { today, target, i } = when;
  const at = day(today);
  const participantId = participants.ids?.[row] ?? String(row);
  const idOf = (j: number): string => facilities[j % facilities.length]!.id;
  const { kind } = one;
  switch (kind) {
    case "asked":
      return {
        kind,
        at,
        participantId,
        until: day(today + one.open),
        wave: 1 + (i % 3),
        ...(one.isKept && { keptId: idOf(target) }),
      };
    case "agreed":
      return { kind, at, participantId, toId: idOf(target) };
    case "wished":
      return { kind, at, participantId, choiceIds: [...new Set(one.list.map(idOf))] };
    case "cancelled":
      return { kind, at, participantId, cause: one.cause, ...(!one.isKept && { insteadId: idOf(target) }) };
    case "intake":
      return { kind, at, facilityId: idOf(target), maxIntake: one.isKept ? one.row % 12 : null };
    default:
      return { kind, at, participantId };
  }
}

/** Now and then a row that is none. */
function broken({ broken }: RawEntry, entry: BookEntry): BookEntry {
  const wrong: Record<number, unknown> = {
    60: null,
    59: { ...entry, at: "2026-02-30" },
    58: { ...entry, participantId: "nobody", facilityId: "nowhere" },
    57: { ...entry, kind: "forgiven" },
    56: { ...entry, proof: "text with spaces" },
    55: { ...entry, toId: 7, keptId: 7, choiceIds: [], insteadId: 7, maxIntake: -1 },
  };
  return (broken in wrong ? wrong[broken] : entry) as BookEntry;
}
