/** Households once more, from the rules alone: who is bound to whom, what they may choose together, and what it costs. */
import type { CompletePolicy, Problem } from "../../src/index.ts";
import { isSomewhere, type Option, type Row, wayTo } from "./model.ts";

/** Rows after their households have been heard, and those that may not be parted, as lists of row numbers. */
export interface Bound {
  readonly rows: readonly Row[];
  readonly groups: readonly (readonly number[])[];
}

export function bindHouseholds(problem: Problem, policy: CompletePolicy, rows: readonly Row[]): Bound {
  const bound = [...rows];
  const groups: number[][] = [];
  const { household } = problem.participants;
  if (household === undefined || policy.households === "separate") return { rows, groups };

  /** Lets these choose together, at mean costs; `given`: what a row pays in any case. */
  function bind(members: readonly Row[], today: number, given: (row: Row) => number, only?: number): void {
    const people = members.reduce((sum, row) => sum + row.people, 0);
    // One letter for all, wherever it is they do not go to already.
    const letter = today < 0 ? 0 : Math.max(...members.map((row) => row.letter));
    if (people > 1) groups.push(members.map(({ row }) => row));
    const means: Option[] = [];
    for (const facility of problem.facilities.keys()) {
      const costs = members.map((row) => row.options.find((option) => option.facility === facility)?.metres);
      if (costs.includes(undefined) || (only ?? facility) !== facility) continue;
      const total = members.reduce((sum, row, i) => sum + row.people * (costs[i]! - given(row)), 0);
      const mean =
        Math.round((facility === today ? total : total + letter) / people) ||
        (today >= 0 && facility !== today ? 1 : 0);
      means.push({ facility, metres: mean });
    }
    for (const row of members) {
      const options = means.map(({ facility, metres }) => ({ facility, metres: metres + given(row) }));
      bound[row.row] = { ...row, options, reachable: options, letter: 0 };
    }
  }

  const nothing = (): number => 0;
  for (const name of new Set(household)) {
    if (name < 0) continue;
    const members = rows.filter(({ row, people }) => household[row] === name && people > 0);
    const newcomers = members.filter(({ row, today }) => today < 0 && isSomewhere(problem, row));
    const facilities = [...new Set(members.map(({ today }) => today))].filter((j) => j >= 0).sort((a, b) => a - b);
    const home = newcomers.length === 0 ? undefined : homeOf(problem, newcomers, facilities);
    for (const facility of facilities) {
      const there = members.filter(({ today }) => today === facility);
      const willing = there.filter(({ mayChoose }) => mayChoose);
      const all = willing.length === there.length;
      const toFamily = (row: Row): number => row.options.find((option) => option.facility === facility)!.metres;
      const follow = (row: Row): number => (row.today < 0 ? toFamily(row) : 0);
      if (facility === home && all) bind([...newcomers, ...there], facility, follow);
      else if (facility === home) bind(newcomers, -1, nothing, home);
      if (facility === home && all) continue;
      if (all || policy.households === "willing-together") {
        if (willing.length > 0) bind(willing, facility, nothing);
      } else {
        const options = [{ facility, metres: 0 }];
        for (const row of willing) bound[row.row] = { ...row, mayChoose: false, keptBack: true, options };
      }
    }
    if (newcomers.length > 0 && home === undefined) bind(newcomers, -1, nothing);
  }
  return { rows: bound, groups };
}

/** Where the family is registered and all newcomers may go; of several facilities the nearest to them. */
function homeOf(problem: Problem, newcomers: readonly Row[], facilities: readonly number[]): number | undefined {
  const ways = facilities
    .filter((j) => newcomers.every(({ options }) => options.some(({ facility }) => facility === j)))
    .map((j) => ({ j, metres: newcomers.reduce((sum, row) => sum + row.people * wayTo(problem, row.row, j), 0) }));
  const least = Math.min(...ways.map(({ metres }) => metres));
  return ways.find(({ metres }) => metres === least)?.j;
}
