import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CURVE_KEYS, curveKey, type KeyBox, keyBox } from "../../src/travel/hilbert.ts";

const CELLS = Math.sqrt(CURVE_KEYS);

/** The key of a cell, by its middle. */
const keyAt = (box: KeyBox, x: number, y: number): number =>
  curveKey(box, box.west + (x + 0.5) / box.scale, box.south + (y + 0.5) / box.scale);

const city = (west: number, south: number, side: number): [Float64Array, Float64Array] => {
  const at = (from: number) => Float64Array.from({ length: 1000 }, (_, k) => from + (side * ((k * 7919) % 1000)) / 999);
  return [at(west), at(south)];
};

describe("the curve", () => {
  it("should pass through every cell once, from each to one beside it", () => {
    const box = keyBox(...city(109.3, -0.05, 0.1));
    // A square whose side is a power of 2 is passed through without a break; all of its cells are too many to look at.
    const square = (side: number, step: number, west: number, south: number): void => {
      const cells = side / step;
      const key = (x: number, y: number): number =>
        Math.floor(keyAt(box, west + x * step, south + y * step) / step ** 2);
      const first = key(0, 0) - (key(0, 0) % cells ** 2);
      const cell = new Int32Array(cells * cells).fill(-1);
      for (let x = 0; x < cells; x++) for (let y = 0; y < cells; y++) cell[key(x, y) - first] = x * cells + y;

      expect(cell.includes(-1)).toBe(false);
      let jumps = 0;
      for (let k = 1; k < cell.length; k++) {
        const [a, b] = [cell[k - 1]!, cell[k]!];
        const [across, up] = [Math.floor(a / cells) - Math.floor(b / cells), (a % cells) - (b % cells)];
        if (Math.abs(across) + Math.abs(up) !== 1) jumps++;
      }
      expect(jumps).toBe(0);
    };
    square(CELLS, CELLS / 512, 0, 0);
    for (const [x, y] of [
      [0, 0],
      [7, 0],
      [3, 5],
      [6, 2],
    ] as const)
      square(512, 1, 512 * x, 512 * y);
  });

  it("should be drawn for where most live, whoever is mistyped, unknown, or in whatever order", () => {
    const places = fc.record({
      west: fc.double({ min: -170, max: 160, noNaN: true }),
      south: fc.double({ min: -80, max: 70, noNaN: true }),
      side: fc.double({ min: 0.02, max: 5, noNaN: true }),
    });
    const strangers = fc.array(fc.tuple(fc.constantFrom(-180, 180, Number.NaN), fc.constantFrom(-90, 90)), {
      maxLength: 15,
    });
    fc.assert(
      fc.property(places, strangers, ({ west, south, side }, others) => {
        const [lon, lat] = city(west, south, side);
        const box = keyBox(
          Float64Array.from([...others.map(([x]) => x), ...lon].reverse()),
          Float64Array.from([...others.map(([, y]) => y), ...lat].reverse()),
        );

        // The box is half as wide again as the city, which is known to a hundredth of a degree on each side.
        const width = CELLS / box.scale;
        expect(width).toBeGreaterThan(1.5 * 0.95 * side);
        expect(width).toBeLessThan(1.5 * (side + 0.0201));
        expect(box.west).toBeLessThan(west);
        expect(box.west + width).toBeGreaterThan(west + side);
        expect(box.south).toBeLessThan(south);
        expect(box.south + width).toBeGreaterThan(south + side);
        for (const [x, y] of [
          [-180, -90],
          [180, 90],
          [west, 90],
          [-180, south],
        ] as const) {
          const key = curveKey(box, x, y);
          expect(Number.isInteger(key) && key >= 0 && key < CURVE_KEYS).toBe(true);
        }
      }),
    );
  });

  it("should take whoever lives outside for living on the border", () => {
    const box = keyBox(...city(109.3, -0.05, 0.1));

    expect(curveKey(box, -180, -90)).toBe(keyAt(box, 0, 0));
    expect(curveKey(box, 180, 90)).toBe(keyAt(box, CELLS - 1, CELLS - 1));
    expect(curveKey(box, -180, 90)).toBe(keyAt(box, 0, CELLS - 1));
    expect(curveKey(box, 180, -90)).toBe(keyAt(box, CELLS - 1, 0));
  });

  it("should have a box for people at one place, or for nobody", () => {
    for (const box of [
      keyBox(Float64Array.of(180), Float64Array.of(90)),
      keyBox(new Float64Array(), new Float64Array()),
    ]) {
      const key = curveKey(box, 180, 90);
      expect(Number.isInteger(key) && key >= 0 && key < CURVE_KEYS).toBe(true);
    }
  });
});
