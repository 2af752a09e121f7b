/** The four places of the examples, and the rules made by hand that the bench lays beside the plan: small, but whole. */
import { describe, expect, it } from "vitest";
import { checkAllowed } from "../bench/places/allowed.ts";
import { beats, type Figures, figuresOf } from "../bench/places/figures.ts";
import { planByCells } from "../bench/places/linear-program.ts";
import { reachOf } from "../bench/places/reach.ts";
import { type Board, boardOf, placeNewcomers, rules } from "../bench/places/rules.ts";
import { bestAgainst, sweep } from "../bench/places/sweep.ts";
import { NO_WAY, waysOf } from "../bench/ways.ts";
import { PLACES, placeOf } from "../examples/places/index.ts";
import { defaultPolicy, type Problem, redistribute, score, summarize, verify } from "../src/index.ts";
import { wayTo } from "./support/model.ts";

const SCALE = 0.005;
/** Public figures: participants with the newly enrolled, facilities. */
const published: Readonly<Record<string, readonly [people: number, newly: number, facilities: number]>> = {
  pontianak: [Math.round(0.98 * 687_031), 69_665, 59],
  singkawang: [182_370 + 21_001, 21_001, 28],
  brebes: [2_092_147, 10_461, 131],
  "kalimantan-barat": [4_248_807, 21_244, 358],
};

function peopleIn({ participants }: Problem, keep: (row: number) => boolean): number {
  return participants.facility.reduce((sum, _, row) => sum + (keep(row) ? participants.count![row]! : 0), 0);
}

/** Everybody at today's facility, ready for a rule. */
function boardFor(problem: Problem, sameRegion = false): Board {
  const { facilities, participants } = problem;
  const today = new Int32Array(facilities.length);
  participants.facility.forEach((j, row) => {
    if (j >= 0) today[j]! += participants.count![row]!;
  });
  const quota = Int32Array.from(facilities, ({ doctors }) => Math.floor(5000 * doctors + 1e-6));
  return boardOf(reachOf(problem, { ...defaultPolicy, sameRegion }), quota, today);
}

function assignmentOf({ participants }: Problem, { reach, at }: Board): Int32Array {
  const facility = participants.facility.slice();
  reach.rows.forEach((row, i) => {
    facility[row] = at[i]!;
  });
  return facility;
}

describe.each(Object.keys(PLACES))("%s", (name) => {
  const { problem, policy, area } = placeOf(name, 2, SCALE);
  const { participants, facilities } = problem;

  it("should have the people and facilities that are published", () => {
    const [people, newly, number] = published[name]!;

    expect(facilities).toHaveLength(number);
    expect(new Set(facilities.map(({ id }) => id)).size).toBe(number);
    // Each kabupaten is rounded by itself.
    expect(Math.abs(peopleIn(problem, () => true) - SCALE * people)).toBeLessThan(30);
    expect(Math.abs(peopleIn(problem, (row) => participants.facility[row] === -1) - SCALE * newly)).toBeLessThan(15);
    expect(area.length).toBe(participants.facility.length);
  });

  it("should be the same for the same seed, and another for another", () => {
    expect(placeOf(name, 2, SCALE).problem).toEqual(problem);
    expect(placeOf(name, 3, SCALE).problem.participants.lon).not.toEqual(participants.lon);
  });

  it("should have a plan that is proven or near its bound", () => {
    const plan = redistribute(problem, policy);

    expect(verify(problem, plan)).toMatchObject({ ok: true });
    expect(summarize(problem, plan).households).toMatchObject({ split: 0 });
    // Nothing about these places is odd; who takes how many is for the plan's readers to settle.
    expect(plan.warnings.map(({ code }) => code)).toEqual(["intake-not-agreed"]);
  });

  it("should be asked with few letters, and leave hardly more people over quota than if letters cost nothing (A4)", () => {
    const [free, own] = [0, 10].map((askKm) => {
      const plan = redistribute(problem, { ...policy, unknown: "propose", askKm });
      expect(verify(problem, plan)).toMatchObject({ ok: true });
      return summarize(problem, plan);
    });

    expect(own!.overQuota.after).toBeLessThanOrEqual(free!.overQuota.after + 0.01 * own!.overQuota.before);
    expect(own!.toAsk).toBeLessThan(free!.toAsk);
  });

  it("should be planned by every rule as the verifier allows, with nobody over quota beyond today's", () => {
    for (const rule of Object.values(rules)) {
      const board = boardFor(problem, policy.sameRegion === true);
      placeNewcomers(board);
      const placed = board.load.slice();
      rule(board);
      const facility = assignmentOf(problem, board);

      checkAllowed(problem, facility, policy);
      board.load.forEach((people, j) => {
        expect(people).toBeLessThanOrEqual(Math.max(board.quota[j]!, placed[j]!));
      });
      const figures = figuresOf(problem, facility, board.quota, policy);
      expect(figures.over).toBe(score(problem, { facility }, policy).overQuota.after);
      expect(figures.kmGross).toBeGreaterThanOrEqual(figures.kmNet);
    }
  });
});

describe("ways of the bench", () => {
  it("should be those of the design, over bridges and ferry", () => {
    const { problem } = placeOf("pontianak", 1, 0.002);
    const ways = waysOf(problem);
    let overRiver = 0;
    for (let row = 0; row < problem.participants.facility.length; row += 29) {
      for (const j of problem.facilities.keys()) {
        expect(ways(row, j)).toBe(wayTo(problem, row, j));
        if (ways(row, j) !== NO_WAY) overRiver++;
      }
    }
    expect(overRiver).toBeGreaterThan(0);
  });
});

describe("the search for settings", () => {
  const figures = (over: number, points: number, kmGross: number) => ({ over, points, kmGross }) as Figures;
  /** The more a person over quota is worth, the fewer there are and the farther people go. */
  const plan = (setting: object) => {
    const { overQuotaKm } = setting as { readonly overQuotaKm: number };
    return figures(Math.round(10_000 / overQuotaKm), Math.round(9000 / overQuotaKm), overQuotaKm * 10);
  };

  it("should find a setting between those that go too far and those that leave too many", () => {
    const answer = figures(900, 900, 155); // a plan at 15.5 km leaves 645 over quota
    const tried = sweep(plan, [answer]);

    expect(bestAgainst(tried, answer)!.kmGross).toBeLessThanOrEqual(155);
    expect(bestAgainst(tried, answer)!.over).toBeLessThanOrEqual(900);
    expect(tried.length).toBeLessThan(10);
  });

  it("should give up where there is none", () => {
    const answer = figures(0, 0, 1);
    const tried = sweep(plan, [answer]);

    expect(bestAgainst(tried, answer)).toBeUndefined();
    expect(tried.length).toBeGreaterThan(20);
  });
});

describe("answers made by hand", () => {
  const { problem, policy, area } = placeOf("singkawang", 1, SCALE);
  const board = boardFor(problem);
  placeNewcomers(board);
  rules["greedy by regret"]!(board);
  const facility = assignmentOf(problem, board);

  it("should be refused where they move somebody who has not agreed, or too far, or leave a newcomer nowhere", () => {
    const { participants } = problem;
    const change = (row: number, to: number) => () => {
      const other = facility.slice();
      other[row] = to;
      checkAllowed(problem, other, policy);
    };
    const refused = participants.consent.findIndex((consent, row) => consent === 0 && participants.facility[row]! >= 0);
    expect(change(refused, (participants.facility[refused]! + 1) % 28)).toThrow("not allowed: consent");
    const ways = waysOf(problem);
    const willing = participants.consent.findIndex((consent, row) => consent === 1 && participants.facility[row]! >= 0);
    const far = [...problem.facilities.keys()].find((j) => ways(willing, j) > ways(willing, facility[willing]!) + 9000);
    expect(change(willing, far!)).toThrow("not allowed: option");
    expect(change(participants.facility.indexOf(-1), -1)).toThrow("not allowed: conservation");
  });

  it("should come from a linear program too", async () => {
    const programmed = boardFor(problem);
    const size = await planByCells(programmed, area, 60);
    const answer = assignmentOf(problem, programmed);

    expect(size!.columns).toBeGreaterThan(size!.groups);
    checkAllowed(problem, answer, policy);
    const [own, other] = [answer, facility].map((one) => figuresOf(problem, one, board.quota, policy));
    expect(own!.over).toBeLessThanOrEqual(1.05 * other!.over);
    expect(beats(own!, own!)).toBe(false);
    expect(beats({ ...own!, kmGross: 0.7 * own!.kmGross }, own!)).toBe(true);
    expect(beats({ ...own!, kmGross: 0.7 * own!.kmGross, points: own!.points + 1 }, own!)).toBe(false);
  });
});
