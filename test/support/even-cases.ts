import fc from "fast-check";
import { type Case, cases } from "./arbitraries.ts";

/** Cases in which moving costs nothing now and then: first choices are worth about what a move costs. */
export function evenCases(constraints: Parameters<typeof cases>[0]): fc.Arbitrary<Case> {
  const drawn = fc.record({
    drawn: cases(constraints),
    worth: fc.constantFrom(20, 10, 0.5, 0),
    closer: fc.boolean(),
    fill: fc.constantFrom("levelled" as const, "to-quota" as const),
  });
  return drawn.map(({ drawn: { problem, policy }, worth, closer, fill }) => {
    const choiceWorthKm = Math.min(worth, policy.overQuotaKm ?? 100, 100 * Number(policy.overloadKm ?? 0.2));
    return { problem, policy: { ...policy, honourChoices: true, choiceWorthKm, closerMoves: closer, fill } };
  });
}
