/**
 * What a plan warns of: what is allowed and perhaps not meant, or not settled yet. The path goes before: `facilities: 2 at
 * longitude 0 …`. The same in Indonesian stands in warning-words-id.ts, apart from these because every app has these in it.
 */
export const warningWords = {
  "accepts-unknown": "{count} of kind klinik-tni-polri without accepts: nobody is sent there: {named}",
  "accepts-nobody":
    "{count} whose list accepts is empty: nobody is sent there (leave it out where all are taken): {named}",
  "kind-unknown": "{count} of a kind that is not known as it is written, so that they count as of none: {named}",
  "ids-alike": "{count} whose ids are alike but for blanks, the size of letters or leading zeros: {named}",
  "doctors-many": "{count} with doctors for more than {people} people each (are these participants?): {named}",
  "capacity-small":
    "{count} with a capacity or target below {percent} % of what their doctors are for (thousands?): {named}",
  "region-unknown": "{count} without a region, and sameRegion is true: nobody is sent there: {named}",
  "people-without-region": "{people} without a region, and sameRegion is true: they are sent nowhere",
  "quality-unknown": "{count} of which a quality is not known and counts as 0: {named}",
  "place-zero": "{count} at longitude 0, as an empty cell gives: {named}",
  "people-place-zero": "{people} people at longitude 0, as an empty cell gives, the first in row {row}",
  "place-doubled": "{count} whose latitude is equal to the longitude: {named}",
  "people-place-doubled": "{people} people whose latitude is equal to the longitude, the first in row {row}",
  "place-far": "{count} farther than {km} km from all others, or from all who are registered there: {named}",
  "people-place-far": "{people} people farther than {km} km from every facility, the first in row {row}",
  "word-unknown": "{people} people have words that no facility has and are sent nowhere, the first in row {row}",
  "word-misspelt":
    "{people} people have words that are spelled otherwise at facilities ({named}) and do not count as these, the first in row {row}",
  "nobody-asked":
    'none of {people} registered people has been asked or has answered: nobody is transferred (unknown: "propose" tells whom to ask)',
  "household-large":
    "{count} of more than {most}, {people} people in all: they are bound together (a hall of residence, or one number for many?)",
  "matrix-unit": "no way is longer than {longest} m: expected metres (are these kilometres or minutes?)",
  "zone-without-ways":
    "{people} people live in {count} zones from which there is no way to any facility, the first in row {row}",
  "barriers-idle": "none comes between people and facilities: they are drawn elsewhere, or in another projection",
  "crossing-idle":
    "{count} join nothing, for all that is seen from each lies on one bank (a river drawn as an area needs two crossings, one on each of its lines): {named}",
  "intake-not-agreed": "{count} that have agreed to no intake (maxIntake) are given {people} people: {named}",
  "relief-too-dear":
    "a move costs {km} km before its way (moveCostKm, in a proposal with askKm), no less than one person fewer over quota is worth (overQuotaKm {worth}): hardly anybody is relieved",
} as const;
