import { describe, expect, it } from "vitest";
import { defaultPolicy, type Policy, type Problem } from "../../src/index.ts";
import { cityOf } from "../support/cities.ts";
import { solved } from "../support/expect-optimal.ts";

const policy: Policy = { unknown: "propose", participantsPerDoctor: 10 };

/** Nobody was asked yet, and doctors are short. */
function city(): Problem {
  const { participants, facilities } = cityOf({
    seed: 2,
    people: 2000,
    facilities: 40,
    supply: 0.7,
    consent: 1,
    newcomers: 0,
    clusters: 6,
    width: 0.03,
    count: 1,
  });
  return {
    facilities: facilities.map(({ id, lon, lat, doctors }) => ({ id, lon: lon!, lat: lat!, doctors })),
    participants: { ...participants, consent: participants.consent.map(() => 2) },
  };
}

/** Of ten who are asked seven agree, two refuse and one does not answer. */
function answered(problem: Problem, asked: Int32Array): Problem {
  const consent = problem.participants.consent.slice();
  asked.forEach((row, i) => {
    consent[row] = i % 10 < 7 ? 1 : i % 10 < 9 ? 0 : 2;
  });
  return { ...problem, participants: { ...problem.participants, consent } };
}

function proposal(problem: Problem, askKm: number): { readonly letters: number; readonly over: number } {
  const { transfers, objective } = solved(problem, { ...policy, askKm });
  return { letters: transfers.ask.reduce((sum, ask) => sum + ask, 0), over: objective.overQuota };
}

describe("a second proposal", () => {
  // By ways alone willing movers stayed, and people who were metres nearer and never asked were asked in their place.
  it("should ask hardly more people than it must, and relieve as many", () => {
    const first = city();
    const second = answered(first, solved(first, policy).transfers.participant);
    const people = second.participants.facility.length;

    const [free, usual, dear] = [0, defaultPolicy.askKm, 60].map((askKm) => proposal(second, askKm));
    expect(usual!.letters).toBeLessThanOrEqual(1.15 * dear!.letters);
    expect(usual!.over).toBeLessThanOrEqual(free!.over + 0.01 * people);
    expect(free!.letters).toBeGreaterThan(2 * usual!.letters);
    expect(dear!.letters).toBeGreaterThan(50);
  });
});
