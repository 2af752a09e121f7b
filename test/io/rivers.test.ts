/** Rivers from GeoJSON, and what is no river. */
import { describe, expect, it } from "vitest";
import { barrierTravel, InputError } from "../../src/index.ts";
import { riversFromGeoJson } from "../../src/io/index.ts";

const line = {
  type: "LineString",
  coordinates: [
    [109.3, -0.06],
    [109.375, 0],
  ],
};
const feature = (geometry: unknown, properties: object | null = {}) => ({ type: "Feature", properties, geometry });
const collection = (...features: unknown[]) => ({ type: "FeatureCollection", features });
const bridge = feature({ type: "Point", coordinates: [109.36, -0.012] }, { name: "Kapuas I" });
const ferry = feature(
  { type: "Point", coordinates: [109.3377, -0.0299, 5] },
  { id: 7, extra_metres: "500", tutup: "ya" },
);

describe("riversFromGeoJson", () => {
  it("should make travel of lines and points", () => {
    const made = riversFromGeoJson(collection(feature(line), bridge, ferry));
    expect(made).toEqual(
      barrierTravel({
        barriers: [line.coordinates],
        crossings: [
          { id: "Kapuas I", lon: 109.36, lat: -0.012 },
          { id: "7", lon: 109.3377, lat: -0.0299, extraMetres: 500, closed: true },
        ],
      }),
    );
    expect(riversFromGeoJson(`\ufeff${JSON.stringify(collection(feature(line), bridge, ferry))}`)).toEqual(made);
  });

  it("should read bare geometries, several lines, collections, and features without a place", () => {
    const many = {
      type: "MultiLineString",
      coordinates: [
        line.coordinates,
        [
          [109.4, 0],
          [109.41, 0],
        ],
      ],
    };
    expect(riversFromGeoJson(line).barriers).toHaveLength(1);
    expect(riversFromGeoJson(many).barriers).toHaveLength(2);
    const points = {
      type: "MultiPoint",
      coordinates: [
        [109.36, -0.012],
        [109.3377, -0.0299],
      ],
    };
    const all = riversFromGeoJson(
      collection(feature({ type: "GeometryCollection", geometries: [many, points] }, null), feature(null)),
    );
    expect(all.crossings.map(({ id }) => id)).toEqual(["crossing 1", "crossing 2"]);
  });

  it.each([
    ["{", "expected GeoJSON"],
    ["[]", "expected GeoJSON"],
    [{ type: "Topology" }, "expected GeoJSON"],
    [{ type: "FeatureCollection" }, "expected GeoJSON"],
    [collection(null), "expected GeoJSON"],
    [collection({ type: "Feature", geometry: [] }), "expected GeoJSON"],
    [{ type: "LineString", coordinates: [[1], [2, "3"]] }, "expected GeoJSON"],
    [collection(), "no line of a river"],
    [collection(bridge), "no line of a river"],
    [feature({ type: "Polygon", coordinates: [line.coordinates] }), "an area (Polygon)"],
    [feature({ type: "MultiPolygon", coordinates: [[line.coordinates]] }), "an area (Polygon)"],
    [
      {
        type: "LineString",
        coordinates: [
          [312_000, 9_990_000],
          [313_000, 9_990_000],
        ],
      },
      "expected degrees",
    ],
    [
      {
        type: "LineString",
        coordinates: [
          [-0.06, 109.3],
          [0, 109.375],
        ],
      },
      "expected degrees",
    ],
    [{ ...line, crs: { properties: { name: "urn:ogc:def:crs:EPSG::32749" } } }, "expected degrees"],
    [collection(feature(line), feature({ type: "Point", coordinates: [109.5, -0.012] })), "within 500 m of a barrier"],
    [collection(feature(line), bridge, bridge), "expected a unique id"],
  ])("should refuse %o", (source, says) => {
    try {
      riversFromGeoJson(source);
    } catch (error) {
      expect(error).toBeInstanceOf(InputError);
      expect((error as InputError).message).toContain(says);
      return;
    }
    throw new Error("expected an InputError");
  });

  it("should take the usual names of degrees", () => {
    expect(
      riversFromGeoJson({ ...line, crs: { properties: { name: "urn:ogc:def:crs:OGC:1.3:CRS84" } } }).barriers,
    ).toHaveLength(1);
    expect(riversFromGeoJson({ ...line, crs: { properties: { name: "EPSG:4326" } } }).barriers).toHaveLength(1);
  });
});
