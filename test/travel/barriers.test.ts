import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type BarrierTravel, barrierTravel, type Problem } from "../../src/index.ts";
import { NO_WAY, type Travel } from "../../src/travel/travel.ts";
import { runs } from "../support/arbitraries.ts";
import { GRID, type Grid, rawRivers, riversOn } from "../support/rivers.ts";
import { travelOf } from "../support/travel-of.ts";
import { isBehind, shortestChain } from "../support/visibility.ts";

type Point = readonly [lon: number, lat: number];

/** Travel from all of some places to all of others. */
function travelBetween(from: readonly Point[], to: readonly Point[], travel?: BarrierTravel): Travel {
  const problem: Problem = {
    facilities: to.map(([lon, lat], j) => ({ id: `f${j}`, lon, lat, doctors: 1 })),
    participants: {
      lon: Float64Array.from(from, ([lon]) => lon),
      lat: Float64Array.from(from, ([, lat]) => lat),
      facility: new Int32Array(from.length),
      consent: new Uint8Array(from.length),
    },
    ...(travel && { travel }),
  };
  return travelOf(problem);
}

const metresBetween = (a: Point, b: Point, travel?: BarrierTravel) => travelBetween([a], [b], travel).metres(0, 0);

const grids = {
  city: (a, b) => [109.3 + 0.002 * a, -0.05 + 0.002 * b],
  "date line": (a, b) => [a < 5 ? 179.99 + 0.002 * a : -180.01 + 0.002 * a, 1 + 0.002 * b],
  north: (a, b) => [20 + 0.004 * a, 69 + 0.002 * b],
  wide: (a, b) => [100 + 0.6 * a, -3 + 0.6 * b],
} satisfies Record<string, Grid>;

interface World {
  readonly travel: BarrierTravel;
  readonly from: readonly Point[];
  readonly to: readonly Point[];
}

/** Rivers and places on one grid, often on the rivers themselves. */
const worlds: fc.Arbitrary<World> = fc.constantFrom(...Object.values<Grid>(grids)).chain((grid) => {
  const steps = fc.oneof(
    fc.nat(GRID - 1),
    fc.nat(2 * GRID).map((n) => n / 2),
    fc.nat(100 * GRID).map((n) => n / 100),
  );
  const points = fc.array(
    fc.tuple(steps, steps).map(([a, b]) => grid(a, b)),
    { minLength: 1, maxLength: 6 },
  );
  return fc.record({ travel: rawRivers.map((raw) => riversOn(grid, raw)), from: points, to: points });
});

/** All pairs of places and facilities. */
function eachPair({ from, to }: World, check: (place: number, facility: number) => void): void {
  from.forEach((_, place) => {
    to.forEach((_, facility) => {
      check(place, facility);
    });
  });
}

describe("barrier ways", () => {
  it("should be those of a search through all legs between all points", () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const ways = travelBetween(world.from, world.to, world.travel);

        eachPair(world, (place, facility) => {
          const chain = shortestChain(world.travel, world.from[place]!, world.to[facility]!);
          const metres = ways.metres(place, facility);
          if (chain === Number.POSITIVE_INFINITY) expect(metres).toBe(NO_WAY);
          else expect(Math.abs(metres - chain)).toBeLessThanOrEqual(0.5 + 1e-5);
          const isOver =
            world.travel.barriers.length > 0 && isBehind(world.travel, world.from[place]!, world.to[facility]!);
          expect(ways.crosses?.(place, facility) ?? false).toBe(isOver);
        });
      }),
      runs(5),
    );
  });

  it("should be the same from places that mirror each other, whichever was asked about before", () => {
    // Round (0, 0), where places share two of three coordinates on the sphere.
    const travel: BarrierTravel = {
      barriers: [
        [
          [-0.1, 0.031],
          [0.1, 0.032],
        ],
      ],
      crossings: [
        { id: "bridge", lon: 0, lat: 0.0315 },
        { id: "ferry", lon: 0.05, lat: 0.032 },
      ],
    };
    const from: Point[] = [
      [0.02, 0.01],
      [0.02, -0.01],
      [-0.02, -0.01],
      [-0.02, 0.01],
      [0.02, 0.01],
      [-0.02, 0.01],
    ];
    const to: Point[] = [
      [0.03, 0.06],
      [-0.05, 0.07],
    ];
    const ways = travelBetween(from, to, travel);

    eachPair({ travel, from, to }, (place, facility) => {
      expect(ways.metres(place, facility)).toBe(metresBetween(from[place]!, to[facility]!, travel));
    });
  });

  it("should be those of what the problem says now, whatever it said before", () => {
    // Plain data, which nobody has frozen: a point, a bridge, a facility and a home move, and a bridge closes.
    const line = [
      [109.32, -0.05],
      [109.32, 0.05],
    ];
    const bridges = [
      { id: "a", lon: 109.32, lat: 0.02, extraMetres: 0, closed: false },
      { id: "b", lon: 109.32, lat: -0.04 },
    ];
    const to = { id: "f", lon: 109.33, lat: 0, doctors: 1 };
    const participants = {
      lon: Float64Array.of(109.31),
      lat: Float64Array.of(0),
      facility: new Int32Array(1),
      consent: new Uint8Array(1),
    };
    const problem: Problem = { facilities: [to], participants, travel: { barriers: [line], crossings: bridges } };
    const seen = new Set<number>();
    for (const change of [
      () => {},
      () => Object.assign(line[1]!, [109.322, 0.05]),
      () => Object.assign(bridges[0]!, { lat: 0.01 }),
      () => Object.assign(bridges[0]!, { extraMetres: 77 }),
      () => Object.assign(to, { lat: 0.005 }),
      () => participants.lat.set([0.011]),
      () => Object.assign(bridges[0]!, { closed: true }),
      () => bridges.pop(),
    ]) {
      change();
      const metres = travelOf(problem).metres(0, 0);
      expect(metres).toBe(travelOf(structuredClone(problem)).metres(0, 0));
      seen.add(metres);
    }
    expect(seen.size).toBe(8);
  });

  it("should be the same there and back, and never shorter than the great circle", () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const there = travelBetween(world.from, world.to, world.travel);
        const back = travelBetween(world.to, world.from, world.travel);
        const straight = travelBetween(world.from, world.to);

        eachPair(world, (place, facility) => {
          const metres = there.metres(place, facility);
          expect(back.metres(facility, place)).toBe(metres);
          expect(metres).toBeGreaterThanOrEqual(straight.metres(place, facility));
          if (!there.crosses?.(place, facility)) expect(metres).toBe(straight.metres(place, facility));
        });
      }),
    );
  });

  it("should never get shorter when a crossing closes, and never longer when one opens", () => {
    fc.assert(
      fc.property(worlds, fc.nat(), (world, which) => {
        const { barriers, crossings } = world.travel;
        fc.pre(crossings.length > 0);
        const at = which % crossings.length;
        const [open, closed] = [false, true].map((state) => {
          const some = crossings.map((crossing, c) => (c === at ? { ...crossing, closed: state } : crossing));
          return travelBetween(world.from, world.to, barrierTravel({ barriers, crossings: some }));
        }) as [Travel, Travel];

        eachPair(world, (place, facility) => {
          expect(closed.metres(place, facility)).toBeGreaterThanOrEqual(open.metres(place, facility));
        });
      }),
    );
  });

  it("should tell whether they are below a limit", () => {
    fc.assert(
      fc.property(worlds, fc.integer({ min: -5, max: 9000 }), (world, limit) => {
        const ways = travelBetween(world.from, world.to, world.travel);

        eachPair(world, (place, facility) => {
          const metres = ways.metres(place, facility);
          const below = ways.metresBelow(place, facility, limit);
          if (metres < limit) expect(below).toBe(metres);
          else expect(below === NO_WAY || below >= limit).toBe(true);
        });
      }),
    );
  });

  it("should be bounded for a block of places from below and above", () => {
    fc.assert(
      fc.property(worlds, fc.integer({ min: 1, max: 3 }), (world, step) => {
        const ways = travelBetween(world.from, world.to, world.travel);
        const low = new Float64Array(world.to.length);
        const high = new Float64Array(world.to.length);
        const count = Math.ceil(world.from.length / step);
        ways.bounds(0, count, step, low, high);

        for (let i = 0; i < count; i++) {
          for (const facility of world.to.keys()) {
            const metres = ways.metres(i * step, facility);
            expect(metres).toBeGreaterThanOrEqual(low[facility]!);
            expect(metres).toBeLessThanOrEqual(high[facility]!);
          }
        }
      }),
      runs(3),
    );
  });
});

describe("what is known of barrier ways without a look at each", () => {
  it("should be true: none is shorter than the least, none that there is longer than the longest", () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const ways = travelBetween(world.from, world.to, world.travel);
        const facilities = Int32Array.from(world.to.keys()).reverse();
        const longest = ways.longest?.(0, world.from.length) ?? NO_WAY;

        for (const place of world.from.keys()) {
          const least = new Float64Array(facilities.length).fill(-1);
          ways.atLeast(place, facilities, facilities.length - 1, least);
          expect(least.at(-1), "not asked for").toBe(-1);
          for (const [i, facility] of facilities.entries()) {
            const metres = ways.metres(place, facility);
            expect(least[i]!).toBeLessThanOrEqual(metres);
            if (metres < NO_WAY) expect(metres).toBeLessThanOrEqual(longest);
          }
        }
      }),
      runs(3),
    );
  });

  it("should be worth knowing: near the way itself", () => {
    const far: Point = [109.36, 0.01];
    const bridge = { id: "bridge", lon: 109.32, lat: 0.04, extraMetres: 1500 };
    const ferry = { id: "ferry", lon: 109.32, lat: 0.045 };
    const ways = travelBetween([WEST], [EAST, far, WEST], over(bridge, ferry));
    const [near, longer] = [ways.metres(0, 0), ways.metres(0, 1)];
    const least = new Float64Array(3);
    ways.atLeast(0, Int32Array.of(1, 2, 0), 3, least);

    expect(least[0]! / longer).toBeGreaterThan(0.93);
    expect(least[1]).toBe(0);
    expect(least[2]! / near).toBeGreaterThan(0.93);
    // Over the bridge, which is the longest way that anybody might have to take.
    expect(ways.longest!(0, 1) / (longer + 1500)).toBeGreaterThan(0.9);
    expect(ways.longest!(0, 1) / (longer + 1500)).toBeLessThan(1.01);
  });
});

const WEST: Point = [109.31, 0];
const EAST: Point = [109.33, 0];
const straight = metresBetween(WEST, EAST);
const river = [
  [109.32, -0.05],
  [109.32, 0.05],
];
const over = (...crossings: BarrierTravel["crossings"]) => barrierTravel({ barriers: [river], crossings });

describe("a river between two places", () => {
  it("should leave no way without a crossing", () => {
    expect(metresBetween(WEST, EAST, over())).toBe(NO_WAY);
    expect(metresBetween(WEST, EAST, over({ id: "bridge", lon: 109.32, lat: 0.01, closed: true }))).toBe(NO_WAY);
  });

  it("should lead over a bridge by two legs and its extra metres", () => {
    const bridge = { id: "bridge", lon: 109.32, lat: 0.01 };
    const legs = metresBetween(WEST, [109.32, 0.01]) + metresBetween([109.32, 0.01], EAST);

    expect(Math.abs(metresBetween(WEST, EAST, over(bridge)) - legs)).toBeLessThanOrEqual(1);
    expect(metresBetween(WEST, EAST, over({ ...bridge, extraMetres: 300 }))).toBe(
      metresBetween(WEST, EAST, over(bridge)) + 300,
    );
  });

  it("should be crossed at the nearest point of it when the bridge was surveyed 400 m aside", () => {
    const aside = { id: "bridge", lon: 109.3236, lat: 0 };

    expect(metresBetween(WEST, EAST, over(aside))).toBe(straight);
    expect(metresBetween(WEST, [109.34, 0], over(aside))).toBe(metresBetween(WEST, [109.34, 0]));
  });

  it("should be passed straight beyond its end, but not touching it", () => {
    const short = (north: number) =>
      barrierTravel({
        barriers: [
          [
            [109.32, -0.05],
            [109.32, north],
          ],
        ],
        crossings: [],
      });

    expect(metresBetween(WEST, EAST, short(-0.0001))).toBe(straight);
    expect(metresBetween(WEST, EAST, short(0))).toBe(NO_WAY);
  });

  it("should not be touched at a bend", () => {
    const bend = barrierTravel({
      barriers: [
        [
          [109.315, -0.01],
          [109.32, 0],
          [109.325, -0.01],
        ],
      ],
      crossings: [],
    });

    expect(metresBetween(WEST, EAST, bend)).toBe(NO_WAY);
    expect(metresBetween([109.31, 0.0000001], [109.33, 0.0000001], bend)).toBe(straight);
  });

  it("should be reached from both banks by whoever stands on it", () => {
    const middle: Point = [109.32, 0.02];

    for (const bank of [WEST, EAST]) expect(metresBetween(bank, middle, over())).toBe(metresBetween(bank, middle));
    expect(metresBetween(middle, [109.32, 0.04], over())).toBe(metresBetween(middle, [109.32, 0.04]));
  });

  it("should be walked along from bridge to bridge", () => {
    // The second river hides the bridge in the south from the west, and all but touches the first.
    const barriers = [
      [river[0]!, [109.32, 0.001], river[1]!],
      [
        [109.3, -0.01],
        [109.3195, -0.01],
      ],
    ];
    const crossings = [0.01, -0.02].map((lat, c) => ({ id: `${c}`, lon: 109.32, lat }));
    const south: Point = [109.31, -0.02];
    const travel = barrierTravel({ barriers, crossings });

    const legs = shortestChain(travel, WEST, south);
    expect(legs).toBeLessThan(6100);
    expect(Math.abs(metresBetween(WEST, south, travel) - legs)).toBeLessThanOrEqual(0.5 + 1e-5);
  });
});

describe("rivers that meet", () => {
  const meeting: Point = [109.3333333, -0.0166667];
  const arms = [
    [109.31, -0.04],
    [109.37, -0.02],
    [109.32, 0.03],
  ];

  it("should leave no gap, whether or not they are drawn to the same point", () => {
    for (const metres of [0, 0.3, 4, 9]) {
      const degrees = metres / 111_195;
      const ends = [meeting, [meeting[0] + degrees, meeting[1]], [meeting[0], meeting[1] - degrees]];
      const travel = barrierTravel({ barriers: arms.map((arm, a) => [arm, ends[a]!]), crossings: [] });
      const round = Array.from({ length: 90 }, (_, k): Point => {
        const angle = (4 * k * Math.PI) / 180;
        return [meeting[0] + 0.0004 * Math.cos(angle), meeting[1] + 0.0004 * Math.sin(angle)];
      });
      const ways = travelBetween(round, round, travel);
      const bank = (from: number) => round.map((_, to) => (ways.metres(from, to) === NO_WAY ? "-" : "x")).join("");
      // Three banks, of which none sees another.
      const seen = new Set(round.map((_, k) => bank(k)));
      expect(seen.size).toBeGreaterThanOrEqual(3);
      for (let k = 0; k < 90; k++) expect(ways.metres(k, (k + 45) % 90), `${metres} m, ${4 * k}°`).toBe(NO_WAY);
    }
  });

  it("should leave no gap where a tributary ends beside the river", () => {
    const barriers = [
      [
        [109.3, -0.05],
        [109.3370001, 0.05],
      ],
      [
        [109.3185, 0.00000004],
        [109.35, -0.02],
      ],
    ];
    const travel = barrierTravel({ barriers, crossings: [] });
    const corner = Array.from({ length: 41 }, (_, k): Point => [109.31851 + 0.00001 * k, 0.00007 * (k - 20)]);
    const ways = travelBetween([[109.34, 0.02]], corner, travel);
    const hidden = corner.filter((_, facility) => ways.metres(0, facility) === NO_WAY);

    expect(hidden.length).toBeGreaterThan(10);
    expect(hidden.length).toBeLessThan(40);
  });

  it("should stop whoever walks along the bank, between the river and the end of a tributary, up to 10 m", () => {
    const way = fc.record({
      // Thousandths of a turn, the other way round, and what the tributary is left of.
      river: fc.nat(999),
      tributary: fc.integer({ min: 60, max: 440 }),
      gap: fc.constantFrom(0.2, 1, 4, 9.5),
      backwards: fc.boolean(),
      reach: fc.constantFrom(15, 300),
      from: fc.double({ min: 0.05, max: 0.95, noNaN: true }),
      to: fc.double({ min: 0.05, max: 0.95, noNaN: true }),
      open: fc.boolean(),
    });
    fc.assert(
      fc.property(way, ({ river, tributary, gap, backwards, reach, from, to, open }) => {
        const along = [Math.cos((river * Math.PI) / 500), Math.sin((river * Math.PI) / 500)] as const;
        const aside = [-along[1], along[0]] as const;
        /** So many metres along the river, and from it to its left. */
        const at = (metres: number, left: number): Point => [
          109.33 + (metres * along[0] + left * aside[0]) / 111_195,
          (metres * along[1] + left * aside[1]) / 111_195,
        ];
        const end = open ? 11 : gap;
        const lean = Math.cos((tributary * Math.PI) / 500);
        const banks = [at(0, end), at(2000 * lean, end + 2000 * Math.sin((tributary * Math.PI) / 500))];
        const travel = barrierTravel({
          barriers: [[at(-3000, 0), at(3000, 0)], backwards ? banks.reverse() : banks],
          crossings: [],
        });

        // Through the gap: before it and behind it, not farther from the river than the end of the tributary is.
        const metres = metresBetween(at(-reach, from * end), at(reach, to * end), travel);

        if (open) expect(metres).toBeLessThan(NO_WAY);
        else expect(metres).toBe(NO_WAY);
      }),
      runs(2),
    );
  });

  it("should be joined on every bank by a bridge where they meet", () => {
    const crossings = [{ id: "bridge", lon: meeting[0], lat: meeting[1] }];
    const banks: Point[] = [
      [109.31, 0],
      [109.36, 0.01],
      [109.34, -0.04],
    ];
    const travel = barrierTravel({ barriers: arms.map((arm) => [arm, [...meeting]]), crossings });
    const ways = travelBetween(banks, banks, travel);

    for (const [a, b] of [
      [0, 1],
      [1, 2],
      [2, 0],
    ] as const) {
      expect(ways.crosses!(a, b)).toBe(true);
      expect(ways.metres(a, b)).toBeLessThan(NO_WAY);
    }
  });
});
