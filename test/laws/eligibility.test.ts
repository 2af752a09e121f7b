import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CompletePolicy, type Problem, verify } from "../../src/index.ts";
import { cases, medium, runs } from "../support/arbitraries.ts";
import { expectSameOptimum, leastOf, solved } from "../support/expect-optimal.ts";
import { isSomewhere, modelOf, NO_WAY, score, takes, wayTo } from "../support/model.ts";
import { orderBy, withFacilities, withRows } from "../support/rows.ts";

/** Problems at random have facilities that take some people only one time in four. */
const choosy = cases({ size: medium }).filter(({ problem }) => problem.segments !== undefined);
/** In straight lines: in a matrix, or beyond a river, today's facility may have no way; its metres then depend on who is taken where. */
const settled = cases({ size: medium, newcomers: false, weighted: false, travel: "sphere" }).filter(
  ({ problem }) => problem.segments !== undefined && problem.travel === undefined,
);

/** The same ways as a matrix of one zone a row, with no way where somebody is not taken; and no rules any more. */
function withoutRules(problem: Problem, policy: CompletePolicy): Problem {
  const { segment: _, region: __, needs: ___, lon: ____, lat: _____, ...columns } = problem.participants;
  const rows = [...columns.facility.keys()];
  const zone = Int32Array.from(rows, (row) => (isSomewhere(problem, row) ? row : -1));
  const metres = rows.flatMap((row) =>
    problem.facilities.map((_, j) => {
      const isOpen = columns.facility[row] === j || takes(problem, policy, row, j);
      return isOpen && zone[row] !== -1 ? wayTo(problem, row, j) : NO_WAY;
    }),
  );
  return {
    facilities: problem.facilities.map(
      ({ accepts: _, services: __, region: ___, kind: ____, ...facility }) => facility,
    ),
    participants: { ...columns, zone },
    travel: { metres: Int32Array.from(metres) },
    ...(problem.holds && { holds: problem.holds }),
  };
}

describe("segment, needs and region", () => {
  it("should send nobody to a facility that does not take them", () => {
    fc.assert(
      fc.property(choosy, ({ problem, policy }) => {
        const plan = solved(problem, policy);

        const { participant, to } = plan.transfers;
        expect([...participant].filter((row, k) => !takes(problem, plan.policy, row, to[k]!))).toEqual([]);
      }),
    );
  });

  it("should count as if there were no way to a facility that does not take somebody", () => {
    fc.assert(
      fc.property(choosy, ({ problem, policy }) => {
        const plan = solved(problem, policy);
        const plain = withoutRules(problem, plan.policy);

        expectSameOptimum(problem, plan, solved(plain, { ...policy, sameRegion: false }));
      }),
      runs(0.5),
    );
  });

  it("should change nothing where every facility takes everybody", () => {
    fc.assert(
      fc.property(choosy, ({ problem, policy: given }) => {
        const policy = { ...given, sameRegion: true };
        const { segments, services } = problem;
        const known = withRows(problem, (rows) =>
          rows.map((row) => ({ ...row, segment: Math.max(0, row.segment ?? 0), region: 0 })),
        );
        const open = withFacilities(known, (facility) => ({
          ...facility,
          accepts: segments,
          services,
          region: problem.regions![0],
        }));
        const { segment: _, region: __, needs: ___, ...participants } = known.participants;
        const plain = withFacilities({ ...known, participants }, ({ accepts: _, kind: __, ...facility }) => facility);

        expectSameOptimum(open, solved(open, policy), solved(plain, { ...given, sameRegion: false }));
      }),
      runs(0.5),
    );
  });

  it("should never make a plan better than it would be without them", () => {
    fc.assert(
      fc.property(settled, ({ problem, policy }) => {
        const plan = solved(problem, policy);
        const { segment: _, region: __, needs: ___, ...participants } = problem.participants;
        const open = withFacilities({ ...problem, participants }, ({ accepts: _, kind: __, ...facility }) => facility);

        const free = solved(open, { ...policy, sameRegion: false });

        const model = modelOf(problem, policy);
        expect(score(model, leastOf(free))).toBeLessThanOrEqual(score(model, leastOf(plan)));
      }),
      runs(0.5),
    );
  });

  it("should not depend on the order of their words: the same transfers", () => {
    fc.assert(
      fc.property(choosy, fc.array(fc.nat(9), { minLength: 3, maxLength: 3 }), ({ problem, policy }, keys) => {
        const turn = <T>(words: readonly T[]): [T[], number[]] => {
          const order = orderBy(words.length, keys);
          return [order.map((k) => words[k]!), [...words.keys()].map((k) => order.indexOf(k))];
        };
        const [segments, segmentAt] = turn(problem.segments!);
        const [regions, regionAt] = turn(problem.regions!);
        const [services, serviceAt] = turn(problem.services!);
        const bits = (needs: number) => serviceAt.reduce((sum, to, k) => sum + ((needs >> k) % 2) * 2 ** to, 0);
        const { segment, region, needs } = problem.participants;
        const participants = {
          ...problem.participants,
          ...(segment && { segment: segment.map((k) => segmentAt[k] ?? -1) }),
          ...(region && { region: region.map((k) => regionAt[k] ?? -1) }),
          ...(needs && { needs: needs.map(bits) }),
        };

        const one = solved(problem, policy);
        const two = solved({ ...problem, segments, regions, services, participants }, policy);

        expect(two.transfers).toEqual(one.transfers);
      }),
      runs(0.5),
    );
  });
});

describe("the limits of the newly enrolled", () => {
  const problem: Problem = {
    facilities: [
      { id: "barracks", kind: "klinik-tni-polri", lon: 109.3, lat: 0, doctors: 1 },
      { id: "puskesmas", lon: 109.35, lat: 0, doctors: 1, maxIntake: 9 }, // 5.6 km away
    ],
    participants: {
      lon: Float64Array.of(109.3),
      lat: Float64Array.of(0),
      facility: Int32Array.of(-1),
      consent: Uint8Array.of(2),
    },
  };

  it("should count from the nearest facility that takes them", () => {
    const plan = solved(problem, {});

    expect([...plan.transfers.to]).toEqual([1]);
  });

  it("should be warned about where a military clinic does not say whom it takes", () => {
    const plan = solved(problem, {});

    expect(plan.warnings).toMatchObject([{ code: "accepts-unknown", path: "facilities", facilities: [0] }]);
    expect(verify(problem, { ...plan, warnings: [] }).violations.map(({ code }) => code)).toEqual(["status"]);
  });

  it("should be warned about where regions are asked for and not known", () => {
    const plan = solved(problem, { sameRegion: true });

    expect([...plan.unplaced]).toEqual([0]);
    expect(plan.warnings.map(({ code, facilities }) => [code, facilities])).toEqual([
      ["accepts-unknown", [0]],
      ["region-unknown", [0, 1]],
      ["region-unknown", undefined],
    ]);
    expect(plan.warnings.at(-1)!.message).toMatch(/^participants: 1 without a region/);
  });
});
