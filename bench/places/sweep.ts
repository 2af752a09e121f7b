/**
 * Settings of the two weights that beat answers made by hand: for a planner who wants fewer people over quota and fewer
 * kilometres there is no one best setting, but for every rule there should be one that is better in everything.
 *
 * Method. The more a person over quota is worth (`overQuotaKm`), the farther people are sent. So for each answer and each of
 * a few values of the other weight the search looks, by halving, for the most that a person may be worth while the plan
 * asks for no more kilometres than the answer does, and stops at the first plan that is better in everything. What was
 * tried for one answer counts for all.
 */
import type { Policy } from "../../src/index.ts";
import { beats, type Figures } from "./figures.ts";

/** What a point may be worth, in kilometres: the default first. */
const OVERLOAD_KM = [0.2, 0.05, 0.1, 0.02, 0.07, 0.15, 1];
/** What a person over quota may be worth: from less than the bother of one move. */
const LEAST_KM = 8;
const MOST_KM = 100;
const STEPS = 8;
/** A search ends after so many plans, found or not. */
const MOST_PLANS = 80;

/** Tries settings; returns what was tried. */
export function sweep<T extends Figures>(plan: (setting: Policy) => T, answers: readonly Figures[]): T[] {
  const tried = new Map<string, T>();
  /** By `overloadKm`, then `overQuotaKm`. */
  const known = new Map<number, Map<number, T>>();
  const at = (worth: number, overloadKm: number): void => {
    const setting = { overQuotaKm: Math.round(1000 * worth) / 1000, overloadKm };
    const key = JSON.stringify(setting);
    if (tried.has(key)) return;
    const own = plan(setting as Policy);
    tried.set(key, own);
    known.set(overloadKm, (known.get(overloadKm) ?? new Map<number, T>()).set(setting.overQuotaKm, own));
  };
  for (const answer of answers) {
    const isBeaten = (): boolean => [...tried.values()].some((own) => beats(own, answer));
    for (const overloadKm of OVERLOAD_KM) {
      if (isBeaten() || tried.size >= MOST_PLANS) break;
      at(MOST_KM, overloadKm);
      for (let step = 0; step < STEPS && !isBeaten(); step++) {
        const [low, high] = bracket(known.get(overloadKm)!, answer.kmGross);
        if (low === MOST_KM) break;
        // Halved by ratio of what is beyond the least, for most happens near the bother of one move.
        at(LEAST_KM + Math.sqrt((low - LEAST_KM + 0.5) * (high - LEAST_KM + 0.5)) - 0.5, overloadKm);
      }
    }
  }
  return [...tried.values()];
}

/** The largest worth of a person known to ask for no more kilometres than so many, and the smallest known to ask for more. */
function bracket(known: ReadonlyMap<number, Figures>, kmGross: number): [low: number, high: number] {
  let [low, high] = [LEAST_KM, MOST_KM];
  for (const [worth, figures] of [...known].sort(([a], [b]) => a - b)) {
    if (figures.kmGross <= kmGross) low = worth;
    else {
      high = worth;
      break;
    }
  }
  return [low, high];
}

/** Of what beats an answer, that with the fewest people over quota, and of such that with the fewest kilometres. */
export function bestAgainst<T extends Figures>(tried: readonly T[], answer: Figures): T | undefined {
  return tried.filter((own) => beats(own, answer)).sort((a, b) => a.over - b.over || a.kmGross - b.kmGross)[0];
}
