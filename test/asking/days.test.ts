import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAYS, dayReader, firstDayOf, monthOf, monthsLater, readDay, textOfDay } from "../../src/asking/days.ts";

const MILLISECONDS = 86_400_000;
const dateOf = (day: number): Date => new Date(day * MILLISECONDS);
const days = fc.nat(DAYS - 1);

describe("days", () => {
  it("are those of JavaScript's Date in UTC, from 1970 to 2199", () => {
    expect(dateOf(DAYS).toISOString().slice(0, 10)).toBe("2200-01-01");
    fc.assert(
      fc.property(days, (day) => {
        const date = dateOf(day);
        const month = 12 * (date.getUTCFullYear() - 1970) + date.getUTCMonth();
        expect(textOfDay(day)).toBe(date.toISOString().slice(0, 10));
        expect(monthOf(day)).toBe(month);
        expect(readDay(textOfDay(day))).toEqual({ day, month });
        expect(firstDayOf(month)).toBe(day - date.getUTCDate() + 1);
      }),
    );
  });
});

describe("readDay", () => {
  it.each([
    "2026-02-29",
    "2026-13-01",
    "2026-00-10",
    "2026-04-31",
    "2026-1-1",
    "1969-12-31",
    "2200-01-01",
    "",
    20_260_101,
    null,
  ])("reads nothing of %j", (text) => {
    expect(readDay(text)).toBeUndefined();
    expect(dayReader()(text)).toBeUndefined();
  });

  it("knows the leap days of 2000 and 2024, and that 2100 has none", () => {
    expect(["2000-02-29", "2024-02-29", "2100-02-29"].map((text) => readDay(text) !== undefined)).toEqual([
      true,
      true,
      false,
    ]);
  });
});

describe("monthsLater", () => {
  it("is the same day of a later month, or its last", () => {
    const later = (text: string, months: number) => textOfDay(monthsLater(readDay(text)!.day, months));

    expect([later("2026-01-31", 1), later("2026-01-15", 12), later("2023-11-30", 3)]).toEqual([
      "2026-02-28",
      "2027-01-15",
      "2024-02-29",
    ]);
  });
});
