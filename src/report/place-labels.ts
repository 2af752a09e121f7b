/**
 * Where labels stand, so that none covers another.
 *
 * Problem. Names beside circles on a map, where circles stand close together. The best placing of all is hard to find, and
 * not needed: a label that finds no place is left out, for its name is in the circle's title and in the table.
 *
 * Method. The most important first; each takes the first free of eight places around its circle. Widths are estimated
 * generously, for nothing here can measure a font.
 */

/** A label to be placed, the most important first. */
export interface Label {
  readonly text: string;
  /** Middle of the circle it belongs to. */
  readonly x: number;
  readonly y: number;
  /** Radius of the circle. */
  readonly radius: number;
}

/** Where a label's text begins: its left end on the base line. */
export interface PlacedLabel {
  readonly label: Label;
  readonly x: number;
  readonly y: number;
}

/** What labels must not cover. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Estimated width of a character against the size of the font: no common font without serifs is wider on average. */
const CHARACTER = 0.62;
const GAP = 3;

/** Places the labels within `frame`, clear of each other and of `taken`. */
export function placeLabels(
  labels: readonly Label[],
  fontSize: number,
  frame: Box,
  taken: readonly Box[] = [],
): PlacedLabel[] {
  const boxes = [...taken];
  const placed: PlacedLabel[] = [];
  for (const label of labels) {
    const width = label.text.length * CHARACTER * fontSize;
    for (const [x, y] of placesAround(label, width, fontSize)) {
      const box = { left: x - 1, top: y - fontSize, right: x + width + 1, bottom: y + 0.3 * fontSize };
      if (!within(box, frame) || boxes.some((other) => overlap(box, other))) continue;
      boxes.push(box);
      placed.push({ label, x, y });
      break;
    }
  }
  return placed;
}

/** Right, left, below, above, then the corners. */
function placesAround({ x, y, radius }: Label, width: number, size: number): [x: number, y: number][] {
  const beside = radius + GAP;
  const corner = 0.75 * radius + GAP;
  const middle = y + 0.35 * size;
  return [
    [x + beside, middle],
    [x - beside - width, middle],
    [x - width / 2, y + beside + size],
    [x - width / 2, y - beside],
    [x + corner, y + corner + size],
    [x + corner, y - corner],
    [x - corner - width, y + corner + size],
    [x - corner - width, y - corner],
  ];
}

function within(box: Box, frame: Box): boolean {
  return box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom;
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** The text, cut to the most characters; three points stand for the rest, and a title has all of it. */
export function shortened(name: string, most: number): string {
  return name.length <= most ? name : `${name.slice(0, most - 1).trimEnd()}…`;
}
