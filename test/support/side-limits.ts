/** Side limits at random, and their referees: every plan of whole people there is, and a linear program of each row by itself. */
import fc from "fast-check";
import solver from "javascript-lp-solver";
import type { CapitationTable, Problem } from "../../src/index.ts";
import type { SideLimit } from "../../src/lp/index.ts";
import type { Case } from "./arbitraries.ts";
import type { Assignment, Model } from "./model.ts";

/** Rupiah a person, by kind of facility and whatever else. */
const rates = { puskesmas: 6300, "klinik-pratama": 10_000, "dokter-praktik-perorangan": 8800, "rs-d-pratama": 9000 };
const kinds = Object.keys(rates) as (keyof typeof rates)[];

export const flatRates: CapitationTable = {
  source: "the same within the norm and beyond",
  participantsPerDoctor: 5000,
  kinds: Object.fromEntries(
    Object.entries(rates).map(([kind, rate]) => {
      const rows = { dentist: rate, noDentist: rate };
      return [kind, { withinNorm: rows, beyondNorm: rows, noDoctor: rows }];
    }),
  ),
};

export interface Limited extends Case {
  readonly limits: readonly SideLimit[];
}

/** Problems whose facilities have kinds, with one to three limits that they may or may not satisfy. */
export function limited(cases: fc.Arbitrary<Case>): fc.Arbitrary<Limited> {
  const seldom = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 });
  const most = fc.oneof(fc.nat(6), fc.constantFrom(0.5, 1.5));
  const people = fc.record({ rupiah: fc.constant(false), from: seldom(fc.nat(9)), to: seldom(fc.nat(9)), most });
  const rupiah = fc.record({
    rupiah: fc.constant(true),
    from: seldom(fc.nat(9)),
    to: fc.constant(undefined),
    most: fc.constantFrom(0, 1, 2500, 3000, 3700, 5000, -2500, 10_000, 12_345, 33_333),
  });
  const raw = fc.record({ of: fc.oneof(people, rupiah), side: fc.constantFrom("max", "max", "min", "both") });
  return fc
    .record({
      one: cases,
      kind: fc.array(fc.constantFrom(...kinds), { minLength: 9, maxLength: 9 }),
      limits: fc.array(raw, { minLength: 1, maxLength: 3 }),
    })
    .map(({ one: { problem, policy }, kind, limits: drawn }) => {
      const facilities = problem.facilities.map((facility, j) => ({ ...facility, kind: kind[j]! }));
      const id = (k: number): string => facilities[k % facilities.length]!.id;
      const limits = drawn.map(({ of: { rupiah: isRupiah, from, to, most: bound }, side }): SideLimit => {
        const bounds = { ...(side !== "min" && { max: bound }), ...(side !== "max" && { min: bound }) };
        const [some, other] = facilities.length === 0 ? [] : [from, to];
        if (isRupiah) return { of: "rupiah", ...bounds, ...(some !== undefined && { facility: id(some) }) };
        const ends = {
          ...(some !== undefined && { from: [id(some)] }),
          ...(other !== undefined && { to: [id(other)] }),
        };
        return { of: "people", ...bounds, ...ends };
      });
      return { problem: { ...problem, facilities }, policy, limits };
    });
}

/** What one person counts under a limit who is at `from`, −1 for nowhere, and goes to `to`. */
function countOf({ facilities }: Problem, limit: SideLimit, from: number, to: number): number {
  if (limit.of === "people") {
    const counts = (ids: readonly string[] | undefined, j: number): boolean =>
      ids === undefined || ids.includes(facilities[j]!.id);
    return from >= 0 && from !== to && counts(limit.from, from) && counts(limit.to, to) ? 1 : 0;
  }
  const rate = (j: number): number =>
    j >= 0 && (limit.facility ?? facilities[j]!.id) === facilities[j]!.id
      ? rates[facilities[j]!.kind as keyof typeof rates]
      : 0;
  return rate(to) - rate(from);
}

/** Which of the limits an assignment satisfies. */
export function satisfied({ problem, limits }: Limited, model: Model, assignment: Assignment): boolean[] {
  return limits.map((limit) => {
    let sum = 0;
    for (const { row, today, options } of model.rows) {
      for (const { facility } of options) {
        sum += assignment[row]![facility]! * countOf(problem, limit, today, facility);
      }
    }
    return sum >= (limit.min ?? sum) && sum <= (limit.max ?? sum);
  });
}

/** Whether parts of people could satisfy these limits. */
export function possibleInFractions({ problem }: Limited, model: Model, limits: readonly SideLimit[]): boolean {
  const constraints: Record<string, { min?: number; max?: number; equal?: number }> = {};
  const variables: Record<string, Record<string, number>> = {};
  // By the thousand, so that no tolerance hides a rupiah; and as rows of one side each, of which none is empty.
  const sides = limits.flatMap((limit) => [
    ...(limit.min === undefined ? [] : [{ limit, sign: -1, most: -limit.min / 1000 }]),
    ...(limit.max === undefined ? [] : [{ limit, sign: 1, most: limit.max / 1000 }]),
  ]);
  sides.forEach(({ most }, r) => {
    constraints[`side${r}`] = { max: most };
  });
  variables.nothing = Object.fromEntries(sides.map((_, r) => [`side${r}`, 1]));
  for (const { row, people, today, options } of model.rows) {
    if (people === 0 || options.length === 0) continue;
    constraints[`row${row}`] = { equal: people };
    for (const { facility } of options) {
      const count = sides.map(({ limit, sign }) => (sign * countOf(problem, limit, today, facility)) / 1000);
      variables[`x${row}_${facility}`] = {
        [`row${row}`]: 1,
        ...Object.fromEntries(count.flatMap((own, r) => (own === 0 ? [] : [[`side${r}`, own]]))),
      };
    }
  }
  const program = { optimize: "none", opType: "min" as const, constraints, variables };
  return (solver.Solve(program) as { readonly feasible?: boolean }).feasible === true;
}
