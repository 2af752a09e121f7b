/** Facilities that people avoid, for they returned from there: nobody is sent there again, and nothing else changes. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { problemFrom, redistribute, verify } from "../../src/index.ts";
import { cases, medium, runs, tiny } from "../support/arbitraries.ts";
import { bruteForce } from "../support/brute-force.ts";
import { expectOptimal, leastOf, solved } from "../support/expect-optimal.ts";
import { avoidedBy, modelOf, score } from "../support/model.ts";
import { withRows } from "../support/rows.ts";

const avoiding = cases({ size: medium }).filter(({ problem }) => problem.participants.avoid !== undefined);

describe("avoid", () => {
  it("should let nobody be sent to a facility that they avoid", () => {
    fc.assert(
      fc.property(avoiding, ({ problem, policy }) => {
        const { participant, to } = solved(problem, policy).transfers;

        expect([...participant].filter((row, k) => avoidedBy(problem, row).includes(to[k]!))).toEqual([]);
      }),
    );
  });

  it("should leave the optimum that trying every assignment finds", () => {
    const few = cases({ size: tiny }).filter(({ problem }) => problem.participants.avoid !== undefined);
    fc.assert(
      fc.property(few, ({ problem, policy }) => {
        const plan = redistribute(problem, policy);
        const model = modelOf(problem, policy);

        expect(score(model, leastOf(plan))).toBe(score(model, bruteForce(model)));
        expectOptimal(problem, plan, policy);
      }),
      runs(0.3),
    );
  });

  it("should change nothing where all lists are empty", () => {
    fc.assert(
      fc.property(avoiding, ({ problem, policy }) => {
        const empty = withRows(problem, (rows) => rows.map((row) => ({ ...row, avoid: [] })));
        const silent = withRows(problem, (rows) => rows.map(({ avoid: _, ...row }) => row));

        const { fingerprint: _, ...plan } = solved(empty, policy);
        const { fingerprint: __, ...same } = solved(silent, policy);
        expect(plan).toEqual(same);
      }),
      runs(0.3),
    );
  });

  it("should make verify refuse a plan that sends somebody where they returned from", () => {
    fc.assert(
      fc.property(cases({ size: medium }), fc.nat(), ({ problem, policy }, which) => {
        const plan = solved(problem, policy);
        const { participant, to } = plan.transfers;
        if (participant.length === 0) return;
        const k = which % participant.length;
        const returned = withRows(problem, (rows) =>
          rows.map((row, i) => ({ ...row, avoid: [...(row.avoid ?? []), ...(i === participant[k] ? [to[k]!] : [])] })),
        );
        const { fingerprint } = solved(returned, policy);

        const { ok, violations } = verify(returned, { ...plan, fingerprint });
        expect(ok).toBe(false);
        const refused = violations.filter(({ code, params }) => code === "option" && params.says === "does-not-take");
        // Who moves with their household is refused with it.
        expect(refused.map(({ params: { row, facility } }) => [row, facility])).toContainEqual([participant[k], to[k]]);
      }),
      runs(0.5),
    );
  });

  it("should let people stay where they are, and send newcomers elsewhere", () => {
    const place = { lon: 109.33, lat: -0.03 };
    const person = { ...place, consent: true, avoid: ["A"] };
    const problem = problemFrom({
      facilities: [
        { id: "A", ...place, doctors: 1 },
        { id: "B", lon: 109.34, lat: -0.03, doctors: 1 },
      ],
      participants: [
        { ...person, id: "there", facilityId: "A" },
        { ...person, id: "newborn", facilityId: null },
        { ...place, id: "another", facilityId: null },
      ],
    });

    const { transfers } = solved(problem, {});
    expect([...transfers.participant]).toEqual([1, 2]);
    expect([...transfers.to]).toEqual([1, 0]);
  });
});
