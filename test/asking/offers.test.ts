/** Offers: nobody is offered less than the kept place, and no facility more than it has room. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type BookEntry, offersFor, standing, statusCode } from "../../src/asking/index.ts";
import { runs } from "../support/arbitraries.ts";
import { idOf, lettersCases } from "../support/books.ts";
import { inputErrorOf } from "../support/input-error.ts";
import { modelOf } from "../support/model.ts";

/** Rows that answer with a row: those of its group that are still there. */
const withOthers = (group: Int32Array, status: Uint8Array, row: number): number[] =>
  [...group.keys()].filter(
    (other) => group[other] === group[row] && status[other] !== statusCode.moved && status[other] !== statusCode.out,
  );

describe("offersFor", () => {
  it("should be good for everybody who answers, in any order, and overfill nobody", () => {
    fc.assert(
      fc.property(lettersCases, ({ problem, policy, book, drawn }) => {
        const answers = [...book];
        const { facility } = problem.participants;
        // What they named before does not limit what they can choose now.
        const { choice: _, choiceStart: __, ...participants } = problem.participants;
        const model = modelOf({ ...problem, participants }, { ...policy, households: "separate", unknown: "propose" });
        for (const [i, number] of drawn.entries()) {
          if (facility.length === 0) return;
          const row = number % facility.length;
          const stood = standing(problem, policy, answers, "2026-03-10");
          const offers = offersFor(problem, policy, stood, row);
          const kept = offers.filter((offer) => offer.kept);
          expect(kept.map((offer) => offer.facility)).toEqual(
            stood.status[row] === statusCode.asked && stood.place[row]! >= 0 ? [stood.place[row]] : [],
          );
          const offer = offers[drawn[(i + 1) % drawn.length]! % Math.max(1, offers.length)];
          if (offer === undefined) continue;
          const rows = withOthers(stood.group, stood.status, row);
          const { enrolled, coming, kept: held, ceiling } = stood.facilities;
          if (!offer.kept) {
            const load = enrolled[offer.facility]! + coming[offer.facility]! + held[offer.facility]!;
            expect(offer.free).toBeGreaterThanOrEqual(rows.reduce((sum, other) => sum + stood.people[other]!, 0));
            expect(load + offer.free).toBeLessThanOrEqual(ceiling[offer.facility]!);
            for (const other of rows)
              expect(model.rows[other]!.reachable.map((option) => option.facility)).toContain(offer.facility);
          }
          expect(offers.map((one) => one.metres)).toEqual(offers.map((one) => one.metres).toSorted((a, b) => a - b));
          // Relatives who are held or said no keep a whole household.
          const agreed = rows.map((other): BookEntry => {
            return { kind: "agreed", at: "2026-03-10", participantId: idOf(problem, other), toId: offer.facilityId };
          });
          const after = standing(problem, policy, [...answers, ...agreed], "2026-03-10");
          const isHeld = rows.some((other) => facility[other]! >= 0 && (problem.participants.hold?.[other] ?? -1) >= 0);
          if (!isHeld && policy.households !== "willing-together") expect(after.refused).toEqual([]);
          if (after.refused.length === 0) answers.push(...agreed);
        }
      }),
      runs(0.25),
    );
  });

  it("should refuse rows and standings that do not fit", () => {
    const problem = {
      facilities: [],
      participants: {
        facility: Int32Array.of(),
        consent: Uint8Array.of(),
        lon: new Float64Array(0),
        lat: new Float64Array(0),
      },
    };
    const stood = standing(problem, null, [], "2026-03-10");
    expect(inputErrorOf(() => offersFor(problem, null, stood, 0))?.issues[0]?.path).toBe("row");
    const other = { ...problem, facilities: [{ id: "a", lon: 0, lat: 0, doctors: 1 }] };
    expect(inputErrorOf(() => offersFor(other, null, stood, 0))?.issues[0]?.path).toBe("standing");
  });
});
