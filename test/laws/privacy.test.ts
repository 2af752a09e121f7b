/**
 * Nothing of a person in what the library says: every text and number of a participant's row is replaced by one that occurs
 * nowhere else, and none of them may turn up in a violation, a warning, an error or progress; nor may a cost of theirs.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  explain,
  InputError,
  type Plan,
  type Policy,
  type Problem,
  planFromJson,
  planToJson,
  problemFrom,
  redistribute,
  summarize,
  verify,
} from "../../src/index.ts";
import { type Case, cases, runs, small } from "../support/arbitraries.ts";
import { damaged } from "../support/damage.ts";
import { NO_WAY } from "../support/model.ts";
import { rowsOf, withRows } from "../support/rows.ts";

/** A problem of which nothing but consent, facilities and choices is told in small numbers, and what was put in. */
interface Marked {
  readonly problem: Problem;
  /** Seven digits each. */
  readonly marks: ReadonlySet<string>;
}

function marked(problem: Problem): Marked {
  const marks = new Set<string>();
  const mark = (): number => {
    const next = 1_000_003 + 7 * marks.size;
    marks.add(String(next));
    return next;
  };
  const words = (list: readonly string[] | undefined): Map<string, string> =>
    new Map(list?.map((word) => [word, `Word-${mark()}`]));
  const [holds, segments, regions, services] = [problem.holds, problem.segments, problem.regions, problem.services].map(
    words,
  );
  const houses = new Map<number, number>([[-1, -1]]);
  const houseOf = (house: number): number => houses.get(house) ?? houses.set(house, mark()).get(house)!;
  /** Seven digits behind the first decimal. */
  const degrees = (value: number): number => Math.trunc(9 * value) / 10 + mark() / 1e8;
  const { metres } = problem.travel ?? {};
  const named = {
    ...problem,
    ...(holds!.size > 0 && { holds: [...holds!.values()] }),
    ...(segments!.size > 0 && { segments: [...segments!.values()] }),
    ...(regions!.size > 0 && { regions: [...regions!.values()] }),
    ...(services!.size > 0 && { services: [...services!.values()] }),
    facilities: problem.facilities.map((facility) => ({
      ...facility,
      ...(facility.accepts && { accepts: facility.accepts.map((word) => segments!.get(word) ?? word) }),
      ...(facility.services && { services: facility.services.map((word) => services!.get(word) ?? word) }),
      ...(facility.region !== undefined && { region: regions!.get(facility.region) ?? facility.region }),
    })),
    ...(metres && { travel: { metres: metres.map((way) => (way === NO_WAY ? way : mark())) } }),
  };
  const told = withRows(named, (rows) =>
    rows.map((row) => ({
      ...row,
      id: `Id-${mark()}`,
      count: row.count === 0 ? 0 : mark(),
      ...(row.lon !== undefined && { lon: degrees(row.lon), lat: degrees(row.lat!) }),
      ...(row.extraCost !== undefined && { extraCost: mark() }),
      ...(row.extraCostPerKm !== undefined && { extraCostPerKm: mark() }),
      ...(row.household !== undefined && { household: houseOf(row.household) }),
    })),
  );
  return { problem: told, marks };
}

/** What is said besides by who runs it: an `InputError`, with its issues. */
function errorOf(run: () => unknown): string {
  try {
    run();
    return "";
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return JSON.stringify([error.message, error.issues]);
  }
}

function expectSilent(said: string, marks: Iterable<string>): void {
  const told = [...marks].filter((mark) => said.includes(mark));
  expect(told, told.length === 0 ? "" : said).toEqual([]);
}

/** The costs and totals of a plan that have seven digits or more. */
function costsIn({ transfers, objective }: Plan): string[] {
  return [...transfers.metres, objective.metres].filter((metres) => Math.abs(metres) >= 1e6).map(String);
}

/** A plan in which everybody goes somewhere, whatever the rules say. */
function lieOf({ participants, facilities }: Problem, plan: Plan, k: number): Plan {
  const rows = Int32Array.from(participants.facility.keys());
  const m = Math.max(1, facilities.length);
  const transfers = {
    participant: rows,
    from: participants.facility.map((j, row) => (k % 5 === 4 && row % 2 === 0 ? -1 : j)),
    to: rows.map((row) => (row + k) % m),
    people: rows.map((row) => Math.max(1, participants.count?.[row] ?? 1) + (k % 3 === 2 ? 1 : 0)),
    metres: rows.map((row) => 2_000_003 + row),
    ask: new Uint8Array(rows.length).fill(k % 2),
  };
  return { ...plan, transfers, unplaced: k % 7 === 6 ? rows : plan.unplaced };
}

/** Lexicographic, so that people move though every cost has seven digits. */
const dear = (policy: Policy): Policy => ({ ...policy, overloadKm: Number.POSITIVE_INFINITY, moveCostKm: 2000.003 });

const drawn: fc.Arbitrary<Case & { readonly k: number }> = fc
  .tuple(cases({ size: small }), fc.nat(99))
  .map(([own, k]) => ({ ...own, k }));

describe("what is said", () => {
  it("should hold nothing of a person: violations, warnings and progress", () => {
    fc.assert(
      fc.property(
        drawn,
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        ({ problem, policy, k }, at) => {
          const { problem: told, marks } = marked(problem);
          let plan: Plan | undefined;
          const progress: string[] = [];
          const onProgress = (step: object): void => void progress.push(JSON.stringify(step));
          const error = errorOf(() => {
            plan = redistribute(told, dear(policy), { onProgress });
          });
          expectSilent(error + progress.join(), marks);
          if (plan === undefined) return;

          // How many people a facility is given is its own figure, though they may be those of one row.
          const warnings = plan.warnings.map(({ message }) =>
            message.replace(/\d+ (?=people|without)|(?<=row )\d+|\(\d+\)/g, ""),
          );
          expectSilent(warnings.join(), [...marks, ...costsIn(plan)]);
          const lie = lieOf(told, plan, k);
          const bare = { ...lie, price: null, bound: null, gap: null, status: "stopped" } as const;
          const { price } = plan;
          const dearer = price && { ...price, metres: price.metres.map((metres, j) => metres + (j === k % 4 ? 1 : 0)) };
          for (const changed of [
            lie,
            bare,
            { ...plan, price: dearer },
            { ...plan, transfers: lie.transfers, price: dearer },
          ]) {
            const { violations } = verify(told, changed);
            expectSilent(JSON.stringify(violations), [...marks, ...costsIn(plan), ...costsIn(changed)]);
          }
          const column = Object.values(plan.transfers)[Math.floor(at * 6)]!;
          if (column.length > 0) column[Math.floor(at * 6000) % column.length]! += 1 + (k % 3);
          expectSilent(JSON.stringify(verify(told, plan)), [...marks, ...costsIn(plan)]);
        },
      ),
    );
  });

  it("should hold nothing of a person: a damaged plan that is read", () => {
    fc.assert(
      fc.property(
        drawn.chain(({ problem, policy }) => {
          const { problem: told, marks } = marked(problem);
          const plan = ((): Plan | undefined => {
            try {
              return redistribute(told, dear(policy));
            } catch {
              return undefined;
            }
          })();
          const text: unknown = plan && JSON.parse(planToJson(plan));
          return fc.record({ told: fc.constant(told), marks: fc.constant(marks), changed: damaged(text) });
        }),
        ({ told, marks, changed }) => {
          let plan: Plan | undefined;
          const error = errorOf(() => {
            plan = planFromJson(changed);
          });
          expectSilent(error, marks);
          if (plan === undefined) return;
          const read = plan;
          expectSilent(JSON.stringify(verify(told, read).violations), [...marks, ...costsIn(read)]);
          expectSilent(errorOf(() => summarize(told, read)) + errorOf(() => explain(told, read)), marks);
        },
      ),
      runs(0.5),
    );
  });

  it("should hold nothing of a person: wrong columns or records", () => {
    const wrong = fc.constantFrom<(mark: number) => number>(
      (mark) => -mark,
      (mark) => 2 ** 31 - mark,
      () => Number.NaN,
      (mark) => mark + 0.5,
    );
    fc.assert(
      fc.property(drawn, wrong, fc.nat(), ({ problem, policy, k }, change, at) => {
        const { problem: told, marks } = marked(problem);
        const columns = Object.entries(told.participants).map(([name, column], i) => {
          if (i !== at % Object.keys(told.participants).length || column.length === 0) return [name, column];
          const own = Array.isArray(column) ? [...column] : column.slice();
          own[k % own.length] = Array.isArray(own) ? own[0]! : change(own[k % own.length]!);
          return [name, own];
        });
        const spoilt = { ...told, participants: Object.fromEntries(columns) } as Problem;
        expectSilent(
          errorOf(() => redistribute(spoilt, dear(policy))),
          marks,
        );
        // The other door, with every text that is known of a row where a number or another text is expected.
        const { facilities, rows } = rowsOf(told);
        const participants = rows.map(({ lon, lat, facility, consent, count, id, household }, row) => ({
          id: row === k % 5 ? count : id,
          lon: row === k % 3 ? `${lon}` : lon,
          lat: row === k % 4 ? lat! + 1000 : lat,
          facilityId: facilities[facility]?.id ?? (row === 1 ? id : null),
          consent: row === k % 6 ? id : ["refused", "granted", "unknown", "withdrawn"][consent],
          count: row === k % 7 ? -count : count,
          household: `${household}`,
          hold: row === k % 2 ? { reason: told.holds?.[0] } : null,
        }));
        expectSilent(
          errorOf(() => problemFrom({ facilities, participants })),
          marks,
        );
      }),
      runs(0.5),
    );
  });
});
