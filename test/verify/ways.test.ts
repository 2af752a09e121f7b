import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runThrough } from "../../src/generators.ts";
import { NO_WAY } from "../../src/travel/travel.ts";
import { waysOf } from "../../src/verify/ways.ts";
import { problems, small } from "../support/arbitraries.ts";
import { wayTo } from "../support/model.ts";

describe("waysOf", () => {
  it("measures as the model of the tests does, by great circle, matrix and rivers, whatever row comes next", () => {
    fc.assert(
      fc.property(problems({ size: small }), fc.array(fc.nat()), (problem, turn) => {
        const rows = problem.participants.facility.length;
        if (rows === 0) return;
        const ways = runThrough(waysOf(problem));
        for (const any of turn) {
          const row = any % rows;
          const { lon, lat, zone, hold } = problem.participants;
          const nowhere = zone && problem.travel?.metres ? zone[row]! < 0 : !(lon![row]! >= -180 && lat![row]! >= -90);
          if (hold !== undefined && nowhere) continue;
          ways.goTo(row);
          for (const j of problem.facilities.keys()) {
            const metres = wayTo(problem, row, j);
            expect(ways.metres(j)).toBe(metres);
            if (metres < NO_WAY) expect(metres).toBeLessThanOrEqual(ways.longest);
            expect(ways.metresBelow(j, metres)).toBeGreaterThanOrEqual(metres);
          }
        }
      }),
    );
  });
});
