/**
 * Keys of records that are nearly known ones: `concent`, `persetujuan`, `maxintake`. Other keys are ignored on purpose; one
 * of these would be ignored by mistake, and everybody would count as not asked, or nobody as held.
 */

import { plain } from "../model/spelling.ts";

/** Indonesian words, and other usual ones, for keys that have none of their letters. */
const ALSO: Readonly<Record<string, string>> = {
  bujur: "lon",
  long: "lon",
  lng: "lon",
  longitude: "lon",
  lintang: "lat",
  latitude: "lat",
  persetujuan: "consent",
  jawaban: "consent",
  tahan: "hold",
  jumlah: "count",
  zona: "zone",
  keluarga: "household",
  nokk: "household",
  segmen: "segment",
  kabupaten: "region",
  wilayah: "region",
  kebutuhan: "needs",
  pilihan: "choices",
  hindari: "avoid",
  dihindari: "avoid",
  kdprovider: "facilityId",
  kodefaskes: "facilityId",
  kodefktp: "facilityId",
  facility: "facilityId",
  dokter: "doctors",
  kapasitas: "capacity",
  jenis: "kind",
  menerima: "accepts",
  layanan: "services",
  tutup: "closed",
  ditutup: "closed",
  mutu: "quality",
  doktergigi: "dentist",
};

/** Different keys that are looked at: records of which each has keys of its own are no records of people. */
const MOST_KEYS = 1000;

/** A key that is nearly a known one. */
export interface NearKey {
  readonly key: string;
  readonly near: string;
  /** Entries that have it, and not the known one. */
  readonly count: number;
  /** The first of them. */
  readonly first: number;
}

/** Looks through the keys of a list of records; what cannot be read is passed over. */
export function nearKeysIn(list: readonly unknown[], length: number, known: readonly string[]): NearKey[] {
  const near = new Map<string, string | undefined>(known.map((key) => [key, undefined]));
  const found = new Map<string, { near: string; count: number; first: number }>();
  for (let i = 0; i < length; i++) {
    try {
      const record = list[i];
      if (typeof record !== "object" || record === null || Array.isArray(record)) continue;
      for (const key in record) {
        let meant = near.get(key);
        if (meant === undefined) {
          if (near.has(key) || near.size >= MOST_KEYS) continue;
          meant = nearestTo(key, known);
          near.set(key, meant);
        }
        if (meant === undefined || Object.hasOwn(record, meant)) continue;
        const one = found.get(key);
        if (one === undefined) found.set(key, { near: meant, count: 1, first: i });
        else one.count++;
      }
    } catch {
      // Whoever reads the record says that it cannot be read.
    }
  }
  return [...found].map(([key, one]) => ({ key, ...one }));
}

/** The known key that is nearly this one. */
function nearestTo(key: string, known: readonly string[]): string | undefined {
  const own = plain(key);
  const also = Object.hasOwn(ALSO, own) ? ALSO[own] : undefined;
  if (also !== undefined && known.includes(also)) return also;
  return known.find((name) => isNear(own, plain(name)));
}

/** Two plain words that are the same; or one letter off, where there are enough of them, or two in long words. */
export function isNear(a: string, b: string): boolean {
  if (a === b) return true;
  const most = b.length >= 9 ? 2 : b.length >= 5 ? 1 : 0;
  return most > 0 && Math.abs(a.length - b.length) <= most && distance(a, b) <= most;
}

/** Letters to add, take away, change or exchange with their neighbour, to get from one word to the other. */
function distance(a: string, b: string): number {
  let [before, last] = [[] as number[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      row[j] = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        row[j] = Math.min(row[j]!, before[j - 2]! + 1);
    }
    [before, last] = [last, row];
  }
  return last[b.length]!;
}
