/** What every consumer runs: a seeded synthetic town, planned and verified; the same bytes are wanted everywhere. */

/** A linear congruential generator: the same numbers on every engine. */
function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function town(people, facilities) {
  const random = seeded(7);
  const columns = {
    lon: new Float64Array(people),
    lat: new Float64Array(people),
    facility: new Int32Array(people),
    consent: new Uint8Array(people),
  };
  for (let row = 0; row < people; row++) {
    columns.lon[row] = 109.3 + 0.1 * random();
    columns.lat[row] = -0.1 + 0.1 * random();
    columns.facility[row] = random() < 0.05 ? -1 : Math.floor(facilities * random() * random());
    // Who is registered nowhere has not been asked.
    columns.consent[row] = random() < 0.7 ? 1 : columns.facility[row] === -1 ? 2 : 0;
  }
  const list = Array.from({ length: facilities }, (_, j) => ({
    id: `F${j}`,
    lon: 109.3 + 0.1 * random(),
    lat: -0.1 + 0.1 * random(),
    doctors: people / facilities / 5000,
  }));
  return { facilities: list, participants: columns };
}

/** FNV-1a, 32 bits. */
function hashOf(text) {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16);
}

/** One line that says what came out. */
export function outcome({ redistribute, verify, planToJson }, people) {
  const problem = town(people, 40);
  const plan = redistribute(problem, { maxExtraKm: 5 });
  const { ok, proven } = verify(problem, plan);
  return `${plan.status} ${ok && proven ? "proven" : "NOT PROVEN"} ${plan.transfers.people.length} ${hashOf(planToJson(plan))}`;
}
