/**
 * What `verify` says of a plan that breaks a rule. The path goes before: `plan.enrolled[2]: expected what follows …`. Rows and
 * facilities are named by number, and nothing else of a person: no answer, no reason of a hold, no way. The same in Indonesian
 * stands in violation-words-id.ts.
 */
export const violationWords = {
  // Status, bound and gap.
  "stage-of-policy": 'expected "{stage}" under this policy, got "{came}"',
  "prices-of-optimal": "expected prices of an optimal plan, got null",
  "bound-is-objective": "expected the objective itself",
  "gap-is-zero": "expected zeros",
  "bound-enrolled": "expected plan.enrolled where households are bound, else nothing",
  "null-in-stopped": "expected null in a stopped plan",
  "part-of-near-optimal": "expected that of a near-optimal plan, got null",
  "gap-to-bound": "expected the objective less the bound",
  "nothing-missing": 'expected "optimal" where nothing is missing to the bound',
  "warnings-of-plan": "expected those that the problem and the transfers give rise to",
  "only-households": 'expected "near-optimal" only where households may not be parted',
  "bound-facilities": "expected {facilities} facilities",
  "bound-people": "expected as many people as the plan has",
  "bound-not-proven": "expected what the prices prove, got another number",
  "bound-of-no-optimum": "expected the people of an optimum in which households may be parted, at the plan's prices",
  "far-from-bound": "farther from the bound than promised",
  "worse-than-staying":
    "expected a stopped plan to be no worse than if all stay, and newcomers go to the nearest facility with room",
  // Totals.
  "from-transfers": "expected what follows from the transfers, got another number",
  "other-quota": "expected {quota}, got {came}",
  // Prices.
  "price-in-points": "expected whole points and whole metres below 2^30 at facility {facility}",
  "price-in-metres": "expected 0 points and whole metres at facility {facility}, for overloadKm is finite",
  "price-low": "below what the last person costs at facility {facility}",
  "price-high": "above what the next person would cost at facility {facility}",
  "price-not-smallest": "valid, but not the smallest valid one at facility {facility}",
  "better-elsewhere": "would be better off at facility {facility}",
  "costs-too-wide": "expected costs of options less than 2^31 metres apart, or prices prove nothing",
  "drew-lower":
    "stays at facility {today}, and drew a lower number than participants[{other}], who goes to facility {facility} at the same cost",
  // Who goes where.
  parted: "parted from the household",
  "too-many-go": "more people go than there are",
  "some-left": "some are neither placed nor unplaced",
  "unplaced-registered": "unplaced, but registered at a facility",
  "unplaced-nobody": "unplaced, but there is nobody",
  "unplaced-placed": "unplaced as well as placed",
  "unplaced-option": "unplaced, but there is an option within the limits",
  "leaves-elsewhere": "leaves facility {from}, where participants[{row}] are not",
  "goes-nowhere": "goes where participants[{row}] are already",
  "must-not-move": "participants[{row}] must not be moved",
  "without-household": "participants[{row}] may not be moved without all of the household",
  "may-not-move": "participants[{row}] may not be moved",
  "wrong-ask": "ask does not say whether participants[{row}] must be asked",
  "to-closed": "facility {facility} is closed",
  "does-not-take": "facility {facility} does not take participants[{row}]: segment, needs, region, or they avoid it",
  "no-choice-of-theirs": "facility {facility} is not among the choices of participants[{row}]",
  "no-option-for-all": "facility {facility} is no option for all in the household of participants[{row}]",
  "past-limits": "the limits do not let participants[{row}] go to facility {facility}",
  "wrong-metres": "metres are not what it costs each of participants[{row}]",
  "doubled-transfer": "the same people and facility as before",
  "transfers-order": "expected order by participant, then facility",
  "unplaced-order": "expected ascending rows",
} as const;
