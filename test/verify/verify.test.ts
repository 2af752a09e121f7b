import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InputError, type Plan, type Problem, redistribute, verify } from "../../src/index.ts";
import { cases, medium, runs, small } from "../support/arbitraries.ts";
import {
  fingerprint,
  NO_WAY,
  planWith,
  planWithTransfers,
  village,
  villagePlan,
  villagePolicy,
} from "../support/village.ts";

const proven = { ok: true, proven: true, violations: [], count: 0 };

/** The codes of what is found, each once. */
function codes(problem: Problem, plan: unknown): string[] {
  return [...new Set(verify(problem, plan as Plan).violations.map(({ code }) => code))];
}

describe("verify", () => {
  it("should prove the best plan of the village", () => {
    expect(verify(village, villagePlan())).toEqual(proven);
  });

  it("should call a stopped plan ok, but not proven", () => {
    const stopped = planWith({ status: "stopped", price: null, bound: null, gap: null });

    expect(verify(village, stopped)).toEqual({ ...proven, proven: false });
  });

  it("should prove whatever redistribute calls optimal, and find nothing wrong with what it calls stopped", () => {
    fc.assert(
      fc.property(cases({ size: medium }), ({ problem, policy }) => {
        const plan = redistribute(problem, policy);
        expect(verify(problem, plan)).toEqual({ ...proven, proven: plan.status === "optimal" });
        const stopped = redistribute(problem, policy, { limit: { augmentations: 0 } });
        expect(verify(problem, stopped)).toMatchObject({ ok: true, count: 0 });
      }),
    );
  });

  it("should not let the prices of the optimum prove a plan that is worse", () => {
    fc.assert(
      fc.property(cases({ size: small, households: false }), ({ problem: drawn, policy }) => {
        // Without ids, for a run that was stopped draws no lots among places.
        const { ids: _, ...participants } = drawn.participants;
        const problem = { ...drawn, participants };
        const best = redistribute(problem, policy);
        const plain = redistribute(problem, policy, { limit: { augmentations: 0 } });
        const { objective } = plain;
        const same = best.objective.weighted
          ? objective.weighted === best.objective.weighted
          : objective.overload === best.objective.overload && objective.metres === best.objective.metres;
        const claimed: Plan = { ...plain, status: "optimal", bound: objective, gap: best.gap, price: best.price };

        expect(verify(problem, claimed).proven).toBe(same);
      }),
      runs(0.5),
    );
  });

  it("should throw for a wrong problem, and only for that", () => {
    const wrong = { ...village, facilities: [{ id: "A", doctors: -1 }] } as Problem;

    expect(() => verify(wrong, villagePlan())).toThrow(InputError);
    expect(() => verify(null as unknown as Problem, villagePlan())).toThrow(InputError);
  });
});

describe("verify, given something that is no plan", () => {
  it("should call it malformed and never throw", () => {
    fc.assert(
      fc.property(fc.anything({ withTypedArray: true, withBigInt: true, withSparseArray: true }), (plan) => {
        expect(codes(village, plan)).toEqual(["malformed"]);
      }),
    );
  });

  it("should call a plan malformed that has anything else in one of its fields", () => {
    const paths = ["", "transfers", "price", "objective", "policy", "stats"].flatMap((path) => {
      const plan = villagePlan() as unknown as Record<string, object>;
      return Object.keys(path === "" ? plan : plan[path]!).map((key) => [path, key] as const);
    });
    // Another number may be as true as this one, and the plan is best with `closerMoves`, too.
    const junk = fc.anything({ withTypedArray: true }).filter((value) => typeof value !== "number" && value !== true);
    fc.assert(
      fc.property(fc.constantFrom(...paths), junk, ([path, key], value) => {
        const plan = villagePlan() as unknown as Record<string, object>;
        const changed = path === "" ? { ...plan, [key]: value } : { ...plan, [path]: { ...plan[path], [key]: value } };

        const { ok } = verify(village, changed as unknown as Plan);

        const before = path === "" ? plan[key] : plan[path]![key as never];
        expect(ok).toBe(isDeepStrictEqual(value, before));
      }),
    );
  });

  it("should survive getters and proxies that throw", () => {
    const thrower = {
      get status(): never {
        throw new Error("not today");
      },
    };
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();

    expect(codes(village, thrower)).toEqual(["malformed"]);
    expect(codes(village, proxy)).toEqual(["malformed"]);
    expect(codes(village, planWith({ policy: proxy as Plan["policy"] }))).toEqual(["malformed"]);
  });

  it("should tell what is wrong with which column", () => {
    const messageOf = (plan: unknown): string => verify(village, plan as Plan).violations[0]!.message;

    expect(messageOf({ ...villagePlan(), enrolled: [4, 4, 0] })).toBe(
      "plan.enrolled: expected an Int32Array, got an array",
    );
    expect(messageOf(planWith({ enrolled: Int32Array.of(4, 4) }))).toBe("plan.quota: expected 2 entries, got 3");
    expect(messageOf(planWithTransfers({ people: Int32Array.of(1, 0) }))).toBe(
      "plan.transfers.people[1]: expected a whole number from 1 to 2147483647, got another",
    );
    expect(
      messageOf(planWith({ price: { overload: Float64Array.of(100, 100, Number.NaN), metres: new Float64Array(3) } })),
    ).toBe("plan.price.overload[2]: expected a finite number, got NaN");
    expect(messageOf(planWith({ policy: { ...villagePolicy, maxDistanceKm: -1 } }))).toBe(
      "plan.policy.maxDistanceKm: expected a number of kilometres from 0, or Infinity, got -1",
    );
    expect(messageOf(planWith({ policy: JSON.parse(JSON.stringify(villagePolicy)) }))).toBe(
      "plan.policy.maxDistanceKm: expected the policy with every default filled in, got null",
    );
  });

  it("should find columns of another length than the problem's", () => {
    const plan = planWith({ enrolled: Int32Array.of(4), quota: Int32Array.of(2), price: null });

    expect(codes(village, plan)).toEqual(["malformed"]);
  });

  it.each([
    ["participant", { participant: Int32Array.of(2, 8) }],
    ["from", { from: Int32Array.of(0, 3) }],
    ["to", { to: Int32Array.of(1, 3) }],
    ["to of −1", { to: Int32Array.of(1, -1) }],
    ["ask", { ask: Uint8Array.of(0, 2) }],
  ])("should find an index out of range: %s", (_, changes) => {
    expect(codes(village, planWithTransfers(changes))).toEqual(["malformed"]);
  });

  it("should find an unplaced row out of range", () => {
    expect(codes(village, planWith({ unplaced: Int32Array.of(8) }))).toEqual(["malformed"]);
  });

  it("should find transfers out of order", () => {
    const { transfers } = villagePlan();
    const turned = {
      participant: transfers.participant.toReversed(),
      from: transfers.from.toReversed(),
      metres: transfers.metres.toReversed(),
    };

    expect(codes(village, planWithTransfers(turned))).toEqual(["malformed"]);
  });

  it("should list a hundred violations and count them all", () => {
    const rows = Int32Array.from({ length: 500 }, () => 9);
    const many = { participant: rows, from: rows, to: rows, people: rows, metres: rows, ask: new Uint8Array(500) };

    const { violations, count } = verify(village, planWithTransfers(many));

    expect(violations).toHaveLength(100);
    expect(count).toBe(1500);
  });
});

describe("verify, given a plan of something else", () => {
  it("should find other rows", () => {
    const consent = Uint8Array.of(1, 0, 1, 2, 3, 2, 1, 2);
    const other = { ...village, participants: { ...village.participants, consent } };

    expect(codes(other, villagePlan())).toEqual(["fingerprint"]);
  });

  it("should find the same rows in another order", () => {
    const columns = Object.entries(village.participants).map(([name, column]) => [name, column.toReversed()]);
    const turned = { ...village, participants: Object.fromEntries(columns) };

    expect(codes(turned, villagePlan())).toEqual(["fingerprint"]);
  });

  it("should find both where the sizes differ too", () => {
    const { facilities, participants } = village;
    const larger: Problem = {
      facilities: [...facilities, { id: "D", doctors: 1 }],
      participants,
      travel: { metres: new Int32Array(16) },
    };

    expect(codes(larger, villagePlan())).toEqual(["fingerprint", "malformed"]);
  });
});

describe("verify, given a plan that was tampered with", () => {
  it.each([
    [1, "refused"],
    [3, "unknown"],
    [4, "withdrawn"],
  ])("should find that row %i is moved, who may not be, and not tell that it is %s", (row) => {
    const moved = { participant: Int32Array.of(row, 5), metres: Int32Array.of(2000, 300) };
    const plan = { ...planWithTransfers(moved), objective: { overload: 150, overQuota: 2, metres: 2300 } };

    const { violations } = verify(village, plan);

    const transfer = violations.find(({ code }) => code === "consent");
    expect(transfer).toMatchObject({ row, facility: 1 });
    expect(transfer!.message).toBe(`plan.transfers[0]: participants[${row}] may not be moved`);
  });

  it("should find a person lost: newly enrolled, but neither placed nor unplaced", () => {
    const { transfers } = villagePlan();
    const first = Object.entries(transfers).map(([name, column]) => [name, column.slice(0, 1)]);

    expect(codes(village, planWith({ transfers: Object.fromEntries(first) }))).toEqual(["conservation"]);
  });

  it("should find a pair of people and facility that stands twice", () => {
    const { transfers } = villagePlan();
    const twice = Object.entries(transfers).map(([name, column]) => [
      name,
      Reflect.construct(column.constructor, [[column[0], ...column]]),
    ]);

    expect(codes(village, planWith({ transfers: Object.fromEntries(twice) }))).toEqual(["conservation"]);
  });

  it("should find more people moved than a row has", () => {
    expect(codes(village, planWithTransfers({ people: Int32Array.of(2, 1) }))).toEqual(["conservation"]);
  });

  it("should find a transfer that does not start where people are", () => {
    expect(codes(village, planWithTransfers({ from: Int32Array.of(1, -1) }))).toEqual(["conservation"]);
  });

  it("should find people enrolled otherwise than the transfers say", () => {
    expect(codes(village, planWith({ enrolled: Int32Array.of(5, 3, 0) }))).toEqual(["conservation"]);
  });

  it("should find a transfer beyond the limits", () => {
    expect(codes(village, planWithTransfers({ to: Int32Array.of(2, 1) }))).toContain("option");
  });

  it("should find a wrong quota and wrong totals", () => {
    expect(codes(village, planWith({ quota: Int32Array.of(2, 5, 2) }))).toEqual(["objective"]);
    for (const objective of [
      { overload: 149, overQuota: 2, metres: 1800 },
      { overload: 150, overQuota: 2, metres: 1801 },
      { overload: 150, overQuota: 2, metres: 1800, weighted: 1800 },
    ]) {
      expect(codes(village, planWith({ objective, bound: objective }))).toContain("objective");
    }
  });

  it("should find a cost that is not what it says", () => {
    const plan = planWithTransfers({ metres: Int32Array.of(1499, 300) });
    const objective = { overload: 150, overQuota: 2, metres: 1799 };

    expect(codes(village, { ...plan, objective, bound: objective })).toEqual(["cost"]);
  });

  it("should find somebody to be asked who need not be", () => {
    expect(codes(village, planWithTransfers({ ask: Uint8Array.of(1, 0) }))).toEqual(["consent"]);
    expect(codes(village, planWithTransfers({ ask: Uint8Array.of(0, 1) }))).toEqual(["consent"]);
  });

  it("should find that one swap is left", () => {
    // Row 0 goes instead of row 2: everything adds up, only 500 metres are lost.
    const plan = planWithTransfers({ participant: Int32Array.of(0, 5), metres: Int32Array.of(2000, 300) });
    const objective = { overload: 150, overQuota: 2, metres: 2300 };

    const { violations } = verify(village, { ...plan, objective, bound: objective });

    expect(violations).toEqual([
      {
        code: "choice",
        path: "participants[2]",
        row: 2,
        facility: 1,
        params: { says: "better-elsewhere", row: 2, facility: 1 },
        message: "participants[2]: would be better off at facility 1",
      },
    ]);
  });
});

describe("verify, given other prices", () => {
  const withPrices = (overload: number[], metres: number[]): Plan =>
    planWith({ price: { overload: Float64Array.from(overload), metres: Float64Array.from(metres) } });

  it("should find one that is below the marginal cost of the last person", () => {
    expect(codes(village, withPrices([99, 100, 0], [0, -2000, 0]))).toContain("price");
    expect(codes(village, withPrices([100, 100, 0], [0, -2000, -1]))).toEqual(["price"]);
  });

  it("should find one that is above the marginal cost of the next person", () => {
    expect(codes(village, withPrices([100, 100, 0], [0, -2000, 1]))).toEqual(["price"]);
  });

  it("should find one at which somebody would rather be elsewhere", () => {
    expect(codes(village, withPrices([100, 100, 0], [0, -2001, 0]))).toEqual(["choice"]);
  });

  it("should find valid ones that are not the smallest", () => {
    for (const [overload, metres] of [
      [
        [100, 100, 0],
        [0, -1999, 0],
      ],
      [
        [100, 100, 0],
        [0, -1500, 0],
      ],
      [
        [101, 101, 0],
        [0, -2000, 0],
      ],
    ] as const) {
      const { violations } = verify(village, withPrices([...overload], [...metres]));
      expect(new Set(violations.map(({ code }) => code))).toEqual(new Set(["price"]));
      expect(violations[0]!.message).toContain("not the smallest");
    }
  });

  it("should find one that is written in another form", () => {
    expect(codes(village, withPrices([99, 100, 0], [2 ** 32, -2000, 0]))).toEqual(["price"]);
    expect(codes(village, withPrices([100, 100, 0], [0, -2000, -0]))).toEqual(["price"]);
    expect(codes(village, withPrices([100, 100, -0], [0, -2000, 0]))).toEqual(["price"]);
    expect(codes(village, withPrices([100, 100.5, 0], [0, -2000, 0]))).toEqual(["price"]);
  });
});

describe("verify, given a status that the rest contradicts", () => {
  it.each<[string, Partial<Plan>]>([
    ["ready when people must be asked", { policy: { ...villagePolicy, unknown: "propose" } }],
    ["a proposal when nobody is", { stage: "proposal" }],
    ["optimal without prices", { price: null }],
    ["optimal without a bound", { bound: null }],
    ["optimal above its bound", { bound: { overload: 149, overQuota: 2, metres: 1800 } }],
    ["optimal with a gap", { gap: { overload: 0, overQuota: 0, metres: 1 } }],
    ["optimal without a gap", { gap: null }],
    ["stopped with prices", { status: "stopped", bound: null, gap: null }],
    ["stopped with a bound", { status: "stopped", price: null, gap: null }],
    ["near-optimal, which is for later", { status: "near-optimal" }],
  ])("should find %s", (_, changes) => {
    expect(codes(village, planWith(changes))).toContain("status");
  });
});

describe("verify, under other rules", () => {
  /** Two facilities, an hour apart for everybody; by a norm of 1 there is room for one at each. */
  function hamlet(facility: number[], consent: number[], metres: number[], count?: number[]): Problem {
    return {
      facilities: [
        { id: "A", doctors: 1 },
        { id: "B", doctors: 1 },
      ],
      participants: {
        facility: Int32Array.from(facility),
        consent: Uint8Array.from(consent),
        zone: Int32Array.from(facility, (_, row) => row),
        ...(count === undefined ? {} : { count: Int32Array.from(count) }),
      },
      travel: { metres: Int32Array.from(metres) },
    };
  }
  const norm = { ...villagePolicy, participantsPerDoctor: 1 };

  it("should ask exactly those who are registered and of unknown consent", () => {
    const problem = hamlet([0, 0, 0, -1], [0, 3, 2, 2], [1000, 1500, 1000, 1500, 1000, 1500, 3000, 2000]);
    const plan = redistribute(problem, { ...norm, fill: "levelled", unknown: "propose" });

    expect(plan.transfers.participant).toEqual(Int32Array.of(2, 3));
    expect(plan.transfers.ask).toEqual(Uint8Array.of(1, 0));
    expect(verify(problem, plan)).toEqual(proven);
    for (const ask of [Uint8Array.of(0, 0), Uint8Array.of(1, 1)]) {
      expect(codes(problem, { ...plan, transfers: { ...plan.transfers, ask } })).toEqual(["consent"]);
    }
    expect(codes(problem, { ...plan, stage: "ready" })).toEqual(["status"]);
  });

  it("should let a row sit in parts at several facilities", () => {
    const problem = hamlet([0], [1], [1000, 1500], [4]);
    const plan = redistribute(problem, { ...norm, fill: "levelled" });

    expect(plan.enrolled).toEqual(Int32Array.of(2, 2));
    expect(verify(problem, plan)).toEqual(proven);
    const people = Int32Array.of(1);
    const uneven = { ...plan, transfers: { ...plan.transfers, people }, enrolled: Int32Array.of(3, 1) };
    expect(verify(problem, uneven).proven).toBe(false);
  });

  it("should check unplaced people: who they are, and that nothing is within the limits", () => {
    const problem = hamlet([-1, -1, -1, 0], [1, 1, 1, 1], [1000, 2001, 2001, 2002, NO_WAY, NO_WAY, 0, 0], [1, 2, 3, 1]);
    const plan = redistribute(problem, { ...norm, maxDistanceKm: 2 });

    expect(plan.unplaced).toEqual(Int32Array.of(1, 2));
    expect(verify(problem, plan)).toEqual(proven);
    for (const unplaced of [[1], [], [1, 2, 3], [0, 1, 2]]) {
      expect(codes(problem, { ...plan, unplaced: Int32Array.from(unplaced) })).toEqual(["conservation"]);
    }
    for (const unplaced of [
      [2, 1],
      [1, 1, 2],
    ]) {
      expect(codes(problem, { ...plan, unplaced: Int32Array.from(unplaced) })).toContain("malformed");
    }
    const nobody = {
      ...plan,
      transfers: mapColumns(plan, (column) => column.slice(0, 0)),
      unplaced: Int32Array.of(0, 1, 2),
    };
    expect(verify(problem, nobody).violations[0]!.message).toContain("within the limits");
  });

  it("should count the limits from the nearest way for people whose facility has none", () => {
    const problem = hamlet([0, 0], [1, 1], [NO_WAY, 1500, NO_WAY, 1600]);
    const plan = redistribute(problem, { ...norm, maxExtraKm: 0 });

    expect(plan.transfers.metres).toEqual(Int32Array.of(1000));
    expect(verify(problem, plan)).toEqual(proven);
    expect(codes(problem, { ...plan, transfers: { ...plan.transfers, metres: Int32Array.of(1001) } })).toContain(
      "cost",
    );
  });

  it("should let people move just to be nearer only where the policy says so", () => {
    const problem = hamlet([0], [1], [5000, 1000]);
    const nearer = redistribute(problem, { ...norm, closerMoves: true });

    expect(nearer.transfers.metres).toEqual(Int32Array.of(-3000));
    expect(verify(problem, nearer)).toEqual(proven);
    expect(codes(problem, { ...nearer, policy: { ...nearer.policy, closerMoves: false } })).toEqual(["cost", "choice"]);
    const staying = redistribute(problem, norm);
    expect(verify(problem, staying)).toEqual(proven);
    expect(codes(problem, { ...staying, policy: nearer.policy })).toEqual(["choice"]);
  });

  it("should weigh points and metres where a point has a finite worth", () => {
    const problem = hamlet([0, 0], [1, 1], [1000, 1500, 1000, 1600]);
    const plan = redistribute(problem, { ...norm, overloadKm: 0.1 });

    expect(plan.objective).toEqual({ overload: 0, overQuota: 0, metres: 1500, weighted: 1500 });
    expect(verify(problem, plan)).toEqual(proven);
    const objective = { overload: 0, overQuota: 0, metres: 1500, weighted: 1501 };
    expect(codes(problem, { ...plan, objective, bound: objective })).toEqual(["objective"]);
    expect(codes(problem, { ...plan, gap: { overload: 0, overQuota: 0, metres: 0 } })).toEqual(["status"]);
    const overload = Float64Array.of(1, 0);
    expect(codes(problem, { ...plan, price: { ...plan.price!, overload } })).toEqual(["price"]);
  });

  it("should not take metres for points where costs lie too far apart for the prices", () => {
    // A way of 2^31 − 2 metres and one of none: the bother makes the longer a cost of more than 2^31.
    const problem = hamlet([0, 0], [1, 1], [0, NO_WAY - 1, 0, NO_WAY - 1]);
    const plan: Plan = {
      ...villagePlan(),
      objective: { overload: 100, overQuota: 1, metres: 0 },
      bound: { overload: 100, overQuota: 1, metres: 0 },
      transfers: mapColumns(villagePlan(), (column) => column.slice(0, 0)),
      enrolled: Int32Array.of(2, 0),
      quota: Int32Array.of(1, 1),
      price: { overload: Float64Array.of(100, 0), metres: new Float64Array(2) },
      policy: { ...norm, maxExtraKm: Number.POSITIVE_INFINITY },
      fingerprint: fingerprint(problem),
    };

    const { violations } = verify(problem, plan);

    expect(violations.some(({ message }) => message.includes("2^31 metres apart"))).toBe(true);
  });

  it("should prove the empty plan of nobody, and of people without any facility", () => {
    const nobody = hamlet([], [], []);
    const nowhere: Problem = {
      facilities: [],
      participants: {
        facility: Int32Array.of(-1, -1),
        consent: Uint8Array.of(2, 1),
        lon: new Float64Array(2),
        lat: new Float64Array(2),
      },
    };

    expect(verify(nobody, redistribute(nobody))).toEqual(proven);
    expect(redistribute(nowhere).unplaced).toEqual(Int32Array.of(0, 1));
    expect(verify(nowhere, redistribute(nowhere))).toEqual(proven);
  });
});

function mapColumns(plan: Plan, change: (column: Int32Array) => Int32Array): Plan["transfers"] {
  const columns = Object.entries(plan.transfers).map(([name, column]) => [name, change(column)]);
  return Object.fromEntries(columns);
}

describe("verify, where people are held", () => {
  it("should not let them move, whatever they answered", () => {
    const hold = Int32Array.of(-1, -1, 0, -1, -1, -1, -1, -1);
    const held = { ...village, participants: { ...village.participants, hold }, holds: ["pregnancy"] };
    const plan = planWith({ fingerprint: fingerprint(held) });

    const { violations } = verify(held, plan);

    expect(violations.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      "hold: plan.transfers[0]: participants[2] must not be moved",
    ]);
  });
});
