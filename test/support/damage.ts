/** Right input with something wrong in it: a value at random, at a place at random, of any depth. */
import fc from "fast-check";

/** Stands for whatever is told of a person: no message may repeat it. */
export const SECRET = "3171SECRET";

/** What comes instead: JSON, long texts, long lists, and what only looks like a number. */
const junk: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom<unknown>(SECRET, -1, 0, 0.5, 1e9, 2 ** 31, 2 ** 53, 1e308, "1", "", null, true, [], {}),
  fc.constantFrom<unknown>(Number.NaN, Number.POSITIVE_INFINITY, -0, undefined, 10n, new Date(0)),
  fc.constant(`${SECRET} ${"x".repeat(20_000)}`),
  fc.constant(Array.from({ length: 300 }, () => SECRET)),
  fc.constant({ [SECRET]: SECRET }),
);

interface Hit {
  /** Which of the places, from 0 to below 1. */
  readonly place: number;
  readonly what: "replace" | "remove" | "add" | "double";
  readonly value: unknown;
}

const hit: fc.Arbitrary<Hit> = fc.record({
  place: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  what: fc.constantFrom("replace", "replace", "replace", "remove", "add", "double"),
  value: junk,
});

/** The same plain data, hit one to three times. Lists and objects only: what stands in typed arrays is left alone. */
export function damaged(input: unknown): fc.Arbitrary<unknown> {
  return fc.array(hit, { minLength: 1, maxLength: 3 }).map((hits) => hits.reduce(strike, structuredClone(input)));
}

function strike(input: unknown, { place, what, value: drawn }: Hit): unknown {
  // A copy: what one run is hit with must not be hit in the next.
  const value = structuredClone(drawn);
  const places = placesIn(input);
  const at = places[Math.floor(place * places.length)];
  if (at === undefined) return value;
  const { holder, key } = at;
  if (Array.isArray(holder)) {
    if (what === "remove") holder.splice(Number(key), 1);
    else if (what === "double") holder.push(structuredClone(holder[Number(key)]));
    else holder[Number(key)] = value;
  } else if (what === "remove") delete holder[key];
  else if (what === "add") holder[SECRET] = value;
  else holder[key] = value;
  return input;
}

type Holder = Record<string, unknown> | unknown[];

/** Every field and entry, from the top down. */
function placesIn(input: unknown): { holder: Record<string, unknown>; key: string }[] {
  const places: { holder: Record<string, unknown>; key: string }[] = [];
  const waiting: unknown[] = [input];
  for (let value = waiting.pop(); waiting.length > 0 || value !== undefined; value = waiting.pop()) {
    if (typeof value !== "object" || value === null || ArrayBuffer.isView(value) || value instanceof Date) continue;
    for (const [key, inner] of Object.entries(value as Holder).slice(0, 50)) {
      places.push({ holder: value as Record<string, unknown>, key });
      if (inner !== undefined) waiting.push(inner);
    }
  }
  return places;
}
