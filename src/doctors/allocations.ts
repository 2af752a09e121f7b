/**
 * Allocations of doctors: what each facility may be given, and the problem that an allocation makes.
 *
 * An allocation is a list of amounts, whole numbers: one for each facility of the problem, then one for each that is
 * proposed. Where doctors are placed an amount is a doctor more; where they are lent it is a half-day, negative for the
 * lender. A proposed facility without an amount does not exist: it would be the nearest of people, and change how far the
 * limits let them go, without anybody working there. So the facilities proposed split the allocations into groups, one
 * for each set of them that is opened.
 */

import { quotaOf } from "../model/overload.ts";
import type { CompletePolicy, Facility, Problem } from "../types.ts";
import type { Supply } from "./allocation-search.ts";
import type { NewFacility } from "./types.ts";

/** An amount for each facility, the proposed ones last. */
export type Allocation = readonly number[];

/** What may be distributed, and among whom. */
export interface Scope {
  readonly problem: Problem;
  readonly policy: CompletePolicy;
  readonly proposed: readonly NewFacility[];
  /** The least and the most that each facility may be given, the proposed ones last. */
  readonly least: Allocation;
  readonly most: Allocation;
  readonly supply: Supply;
  /** Full-time doctors in one amount: 1 or 0.1. */
  readonly unit: number;
}

/** The facilities that a group has, and what they may be given. */
export interface Group {
  /** Indices into facilities of the problem and proposed ones together. */
  readonly members: readonly number[];
  /** For every facility its amounts, those nearest 0 first; 0 alone for who is not a member. */
  readonly choices: readonly (readonly number[])[];
}

/** Every group in which doctors are enough to open what is proposed, those with most of it first. */
export function groupsOf(scope: Scope): Group[] {
  const m = scope.problem.facilities.length;
  const groups: Group[] = [];
  for (let set = 0; set < 2 ** scope.proposed.length; set++) {
    const isOpen = (j: number): boolean => j < m || ((set >> (j - m)) & 1) === 1;
    const members = scope.most.map((_, j) => j).filter(isOpen);
    if (members.length - m > scope.supply.most) continue;
    groups.push({ members, choices: scope.most.map((_, j) => (isOpen(j) ? choicesOf(scope, j) : [0])) });
  }
  return groups.sort((a, b) => b.members.length - a.members.length);
}

/** Amounts that make a difference, those nearest 0 first. */
function choicesOf(scope: Scope, j: number): number[] {
  const quota = (amount: number): number => quotaOf(facilityWith(scope, j, amount), scope.policy);
  // What is proposed has at least one doctor, or it would not be there.
  const first = j < scope.problem.facilities.length ? 0 : 1;
  const choices = [first];
  for (let amount = first + 1; amount <= scope.most[j]!; amount++) {
    if (quota(amount) > quota(amount - 1)) choices.push(amount);
  }
  for (let amount = -1; amount >= scope.least[j]!; amount--) choices.push(amount);
  return choices;
}

/** Whether supply and limits allow it. */
export function isAllowed({ least, most, supply }: Scope, amounts: Allocation): boolean {
  const received = amounts.reduce((sum, amount) => sum + Math.max(0, amount), 0);
  const all = amounts.reduce((sum, amount) => sum + amount, 0);
  if (received > supply.most || all > supply.pool) return false;
  return amounts.every((amount, j) => amount >= least[j]! && amount <= most[j]!);
}

/** All allowed allocations with one doctor or loan more (`step` 1) or fewer (−1). */
export function neighboursOf(scope: Scope, amounts: Allocation, step: 1 | -1): Allocation[] {
  const changed = (from: number, to: number): Allocation =>
    amounts.map((amount, j) => amount + (j === to ? step : 0) - (j === from ? step : 0));
  const found: Allocation[] = [];
  for (let to = 0; to < amounts.length; to++) {
    if (step === 1 ? amounts[to]! < 0 : amounts[to]! <= 0) continue;
    if (!scope.supply.lending) found.push(changed(-1, to));
    for (let from = 0; scope.supply.lending && from < amounts.length; from++) {
      if (from !== to && (step === 1 ? amounts[from]! <= 0 : amounts[from]! < 0)) found.push(changed(from, to));
    }
  }
  return found.filter((next) => isAllowed(scope, next));
}

/** A facility with an amount. */
export function facilityWith({ problem, proposed, unit }: Scope, j: number, amount: number): Facility {
  const m = problem.facilities.length;
  if (j < m) {
    const facility = problem.facilities[j]!;
    if (amount === 0) return facility;
    // 1.1 − 0.8 is 0.30000000000000004 in floating point; nobody means that. And + 0 turns −0 into 0.
    return { ...facility, doctors: Math.round((facility.doctors + amount * unit) * 1e9) / 1e9 + 0 };
  }
  const { metres: _, ...facility } = proposed[j - m]!;
  return { ...facility, doctors: amount * unit };
}

/** The problem with the amounts; what is proposed and has one comes last. */
export function problemWith(scope: Scope, amounts: Allocation): Problem {
  const { problem, proposed } = scope;
  const m = problem.facilities.length;
  const opened = proposed.filter((_, i) => amounts[m + i]! > 0);
  const facilities = amounts.flatMap((amount, j) => (j < m || amount > 0 ? [facilityWith(scope, j, amount)] : []));
  const metres = problem.travel?.metres;
  if (metres === undefined || opened.length === 0) return { ...problem, facilities };
  return { ...problem, facilities, travel: { metres: withColumns(metres, m, opened) } };
}

/** The matrix with a column more for each facility opened. */
function withColumns(metres: Int32Array, m: number, opened: readonly NewFacility[]): Int32Array {
  const width = m + opened.length;
  const zones = opened[0]!.metres!.length;
  const wider = new Int32Array(zones * width);
  for (let zone = 0; zone < zones; zone++) {
    for (let j = 0; j < m; j++) wider[zone * width + j] = metres[zone * m + j]!;
    opened.forEach((facility, i) => {
      wider[zone * width + m + i] = facility.metres![zone]!;
    });
  }
  return wider;
}
