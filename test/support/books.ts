/** Books at random: mostly what an office would write, with whatever a tired clerk might. */
import fc from "fast-check";
import { type BookEntry, standing } from "../../src/asking/index.ts";
import type { Policy, Problem } from "../../src/index.ts";
import { policies, problems, type Size, small } from "./arbitraries.ts";

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

/** A town of more facilities, in which some months pass. */
const wide: Size = { facilities: 12, rows: 40, people: 120 };

/** Books of few people and few rows, and now and then of many. */
export const someBooks = (entries: number): fc.Arbitrary<BookCase> =>
  fc.oneof({ weight: 9, arbitrary: bookCases(small, entries) }, { weight: 1, arbitrary: bookCases(wide, 50) });

/** Problems in which people are over quota and there is room elsewhere, with a book. */
export function bookCases(size: Size, entries: number): fc.Arbitrary<BookCase> {
  return fc
    .record({
      problem: fc.oneof(problems({ size, firstMonth: true }), problems({ size, households: true, firstMonth: true })),
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
  const lists = new Map<number, number[]>();
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
      const list = lists.get(member);
      const named = list === undefined ? one.facility % m : list[one.facility % list.length]!;
      const target = one.kind === "agreed" && one.isKept && list === undefined ? (kept.get(member) ?? named) : named;
      if (one.kind === "asked" && one.isKept) kept.set(member, target);
      if (one.kind === "wished")
        lists.set(
          member,
          one.list.map((j) => j % m),
        );
      if (one.kind === "agreed") lists.delete(member);
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

/** Letters, ranked lists, and yeses of one day among few places: places change hands. */
export const swapCases: fc.Arbitrary<BookCase> = fc
  .record({
    intake: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 2, maxLength: 4 }),
    people: fc.array(
      fc.record({
        count: fc.constantFrom(1, 1, 2),
        kept: fc.nat(9),
        list: fc.array(fc.nat(9), { minLength: 1, maxLength: 3 }),
      }),
      { minLength: 2, maxLength: 6 },
    ),
    said: fc.array(
      fc.record({
        row: fc.nat(9),
        at: fc.nat(9),
        kind: fc.constantFrom(...Array(8).fill("agreed"), "declined", "withdrawn", "cancelled"),
      }),
      { maxLength: 10 },
    ),
    isFamily: fc.boolean(),
  })
  .map(({ intake, people, said, isFamily }): BookCase => {
    const m = intake.length;
    const facilities = ["home", ...intake.keys()].map((id, j) => ({
      id: String(id),
      lon: 109,
      lat: 0,
      doctors: j === 0 ? 0 : 1,
      ...(j > 0 && { maxIntake: intake[j - 1]! }),
    }));
    const rows = people.length;
    const lists = people.map(({ list }) => [...new Set(list.map((j) => String(j % m)))]);
    const letters = people.map(({ kept }, row): BookEntry => {
      return {
        kind: "asked",
        at: day(0),
        participantId: String(row),
        until: day(30),
        keptId: String(kept % m),
        wave: 1,
      };
    });
    const wishes = people.map(
      (_, row): BookEntry => ({ kind: "wished", at: day(1), participantId: String(row), choiceIds: lists[row]! }),
    );
    const answers = said.map(({ row, at, kind }, i): BookEntry => {
      const one = { kind, at: day(i < 8 ? 2 : 3), participantId: String(row % rows), cause: "error" };
      return {
        ...one,
        ...(kind === "agreed" && { toId: lists[row % rows]![at % lists[row % rows]!.length]! }),
      } as BookEntry;
    });
    const problem: Problem = {
      facilities,
      participants: {
        facility: new Int32Array(rows),
        consent: new Uint8Array(rows).fill(2),
        count: Int32Array.from(people, ({ count }) => count),
        lon: new Float64Array(rows).fill(109),
        lat: new Float64Array(rows),
        ...(isFamily && { household: Int32Array.from(people, (_, row) => row % 4) }),
      },
    };
    return { problem, policy: { households: "willing-together" }, book: [...letters, ...wishes, ...answers] };
  });

const town: Size = { facilities: 5, rows: 14, people: 40 };

/** Mostly a town; now and then a wider one. */
const towns = (households?: boolean): fc.Arbitrary<Problem> => {
  const more = households === undefined ? {} : { households };
  return fc.oneof(
    { weight: 9, arbitrary: problems({ size: town, ...more }) },
    { weight: 1, arbitrary: problems({ size: wide, ...more }) },
  );
};

/** A town with letters. */
export interface Letters {
  readonly problem: Problem;
  readonly policy: Policy;
  /** Letters with kept places, as far as there is room. */
  readonly book: readonly BookEntry[];
  /** What is drawn for each answer. */
  readonly drawn: readonly number[];
}

export const idOf = ({ participants }: Problem, row: number): string => participants.ids?.[row] ?? String(row);

export const lettersCases: fc.Arbitrary<Letters> = fc
  .record({
    problem: fc.oneof(towns(), towns(true)),
    policy: policies(),
    kept: fc.array(fc.nat(99), { minLength: 14, maxLength: 14 }),
    drawn: fc.array(fc.nat(999), { minLength: 30, maxLength: 60 }),
  })
  .map(({ problem, policy, kept, drawn }): Letters => {
    const m = problem.facilities.length;
    const { household, facility } = problem.participants;
    const key = (row: number): number =>
      household !== undefined && household[row]! >= 0 ? 100 * household[row]! + facility[row]! : 7 + row;
    const letters =
      m === 0
        ? []
        : [...facility.keys()].map((row): BookEntry => {
            const keptId = problem.facilities[kept[Math.abs(key(row)) % kept.length]! % m]!.id;
            return {
              kind: "asked",
              at: "2026-03-01",
              participantId: idOf(problem, row),
              until: "2026-03-31",
              keptId,
              wave: 1,
            };
          });
    const { refused } = standing(problem, policy, letters, "2026-03-01");
    const out = new Set(refused.map(({ entry }) => entry));
    return { problem, policy, book: letters.filter((_, i) => !out.has(i)), drawn };
  });
