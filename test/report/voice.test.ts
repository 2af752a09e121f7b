import { describe, expect, it } from "vitest";
import { bothLanguages, oneLanguage } from "../../src/report/voice.ts";

describe("voices", () => {
  it("write numbers as each language does", () => {
    expect(oneLanguage("id", false).decimal(1234567.891, 2)).toBe("1.234.567,89");
    expect(oneLanguage("en", false).decimal(-1234567.891, 2)).toBe("−1,234,567.89");
    expect(oneLanguage("en", false).decimal(-0.001, 1)).toBe("0.0");
    expect(bothLanguages("span", false).number(999)).toBe("999");
    expect(bothLanguages("tspan", false).number(1000)).toBe(
      '<tspan class="id" lang="id">1.000</tspan><tspan class="en" lang="en">1,000</tspan>',
    );
  });

  it("tell 1 to 4 people only where the report is not public", () => {
    const told = (publish: boolean): string[] => [0, 1, 4, 5].map(oneLanguage("en", publish).people);
    expect(told(false)).toEqual(["0", "1", "4", "5"]);
    expect(told(true)).toEqual(["0", "&lt; 5", "&lt; 5", "5"]);
  });
});
