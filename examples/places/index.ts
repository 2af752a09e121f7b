// The four places, by name: public facts, SYNTHETIC people and doctors.

import type { Policy } from "fktp-redistribution";
import { brebes } from "./brebes.ts";
import { type MadePlace, makePlace } from "./generate.ts";
import { kalimantanBarat } from "./kalimantan-barat.ts";
import type { Place } from "./place.ts";
import { pontianak } from "./pontianak.ts";
import { singkawang } from "./singkawang.ts";

interface Known {
  readonly facts: (seed: number) => Place;
  /** What the place asks of every plan. */
  readonly policy: Policy;
}

export const PLACES: Readonly<Record<string, Known>> = {
  pontianak: { facts: pontianak, policy: {} },
  singkawang: { facts: singkawang, policy: {} },
  brebes: { facts: brebes, policy: {} },
  "kalimantan-barat": { facts: kalimantanBarat, policy: { sameRegion: true } },
};

/** A place with its people, and the policy that it asks for. */
export function placeOf(name: string, seed: number, scale = 1): MadePlace & { readonly policy: Policy } {
  const known = PLACES[name];
  if (known === undefined) throw new Error(`expected one of ${Object.keys(PLACES).join(", ")}, got ${name}`);
  return { ...makePlace(known.facts(seed), seed, scale), policy: known.policy };
}
