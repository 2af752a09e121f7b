import { InputError, type Plan, type Policy, type Problem, redistribute, summarize, verify } from "fktp-redistribution";

const problem: Problem = {
  facilities: [{ id: "a", doctors: 1, lon: 109.3, lat: 0 }],
  participants: {
    lon: new Float64Array([109.3]),
    lat: new Float64Array([0]),
    facility: new Int32Array([0]),
    consent: new Uint8Array([1]),
  },
};
const policy: Policy = { fill: "levelled" };
const plan: Plan = redistribute(problem, policy);
const enrolled: Int32Array = plan.enrolled;
export const people: number = summarize(problem, plan).people + (enrolled[0] ?? 0);
export const ok: boolean = verify(problem, plan).ok;
export const isOurs = (error: unknown): boolean => error instanceof InputError;
