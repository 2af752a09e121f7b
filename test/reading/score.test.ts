import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Assignment, type Plan, type Problem, redistribute, score, summarize, verify } from "../../src/index.ts";
import { cases, medium, runs } from "../support/arbitraries.ts";
import { isSomewhere, modelOf, NO_WAY, overloadPoints, wayTo } from "../support/model.ts";
import { withRows } from "../support/rows.ts";
import { village, villagePlan, villagePolicy } from "../support/village.ts";

/** Where a plan that parts no row leaves everybody. */
function assignmentOf({ participants, facilities }: Problem, { transfers, unplaced }: Plan): Assignment {
  const facility = participants.facility.map((j) => (facilities[j]?.closed === true ? -1 : j));
  for (const row of unplaced) facility[row] = -1;
  transfers.participant.forEach((row, i) => {
    facility[row] = transfers.to[i]!;
  });
  return { facility };
}

/** The same people, one a row. */
function inSingleRows(problem: Problem): Problem {
  return withRows(problem, (rows) =>
    rows.flatMap((row) =>
      Array.from({ length: row.count }, (_, i) => ({ ...row, count: 1, ...(row.id && { id: `${row.id}.${i}` }) })),
    ),
  );
}

describe("score", () => {
  it("should tell the village's plan in the figures of summarize", () => {
    expect(score(village, assignmentOf(village, villagePlan()), villagePolicy)).toEqual(
      summarize(village, villagePlan()),
    );
  });

  it("should count everybody at the full facility, one of them newly enrolled", () => {
    const facility = new Int32Array(8);

    expect(score(village, { facility }, villagePolicy)).toMatchObject({
      overQuota: { before: 3, after: 6 },
      transferred: 2,
      placed: 1,
      unplaced: 0,
      worstRatio: { before: 5, after: 8 },
    });
  });

  it("should sum the kilometres of those who go farther by themselves", () => {
    const problem: Problem = {
      facilities: [
        { id: "A", doctors: 1 },
        { id: "B", doctors: 1 },
      ],
      participants: {
        facility: Int32Array.of(0, 0, 0),
        consent: Uint8Array.of(0, 2, 1), // nobody asks whether they may move
        count: Int32Array.of(3, 5, 2),
        zone: Int32Array.of(0, 1, 0),
      },
      travel: { metres: Int32Array.of(1000, 3000, 4000, 1500) },
    };

    expect(score(problem, { facility: Int32Array.of(1, 1, 0) })).toMatchObject({
      transferred: 8,
      toAsk: 5,
      nearer: 5,
      farther: 3,
      extraKm: { mean: (3 * 2 - 5 * 2.5) / 8, net: 3 * 2 - 5 * 2.5, gross: 6, max: 2 },
    });
  });

  it("should give a plan the figures that summarize gives", () => {
    fc.assert(
      fc.property(cases({ size: medium }), ({ problem, policy }) => {
        const singles = inSingleRows(problem);
        const plan = redistribute(singles, policy);

        expect(verify(singles, plan)).toMatchObject({ ok: true });
        expect(score(singles, assignmentOf(singles, plan), policy)).toEqual(summarize(singles, plan));
      }),
      runs(0.3),
    );
  });

  it("should count any assignment as the design does", () => {
    fc.assert(
      fc.property(cases({ size: medium }), fc.array(fc.nat(99), { minLength: 1 }), ({ problem, policy }, moves) => {
        const model = modelOf(problem, policy);
        const open = problem.facilities.flatMap(({ closed }, j) => (closed ? [] : [j]));
        const facility = Int32Array.from(model.rows, ({ row, today }) => {
          const j = moves[row % moves.length]! % (open.length + 1);
          return j === open.length || !isSomewhere(problem, row) ? today : open[j]!;
        });
        const enrolled = problem.facilities.map(() => 0);
        let [transferred, nowhere, net, gross] = [0, 0, 0, 0];
        for (const { row, today, people } of model.rows) {
          if (facility[row]! < 0) nowhere += people;
          else enrolled[facility[row]!]! += people;
          if (today < 0 || facility[row] === today || people === 0) continue;
          transferred += people;
          const ways = problem.facilities.map((_, j) => wayTo(problem, row, j));
          const extra = ways.every((way) => way < NO_WAY) ? ways[facility[row]!]! - ways[today]! : Number.NaN;
          net += people * extra;
          gross += people * Math.max(0, extra);
        }

        const figures = score(problem, { facility }, policy);
        expect(figures.overloadPoints.after).toBe(overloadPoints(model, enrolled));
        expect(figures.overQuota.after).toBe(
          enrolled.reduce((sum, people, j) => sum + Math.max(0, people - model.quota[j]!), 0),
        );
        expect(figures.transferred).toBe(transferred);
        expect(figures.unplaced + figures.ofClosed.unplaced).toBe(nowhere);
        if (Number.isNaN(net) || figures.extraKm === null) return;
        expect(figures.extraKm.net).toBeCloseTo(net / 1000, 6);
        expect(figures.extraKm.gross).toBeCloseTo(gross / 1000, 6);
      }),
      runs(1),
    );
  });

  it("should refuse what has no meaning, and name rows but no people", () => {
    const closed: Problem = {
      facilities: [
        { id: "A", doctors: 1 },
        { id: "B", doctors: 1, closed: true },
      ],
      participants: { facility: Int32Array.of(0, 1, -1), consent: Uint8Array.of(0, 0, 2), zone: new Int32Array(3) },
      travel: { metres: Int32Array.of(0, 0) },
    };
    const wrong = (facility: unknown) => () => score(closed, { facility } as Assignment);

    expect(score(closed, { facility: Int32Array.of(0, 1, -1) })).toMatchObject({
      ofClosed: { unplaced: 1 },
      unplaced: 1,
    });
    expect(wrong(Int32Array.of(-1, 0, 0))).toThrow(
      "assignment.facility[0]: expected an open facility, got another number",
    );
    expect(wrong(Int32Array.of(0, 0, 1))).toThrow(
      "assignment.facility[2]: expected an open facility, or -1 for nowhere, got another number",
    );
    expect(wrong(Int32Array.of(2, 0, 0))).toThrow("assignment.facility[0]");
    const lost = { ...closed.participants, zone: Int32Array.of(-1, 0, -1), hold: new Int32Array(3) };
    const move = () =>
      score({ ...closed, holds: ["no address"], participants: lost }, { facility: Int32Array.of(0, 0, 0) });
    expect(move).toThrow(
      "[2]: expected today's facility, or -1 for nowhere, for it is not known where the people live, got another number",
    );
    expect(wrong(Int32Array.of(0, 0))).toThrow("expected 3 entries like participants.facility, got 2");
    expect(wrong([0, 0, 0])).toThrow("assignment.facility: expected an Int32Array, got an array");
    expect(wrong(undefined)).toThrow(expect.objectContaining({ code: "missing" }));
    expect(() => score(closed, null as unknown as Assignment)).toThrow("assignment: expected an object, got null");
    expect(() => score(closed, { facility: Int32Array.of(0, 0, 0), to: 1 } as Assignment)).toThrow("assignment.to");
    expect(() => score(closed, { facility: new Int32Array(3) }, { overlodKm: 1 } as object)).toThrow("overlodKm");
  });
});
