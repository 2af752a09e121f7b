/** The numbers of a policy that a planner moves: as planners call them, with the steps of their sliders. */

import { defaultPolicy, type Policy } from "fktp-redistribution";
import { number, say } from "./words.ts";

type Words = readonly [id: string, en: string];

export interface PolicyField {
  readonly key: keyof Policy;
  readonly words: Words;
  readonly hint: Words;
  /** Stands behind the number. */
  readonly unit: Words | null;
  /** What may be typed, and in what steps; the slider has steps of its own. */
  readonly typed: readonly [least: number, most: number, step: number];
  readonly stops: readonly number[];
  /** The typed number is so many times that of the policy. */
  readonly times?: number;
}

const KM: Words = ["km", "km"];

function every(step: number, from: number, to: number): number[] {
  return Array.from({ length: Math.round((to - from) / step) + 1 }, (_, i) => from + i * step);
}

export const LIMITS: readonly PolicyField[] = [
  {
    key: "participantsPerDoctor",
    words: ["Peserta per dokter", "Participants per doctor"],
    hint: ["norma; kuota = dokter × norma", "the norm; quota = doctors × norm"],
    unit: ["peserta", "people"],
    typed: [500, 20_000, 1],
    stops: every(100, 2000, 10_000),
  },
  {
    key: "maxExtraKm",
    words: ["Tambahan jarak paling jauh", "Longest extra way"],
    hint: ["dibanding FKTP sekarang", "beyond today's facility"],
    unit: KM,
    typed: [0, 50, 0.1],
    stops: every(0.5, 0, 20),
  },
];

/** Numbers that weigh one thing against another; folded in, for their defaults suit most. */
export const WEIGHTS: readonly PolicyField[] = [
  {
    key: "maxDistanceKm",
    words: ["Jarak paling jauh ke FKTP baru", "Longest way to the new facility"],
    hint: ["kosong: tanpa batas", "empty: no limit"],
    unit: KM,
    typed: [0, 1000, 0.1],
    stops: [...every(0.5, 0.5, 10), ...every(1, 11, 30), Number.POSITIVE_INFINITY],
  },
  {
    key: "reserve",
    words: ["Cadangan untuk bayi baru lahir", "Kept for the newborn"],
    hint: ["bagian kuota yang dibiarkan kosong", "share of the quota that stays free"],
    unit: ["%", "%"],
    typed: [0, 50, 1],
    stops: every(0.01, 0, 0.5),
    times: 100,
  },
  {
    key: "moveCostKm",
    words: ["Beban setiap pemindahan", "Bother of a transfer"],
    hint: ["ditambahkan ke jarak tambahannya", "added to its extra way"],
    unit: KM,
    typed: [0, 100_000, 0.1],
    stops: [...every(1, 0, 30), ...every(5, 35, 150)],
  },
  {
    key: "askKm",
    words: ["Beban sepucuk surat", "Bother of a letter"],
    hint: ["bila yang belum menjawab diusulkan untuk ditanya", "where people are proposed to be asked"],
    unit: KM,
    typed: [0, 100_000, 0.1],
    stops: [...every(1, 0, 30), ...every(5, 35, 150)],
  },
  {
    key: "overQuotaKm",
    words: ["Nilai satu orang di bawah kuota", "Worth of one person fewer over quota"],
    hint: ["paling jauh yang pantas ditempuh untuk itu", "the most way it is worth"],
    unit: KM,
    typed: [0, 100_000, 0.1],
    stops: [...every(2, 0, 40), ...every(10, 50, 200), 300, 500, 1000],
  },
  {
    key: "overloadKm",
    words: ["Nilai satu poin kelebihan beban", "Worth of one overload point"],
    hint: ["FKTP yang paling penuh didahulukan", "the fullest are relieved first"],
    unit: KM,
    typed: [0.001, 4_000_000, 0.001],
    stops: [0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 1, 2, 3, 5, 10, 20, 50],
  },
];

export const FIELDS: readonly PolicyField[] = [...LIMITS, ...WEIGHTS];

/** What the policy says, or the default where it says nothing that is a number. */
export function valueIn(policy: Policy, { key }: PolicyField): number {
  const given = policy[key];
  return typeof given === "number" ? given : Number(defaultPolicy[key]);
}

/** As it is typed; nothing for what has no limit. */
export function typedAs({ times = 1 }: PolicyField, value: number): string {
  return Number.isFinite(value) ? String(Number((value * times).toFixed(4))) : "";
}

/** What was typed, for the policy. */
export function readAs({ times = 1 }: PolicyField, typed: string): number {
  return typed === "" ? Number.POSITIVE_INFINITY : Number((Number(typed) / times).toFixed(6));
}

/** As it is said, with its unit. */
export function saidAs(field: PolicyField, value: number): string {
  if (!Number.isFinite(value)) return say("tanpa batas", "no limit");
  const typed = Number(typedAs(field, value));
  const digits = Math.min(3, String(typed).split(".")[1]?.length ?? 0);
  return `${number(typed, digits)} ${field.unit === null ? "" : say(...field.unit)}`.trim();
}

/** The place of the slider: the stop that is nearest. */
export function stopAt({ stops }: PolicyField, value: number): number {
  if (!Number.isFinite(value)) return stops.length - 1;
  let nearest = 0;
  stops.forEach((stop, i) => {
    if (Math.abs(stop - value) < Math.abs(stops[nearest]! - value)) nearest = i;
  });
  return nearest;
}
