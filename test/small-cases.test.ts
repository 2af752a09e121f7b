/** Small towns whose best plan anybody can find by hand. */
import { describe, expect, it } from "vitest";
import { type Facility, facilityRows, type Plan, type Policy, type Problem, summarize } from "../src/index.ts";
import { solved } from "./support/expect-optimal.ts";
import { problemOf, type RowRecord } from "./support/rows.ts";

/** Places on the equator, so many kilometres east of the first. */
const at = (km: number) => ({ lon: 109.3 + km / 111.195, lat: 0 });
/** A clinic for 100 people a doctor. */
const clinic = (id: string, km: number, more: Partial<Facility> = {}): Facility => ({
  id,
  ...at(km),
  doctors: 1,
  ...more,
});
const hundred: Policy = { participantsPerDoctor: 100 };
const [REFUSED, GRANTED, UNKNOWN] = [0, 1, 2];

/** People who live at the door of a clinic. */
function people(count: number, km: number, facility: number, consent = GRANTED): RowRecord {
  return { ...at(km), facility, consent, count };
}

/** The same one by one, in households. */
function families(size: number, count: number, km: number, consent = GRANTED): RowRecord[] {
  return Array.from({ length: count * size }, (_, i) => ({
    ...people(1, km, 0, consent),
    household: Math.floor(i / size),
  }));
}

const town = (facilities: readonly Facility[], rows: readonly RowRecord[], more: object = {}): Problem =>
  problemOf({ facilities, rows, ...more });

/** Who goes where, and what each pays. */
const moves = ({ transfers: { from, to, people: moved, metres } }: Plan): number[][] =>
  [...to].map((j, k) => [from[k]!, j, moved[k]!, metres[k]!]);

describe("109 people at a clinic for 100, an empty one 1.5 km away, nobody asked yet", () => {
  const problem = town([clinic("full", 0), clinic("empty", 1.5)], [people(109, 0, 0, UNKNOWN)]);

  it("should be left as they are in a plan", () => {
    expect(moves(solved(problem, hundred))).toEqual([]);
  });

  it("should be sent nine letters in a proposal: each 1.5 km, the bother and the letter", () => {
    const plan = solved(problem, { ...hundred, unknown: "propose" });

    expect(moves(plan)).toEqual([[0, 1, 9, 1500 + 10_000 + 10_000]]);
    expect(summarize(problem, plan)).toMatchObject({ toAsk: 9, overQuota: { before: 9, after: 0 } });
  });
});

describe("101 people at a clinic for 100 in households of four or one, an empty one 1.5 km away", () => {
  const facilities = [clinic("full", 0), clinic("empty", 1.5)];

  it("should lose one household, for one person alone cannot go", () => {
    const problem = town(facilities, [...families(4, 25, 0), people(1, 0, 0, REFUSED)]);
    const plan = solved(problem, hundred);

    expect([...plan.enrolled]).toEqual([97, 4]);
    expect(plan.objective.overQuota).toBe(0);
  });

  it("should send one letter a household: four share it", () => {
    const problem = town(facilities, [...families(4, 25, 0, UNKNOWN), people(1, 0, 0, REFUSED)]);
    const plan = solved(problem, { ...hundred, unknown: "propose" });

    const each = 1500 + 10_000 + 2500;
    expect(moves(plan)).toEqual([0, 1, 2, 3].map(() => [0, 1, 1, each]));
  });

  it("should lose the one who lives alone where there is one", () => {
    const problem = town(facilities, [...families(4, 25, 0), people(1, 0, 0)]);

    expect([...solved(problem, hundred).enrolled]).toEqual([100, 1]);
  });
});

describe("six clinics at 98 of 100", () => {
  const six = Array.from({ length: 6 }, (_, j) => clinic(`c${j}`, j));
  const residents = six.map((_, j) => people(98, j, j));
  const newborn = people(1, 3, -1);
  const kept: Policy = { ...hundred, reserve: 0.02 };

  it("should place a newborn at the door of one there, and move nobody", () => {
    const problem = town(six, [...residents, newborn]);
    const plan = solved(problem, kept);

    expect(moves(plan)).toEqual([[-1, 3, 1, 0]]);
    expect(plan.objective).toEqual({ overload: 0, overQuota: 0, metres: 0, weighted: 0 });
    expect(facilityRows(problem, plan).map(({ reserve, ceiling }) => [reserve, ceiling])).toEqual([
      [2, 98],
      [2, 98],
      [2, 98],
      [2, 99],
      [2, 98],
      [2, 98],
    ]);
    expect(summarize(problem, plan).reserve).toEqual({ places: 12, free: 11 });
  });

  it("should do the same in the second month of a round, in which they began with fewer", () => {
    const began = six.map((facility) => ({ ...facility, enrolledAtStart: 80 }));

    expect(moves(solved(town(began, [...residents, newborn]), kept))).toEqual([[-1, 3, 1, 0]]);
  });

  it("should give nobody the reserve to relieve another", () => {
    const crowded = [...residents.slice(1), people(110, 0, 0)];
    const problem = town(six, crowded);

    expect(moves(solved(problem, kept))).toEqual([]);
    expect(solved(problem, hundred).objective.overQuota).toBe(0);
  });

  it("should keep no more than the rooms have where overload is levelled, and nothing where there is no limit", () => {
    const rooms = six.map((facility, j) => (j === 0 ? facility : { ...facility, capacity: 200 }));
    const plan = solved(town(rooms, residents), { ...kept, fill: "levelled", reserve: 0.1 });

    expect(facilityRows(town(rooms, residents), plan).map(({ reserve, ceiling }) => [reserve, ceiling])).toEqual([
      [0, null],
      ...Array.from({ length: 5 }, () => [20, 180]),
    ]);
  });
});

describe("a closed clinic's 20 people", () => {
  it("should be placed at the nearest with room, whatever they answered, and nobody else moves", () => {
    const facilities = [clinic("closed", 0, { closed: true }), clinic("near", 1), clinic("far", 2)];
    const problem = town(facilities, [people(20, 0, 0, REFUSED), people(95, 1, 1), people(10, 2, 2)]);
    const plan = solved(problem, hundred);

    // Five find room nearby; for the others 2 km are less than 1 km and the move of somebody else.
    expect(moves(plan)).toEqual([
      [0, 1, 5, 1000],
      [0, 2, 15, 2000],
    ]);
    expect(plan.objective.overQuota).toBe(0);
  });
});

describe("400 people at one doctor whose only way out is long", () => {
  const problem = (km: number) => town([clinic("full", 0), clinic("empty", km, { doctors: 3 })], [people(400, 0, 0)]);
  const anywhere: Policy = { ...hundred, maxExtraKm: "Infinity" };

  // The first of 300 is worth 100 km and 300 points of 0.2 km, 160 km in all; the last 100.2 km.
  it.each([
    [52, 100],
    [100, 100],
    [130, 250],
    [161, 400],
  ])("should be relieved where that is worth its way: at %d km %d stay", (km, stay) => {
    expect([...solved(problem(km - 10), anywhere).enrolled]).toEqual([stay, 400 - stay]);
  });
});

describe("wishes against relief", () => {
  const facilities = [clinic("full", 0), clinic("empty", 1.5), clinic("wished", 3, { doctors: 0.01 })];
  const honoured: Policy = { ...hundred, honourChoices: true };

  it("should give the one place of a wish for its worth, and relieve somebody besides", () => {
    const wishing: RowRecord = { ...people(3, 0, 0), choices: [2] };
    const plan = solved(town(facilities, [people(98, 0, 0), wishing]), honoured);

    // 3 km and the bother, less 20 km; and that is the relief.
    expect(moves(plan)).toEqual([[0, 2, 1, 3000 + 10_000 - 20_000]]);
    expect(plan.objective.overQuota).toBe(0);
  });

  it("should not honour a wish that pushes somebody over the norm", () => {
    const here: RowRecord = { ...people(1, 0, 1), choices: [0] };
    const plan = solved(town(facilities, [people(100, 0, 0, REFUSED), here]), { ...honoured, choiceWorthKm: 100 });

    expect(moves(plan)).toEqual([]);
  });
});
