import { IssueList } from "../errors.ts";
import { runThrough } from "../generators.ts";
import type { Plan } from "../types.ts";
import { PLAN_FORMAT, readPlan } from "./plan-shape.ts";

/**
 * The plan as JSON text: columns as plain arrays, Infinity in the policy as the text "Infinity", and a `format` number that
 * later versions raise when they change the shape. Keep it beside the problem: a plan refers to rows by number. Throws
 * `InputError` for what is no plan.
 *
 * @example
 * const text = planToJson(plan);
 */
export function planToJson(plan: Plan): string {
  const issues = new IssueList();
  const own = runThrough(readPlan(plan, "memory", issues));
  issues.check();
  const { bound, transfers, enrolled, quota, price, unplaced, policy, ...plain } = own!;
  return JSON.stringify({
    format: PLAN_FORMAT,
    ...plain,
    bound: bound?.enrolled === undefined ? bound : { ...bound, enrolled: Array.from(bound.enrolled) },
    transfers: arraysOf(transfers),
    enrolled: Array.from(enrolled),
    quota: Array.from(quota),
    price: price && arraysOf(price),
    unplaced: Array.from(unplaced),
    policy: Object.fromEntries(
      Object.entries(policy).map(([key, v]) => [key, v === Number.POSITIVE_INFINITY ? "Infinity" : v]),
    ),
  });
}

/**
 * The plan that `planToJson` wrote, from its text or from the parsed object; exactly the same plan. Throws `InputError`
 * with the path of whatever is malformed, or for a plan of another version. Whether the plan is right is for `verify` to say.
 *
 * @example
 * const again = planFromJson(planToJson(plan));
 */
export function planFromJson(json: unknown): Plan {
  const issues = new IssueList();
  const plan = runThrough(readPlan(typeof json === "string" ? parsed(json, issues) : json, "json", issues));
  issues.check();
  return plan!;
}

function parsed(text: string, issues: IssueList): unknown {
  try {
    // Editors and spreadsheets put a byte order mark before it.
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    // The parser's own message would quote the text.
    issues.add("plan", { code: "type", expected: "plan-text", got: "#no-json" });
    issues.check();
    return undefined;
  }
}

function arraysOf(columns: object): Record<string, number[]> {
  return Object.fromEntries(
    Object.entries(columns).map(([name, column]: [string, ArrayLike<number>]) => [name, Array.from(column)]),
  );
}
