import { geoMercator } from "d3-geo";
import { describe, expect, it } from "vitest";
import { frameOf } from "../../src/report/frame.ts";

describe("the frame of a map", () => {
  it.each([
    [109.3, -0.05, 109.4, 0.05],
    [95, -11, 141, 6],
    [10, 50, 10.1, 55],
    [20, 80, 20, 80],
  ])("stands places where d3-geo's Mercator does: %f %f %f %f", (west, south, east, north) => {
    const facilities = [
      { id: "a", doctors: 1, lon: west, lat: south },
      { id: "b", doctors: 1, lon: east, lat: north },
    ];
    const none = { facility: new Int32Array(0), consent: new Uint8Array(0) };
    const frame = frameOf({ facilities, participants: none }, 700)!;
    const corners: [number, number][] = [
      [frame.west, frame.south],
      [frame.east, frame.north],
    ];
    const box: [[number, number], [number, number]] = [
      [0, 0],
      [frame.width, frame.height],
    ];
    const projection = geoMercator().fitExtent(box, { type: "MultiPoint", coordinates: corners });
    for (const place of [...corners, [west, north], [(west + east) / 2, (south + north) / 2]] as [number, number][]) {
      const [x, y] = frame.at(...place);
      const [wantedX, wantedY] = projection(place)!;
      expect(Math.abs(x - wantedX)).toBeLessThan(0.06);
      expect(Math.abs(y - wantedY)).toBeLessThan(0.06);
    }
  });
});
