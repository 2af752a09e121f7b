import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { placeLabels, shortened } from "../../src/report/place-labels.ts";

const label = fc.record({
  text: fc.string({ minLength: 1, maxLength: 24 }),
  x: fc.integer({ min: -20, max: 720 }),
  y: fc.integer({ min: -20, max: 520 }),
  radius: fc.integer({ min: 1, max: 30 }),
});
const frame = { left: 0, top: 0, right: 700, bottom: 500 };

describe("placeLabels", () => {
  it("keeps labels within the frame and apart from each other, for any labels", () => {
    fc.assert(
      fc.property(fc.array(label, { maxLength: 60 }), (labels) => {
        const boxes = placeLabels(labels, 12, frame).map(({ label: { text }, x, y }) => ({
          left: x,
          right: x + 0.62 * 12 * text.length,
          top: y - 12,
          bottom: y + 3.6,
        }));
        for (const [i, box] of boxes.entries()) {
          expect(box.left >= 0 && box.right <= 700 && box.top >= 0 && box.bottom <= 500).toBe(true);
          for (const other of boxes.slice(i + 1))
            expect(
              box.right <= other.left || other.right <= box.left || box.bottom <= other.top || other.bottom <= box.top,
            ).toBe(true);
        }
      }),
    );
  });

  it("places the first label that stands free, beside its circle", () => {
    const only = { text: "Saigon", x: 300, y: 200, radius: 10 };
    expect(placeLabels([only], 12, frame)).toEqual([{ label: only, x: 313, y: 204.2 }]);
  });
});

describe("shortened", () => {
  it("cuts long names with three points, and leaves others alone", () => {
    expect(shortened("Klinik Kimia Farma", 10)).toBe("Klinik Ki…");
    expect(shortened("Saigon", 10)).toBe("Saigon");
  });
});
