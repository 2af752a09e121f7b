/** Income from capitation: sums, and the cliff at so many participants a doctor. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CapitationRate, type CapitationTable, facilityRows, redistribute, summarize } from "../../src/index.ts";
import { cases, medium, runs } from "../support/arbitraries.ts";
import { expectOptimal } from "../support/expect-optimal.ts";
import { modelOf } from "../support/model.ts";
import { withFacilities } from "../support/rows.ts";

const rate: fc.Arbitrary<CapitationRate> = fc.record({ dentist: fc.nat(20), noDentist: fc.nat(20) });

/** Two kinds that have rates; a third has none. */
const tables: fc.Arbitrary<CapitationTable> = fc.record({
  source: fc.constant("drawn"),
  participantsPerDoctor: fc.integer({ min: 1, max: 10 }),
  kinds: fc.record({
    puskesmas: fc.record({ withinNorm: rate, beyondNorm: rate, noDoctor: rate }),
    klinik: fc.record({ withinNorm: rate, beyondNorm: rate }),
  }),
});

const kinds = ["puskesmas", "klinik", "posyandu"];

/** The rates once more, said otherwise: rupiah for so many people, or nothing. */
function paid(table: CapitationTable, kind: string, doctors: number, dentist: boolean, people: number): number | null {
  if (kind === "posyandu" || (kind === "klinik" && doctors === 0)) return null;
  const rates = table.kinds[kind]!;
  const perDoctor = people / doctors;
  const row =
    doctors === 0 ? rates.noDoctor! : perDoctor > table.participantsPerDoctor ? rates.beyondNorm : rates.withinNorm;
  return people * row[dentist ? "dentist" : "noDentist"];
}

describe("capitation", () => {
  it("should be the rate times the people, add up to what the insurer pays, and never change a plan", () => {
    const drawn = fc.record({
      case: cases({ size: medium }),
      table: tables,
      kinds: fc.array(fc.nat(5), { minLength: 1, maxLength: 8 }),
    });
    fc.assert(
      fc.property(drawn, ({ case: { problem: plain, policy }, table, kinds: turn }) => {
        const drawnOf = (j: number) => turn[j % turn.length]!;
        const problem = withFacilities(plain, (facility, j) =>
          facility.kind !== undefined
            ? facility
            : { ...facility, kind: kinds[drawnOf(j) % 3]!, dentist: drawnOf(j) > 2 },
        );
        const plan = redistribute(problem, policy);
        const today = problem.facilities.map(() => 0);
        for (const { from, people } of modelOf(problem, policy).rows) if (from >= 0) today[from]! += people;

        const rows = facilityRows(problem, plan, { capitation: table });
        const { capitation } = summarize(problem, plan, { capitation: table });

        let [before, after, without, above] = [0, 0, 0, 0];
        for (const [j, { doctors, kind = "", dentist = false }] of problem.facilities.entries()) {
          const of = (people: number) => (kinds.includes(kind) ? paid(table, kind, doctors, dentist, people) : null);
          const now = of(plan.enrolled[j]!);
          expect(rows[j]!.capitation?.before ?? null).toBe(of(today[j]!));
          expect(rows[j]!.capitation?.after ?? null).toBe(now);
          before += of(today[j]!) ?? 0;
          after += now ?? 0;
          if (now === null) without++;
          else if (rows[j]!.capitation!.justAboveNorm) {
            above++;
            // Somewhere below, within the norm, it would earn more.
            const fewer = Array.from({ length: plan.enrolled[j]! }, (_, people) => people);
            expect(plan.enrolled[j]! / doctors).toBeGreaterThan(table.participantsPerDoctor);
            expect(fewer.some((people) => of(people)! > now)).toBe(true);
          }
        }
        expect(capitation).toEqual({
          before,
          after,
          difference: after - before,
          facilitiesWithout: without,
          facilitiesJustAbove: above,
        });
        const bare = { fingerprint: "", warnings: [] };
        expect({ ...plan, ...bare }).toEqual({ ...redistribute(plain, policy), ...bare });
        expectOptimal(problem, plan, policy);
      }),
      runs(0.5),
    );
  });
});
