/** How full facilities are, as colours: the same classes in maps, bars and legends. */

import type { Voice } from "./voice.ts";

/** One class of how full a facility is. */
export interface LoadClass {
  /** The most that belongs to it: people enrolled against the quota. */
  readonly upTo: number;
  readonly colour: string;
  readonly id: string;
  readonly en: string;
}

// Blue to red by way of sand. They differ also for people who cannot see red from green, and by depth on paper without colour.
export const LOADS: readonly LoadClass[] = [
  { upTo: 0.8, colour: "#3d7ea6", id: "sampai 80 % kuota", en: "up to 80 % of quota" },
  { upTo: 1, colour: "#86b8cf", id: "80–100 %", en: "80–100 %" },
  { upTo: 1.2, colour: "#f0c265", id: "100–120 %", en: "100–120 %" },
  { upTo: 1.6, colour: "#e2813f", id: "120–160 %", en: "120–160 %" },
  { upTo: Number.POSITIVE_INFINITY, colour: "#b5342d", id: "di atas 160 %", en: "above 160 %" },
];

/** People against the quota; without a quota anybody is too many. */
export function loadOf(people: number, quota: number): number {
  return quota > 0 ? people / quota : people > 0 ? Number.POSITIVE_INFINITY : 0;
}

/** To the whole per cent, so that full to the last place does not look overfull. */
export function classOf(load: number): number {
  const percent = Math.round(100 * load);
  return LOADS.findIndex(({ upTo }) => percent <= 100 * upTo);
}

export function colourOf(load: number): string {
  return LOADS[classOf(load)]!.colour;
}

/** A row of the classes with their colours, 22 units high, from x = 0. */
export function loadLegend(voice: Voice, width: number): string {
  const step = width / LOADS.length;
  return LOADS.map(
    ({ colour, id, en }, i) =>
      `<rect x="${(i * step).toFixed(0)}" y="4" width="14" height="14" rx="2" fill="${colour}"/>` +
      `<text x="${(i * step + 20).toFixed(0)}" y="16" class="small">${voice.say(id, en)}</text>`,
  ).join("");
}
