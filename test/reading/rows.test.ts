import { describe, expect, it } from "vitest";
import { facilityRows, type Plan, type Problem, redistribute, transferRows } from "../../src/index.ts";
import { NO_WAY, planWith, planWithTransfers, village, villagePlan } from "../support/village.ts";

describe("facilityRows", () => {
  it("should give every facility before and after", () => {
    expect(facilityRows(village, villagePlan())).toEqual([
      {
        id: "A",
        name: "Kampung Bali",
        doctors: 1,
        closed: false,
        quota: 2,
        ceiling: 5,
        reserve: 0,
        floor: 0,
        before: 5,
        leaving: 1,
        arriving: 0,
        after: 4,
        ratioBefore: 5,
        ratioAfter: 4,
        capitation: null,
        price: { overload: 100, metres: 0 },
      },
      {
        id: "B",
        name: "B",
        doctors: 2,
        closed: false,
        quota: 4,
        ceiling: 4,
        reserve: 0,
        floor: 0,
        before: 2,
        leaving: 0,
        arriving: 2,
        after: 4,
        ratioBefore: 1,
        ratioAfter: 2,
        capitation: null,
        price: { overload: 100, metres: -2000 },
      },
      {
        id: "C",
        name: "C",
        doctors: 1,
        closed: false,
        quota: 2,
        ceiling: 2,
        reserve: 0,
        floor: 0,
        before: 0,
        leaving: 0,
        arriving: 0,
        after: 0,
        ratioBefore: 0,
        ratioAfter: 0,
        capitation: null,
        price: { overload: 0, metres: 0 },
      },
    ]);
  });

  it("should have no ratio without doctors and no price when the plan was stopped", () => {
    const problem: Problem = {
      facilities: [{ id: "A", lon: 109.3, lat: 0, doctors: 0 }],
      participants: {
        facility: Int32Array.of(0),
        consent: Uint8Array.of(1),
        lon: Float64Array.of(109.3),
        lat: Float64Array.of(0),
      },
    };
    const plan: Plan = { ...redistribute(problem), status: "stopped", price: null, bound: null, gap: null };

    expect(facilityRows(problem, plan)).toMatchObject([{ ratioBefore: null, ratioAfter: null, price: null }]);
  });
});

describe("transferRows", () => {
  it("should give every transfer with ids and the kilometres really travelled", () => {
    expect([...transferRows(village, villagePlan())]).toEqual([
      {
        participantId: "p2",
        fromId: "A",
        fromClosed: false,
        toId: "B",
        people: 1,
        extraKm: 0.5,
        crossesBarrier: false,
        ask: false,
        choice: null,
      },
      {
        participantId: "p5",
        fromId: null,
        fromClosed: false,
        toId: "B",
        people: 1,
        extraKm: 0.3,
        crossesBarrier: false,
        ask: false,
        choice: null,
      },
    ]);
  });

  it("should start anew each time, and not mind the plan being changed meanwhile", () => {
    const plan = villagePlan();
    const rows = transferRows(village, plan);
    const first = [...rows];
    plan.transfers.to.fill(2);

    expect([...rows]).toEqual(first);
  });

  it("should make rows only as they are asked for", () => {
    const [first] = transferRows(village, villagePlan());

    expect(first).toMatchObject({ participantId: "p2" });
  });

  it("should name rows without ids by their number", () => {
    const { ids: _, ...participants } = village.participants;
    const problem = { ...village, participants };
    const plan = redistribute(problem, villagePlan().policy);

    expect(Array.from(transferRows(problem, plan), ({ participantId }) => participantId)).toEqual(["2", "5"]);
  });

  it("should count from the nearest way where today's facility has none", () => {
    const problem: Problem = {
      facilities: [
        { id: "A", doctors: 0 },
        { id: "B", doctors: 1 },
      ],
      participants: { facility: Int32Array.of(0), consent: Uint8Array.of(1), zone: Int32Array.of(0) },
      travel: { metres: Int32Array.of(NO_WAY, 4000) },
    };

    expect([...transferRows(problem, redistribute(problem))]).toMatchObject([{ fromId: "A", toId: "B", extraKm: 0 }]);
  });

  it("should say whom to ask", () => {
    const asked = planWithTransfers({ ask: Uint8Array.of(1, 0) });

    expect(Array.from(transferRows(village, asked), ({ ask }) => ask)).toEqual([true, false]);
  });
});

describe("facilityRows and transferRows", () => {
  const { participants } = village;
  const other = { ...village, participants: { ...participants, consent: participants.consent.toReversed() } };

  it.each([facilityRows, transferRows])("should refuse a plan of other rows at once: %o", (rows) => {
    expect(() => rows(other, villagePlan())).toThrow(expect.objectContaining({ code: "fingerprint" }));
  });

  it.each([facilityRows, transferRows])("should refuse what is no plan, with a path: %o", (rows) => {
    const unplaced = Int32Array.of(8);

    expect(() => rows(village, {} as Plan)).toThrow("plan.enrolled: expected an Int32Array, got nothing");
    expect(() => rows(village, planWith({ unplaced }))).toThrow(
      "plan.unplaced[0]: expected a whole number from 0 to 7",
    );
  });
});
