import { type Fault, wrongInput } from "../errors.ts";
import type { CompareOptions, Plan, PlanComparison, Problem, SentElsewhere } from "../types.ts";
import { planOfProblem } from "../verify/plan-of-problem.ts";
import { capitationTable } from "./capitation.ts";
import { figuresOf } from "./summarize.ts";

/**
 * Two plans of the same people: who goes elsewhere, and the figures of each, by its own policy. Of people alike in one row
 * only numbers differ, and as few as possible are said to go elsewhere. Where a what-if gave the second plan other doctors,
 * its figures are those of its own problem: give it as `problemOfB`. Throws `InputError` (code `fingerprint`) for a
 * plan made from another problem, and for problems of other people or facilities. O(people + transfers).
 *
 * @example
 * const study = whatIf(problem);
 * const change = { facilities: [{ id: "15010402", doctors: 2 }] };
 * comparePlans(problem, study.plan({}), study.plan(change), { problemOfB: study.problem(change) }).people;
 */
export function comparePlans(problem: Problem, a: Plan, b: Plan, options?: CompareOptions | null): PlanComparison {
  const table = capitationTable(options, ["problemOfB"]);
  const other = options?.problemOfB ?? problem;
  const [ownA, ownB] = [planOfProblem(problem, a), planOfProblem(other, b)];
  if (!areSamePeople(problem, other)) throw wrongInput("options.problemOfB", OTHER_PEOPLE);
  const elsewhere = sentElsewhere(problem, ownA, ownB);
  return {
    a: { objective: ownA.objective, summary: figuresOf(problem, ownA, table) },
    b: { objective: ownB.objective, summary: figuresOf(other, ownB, table) },
    people: elsewhere.people.reduce((sum, people) => sum + people, 0),
    elsewhere,
  };
}

const OTHER_PEOPLE: Fault = { code: "fingerprint", expected: "same-people", got: "#other-rows" };

/** Whether rows and facilities mean the same in both. */
function areSamePeople(a: Problem, b: Problem): boolean {
  return (
    areSame(a.participants.facility, b.participants.facility) &&
    areSame(a.participants.count, b.participants.count) &&
    areSame(a.participants.ids, b.participants.ids) &&
    areSame(
      a.facilities.map(({ id }) => id),
      b.facilities.map(({ id }) => id),
    )
  );
}

function areSame<T>(a: ArrayLike<T> | undefined, b: ArrayLike<T> | undefined): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined || a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

function sentElsewhere(problem: Problem, a: Plan, b: Plan): SentElsewhere {
  const [inA, inB] = [seatsWalk(problem, a), seatsWalk(problem, b)];
  const found: (readonly [row: number, inA: number, inB: number, people: number])[] = [];
  for (let row = 0; row < problem.participants.facility.length; row++) {
    if (!inA.touches(row) && !inB.touches(row)) continue;
    for (const [here, there, people] of differences(inA.take(row), inB.take(row))) {
      found.push([row, here, there, people]);
    }
  }
  const column = (k: 0 | 1 | 2 | 3): Int32Array => Int32Array.from(found, (entry) => entry[k]);
  return { participant: column(0), inA: column(1), inB: column(2), people: column(3) };
}

type Seats = ReadonlyMap<number, number>;

/** Rows one after the other, ascending. */
interface SeatsWalk {
  /** Whether the plan says anything of this row. */
  touches(row: number): boolean;
  /** The people of this row by facility; −1 for nowhere. */
  take(row: number): Seats;
}

function seatsWalk({ participants }: Problem, { transfers, unplaced }: Plan): SeatsWalk {
  const { participant, to, people } = transfers;
  let [i, u] = [0, 0];
  return {
    touches: (row) => participant[i] === row || unplaced[u] === row,
    take(row) {
      const seats = new Map<number, number>();
      let staying = participants.count?.[row] ?? 1;
      for (; participant[i] === row; i++) {
        seats.set(to[i]!, people[i]!);
        staying -= people[i]!;
      }
      const isUnplaced = unplaced[u] === row;
      if (isUnplaced) u++;
      if (staying > 0) seats.set(isUnplaced ? -1 : participants.facility[row]!, staying);
      return seats;
    },
  };
}

/** How to get from the one to the other with as few people as possible, both by ascending facility. */
function* differences(a: Seats, b: Seats): Generator<[inA: number, inB: number, people: number]> {
  const [from, to] = [beyond(a, b), beyond(b, a)];
  let k = 0;
  for (let [j, people] of from) {
    while (people > 0) {
      const target = to[k]!;
      const going = Math.min(people, target[1]);
      yield [j, target[0], going];
      people -= going;
      target[1] -= going;
      if (target[1] === 0) k++;
    }
  }
}

/** Facilities that have more people here than there, and how many. */
function beyond(here: Seats, there: Seats): [facility: number, people: number][] {
  return [...here]
    .map(([j, people]): [number, number] => [j, people - (there.get(j) ?? 0)])
    .filter(([, people]) => people > 0)
    .sort(([one], [two]) => one - two);
}
