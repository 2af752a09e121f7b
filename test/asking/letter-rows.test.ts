import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { invite, letterRows } from "../../src/asking/index.ts";
import type { Problem } from "../../src/index.ts";
import { policies, problems, runs } from "../support/arbitraries.ts";
import { inputErrorOf } from "../support/input-error.ts";
import { NO_WAY, wayTo } from "../support/model.ts";

const days = { at: "2026-03-02", until: "2026-03-31" };

const town = { size: { facilities: 5, rows: 14, people: 40 } };

describe("letterRows", () => {
  it("should describe both facilities with the way, in the order of the invitation", () => {
    fc.assert(
      fc.property(problems(town), policies(), (problem, policy) => {
        const invitation = invite(problem, policy, { acceptance: 0.6 });
        const { participant, from, to, people } = invitation.letters;
        const rows = [...letterRows(problem, invitation, days)];

        expect(rows.map((row) => row.participantId)).toEqual(
          [...participant].map((row) => problem.participants.ids?.[row] ?? String(row)),
        );
        rows.forEach((letter, i) => {
          const ways = [from[i]!, to[i]!].map((j) => wayTo(problem, participant[i]!, j));
          const km = ways.map((metres) => (metres === NO_WAY ? null : metres / 1000));
          expect([letter.from.km, letter.to.km]).toEqual(km);
          expect([letter.from.id, letter.to.id]).toEqual([from[i]!, to[i]!].map((j) => problem.facilities[j]!.id));
          expect(letter.to.services).toEqual(problem.facilities[to[i]!]!.services ?? []);
          expect(letter.to.quality).toEqual(problem.facilities[to[i]!]!.quality ?? {});
          expect([letter.people, letter.at, letter.until, letter.countsFrom]).toEqual([
            people[i],
            ...["2026-03-02", "2026-03-31", "2026-04-01"],
          ]);
        });
      }),
      runs(0.2),
    );
  });

  it("should refuse an invitation of other people, and days that are none", () => {
    const problem: Problem = {
      facilities: [{ id: "a", lon: 0, lat: 0, doctors: 1 }],
      participants: {
        facility: Int32Array.of(0),
        consent: Uint8Array.of(2),
        lon: Float64Array.of(0),
        lat: Float64Array.of(0),
      },
    };
    const invitation = invite(problem, null, { acceptance: 1 });
    const other = { ...problem, participants: { ...problem.participants, consent: Uint8Array.of(0) } };

    expect(inputErrorOf(() => letterRows(other, invitation, days))?.issues[0]?.code).toBe("fingerprint");
    expect(inputErrorOf(() => letterRows(problem, invitation, { ...days, until: "2026-02-30" }))?.issues[0]?.path).toBe(
      "until",
    );
  });
});
