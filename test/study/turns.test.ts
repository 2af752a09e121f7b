import { describe, expect, it } from "vitest";
import { redistribute, verify } from "../../src/index.ts";
import {
  doctorValues,
  doctorValuesAsync,
  intakeTable,
  intakeTableAsync,
  ratioToHave,
  ratioToHaveAsync,
  type StudyProgress,
  whatIf,
} from "../../src/study/index.ts";
import { cityOf } from "../support/cities.ts";

const shape = {
  seed: 3,
  people: 400,
  facilities: 5,
  supply: 0.8,
  consent: 0.7,
  newcomers: 0.05,
  clusters: 4,
  width: 0.02,
  count: 1,
};
const problem = cityOf(shape);
const policy = { participantsPerDoctor: 10, overloadKm: "Infinity" } as const;
const plan = redistribute(problem, policy);

describe("studies with pauses", () => {
  it("give the same answers as at once", async () => {
    expect(verify(problem, plan)).toMatchObject({ ok: true, proven: true });
    const study = whatIf(problem, policy);
    const change = { facilities: [{ id: problem.facilities[0]!.id, doctors: 9 }] };
    expect(await study.planAsync(change)).toEqual(study.plan(change));
    expect(await study.previewAsync(change)).toEqual(study.preview(change));
    expect(await intakeTableAsync(problem, plan)).toEqual(intakeTable(problem, plan));
    expect(await doctorValuesAsync(problem, plan)).toEqual(doctorValues(problem, plan));
    expect(await ratioToHaveAsync(problem, policy)).toEqual(ratioToHave(problem, policy));
  });

  it("tell how far they are, up to all", () => {
    for (const study of [
      (onProgress: (progress: StudyProgress) => void) => intakeTable(problem, plan, { onProgress }),
      (onProgress: (progress: StudyProgress) => void) => doctorValues(problem, plan, { onProgress }),
      (onProgress: (progress: StudyProgress) => void) => ratioToHave(problem, policy, { onProgress }),
    ]) {
      const heard: StudyProgress[] = [];
      study((progress) => void heard.push(progress));
      expect(heard.length).toBeGreaterThan(0);
      expect(heard.map(({ done }) => done)).toEqual(heard.map((_, i) => i + 1));
      expect(heard.at(-1)!.done).toBe(heard.at(-1)!.total);
    }
  });

  it("end with the reason of an abort", async () => {
    const reason = new Error("the meeting is over");
    const controller = new AbortController();
    const waiting = intakeTableAsync(problem, plan, {
      signal: controller.signal,
      onProgress: () => controller.abort(reason),
    });
    await expect(waiting).rejects.toBe(reason);
    expect(() => ratioToHave(problem, policy, { signal: controller.signal })).toThrow(reason);
    await expect(whatIf(problem).planAsync({}, { signal: controller.signal })).rejects.toBe(reason);
  });
});
