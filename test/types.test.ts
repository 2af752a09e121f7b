/** The public surface as a TypeScript program sees it. `tsc -p test` is the test; vitest only runs it once more. */
import {
  type AbortSignalLike,
  type ApplyOptions,
  type Assignment,
  applyPlan,
  type Bound,
  type CompareOptions,
  type CompletePolicy,
  comparePlans,
  consentCode,
  defaultPolicy,
  type Explanation,
  explain,
  type Facility,
  type FacilityCapitation,
  type FacilityRow,
  facilityRows,
  InputError,
  type InputIssue,
  type InputIssueCode,
  type Objective,
  type ParticipantColumns,
  type Plan,
  type PlanComparison,
  type Policy,
  type Prices,
  type Problem,
  type ProblemRecords,
  type Progress,
  planFromJson,
  planToJson,
  problemFrom,
  type RedistributeAsyncOptions,
  type RedistributeOptions,
  type ReportOptions,
  redistribute,
  redistributeAsync,
  type Summary,
  score,
  summarize,
  type TransferRow,
  transferRows,
  type Verification,
  type VerifyOptions,
  type Violation,
  verify,
} from "fktp-redistribution";
import { describe, expectTypeOf, it } from "vitest";

declare const problem: Problem;
declare const plan: Plan;
/** Checked by the compiler, never called. */
const compiles = (_: () => unknown): void => {};

describe("the verbs", () => {
  it("should take problem, policy and options, and give a plan", () => {
    expectTypeOf(redistribute).toEqualTypeOf<
      (problem: Problem, policy?: Policy | null, options?: RedistributeOptions) => Plan
    >();
    expectTypeOf(redistributeAsync).toEqualTypeOf<
      (problem: Problem, policy?: Policy | null, options?: RedistributeAsyncOptions) => Promise<Plan>
    >();
  });

  it("should not take what is not there", () => {
    compiles(() => [
      // @ts-expect-error: records go through problemFrom
      redistribute({ facilities: [], participants: [] }),
      // @ts-expect-error: a spelling mistake
      redistribute(problem, { maxExtraKM: 2 }),
      // @ts-expect-error: not one of the two words
      redistribute(problem, { fill: "full" }),
      // @ts-expect-error: kilometres are numbers
      redistribute(problem, { maxExtraKm: "2" }),
      // @ts-expect-error: JSON writes Infinity as null, and the default is finite
      redistribute(problem, { maxExtraKm: null }),
      // @ts-expect-error: no bother is infinite
      redistribute(problem, { moveCostKm: "Infinity" }),
      // @ts-expect-error: an abort needs the asynchronous door
      redistribute(problem, {}, { signal: new AbortController().signal }),
      // @ts-expect-error: there must be a problem
      redistribute(),
    ]);
  });

  it("should take null for a default, and a policy already complete", () => {
    compiles(() => [
      redistribute(problem, null),
      redistribute(problem, {
        moveCostKm: null,
        maxDistanceKm: undefined,
        maxExtraKm: "Infinity",
        overloadKm: Number.POSITIVE_INFINITY,
      }),
      redistribute(problem, plan.policy, { limit: { augmentations: 1e6 } }),
      redistribute(problem, defaultPolicy),
    ]);
    expectTypeOf<CompletePolicy>().toExtend<Policy>();
    expectTypeOf<keyof CompletePolicy>().toEqualTypeOf<keyof Policy>();
  });

  it("should take an AbortSignal, or anything of its shape", () => {
    expectTypeOf<AbortSignal>().toExtend<AbortSignalLike>();
    expectTypeOf<{ aborted: boolean }>().toExtend<AbortSignalLike>();
  });

  it("should tell progress by stages", () => {
    expectTypeOf<Progress["stage"]>().toEqualTypeOf<"check" | "merge" | "solve" | "prove" | "write">();
  });
});

describe("a problem", () => {
  it("should come from anything, by problemFrom", () => {
    expectTypeOf(problemFrom).toBeCallableWith({} as unknown);
    expectTypeOf(problemFrom).returns.toEqualTypeOf<Problem>();
    expectTypeOf({
      facilities: [{ id: "a", lon: 109.3, lat: 0, doctors: 1, capacity: null }],
      participants: [
        { id: "p", lon: 109.3, lat: 0, facilityId: "a", consent: true },
        { id: "q", lon: 109.3, lat: 0, facilityId: null, count: 3 },
      ],
    }).toExtend<ProblemRecords>();
  });

  it("should need doctors, facility and consent, and no coordinates where there is a matrix", () => {
    compiles(() => [
      { id: "a", doctors: 0.5 } satisfies Facility,
      { facility: new Int32Array(1), consent: new Uint8Array(1), zone: new Int32Array(1) } satisfies ParticipantColumns,
      // @ts-expect-error: missing doctors are not 0 doctors
      { id: "a" } satisfies Facility,
      // @ts-expect-error: ids are text
      { id: 15010302, doctors: 1 } satisfies Facility,
      // @ts-expect-error: no consent column
      { facility: new Int32Array(1) } satisfies ParticipantColumns,
      // @ts-expect-error: a plain array is no column
      { facility: [0], consent: new Uint8Array(1) } satisfies ParticipantColumns,
    ]);
  });

  it("should be written by nobody", () => {
    compiles(() => {
      // @ts-expect-error: readonly
      problem.facilities[0]!.doctors = 2;
      // @ts-expect-error: readonly
      problem.participants.consent = new Uint8Array(1);
      // @ts-expect-error: frozen
      defaultPolicy.maxExtraKm = 5;
    });
  });

  it("should have the four consents as numbers", () => {
    expectTypeOf(consentCode.refused).toEqualTypeOf<0>();
    expectTypeOf(consentCode.granted).toEqualTypeOf<1>();
    expectTypeOf(consentCode.unknown).toEqualTypeOf<2>();
    expectTypeOf(consentCode.withdrawn).toEqualTypeOf<3>();
  });
});

describe("a plan", () => {
  it("should say how it ended, and have no prices when it was stopped", () => {
    expectTypeOf<Plan["status"]>().toEqualTypeOf<"optimal" | "near-optimal" | "stopped">();
    expectTypeOf<Plan["stage"]>().toEqualTypeOf<"ready" | "proposal">();
    expectTypeOf<Plan["price"]>().toEqualTypeOf<Prices | null>();
    expectTypeOf<Plan["bound"]>().toEqualTypeOf<Bound | null>();
    expectTypeOf<Plan["gap"]>().toEqualTypeOf<Objective | null>();
    compiles(() => {
      // @ts-expect-error: look first whether there are prices
      plan.price.overload;
      // @ts-expect-error: only where overloadKm is finite
      plan.objective.weighted.toFixed();
    });
  });

  it("should be columns", () => {
    expectTypeOf<Plan["transfers"]>().toEqualTypeOf<{
      readonly participant: Int32Array;
      readonly from: Int32Array;
      readonly to: Int32Array;
      readonly people: Int32Array;
      readonly metres: Int32Array;
      readonly ask: Uint8Array;
    }>();
    expectTypeOf<Plan["enrolled"]>().toEqualTypeOf<Int32Array>();
    expectTypeOf<Plan["quota"]>().toEqualTypeOf<Int32Array>();
    expectTypeOf<Plan["unplaced"]>().toEqualTypeOf<Int32Array>();
    expectTypeOf<Prices["overload"]>().toEqualTypeOf<Float64Array>();
  });

  it("should carry the policy with every default filled in", () => {
    expectTypeOf<Plan["policy"]>().toEqualTypeOf<CompletePolicy>();
    expectTypeOf<Plan["policy"]["maxExtraKm"]>().toEqualTypeOf<number>();
    expectTypeOf<Plan["policy"]["fill"]>().toEqualTypeOf<"to-quota" | "levelled">();
  });

  it("should go to text and back", () => {
    expectTypeOf(planToJson).toEqualTypeOf<(plan: Plan) => string>();
    expectTypeOf(planFromJson).toEqualTypeOf<(json: unknown) => Plan>();
  });
});

describe("the reports", () => {
  it("should take the problem and its plan", () => {
    expectTypeOf(verify).toEqualTypeOf<(problem: Problem, plan: Plan, options?: VerifyOptions) => Verification>();
    type Options = ReportOptions | null;
    expectTypeOf(summarize).toEqualTypeOf<(problem: Problem, plan: Plan, options?: Options) => Summary>();
    expectTypeOf(facilityRows).toEqualTypeOf<(problem: Problem, plan: Plan, options?: Options) => FacilityRow[]>();
    expectTypeOf(transferRows).toEqualTypeOf<(problem: Problem, plan: Plan) => Iterable<TransferRow>>();
    expectTypeOf(explain).toEqualTypeOf<(problem: Problem, plan: Plan) => Explanation>();
    expectTypeOf(score).toExtend<(problem: Problem, assignment: Assignment, policy?: Policy | null) => Summary>();
    expectTypeOf(comparePlans).toExtend<
      (problem: Problem, a: Plan, b: Plan, options?: CompareOptions) => PlanComparison
    >();
    expectTypeOf(applyPlan).toEqualTypeOf<(problem: Problem, plan: Plan, options: ApplyOptions) => Problem>();
    compiles(() => {
      // @ts-expect-error: a plan is nothing without its problem
      verify(plan);
    });
  });

  it("should say null where there is nothing to say", () => {
    expectTypeOf<FacilityRow["price"]>().toEqualTypeOf<{ readonly overload: number; readonly metres: number } | null>();
    expectTypeOf<FacilityRow["capitation"]>().toEqualTypeOf<FacilityCapitation | null>();
    expectTypeOf<FacilityRow["ratioAfter"]>().toEqualTypeOf<number | null>();
    expectTypeOf<TransferRow["fromId"]>().toEqualTypeOf<string | null>();
    expectTypeOf<Summary["extraKm"]>().toBeNullable();
  });

  it("should list violations by code", () => {
    expectTypeOf<Verification["violations"]>().toEqualTypeOf<readonly Violation[]>();
    expectTypeOf<Violation["row"]>().toEqualTypeOf<number | undefined>();
    compiles((): Violation["code"][] => [
      "choice",
      // @ts-expect-error: no such code
      "optimality",
    ]);
  });
});

describe("an InputError", () => {
  it("should be an Error with code and issues", () => {
    expectTypeOf<InputError>().toExtend<Error>();
    expectTypeOf<InputError["code"]>().toEqualTypeOf<InputIssueCode>();
    expectTypeOf<InputError["issues"]>().toEqualTypeOf<readonly InputIssue[]>();
    expectTypeOf<InputError["issueCount"]>().toEqualTypeOf<number>();
    compiles((error: unknown = undefined) => error instanceof InputError && error.issues[0]?.path);
  });
});
