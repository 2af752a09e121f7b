// What is done for one kabupaten: see that a plan of it is stored, and that the stored plan is right.
//
// The same job plans and audits. Without a stored plan it makes one; with one it takes that. Either way the text is read back
// and given to the verifier, against people who are made anew. So a job may be done as often as one likes: twice because its
// worker died, or a year later to see whether the plans on the disk are still those that were signed.

import { join } from "node:path";
import {
  InputError,
  type Plan,
  type Problem,
  planFromJson,
  planToJson,
  redistributeAsync,
  summarize,
  verify,
} from "fktp-redistribution";
import { Fault } from "./fault.ts";
import { type Kabupaten, makeKabupaten, readKabupaten } from "./kabupaten.ts";
import { hashOf, kabupatenFolder, storedPlan, storePlan } from "./store.ts";

/** The default one: 5,000 people a doctor, nobody pushed over the norm, at most 3 km farther, families together. */
const POLICY = {};

/** What the roll-up tells of a kabupaten: totals, nothing of a person. */
export interface Figures extends Pick<Kabupaten, "id" | "name"> {
  readonly people: number;
  readonly newlyEnrolled: number;
  readonly facilities: number;
  readonly doctors: number;
  readonly status: Plan["status"];
  readonly overQuotaBefore: number;
  readonly overQuotaAfter: number;
  readonly facilitiesOverBefore: number;
  readonly facilitiesOverAfter: number;
  readonly transferred: number;
  readonly placed: number;
  readonly unplaced: number;
  readonly meanExtraKm: number;
  /** Doctors more that would end what overload remains. */
  readonly doctorsMissing: number;
  /** SHA-256 of the stored plan that the verifier passed. */
  readonly sha256: string;
}

/** Plans the kabupaten of a file where that is not done yet, and checks its plan. Throws a `Fault` for what is wrong with it. */
export async function doKabupaten(out: string, file: string): Promise<Figures> {
  const kabupaten = await readKabupaten(join(kabupatenFolder(out), file));
  const problem = makeKabupaten(kabupaten);
  await aTurn();
  const stored = await storedPlan(out, file);
  const text = stored ?? planToJson(await redistributeAsync(problem, POLICY));
  const plan = readPlan(text);
  await aTurn();
  if (!verify(problem, plan, { policy: POLICY }).ok) throw new Fault("not-verified");
  if (stored === undefined) await storePlan(out, file, text);
  await aTurn();
  return figuresOf(kabupaten, problem, plan, hashOf(text));
}

/** Lets the worker renew its lock: making and checking people holds it up, planning does not. */
function aTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

function readPlan(text: string): Plan {
  try {
    return planFromJson(text);
  } catch (error) {
    throw error instanceof InputError ? new Fault("bad-plan") : error;
  }
}

function figuresOf({ id, name, newlyEnrolled }: Kabupaten, problem: Problem, plan: Plan, sha256: string): Figures {
  const { people, overQuota, facilitiesOver, transferred, placed, unplaced, extraKm } = summarize(problem, plan);
  const missing = (j: number): number =>
    Math.ceil(Math.max(0, plan.enrolled[j]! - plan.quota[j]!) / plan.policy.participantsPerDoctor);
  return {
    id,
    name,
    people,
    newlyEnrolled,
    facilities: problem.facilities.length,
    doctors: problem.facilities.reduce((sum, { doctors }) => sum + doctors, 0),
    status: plan.status,
    overQuotaBefore: overQuota.before,
    overQuotaAfter: overQuota.after,
    facilitiesOverBefore: facilitiesOver.before,
    facilitiesOverAfter: facilitiesOver.after,
    transferred,
    placed,
    unplaced,
    meanExtraKm: Math.round((extraKm?.mean ?? 0) * 1000) / 1000,
    doctorsMissing: problem.facilities.reduce((sum, _, j) => sum + missing(j), 0),
    sha256,
  };
}
