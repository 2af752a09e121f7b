import { describe, expect, it } from "vitest";
import { problemFrom } from "../../src/index.ts";
import { columns, columnsAt, facilityLists, listAt, recordFields } from "../../src/model/columns.ts";
import { facilityFields } from "../../src/model/facility-fields.ts";
import type { FacilityRecord, ParticipantColumns, ParticipantRecord } from "../../src/types.ts";
import { inputErrorOf } from "../support/input-error.ts";

const numbers = (...values: number[]): Int32Array => Int32Array.from(values);

/** Three rows with all columns there are; the compiler asks for each. */
const people: Required<ParticipantColumns> = {
  lon: Float64Array.of(109.3, 109.4, 109.5),
  lat: Float64Array.of(0.1, 0.2, 0.3),
  facility: numbers(0, 1, -1),
  consent: Uint8Array.of(1, 0, 2),
  count: numbers(1, 2, 3),
  zone: numbers(2, 1, 0),
  hold: numbers(0, -1, -1),
  segment: numbers(0, -1, 0),
  region: numbers(0, 0, -1),
  needs: numbers(0, 1, 0),
  extraCost: numbers(0, 500, 0),
  extraCostPerKm: numbers(0, 0, 100),
  choiceStart: numbers(0, 1, 1, 3),
  choice: numbers(1, 0, 1),
  avoidStart: numbers(0, 0, 1, 1),
  avoid: numbers(0),
  ids: ["a", "b", "c"],
  household: numbers(-1, 4, 4),
};

/** Every field of a record, and something that it may not hold. */
const wrongPerson: Record<keyof Required<ParticipantRecord>, unknown> = {
  ...{ id: 7, lon: "east", lat: "north", facilityId: 7, consent: "yes", count: -1, zone: 7, hold: 7, segment: 7 },
  ...{ needs: 7, region: 7, extraCost: -1, extraCostPerKm: -1, choices: 7, avoid: 7, household: 7 },
};
const wrongFacility: Record<keyof Required<FacilityRecord>, unknown> = {
  ...{ id: 7, name: 7, kind: 7, lon: "east", lat: "north", doctors: "4", capacity: -1, accepts: 7, services: 7 },
  ...{ region: 7, target: -1, maxIntake: -1, minimum: -1, maxOutflow: -1, enrolledAtStart: -1, quality: 7 },
  ...{ closed: "no", dentist: "no" },
};

describe("the table of columns", () => {
  it("should have a row for every column", () => {
    const names = [...columns, ...facilityLists].map(({ name }) => name);
    const starts = facilityLists.map(({ start }) => start);

    expect([...names, ...starts, "ids"].toSorted()).toEqual(Object.keys(people).toSorted());
  });

  it("should name every field of a record, and problemFrom look at each", () => {
    const facility = { id: "A", lon: 0, lat: 0, doctors: 1 };
    const [zones, metres] = [["east"], [[1]]];
    const without = inputErrorOf(() => problemFrom({ facilities: [facility], participants: [wrongPerson] }));
    const within = inputErrorOf(() =>
      problemFrom({ facilities: [facility], participants: [wrongPerson], travel: { zones, metres } }),
    );
    const told = [...without!.issues, ...within!.issues].map(({ field }) => field);

    expect(recordFields.toSorted()).toEqual(Object.keys(wrongPerson).toSorted());
    expect([...new Set(told)].toSorted()).toEqual(Object.keys(wrongPerson).toSorted());
  });

  it("should name every field of a facility, and problemFrom look at each", () => {
    const error = inputErrorOf(() => problemFrom({ facilities: [wrongFacility], participants: [] }));

    expect(facilityFields.map(({ name }) => name).toSorted()).toEqual(Object.keys(wrongFacility).toSorted());
    expect(error!.issues.map(({ field }) => field).toSorted()).toEqual(Object.keys(wrongFacility).toSorted());
  });
});

describe("columnsAt", () => {
  it("should pick rows in any order, any of them twice", () => {
    const { facility, consent, lon, choice, choiceStart, ids } = columnsAt(people, numbers(2, 0, 2));

    expect([...facility]).toEqual([-1, 0, -1]);
    expect(consent).toEqual(Uint8Array.of(2, 1, 2));
    expect(lon).toEqual(Float64Array.of(109.5, 109.3, 109.5));
    expect([...choice!]).toEqual([0, 1, 1, 0, 1]);
    expect([...choiceStart!]).toEqual([0, 2, 3, 5]);
    expect(ids).toBeUndefined();
  });

  it("should say nothing of row −1, and make no column that is not there", () => {
    const { ids: _, ...all } = people;
    const nobody = columnsAt(all, numbers(-1));

    for (const { name, none } of columns) expect([...nobody[name]!]).toEqual([none]);
    expect([...listAt(nobody, "choice", 0)]).toEqual([]);
    expect(columnsAt({ facility: all.facility, consent: all.consent }, numbers(1))).toEqual({
      facility: numbers(1),
      consent: Uint8Array.of(0),
    });
  });
});
