/**
 * Places that a wave must leave to later ones.
 *
 * Problem. So that not more come than fit, a wave may fill a receiver only in part; the rest is for later waves, when the
 * answers are in. Letters that are best for one wave alone take the nearest people for the few places: also people with many
 * ways, whose other ways stay empty, while those who have no other way find the place taken later.
 *
 * Method. What is left of a receiver stands as a facility of its own, at the same place, and counts as some kilometres farther.
 * People who are led there get no letter in this wave. So the plan is one of all waves, in which as many as can be go now.
 *
 * Measured at a tenth of the example city without the wait for the ferry, where three of five say yes: people over quota after
 * the first and second wave 2,571 and 1,651 without, 2,542 and 1,370 with 15 km; with 5 km 2,607 and 1,436, with 1 km 4,422 and
 * 1,981. Where few have more than one way there is nothing to be won, and nothing is lost.
 *
 * Limits. Which of those led to one receiver go now is left open: together their ways are the same. With `fill: "levelled"`
 * what the next person costs depends on how many are there, so a facility cannot stand twice: each wave is planned alone.
 * So it is for people who named facilities.
 */

import type { Facility } from "../types.ts";
import type { PolicyProblem } from "./invite-types.ts";
import { mostAt, type Split } from "./split-problem.ts";
import { travelWithTwins } from "./twins.ts";

/** A relief in a later wave counts as so much farther. */
const LATER_KM = 15;
const KIND = "in a later wave";

/** The split problem in which at each receiver so many people may come now, and the rest of the room is for later. */
export function withLater({ problem, policy, askable }: Split, now: Float64Array): PolicyProblem {
  const { parts, room } = askable;
  const most = room.map((places, j) => (places > 0 ? Math.floor(parts * mostAt(askable, j, now[j]!)) : 0));
  const facilities = problem.facilities.map((facility, j) => {
    return room[j]! > 0 ? { ...facility, enrolledAtStart: most[j]! } : facility;
  });
  const left = room.map((places, j) => (places > 0 ? parts * mostAt(askable, j) - most[j]! : 0));
  const twins = [...left.keys()].filter((j) => left[j]! > 0);
  if (twins.length === 0 || askable.policy.fill !== "to-quota") return { problem: { ...problem, facilities }, policy };
  return {
    problem: {
      ...problem,
      facilities: [
        ...facilities.map((facility) => ofKind(facility, 1)),
        ...twins.map((j) => ofKind(placesLeft(facilities[j]!, left[j]!), 0)),
      ],
      ...(problem.travel && { travel: travelWithTwins(problem.travel, facilities.length, twins) }),
    },
    policy: { ...policy, qualityKm: { ...policy.qualityKm, [KIND]: LATER_KM } },
  };
}

const ofKind = (facility: Facility, quality: number): Facility => {
  return { ...facility, quality: { ...facility.quality, [KIND]: quality } };
};

function placesLeft(facility: Facility, places: number): Facility {
  const id = `${facility.id} ${KIND}`;
  return { ...facility, id, doctors: 0, target: places, minimum: 0, enrolledAtStart: places };
}
