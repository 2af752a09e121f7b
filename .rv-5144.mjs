// src/words/expected-words.ts
var expectedWords = {
  // Types.
  object: "an object",
  array: "an array",
  "array-of-texts": "an array of texts",
  "array-of-ids": "an array of ids",
  "array-of-ids-of-facilities": "an array of ids of facilities",
  "object-of-numbers": "an object of numbers",
  typed: "{type}",
  text: "text",
  flag: "true or false",
  function: "a function",
  problem: "a problem",
  columns: "columns",
  "columns-not-records": "columns (records go through problemFrom)",
  column: "a column",
  entry: "an entry",
  nothing: "nothing, for there is none",
  none: "none, for there are none",
  // Numbers.
  number: "a number",
  "number-from": "a number from {least}",
  "number-above": "a number above {least}",
  "number-between": "a number from {least} to {most}",
  whole: "a whole number",
  "whole-from": "a whole number from {least}",
  "whole-between": "a whole number from {least} to {most}",
  "whole-below": "a whole number from 0 and below {limit}",
  milliseconds: "milliseconds above 0",
  metres: "metres from 0",
  "metres-between": "metres from {least} to {most}",
  "metres-or-no-way": "metres from 0 and below 2^31, or null for no way",
  // Places.
  degrees: "degrees from -{most} to {most}",
  longitude: "a longitude from -{most} to {most}",
  latitude: "a latitude from -{most} to {most}",
  place: "longitude and latitude, or a zone",
  point: "[longitude, latitude]",
  "near-first": "all points within {most} degrees of the first",
  "two-points": "at least two different points",
  "points-in-all": "at most {most} points in all",
  "near-barrier": "a point within {most} m of a barrier",
  travel: "{ metres: Int32Array }, or barriers as barrierTravel gives them, or nothing",
  // How many.
  most: "at most {most}",
  "most-facilities": "at most {most} facilities",
  "most-entries": "at most {most} entries",
  "most-ids": "at most {most} ids",
  "most-texts": "at most {most} texts",
  "most-words": "at most {most} different texts in all",
  entries: "{entries} entries",
  "entries-like": "{entries} entries like {like}",
  "entries-one-more": "{entries} entries, one more than {like}",
  "rows-like": "{entries} rows like {like}",
  "few-cells": "fewer than 2^31 entries in all",
  "no-entries": "no entries without facilities",
  "multiple-of": "a multiple of {of} facilities",
  "ascending-ends": "ascending ends from 0 to {most}",
  "few-people": "fewer than 2^31 people in all",
  "few-sets": "fewer different sets of facilities to go to (by segment, needs and region)",
  // Words and ids.
  "unique-id": "a unique id",
  "text-once": "each text once",
  "facility-once": "each facility once",
  "facility-once-in-row": "each facility once in a row",
  "facility-index": "the index of a facility",
  "facility-id": "the id of a facility",
  "facility-id-text": "the id of a facility as text",
  "zone-id": "the id of a zone",
  "zone-id-text": "the id of a zone as text",
  consent: 'true, false, "granted", "refused", "unknown", "withdrawn" or nothing',
  "facility-for-answer": "a facility to go with the row's answer (or no answer)",
  "one-of-two": "{a} or {b}",
  "one-of-three": "{a}, {b} or {c}",
  "known-key": "one of {known}",
  "near-key": '"{near}", if that is what is meant',
  // Options of doctors, limits, cohorts, studies, letters and reports.
  coordinates: "coordinates for a grid",
  "kilometres-above": "kilometres above 0",
  "most-among-facilities": "at most {most} among so many facilities",
  "no-doctors-yet": "0, for they come from the doctors to be placed",
  "metres-from-zones": "whole metres from {zones} zones",
  "whole-metres": "whole metres from 0 and below 2^31",
  "problem-segment": "a segment of the problem",
  "max-or-min": "max or min",
  "rate-of-all": "a rate of capitation for every facility, facilities[{facility}] has none",
  "capitation-table": "a table like permenkes3of2023",
  "separate-households": '"separate", for cohorts part households',
  "room-for-cohorts": "room for {cohorts} cohorts",
  "most-pairs": "at most {most} pairs of cohort and facility",
  "int32-entries": "an Int32Array of {entries} entries",
  "row-between": "a row from 0 to {most}",
  "rows-of-problem": "rows of the problem",
  "standing-of": "one of {rows} rows and {facilities} facilities",
  "kept-or-chance": '"kept" or a chance above 0 and below 1',
  "kilometres-between": "a number of kilometres from {least} to {most}",
  "proven-separate-plan": 'a plan proven optimal, with households "separate"',
  "row-of-problem": "a row of the problem",
  "row-once": "each row once",
  "spread-below": "a number from 0 and below \u221A(mean \xB7 (1 \u2212 mean))",
  "class-between": "a class from 0 to {most}",
  chance: "a chance from 0 to 1",
  "plan-of-problem": "a plan of this problem",
  "book-header": "a row with the names of columns, as bookTable writes it",
  "invitation-of-problem": "an invitation of this problem",
  plan: "a plan",
  "as-asked": "{asked}, as was asked for",
  "plan-text": "the JSON text of a plan",
  "book-text": "the JSON text of a book",
  "book-line": "a line of JSON",
  "ended-line": "a line that is ended",
  "today-unknown-home": "today's facility, for it is not known where the people live",
  "today-or-nowhere-unknown-home": "today's facility, or -1 for nowhere, for it is not known where the people live",
  "open-facility": "an open facility",
  "open-facility-or-nowhere": "an open facility, or -1 for nowhere",
  "ready-plan": "a plan that is ready",
  "finished-prices": "the prices of a finished plan",
  "short-ways": "ways short enough to ask what consents are worth: set maxExtraKm or maxDistanceKm",
  day: 'a day as "YYYY-MM-DD", from 1970 to 2199',
  "day-not-before-letter": "a day that is not before the first day of the letter"
};
var gotWords = {
  nothing: "nothing",
  array: "an array",
  object: "an object",
  number: "a number",
  infinite: "an infinite number",
  string: "a string",
  boolean: "a boolean",
  bigint: "a bigint",
  symbol: "a symbol",
  function: "a function",
  unreadable: "one that cannot be read",
  empty: "an empty one",
  "shown-facility": '"{facility}", as in {rows} rows',
  "shown-facility-cure": '"{facility}", as in {rows} rows (is "{cure}" meant?)',
  "others-in-rows": "another, as in {rows} rows",
  another: "another",
  "another-number": "another number",
  "another-word": "another word",
  before: "one from before",
  "stands-before": "one that stands before",
  "id-of": "the id of {first}",
  entries: "{count} entries",
  hole: "a hole",
  "no-barrier": "no barrier",
  none: "none",
  neither: "neither",
  "no-table": "something that cannot be read as one",
  "no-json": "text that is no JSON",
  "no-line": "text that is none",
  "part-of-line": "a part of one",
  stopped: "a stopped one",
  "waiting-plan": "one in which {transfers} transfers wait for a consent",
  "other-rows": "one made from other rows or another order of rows",
  "cohorts-grid": "{most} (today's facilities and segments alone make more)",
  "cohorts-areas": '{most} (use areas: "grid")',
  "pairs-grid": '{cohorts} \xD7 {facilities}: use areas "grid" with maxCohorts {fewer}',
  "metres-away": "one {away} m away"
};
var frameWords = {
  expected: "expected {wanted}",
  "expected-got": "expected {wanted}, got {came}"
};

// src/words/words.ts
function fill(text, params, texts, lang) {
  return text.replace(/\{(\w+)\}/g, (slot, name) => {
    const value = params[name];
    return value === void 0 ? slot : filled(value, params, texts, lang);
  });
}
function filled(value, params, texts, lang) {
  if (typeof value === "number") return String(value);
  if (value.startsWith("#")) return fill(texts[value.slice(1)] ?? "", params, texts, lang);
  return value.startsWith("@") ? withArticle(value.slice(1), lang) : value;
}
function withArticle(type, lang) {
  if (lang === "id") return type;
  return /^[AI]/.test(type) ? `an ${type}` : `a ${type}`;
}

// src/words/issue-text.ts
var english = { lang: "en", expected: expectedWords, got: gotWords, frame: frameWords };
function issueText(path, params, { lang, expected: texts, got: gotTexts, frame }) {
  const { expected, got } = params;
  const wanted = fill(texts[String(expected)] ?? "", params, texts, lang);
  const what = got === void 0 ? fill(frame.expected, { wanted }, texts, lang) : fill(frame["expected-got"], { wanted, came: filled(got, params, gotTexts, lang) }, {}, lang);
  return path === "" ? what : `${path}: ${what}`;
}

// src/errors.ts
var ISSUE_LIMIT = 100;
var MESSAGE_ISSUES = 10;
var InputError = class extends Error {
  name = "InputError";
  /** The kind of the first issue. */
  code;
  /** The first 100 issues, in input order. */
  issues;
  /** How many there are in all. */
  issueCount;
  /** How many there are of each kind. */
  counts;
  constructor(issues, issueCount = issues.length, counts = countsOf(issues)) {
    const shown = issues.slice(0, MESSAGE_ISSUES).map((issue) => issue.message);
    if (issueCount > shown.length) shown.push(`\u2026 and ${issueCount - shown.length} more`);
    super(shown.join("\n"));
    this.code = issues[0]?.code ?? "value";
    this.issues = issues.slice(0, ISSUE_LIMIT);
    this.issueCount = issueCount;
    this.counts = counts;
  }
};
function countsOf(issues) {
  const counts = {};
  for (const { code } of issues) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}
var IssueList = class {
  issues = [];
  counts = {};
  count = 0;
  #limit;
  constructor(limit = ISSUE_LIMIT) {
    this.#limit = limit;
  }
  /** Whether one more issue would still be listed: a caller may then spend time on its path. */
  get open() {
    return this.issues.length < this.#limit;
  }
  add(first, second, what) {
    if (typeof second === "object") {
      this.skip(second.code);
      if (this.open) this.issues.push(issueOf(first, second));
    } else {
      this.skip(first);
      const where = clip(second);
      const message = where === "" ? clip(what) : `${where}: ${clip(what)}`;
      if (this.open) this.issues.push({ code: first, path: where, params: {}, message });
    }
  }
  /** Counts a fault that is not listed. */
  skip(code, times = 1) {
    this.count += times;
    this.counts[code] = (this.counts[code] ?? 0) + times;
  }
  /** An issue of another list, at another path. */
  take(path, { code, params }) {
    this.skip(code);
    if (this.open) this.issues.push(issueAt(clip(path), code, params));
  }
  /** Adds an issue for each key that is not among those known. */
  checkKeys(value, path, known2) {
    for (const key of Object.keys(value)) {
      if (known2.includes(key)) continue;
      this.add(`${path}.${key}`, { code: "unknown-key", expected: "known-key", params: { known: known2.join(", ") } });
    }
  }
  /** Throws if anything was collected. */
  check() {
    if (this.count > 0) throw new InputError(this.issues, this.count, this.counts);
  }
};
function repeatedId(first) {
  return { code: "duplicate", expected: "unique-id", got: "#id-of", params: { first } };
}
function typedFault(type, value) {
  const code = value === void 0 ? "missing" : "type";
  return { code, expected: "typed", got: typeWord(value), params: { type: `@${type}` } };
}
function wrongInput(path, fault) {
  return new InputError([issueOf(path, fault)]);
}
function issueOf(path, { code, expected, got, params }) {
  const given = Object.entries({ expected, ...got !== void 0 && { got }, ...params });
  const clipped = given.map(([name, value]) => [name, typeof value === "string" ? clip(value) : value]);
  return issueAt(clip(path), code, Object.fromEntries(clipped));
}
function issueAt(path, code, params) {
  return { code, path, ...placeIn(path), params, message: issueText(path, params, english) };
}
function placeIn(path) {
  const [, list2, column, row, field] = /^(\w+)(?:\.(\w+))?\[(\d+)\](?:\.([\w.]+))?/.exec(path) ?? [];
  if (list2 === void 0 || !["participants", "facilities", "crossings"].includes(list2)) return {};
  const name = field ?? column;
  return { row: Number(row), ...name !== void 0 && { field: name } };
}
function internalError(what) {
  return new Error(
    `internal error: ${what}. This is a fault of fktp-redistribution, no plan was made: please report this line, with the numbers of rows and facilities and the policy`
  );
}
function clip(text) {
  return text.length <= 300 ? text : `${text.slice(0, 297)}\u2026`;
}
function cameOf(value) {
  if (typeof value === "string") return JSON.stringify(value.length > 40 ? `${value.slice(0, 39)}\u2026` : value);
  return typeof value === "number" || typeof value === "boolean" || value === null ? String(value) : typeWord(value);
}
function came(value) {
  return `got ${filled(cameOf(value), {}, gotWords, "en")}`;
}
function codeForNumber(value) {
  return value === void 0 ? "missing" : typeof value === "number" ? "value" : "type";
}
function typeWord(value) {
  if (value === void 0) return "#nothing";
  if (value === null) return "null";
  if (Number.isNaN(value)) return "NaN";
  if (ArrayBuffer.isView(value)) return `@${viewType(value)}`;
  if (typeof value === "object") return isArray(value) ? "#array" : "#object";
  if (typeof value === "number" && !Number.isFinite(value)) return "#infinite";
  return `#${typeof value}`;
}
function isArray(value) {
  try {
    return Array.isArray(value);
  } catch {
    return false;
  }
}
function viewType(value) {
  if (!ArrayBuffer.isView(value)) return "";
  return typedArrayName.call(value) ?? "DataView";
}
var typedArrayName = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Int32Array.prototype), Symbol.toStringTag).get;

// src/assign/candidates.ts
var NONE = -1;
function createLists(units, expectedSlots) {
  return {
    units,
    size: 0,
    head: new Int32Array(units).fill(NONE),
    next: new Int32Array(expectedSlots),
    unit: new Int32Array(expectedSlots),
    facility: new Uint16Array(expectedSlots),
    cost: new Int32Array(expectedSlots),
    flow: new Int32Array(expectedSlots)
  };
}
function addSlot(lists, unit, last, facility, cost) {
  if (lists.size === lists.next.length) grow(lists);
  const slot = lists.size++;
  lists.next[slot] = NONE;
  lists.unit[slot] = unit;
  lists.facility[slot] = facility;
  lists.cost[slot] = cost;
  lists.flow[slot] = 0;
  if (last === NONE) lists.head[unit] = slot;
  else lists.next[last] = slot;
  return slot;
}
function slotAt(lists, unit, facility) {
  const { next } = lists;
  const at = lists.facility;
  let slot = lists.head[unit];
  while (slot !== NONE && at[slot] !== facility) slot = next[slot];
  return slot;
}
function lastSlot(lists, unit) {
  let slot = lists.head[unit];
  if (slot === NONE) return NONE;
  while (lists.next[slot] !== NONE) slot = lists.next[slot];
  return slot;
}
function grow(lists) {
  const length = Math.max(64, Math.ceil(lists.size * 1.5));
  for (const name of ["next", "unit", "cost", "flow"]) {
    const column = new Int32Array(length);
    column.set(lists[name]);
    lists[name] = column;
  }
  const facility = new Uint16Array(length);
  facility.set(lists.facility);
  lists.facility = facility;
}

// src/assign/audit.ts
var MOST_FACILITIES = 4096;
var COST_LIMIT = 2 ** 30;
var PEOPLE_LIMIT = 2 ** 31;
var UNITS_PER_SLICE = 4096;
function checkSizes({ units, facilities, weight }, fixed) {
  let people = fixed.reduce((sum2, one) => sum2 + one, 0);
  for (let unit = 0; unit < units; unit++) people += weight[unit];
  if (facilities > MOST_FACILITIES) throw internalError(`${facilities} facilities`);
  if (!(people < PEOPLE_LIMIT)) throw internalError(`${people} people`);
}
function* audit(audited) {
  const { options, fixed, lists, load } = audited;
  const { facilities: m, units } = options;
  const counted = fixed.slice();
  const lister = new Int32Array(m).fill(NONE);
  for (let from = 0; from < units; from += UNITS_PER_SLICE) {
    countUnits(audited, from, Math.min(units, from + UNITS_PER_SLICE), counted, lister);
    yield;
  }
  for (let j = 0; j < m; j++) {
    if (counted[j] !== load[j]) throw wrong(audited, `a load of ${load[j]} where ${counted[j]} people are`);
    checkPrice(audited, j);
  }
  if (lists.units !== units) throw wrong(audited, `lists of ${lists.units} units`);
}
function countUnits(audited, from, end, counted, lister) {
  const { lists, options, price } = audited;
  const { head, next, unit: owner, facility, cost, flow } = lists;
  for (let unit = from; unit < end; unit++) {
    let people = 0;
    let [least, dearest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (let slot = head[unit]; slot !== NONE; slot = next[slot]) {
      const j = facility[slot];
      if (!(j < lister.length) || owner[slot] !== unit) throw wrong(audited, "an option of nobody");
      if (lister[j] === unit) throw wrong(audited, "an option listed twice");
      if (!(Math.abs(cost[slot]) < COST_LIMIT)) throw wrong(audited, `a cost of ${cost[slot]}`);
      if (!(flow[slot] >= 0)) throw wrong(audited, `${flow[slot]} people at an option`);
      lister[j] = unit;
      people += flow[slot];
      counted[j] += flow[slot];
      const total = cost[slot] + (price === null ? 0 : price[j]);
      if (total < least) least = total;
      if (flow[slot] > 0 && total > dearest) dearest = total;
    }
    if (people !== options.weight[unit]) throw wrong(audited, `${people} of ${options.weight[unit]} people of a unit`);
    if (price !== null && dearest > least) throw wrong(audited, "people who have a cheaper option");
  }
}
function checkPrice(audited, j) {
  const { curve, load, price } = audited;
  if (price === null) return;
  const own = price[j];
  if (curve.marginal(j, load[j]) <= own && own <= curve.marginal(j, load[j] + 1)) return;
  throw wrong(audited, "a price that is not between marginal costs");
}
function wrong({ options, lists }, what) {
  return internalError(`${what} (units: ${options.units}, facilities: ${options.facilities}, options: ${lists.size})`);
}

// src/assign/levels.ts
var COARSEST_UNITS_PER_FACILITY = 1;
var FEW_UNITS = 100;
var COARSENING = 4;
var LEAST_BAND = 100;
var MOST_PRICES = 0.9;
var STRAY = 4;
var LARGEST_BAND = 2 ** 30;
function drift(before, after) {
  const moved = after.map((price, j) => price - before[j]).sort();
  const middle = moved[moved.length >> 1] ?? 0;
  const apart = moved.map((move2) => Math.abs(move2 - middle)).filter((far) => far < LARGEST_BAND).sort();
  const farthest = apart.at(-1) ?? 0;
  const most = apart[Math.floor(MOST_PRICES * apart.length)] ?? 0;
  return Math.max(LEAST_BAND, Math.min(farthest, STRAY * Math.max(LEAST_BAND, most)));
}
function levelSteps(options) {
  const fewest = Math.max(COARSEST_UNITS_PER_FACILITY * options.facilities, FEW_UNITS / COARSENING);
  const steps2 = [1];
  while (options.units >= COARSENING * steps2[0] * fewest) steps2.unshift(COARSENING * steps2[0]);
  return steps2;
}
function levelPrices(options, curve, fixed) {
  const m = options.facilities;
  let people = 0;
  for (let j = 0; j < m; j++) people += fixed[j];
  for (let u = 0; u < options.units; u++) people += options.weight[u];
  const room = (price) => {
    let total = 0;
    for (let j = 0; j < m; j++) total += Math.max(fixed[j], curve.most(j, price));
    return total;
  };
  let low = -1;
  let high = 2 ** 52;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (room(middle) >= people) high = middle;
    else low = middle;
  }
  return Float64Array.from({ length: m }, (_, j) => Math.max(high, curve.marginal(j, fixed[j])));
}
function createLevel(options, step) {
  if (step === 1) return { options, step, first: 0, units: options.units, weight: options.weight };
  const first = step >> 1;
  const units = Math.floor((options.units - first - 1) / step) + 1;
  const weight = new Int32Array(units);
  for (let u = 0; u < options.units; u++) weight[Math.min(units - 1, Math.floor(u / step))] += options.weight[u];
  return { options, step, first, units, weight };
}
function batchOf(level, from, count) {
  return { first: level.first + from * level.step, count, step: level.step };
}

// src/assign/graph.ts
var EMPTY = 2147483647;

// src/assign/heaps.ts
var ENTRY = 3;
var LEAST_ROOM = 4;
function createHeaps(counts, heaps) {
  const capacity = Math.max(64, 2 * heaps);
  const start = new Int32Array(capacity);
  const room = new Int32Array(capacity);
  let end = 0;
  for (let heap = 0; heap < heaps; heap++) {
    start[heap] = end;
    room[heap] = counts[heap] + (counts[heap] >> 2) + LEAST_ROOM;
    end += room[heap];
  }
  const entries = new Int32Array(ENTRY * (end + (end >> 3) + LEAST_ROOM));
  return { entries, end, start, room, size: new Int32Array(capacity), ordered: new Uint8Array(capacity) };
}
function addHeap(heaps, heap) {
  if (heap < heaps.start.length) return;
  for (const name of ["start", "size", "room"]) heaps[name] = longer(heaps[name], 2 * heap);
  const ordered = new Uint8Array(2 * heap);
  ordered.set(heaps.ordered);
  heaps.ordered = ordered;
}
function longer(column, length) {
  const grown = new Int32Array(length);
  grown.set(column);
  return grown;
}
function leastKey({ entries, start }, heap) {
  return entries[ENTRY * start[heap]];
}
function firstValue({ entries, start }, heap) {
  return entries[ENTRY * start[heap] + 1];
}
function secondValue({ entries, start }, heap) {
  return entries[ENTRY * start[heap] + 2];
}
function addEntry(heaps, heap, key, first, second) {
  if (heaps.size[heap] === heaps.room[heap]) makeRoom(heaps, heap);
  const { entries } = heaps;
  const begin = heaps.start[heap];
  let i2 = heaps.size[heap]++;
  const isOrdered = heaps.ordered[heap] === 1;
  while (i2 > 0) {
    const parent = isOrdered ? i2 - 1 >> 1 : 0;
    const above = ENTRY * (begin + parent);
    if (entries[above] <= key) break;
    const at2 = ENTRY * (begin + i2);
    entries[at2] = entries[above];
    entries[at2 + 1] = entries[above + 1];
    entries[at2 + 2] = entries[above + 2];
    i2 = parent;
  }
  const at = ENTRY * (begin + i2);
  entries[at] = key;
  entries[at + 1] = first;
  entries[at + 2] = second;
}
function dropFirst(heaps, heap) {
  const { entries } = heaps;
  const begin = heaps.start[heap];
  const size = --heaps.size[heap];
  const last = ENTRY * (begin + size);
  entries.copyWithin(ENTRY * begin, last, last + ENTRY);
  if (heaps.ordered[heap] === 1) {
    siftDown(entries, begin, size, 0);
    return;
  }
  heaps.ordered[heap] = 1;
  for (let i2 = (size >> 1) - 1; i2 >= 0; i2--) siftDown(entries, begin, size, i2);
}
function makeRoom(heaps, heap) {
  const size = heaps.size[heap];
  const room = Math.max(LEAST_ROOM, 2 * size);
  const end = heaps.end + room;
  if (ENTRY * end > heaps.entries.length) heaps.entries = longer(heaps.entries, ENTRY * (end + (end >> 1)));
  const from = ENTRY * heaps.start[heap];
  heaps.entries.copyWithin(ENTRY * heaps.end, from, from + ENTRY * size);
  heaps.start[heap] = heaps.end;
  heaps.room[heap] = room;
  heaps.end = end;
}
function siftDown(entries, begin, size, place) {
  let at = ENTRY * (begin + place);
  const key = entries[at];
  const first = entries[at + 1];
  const second = entries[at + 2];
  for (let i2 = place; ; ) {
    let child = 2 * i2 + 1;
    if (child >= size) break;
    let below = ENTRY * (begin + child);
    if (child + 1 < size && entries[below + ENTRY] < entries[below]) {
      child++;
      below += ENTRY;
    }
    if (entries[below] >= key) break;
    entries[at] = entries[below];
    entries[at + 1] = entries[below + 1];
    entries[at + 2] = entries[below + 2];
    at = below;
    i2 = child;
  }
  entries[at] = key;
  entries[at + 1] = first;
  entries[at + 2] = second;
}

// src/assign/facility-graph.ts
var SLICE = 16384;
function* createFacilityGraph(m, lists) {
  const counting = {
    m,
    arcs: 0,
    arcOf: new Int32Array(m * m),
    from: new Int32Array(16 * m + 64),
    to: new Int32Array(16 * m + 64),
    counts: new Int32Array(16 * m + 64)
  };
  for (let unit = 0; unit < lists.units; ) {
    unit = countEntries(counting, lists, unit);
    yield;
  }
  const { arcs, arcOf, from, to } = counting;
  const graph = {
    vertices: m,
    lists,
    arcs,
    arcOf,
    from,
    to,
    length: new Int32Array(from.length).fill(EMPTY),
    heaps: createHeaps(counting.counts, arcs),
    leaving: Array.from({ length: m }, () => []),
    entering: Array.from({ length: m }, () => []),
    people: (arc2) => lists.flow[cheapest(graph, arc2)],
    move: (arc2, people) => movePeople(graph, cheapest(graph, arc2), secondValue(graph.heaps, arc2), people)
  };
  for (let arc2 = 0; arc2 < arcs; arc2++) {
    graph.leaving[from[arc2]].push(arc2);
    graph.entering[to[arc2]].push(arc2);
  }
  for (let unit = 0; unit < lists.units; ) {
    unit = fillHeaps(graph, unit);
    yield;
  }
  for (let arc2 = 0; arc2 < arcs; arc2++) graph.length[arc2] = leastKey(graph.heaps, arc2);
  return graph;
}
function countEntries(counting, { units, head, next, facility, flow }, first) {
  const { m, arcOf } = counting;
  let unit = first;
  for (let options = 0; unit < units && options < SLICE; unit++) {
    const start = head[unit];
    for (let slot = start; slot !== NONE; slot = next[slot], options++) {
      if (flow[slot] === 0) continue;
      const a = facility[slot];
      for (let other = start; other !== NONE; other = next[other]) {
        if (other === slot) continue;
        const pair = a * m + facility[other];
        let arc2 = arcOf[pair] - 1;
        if (arc2 < 0) {
          arc2 = countArc(counting, a, facility[other]);
          arcOf[pair] = arc2 + 1;
        }
        counting.counts[arc2]++;
      }
    }
  }
  return unit;
}
function countArc(counting, a, b) {
  const arc2 = counting.arcs++;
  if (arc2 === counting.from.length) {
    for (const name of ["from", "to", "counts"]) counting[name] = longer(counting[name], 2 * arc2);
  }
  counting.from[arc2] = a;
  counting.to[arc2] = b;
  return arc2;
}
function fillHeaps({ lists, arcOf, heaps, vertices: m }, first) {
  const { units, head, next, facility, cost, flow } = lists;
  let unit = first;
  for (let options = 0; unit < units && options < SLICE; unit++) {
    const start = head[unit];
    for (let slot = start; slot !== NONE; slot = next[slot], options++) {
      if (flow[slot] === 0) continue;
      const row = facility[slot] * m;
      const own = cost[slot];
      for (let other = start; other !== NONE; other = next[other]) {
        if (other !== slot) addEntry(heaps, arcOf[row + facility[other]] - 1, cost[other] - own, slot, other);
      }
    }
  }
  return unit;
}
function cheapest({ heaps }, arc2) {
  return firstValue(heaps, arc2);
}
function movePeople(graph, from, to, people) {
  const { flow } = graph.lists;
  const isNew = flow[to] === 0;
  flow[from] -= people;
  flow[to] += people;
  if (isNew) enter(graph, to);
  if (flow[from] === 0) leave(graph, from);
}
function enter(graph, from) {
  const { head, next, unit } = graph.lists;
  for (let to = head[unit[from]]; to !== NONE; to = next[to]) if (to !== from) enterArc(graph, from, to);
}
function enterArc(graph, from, to) {
  const { facility, cost } = graph.lists;
  const pair = facility[from] * graph.vertices + facility[to];
  let arc2 = graph.arcOf[pair] - 1;
  if (arc2 < 0) {
    arc2 = addArc(graph, facility[from], facility[to]);
    graph.arcOf[pair] = arc2 + 1;
  }
  const key = cost[to] - cost[from];
  addEntry(graph.heaps, arc2, key, from, to);
  if (key < graph.length[arc2]) graph.length[arc2] = key;
}
function addArc(graph, a, b) {
  const arc2 = graph.arcs++;
  if (arc2 === graph.from.length) {
    for (const name of ["from", "to", "length"]) graph[name] = longer(graph[name], 2 * arc2);
  }
  addHeap(graph.heaps, arc2);
  graph.from[arc2] = a;
  graph.to[arc2] = b;
  graph.length[arc2] = EMPTY;
  graph.leaving[a].push(arc2);
  graph.entering[b].push(arc2);
  return arc2;
}
function leave(graph, from) {
  const { lists, arcOf, heaps, length, vertices: m } = graph;
  const { head, next, facility, unit, flow } = lists;
  const row = facility[from] * m;
  for (let to = head[unit[from]]; to !== NONE; to = next[to]) {
    if (to === from) continue;
    const arc2 = arcOf[row + facility[to]] - 1;
    if (firstValue(heaps, arc2) !== from) continue;
    while (heaps.size[arc2] > 0 && flow[firstValue(heaps, arc2)] === 0) dropFirst(heaps, arc2);
    length[arc2] = heaps.size[arc2] === 0 ? EMPTY : leastKey(heaps, arc2);
  }
}

// src/assign/problem.ts
function allocateFound(count, most) {
  return {
    most,
    size: new Uint16Array(count),
    facility: new Int32Array(count * most),
    cost: new Int32Array(count * most)
  };
}

// src/assign/progress.ts
function* solving(work, level) {
  for (; ; ) {
    const { done, value } = work.next();
    if (done === true) return value;
    yield { stage: "solve", done: level.units, total: level.options.units };
  }
}

// src/assign/shortest-paths.ts
var SLICE2 = 2e3;
function* repair(state, budget) {
  const search = createSearch(state);
  let pause = SLICE2;
  for (const direction of [1, -1]) {
    for (let start = 0; start < state.m; start++) {
      for (let gap = gapAt(state, search, start, direction); gap > 0; gap = gapAt(state, search, start, direction)) {
        if (budget.stop || budget.augmentations >= budget.limit) return false;
        improve(state, search, start, direction, gap, budget);
        if (search.settled < pause) continue;
        pause = search.settled + SLICE2;
        yield;
      }
    }
  }
  return true;
}
function createSearch(state) {
  const { vertices } = state.graph;
  const search = {
    last: new Float64Array(vertices).fill(Number.NEGATIVE_INFINITY),
    next: new Float64Array(vertices).fill(Number.POSITIVE_INFINITY),
    dist: new Float64Array(vertices).fill(Number.POSITIVE_INFINITY),
    through: new Int32Array(vertices),
    reached: new Int32Array(vertices),
    ready: new Int32Array(vertices),
    heap: new Int32Array(vertices),
    place: new Int32Array(vertices).fill(-1),
    path: [],
    settled: 0
  };
  for (let j = 0; j < state.m; j++) measure(state, search, j);
  return search;
}
function measure({ curve, load }, { last, next }, j) {
  const people = load[j];
  last[j] = people === 0 ? Number.NEGATIVE_INFINITY : curve.marginal(j, people);
  next[j] = curve.marginal(j, people + 1);
}
function gapAt({ price }, { last, next }, j, direction) {
  return direction === 1 ? last[j] - price[j] : price[j] - next[j];
}
function improve(state, search, start, direction, gap, budget) {
  const { price } = state;
  const { dist, reached, place, through, path } = search;
  const found = shortestPath(state, search, start, direction, gap);
  for (let i2 = 0; i2 < found.reached; i2++) {
    const v = reached[i2];
    if (dist[v] < found.length) price[v] += direction * (found.length - dist[v]);
    dist[v] = Number.POSITIVE_INFINITY;
    place[v] = -1;
  }
  if (found.end < 0) return;
  const { from, to } = state.graph;
  path.length = 0;
  for (let v = found.end; v !== start; v = (direction === 1 ? from : to)[path.at(-1)]) path.push(through[v]);
  pushWhileTight(state, search, direction === 1 ? [start, found.end] : [found.end, start], direction, budget);
}
function shortestPath(state, search, start, direction, gap) {
  const { price, graph } = state;
  const { length: lengths } = graph;
  const arcsAt = direction === 1 ? graph.leaving : graph.entering;
  const otherEnd = direction === 1 ? graph.to : graph.from;
  const { dist, through, reached, ready, place, heap } = search;
  const cost = direction === 1 ? search.next : search.last;
  let length = gap;
  let end = -1;
  let reachedCount = 1;
  let readyCount = 1;
  let waiting = 0;
  let distance = 0;
  dist[start] = 0;
  reached[0] = start;
  ready[0] = start;
  for (; ; ) {
    let v;
    if (readyCount > 0) v = ready[--readyCount];
    else if (waiting === 0) break;
    else {
      v = heap[0];
      distance = dist[v];
      if (distance >= length) break;
      takeFirst(search, --waiting);
    }
    search.settled++;
    const here = distance - direction * price[v];
    const arcs = arcsAt[v];
    for (let i2 = 0; i2 < arcs.length; i2++) {
      const arc2 = arcs[i2];
      const own = lengths[arc2];
      if (own === EMPTY) continue;
      const w = otherEnd[arc2];
      const next = here + own + direction * price[w];
      if (next >= dist[w] || next >= length) continue;
      const slack = direction * (cost[w] - price[w]);
      const all = slack > 0 ? next + slack : next;
      if (all < length) {
        length = all;
        end = w;
      }
      if (dist[w] === Number.POSITIVE_INFINITY) reached[reachedCount++] = w;
      dist[w] = next;
      through[w] = arc2;
      if (place[w] >= 0) raise(search, place[w], w);
      else if (next <= distance) ready[readyCount++] = w;
      else raise(search, waiting++, w);
    }
  }
  return { end, length, reached: reachedCount };
}
function raise({ dist, heap, place }, from, v) {
  const own = dist[v];
  let i2 = from;
  while (i2 > 0) {
    const parent = i2 - 1 >> 1;
    const above = heap[parent];
    if (dist[above] <= own) break;
    heap[i2] = above;
    place[above] = i2;
    i2 = parent;
  }
  heap[i2] = v;
  place[v] = i2;
}
function takeFirst({ dist, heap, place }, size) {
  place[heap[0]] = -1;
  if (size === 0) return;
  const v = heap[size];
  const own = dist[v];
  let i2 = 0;
  for (; ; ) {
    let child = 2 * i2 + 1;
    if (child >= size) break;
    if (child + 1 < size && dist[heap[child + 1]] < dist[heap[child]]) child++;
    const below = heap[child];
    if (dist[below] >= own) break;
    heap[i2] = below;
    place[below] = i2;
    i2 = child;
  }
  heap[i2] = v;
  place[v] = i2;
}
function pushWhileTight(state, search, [source, sink], direction, budget) {
  const { graph, load } = state;
  const { path } = search;
  for (; ; ) {
    let people = pushable(state, source, sink, direction);
    for (let i2 = 0; i2 < path.length && people > 0; i2++) people = Math.min(people, tightPeople(state, path[i2]));
    if (people <= 0 || budget.augmentations >= budget.limit) break;
    for (const arc2 of path) graph.move(arc2, people);
    load[source] -= people;
    load[sink] += people;
    budget.augmentations++;
  }
  measure(state, search, source);
  measure(state, search, sink);
}
function pushable(state, source, sink, direction) {
  const { curve, load, price } = state;
  const given = load[source] - curve.most(source, price[source] - (direction === 1 ? 0 : 1));
  const taken = curve.most(sink, price[sink] - (direction === 1 ? 0 : 1)) - load[sink];
  return Math.min(given, taken);
}
function tightPeople({ graph, price }, arc2) {
  const length = graph.length[arc2];
  if (length === EMPTY || length + price[graph.to[arc2]] - price[graph.from[arc2]] !== 0) return 0;
  return graph.people(arc2);
}

// src/assign/smallest-prices.ts
var ARCS_PER_SLICE = 2 ** 20;
function createUnlisted() {
  return { key: new Int32Array(0), seat: new Int32Array(0) };
}
function noteUnlisted(unlisted, m, arc2, key, seat) {
  if (unlisted.key.length === 0) {
    unlisted.key = new Int32Array(m * m).fill(EMPTY);
    unlisted.seat = new Int32Array(m * m);
  }
  if (key >= unlisted.key[arc2]) return;
  unlisted.key[arc2] = key;
  unlisted.seat[arc2] = seat;
}
function* forgetMoved({ key, seat }, { m, price, lists }) {
  const rows = rowsPerSlice(m);
  for (let a = 0; a * m < key.length; a++) {
    for (let b = 0, arc2 = a * m; b < m; b++, arc2++) {
      if (key[arc2] === EMPTY) continue;
      if (key[arc2] + price[b] < price[a] || lists.flow[seat[arc2]] === 0) key[arc2] = EMPTY;
    }
    if (a % rows === rows - 1) yield;
  }
}
function rowsPerSlice(m) {
  return Math.ceil(ARCS_PER_SLICE / m);
}
function* lowerPrices(state, unlisted) {
  const { m, price, graph, curve, load } = state;
  const { vertices, leaving, to, length } = graph;
  const fall = new Float64Array(vertices).fill(Number.POSITIVE_INFINITY);
  const settled = new Uint8Array(vertices);
  const keys = unlisted?.key ?? new Int32Array(0);
  const rows = rowsPerSlice(vertices);
  for (let j = 0; j < m; j++) fall[j] = price[j] - curve.marginal(j, load[j]);
  for (let round = 0; round < vertices; round++) {
    let v = -1;
    for (let j = 0; j < vertices; j++) if (settled[j] === 0 && (v < 0 || fall[j] < fall[v])) v = j;
    settled[v] = 1;
    const here = fall[v] - price[v];
    for (const arc2 of leaving[v]) {
      if (length[arc2] !== EMPTY) reach(fall, settled, to[arc2], here + length[arc2] + price[to[arc2]]);
    }
    if (round % rows === rows - 1) yield;
    if (keys.length === 0) continue;
    for (let w = 0, arc2 = v * m; w < m; w++, arc2++) {
      if (keys[arc2] !== EMPTY) reach(fall, settled, w, here + keys[arc2] + price[w]);
    }
  }
  for (let j = 0; j < vertices; j++) price[j] -= fall[j];
}
function reach(fall, settled, w, through) {
  if (settled[w] === 0 && through < fall[w]) fall[w] = through;
}

// src/assign/unit-graph.ts
function createUnitGraph(m, lists) {
  const { units, size, unit, facility, cost, flow } = lists;
  const from = new Int32Array(2 * size);
  const to = new Int32Array(2 * size);
  const length = new Int32Array(2 * size);
  const leaving = Array.from({ length: m + units }, () => []);
  const entering = Array.from({ length: m + units }, () => []);
  for (let slot = 0; slot < size; slot++) {
    const [at, back] = [2 * slot, 2 * slot + 1];
    from[at] = to[back] = facility[slot];
    to[at] = from[back] = m + unit[slot];
    length[at] = flow[slot] === 0 ? EMPTY : -cost[slot];
    length[back] = cost[slot];
    for (const arc2 of [at, back]) {
      leaving[from[arc2]].push(arc2);
      entering[to[arc2]].push(arc2);
    }
  }
  return {
    vertices: m + units,
    from,
    to,
    length,
    leaving,
    entering,
    people: (arc2) => (arc2 & 1) === 0 ? flow[arc2 >> 1] : Number.POSITIVE_INFINITY,
    move(arc2, people) {
      const slot = arc2 >> 1;
      flow[slot] += (arc2 & 1) === 0 ? -people : people;
      length[2 * slot] = flow[slot] === 0 ? EMPTY : -cost[slot];
    }
  };
}
function pricesWithUnits(price, { units, head, next, facility, cost }) {
  const m = price.length;
  const all = new Float64Array(m + units).fill(Number.POSITIVE_INFINITY);
  all.set(price);
  for (let unit = 0; unit < units; unit++) {
    for (let slot = head[unit]; slot !== NONE; slot = next[slot]) {
      all[m + unit] = Math.min(all[m + unit], cost[slot] + price[facility[slot]]);
    }
  }
  return all;
}

// src/assign/start-level.ts
var FEWEST_LISTED = 6;
var MOST_LISTED = 16;
var CROWDED = 20;
var LISTED_PER_FACILITY = 60;
var MOST_TIMES = 8;
var ROOM_AT_ONCE = 2e5;
var MOST_IN_BATCH = 512;
var PAIRS_IN_BATCH = 2 ** 18;
function batchSize(facilities) {
  return Math.min(MOST_IN_BATCH, Math.ceil(PAIRS_IN_BATCH / Math.max(1, facilities)));
}
function* openLevel(opening) {
  const { level, coarser, band, scans, curve, fixed, price, budget } = opening;
  const m = level.options.facilities;
  const most = optionsListed(level.units, m, scans);
  const lists = createLists(level.units, Math.max(2 * level.units, Math.min(most * level.units, ROOM_AT_ONCE)));
  const load = fixed.slice();
  const room = Float64Array.from({ length: m }, (_, j) => curve.most(j, price[j]));
  const size = batchSize(m);
  const found = allocateFound(size, most);
  const more = allocateFound(size, Math.min(m, MOST_LISTED));
  const seated = { m, curve, lists, load, price };
  const listing = { price: price.slice(), cover: new Int32Array(level.units), reach: 0 };
  for (let from = 0; from < level.units; from += size) {
    const count = Math.min(size, level.units - from);
    const ranked = coarser === null ? tieBreaking(price, load, room) : price;
    const batch = batchOf(level, from, count);
    level.options.best(batch, ranked, band, void 0, found);
    const limit = most < more.most ? crowded(found, count, price) : void 0;
    if (limit !== void 0) level.options.best(batch, ranked, band, limit, more);
    for (let i2 = 0; i2 < count; i2++) {
      const unit = from + i2;
      const own = limit === void 0 || limit[i2] !== Number.POSITIVE_INFINITY ? found : more;
      const cover = list(seated, unit, own, i2, band);
      listing.cover[unit] = cover;
      listing.reach = Math.max(listing.reach, cover);
      const complete = own.size[i2] < own.most;
      const seat = (coarser && inheritedSeat(level, coarser, seated, unit, complete)) ?? roomiestSeat(seated, unit, room);
      lists.flow[seat] = level.weight[unit];
      load[lists.facility[seat]] += level.weight[unit];
    }
    yield { stage: "solve", done: from, total: level.options.units };
    if (budget.stop) return null;
  }
  if (coarser === null && most === m) {
    const all = { ...seated, price: pricesWithUnits(price, lists), graph: createUnitGraph(m, lists) };
    return { complete: true, state: all, listing };
  }
  const graph = yield* solving(createFacilityGraph(m, lists), level);
  return { complete: false, state: { ...seated, graph }, listing };
}
function optionsListed(units, m, scans) {
  const share = Math.ceil(LISTED_PER_FACILITY * m / units);
  const most = units <= FEW_UNITS ? m : Math.max(FEWEST_LISTED, Math.min(MOST_LISTED, share));
  return Math.max(1, Math.min(m, most * Math.max(1, Math.min(MOST_TIMES, scans - 2))));
}
function crowded({ most, size, facility, cost }, count, price) {
  let limit;
  for (let i2 = 0; i2 < count; i2++) {
    if (size[i2] < most) continue;
    const [first, last] = [i2 * most, (i2 + 1) * most - 1];
    const reached = cost[last] + price[facility[last]] - cost[first] - price[facility[first]];
    if (reached >= CROWDED) continue;
    limit ??= new Float64Array(count).fill(Number.NEGATIVE_INFINITY);
    limit[i2] = Number.POSITIVE_INFINITY;
  }
  return limit;
}
function list({ lists, price }, unit, found, i2, band) {
  const { most, facility, cost } = found;
  const size = found.size[i2];
  const at = i2 * most;
  let last = NONE;
  for (let k = at; k < at + size; k++) last = addSlot(lists, unit, last, facility[k], cost[k]);
  const widest = Math.min(band, LARGEST_BAND);
  if (size < most) return widest;
  const reached = cost[at + size - 1] + price[facility[at + size - 1]] - cost[at] - price[facility[at]];
  return Math.max(0, Math.min(widest, reached - 1));
}
function tieBreaking(price, load, room) {
  return price.map((p, j) => p + 0.75 * Math.min(1, load[j] / Math.max(1, room[j])));
}
function inheritedSeat(level, coarser, { lists, price }, unit, complete) {
  const group = Math.min(coarser.units - 1, Math.floor(unit / COARSENING));
  const best = lists.head[unit];
  const least = lists.cost[best] + price[lists.facility[best]];
  let most = NONE;
  for (let slot = coarser.head[group]; slot !== NONE; slot = coarser.next[slot]) {
    if (coarser.flow[slot] <= 0 || most !== NONE && coarser.flow[slot] <= coarser.flow[most]) continue;
    const facility2 = coarser.facility[slot];
    const listed2 = slotAt(lists, unit, facility2);
    let cost = Number.NaN;
    if (listed2 !== NONE) cost = lists.cost[listed2];
    else if (!complete) cost = level.options.cost(level.first + unit * level.step, facility2);
    if (cost + price[facility2] === least) most = slot;
  }
  if (most === NONE) return void 0;
  coarser.flow[most] -= level.weight[unit];
  const facility = coarser.facility[most];
  const listed = slotAt(lists, unit, facility);
  return listed !== NONE ? listed : addSlot(lists, unit, lastSlot(lists, unit), facility, least - price[facility]);
}
function roomiestSeat(state, unit, room) {
  const { lists, price, load } = state;
  const { head, next, facility, cost } = lists;
  let best = head[unit];
  const least = cost[best] + price[facility[best]];
  for (let slot = next[best]; slot !== NONE; slot = next[slot]) {
    const j = facility[slot];
    if (cost[slot] + price[j] !== least) break;
    if (room[j] - load[j] > room[facility[best]] - load[facility[best]]) best = slot;
  }
  return best;
}

// src/assign/pricing.ts
var FOUND = 4;
var KEENEST = 64;
function* prove(level, state, listing, budget) {
  const unlisted = createUnlisted();
  const sought = /* @__PURE__ */ new Set();
  for (let scans = 1; ; scans++) {
    const held = holdFallen(state, listing, sought);
    if (held !== null) {
      const keen = yield* scan(level, state, listing, held, state.price, createUnlisted(), budget);
      grant(state, keen, KEENEST);
      if (!(yield* solving(repair(state, budget), level))) return null;
    }
    const repaired = state.price.slice();
    yield* solving(forgetMoved(unlisted, state), level);
    if (level.step === 1) yield* solving(lowerPrices(state, unlisted), level);
    const findings = yield* scan(level, state, listing, movesOf(listing, state.price), repaired, unlisted, budget);
    if (budget.stop) return null;
    const wishes = findings.unit.length;
    if (wishes + findings.tooLow === 0) return scans;
    state.price.set(repaired);
    if (wishes === 0) continue;
    grant(state, findings, KEENEST * 2 ** (scans - 1));
    if (!(yield* solving(repair(state, budget), level))) return null;
  }
}
function movesOf({ price: opened, reach: reach2 }, price) {
  let [rise, fall] = [Number.NEGATIVE_INFINITY, 0];
  const fallen = price.map((now, j) => {
    const move2 = now - opened[j];
    rise = Math.max(rise, move2);
    if (move2 < -reach2) return now;
    fall = Math.min(fall, move2);
    return Number.POSITIVE_INFINITY;
  });
  return { rise, fall, fallen, someFallen: fallen.some(Number.isFinite) };
}
function holdFallen(state, { price: opened, reach: reach2 }, sought) {
  const { price } = state;
  const deepest = 2 * reach2 + LEAST_BAND;
  const held = price.map((now, j) => {
    const fall = opened[j] - now;
    return !sought.has(j) && fall > deepest && fall < LARGEST_BAND ? opened[j] - deepest : Number.POSITIVE_INFINITY;
  });
  const plunged = [...held.keys()].filter((j) => held[j] < Number.POSITIVE_INFINITY);
  for (const j of plunged) {
    price[j] = held[j];
    sought.add(j);
  }
  for (const j of plunged) sendBack(state, j);
  return plunged.length === 0 ? null : { rise: Number.NEGATIVE_INFINITY, fall: 0, fallen: held, someFallen: true };
}
function* scan(level, state, listing, moves, repaired, unlisted, budget) {
  const size = batchSize(state.m);
  const found = allocateFound(size, Math.max(1, Math.min(FOUND, state.m)));
  const anywhere = new Float64Array(size);
  const amongFallen = new Float64Array(size);
  const findings = { tooLow: 0, unit: [], facility: [], cost: [], gain: [] };
  for (let from = 0; from < level.units; from += size) {
    const count = Math.min(size, level.units - from);
    anywhere.fill(Number.NEGATIVE_INFINITY);
    amongFallen.fill(Number.NEGATIVE_INFINITY);
    let [all, few] = [0, 0];
    for (let i2 = 0; i2 < count; i2++) {
      const spare = listing.cover[from + i2] + moves.fall;
      if (spare >= moves.rise && !moves.someFallen) continue;
      const pays = costOfSeat(state, state.price, from + i2);
      if (spare >= moves.rise || pays - costOfSeat(state, listing.price, from + i2) <= spare) {
        amongFallen[i2] = pays;
        few++;
      } else {
        anywhere[i2] = pays;
        all++;
      }
    }
    for (const [price, limit, units] of [
      [state.price, anywhere, all],
      [moves.fallen, amongFallen, moves.someFallen ? few : 0]
    ]) {
      if (units === 0) continue;
      level.options.best(batchOf(level, from, count), price, Number.POSITIVE_INFINITY, limit, found);
      for (let i2 = 0; i2 < count; i2++)
        if (found.size[i2] > 0) takeNote(state, from + i2, found, i2, repaired, unlisted, findings);
    }
    if (all + few === 0) continue;
    yield { stage: "prove", done: from + count, total: level.units };
    if (budget.stop) break;
  }
  return findings;
}
function costOfSeat(state, price, unit) {
  const { head, next, facility, cost } = state.lists;
  let least = Number.POSITIVE_INFINITY;
  for (let slot = head[unit]; slot !== NONE; slot = next[slot]) {
    const value = cost[slot] + price[facility[slot]];
    if (value < least) least = value;
  }
  return least;
}
function takeNote(state, unit, found, i2, repaired, unlisted, findings) {
  const { lists, m } = state;
  const first = i2 * found.most;
  const end = first + found.size[i2];
  const seated = costOfSeat(state, repaired, unit);
  const before = findings.unit.length;
  for (let k = first; k < end; k++) {
    const gain = seated - found.cost[k] - repaired[found.facility[k]];
    if (gain <= 0) continue;
    findings.unit.push(unit);
    findings.facility.push(found.facility[k]);
    findings.cost.push(found.cost[k]);
    findings.gain.push(gain);
  }
  if (findings.unit.length > before) return;
  for (let seat = lists.head[unit]; seat !== NONE; seat = lists.next[seat]) {
    if (lists.flow[seat] === 0) continue;
    const row = lists.facility[seat] * m;
    for (let k = first; k < end; k++) {
      noteUnlisted(unlisted, m, row + found.facility[k], found.cost[k] - lists.cost[seat], seat);
    }
  }
  findings.tooLow += end - first;
}
function grant(state, { unit, facility, cost, gain }, keenest) {
  const { rise, equals } = risesFor(state.m, facility, gain, keenest);
  for (let j = 0; j < state.m; j++) {
    if (rise[j] === 0) continue;
    state.price[j] += rise[j];
    sendBack(state, j);
  }
  for (let i2 = 0; i2 < unit.length; i2++) {
    const j = facility[i2];
    if (gain[i2] > rise[j] || gain[i2] === rise[j] && equals[j]-- > 0) takeBetter(state, unit[i2], j, cost[i2]);
  }
}
function risesFor(m, facility, gain, keenest) {
  const gains = /* @__PURE__ */ new Map();
  facility.forEach((j, i2) => {
    const own = gains.get(j);
    if (own === void 0) gains.set(j, [gain[i2]]);
    else own.push(gain[i2]);
  });
  const rise = new Float64Array(m);
  const equals = new Int32Array(m);
  for (const [j, own] of gains) {
    if (own.length <= keenest) continue;
    const sorted = Float64Array.from(own).sort();
    const first = sorted[sorted.length - 1 - keenest];
    rise[j] = first;
    equals[j] = keenest - own.filter((value) => value > first).length;
  }
  return { rise, equals };
}
function sendBack(state, a) {
  const { lists, graph, price, load } = state;
  for (const arc2 of graph.leaving[a]) {
    for (; ; ) {
      const length = graph.length[arc2];
      if (length === EMPTY || length + price[graph.to[arc2]] - price[a] >= 0) break;
      const from = cheapest(graph, arc2);
      const people = lists.flow[from];
      const best = bestListed(state, lists.unit[from]);
      load[a] -= people;
      load[lists.facility[best]] += people;
      movePeople(graph, from, best, people);
    }
  }
}
function bestListed({ lists, price }, unit) {
  const { head, next, facility, cost } = lists;
  let best = head[unit];
  for (let slot = next[best]; slot !== NONE; slot = next[slot]) {
    if (cost[slot] + price[facility[slot]] < cost[best] + price[facility[best]]) best = slot;
  }
  return best;
}
function takeBetter(state, unit, facility, cost) {
  const { lists, graph, load, price } = state;
  const better2 = cost + price[facility] < costOfSeat(state, price, unit);
  const goal = addSlot(lists, unit, lastSlot(lists, unit), facility, cost);
  for (let from = lists.head[unit]; from !== goal; from = lists.next[from]) {
    const people = lists.flow[from];
    if (people === 0) continue;
    const a = lists.facility[from];
    enterArc(graph, from, goal);
    if (!better2) continue;
    load[a] -= people;
    load[facility] += people;
    movePeople(graph, from, goal, people);
  }
}

// src/assign/solve.ts
function createBudget(limit = Number.POSITIVE_INFINITY) {
  return { augmentations: 0, limit, stop: false };
}
function* solve(input) {
  const { options, curve, fixed } = input;
  const budget = input.budget ?? createBudget();
  checkSizes(options, fixed);
  const price = levelPrices(options, curve, fixed);
  const steps2 = stepsDownTo(input.finest ?? 1, levelSteps(options));
  const last = steps2.at(-1);
  let coarser = null;
  let band = Number.POSITIVE_INFINITY;
  let scans = 0;
  for (const step of steps2) {
    const level = createLevel(options, step);
    const opened = yield* openLevel({ level, coarser, band, scans, curve, fixed, price, budget });
    if (opened === null) return null;
    const { state, listing } = opened;
    const looks = yield* settle(level, opened, budget);
    price.set(state.price.subarray(0, price.length));
    if (step === last) {
      const proven = looks === null ? null : price;
      if (step === 1) yield* solving(audit({ ...input, lists: state.lists, load: state.load, price: proven }), level);
      return assignmentOf(state.lists, proven, steps2.length, looks ?? 0, budget);
    }
    if (looks === null) return null;
    scans = Math.max(scans, looks);
    coarser = state.lists;
    band = drift(listing.price, price);
  }
  throw new Error("there is a last level");
}
function stepsDownTo(finest, steps2) {
  const wanted = steps2.filter((step) => step >= finest);
  return wanted.length > 0 ? wanted : steps2.slice(0, 1);
}
function* settle(level, opened, budget) {
  if (!(yield* solving(repair(opened.state, budget), level))) return null;
  if (!opened.complete) return yield* prove(level, opened.state, opened.listing, budget);
  if (level.step === 1) yield* solving(lowerPrices(opened.state), level);
  return 1;
}
function assignmentOf(lists, price, levels, scans, { augmentations }) {
  return { lists, price, levels, scans, augmentations };
}

// src/generators.ts
function* staged(stage, total, work) {
  for (; ; ) {
    const { done, value } = work.next();
    yield { stage, done: done === true ? total : Math.min(value, total), total };
    if (done === true) return value;
  }
}

// src/travel/drawing.ts
var UNITS_PER_DEGREE = 1e7;
var HALF_TURN = 180 * UNITS_PER_DEGREE;
var ORIGIN_STEP = 2 ** 30;
var drawings = /* @__PURE__ */ new WeakMap();
var frozen = /* @__PURE__ */ new WeakSet();
function planeX(origin, lon) {
  const x = Math.round(lon * UNITS_PER_DEGREE) - origin;
  return x > HALF_TURN ? x - 2 * HALF_TURN : x < -HALF_TURN ? x + 2 * HALF_TURN : x;
}
function planeY(lat) {
  return Math.round(lat * UNITS_PER_DEGREE);
}
function drawingOf(barriers) {
  return drawings.get(barriers) ?? draw(barriers);
}
function draw(barriers) {
  const origin = Math.round((barriers[0]?.[0]?.[0] ?? 0) * UNITS_PER_DEGREE / ORIGIN_STEP) * ORIGIN_STEP;
  const start = new Int32Array(barriers.length + 1);
  for (let l = 0; l < barriers.length; l++) start[l + 1] = start[l] + barriers[l].length;
  const x = new Int32Array(start[barriers.length]);
  const y = new Int32Array(x.length);
  let at = 0;
  for (const line of barriers) {
    for (const point of line) {
      x[at] = planeX(origin, point[0]);
      y[at++] = planeY(point[1]);
    }
  }
  return { origin, start, x, y };
}
function frozenTravel(travel) {
  const { barriers, crossings } = travel;
  for (const line of barriers) {
    for (const point of line) Object.freeze(point);
    Object.freeze(line);
  }
  for (const crossing of crossings) Object.freeze(crossing);
  for (const list2 of [barriers, crossings, travel]) Object.freeze(list2);
  drawings.set(barriers, draw(barriers));
  frozen.add(travel);
  return travel;
}
function isFrozenTravel(travel) {
  return frozen.has(travel);
}

// src/travel/travel.ts
var NO_WAY = 2147483647;

// src/travel/great-circle.ts
var EARTH_RADIUS_METRES = 63710088e-1;
var METRES_PER_DEGREE = Math.PI / 180 * EARTH_RADIUS_METRES;
var HALF_ROUND_METRES = Math.round(Math.PI * EARTH_RADIUS_METRES);
var BOUND_SLACK_METRES = 2;
var SHORT_CHORD_SQUARED = 0.01;
var DEGREE = Math.PI / 180;
function allocateVectors(length) {
  return { x: new Float64Array(length), y: new Float64Array(length), z: new Float64Array(length) };
}
function setVector(vectors, index, lon, lat) {
  const cosLat = sine(lat, 1);
  vectors.x[index] = sine(lon, 1) * cosLat;
  vectors.y[index] = sine(lon, 0) * cosLat;
  vectors.z[index] = sine(lat, 0);
}
function sine(degrees, quarters) {
  const whole = Math.round(degrees / 90);
  const x = (degrees - 90 * whole) * DEGREE;
  const s = x * x;
  const turn = whole + quarters;
  const value = (turn & 1) === 0 ? x * sineSeries(s) : cosineSeries(s);
  return (turn & 2) === 0 ? value : -value;
}
function sineSeries(s) {
  const end = 1 / 362880 + s * (-1 / 39916800 + s * (1 / 6227020800 - s / 1307674368e3));
  return 1 + s * (-1 / 6 + s * (1 / 120 + s * (-1 / 5040 + s * end)));
}
function cosineSeries(s) {
  const end = 1 / 40320 + s * (-1 / 3628800 + s * (1 / 479001600 + s * (-1 / 87178291200 + s / 20922789888e3)));
  return 1 + s * (-1 / 2 + s * (1 / 24 + s * (-1 / 720 + s * end)));
}
function greatCircleTravel(from, to) {
  const { x, y, z } = from;
  const { x: fx, y: fy, z: fz } = to;
  const facilities = fx.length;
  const radiusSquared = EARTH_RADIUS_METRES * EARTH_RADIUS_METRES;
  function metres(place, facility) {
    return Math.round(arc(x[place], y[place], z[place], fx[facility], fy[facility], fz[facility]));
  }
  function metresBelow(place, facility, limit) {
    if (limit <= 0) return NO_WAY;
    const dx = x[place] - fx[facility];
    const dy = y[place] - fy[facility];
    const dz = z[place] - fz[facility];
    const squared = dx * dx + dy * dy + dz * dz;
    if (squared * radiusSquared >= limit * limit) return NO_WAY;
    return squared < 2 ? Math.round(arcOfChord(squared)) : metres(place, facility);
  }
  function atLeast(place, facility, count, least) {
    const px = x[place];
    const py = y[place];
    const pz = z[place];
    for (let i2 = 0; i2 < count; i2++) {
      const j = facility[i2];
      const dx = px - fx[j];
      const dy = py - fy[j];
      const dz = pz - fz[j];
      least[i2] = EARTH_RADIUS_METRES * Math.sqrt(dx * dx + dy * dy + dz * dz) - 1;
    }
  }
  const all = Int32Array.from(fx, (_, j) => j);
  function bounds(first, count, step, low, high, among = all) {
    let cx = 0;
    let cy = 0;
    let cz = 0;
    for (let i2 = 0, place = first; i2 < count; i2++, place += step) {
      cx += x[place];
      cy += y[place];
      cz += z[place];
    }
    const norm = Math.sqrt(cx * cx + cy * cy + cz * cz);
    if (norm < 1e-3 * count) {
      low.fill(0);
      high.fill(HALF_ROUND_METRES);
      return;
    }
    cx /= norm;
    cy /= norm;
    cz /= norm;
    let squaredRadius = 0;
    for (let i2 = 0, place = first; i2 < count; i2++, place += step) {
      const dx = x[place] - cx;
      const dy = y[place] - cy;
      const dz = z[place] - cz;
      const squared = dx * dx + dy * dy + dz * dz;
      if (squared > squaredRadius) squaredRadius = squared;
    }
    const radius = arcOfChord(squaredRadius) + BOUND_SLACK_METRES;
    for (let i2 = 0; i2 < among.length; i2++) {
      const j = among[i2];
      const dx = cx - fx[j];
      const dy = cy - fy[j];
      const dz = cz - fz[j];
      const squared = dx * dx + dy * dy + dz * dz;
      if (squared < SHORT_CHORD_SQUARED) {
        const chord = EARTH_RADIUS_METRES * Math.sqrt(squared);
        low[j] = chord - radius;
        high[j] = chord * (1 + squared / 20) + radius;
      } else {
        const centre = arc(cx, cy, cz, fx[j], fy[j], fz[j]);
        low[j] = centre - radius;
        high[j] = centre + radius;
      }
    }
  }
  return { places: x.length, facilities, metres, metresBelow, atLeast, bounds };
}
function arcBetween(from, place, to, other) {
  return arc(from.x[place], from.y[place], from.z[place], to.x[other], to.y[other], to.z[other]);
}
function arc(ax, ay, az, bx, by, bz) {
  const dx = ax - bx;
  const dy = ay - by;
  const dz = az - bz;
  const squared = dx * dx + dy * dy + dz * dz;
  if (squared < 2) return arcOfChord(squared);
  const sx = ax + bx;
  const sy = ay + by;
  const sz = az + bz;
  return Math.PI * EARTH_RADIUS_METRES - arcOfChord(sx * sx + sy * sy + sz * sz);
}
function arcOfChord(squared) {
  if (squared < SHORT_CHORD_SQUARED) {
    const c = squared;
    const series = 1 + c * (1 / 24 + c * (3 / 640 + c * (5 / 7168 + c * (35 / 294912 + c * 63 / 2883584))));
    return EARTH_RADIUS_METRES * Math.sqrt(c) * series;
  }
  return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(squared) / 2));
}

// src/travel/hilbert.ts
var AXIS_BITS = 9;
var CELLS = 2 ** AXIS_BITS;
var CURVE_KEYS = CELLS * CELLS;
var BUCKETS = 100;
var OUTSIDE = 0.02;
function keyBox(lon, lat) {
  const [west, east] = middleOf(lon);
  const [south, north] = middleOf(lat);
  const side = Math.max(east - west, north - south, 1e-9);
  return squareBox(west - side / 4, south - side / 4, 1.5 * side);
}
function squareBox(west, south, side) {
  return { west, south, scale: CELLS / side, turns: turnTable() };
}
function middleOf(column) {
  const counts = new Int32Array(360 * BUCKETS + 1);
  for (let i2 = 0; i2 < column.length; i2++) {
    const value = column[i2];
    if (value >= -180) counts[Math.floor((value + 180) * BUCKETS)]++;
  }
  const cut = OUTSIDE * counts.reduce((sum2, n) => sum2 + n, 0);
  return [bucketAt(counts, cut, 1), bucketAt(counts, cut, -1) + 1].map((at) => at / BUCKETS - 180);
}
function bucketAt(counts, cut, step) {
  let at = step > 0 ? 0 : counts.length - 1;
  for (let seen = counts[at]; seen <= cut && counts[at + step] !== void 0; seen += counts[at]) at += step;
  return at;
}
function curveKey({ west, south, scale, turns }, lon, lat) {
  const x = Math.max(0, Math.min(CELLS - 1, Math.floor((lon - west) * scale)));
  const y = Math.max(0, Math.min(CELLS - 1, Math.floor((lat - south) * scale)));
  let key = 0;
  let turn = 0;
  for (let shift2 = AXIS_BITS - 3; shift2 >= 0; shift2 -= 3) {
    const at = 2 * (turn << 6 | (x >> shift2 & 7) << 3 | y >> shift2 & 7);
    key = key << 6 | turns[at];
    turn = turns[at + 1];
  }
  return key;
}
function turnTable() {
  const table = new Uint8Array(2 * 4 * 64);
  for (let i2 = 0; i2 < 4 * 64; i2++) {
    let turn = i2 >> 6;
    let key = 0;
    for (let bit = 2; bit >= 0; bit--) {
      const x = i2 >> 3 + bit & 1;
      const y = i2 >> bit & 1;
      const mirror = turn >> 1;
      const right = ((turn & 1) === 0 ? x : y) ^ mirror;
      const up = ((turn & 1) === 0 ? y : x) ^ mirror;
      key = key << 2 | 3 * right ^ up;
      if (up === 0) turn ^= 1 | right << 1;
    }
    table[2 * i2] = key;
    table[2 * i2 + 1] = turn;
  }
  return table;
}

// src/travel/part-tree.ts
var RUN = 8;
var MOST_LEAVES = 2 ** 20;
function partTree(points) {
  const { first, end } = runsOf(points);
  const order = alongCurve(points, first, end);
  const size = Math.max(0, 2 * order.length - 1);
  const tree = {
    nodes: size,
    skip: new Int32Array(size),
    first: new Int32Array(size),
    end: new Int32Array(size),
    boxes: new Float64Array(4 * size),
    leaves: new Int32Array(order.length)
  };
  let nodes = 0;
  const build = (from, to) => {
    const node = nodes++;
    if (to - from === 1) {
      tree.leaves[order[from]] = node;
      tree.first[node] = first[order[from]];
      tree.end[node] = end[order[from]];
      drawBox(tree.boxes, node, points, tree.first[node], tree.end[node]);
    } else {
      const middle = from + to >> 1;
      joinBoxes(tree.boxes, node, build(from, middle), build(middle, to));
    }
    tree.skip[node] = nodes;
    return node;
  };
  if (size > 0) build(0, order.length);
  return tree;
}
function runsOf({ isPart }) {
  const first = [];
  const end = [];
  for (let i2 = 0; i2 < isPart.length; i2++) {
    if (isPart[i2] === 0) continue;
    const from = i2;
    while (i2 + 1 < isPart.length && isPart[i2 + 1] === 1 && i2 + 1 - from < RUN) i2++;
    first.push(from);
    end.push(i2 + 1);
  }
  return { first, end };
}
function alongCurve({ x, y }, first, end) {
  const side = { west: Number.POSITIVE_INFINITY, south: Number.POSITIVE_INFINITY, east: -1 / 0, north: -1 / 0 };
  for (let i2 = 0; i2 < x.length; i2++) {
    if (x[i2] < side.west) side.west = x[i2];
    if (x[i2] > side.east) side.east = x[i2];
    if (y[i2] < side.south) side.south = y[i2];
    if (y[i2] > side.north) side.north = y[i2];
  }
  const { west, south, east, north } = side;
  const box = squareBox(west, south, Math.max(east - west, north - south, 1));
  const order = Float64Array.from(first, (from, leaf) => {
    const middle = from + end[leaf] >> 1;
    return curveKey(box, x[middle], y[middle]) * MOST_LEAVES + leaf;
  });
  return order.sort().map((number) => number % MOST_LEAVES);
}
function drawBox(boxes, node, { x, y }, first, end) {
  const at = 4 * node;
  boxes[at] = boxes[at + 2] = x[first];
  boxes[at + 1] = boxes[at + 3] = y[first];
  for (let i2 = first + 1; i2 <= end; i2++) {
    if (x[i2] < boxes[at]) boxes[at] = x[i2];
    else if (x[i2] > boxes[at + 2]) boxes[at + 2] = x[i2];
    if (y[i2] < boxes[at + 1]) boxes[at + 1] = y[i2];
    else if (y[i2] > boxes[at + 3]) boxes[at + 3] = y[i2];
  }
}
function joinBoxes(boxes, node, one, other) {
  for (let side = 0; side < 4; side++) {
    const a = boxes[4 * one + side];
    const b = boxes[4 * other + side];
    boxes[4 * node + side] = side < 2 ? Math.min(a, b) : Math.max(a, b);
  }
}

// src/travel/barrier-lines.ts
var METRES_PER_UNIT = METRES_PER_DEGREE / UNITS_PER_DEGREE;
var CROSSING_METRES = 500;
var JOIN_METRES = 10;
var OVERLAP = 2;
var MOST_LATITUDE = 80;
var MARGIN = 3e5;
var ROUNDING = 2 ** 13;
var ENDS_PER_SLICE = 2048;
var EVERYWHERE = { west: -1 / 0, south: -1 / 0, east: 1 / 0, north: 1 / 0 };
function emptyBox() {
  return { west: HALF_TURN, south: HALF_TURN, east: -HALF_TURN, north: -HALF_TURN };
}
function extend(box, x, y) {
  if (x < box.west) box.west = x;
  if (x > box.east) box.east = x;
  if (y < box.south) box.south = y;
  if (y > box.north) box.north = y;
}
function* linesOf(drawing, box) {
  const { start, x, y } = drawing;
  const apart = linesApart(drawing, box);
  const joints = [];
  let ends2 = 0;
  for (let l = 0; l + 1 < start.length; l++) {
    for (const end of [start[l], start[l + 1] - 1]) {
      const [px, py] = [x[end], y[end]];
      if (!isNear(box, px, py, px, py)) continue;
      const foot = nearestFoot(apart, px, py, JOIN_METRES, l);
      const far = foot === void 0 ? 0 : Math.hypot(foot.x - px, foot.y - py);
      if (++ends2 % ENDS_PER_SLICE === 0) yield ends2;
      if (far === 0) continue;
      const stretch = 1 + OVERLAP / far;
      joints.push(px, py, Math.round(px + stretch * (foot.x - px)), Math.round(py + stretch * (foot.y - py)));
    }
  }
  return joints.length === 0 ? apart : withJoints(apart, joints, start.length);
}
function linesApart({ origin, start, x: allX, y: allY }, box) {
  const [x, y, line, isPart] = [[], [], [], []];
  const add2 = (i2, l) => {
    x.push(allX[i2]);
    y.push(allY[i2]);
    line.push(l);
    isPart.push(0);
  };
  for (let l = 0; l + 1 < start.length; l++) {
    let before = start[l];
    let isKept = false;
    for (let i2 = before + 1; i2 < start[l + 1]; i2++) {
      if (allX[i2] === allX[before] && allY[i2] === allY[before]) continue;
      const isNearby = isNear(box, allX[before], allY[before], allX[i2], allY[i2]);
      if (isNearby) {
        if (!isKept) add2(before, l);
        isPart[x.length - 1] = 1;
        add2(i2, l);
      }
      isKept = isNearby;
      before = i2;
    }
  }
  const points = { x: Float64Array.from(x), y: Float64Array.from(y), isPart: Uint8Array.from(isPart) };
  return { origin, ...points, line: Int32Array.from(line), tree: partTree(points) };
}
function isNear({ west, south, east, north }, ax, ay, bx, by) {
  return (ax >= west - MARGIN || bx >= west - MARGIN) && (ax <= east + MARGIN || bx <= east + MARGIN) && (ay >= south - MARGIN || by >= south - MARGIN) && (ay <= north + MARGIN || by <= north + MARGIN);
}
function meets({ x, y, isPart }, { west, south, east, north }) {
  return isPart.some(
    (is, i2) => is === 1 && (x[i2] >= west || x[i2 + 1] >= west) && (x[i2] <= east || x[i2 + 1] <= east) && (y[i2] >= south || y[i2 + 1] >= south) && (y[i2] <= north || y[i2 + 1] <= north)
  );
}
function withJoints({ origin, x, y, line, isPart }, joints, lines) {
  const count = x.length;
  const longer2 = count + joints.length / 2;
  const [xs, ys, of, areParts] = [
    new Float64Array(longer2),
    new Float64Array(longer2),
    new Int32Array(longer2),
    new Uint8Array(longer2)
  ];
  xs.set(x);
  ys.set(y);
  of.set(line);
  areParts.set(isPart);
  for (let k = 0, i2 = count; k < joints.length; k += 2, i2++) {
    xs[i2] = joints[k];
    ys[i2] = joints[k + 1];
    of[i2] = lines + (k >> 2);
    areParts[i2] = k % 4 === 0 ? 1 : 0;
  }
  const points = { x: xs, y: ys, isPart: areParts };
  return { origin, ...points, line: of, tree: partTree(points) };
}
function isStopped(lines, px, py, qx, qy, on) {
  const { x, y, tree } = lines;
  const { nodes, skip, first, end, boxes } = tree;
  const dx = qx - px;
  const dy = qy - py;
  if (Math.abs(dx) > HALF_TURN) return false;
  const west = dx < 0 ? qx : px;
  const east = dx < 0 ? px : qx;
  const south = dy < 0 ? qy : py;
  const north = dy < 0 ? py : qy;
  for (let node = 0; node < nodes; ) {
    const at = 4 * node;
    const left = boxes[at];
    const bottom = boxes[at + 1];
    const right = boxes[at + 2];
    const top = boxes[at + 3];
    const isAside = left > east || bottom > north || right < west || top < south || Math.abs(dx * (bottom + top - 2 * py) - dy * (left + right - 2 * px)) > Math.abs(dx) * (top - bottom) + Math.abs(dy) * (right - left) + ROUNDING;
    if (isAside) {
      node = skip[node];
      continue;
    }
    const last = end[node];
    if (last > 0) {
      let i2 = first[node];
      let before = dx * (y[i2] - py) - dy * (x[i2] - px);
      for (; i2 < last; i2++) {
        const after = dx * (y[i2 + 1] - py) - dy * (x[i2 + 1] - px);
        if (before > 0 ? after <= 0 : before < 0 ? after >= 0 : true) {
          const ex = x[i2 + 1] - x[i2];
          const ey = y[i2 + 1] - y[i2];
          const p = ex * (py - y[i2]) - ey * (px - x[i2]);
          const q = ex * (qy - y[i2]) - ey * (qx - x[i2]);
          if ((p > 0 ? q < 0 : p < 0 && q > 0) && !on.includes(i2)) return true;
        }
        before = after;
      }
    }
    node++;
  }
  return false;
}
function stops({ x, y }, part, px, py, qx, qy) {
  const before = (qx - px) * (y[part] - py) - (qy - py) * (x[part] - px);
  const after = (qx - px) * (y[part + 1] - py) - (qy - py) * (x[part + 1] - px);
  const ex = x[part + 1] - x[part];
  const ey = y[part + 1] - y[part];
  const p = ex * (py - y[part]) - ey * (px - x[part]);
  const q = ex * (qy - y[part]) - ey * (qx - x[part]);
  return !(before > 0 && after > 0 || before < 0 && after < 0) && (p > 0 ? q < 0 : p < 0 && q > 0);
}
function nearestFoot(lines, px, py, within, but = -1) {
  const { x, y, line, tree } = lines;
  const { nodes, skip, first, end, boxes } = tree;
  const narrow = Math.cos(Math.PI / 180 / UNITS_PER_DEGREE * py);
  let [best, part, footX, footY] = [within, -1, 0, 0];
  for (let node = 0; node < nodes; ) {
    const at = 4 * node;
    const outX = Math.max(boxes[at] - px, px - boxes[at + 2], 0);
    const outY = Math.max(boxes[at + 1] - py, py - boxes[at + 3], 0);
    if (METRES_PER_UNIT * Math.hypot(narrow * outX, outY) > best) {
      node = skip[node];
      continue;
    }
    for (let i2 = first[node]; i2 < end[node]; i2++) {
      if (line[i2] === but) continue;
      const ex = narrow * (x[i2 + 1] - x[i2]);
      const ey = y[i2 + 1] - y[i2];
      const along = (narrow * (px - x[i2]) * ex + (py - y[i2]) * ey) / (ex * ex + ey * ey);
      const t2 = Math.max(0, Math.min(1, along));
      const fx = x[i2] + t2 * (x[i2 + 1] - x[i2]);
      const fy = y[i2] + t2 * ey;
      const metres = METRES_PER_UNIT * Math.hypot(narrow * (px - fx), py - fy);
      if (metres > best || metres === best && part >= 0 && part < i2) continue;
      [best, part, footX, footY] = [metres, i2, fx, fy];
    }
    node++;
  }
  return part < 0 ? void 0 : { x: Math.round(footX), y: Math.round(footY), metres: best };
}
function partsAt({ x, y, tree }, px, py) {
  const { nodes, skip, first, end, boxes } = tree;
  const parts = [];
  for (let node = 0; node < nodes; ) {
    const at = 4 * node;
    const isAside = boxes[at] > px + 1 || boxes[at + 1] > py + 1 || boxes[at + 2] < px - 1 || boxes[at + 3] < py - 1;
    if (isAside) {
      node = skip[node];
      continue;
    }
    for (let i2 = first[node]; i2 < end[node]; i2++) {
      const ex = x[i2 + 1] - x[i2];
      const ey = y[i2 + 1] - y[i2];
      const near = Math.abs(px - (x[i2] + x[i2 + 1]) / 2) <= Math.abs(ex) / 2 + 1 && Math.abs(py - (y[i2] + y[i2 + 1]) / 2) <= Math.abs(ey) / 2 + 1;
      if (near && Math.abs(ex * (py - y[i2]) - ey * (px - x[i2])) <= Math.hypot(ex, ey)) parts.push(i2);
    }
    node++;
  }
  return parts.sort((a, b) => a - b);
}

// src/model/check-barriers.ts
var MOST_BARRIER_POINTS = 65536;
var MOST_CROSSINGS = 512;
var MOST_EXTRA_METRES = 1e5;
var MOST_DEGREES_APART = 10;
function checkBarriers(travel, path, issues) {
  if (isFrozenTravel(travel)) return;
  const before = issues.count;
  const { barriers, crossings } = travel;
  const isRoom = checkList(barriers, MOST_BARRIER_POINTS, `${path}barriers`, issues) && checkList(crossings, MOST_CROSSINGS, `${path}crossings`, issues);
  if (!isRoom) return;
  checkLines(barriers, `${path}barriers`, issues);
  checkCrossings(crossings, `${path}crossings`, issues);
  if (issues.count > before) return;
  const drawing = drawingOf(barriers);
  checkAtBarriers(drawing, crossings, `${path}crossings`, issues);
}
function checkAtBarriers(drawing, crossings, path, issues) {
  const places = crossings.map(({ lon, lat }) => [planeX(drawing.origin, lon), planeY(lat)]);
  const box = emptyBox();
  for (const [x, y] of places) extend(box, x, y);
  const lines = linesApart(drawing, box);
  let all;
  for (const [c, [x, y]] of places.entries()) {
    if (nearestFoot(lines, x, y, CROSSING_METRES) !== void 0) continue;
    all ??= linesApart(drawing, EVERYWHERE);
    const far = nearestFoot(all, x, y, Number.POSITIVE_INFINITY);
    const got = far === void 0 ? "#no-barrier" : "#metres-away";
    const params = { most: CROSSING_METRES, away: Math.ceil(far?.metres ?? 0) };
    issues.add(`${path}[${c}]`, { code: "value", expected: "near-barrier", got, params });
  }
}
function checkList(list2, most, path, issues) {
  if (!isArray(list2)) issues.add(path, { code: codeFor(list2), expected: "array", got: cameOf(list2) });
  else if (list2.length > most)
    issues.add(path, { code: "range", expected: "most-entries", got: list2.length, params: { most } });
  else return true;
  return false;
}
function checkLines(lines, path, issues) {
  let points = 0;
  let origin;
  for (const [l, line] of lines.entries()) {
    if (!checkList(line, MOST_BARRIER_POINTS, `${path}[${l}]`, issues)) continue;
    points += line.length;
    const before = issues.count;
    for (let p = 0; p < line.length; p++) {
      if (origin !== void 0 && isFine(line[p], origin)) continue;
      const at = `${path}[${l}][${p}]`;
      const point = line[p];
      if (!isPoint(point, at, issues)) continue;
      origin ??= point;
      checkNear(point, origin, at, issues);
    }
    const [first] = line;
    const isLine = issues.count > before || line.some((point) => isOther(point, first));
    if (!isLine) issues.add(`${path}[${l}]`, { code: "value", expected: "two-points" });
  }
  if (points > MOST_BARRIER_POINTS) {
    issues.add(path, { code: "range", expected: "points-in-all", got: points, params: { most: MOST_BARRIER_POINTS } });
  }
}
function isOther([lon, lat], [otherLon, otherLat]) {
  return planeX(0, lon) !== planeX(0, otherLon) || planeY(lat) !== planeY(otherLat);
}
function isPoint(point, path, issues) {
  const before = issues.count;
  if (isArray(point)) {
    checkNumber(point[0], [-180, 180], "longitude", `${path}[0]`, issues);
    checkNumber(point[1], [-MOST_LATITUDE, MOST_LATITUDE], "latitude", `${path}[1]`, issues);
  } else issues.add(path, { code: codeFor(point), expected: "point", got: cameOf(point) });
  return issues.count === before;
}
function isFine(point, origin) {
  if (!isArray(point)) return false;
  const [lon, lat] = [point[0], point[1]];
  if (typeof lon !== "number" || typeof lat !== "number") return false;
  return lon >= -180 && lon <= 180 && lat >= -MOST_LATITUDE && lat <= MOST_LATITUDE && isNear2(lon, lat, origin);
}
function isNear2(lon, lat, [originLon, originLat]) {
  const across = Math.abs(lon - originLon);
  return Math.max(Math.min(across, 360 - across), Math.abs(lat - originLat)) <= MOST_DEGREES_APART;
}
function checkNear(point, origin, path, issues) {
  if (isNear2(point[0], point[1], origin)) return;
  issues.add(path, { code: "range", expected: "near-first", params: { most: MOST_DEGREES_APART } });
}
function checkCrossings(crossings, path, issues) {
  const seen = /* @__PURE__ */ new Map();
  for (const [c, crossing] of crossings.entries()) {
    const at = `${path}[${c}]`;
    if (typeof crossing !== "object" || crossing === null || isArray(crossing)) {
      issues.add(at, { code: codeFor(crossing), expected: "object", got: cameOf(crossing) });
      continue;
    }
    const { id, lon, lat, extraMetres, closed } = crossing;
    const first = seen.get(id);
    if (typeof id !== "string" || id === "")
      issues.add(`${at}.id`, { code: codeFor(id), expected: "text", got: cameOf(id) });
    else if (first === void 0) seen.set(id, c);
    else issues.add(`${at}.id`, repeatedId(`${path}[${first}]`));
    checkNumber(lon, [-180, 180], "longitude", `${at}.lon`, issues);
    checkNumber(lat, [-90, 90], "latitude", `${at}.lat`, issues);
    checkNumber(extraMetres ?? 0, [0, MOST_EXTRA_METRES], "metres-between", `${at}.extraMetres`, issues);
    if (typeof (closed ?? false) !== "boolean")
      issues.add(`${at}.closed`, { code: "type", expected: "flag", got: cameOf(closed) });
  }
}
function checkNumber(value, [least, most], expected, path, issues) {
  if (typeof value === "number" && value >= least && value <= most) return;
  issues.add(path, { code: codeForNumber(value), expected, got: cameOf(value), params: { least, most } });
}
function codeFor(value) {
  return value === void 0 ? "missing" : "type";
}

// src/model/policy.ts
var consentCode = Object.freeze({ refused: 0, granted: 1, unknown: 2, withdrawn: 3 });
var defaultPolicy = Object.freeze({
  participantsPerDoctor: 5e3,
  fill: "to-quota",
  unknown: "stay",
  moveCostKm: 10,
  askKm: 10,
  maxExtraKm: 3,
  maxDistanceKm: Number.POSITIVE_INFINITY,
  closerMoves: false,
  overQuotaKm: 100,
  overloadKm: 0.2,
  arrivalPoints: 0,
  sameRegion: false,
  choiceKm: 0.5,
  honourChoices: false,
  choiceWorthKm: 20,
  drawSeed: 1,
  qualityKm: Object.freeze({}),
  households: "whole",
  farKm: 100
});
var MOST_PERSON_POINTS = 1e5;
var MOST_ARRIVAL_POINTS = 2 * MOST_PERSON_POINTS;
var isNumber = (value) => typeof value === "number" && !Number.isNaN(value);
var isRecord = (value) => Object.prototype.toString.call(value) === "[object Object]";
var yesOrNo = ["true or false", (v) => typeof v === "boolean"];
var finiteKilometres = [
  "a number of kilometres from 0",
  (v) => isNumber(v) && v >= 0 && v < Number.POSITIVE_INFINITY
];
var kilometres = ["a number of kilometres from 0, or Infinity", (v) => isNumber(v) && v >= 0];
var rules = {
  participantsPerDoctor: ["a number above 0", (v) => isNumber(v) && v > 0 && v < Number.POSITIVE_INFINITY],
  fill: ['"to-quota" or "levelled"', (v) => v === "to-quota" || v === "levelled"],
  unknown: ['"stay" or "propose"', (v) => v === "stay" || v === "propose"],
  moveCostKm: finiteKilometres,
  askKm: finiteKilometres,
  maxExtraKm: ["a number of kilometres, or Infinity", (v) => isNumber(v) && v > Number.NEGATIVE_INFINITY],
  maxDistanceKm: kilometres,
  closerMoves: yesOrNo,
  overQuotaKm: finiteKilometres,
  overloadKm: [
    "a number of kilometres from 0.001 and below 4,294,967, or Infinity",
    (v) => isNumber(v) && (v === Number.POSITIVE_INFINITY || wholeMetres(v) >= 1 && wholeMetres(v) < 2 ** 32)
  ],
  arrivalPoints: [
    "a whole number from 0 to 200,000",
    (v) => Number.isInteger(v) && v >= 0 && v <= MOST_ARRIVAL_POINTS
  ],
  sameRegion: yesOrNo,
  choiceKm: finiteKilometres,
  honourChoices: yesOrNo,
  choiceWorthKm: finiteKilometres,
  drawSeed: ["a whole number from 0 and below 2^32", (v) => Number.isInteger(v) && v >>> 0 === v],
  qualityKm: ["an object of kilometres by kind of quality", isRecord],
  households: [
    '"whole", "willing-together" or "separate"',
    (v) => v === "whole" || v === "willing-together" || v === "separate"
  ],
  farKm: kilometres
};
function completePolicy(policy2) {
  const issues = new IssueList();
  if (policy2 !== void 0 && policy2 !== null && !isRecord(policy2)) {
    issues.add("type", "policy", `expected an object, ${came(policy2)}`);
    issues.check();
  }
  const complete = { ...defaultPolicy };
  const known2 = Object.keys(rules).join(", ");
  for (const [key, value] of Object.entries(policy2 ?? {})) {
    if (!Object.hasOwn(rules, key)) issues.add("unknown-key", `policy.${key}`, `expected one of ${known2}`);
    else if (value !== void 0) complete[key] = chosen(key, value, issues);
  }
  issues.check();
  const whole = complete;
  checkTogether(whole, issues);
  issues.check();
  return whole;
}
function checkTogether(policy2, issues) {
  const { overQuotaKm, overloadKm, arrivalPoints, honourChoices, choiceWorthKm } = policy2;
  if (overloadKm === Number.POSITIVE_INFINITY) return;
  if (wholeMetres(overQuotaKm) > MOST_PERSON_POINTS * wholeMetres(overloadKm)) {
    const expected = "at most 100,000 \xD7 overloadKm, for no relief may outweigh a floor";
    issues.add("value", "policy.overQuotaKm", `expected ${expected}, ${came(overQuotaKm)}`);
  }
  if (honourChoices && choiceWorthKm > overQuotaKm) {
    const expected = "at most overQuotaKm, for a wish must not outweigh the norm";
    issues.add("value", "policy.choiceWorthKm", `expected ${expected}, ${came(choiceWorthKm)}`);
  }
  if (arrivalPoints > 0) {
    const expected = "0 where overloadKm is finite";
    issues.add("value", "policy.arrivalPoints", `expected ${expected}, ${came(arrivalPoints)}`);
  }
}
function chosen(key, value, issues) {
  const [expected, allows] = rules[key];
  const mayBeInfinite = allows(Number.POSITIVE_INFINITY);
  if (value === null && !(mayBeInfinite && defaultPolicy[key] !== Number.POSITIVE_INFINITY)) return defaultPolicy[key];
  const own = mayBeInfinite && value === "Infinity" ? Number.POSITIVE_INFINITY : isRecord(value) ? { ...value } : value;
  if (!allows(own)) {
    const advice = 'null, as JSON writes Infinity: write "Infinity", or leave the key out for the default';
    issues.add("value", `policy.${key}`, `expected ${expected}, ${value === null ? `got ${advice}` : came(value)}`);
  } else if (isRecord(own)) checkKilometres(own, `policy.${key}`, issues);
  return own;
}
function checkKilometres(kinds2, path, issues) {
  const [expected, allows] = finiteKilometres;
  for (const [kind, value] of Object.entries(kinds2)) {
    if (!allows(value)) issues.add("value", `${path}.${kind}`, `expected ${expected}, ${came(value)}`);
  }
}
function wholeMetres(kilometres2) {
  return Math.round(kilometres2 * 1e3);
}

// src/model/check-entries.ts
function checkColumn(column, from, to, least, most, name, issues, hold) {
  for (let row = from; row < to; row++) {
    const value = column[row];
    if (value >= least && value <= most) continue;
    if ((Number.isNaN(value) || value === -1) && hold !== void 0 && hold[row] >= 0) continue;
    const expected = most < least ? "nothing" : "number-between";
    const got = Number.isNaN(value) ? "NaN" : "#another-number";
    issues.add(`participants.${name}[${row}]`, { code: "value", expected, got, params: { least, most } });
  }
}
function checkAnswers(columns, from, to, issues) {
  const { facility, consent, count } = columns;
  for (let row = from; row < to; row++) {
    if (facility[row] !== -1 || !staysByAnswer(consent[row]) || !((count?.[row] ?? 1) > 0)) continue;
    const path = `participants.facility[${row}]`;
    issues.add(path, { code: "contradiction", expected: "facility-for-answer", got: "#none" });
  }
}
function staysByAnswer(consent) {
  return consent === consentCode.refused || consent === consentCode.withdrawn;
}
function checkIds(ids, from, to, known2, issues) {
  for (let row = from; row < to; row++) {
    const id = ids[row];
    const path = `participants.ids[${row}]`;
    if (typeof id !== "string" || id === "") {
      issues.add(path, { code: "type", expected: "text", got: typeWord(id) });
      continue;
    }
    const before = known2.before(row, id);
    if (before >= 0) issues.add(path, repeatedId(`participants.ids[${before}]`));
  }
}
var CHOICES_PER_SLICE = 131072;
function* checkChoices(columns, m, issues) {
  const [start, choice] = [columns.choiceStart, columns.choice];
  const named = new Int32Array(m).fill(-1);
  let work = 0;
  for (let row = 0; row < start.length - 1; row++) {
    const [first, end] = [start[row], start[row + 1]];
    const last = row === start.length - 2 ? choice.length : end;
    if (row === 0 && first !== 0 || end < first || end > choice.length || end !== last) {
      const fault = { expected: "ascending-ends", got: "#another-number", params: { most: choice.length } };
      issues.add(`participants.choiceStart[${row + 1}]`, { code: "value", ...fault });
      continue;
    }
    for (let i2 = first; i2 < end; i2++) {
      const j = choice[i2];
      if (!(j >= 0 && j < m))
        issues.add(`participants.choice[${i2}]`, { code: "value", expected: "facility-index", got: "#another-number" });
      else if (named[j] === row)
        issues.add(`participants.choice[${i2}]`, { code: "duplicate", expected: "facility-once-in-row" });
      else named[j] = row;
    }
    work += 1 + end - first;
    if (work < CHOICES_PER_SLICE) continue;
    work = 0;
    yield row;
  }
}
function sum(column, from, to) {
  let total = 0;
  for (let i2 = from; i2 < to; i2++) total += column[i2];
  return total;
}

// src/model/id-table.ts
var MOST_STEPS = 16;
function createIdTable(rows, idOf) {
  let places = 64;
  while (places < 1.5 * rows) places *= 2;
  const mask = places - 1;
  const entries = new Int32Array(2 * places);
  let steps2 = MOST_STEPS * places;
  let map;
  return {
    before(row, id) {
      if (map !== void 0) return beforeIn(map, row, id);
      const hash = hashOf(id);
      let at = hash & mask;
      for (; entries[2 * at] !== 0; at = at + 1 & mask) {
        const other = entries[2 * at] - 1;
        if (entries[2 * at + 1] === hash && idOf(other) === id) return other;
        if (--steps2 > 0) continue;
        map = /* @__PURE__ */ new Map();
        for (let k = 0; k < places; k++) {
          const known2 = entries[2 * k] - 1;
          if (known2 >= 0) map.set(idOf(known2), known2);
        }
        return beforeIn(map, row, id);
      }
      entries[2 * at] = row + 1;
      entries[2 * at + 1] = hash;
      return -1;
    }
  };
}
function beforeIn(map, row, id) {
  const other = map.get(id);
  if (other === void 0) map.set(id, row);
  return other ?? -1;
}
function hashOf(id) {
  let h = 2166136261;
  for (let i2 = 0; i2 < id.length; i2++) h = Math.imul(h ^ id.charCodeAt(i2), 16777619);
  h = Math.imul(h ^ h >>> 15, 2246822507);
  return h ^ h >>> 13;
}

// src/model/check.ts
var MOST_FACILITIES2 = 4096;
var PEOPLE_LIMIT2 = 2 ** 31;
var MOST_IDS = 2 ** 24;
var MOST_WORDS = 1023;
var MOST_SERVICES = 31;
var ROWS_PER_SLICE = 8192;
function* checkProblem(problem2) {
  const issues = new IssueList();
  if (checkShape(problem2, issues)) {
    const metres = problem2.travel?.metres;
    const matrix = metres !== void 0;
    checkFacilities(problem2.facilities, matrix, issues);
    for (const key of ["holds", "segments", "regions"]) checkWords(problem2[key], key, issues);
    checkWords(problem2.services, "services", issues, MOST_SERVICES);
    const zones = matrix ? checkMatrixShape(problem2, issues) : 0;
    checkColumnShapes(problem2.participants, matrix, issues);
    issues.check();
    yield* checkRows(problem2, zones, issues);
    if (matrix) yield* checkMatrix(metres, issues);
  }
  issues.check();
}
function checkFacilities(facilities, matrix, issues) {
  if (facilities.length > MOST_FACILITIES2) {
    issues.add("facilities", {
      code: "range",
      expected: "most-facilities",
      got: facilities.length,
      params: { most: MOST_FACILITIES2 }
    });
  }
  const seen = /* @__PURE__ */ new Map();
  for (let j = 0; j < Math.min(facilities.length, MOST_FACILITIES2); j++) {
    const facility = facilities[j];
    const path = `facilities[${j}]`;
    if (typeof facility !== "object" || facility === null || isArray(facility)) {
      issues.add(path, { code: "type", expected: "object", got: cameOf(facility) });
      continue;
    }
    checkFacilityId(facility.id, path, seen, j, issues);
    for (const key of ["name", "kind", "region"]) {
      const text = facility[key];
      if (text !== void 0 && typeof text !== "string")
        issues.add(`${path}.${key}`, { code: "type", expected: "text", got: cameOf(text) });
    }
    checkDoctors(facility.doctors, `${path}.doctors`, issues);
    checkPeople(facility, path, issues);
    checkFlags(facility, path, issues);
    checkQuality(facility, path, issues);
    checkDegrees(facility.lon, 180, "longitude", `${path}.lon`, matrix, issues);
    checkDegrees(facility.lat, 90, "latitude", `${path}.lat`, matrix, issues);
    checkWords(facility.accepts, `${path}.accepts`, issues);
    checkWords(facility.services, `${path}.services`, issues);
  }
}
function checkFacilityId(id, path, seen, j, issues) {
  if (typeof id !== "string" || id === "") {
    issues.add(`${path}.id`, { code: id === void 0 ? "missing" : "type", expected: "text", got: cameOf(id) });
    return;
  }
  const first = seen.get(id);
  if (first === void 0) seen.set(id, j);
  else issues.add(`${path}.id`, repeatedId(`facilities[${first}]`));
}
function checkDoctors(doctors, path, issues) {
  if (typeof doctors === "number" && doctors >= 0 && doctors < Number.POSITIVE_INFINITY) return;
  issues.add(path, {
    code: codeForNumber(doctors),
    expected: "number-from",
    got: cameOf(doctors),
    params: { least: 0 }
  });
}
function checkPeople(facility, path, issues) {
  for (const key of ["capacity", "target", "maxIntake", "minimum", "maxOutflow", "enrolledAtStart"]) {
    const people = facility[key];
    if (people === void 0 || Number.isInteger(people) && people >= 0 && people < PEOPLE_LIMIT2)
      continue;
    const fault = { expected: "whole-below", got: cameOf(people), params: { limit: "2^31" } };
    issues.add(`${path}.${key}`, { code: codeForNumber(people), ...fault });
  }
}
function checkFlags(facility, path, issues) {
  for (const key of ["closed", "dentist"]) {
    const flag = facility[key];
    if (flag === void 0 || typeof flag === "boolean") continue;
    issues.add(`${path}.${key}`, { code: "type", expected: "flag", got: cameOf(flag) });
  }
}
function checkQuality({ quality }, path, issues) {
  if (quality === void 0) return;
  if (typeof quality !== "object" || quality === null || isArray(quality)) {
    issues.add(`${path}.quality`, { code: "type", expected: "object-of-numbers", got: cameOf(quality) });
    return;
  }
  for (const [kind, value] of Object.entries(quality)) {
    if (typeof value === "number" && value >= 0 && value <= 1) continue;
    issues.add(`${path}.quality.${kind}`, {
      code: codeForNumber(value),
      expected: "number-between",
      got: cameOf(value),
      params: { least: 0, most: 1 }
    });
  }
}
function checkDegrees(value, most, what, path, optional, issues) {
  if (value === void 0 && optional || typeof value === "number" && Math.abs(value) <= most) return;
  issues.add(path, { code: codeForNumber(value), expected: what, got: cameOf(value), params: { most } });
}
function checkShape(problem2, issues) {
  if (typeof problem2 !== "object" || problem2 === null) {
    issues.add("", { code: "type", expected: "problem", got: cameOf(problem2) });
    return false;
  }
  const { facilities, participants, travel } = problem2;
  if (!isArray(facilities)) {
    issues.add("facilities", {
      code: facilities === void 0 ? "missing" : "type",
      expected: "array",
      got: cameOf(facilities)
    });
  }
  if (typeof participants !== "object" || participants === null || isArray(participants)) {
    const code = participants === void 0 ? "missing" : "type";
    const expected = isArray(participants) ? "columns-not-records" : "columns";
    issues.add("participants", { code, expected, got: typeWord(participants) });
  }
  if (travel !== void 0) checkTravel(travel, issues);
  return issues.count === 0;
}
function checkTravel(travel, issues) {
  const { metres, barriers } = Object(travel);
  if (barriers !== void 0 && metres === void 0) checkBarriers(Object(travel), "travel.", issues);
  else if (barriers !== void 0 || !isColumn(metres, "Int32Array")) {
    issues.add("travel", { code: "type", expected: "travel" });
  }
}
function checkMatrixShape(problem2, issues) {
  const { length } = problem2.travel.metres;
  const m = problem2.facilities.length;
  if (m === 0) {
    if (length > 0) issues.add("travel.metres", { code: "length", expected: "no-entries", got: length });
    return PEOPLE_LIMIT2;
  }
  if (length % m !== 0) {
    issues.add("travel.metres", {
      code: "length",
      expected: "multiple-of",
      got: "#entries",
      params: { of: m, count: length }
    });
  }
  return Math.floor(length / m);
}
function isColumn(value, type) {
  return type === "Array" ? isArray(value) : viewType(value) === type;
}
function checkColumnShapes(columns, matrix, issues) {
  const shapes = [
    ["facility", "Int32Array", true],
    ["consent", "Uint8Array", true],
    ["lon", "Float64Array", !matrix],
    ["lat", "Float64Array", !matrix],
    ["count", "Int32Array", false],
    ["zone", "Int32Array", matrix],
    ["hold", "Int32Array", false],
    ["segment", "Int32Array", false],
    ["region", "Int32Array", false],
    ["needs", "Int32Array", false],
    ["extraCost", "Int32Array", false],
    ["extraCostPerKm", "Int32Array", false],
    ["choiceStart", "Int32Array", columns.choice !== void 0],
    ["choice", "Int32Array", columns.choiceStart !== void 0],
    ["ids", "Array", false],
    ["household", "Int32Array", false]
  ];
  const rows = isColumn(columns.facility, "Int32Array") ? columns.facility.length : Number.NaN;
  for (const [name, type, required] of shapes) {
    const column = columns[name];
    const path = `participants.${name}`;
    if (column === void 0 && !required) continue;
    if (!isColumn(column, type)) issues.add(path, typedFault(type, column));
    else {
      const { length } = column;
      const expected = name === "choiceStart" ? rows + 1 : name === "choice" ? length : rows;
      if (length !== expected && !Number.isNaN(rows)) {
        const params = { entries: expected, like: "participants.facility" };
        const key = expected === rows ? "entries-like" : "entries-one-more";
        issues.add(path, { code: "length", expected: key, got: length, params });
      }
      if (name === "ids" && length > MOST_IDS) {
        issues.add(path, { code: "range", expected: "most-ids", got: length, params: { most: MOST_IDS } });
      }
    }
  }
}
var numberColumns = [
  ["extraCost", 0, 2 ** 30 - 1],
  ["extraCostPerKm", 0, 2 ** 20 - 1],
  ["household", -1, PEOPLE_LIMIT2 - 1]
];
var wordColumns = [
  ["hold", "holds"],
  ["segment", "segments"],
  ["region", "regions"],
  ["needs", "services"]
];
function checkWords(words, path, issues, most = MOST_WORDS) {
  if (words === void 0) return;
  if (!isArray(words)) {
    issues.add(path, { code: "type", expected: "array-of-texts", got: cameOf(words) });
    return;
  }
  if (words.length > most) {
    issues.add(path, { code: "range", expected: "most-texts", got: words.length, params: { most } });
    return;
  }
  const seen = /* @__PURE__ */ new Set();
  for (let i2 = 0; i2 < words.length; i2++) {
    const word = words[i2];
    if (!issues.open) issues.count += typeof word !== "string" || word === "" || seen.has(word) ? 1 : 0;
    else if (typeof word !== "string" || word === "")
      issues.add(`${path}[${i2}]`, { code: "type", expected: "text", got: cameOf(word) });
    else if (seen.has(word)) issues.add(`${path}[${i2}]`, { code: "duplicate", expected: "text-once", got: "#before" });
    seen.add(word);
  }
}
function* checkRows(problem2, zones, issues) {
  const { participants: columns, facilities } = problem2;
  const rows = columns.facility.length;
  const matrix = problem2.travel?.metres !== void 0;
  const known2 = createIdTable(columns.ids?.length ?? 0, (row) => columns.ids[row]);
  let people = 0;
  for (let from = 0; from < rows; from += ROWS_PER_SLICE) {
    const to = Math.min(rows, from + ROWS_PER_SLICE);
    checkColumn(columns.facility, from, to, -1, facilities.length - 1, "facility", issues);
    checkColumn(columns.consent, from, to, 0, 3, "consent", issues);
    const { hold } = columns;
    for (const [name, words] of wordColumns) {
      const column = columns[name];
      const known3 = problem2[words]?.length ?? 0;
      if (column === void 0) continue;
      if (name === "needs") checkColumn(column, from, to, 0, 2 ** known3 - 1, name, issues);
      else checkColumn(column, from, to, -1, known3 - 1, name, issues);
    }
    if (matrix) checkColumn(columns.zone, from, to, 0, zones - 1, "zone", issues, hold);
    else {
      checkColumn(columns.lon, from, to, -180, 180, "lon", issues, hold);
      checkColumn(columns.lat, from, to, -90, 90, "lat", issues, hold);
    }
    for (const [name, least, most] of numberColumns) {
      const column = columns[name];
      if (column !== void 0) checkColumn(column, from, to, least, most, name, issues);
    }
    if (columns.count !== void 0) {
      checkColumn(columns.count, from, to, 0, PEOPLE_LIMIT2 - 1, "count", issues);
      people += sum(columns.count, from, to);
    } else people += to - from;
    checkAnswers(columns, from, to, issues);
    if (columns.ids !== void 0) checkIds(columns.ids, from, to, known2, issues);
    yield to;
  }
  if (columns.choiceStart !== void 0) yield* checkChoices(columns, facilities.length, issues);
  if (people >= PEOPLE_LIMIT2) {
    issues.add("participants", { code: "range", expected: "few-people", got: people });
  }
}
function* checkMatrix(metres, issues) {
  for (let from = 0; from < metres.length; from += 4 * ROWS_PER_SLICE) {
    const to = Math.min(metres.length, from + 4 * ROWS_PER_SLICE);
    for (let i2 = from; i2 < to; i2++) {
      if (metres[i2] < 0) {
        issues.add(`travel.metres[${i2}]`, { code: "value", expected: "metres", got: metres[i2] });
      }
    }
    yield to;
  }
}

// src/model/quality.ts
function offsetsOf(facilities, { qualityKm }) {
  const weighed = weighedBy(qualityKm);
  if (weighed.length === 0) return void 0;
  return Float64Array.from(
    facilities,
    (facility) => Math.round(
      weighed.reduce((sum2, kind) => sum2 + 1e3 * qualityKm[kind] * (1 - (qualityOf(facility, kind) ?? 0)), 0)
    )
  );
}
function unknownQualities(facility, { qualityKm }) {
  return weighedBy(qualityKm).filter((kind) => qualityOf(facility, kind) === void 0);
}
function weighedBy(qualityKm) {
  return Object.keys(qualityKm).filter((kind) => qualityKm[kind] > 0);
}
function qualityOf({ quality }, kind) {
  return quality !== void 0 && Object.hasOwn(quality, kind) ? quality[kind] : void 0;
}

// src/model/moves.ts
function moveRules(facilities, policy2, surcharge) {
  return {
    surcharge,
    offset: offsetsOf(facilities, policy2),
    moveCost: wholeMetres(policy2.moveCostKm),
    maxExtra: wholeMetres(policy2.maxExtraKm),
    maxDistance: wholeMetres(policy2.maxDistanceKm),
    closer: policy2.closerMoves,
    choice: wholeMetres(policy2.choiceKm),
    choiceWorth: policy2.honourChoices ? wholeMetres(policy2.choiceWorthKm) : 0
  };
}
var NEWLY_ENROLLED = -1;
function metresToday(travel, place, today) {
  if (today !== NEWLY_ENROLLED) {
    const metres = travel.metres(place, today);
    if (metres !== NO_WAY) return metres;
  }
  let least = NO_WAY;
  for (let j = 0; j < travel.facilities; j++) least = Math.min(least, travel.metresBelow(place, j, least));
  return least;
}
function baseOf(metres, today, rules2) {
  return today === NEWLY_ENROLLED ? 0 : metres + offsetOf(today, rules2) - rules2.moveCost;
}
function offsetOf(facility, { offset }) {
  return offset === void 0 ? 0 : offset[facility];
}
function reachOf(metres, rules2, wishes) {
  if (metres === NO_WAY) return -1;
  return Math.max(-1, Math.min(wishes ? NO_WAY : metres + rules2.maxExtra, rules2.maxDistance, NO_WAY - 1));
}
function costOfWish(place, rules2) {
  return place === 0 ? -rules2.choiceWorth : place * rules2.choice;
}
function costOfMove(moves, unit, facility, metres, rules2, choice = 0) {
  const burden = metres + offsetOf(facility, rules2);
  const way = burden - moves.base[unit];
  const more = moves.hardship === void 0 ? choice : choice + hardshipOf(moves, moves.hardship, unit, metres, rules2);
  if (moves.today[unit] === NEWLY_ENROLLED) return way + more;
  const cost = (rules2.closer ? way : Math.max(way, leastTransfer(burden))) + more;
  if (moves.letter === void 0) return (cost === 0 ? 1 : cost) + rules2.surcharge;
  const asked = (cost === 0 ? 1 : cost) + moves.letter[unit];
  return (asked === 0 ? 1 : asked) + rules2.surcharge;
}
function hardshipOf({ today, base }, { extra, perKm }, unit, metres, rules2) {
  const beyond = metres - wayToday(today[unit], base[unit], rules2);
  return extra[unit] + Math.round(perKm[unit] * Math.max(0, beyond) / 1e3);
}
function wayToday(today, base, rules2) {
  return today === NEWLY_ENROLLED ? 0 : base + rules2.moveCost - offsetOf(today, rules2);
}
function surchargeOf(today, rules2) {
  return today === NEWLY_ENROLLED ? 0 : rules2.surcharge;
}
function leastTransfer(burden) {
  return 1 + Math.floor(burden / 10);
}

// src/model/registration.ts
function registeredAt({ facilities, participants: { facility } }) {
  return facilities.some(isClosed) ? facility.map((j) => j >= 0 && isClosed(facilities[j]) ? NEWLY_ENROLLED : j) : facility;
}
function isClosed({ closed }) {
  return closed === true;
}

// src/model/eligibility.ts
var TNI_POLRI = "klinik-tni-polri";
var ROWS_PER_SLICE2 = 16384;
var MOST_ENTRIES = 2 ** 26;
function* classesOf(problem2, policy2) {
  const { facilities, participants } = problem2;
  const { segment, region, needs } = participants;
  if (needs === void 0 && !policy2.sameRegion && !facilities.some(isSelective) && !facilities.some(isClosed))
    return void 0;
  const rows = participants.facility.length;
  const of = new Int32Array(rows);
  const doors = facilities.map((facility) => doorOf(facility, problem2.services ?? []));
  const combinations = /* @__PURE__ */ new Map();
  const takers = /* @__PURE__ */ new Map();
  for (let row = 0; row < rows; row++) {
    const [s, r, n] = [segment?.[row] ?? -1, region?.[row] ?? -1, needs?.[row] ?? 0];
    const key = s + 1 + 2 ** 10 * (r + 1) + 2 ** 20 * n;
    let known2 = combinations.get(key);
    if (known2 === void 0) {
      const text = takersOf(doors, problem2.segments?.[s], problem2.regions?.[r], n, policy2.sameRegion);
      known2 = takers.get(text) ?? takers.set(text, takers.size).size - 1;
      combinations.set(key, known2);
      checkSize(takers.size * facilities.length);
    }
    of[row] = known2;
    if (row % ROWS_PER_SLICE2 === 0) yield row;
  }
  const texts = [...takers.keys()].sort();
  const place = Int32Array.from(takers.keys(), (text) => texts.indexOf(text));
  return { size: texts.length, of: of.map((known2) => place[known2]), takes: Uint8Array.from(texts.join(""), Number) };
}
function checkSize(entries) {
  if (entries <= MOST_ENTRIES) return;
  throw wrongInput("participants", { code: "range", expected: "few-sets" });
}
function isSelective({ accepts, kind }) {
  return accepts !== void 0 || kind === TNI_POLRI;
}
function doorOf(facility, services) {
  const { accepts = isSelective(facility) ? [] : void 0, services: own, region } = facility;
  const offers = services.reduce((bits, service, k) => bits | (own?.includes(service) ? 1 << k : 0), 0);
  return { accepts: isClosed(facility) ? [] : accepts, offers, region };
}
function takersOf(doors, segment, place, needs, sameRegion) {
  const takes = ({ accepts, offers, region }) => (needs & ~offers) === 0 && (accepts === void 0 || segment !== void 0 && accepts.includes(segment)) && (!sameRegion || place !== void 0 && region === place);
  return doors.map((door) => takes(door) ? "1" : "0").join("");
}
function waysOpen(travel, { today, kind, classes }) {
  if (classes === void 0) return travel;
  const { size, takes } = classes;
  const m = travel.facilities;
  const isOpen2 = (unit, j) => takes[kind[unit] % size * m + j] === 1 || today[unit] === j;
  return {
    ...travel,
    metres: (unit, j) => isOpen2(unit, j) ? travel.metres(unit, j) : NO_WAY,
    metresBelow: (unit, j, limit) => isOpen2(unit, j) ? travel.metresBelow(unit, j, limit) : NO_WAY,
    // Where units are of several kinds: of the ways as if all were open.
    bounds(first, count, step, low, high) {
      travel.bounds(first, count, step, low, high);
      if (kind[first] !== kind[first + (count - 1) * step]) return;
      for (let j = 0; j < m; j++) if (!isOpen2(first, j)) low[j] = high[j] = NO_WAY;
    }
  };
}

// src/model/fingerprint.ts
var WORDS_PER_SLICE = 131072;
function* fingerprintOf(problem2) {
  const mixer = { a: 2538058380, b: 1013904242 };
  problem2.facilities.forEach((facility2) => {
    mixFacility(mixer, facility2);
  });
  const { lon, lat, facility, consent, count, zone, ids, household: household2 } = problem2.participants;
  const { metres, barriers } = problem2.travel ?? {};
  for (const column of [lon, lat, facility, consent, count, zone, metres]) {
    mixWord(mixer, column === void 0 ? 0 : column.byteLength + 1);
    if (column !== void 0) yield* mixColumn(mixer, column);
  }
  if (barriers !== void 0) yield* mixBarriers(mixer, problem2.travel);
  if (household2 !== void 0) {
    mixText(mixer, "household");
    yield* mixColumn(mixer, household2);
  }
  mixWord(mixer, ids === void 0 ? 0 : ids.length + 1);
  for (let row = 0; row < (ids?.length ?? 0); row++) {
    mixText(mixer, ids[row]);
    if (row % 16384 === 16383) yield row + 1;
  }
  for (const [name, words] of wordColumns) {
    const column = problem2.participants[name];
    if (column === void 0) continue;
    mixTexts(mixer, name, problem2[words] ?? []);
    yield* mixColumn(mixer, column);
  }
  for (const name of ["extraCost", "extraCostPerKm", "choiceStart", "choice"]) {
    const column = problem2.participants[name];
    if (column === void 0) continue;
    mixText(mixer, name);
    yield* mixColumn(mixer, column);
  }
  return hex(mixer.a) + hex(mixer.b);
}
function mixFacility(mixer, facility) {
  mixText(mixer, facility.id);
  const { lon, lat, doctors, capacity } = facility;
  mixNumbers(mixer, [lon, lat, doctors, capacity]);
  for (const key of ["target", "maxIntake", "minimum", "maxOutflow", "enrolledAtStart"]) {
    if (facility[key] === void 0) continue;
    mixText(mixer, key);
    mixNumbers(mixer, [facility[key]]);
  }
  if (isClosed(facility)) mixText(mixer, "closed");
  const { accepts, services, region, kind, quality } = facility;
  if (quality !== void 0) {
    const kinds2 = Object.keys(quality).sort();
    mixTexts(mixer, "quality", kinds2);
    mixNumbers(
      mixer,
      kinds2.map((name) => quality[name])
    );
  }
  mixTexts(mixer, "accepts", accepts);
  mixTexts(mixer, "services", services);
  mixTexts(mixer, "region", region === void 0 ? region : [region]);
  if (kind === TNI_POLRI) mixText(mixer, kind);
}
function* mixBarriers(mixer, { barriers, crossings }) {
  const { origin, start, x, y } = drawingOf(barriers);
  mixWord(mixer, origin);
  for (const column of [start, x, y]) yield* mixColumn(mixer, column);
  for (const { id, lon, lat, extraMetres, closed } of crossings) {
    mixText(mixer, id);
    mixNumbers(mixer, [lon, lat, extraMetres ?? 0, closed === true ? 1 : 0]);
  }
}
function mixNumbers(mixer, numbers) {
  const bits = Float64Array.from(numbers, (n) => n ?? Number.NaN);
  for (const word of new Uint32Array(bits.buffer)) mixWord(mixer, word);
}
function mixTexts(mixer, name, texts) {
  if (texts === void 0) return;
  mixText(mixer, name);
  mixWord(mixer, texts.length);
  for (const text of texts) mixText(mixer, text);
}
function* mixColumn(mixer, column) {
  const view = new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
  const { buffer, byteOffset, byteLength } = view.byteOffset % 4 === 0 ? view : view.slice();
  const words = new Uint32Array(buffer, byteOffset, byteLength >> 2);
  for (let from = 0; from < words.length; from += WORDS_PER_SLICE) {
    const to = Math.min(words.length, from + WORDS_PER_SLICE);
    mixWords(mixer, words, from, to);
    yield to;
  }
  for (const byte of new Uint8Array(buffer, byteOffset + 4 * words.length, byteLength % 4)) mixWord(mixer, byte);
}
function mixWords(mixer, words, from, to) {
  let { a, b } = mixer;
  for (let i2 = from; i2 < to; i2++) {
    const k = Math.imul(words[i2], 3432918353);
    a = Math.imul(a ^ (k << 15 | k >>> 17), 461845907);
    a = (a << 13 | a >>> 19) + 1390208809 | 0;
    b = Math.imul(b ^ k, 739982445) + 668265263 | 0;
    b = b << 11 | b >>> 21;
  }
  mixer.a = a;
  mixer.b = b;
}
function mixWord(mixer, word) {
  mixer.a = Math.imul(mixer.a ^ word, 2246822507) + 1390208809;
  mixer.b = Math.imul((mixer.b << 5 | mixer.b >>> 27) ^ word, 461845907) + mixer.a;
}
function mixText(mixer, text) {
  let { a, b } = mixer;
  for (let i2 = 0; i2 < text.length; i2++) {
    a = Math.imul(a ^ text.charCodeAt(i2), 16777619);
    b = Math.imul((b << 5 | b >>> 27) ^ text.charCodeAt(i2), 2246822507);
  }
  mixer.a = Math.imul(a ^ text.length, 461845907) | 0;
  mixer.b = b + a | 0;
}
function hex(word) {
  return (word >>> 0).toString(16).padStart(8, "0");
}

// src/model/overload.ts
var CEILING_POINTS = 25e4;
var FLOOR_POINTS = 2e5;
var MOST_POINTS = CEILING_POINTS + MOST_PERSON_POINTS;
var LEXICOGRAPHIC_WEIGHT = 2 ** 32;
function isLexicographic({ overloadKm }) {
  return overloadKm === Number.POSITIVE_INFINITY;
}
function weightsOf(policy2) {
  if (isLexicographic(policy2)) return { point: LEXICOGRAPHIC_WEIGHT, over: 0 };
  return { point: wholeMetres(policy2.overloadKm), over: wholeMetres(policy2.overQuotaKm) };
}
function quotaOf(facility, policy2) {
  if (isClosed(facility)) return 0;
  return Math.min(facility.target ?? normOf(facility, policy2), facility.capacity ?? Number.POSITIVE_INFINITY);
}
function normOf(facility, norm) {
  return Math.floor(norm.participantsPerDoctor * facility.doctors + 1e-6);
}
function startOf(facility, enrolledToday) {
  return isClosed(facility) ? 0 : facility.enrolledAtStart ?? enrolledToday;
}
function curvesOf(facilities, today, policy2) {
  const least = Math.min(Math.max(1, Math.floor(policy2.participantsPerDoctor / 2)), 100 * PEOPLE_LIMIT2);
  const quota = new Float64Array(facilities.length);
  const divisor = new Float64Array(facilities.length);
  const ceiling = new Float64Array(facilities.length);
  const floor = new Float64Array(facilities.length);
  const start = facilities.map((facility, j) => startOf(facility, today[j]));
  facilities.forEach((facility, j) => {
    quota[j] = quotaOf(facility, policy2);
    divisor[j] = Math.max(quota[j], least);
    const full = policy2.fill === "to-quota" ? quota[j] : facility.capacity ?? Number.POSITIVE_INFINITY;
    const { maxIntake = Number.POSITIVE_INFINITY, minimum = 0, maxOutflow = Number.POSITIVE_INFINITY } = facility;
    ceiling[j] = Math.min(Math.max(full, start[j]), start[j] + maxIntake);
    floor[j] = Math.min(start[j], Math.max(minimum, start[j] - maxOutflow));
  });
  const beginning = { start: Float64Array.from(start), arrivalPoints: policy2.arrivalPoints };
  return { quota, divisor, ceiling, floor, ...beginning, weights: weightsOf(policy2) };
}
function marginalPoints(curves, j, h) {
  const { quota, divisor, ceiling, floor, start, arrivalPoints } = curves;
  const over = h - quota[j];
  let points = over > 0 ? Math.min(MOST_PERSON_POINTS, Math.ceil(100 * over / divisor[j])) : 0;
  if (h > ceiling[j]) points += CEILING_POINTS;
  if (h > start[j]) points += arrivalPoints;
  if (h <= floor[j] && floor[j] > 0) points -= FLOOR_POINTS;
  return points;
}
function mostAtPoints(curves, j, points) {
  const { arrivalPoints, start } = curves;
  if (arrivalPoints === 0) return mostWithoutArrivals(curves, j, points);
  const before = Math.min(start[j], mostWithoutArrivals(curves, j, points));
  return Math.max(before, mostWithoutArrivals(curves, j, points - arrivalPoints));
}
function mostWithoutArrivals({ quota, divisor, ceiling, floor }, j, points) {
  const most = (over) => mostAtPercent(quota[j], divisor[j], over);
  if (points >= CEILING_POINTS) return Math.max(ceiling[j], most(points - CEILING_POINTS));
  return Math.max(Math.min(ceiling[j], most(points)), Math.min(floor[j], most(points + FLOOR_POINTS)));
}
function mostAtPercent(quota, divisor, percent) {
  if (percent < 0) return 0;
  if (percent >= MOST_PERSON_POINTS) return Number.POSITIVE_INFINITY;
  return quota + Math.floor(percent * divisor / 100);
}
function totalPoints(curves, j, enrolled) {
  const { quota, divisor, ceiling, floor, start, arrivalPoints } = curves;
  const percentages = percentPoints(divisor[j], Math.max(0, enrolled - quota[j]));
  const beyond = CEILING_POINTS * Math.max(0, enrolled - ceiling[j]);
  const arrivals = arrivalPoints * Math.max(0, enrolled - start[j]);
  return percentages + beyond + arrivals + FLOOR_POINTS * Math.max(0, floor[j] - enrolled);
}
function peopleOver({ quota }, j, enrolled) {
  return Math.max(0, enrolled - quota[j]);
}
function marginalCost(curves, j, h) {
  const { point, over } = curves.weights;
  const cost = point * marginalPoints(curves, j, h);
  return h > curves.quota[j] ? cost + over : cost;
}
function mostAtCost(curves, j, cost) {
  const { point, over } = curves.weights;
  const most = mostAtPoints(curves, j, Math.floor(cost / point));
  if (over === 0 || most <= curves.quota[j]) return most;
  return Math.max(curves.quota[j], mostAtPoints(curves, j, Math.floor((cost - over) / point)));
}
function objectiveOf(curves, load, metres) {
  const { point, over } = curves.weights;
  let [overload, overQuota] = [0, 0];
  for (let j = 0; j < load.length; j++) {
    overload += totalPoints(curves, j, load[j]);
    overQuota += peopleOver(curves, j, load[j]);
  }
  if (point === LEXICOGRAPHIC_WEIGHT) return { overload, overQuota, metres };
  return { overload, overQuota, metres, weighted: metres + over * overQuota + point * overload };
}
function percentPoints(size, over) {
  const capped = Math.floor((MOST_PERSON_POINTS - 1) * size / 100);
  const below = Math.min(over, capped);
  const atCap = (over - below) * MOST_PERSON_POINTS;
  if (below === 0) return atCap;
  const last = Math.ceil(100 * below / size);
  return atCap + last * below - floorSum(last, size);
}
function floorSum(n, a) {
  const hundreds = Math.floor(n / 100);
  let perHundred = 0;
  let sum2 = 0;
  for (let p = 0; p < 100; p++) {
    const part = Math.floor(p * a / 100);
    perHundred += part;
    if (p < n - hundreds * 100) sum2 += part + hundreds * a;
  }
  return sum2 + hundreds * perHundred + 100 * hundreds * (hundreds - 1) / 2 * a;
}

// src/travel/visibility.ts
var SECTORS = 256;
var SECTORS_IN_QUADRANT = SECTORS / 4;
var NEARBY = 2 ** 17;
var ROUNDING2 = 1e-6;
var SEEN = 0;
var MAYBE = 1;
var HIDDEN = 2;
function allocateVisibility(lines, targets) {
  return {
    lines,
    x: new Float64Array(targets),
    y: new Float64Array(targets),
    on: Array.from({ length: targets }, () => []),
    radii: new Float32Array(2 * SECTORS * targets).fill(Number.POSITIVE_INFINITY)
  };
}
function isSeen(visibility, target, px, py) {
  const { lines, x, y, on, radii } = visibility;
  const dx = px - x[target];
  const dy = py - y[target];
  if (dx > HALF_TURN || dx < -HALF_TURN) return true;
  const radius = Math.abs(dx) + Math.abs(dy);
  const at = 2 * (SECTORS * target + sectorOf(dx, dy));
  if (radius < radii[at]) return true;
  return radius <= radii[at + 1] && !isStopped(lines, px, py, x[target], y[target], on[target]);
}
function isOpen(visibility, target, px, py, parts) {
  if (isSeen(visibility, target, px, py)) return true;
  const { lines, x, y, on } = visibility;
  const [tx, ty] = [x[target], y[target]];
  for (const part of parts) {
    if (stops(lines, part, px, py, tx, ty)) return !isStopped(lines, px, py, tx, ty, [...parts, ...on[target]]);
  }
  return false;
}
function look(visibility, target, west, south, east, north) {
  const { x, y, radii } = visibility;
  const w = west - x[target];
  const e = east - x[target];
  const s = south - y[target];
  const n = north - y[target];
  if (e > HALF_TURN || w < -HALF_TURN) return MAYBE;
  const nearest = Math.max(w, -e, 0) + Math.max(s, -n, 0);
  const farthest = Math.max(e, -w) + Math.max(n, -s);
  const first = nearest === 0 ? 0 : sectorOf(s > 0 ? e : n < 0 || w > 0 ? w : e, w > 0 ? s : e < 0 || n < 0 ? n : s);
  const last = nearest === 0 ? SECTORS - 1 : sectorOf(s > 0 ? w : n < 0 || w <= 0 ? e : w, w > 0 ? n : e < 0 || s > 0 ? s : n);
  const start = 2 * SECTORS * target;
  let isFree = true;
  let isCovered = true;
  for (let sector = first; ; sector = (sector + 1) % SECTORS) {
    if (farthest >= radii[start + 2 * sector]) isFree = false;
    if (nearest <= radii[start + 2 * sector + 1]) isCovered = false;
    if (!isFree && !isCovered) return MAYBE;
    if (sector === last) return isFree ? SEEN : HIDDEN;
  }
}
function sectorOf(dx, dy) {
  const radius = Math.abs(dx) + Math.abs(dy);
  const turn = dy >= 0 ? dx >= 0 ? dy / radius : 1 - dx / radius : dx < 0 ? 2 - dy / radius : 3 + dx / radius;
  return Math.floor(SECTORS_IN_QUADRANT * turn) & SECTORS - 1;
}
function placeTarget(visibility, target, tx, ty, on) {
  visibility.x[target] = tx;
  visibility.y[target] = ty;
  visibility.on[target] = on;
  walk(visibility, target, NEARBY);
  walk(visibility, target, Number.POSITIVE_INFINITY);
}
function walk(visibility, target, within) {
  const { lines, radii } = visibility;
  const { x, y, tree } = lines;
  const { leaves, first, end, boxes } = tree;
  const tx = visibility.x[target];
  const ty = visibility.y[target];
  const on = visibility.on[target];
  const start = 2 * SECTORS * target;
  const touch = (sector, radius) => {
    radii[start + 2 * sector] = Math.min(radii[start + 2 * sector], radius * (1 - ROUNDING2) - 1);
  };
  let side = 0;
  let most = 0;
  let [vx, vy, radiusV, sectorV] = [0, 0, 0, -1];
  let before = -1;
  for (const leaf of leaves) {
    const [west, south, east, north] = [
      boxes[4 * leaf],
      boxes[4 * leaf + 1],
      boxes[4 * leaf + 2],
      boxes[4 * leaf + 3]
    ];
    if (west > tx + within || south > ty + within || east < tx - within || north < ty - within) continue;
    if (look(visibility, target, west, south, east, north) === HIDDEN) continue;
    for (let i2 = first[leaf]; i2 < end[leaf]; i2++) {
      if (i2 !== before + 1) {
        side = 0;
        most = 0;
        sectorV = -1;
      }
      before = i2;
      const ux = sectorV < 0 ? x[i2] - tx : vx;
      const uy = sectorV < 0 ? y[i2] - ty : vy;
      const radiusU = sectorV < 0 ? Math.abs(ux) + Math.abs(uy) : radiusV;
      let sector = sectorV < 0 ? sectorOf(ux, uy) : sectorV;
      vx = x[i2 + 1] - tx;
      vy = y[i2 + 1] - ty;
      radiusV = Math.abs(vx) + Math.abs(vy);
      sectorV = sectorOf(vx, vy);
      let steps2 = (sectorV - sector + SECTORS) % SECTORS;
      const ex = vx - ux;
      const ey = vy - uy;
      const cross = ux * ey - uy * ex;
      const isOn = cross === 0 && (steps2 > 0 || radiusU === 0 || radiusV === 0);
      if (isOn || on.length > 0 && on.includes(i2)) {
        side = 0;
        most = 0;
        continue;
      }
      const largest = Math.max(radiusU, radiusV);
      if (steps2 === 0) {
        touch(sector, Math.min(radiusU, radiusV));
        most = Math.max(most, largest);
        continue;
      }
      const turn = (steps2 === SECTORS / 2 ? cross > 0 : steps2 < SECTORS / 2) ? 1 : -1;
      if (turn < 0) steps2 = SECTORS - steps2;
      touch(sector, radiusU);
      most = Math.max(most, radiusU);
      for (; steps2 > 0; steps2--) {
        const next = (sector + turn + SECTORS) % SECTORS;
        const radius = cross / acrossBorder(turn > 0 ? next : sector, ex, ey);
        const isSound = radius >= 0 && radius <= largest;
        touch(sector, isSound ? radius : 0);
        if (side === -turn) {
          const far = Math.max(most, isSound ? radius : largest) * (1 + ROUNDING2) + 1;
          radii[start + 2 * sector + 1] = Math.min(radii[start + 2 * sector + 1], far);
        }
        side = -turn;
        most = isSound ? radius : largest;
        sector = next;
        touch(sector, isSound ? radius : 0);
      }
      touch(sector, radiusV);
      most = Math.max(most, radiusV);
    }
  }
}
function acrossBorder(sector, ex, ey) {
  const turn = sector / SECTORS_IN_QUADRANT;
  const quadrant = Math.floor(turn);
  const up = turn - quadrant;
  const a = quadrant % 2 === 0 ? 1 - up : up;
  const b = quadrant % 2 === 0 ? up : 1 - up;
  const dx = quadrant === 0 || quadrant === 3 ? a : -a;
  const dy = quadrant < 2 ? b : -b;
  return dx * ey - dy * ex;
}

// src/travel/visibility-cache.ts
var SMALLEST_SHIFT = 15;
var LARGEST_SHIFT = 30;
var FEW_CROSSINGS = 32;
var PARENT_SHIFT = 2;
var MOST_ENTRIES2 = 2 ** 21;
var FEWEST_CELLS = 64;
var UNKNOWN = 255;
var MOST_CROSSINGS2 = 1024;
var SLACK_METRES = 2;
var ROUNDING3 = 1e-6;
function createVisibilityCache(ground, most = mostCells(ground)) {
  const { facilities, crossings, visibility } = ground;
  const targets = facilities + crossings;
  const cells = /* @__PURE__ */ new Map();
  const measure3 = ruler(ground, sightOf);
  const all = everyCrossing(ground);
  const leastSide = 2 ** (SMALLEST_SHIFT + Math.floor(Math.log2(Math.max(1, crossings / FEW_CROSSINGS)) / 2));
  let last;
  function cellAt(cellX, cellY, shift2) {
    const key = ((cellX + 2 ** 18) * 2 ** 19 + cellY + 2 ** 18) * 32 + shift2;
    const known2 = cells.get(key);
    if (known2 !== void 0) return known2;
    if (cells.size >= most) cells.clear();
    const above = shift2 + PARENT_SHIFT;
    const cell = {
      west: cellX * 2 ** shift2,
      south: cellY * 2 ** shift2,
      side: 2 ** shift2,
      parent: above > LARGEST_SHIFT ? void 0 : cellAt(cellX >> PARENT_SHIFT, cellY >> PARENT_SHIFT, above),
      sight: new Uint8Array(targets).fill(UNKNOWN),
      over: void 0
    };
    cells.set(key, cell);
    return cell;
  }
  function cellRound(x, y) {
    const isLast = last !== void 0 && x >= last.west && y >= last.south && x < last.west + last.side;
    if (isLast && y < last.south + last.side) return last;
    last = cellAt(x >> SMALLEST_SHIFT, y >> SMALLEST_SHIFT, SMALLEST_SHIFT);
    return last;
  }
  function sightOf(cell, target) {
    const known2 = cell.sight[target];
    if (known2 !== UNKNOWN) return known2;
    const above = cell.parent === void 0 ? MAYBE : sightOf(cell.parent, target);
    const { west, south, side } = cell;
    const sight = above === MAYBE ? look(visibility, target, west, south, west + side, south + side) : above;
    cell.sight[target] = sight;
    return sight;
  }
  function overOf(cell) {
    if (cell.side < leastSide && cell.parent !== void 0) return overOf(cell.parent);
    cell.over ??= measure3(cell, cell.parent === void 0 ? all : overOf(cell.parent));
    return cell.over;
  }
  function widen(west, south, east, north, low, high) {
    const side = Math.max(east - west, north - south);
    let shift2 = SMALLEST_SHIFT;
    while (shift2 <= LARGEST_SHIFT && side > 2 ** shift2) shift2++;
    if (shift2 > LARGEST_SHIFT) {
      high.fill(NO_WAY);
      return;
    }
    const [firstX, lastX, firstY, lastY] = [west >> shift2, east >> shift2, south >> shift2, north >> shift2];
    const corner = overOf(cellAt(firstX, firstY, shift2));
    const others = [];
    for (let cellX = firstX; cellX <= lastX; cellX++) {
      for (let cellY = firstY; cellY <= lastY; cellY++) {
        if (cellX > firstX || cellY > firstY) others.push(overOf(cellAt(cellX, cellY, shift2)));
      }
    }
    for (let j = 0; j < facilities; j++) {
      let least = corner.low[j];
      let farthest = corner.high[j];
      for (const other of others) {
        if (other.low[j] < least) least = other.low[j];
        if (other.high[j] > farthest) farthest = other.high[j];
      }
      if (least > low[j]) low[j] = least;
      if (farthest > high[j]) high[j] = farthest;
    }
  }
  return {
    sight: (x, y, target) => sightOf(cellRound(x, y), target),
    low: (x, y) => overOf(cellRound(x, y)).low,
    ways(x, y, facility) {
      const over = overOf(cellRound(x, y));
      over.ways[facility] ??= sortWays(ground, over, facility);
      return over.ways[facility];
    },
    widen
  };
}
function mostCells({ facilities, crossings }) {
  return Math.max(FEWEST_CELLS, MOST_ENTRIES2 / Math.max(1, facilities + crossings));
}
function everyCrossing({ facilities, crossings }) {
  return {
    low: new Float32Array(facilities),
    high: new Float32Array(facilities),
    crossings: Int16Array.from({ length: crossings }, (_, c) => c),
    legs: new Float64Array(crossings),
    radius: 0,
    ways: []
  };
}
function sortWays({ crossings, onward }, { crossings: some, legs, radius, high }, facility) {
  const most = high[facility] + radius;
  const first = facility * crossings;
  const sorted = new Float64Array(some.length);
  let size = 0;
  for (let k = 0; k < some.length; k++) {
    const way = legs[k] + onward[first + some[k]];
    if (way <= most && way < NO_WAY) sorted[size++] = Math.floor(way) * MOST_CROSSINGS2 + some[k];
  }
  return { sorted: sorted.subarray(0, size).sort(), radius };
}
function radiusOf(side) {
  const apart = Math.PI / 180 * (side / UNITS_PER_DEGREE) * Math.SQRT1_2;
  return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, apart / 2)) + SLACK_METRES;
}
function ruler({ facilities, crossings, visibility, vectors, onward }, sightOf) {
  const middle = allocateVectors(1);
  const near = new Int16Array(crossings);
  const ways = new Float64Array(crossings);
  const isSeen2 = new Uint8Array(crossings);
  const isOfUse = new Uint8Array(crossings);
  const doubtful = new Int16Array(crossings);
  return (cell, round) => {
    const lon = (cell.west + cell.side / 2 + visibility.lines.origin) / UNITS_PER_DEGREE;
    setVector(middle, 0, lon, (cell.south + cell.side / 2) / UNITS_PER_DEGREE);
    const radius = radiusOf(cell.side);
    let size = 0;
    for (const c of round.crossings) {
      const seen = sightOf(cell, facilities + c);
      if (seen === HIDDEN) continue;
      ways[size] = arcBetween(middle, 0, vectors, facilities + c);
      isSeen2[size] = seen === SEEN ? 1 : 0;
      near[size++] = c;
    }
    isOfUse.fill(0, 0, size);
    let open = size;
    for (let k = 0; k < size; k++) doubtful[k] = k;
    const over = { low: new Float32Array(facilities), high: new Float32Array(facilities) };
    for (let j = 0; j < facilities; j++) {
      const sight = sightOf(cell, j);
      if (sight === SEEN) continue;
      const first = j * crossings;
      let least = NO_WAY;
      let most = NO_WAY;
      for (let k = 0; k < size; k++) {
        const way = ways[k] + onward[first + near[k]];
        if (way < least) least = way;
        if (way < most && isSeen2[k] === 1) most = way;
      }
      let left = 0;
      for (let i2 = 0; i2 < open; i2++) {
        const k = doubtful[i2];
        if (ways[k] + onward[first + near[k]] <= most + 2 * radius) isOfUse[k] = 1;
        else doubtful[left++] = k;
      }
      open = left;
      if (sight === HIDDEN) over.low[j] = (least - radius) * (1 - ROUNDING3);
      over.high[j] = (most + radius) * (1 + ROUNDING3);
    }
    let kept = 0;
    for (let k = 0; k < size; k++) {
      if (isOfUse[k] === 0) continue;
      near[kept] = near[k];
      ways[kept++] = ways[k];
    }
    return { ...over, crossings: near.slice(0, kept), legs: ways.slice(0, kept), radius, ways: [] };
  };
}

// src/travel/banks.ts
var ON_BORDER = 2;
var LOOKS_PER_SLICE = 16384;
var FACILITIES_PER_SLICE = 32;
function* crossingsToNowhere(barriers, homes) {
  const { facilities, visibility, cells: sights } = barriers;
  const { x, y } = visibility;
  const search = startSearch(barriers);
  const homeX = (row) => planeX(visibility.lines.origin, homes.lon[row]);
  const homeY = (row) => planeY(homes.lat[row]);
  for (let j = 0; j < facilities; j++) {
    visit(search, x[j], y[j], search.unknown());
    if (j % FACILITIES_PER_SLICE === 0) yield j;
  }
  if (search.left === 0) return [];
  const cells = yield* homesByCell(visibility, homes);
  for (const c of search.unknown()) {
    for (let k = 0; k < 9; k++) {
      const [east, north] = [k % 3 - 1, Math.floor(k / 3) - 1];
      const [cellX, cellY] = [x[facilities + c] >> SMALLEST_SHIFT, y[facilities + c] >> SMALLEST_SHIFT];
      for (const row of cells.get(cellKey(cellX + east, cellY + north)) ?? []) {
        if (search.leading[c] < 2) visit(search, homeX(row), homeY(row), [c]);
      }
    }
    yield c;
  }
  let work = 0;
  for (const rows of cells.values()) {
    const unknown = search.unknown();
    const [px, py] = [homeX(rows[0]), homeY(rows[0])];
    const seen = unknown.filter((c) => sights.sight(px, py, facilities + c) !== HIDDEN);
    if (seen.length > 0) for (const row of rows) visit(search, homeX(row), homeY(row), seen);
    work += unknown.length + rows.length * seen.length;
    if (work < LOOKS_PER_SLICE) continue;
    work = 0;
    yield work;
  }
  return strikeOff(search);
}
function* homesByCell({ lines }, { lon, lat }) {
  const cells = /* @__PURE__ */ new Map();
  for (let i2 = 0; i2 < lon.length; i2++) {
    if (i2 % LOOKS_PER_SLICE === LOOKS_PER_SLICE - 1) yield i2;
    if (i2 > 0 && lon[i2] === lon[i2 - 1] && lat[i2] === lat[i2 - 1]) continue;
    const [x, y] = [planeX(lines.origin, lon[i2]), planeY(lat[i2])];
    if (Number.isNaN(x + y)) continue;
    const key = cellKey(x >> SMALLEST_SHIFT, y >> SMALLEST_SHIFT);
    const own = cells.get(key);
    if (own === void 0) cells.set(key, [i2]);
    else own.push(i2);
  }
  return cells;
}
function cellKey(cellX, cellY) {
  return cellX * 2 ** 17 + cellY;
}
function startSearch(barriers) {
  const banks = banksOf(barriers);
  const leading = new Uint8Array(barriers.crossings);
  let unknown = Array.from(leading.keys());
  return {
    barriers,
    banks,
    shores: separateShores(banks.count),
    leading,
    unknown() {
      if (unknown.length > this.left) unknown = unknown.filter((c) => leading[c] < 2);
      return unknown;
    },
    left: unknown.length
  };
}
function visit(search, x, y, some) {
  const { barriers, banks, shores, leading } = search;
  let before = -1;
  for (const c of some) {
    if (leading[c] > 1 || !isSeen(barriers.visibility, barriers.facilities + c, x, y)) continue;
    const bank = banks.of(c, x, y);
    if (bank < 0) continue;
    lead(search, c, bank);
    if (before >= 0) shores.join(before, bank);
    before = bank;
  }
}
function lead(search, crossing, bank) {
  const { barriers, banks, shores, leading } = search;
  const { facilities, visibility, legs } = barriers;
  for (const waiting = [[crossing, bank]]; waiting.length > 0; ) {
    const [c, own] = waiting.pop();
    if (shores.hasPlace[own] === 1) continue;
    shores.hasPlace[own] = 1;
    if (++leading[c] !== 2) continue;
    search.left--;
    for (let k = legs.start[c]; k < legs.start[c + 1]; k++) {
      const other = legs.to[k];
      const its = banks.of(other, visibility.x[facilities + c], visibility.y[facilities + c]);
      if (its >= 0 && leading[other] < 2) waiting.push([other, its]);
    }
  }
}
function strikeOff(search) {
  joinAcross(search);
  const { banks, shores } = search;
  const placed = /* @__PURE__ */ new Set();
  for (const [bank, has] of shores.hasPlace.entries()) if (has === 1) placed.add(shores.of(bank));
  const unknown = search.unknown();
  let left = unknown.map((c) => banks.ofCrossing(c).map(shores.of));
  for (let isDone = false; !isDone; ) {
    const dead = /* @__PURE__ */ new Set();
    const touching = /* @__PURE__ */ new Map();
    for (const own of left) for (const shore of own) touching.set(shore, (touching.get(shore) ?? /* @__PURE__ */ new Set()).add(own));
    for (const [shore, crossings] of touching) {
      const others = new Set([...crossings].flat());
      if (!placed.has(shore) && (crossings.size === 1 || others.size <= 2)) dead.add(shore);
    }
    left = left.map((own) => own.filter((shore) => !dead.has(shore)));
    isDone = dead.size === 0;
  }
  return unknown.filter((_, i2) => left[i2].length < 2);
}
function joinAcross({ barriers, banks, shores, leading }) {
  const { facilities, visibility, legs } = barriers;
  const { x, y } = visibility;
  for (let c = 0; c < leading.length; c++) {
    for (let k = legs.start[c]; leading[c] < 2 && k < legs.start[c + 1]; k++) {
      const d = legs.to[k];
      const own = banks.of(c, x[facilities + d], y[facilities + d]);
      const its = banks.of(d, x[facilities + c], y[facilities + c]);
      if (leading[d] < 2 && own >= 0 && its >= 0) shores.join(own, its);
    }
  }
}
function banksOf({ facilities, crossings, visibility }) {
  const { x, y } = visibility;
  const borders = Array.from({ length: crossings }, (_, c) => bordersAt(visibility, facilities + c));
  let count = 0;
  const banks = borders.map((own) => own.map(() => count++));
  return {
    count,
    ofCrossing: (c) => banks[c],
    of(c, px, py) {
      const [dx, dy] = [px - x[facilities + c], py - y[facilities + c]];
      const turn = Math.atan2(dy, dx);
      let bank = 0;
      for (const { turn: border, x: ux, y: uy } of borders[c]) {
        if (ux * dx + uy * dy >= 0 && Math.abs(ux * dy - uy * dx) <= ON_BORDER) return -1;
        if (border <= turn) bank++;
      }
      return banks[c][bank % banks[c].length];
    }
  };
}
function bordersAt({ lines, x, y, on }, target) {
  const turns = [];
  for (const part of on[target]) {
    for (const end of [part, part + 1]) {
      const [dx, dy] = [lines.x[end] - x[target], lines.y[end] - y[target]];
      if (Math.abs(dx) + Math.abs(dy) > 2 * ON_BORDER) turns.push(Math.atan2(dy, dx));
    }
  }
  if (turns.length === 0) turns.push(0);
  if (turns.length === 1) turns.push(turns[0] > 0 ? turns[0] - Math.PI : turns[0] + Math.PI);
  return turns.sort((a, b) => a - b).map((turn) => ({ turn, x: Math.cos(turn), y: Math.sin(turn) }));
}
function separateShores(banks) {
  const above = Int32Array.from({ length: banks }, (_, bank) => bank);
  const of = (bank) => {
    let top = bank;
    while (above[top] !== top) {
      above[top] = above[above[top]];
      top = above[top];
    }
    return top;
  };
  return {
    hasPlace: new Uint8Array(banks),
    of,
    join(one, other) {
      above[of(one)] = of(other);
    }
  };
}

// src/travel/barriers.ts
var UNKNOWN2 = 255;
function allocatePlanePoints(length) {
  return { x: new Int32Array(length), y: new Int32Array(length) };
}
function setPlanePoint(barriers, { x, y }, index, lon, lat) {
  x[index] = planeX(barriers.visibility.lines.origin, lon);
  y[index] = planeY(lat);
}
function barrierWays(barriers, from, { x, y }) {
  const { facilities, crossings, vectors, visibility, onward, cells } = barriers;
  const straight = greatCircleTravel(from, firstOf(vectors, facilities));
  const legs = new Float64Array(crossings);
  const looks = new Uint8Array(crossings);
  let [lastX, lastY, lastZ] = [Number.NaN, 0, 0];
  function crosses(place, target) {
    const seen = cells.sight(x[place], y[place], target);
    return seen === HIDDEN || seen === MAYBE && !isSeen(visibility, target, x[place], y[place]);
  }
  function goTo(place) {
    if (from.x[place] === lastX && from.y[place] === lastY && from.z[place] === lastZ) return;
    lastX = from.x[place];
    lastY = from.y[place];
    lastZ = from.z[place];
    legs.fill(Number.NaN);
    looks.fill(UNKNOWN2);
  }
  function isOpen2(place, crossing) {
    if (looks[crossing] === UNKNOWN2) looks[crossing] = crosses(place, facilities + crossing) ? HIDDEN : SEEN;
    return looks[crossing] === SEEN;
  }
  function over(place, facility) {
    goTo(place);
    const { sorted, radius } = cells.ways(x[place], y[place], facility);
    const first = facility * crossings;
    let least = NO_WAY;
    for (let k = 0; k < sorted.length; k++) {
      const metres2 = Math.floor(sorted[k] / MOST_CROSSINGS2);
      if (metres2 - radius >= least) break;
      const c = sorted[k] - metres2 * MOST_CROSSINGS2;
      if (Number.isNaN(legs[c])) legs[c] = arcBetween(from, place, vectors, facilities + c);
      const way = legs[c] + onward[first + c];
      if (way < least && isOpen2(place, c)) least = way;
    }
    return Math.round(least);
  }
  const metres = (place, facility) => crosses(place, facility) ? over(place, facility) : straight.metres(place, facility);
  function metresBelow(place, facility, limit) {
    const seen = cells.sight(x[place], y[place], facility);
    if (seen === HIDDEN) {
      return cells.low(x[place], y[place])[facility] < limit ? over(place, facility) : NO_WAY;
    }
    const way = straight.metresBelow(place, facility, limit);
    const isBehind = seen === MAYBE && way < limit && !isSeen(visibility, facility, x[place], y[place]);
    return isBehind ? over(place, facility) : way;
  }
  function atLeast(place, facility, count, least) {
    straight.atLeast(place, facility, count, least);
    const low2 = cells.low(x[place], y[place]);
    for (let i2 = 0; i2 < count; i2++) {
      const metres2 = low2[facility[i2]];
      if (metres2 > least[i2]) least[i2] = metres2;
    }
  }
  function bounds(start, count, step, low2, high2, among) {
    straight.bounds(start, count, step, low2, high2, among);
    let west = x[start];
    let south = y[start];
    let east = west;
    let north = south;
    for (let i2 = 1, place = start + step; i2 < count; i2++, place += step) {
      if (x[place] < west) west = x[place];
      else if (x[place] > east) east = x[place];
      if (y[place] < south) south = y[place];
      else if (y[place] > north) north = y[place];
    }
    cells.widen(west, south, east, north, low2, high2);
  }
  const toTargets = greatCircleTravel(from, vectors);
  const low = new Float64Array(facilities + crossings);
  const high = new Float64Array(facilities + crossings);
  function longest(start, count) {
    toTargets.bounds(start, count, 1, low, high);
    return high.reduce((most, metres2, t2) => Math.max(most, metres2 + (barriers.longest[t2 - facilities] ?? 0)), 0);
  }
  return { places: x.length, facilities, metres, metresBelow, atLeast, bounds, longest, crosses };
}
function firstOf({ x, y, z }, length) {
  return { x: x.subarray(0, length), y: y.subarray(0, length), z: z.subarray(0, length) };
}

// src/travel/chains.ts
var WORK_PER_SLICE = 8192;
function* chainsTo(facilities, extra, leg) {
  const crossings = extra.length;
  const legs = yield* legsBetween(crossings, (a, b) => leg(facilities + a, facilities + b));
  const onward = new Float64Array(facilities * crossings);
  const ways = new Float64Array(crossings);
  const isSeen2 = new Uint8Array(crossings);
  let work = 0;
  for (let j = 0; j < facilities; j++) {
    for (let c = 0; c < crossings; c++) {
      ways[c] = extra[c] + leg(facilities + c, j);
      isSeen2[c] = ways[c] < Number.POSITIVE_INFINITY ? 1 : 0;
    }
    handOn(ways, isSeen2, extra, legs);
    onward.set(ways, j * crossings);
    work += crossings + legs.to.length;
    if (work < WORK_PER_SLICE) continue;
    work = 0;
    yield j;
  }
  return { legs, onward };
}
function* legsBetween(crossings, leg) {
  const neighbours = Array.from({ length: crossings }, () => []);
  const lengths = neighbours.map(() => []);
  let work = 0;
  for (let a = 0; a < crossings; a++) {
    for (let b = a + 1; b < crossings; b++) {
      const metres = leg(a, b);
      if (metres === Number.POSITIVE_INFINITY) continue;
      neighbours[a].push(b);
      neighbours[b].push(a);
      lengths[a].push(metres);
      lengths[b].push(metres);
    }
    work += crossings - a;
    if (work < WORK_PER_SLICE) continue;
    work = 0;
    yield a;
  }
  const start = new Int32Array(crossings + 1);
  for (const [c, list2] of neighbours.entries()) start[c + 1] = start[c] + list2.length;
  return { start, to: Int32Array.from(neighbours.flat()), metres: Float64Array.from(lengths.flat()) };
}
function handOn(ways, isSeen2, extra, { start, to, metres }) {
  const heap = [];
  const at = new Int32Array(ways.length).fill(-1);
  const put = (c, place) => {
    heap[place] = c;
    at[c] = place;
  };
  const rise = (c) => {
    let place = at[c];
    for (; place > 0; place = place - 1 >> 1) {
      const above = heap[place - 1 >> 1];
      if (ways[above] <= ways[c]) break;
      put(above, place);
    }
    put(c, place);
  };
  const takeFirst2 = () => {
    const first = heap[0];
    const c = heap.pop();
    at[first] = -1;
    if (heap.length === 0) return first;
    let place = 0;
    for (let below = 1; below < heap.length; below = 2 * place + 1) {
      if (below + 1 < heap.length && ways[heap[below + 1]] < ways[heap[below]]) below++;
      if (ways[heap[below]] >= ways[c]) break;
      put(heap[below], place);
      place = below;
    }
    put(c, place);
    return first;
  };
  const shorten = (c) => {
    if (at[c] === -1) at[c] = heap.push(c) - 1;
    rise(c);
  };
  for (let c = 0; c < ways.length; c++) if (isSeen2[c] === 1) shorten(c);
  while (heap.length > 0) {
    const next = takeFirst2();
    for (let k = start[next]; k < start[next + 1]; k++) {
      const c = to[k];
      const way = extra[c] + metres[k] + ways[next];
      if (isSeen2[c] === 1 || way >= ways[c]) continue;
      ways[c] = way;
      shorten(c);
    }
  }
}

// src/travel/crossings.ts
var POINTS_PER_SLICE = 131072;
function openCrossings({ crossings }) {
  return crossings.filter(({ closed }) => closed !== true);
}
function* barriersFor(travel, facilities, homes) {
  const m = facilities.length;
  const open = openCrossings(travel);
  const targets = [...facilities, ...open];
  const drawing = drawingOf(travel.barriers);
  const places = boxWith(homes, facilities, drawing.origin);
  const lines = yield* linesOf(drawing, boxWith(places, open, drawing.origin));
  const visibility = allocateVisibility(lines, targets.length);
  const vectors = allocateVectors(targets.length);
  let work = 0;
  for (const [t2, target] of targets.entries()) {
    if (t2 < m) placeFacility(visibility, vectors, t2, target);
    else placeCrossing(visibility, vectors, t2, target);
    work += lines.x.length;
    if (work < POINTS_PER_SLICE) continue;
    work = 0;
    yield t2;
  }
  const extra = open.map(({ extraMetres }) => extraMetres ?? 0);
  const { legs, onward } = yield* chainsTo(m, extra, legsAmong(visibility, vectors));
  const longest = new Float64Array(open.length);
  for (let k = 0; k < onward.length; k++) {
    const c = k % open.length;
    if (onward[k] < NO_WAY && onward[k] > longest[c]) longest[c] = onward[k];
  }
  const areIdle = !meets(lines, places);
  const ground = { facilities: m, crossings: open.length, vectors, visibility, legs, onward, longest, areIdle };
  return { ...ground, cells: createVisibilityCache(ground) };
}
function boxWith(box, places, origin) {
  const wide = { ...box };
  for (const { lon, lat } of places) extend(wide, planeX(origin, lon), planeY(lat));
  return wide;
}
function placeFacility(visibility, vectors, target, { lon, lat }) {
  setVector(vectors, target, lon, lat);
  placeTarget(visibility, target, planeX(visibility.lines.origin, lon), planeY(lat), []);
}
function placeCrossing(visibility, vectors, target, { lon, lat }) {
  const { lines } = visibility;
  const { x, y } = footOf(lines, lon, lat);
  setVector(vectors, target, (x + lines.origin) / UNITS_PER_DEGREE, y / UNITS_PER_DEGREE);
  placeTarget(visibility, target, x, y, partsAt(lines, x, y));
}
function footOf(lines, lon, lat) {
  return nearestFoot(lines, planeX(lines.origin, lon), planeY(lat), CROSSING_METRES);
}
function legsAmong(visibility, vectors) {
  const { x, y, on } = visibility;
  return (a, b) => isOpen(visibility, a, x[b], y[b], on[b]) ? arcBetween(vectors, a, vectors, b) : Number.POSITIVE_INFINITY;
}

// src/travel/matrix.ts
function matrixTravel(zone, metres, facilities) {
  const lookUp = (place, facility) => metres[zone[place] * facilities + facility];
  function atLeast(place, facility, count, least) {
    const row = zone[place] * facilities;
    for (let i2 = 0; i2 < count; i2++) least[i2] = metres[row + facility[i2]];
  }
  function bounds(first, count, step, low, high) {
    let before = -1;
    for (let i2 = 0, place = first; i2 < count; i2++, place += step) {
      if (zone[place] === before) continue;
      const row = zone[place] * facilities;
      for (let j = 0; j < facilities; j++) {
        const way = metres[row + j];
        if (before < 0 || way < low[j]) low[j] = way;
        if (before < 0 || way > high[j]) high[j] = way;
      }
      before = zone[place];
    }
  }
  return { places: zone.length, facilities, metres: lookUp, metresBelow: lookUp, atLeast, bounds };
}

// src/travel/problem-travel.ts
var PLACES_PER_SLICE = 4096;
var HOMES_PER_SLICE = 131072;
function* travelInSlices(problem2, rows) {
  const { lon, lat, zone } = problem2.participants;
  const places = rows.length;
  const metres = problem2.travel?.metres;
  if (metres !== void 0) {
    const zones = rows.map((row) => zone[row]);
    return matrixTravel(zones, metres, problem2.facilities.length);
  }
  const barriers = yield* problemBarriers(problem2);
  const from = allocateVectors(places);
  const points = allocatePlanePoints(barriers === void 0 ? 0 : places);
  for (let first = 0; first < places; first += PLACES_PER_SLICE) {
    const end = Math.min(places, first + PLACES_PER_SLICE);
    gather(lon, rows, from.x, first, end);
    gather(lat, rows, from.y, first, end);
    for (let place = first; place < end; place++) {
      if (barriers !== void 0) setPlanePoint(barriers, points, place, from.x[place], from.y[place]);
      setVector(from, place, from.x[place], from.y[place]);
    }
    yield end;
  }
  if (barriers !== void 0) return barrierWays(barriers, from, points);
  return greatCircleTravel(from, facilityVectors(problem2.facilities));
}
var known = /* @__PURE__ */ new WeakMap();
function* problemBarriers(problem2) {
  const { travel, facilities } = problem2;
  if (travel?.barriers === void 0 || travel.barriers.length === 0) return void 0;
  const drawing = drawingOf(travel.barriers);
  const homes = yield* boxOfHomes(problem2, drawing.origin);
  const numbers = Float64Array.from([
    ...[homes.west, homes.south, homes.east, homes.north, facilities.length],
    ...facilities.flatMap(({ lon, lat }) => [lon, lat]),
    ...openCrossings(travel).flatMap(({ lon, lat, extraMetres }) => [lon, lat, extraMetres ?? 0])
  ]);
  const last = known.get(travel);
  if (last !== void 0 && isSameDrawing(last.drawing, drawing) && isSame(last.numbers, numbers)) return last.barriers;
  const barriers = yield* barriersFor(travel, facilities, homes);
  known.set(travel, { drawing, numbers, barriers });
  return barriers;
}
function* findIdle(problem2) {
  const barriers = yield* problemBarriers(problem2);
  if (barriers === void 0) return { barriers: false, crossings: [] };
  const { lon, lat } = problem2.participants;
  const open = openCrossings(problem2.travel);
  const crossings = yield* crossingsToNowhere(barriers, { lon, lat });
  return { barriers: barriers.areIdle, crossings: crossings.map((c) => open[c].id) };
}
function isSameDrawing(one, other) {
  if (one === other) return true;
  return one.origin === other.origin && ["start", "x", "y"].every((column) => isSame(one[column], other[column]));
}
function isSame(one, other) {
  if (one.length !== other.length) return false;
  for (let i2 = 0; i2 < one.length; i2++) if (one[i2] !== other[i2]) return false;
  return true;
}
function* boxOfHomes({ participants }, origin) {
  const [lon, lat] = [participants.lon, participants.lat];
  const box = emptyBox();
  for (let row = 0; row < lon.length; row++) {
    const x = planeX(origin, lon[row]);
    const y = planeY(lat[row]);
    if (!Number.isNaN(x + y)) extend(box, x, y);
    if (row % HOMES_PER_SLICE === HOMES_PER_SLICE - 1) yield row;
  }
  return box;
}
function gather(column, rows, to, first, end) {
  for (let i2 = first; i2 < end; i2++) to[i2] = column[rows[i2]];
}
function facilityVectors(facilities) {
  const vectors = allocateVectors(facilities.length);
  facilities.forEach((facility, index) => {
    setVector(vectors, index, facility.lon, facility.lat);
  });
  return vectors;
}

// src/model/options.ts
var BLOCK = 32;
var RUN2 = 3 * BLOCK;
function* movesOf2(units, travel, rules2, participants, letters) {
  const base = new Float64Array(units.size);
  const reach2 = new Int32Array(units.size);
  for (let unit = 0; unit < units.size; unit++) {
    const today2 = units.today[unit];
    const metres = metresToday(travel, unit, today2);
    base[unit] = metres === NO_WAY ? 0 : baseOf(metres, today2, rules2);
    reach2[unit] = reachOf(metres, rules2, unit >= units.choosers);
    if (unit % 4096 === 4095) yield unit;
  }
  const { today, kind, rows, rowStart } = units;
  const letter = letters && today.map((_, unit) => letters[rows[rowStart[unit]]]);
  return { today, kind, base, reach: reach2, hardship: hardshipIn(units, participants), letter };
}
function hardshipIn(units, { extraCost: extraCost2, extraCostPerKm }) {
  if (extraCost2 === void 0 && extraCostPerKm === void 0) return void 0;
  const { rows, rowStart, today } = units;
  const column = (of) => today.map((_, unit) => of(rows[rowStart[unit]], unit));
  return {
    extra: column((row, unit) => today[unit] === NEWLY_ENROLLED ? 0 : extraCost2?.[row] ?? 0),
    perKm: column((row) => extraCostPerKm?.[row] ?? 0)
  };
}
function optionsOf(weight, moves, travel, rules2) {
  const search = createSearch2(moves, travel, rules2);
  return {
    units: weight.length,
    facilities: travel.facilities,
    weight,
    cost(unit, facility) {
      const today = moves.today[unit];
      if (facility === today) return 0;
      const metres = travel.metres(unit, facility);
      return metres <= moves.reach[unit] ? costOfMove(moves, unit, facility, metres, rules2) : Number.NaN;
    },
    best(batch, prices, within, limit, found) {
      bestOfBatch(search, batch, { prices, within, limit, found });
    }
  };
}
function createSearch2(moves, travel, rules2) {
  const m = travel.facilities;
  return {
    offset: rules2.offset ?? new Float64Array(m),
    moves,
    travel,
    rules: rules2,
    low: new Float64Array(m),
    high: new Float64Array(m),
    all: Int32Array.from({ length: m }, (_, j) => j),
    near: new Int32Array(m),
    candidate: new Int32Array(m),
    promise: new Float64Array(m),
    least: new Float64Array(m),
    value: new Float64Array(m)
  };
}
function bestOfBatch(search, batch, query) {
  const { kind } = search.moves;
  const { first, count, step } = batch;
  for (let from = 0; from < count; ) {
    let end = from + 1;
    while (end < count && kind[first + end * step] === kind[first + from * step]) end++;
    bestOfRun(search, { first: first + from * step, count: end - from, step }, query, from);
    from = end;
  }
}
function bestOfRun(search, run2, query, index) {
  const { today } = search.moves;
  const { first, count, step } = run2;
  const { limit, prices, found } = query;
  const cheapest2 = prices.reduce((least, price) => Math.min(least, price), Number.POSITIVE_INFINITY);
  const isGain = search.rules.closer && today[first] !== NEWLY_ENROLLED;
  const isHopeless = (from, units) => limit !== void 0 && !isGain && !isBelowAny(cheapest2, limit, index + from, index + from + units);
  const near = count < RUN2 || isHopeless(0, count) ? search.all : nearOf(search, run2, query, index);
  for (let from = 0; from < count; from += BLOCK) {
    const block = { first: first + from * step, count: Math.min(BLOCK, count - from), step };
    if (isHopeless(from, block.count)) {
      found.size.fill(0, index + from, index + from + block.count);
      continue;
    }
    const candidates = candidatesOf(search, block, query, index + from, near);
    sortByPromise(search.candidate, search.promise, candidates);
    for (let i2 = 0; i2 < block.count; i2++) {
      bestOfUnit(search, block.first + i2 * step, candidates, query, index + from + i2);
    }
  }
}
function nearOf(search, run2, query, index) {
  const size = candidatesOf(search, run2, query, index, search.all);
  search.near.set(search.candidate.subarray(0, size));
  return search.near.subarray(0, size);
}
function isBelowAny(least, limit, from, to) {
  for (let i2 = from; i2 < to; i2++) if (least < limit[i2]) return true;
  return false;
}
function measureBlock(moves, batch, limit, limitFrom) {
  const { today, base, reach: reach2 } = moves;
  const { first, count, step } = batch;
  let [baseLow, baseHigh, reachLow, reachHigh] = [base[first], base[first], reach2[first], reach2[first]];
  let highest = limit === void 0 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  for (let i2 = 0, unit = first; i2 < count; i2++, unit += step) {
    const own = base[unit];
    const far = reach2[unit];
    if (own < baseLow) baseLow = own;
    if (own > baseHigh) baseHigh = own;
    if (far < reachLow) reachLow = far;
    if (far > reachHigh) reachHigh = far;
    if (limit !== void 0 && limit[limitFrom + i2] + own > highest) highest = limit[limitFrom + i2] + own;
  }
  return {
    today: today[first],
    first: first * 40503 & 65535,
    baseLow,
    baseHigh,
    reachLow,
    reachHigh,
    limit: highest,
    perMetre: hardestOf(moves.hardship, batch) / 1e3
  };
}
function hardestOf(hardship, { first, count, step }) {
  let perKm = 0;
  if (hardship === void 0) return perKm;
  for (let i2 = 0, unit = first; i2 < count; i2++, unit += step) perKm = Math.max(perKm, hardship.perKm[unit]);
  return perKm;
}
function hasLeast({ today }, { closer }) {
  return today !== NEWLY_ENROLLED && !closer;
}
function candidatesOf(search, batch, query, index, among) {
  const { travel, rules: rules2, low, high, offset, candidate, promise } = search;
  const { prices, within, limit } = query;
  travel.bounds(batch.first, batch.count, batch.step, low, high, among);
  const block = measureBlock(search.moves, batch, limit, index);
  const surcharge = surchargeOf(block.today, rules2);
  const base = hasLeast(block, rules2) ? block.baseLow : Number.NEGATIVE_INFINITY;
  const bar = within < Number.POSITIVE_INFINITY ? Math.min(block.limit, leastUpperBound(search, block, prices, among) + within) : block.limit;
  let size = 0;
  const m = among.length;
  for (let k = 0, at = block.first % Math.max(1, m); k < m; k++, at = at + 1 === m ? 0 : at + 1) {
    const j = among[at];
    const burden = low[j] + offset[j];
    const least = Math.max(burden, base + leastTransfer(burden)) + surcharge + prices[j];
    if (least > bar || low[j] > block.reachHigh || j === block.today) continue;
    candidate[size] = j;
    promise[size++] = least;
  }
  return size;
}
function sortByPromise(candidate, promise, size) {
  let widest = 1;
  while (9 * widest + 2 < size) widest *= 9;
  for (let gap = widest; gap > 0; gap = Math.floor(gap / 9)) {
    for (let i2 = gap; i2 < size; i2++) {
      const facility = candidate[i2];
      const least = promise[i2];
      let at = i2;
      for (; at >= gap && promise[at - gap] > least; at -= gap) {
        candidate[at] = candidate[at - gap];
        promise[at] = promise[at - gap];
      }
      candidate[at] = facility;
      promise[at] = least;
    }
  }
}
function leastUpperBound(search, block, prices, among) {
  const { rules: rules2, high, offset } = search;
  const { today } = block;
  const base = hasLeast(block, rules2) ? block.baseHigh : Number.NEGATIVE_INFINITY;
  const extra = surchargeOf(today, rules2) + (rules2.closer ? 1 : 0);
  const from = wayToday(today, block.baseLow, rules2);
  let least = today === NEWLY_ENROLLED ? Number.POSITIVE_INFINITY : block.baseHigh + prices[today];
  for (let i2 = 0; i2 < among.length; i2++) {
    const j = among[i2];
    if (high[j] > block.reachLow) continue;
    const burden = high[j] + offset[j];
    let most = Math.max(burden, base + leastTransfer(burden)) + extra + prices[j];
    if (block.perMetre > 0) most += 1 + block.perMetre * Math.max(0, high[j] - from);
    if (most < least) least = most;
  }
  return least;
}
function bestOfUnit(search, unit, candidates, query, index) {
  const { moves, travel, rules: rules2, offset, candidate, promise, least, value } = search;
  const { prices, within, limit, found } = query;
  const { most } = found;
  const base = moves.base[unit];
  const reach2 = moves.reach[unit];
  const today = moves.today[unit];
  const { hardship, letter } = moves;
  const extra = surchargeOf(today, rules2) + (hardship?.extra[unit] ?? 0) + (letter?.[unit] ?? 0);
  const isLeast = hasLeast({ today }, rules2);
  let bar = limit === void 0 ? Number.POSITIVE_INFINITY : limit[index];
  let size = 0;
  if (today !== NEWLY_ENROLLED && prices[today] < bar) {
    insert(value, found, index, size++, prices[today], today, 0);
    bar = Math.min(bar, most === 1 ? value[0] : value[0] + within + 1);
  }
  let worthwhile = candidates;
  while (worthwhile > 0 && promise[worthwhile - 1] >= bar + base) worthwhile--;
  if (worthwhile > 0) travel.atLeast(unit, candidate, worthwhile, least);
  for (let c = 0; c < worthwhile && promise[c] < bar + base; c++) {
    const j = candidate[c];
    const price = prices[j];
    const room = bar - price - extra;
    const burden = Math.min(room + base, isLeast ? 10 * Math.ceil(room - 1) : Number.POSITIVE_INFINITY);
    const below = Math.min(burden - offset[j], reach2 + 1);
    if (least[c] >= below) continue;
    const metres = travel.metresBelow(unit, j, below);
    if (metres >= below) continue;
    const cost = costOfMove(moves, unit, j, metres, rules2);
    if (cost + price >= bar) continue;
    insert(value, found, index, size < most ? size++ : size - 1, cost + price, j, cost);
    bar = Math.min(bar, size === most ? value[size - 1] : value[0] + within + 1);
  }
  while (size > 1 && value[size - 1] > value[0] + within) size--;
  found.size[index] = size;
}
function insert(value, { most, facility, cost }, index, last, worth, j, moveCost) {
  const at = index * most;
  let k = last;
  for (; k > 0 && value[k - 1] > worth; k--) {
    value[k] = value[k - 1];
    facility[at + k] = facility[at + k - 1];
    cost[at + k] = cost[at + k - 1];
  }
  value[k] = worth;
  facility[at + k] = j;
  cost[at + k] = moveCost;
}

// src/model/choices.ts
var CHOICES_PER_SLICE2 = 32768;
function chooses({ choiceStart }, row) {
  return choiceStart !== void 0 && choiceStart[row + 1] > choiceStart[row];
}
function compareChoices({ choiceStart, choice }, a, b) {
  const [startA, startB] = [choiceStart[a], choiceStart[b]];
  const named = choiceStart[a + 1] - startA;
  let order = named - (choiceStart[b + 1] - startB);
  for (let k = 0; order === 0 && k < named; k++) order = choice[startA + k] - choice[startB + k];
  return order;
}
function* listedOf({ choiceStart, choice }, units, moves, travel, rules2) {
  const { choosers, size, rows, rowStart, today } = units;
  const start = new Int32Array(size - choosers + 1);
  const facility = [];
  const cost = [];
  let work = 0;
  for (let unit = choosers; unit < size; unit++) {
    const row = rows[rowStart[unit]];
    const first = choiceStart[row];
    for (let i2 = first; i2 < choiceStart[row + 1]; i2++) {
      const j = choice[i2];
      const metres = travel.metres(unit, j);
      if (j === today[unit] || metres > moves.reach[unit]) continue;
      facility.push(j);
      cost.push(costOfMove(moves, unit, j, metres, rules2, costOfWish(i2 - first, rules2)));
    }
    start[unit - choosers + 1] = facility.length;
    work += 1 + choiceStart[row + 1] - first;
    if (work < CHOICES_PER_SLICE2) continue;
    work = 0;
    yield unit;
  }
  return { start, facility: Int32Array.from(facility), cost: Float64Array.from(cost) };
}
function listedOptions({ start, facility, cost }, units, facilities) {
  const weight = units.weight.subarray(units.choosers);
  const today = units.today.subarray(units.choosers);
  const value = new Float64Array(facilities + 1);
  return {
    units: weight.length,
    facilities,
    weight,
    cost(unit, j) {
      if (j === today[unit]) return 0;
      const at = facility.subarray(0, start[unit + 1]).indexOf(j, start[unit]);
      return at < 0 ? Number.NaN : cost[at];
    },
    best({ first, count, step }, prices, within, limit, found) {
      for (let i2 = 0, unit = first; i2 < count; i2++, unit += step) {
        let bar = limit === void 0 ? Number.POSITIVE_INFINITY : limit[i2];
        let size = 0;
        const offer = (j, own) => {
          const worth = own + prices[j];
          if (worth >= bar) return;
          insert(value, found, i2, size < found.most ? size++ : size - 1, worth, j, own);
          bar = Math.min(bar, size === found.most ? value[size - 1] : value[0] + within + 1);
        };
        if (today[unit] !== NEWLY_ENROLLED) offer(today[unit], 0);
        for (let k = start[unit]; k < start[unit + 1]; k++) offer(facility[k], cost[k]);
        while (size > 1 && value[size - 1] > value[0] + within) size--;
        found.size[i2] = size;
      }
    }
  };
}

// src/model/radix-sort.ts
var DIGIT_BITS = 11;
var ROWS_PER_SLICE3 = 8192;
function* sortByKey({ size, keys, rows }, largest) {
  let from = { keys, rows };
  let to = { keys: new Uint32Array(size), rows: new Int32Array(size) };
  const passes = Math.ceil((32 - Math.clz32(largest)) / DIGIT_BITS);
  for (let pass = 0; pass < passes; pass++) {
    const shift2 = pass * DIGIT_BITS;
    const start = new Int32Array(2 ** DIGIT_BITS + 1);
    for (let first = 0; first < size; first += 4 * ROWS_PER_SLICE3) {
      countDigits(from.keys, first, Math.min(size, first + 4 * ROWS_PER_SLICE3), shift2, start);
      yield first;
    }
    for (let digit = 0; digit < 2 ** DIGIT_BITS; digit++) start[digit + 1] += start[digit];
    for (let first = 0; first < size; first += ROWS_PER_SLICE3) {
      scatter(from, to, first, Math.min(size, first + ROWS_PER_SLICE3), shift2, start);
      yield first;
    }
    [from, to] = [to, from];
  }
  return { size, ...from };
}
function countDigits(keys, first, end, shift2, start) {
  const mask = 2 ** DIGIT_BITS - 1;
  for (let i2 = first; i2 < end; i2++) start[(keys[i2] >>> shift2 & mask) + 1]++;
}
function scatter(from, to, first, end, shift2, start) {
  const mask = 2 ** DIGIT_BITS - 1;
  const { keys, rows } = from;
  const { keys: toKeys, rows: toRows } = to;
  for (let i2 = first; i2 < end; i2++) {
    const key = keys[i2];
    const at = start[key >>> shift2 & mask]++;
    toKeys[at] = key;
    toRows[at] = rows[i2];
  }
}

// src/model/draw.ts
var ROWS_PER_SLICE4 = 8192;
function drawNumber(id, seed) {
  let h = 2166136261 ^ seed;
  for (let i2 = 0; i2 < id.length; i2++) h = Math.imul(h ^ id.charCodeAt(i2), 16777619);
  h = Math.imul(h ^ h >>> 16, 2246822507);
  h = Math.imul(h ^ h >>> 13, 3266489909);
  return (h ^ h >>> 16) >>> 0;
}
function* drawOrder(rows, { participants: { ids } }, { drawSeed }) {
  const places = rows.map((_, i2) => i2);
  if (ids === void 0 || rows.length < 2) return places;
  const drawn2 = new Uint32Array(rows.length);
  for (let i2 = 0; i2 < rows.length; i2++) {
    drawn2[i2] = drawNumber(ids[rows[i2]], drawSeed);
    if (i2 % ROWS_PER_SLICE4 === 0) yield i2;
  }
  const { keys, rows: order } = yield* sortByKey({ size: rows.length, keys: drawn2, rows: places }, 4294967295);
  for (let from = 0, to = 1; from < order.length; from = to++) {
    while (to < order.length && keys[to] === keys[from]) to++;
    if (to > from + 1) order.subarray(from, to).sort((a, b) => ids[rows[a]] < ids[rows[b]] ? -1 : 1);
  }
  return order;
}

// src/model/row-moves.ts
function* rowMoves(problem2, rows, rules2, classes) {
  const { choiceStart, choice } = problem2.participants;
  const registered = registeredAt(problem2);
  const columnOf = (column) => rows.map((row) => column[row]);
  const [today, kind] = [columnOf(registered), columnOf(classes?.of ?? registered)];
  const travel = waysOpen(yield* travelInSlices(problem2, rows), { today, kind, classes });
  const rowStart = Int32Array.from(rows, (_, place) => place);
  const units = { size: rows.length, choosers: rows.length, today, kind, rows, rowStart };
  const moves = yield* movesOf2(units, travel, rules2, problem2.participants);
  return {
    travel,
    cost(place, j) {
      if (j === today[place]) return 0;
      const metres = travel.metres(place, j);
      const wishes = choice?.subarray(choiceStart[rows[place]], choiceStart[rows[place] + 1]);
      if (!wishes?.length)
        return metres <= moves.reach[place] ? costOfMove(moves, place, j, metres, rules2) : Number.NaN;
      const rank = wishes.indexOf(j);
      const reach2 = reachOf(metresToday(travel, place, today[place]), rules2, true);
      if (rank < 0 || metres > reach2) return Number.NaN;
      return costOfMove(moves, place, j, metres, rules2, costOfWish(rank, rules2));
    }
  };
}

// src/model/units.ts
var ROWS_PER_SLICE5 = 8192;
var TOGETHER = 1;
var JOINED = 2;
function* unitsOf(problem2, free, classes, { group, letters } = {}) {
  const { count } = problem2.participants;
  const registered = registeredAt(problem2);
  const m = problem2.facilities.length;
  const rows = registered.length;
  const enrolledToday = new Float64Array(m);
  const fixed = new Float64Array(m);
  const place = placeKeys(problem2);
  const kinds2 = kindsOf(problem2, registered, classes, letters);
  const span = spanOf(kinds2.size);
  const chosen2 = { size: 0, keys: new Uint32Array(rows), rows: new Int32Array(rows) };
  for (let from = 0; from < rows; from += ROWS_PER_SLICE5) {
    const to = Math.min(rows, from + ROWS_PER_SLICE5);
    for (let row = from; row < to; row++) {
      const people = count === void 0 ? 1 : count[row];
      if (people === 0) continue;
      const today = registered[row];
      const isFree = free(row);
      if (today !== NEWLY_ENROLLED) {
        enrolledToday[today] += people;
        if (!isFree) fixed[today] += people;
      }
      if (!isFree) continue;
      chosen2.keys[chosen2.size] = kinds2.of(row) * span + Math.floor(place(row) * (span / CURVE_KEYS));
      chosen2.rows[chosen2.size++] = row;
    }
    yield to;
  }
  const sorted = yield* sortByKey(chosen2, kinds2.size * span - 1);
  const grouped = yield* groupRows(problem2, sorted, span, { group, letters });
  let choosers = grouped.size;
  while (choosers > 0 && grouped.kind[choosers - 1] >= kinds2.choosers) choosers--;
  const whole = group && wholesOf(grouped, group);
  return { ...grouped, whole, today: grouped.kind.map(kinds2.today), choosers, classes, fixed, enrolledToday };
}
function rowsOf({ rows, rowStart }, unit) {
  return rows.subarray(rowStart[unit], rowStart[unit + 1]);
}
function isWhole({ whole }, unit) {
  return whole !== void 0 && whole[unit] !== 0;
}
function wholesOf({ size, rows, rowStart }, group) {
  return Uint8Array.from({ length: size }, (_, unit) => group[rows[rowStart[unit]]] < 0 ? 0 : TOGETHER);
}
function kindsOf({ facilities, participants }, today, classes, letters) {
  const { choiceStart } = participants;
  const size = classes?.size ?? 1;
  const each = letters === void 0 ? size : 2 * size;
  const choosers = (facilities.length + 1) * each;
  const plain3 = (row) => (today[row] + 1) * each + (letters !== void 0 && letters[row] > 0 ? size : 0) + (classes?.of[row] ?? 0);
  return {
    size: choiceStart === void 0 ? choosers : 2 * choosers,
    choosers,
    of: choiceStart === void 0 ? plain3 : (row) => plain3(row) + (chooses(participants, row) ? choosers : 0),
    today: (kind) => Math.floor(kind % choosers / each) - 1
  };
}
function spanOf(kinds2) {
  let span = CURVE_KEYS;
  while (kinds2 * span > 2 ** 32) span /= 2;
  return span;
}
function placeKeys(problem2) {
  const { lon, lat, zone } = problem2.participants;
  const metres = problem2.travel?.metres;
  if (metres === void 0) {
    const box = keyBox(lon, lat);
    return (row) => curveKey(box, lon[row], lat[row]);
  }
  const zones = metres.length / Math.max(1, problem2.facilities.length);
  const scale = zones <= CURVE_KEYS ? 1 : CURVE_KEYS / zones;
  return (row) => Math.min(CURVE_KEYS - 1, Math.floor(zone[row] * scale));
}
function* groupRows(problem2, sorted, span, differ) {
  const { size: length, keys, rows } = sorted;
  const { count } = problem2.participants;
  const places = yield* placesOf(problem2, rows, length, differ);
  const weight = new Int32Array(length);
  const kind = new Int32Array(length);
  const rowStart = new Int32Array(length + 1);
  let size = 0;
  let pause = ROWS_PER_SLICE5;
  for (let from = 0; from < length; ) {
    let to = from + 1;
    while (to < length && keys[to] === keys[from]) to++;
    if (to > from + 1) sortPlaces(places, from, to);
    for (let at = from; at < to; ) {
      let next = at + 1;
      while (next < to && comparePlaces(places, at, next) === 0) next++;
      weight[size] = count === void 0 ? next - at : peopleIn(count, rows, at, next);
      kind[size] = Math.floor(keys[from] / span);
      rowStart[++size] = next;
      at = next;
    }
    from = to;
    if (from >= pause) {
      pause = from + ROWS_PER_SLICE5;
      yield from;
    }
  }
  return {
    size,
    weight: weight.slice(0, size),
    kind: kind.slice(0, size),
    rows: rows.subarray(0, length),
    rowStart: rowStart.slice(0, size + 1)
  };
}
function peopleIn(count, rows, from, to) {
  let people = 0;
  for (let i2 = from; i2 < to; i2++) people += count[rows[i2]];
  return people;
}
function* placesOf({ participants, travel }, rows, length, differ) {
  const { lon, lat, zone } = participants;
  const matrix = travel?.metres !== void 0;
  const x = new Float64Array(length);
  const y = new Float64Array(matrix ? 0 : length);
  for (let from = 0; from < length; from += ROWS_PER_SLICE5) {
    const to = Math.min(length, from + ROWS_PER_SLICE5);
    gather(matrix ? zone : lon, rows, x, from, to);
    if (!matrix) gather(lat, rows, y, from, to);
    yield to;
  }
  return { rows, x, y, differ: differenceIn(participants, differ) };
}
function differenceIn(participants, more) {
  const { extraCost: extraCost2, extraCostPerKm, choice } = participants;
  const columns = [extraCost2, extraCostPerKm, more?.group, more?.letters].filter((column) => column !== void 0);
  const compare = choice && ((a, b) => compareChoices(participants, a, b));
  if (columns.length === 0) return compare;
  return (a, b) => columns.reduce((found, column) => found || column[a] - column[b], compare?.(a, b) ?? 0);
}
function comparePlaces({ x, y, rows, differ }, a, b) {
  const order = x[a] - x[b] || (y.length === 0 ? 0 : y[a] - y[b]);
  return order === 0 && differ !== void 0 ? differ(rows[a], rows[b]) : order;
}
function sortPlaces(places, from, to) {
  let work = 16 * (to - from);
  for (let i2 = from + 1; i2 < to; i2++) {
    for (let at = i2; at > from && comparePlaces(places, at - 1, at) > 0; at--) {
      if (--work < 0) {
        sortLong(places, from, to);
        return;
      }
      for (const column of [places.rows, places.x, places.y]) {
        const kept = column[at];
        column[at] = column[at - 1];
        column[at - 1] = kept;
      }
    }
  }
}
function sortLong(places, from, to) {
  const { rows, x, y, differ } = places;
  const old = { differ, rows: rows.slice(from, to), x: x.slice(from, to), y: y.slice(from, to) };
  const order = Int32Array.from(old.rows, (_, i2) => i2).sort(
    (a, b) => comparePlaces(old, a, b) || old.rows[a] - old.rows[b]
  );
  gather(old.rows, order, rows.subarray(from, to), 0, to - from);
  gather(old.x, order, x.subarray(from, to), 0, to - from);
  if (y.length > 0) gather(old.y, order, y.subarray(from, to), 0, to - from);
}

// src/model/households.ts
var ALONE = -1;
var MIXED = -2;
function* householdsOf(problem2, policy2, rules2, movable, classes) {
  const { household: household2 } = problem2.participants;
  if (household2 === void 0 || policy2.households === "separate") return void 0;
  const facility = registeredAt(problem2);
  const sorted = yield* byHousehold(problem2, household2, facility);
  const joined = yield* joinedFacilities(problem2, rules2, familiesOf(facility, sorted, movable), classes);
  const { size, rows } = sorted;
  const households = noGroups(problem2);
  const join = joiner(problem2, facility, classes, households, yield* ranksOf(problem2, policy2, household2));
  let newcomers = new Int32Array(0);
  for (let from = 0, to = 0; from < size; from = to) {
    to = endOfGroup(facility, sorted, from);
    const today = facility[rows[from]];
    const joins = joined.get(household2[rows[from]]);
    let willing = rows.subarray(from, to);
    if (!willing.every(movable)) willing = willing.filter(movable);
    const all = today === NEWLY_ENROLLED || willing.length === to - from;
    if (today === NEWLY_ENROLLED && joins !== void 0) newcomers = willing;
    else if (today === joins && all) join({ rows: Int32Array.from([...newcomers, ...willing]), today });
    else {
      if (today === joins) join({ rows: newcomers, today: NEWLY_ENROLLED, only: joins });
      if (!all && policy2.households === "whole") for (const row of willing) households.keptBack[row] = 1;
      else if (isMany(problem2, willing)) join({ rows: willing, today });
    }
    if (from % 4096 > to % 4096) yield to;
  }
  households.mixed.sort((a, b) => a.first - b.first);
  return households;
}
function* ranksOf(problem2, policy2, household2) {
  const rows = household2.map((_, row) => row).filter((row) => household2[row] >= 0);
  const rank = new Int32Array(household2.length);
  (yield* drawOrder(rows, problem2, { ...policy2, drawSeed: 0 })).forEach((place, i2) => {
    rank[rows[place]] = i2;
  });
  return rank;
}
function noGroups({ participants: { facility } }) {
  const { length } = facility;
  return { group: new Int32Array(length).fill(ALONE), keptBack: new Uint8Array(length), mixed: [] };
}
function joiner(problem2, facility, classes, { group, mixed }, rank) {
  const areAlike = likeness(problem2, facility, classes);
  return (together) => {
    const first = together.rows.reduce((least, row) => Math.min(least, rank[row]), Number.POSITIVE_INFINITY);
    const alike = together.only === void 0 && areAlike(together.rows);
    if (!alike) mixed.push({ ...together, first });
    for (const row of together.rows) group[row] = alike ? first : MIXED;
  };
}
function isMany({ participants: { count } }, rows) {
  return rows.length > 1 || rows.length === 1 && count !== void 0 && count[rows[0]] > 1;
}
function likeness(problem2, facility, classes) {
  const { lon, lat, zone } = problem2.participants;
  const places = problem2.travel?.metres === void 0 ? [lon, lat] : [zone];
  const columns = [facility, classes?.of, ...places].filter((column) => column !== void 0);
  const differ = differenceIn(problem2.participants);
  return (rows) => {
    const first = rows[0];
    for (let i2 = 1; i2 < rows.length; i2++) {
      for (const column of columns) if (column[rows[i2]] !== column[first]) return false;
      if (differ !== void 0 && differ(rows[i2], first) !== 0) return false;
    }
    return true;
  };
}
function* byHousehold(problem2, household2, facility) {
  const { count } = problem2.participants;
  const { length } = household2;
  const chosen2 = { size: 0, keys: new Uint32Array(length), rows: new Int32Array(length) };
  let most = 0;
  for (let row = 0; row < length; row++) {
    if (household2[row] < 0 || count?.[row] === 0) continue;
    most = Math.max(most, household2[row]);
    chosen2.keys[chosen2.size] = facility[row] + 1;
    chosen2.rows[chosen2.size++] = row;
  }
  yield 0;
  const sorted = yield* sortByKey(chosen2, problem2.facilities.length);
  for (let i2 = 0; i2 < sorted.size; i2++) sorted.keys[i2] = household2[sorted.rows[i2]];
  return yield* sortByKey(sorted, most);
}
function endOfGroup(facility, { size, keys, rows }, from) {
  let to = from + 1;
  while (to < size && keys[to] === keys[from] && facility[rows[to]] === facility[rows[from]]) to++;
  return to;
}
function* joinedFacilities(problem2, rules2, families, classes) {
  const joined = /* @__PURE__ */ new Map();
  if (families.length === 0) return joined;
  const rows = Int32Array.from(families.flatMap(({ newcomers }) => [...newcomers]));
  const { travel, cost } = yield* rowMoves(problem2, rows, rules2, classes);
  const { count } = problem2.participants;
  let place = 0;
  for (const { household: household2, newcomers, registered } of families) {
    let nearest = Number.POSITIVE_INFINITY;
    for (const j of registered) {
      let metres = 0;
      newcomers.forEach((row, i2) => {
        const isOpen2 = !Number.isNaN(cost(place + i2, j));
        metres += isOpen2 ? travel.metres(place + i2, j) * (count?.[row] ?? 1) : Number.POSITIVE_INFINITY;
      });
      if (metres < nearest) joined.set(household2, j);
      nearest = Math.min(nearest, metres);
    }
    place += newcomers.length;
    if (place % 64 === 0) yield place;
  }
  return joined;
}
function familiesOf(facility, sorted, movable) {
  const { size, keys, rows } = sorted;
  const families = [];
  let family;
  for (let from = 0, to = 0; from < size; from = to) {
    to = endOfGroup(facility, sorted, from);
    const today = facility[rows[from]];
    if (today === NEWLY_ENROLLED) {
      family = { household: keys[from], newcomers: rows.subarray(from, to).filter(movable), registered: [] };
    } else if (family !== void 0 && family.household === keys[from]) {
      if (family.newcomers.length > 0 && family.registered.push(today) === 1) families.push(family);
    }
  }
  return families;
}

// src/model/joined-options.ts
function joinOptions(a, b) {
  const weight = new Int32Array(a.units + b.units);
  weight.set(a.weight);
  weight.set(b.weight, a.units);
  return {
    units: a.units + b.units,
    facilities: a.facilities,
    weight,
    cost: (unit, facility) => unit < a.units ? a.cost(unit, facility) : b.cost(unit - a.units, facility),
    best(batch, prices, within, limit, found) {
      const { first, count, step } = batch;
      const ofA = Math.max(0, Math.min(count, Math.ceil((a.units - first) / step)));
      if (ofA > 0) a.best({ first, count: ofA, step }, prices, within, limit, found);
      if (ofA === count) return;
      const rest = { first: first + ofA * step - a.units, count: count - ofA, step };
      b.best(rest, prices, within, limit?.subarray(ofA), foundFrom(found, ofA));
    }
  };
}
function foundFrom({ most, size, facility, cost }, i2) {
  return { most, size: size.subarray(i2), facility: facility.subarray(i2 * most), cost: cost.subarray(i2 * most) };
}

// src/model/letters.ts
var MOST_METRES = 2 ** 30;
function mustAsk(problem2, { unknown }) {
  const { consent } = problem2.participants;
  if (unknown !== "propose") return () => false;
  const registered = registeredAt(problem2);
  return (row) => consent[row] === consentCode.unknown && registered[row] !== NEWLY_ENROLLED;
}
function letterEach({ askKm }, people) {
  return Math.min(MOST_METRES, Math.round(wholeMetres(askKm) / people));
}
function lettersOf(problem2, policy2, households) {
  if (policy2.unknown !== "propose" || wholeMetres(policy2.askKm) === 0) return void 0;
  const asks = mustAsk(problem2, policy2);
  const { count, facility } = problem2.participants;
  const alone = letterEach(policy2, 1);
  const letters = Int32Array.from(facility, (_, row) => asks(row) ? alone : 0);
  if (households === void 0) return letters;
  const { group } = households;
  const people = new Float64Array(facility.length);
  const isAsked = new Uint8Array(facility.length);
  group.forEach((own, row) => {
    if (own === MIXED) letters[row] = 0;
    if (own < 0) return;
    people[own] += count?.[row] ?? 1;
    if (letters[row] !== 0) isAsked[own] = 1;
  });
  group.forEach((own, row) => {
    if (own >= 0) letters[row] = isAsked[own] === 1 ? letterEach(policy2, people[own]) : 0;
  });
  return letters;
}

// src/model/may-move.ts
function mayMove(problem2, policy2) {
  const { consent, hold } = problem2.participants;
  const registered = registeredAt(problem2);
  const proposing = policy2.unknown === "propose";
  const placed = hasPlace(problem2);
  return (row) => {
    if (registered[row] === NEWLY_ENROLLED) return placed(row);
    if (hold !== void 0 && hold[row] >= 0) return false;
    return consent[row] === consentCode.granted || proposing && consent[row] === consentCode.unknown;
  };
}
function hasPlace({ participants: { lon, lat, zone, hold }, travel }) {
  if (hold === void 0) return () => true;
  return travel?.metres === void 0 ? (row) => lon[row] >= -180 && lat[row] >= -90 : (row) => zone[row] >= 0;
}
function nowhere(problem2) {
  const { count, hold } = problem2.participants;
  const rows = [];
  const placed = hasPlace(problem2);
  const registered = registeredAt(problem2);
  for (let row = 0; hold !== void 0 && row < registered.length; row++) {
    if (registered[row] === NEWLY_ENROLLED && count?.[row] !== 0 && !placed(row)) rows.push(row);
  }
  return rows;
}

// src/model/mixed-groups.ts
var NO_GROUPS = {
  start: Int32Array.of(0),
  facility: new Int32Array(0),
  cost: new Float64Array(0),
  groups: [],
  given: /* @__PURE__ */ new Map(),
  unplaced: []
};
function* measureGroups(problem2, policy2, all, rules2, classes) {
  if (all.length === 0) return NO_GROUPS;
  const members = yield* rowMoves(problem2, Int32Array.from(all.flatMap(({ rows }) => [...rows])), rules2, classes);
  const registered = registeredAt(problem2);
  const [start, facility, cost] = [[0], [], []];
  const asks = mustAsk(problem2, policy2);
  const groups = [];
  const given = /* @__PURE__ */ new Map();
  const unplaced = [];
  let place = 0;
  for (const group of all) {
    const { rows, today } = group;
    const letter = today !== NEWLY_ENROLLED && rows.some(asks) ? wholeMetres(policy2.askKm) : 0;
    const own = Array.from(rows, (row, i2) => registered[row] === today ? 0 : members.cost(place + i2, today));
    for (let j = 0; j < members.travel.facilities; j++) {
      const mean = j === today ? Number.NaN : meanCost(problem2, members, group, { place, given: own, letter }, j);
      if (Number.isNaN(mean)) continue;
      facility.push(j);
      cost.push(mean);
    }
    if (today === NEWLY_ENROLLED && facility.length === start.at(-1)) for (const row of rows) unplaced.push(row);
    else {
      start.push(facility.length);
      groups.push(group);
      rows.forEach((row, i2) => {
        if (own[i2] !== 0) given.set(row, own[i2]);
      });
    }
    place += rows.length;
    if (place % 64 === 0) yield place;
  }
  const lists = { start: Int32Array.from(start), facility: Int32Array.from(facility), cost: Float64Array.from(cost) };
  return { ...lists, groups, given, unplaced };
}
function meanCost({ participants: { count } }, members, { rows, today, only }, { place, given, letter }, j) {
  let sum2 = (only ?? j) === j ? letter : Number.NaN;
  let people = 0;
  for (let i2 = 0; i2 < rows.length; i2++) {
    const own = count?.[rows[i2]] ?? 1;
    people += own;
    sum2 += own * (members.cost(place + i2, j) - given[i2]);
  }
  const mean = Math.round(sum2 / people) + 0;
  return mean === 0 && today !== NEWLY_ENROLLED ? 1 : mean;
}
function withMixed(problem2, { units, listed }, { groups, ...mixed }) {
  if (groups.length === 0) return { units, listed };
  const { count } = problem2.participants;
  const registered = registeredAt(problem2);
  const rows = groups.flatMap((group) => [...group.rows]);
  const fixed = units.fixed.slice();
  for (const row of rows) if (registered[row] !== NEWLY_ENROLLED) fixed[registered[row]] -= count?.[row] ?? 1;
  const whole = new Uint8Array(units.size + groups.length);
  if (units.whole !== void 0) whole.set(units.whole);
  groups.forEach(({ today: today2, rows: own }, i2) => {
    whole[units.size + i2] = own.some((row) => registered[row] !== today2) ? JOINED : TOGETHER;
  });
  const peopleIn3 = (own) => own.reduce((people, row) => people + (count?.[row] ?? 1), 0);
  const lengths = Int32Array.from([0, ...groups.map((group) => group.rows.length)]);
  const weight = groups.map((group) => peopleIn3(group.rows));
  const today = groups.map((group) => group.today);
  return {
    units: {
      ...units,
      size: whole.length,
      weight: appended(units.weight, weight),
      today: appended(units.today, today),
      rows: appended(units.rows, rows),
      rowStart: withEnds(units.rowStart, ends(lengths)),
      whole,
      fixed
    },
    listed: {
      start: withEnds(listed.start, mixed.start),
      facility: appended(listed.facility, mixed.facility),
      cost: Float64Array.from([...listed.cost, ...mixed.cost])
    }
  };
}
function appended(column, entries) {
  const both = new Int32Array(column.length + entries.length);
  both.set(column);
  both.set(entries, column.length);
  return both;
}
function withEnds(start, more) {
  const last = start.at(-1);
  return appended(
    start,
    more.subarray(1).map((end) => last + end)
  );
}
function ends(lengths) {
  let end = 0;
  return lengths.map((length) => end += length);
}

// src/model/range.ts
var COST_LIMIT2 = 2 ** 30;
var TOTAL_LIMIT = 2 ** 53;
var PAIRS_PER_SLICE = 2 ** 17;
var BLOCK2 = 4096;
function checkNorms(facilities, policy2) {
  const issues = new IssueList();
  facilities.forEach((facility, j) => {
    if (normOf(facility, policy2) >= PEOPLE_LIMIT2) {
      issues.add("range", `facilities[${j}].doctors`, "expected doctors for fewer than 2^31 people by the norm");
    }
  });
  issues.check();
}
function* checkRange(range, people) {
  const { units, options } = range;
  const quick = yield* quickBound(range);
  if (quick * options.facilities < COST_LIMIT2 && quick * people < TOTAL_LIMIT) return quick;
  const exact = yield* extremesOf(range);
  const issues = new IssueList();
  const add2 = (unit, what) => issues.add("range", `participants[${units.rows[units.rowStart[unit]] ?? 0}]`, `expected ${what}, got more`);
  if (exact.cost >= COST_LIMIT2) add2(exact.costUnit, "costs of moves below 2^30 metres");
  if (exact.spreads >= COST_LIMIT2) {
    const advice = "(set maxExtraKm or maxDistanceKm)";
    add2(exact.spreadUnit, `the largest spreads of costs to add up to less than 2^30 metres ${advice}`);
  }
  if (exact.cost * people >= TOTAL_LIMIT) {
    add2(exact.costUnit, "people \xD7 largest cost below 2^53");
  }
  issues.check();
  return exact.cost;
}
function checkWeighted({ point, over }, { people, newcomers, pointsToday, metres }) {
  const most = (pointsToday + newcomers * MOST_POINTS) * point + people * over + metres;
  if (most < TOTAL_LIMIT) return;
  const issues = new IssueList();
  const what = "expected overload points \xD7 overloadKm and people \xD7 overQuotaKm to stay below 2^53 metres in all";
  issues.add("range", "policy.overloadKm", `${what}: use smaller values, or Infinity`);
  issues.check();
}
function* quickBound({ units, moves, travel, rules: rules2, listed }) {
  const low = new Float64Array(travel.facilities);
  const high = new Float64Array(travel.facilities);
  const { offset } = rules2;
  const worst = offset === void 0 ? 0 : offset.indexOf(Math.max(0, ...offset));
  let bound = 1;
  for (let first = 0; first < units.choosers; first += BLOCK2) {
    const end = Math.min(units.choosers, first + BLOCK2);
    let farthest = travel.longest?.(first, end - first);
    if (farthest === void 0) {
      travel.bounds(first, end - first, 1, low, high);
      farthest = high.reduce((most, metres) => Math.max(most, metres), 0);
    }
    for (let unit = first; unit < end; unit++) {
      const base = moves.base[unit];
      const dearest = Math.max(0, costOfMove(moves, unit, worst, Math.min(moves.reach[unit], farthest), rules2));
      const cheapest2 = rules2.closer && base > 0 ? -base : 0;
      if (dearest - cheapest2 > bound) bound = dearest - cheapest2;
    }
    yield end;
  }
  return Math.ceil(listed.cost.reduce((most, cost) => Math.max(most, 2 * Math.abs(cost)), bound));
}
function* extremesOf({ units, options, listed }) {
  const spreads = new Float64Array(units.size);
  let work = 0;
  let [cost, costUnit, spreadUnit] = [0, 0, 0];
  for (let unit = 0; unit < units.size; unit++) {
    const today = units.today[unit];
    let [dearest, cheapest2] = today === NEWLY_ENROLLED ? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] : [0, 0];
    const consider = (move2) => {
      dearest = Math.max(dearest, move2);
      cheapest2 = Math.min(cheapest2, move2);
    };
    const k = unit - units.choosers;
    if (k >= 0) for (let i2 = listed.start[k]; i2 < listed.start[k + 1]; i2++) consider(listed.cost[i2]);
    for (let j = 0; k < 0 && j < options.facilities; j++) {
      const move2 = options.cost(unit, j);
      if (!Number.isNaN(move2)) consider(move2);
    }
    spreads[unit] = dearest - cheapest2;
    const most = Math.max(dearest, -cheapest2);
    if (most > cost) [cost, costUnit] = [most, unit];
    if (spreads[unit] > spreads[spreadUnit]) spreadUnit = unit;
    work += options.facilities;
    if (work < PAIRS_PER_SLICE) continue;
    work = 0;
    yield unit;
  }
  const largest = spreads.sort().subarray(Math.max(0, units.size - options.facilities));
  return { cost, costUnit, spreads: largest.reduce((sum2, spread) => sum2 + spread, 0), spreadUnit };
}

// src/model/prepare.ts
function* prepare(problem2, policy2, { movable, surcharge = 0 } = {}) {
  checkNorms(problem2.facilities, policy2);
  const rules2 = moveRules(problem2.facilities, policy2, surcharge);
  const free = movable ?? mayMove(problem2, policy2);
  const classes = yield* classesOf(problem2, policy2);
  const households = yield* householdsOf(problem2, policy2, rules2, free, classes);
  const letters = lettersOf(problem2, policy2, households);
  const differ = { group: households?.group, letters };
  const alike = yield* unitsOf(problem2, alikeIn(households, free), classes, differ);
  const measured = yield* measure2(problem2, alike, rules2, letters);
  const mixed = yield* measureGroups(problem2, policy2, households?.mixed ?? [], rules2, classes);
  const { units, listed } = withMixed(problem2, measured, mixed);
  const { travel, moves } = measured;
  const curves = curvesOf(problem2.facilities, units.enrolledToday, policy2);
  const plain3 = optionsOf(units.weight.subarray(0, units.choosers), moves, travel, rules2);
  const options = units.choosers === units.size ? plain3 : joinOptions(plain3, listedOptions(listed, units, travel.facilities));
  const mostCost = yield* checkRange({ moves, travel, rules: rules2, units, listed, options }, peopleIn2(units));
  checkTotals(units, curves, mostCost);
  const unplaced = Int32Array.from([...measured.unplaced, ...mixed.unplaced]).sort();
  const { given } = mixed;
  const prepared = { problem: problem2, policy: policy2, rules: rules2, units, moves, travel, given, households };
  return { ...prepared, options, curves, curve: curveOf(curves), mostCost, unplaced };
}
function alikeIn(households, free) {
  if (households === void 0) return free;
  const { group, keptBack } = households;
  return (row) => group[row] !== MIXED && keptBack[row] === 0 && free(row);
}
function* measure2(problem2, units, rules2, letters) {
  const travel = waysOpen(yield* travelInSlices(problem2, firstRows(units)), units);
  const moves = yield* movesOf2(units, travel, rules2, problem2.participants, letters);
  const listed = yield* listedOf(problem2.participants, units, moves, travel, rules2);
  const dropped = [];
  for (let unit = 0; unit < units.size; unit++) {
    if (units.today[unit] !== NEWLY_ENROLLED) continue;
    const k = unit - units.choosers;
    const none = k < 0 ? !hasOption(travel, unit, moves.reach[unit]) : listed.start[k] === listed.start[k + 1];
    if (none) dropped.push(unit);
  }
  const lost = nowhere(problem2);
  const unplaced = Int32Array.from([...lost, ...dropped.flatMap((unit) => [...rowsOf(units, unit)])]).sort();
  if (dropped.length === 0) return { units, travel, moves, listed, unplaced };
  return { ...yield* measure2(problem2, withoutUnits(units, dropped), rules2, letters), unplaced };
}
function hasOption(travel, unit, reach2) {
  for (let j = 0; j < travel.facilities; j++) {
    if (travel.metresBelow(unit, j, reach2 + 1) <= reach2) return true;
  }
  return false;
}
function firstRows({ size, rows, rowStart }) {
  const first = new Int32Array(size);
  for (let unit = 0; unit < size; unit++) first[unit] = rows[rowStart[unit]];
  return first;
}
function withoutUnits(units, dropped) {
  const out = new Set(dropped);
  const kept = Int32Array.from({ length: units.size }, (_, unit) => unit).filter((unit) => !out.has(unit));
  const rowStart = new Int32Array(kept.length + 1);
  kept.forEach((unit, i2) => {
    rowStart[i2 + 1] = rowStart[i2] + rowsOf(units, unit).length;
  });
  const rows = new Int32Array(rowStart[kept.length]);
  kept.forEach((unit, i2) => {
    rows.set(rowsOf(units, unit), rowStart[i2]);
  });
  const pick2 = (column) => kept.map((unit) => column[unit]);
  const [weight, today, kind] = [pick2(units.weight), pick2(units.today), pick2(units.kind)];
  const choosers = kept.filter((unit) => unit < units.choosers).length;
  const whole = units.whole && Uint8Array.from(kept, (unit) => units.whole[unit]);
  return { ...units, size: kept.length, weight, today, kind, choosers, whole, rows, rowStart };
}
function curveOf(curves) {
  return {
    marginal: (j, h) => marginalCost(curves, j, h),
    most: (j, price) => mostAtCost(curves, j, price)
  };
}
function checkTotals(units, curves, mostCost) {
  const { weights } = curves;
  if (weights.point === LEXICOGRAPHIC_WEIGHT) return;
  const { overload } = objectiveOf(curves, units.enrolledToday, 0);
  const newcomers = newcomersIn(units);
  const people = units.enrolledToday.reduce((sum2, own) => sum2 + own, newcomers);
  checkWeighted(weights, { people, newcomers, pointsToday: overload, metres: mostCost * peopleIn2(units) });
}
function peopleIn2({ weight }) {
  return weight.reduce((sum2, people) => sum2 + people, 0);
}
function newcomersIn(units) {
  let people = 0;
  for (let unit = 0; unit < units.size; unit++)
    if (units.today[unit] === NEWLY_ENROLLED || units.whole?.[unit] === JOINED) people += units.weight[unit];
  return people;
}

// src/model/spelling.ts
function plain(word) {
  return word.normalize("NFKD").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}
function slug(word) {
  return word.trim().toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "");
}
var usual = (meanings) => new Map(
  Object.entries(meanings).flatMap(
    ([word, others]) => [word, ...others.split(", ")].map((other) => [plain(other), word])
  )
);
var kinds = usual({
  puskesmas: "pkm",
  "klinik-pratama": "klinik",
  "dokter-praktik-perorangan": "dokter praktek perorangan, dpp, dokter umum, dokter, praktik mandiri dokter, praktek mandiri dokter, tempat praktik mandiri dokter, tpmd, dokter praktik mandiri, dokter keluarga",
  "dokter-gigi-praktik-perorangan": "dokter gigi, drg, praktik mandiri dokter gigi, dokter gigi praktek perorangan, tpmdg",
  "klinik-tni-polri": "klinik tni, klinik polri, klinik tni polri, tni polri, tni, polri, poliklinik polri, klinik tni dan polri, klinik tni ad, klinik tni al, klinik tni au",
  "rs-d-pratama": "rs kelas d pratama, rumah sakit d pratama, rumah sakit kelas d pratama, rsd pratama"
});
function knownKind(word) {
  return kinds.get(plain(word));
}
var segments = usual({
  "pbi-apbn": "pbi, pbi jk, pbi jkn, penerima bantuan iuran, pbi pusat",
  "pbi-apbd": "pbpu pemda, pbpu bp pemda, pbi daerah, pbpu dan bp pemda, jamkesda, pd pemda, pbpu pemerintah daerah",
  ppu: "pekerja penerima upah, pegawai swasta, pns, pegawai negeri sipil, asn, pegawai bumn, ppnpn",
  pbpu: "pekerja bukan penerima upah, mandiri, pekerja mandiri, peserta mandiri, pbpu mandiri",
  bp: "bukan pekerja, penerima pensiun, penerima pensiun pns, penerima pensiun tni, penerima pensiun polri, veteran"
});
function segmentOf(word) {
  return segments.get(plain(word)) ?? slug(word);
}

// src/words/warning-words.ts
var warningWords = {
  "accepts-unknown": "{count} of kind klinik-tni-polri without accepts: nobody is sent there: {named}",
  "accepts-nobody": "{count} whose list accepts is empty: nobody is sent there (leave it out where all are taken): {named}",
  "kind-unknown": "{count} of a kind that is not known as it is written, so that they count as of none: {named}",
  "ids-alike": "{count} whose ids are alike but for blanks, the size of letters or leading zeros: {named}",
  "doctors-many": "{count} with doctors for more than {people} people each (are these participants?): {named}",
  "capacity-small": "{count} with a capacity or target below {percent} % of what their doctors are for (thousands?): {named}",
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
  "word-misspelt": "{people} people have words that are spelled otherwise at facilities ({named}) and do not count as these, the first in row {row}",
  "nobody-asked": 'none of {people} registered people has been asked or has answered: nobody is transferred (unknown: "propose" tells whom to ask)',
  "household-large": "{count} of more than {most}, {people} people in all: they are bound together (a hall of residence, or one number for many?)",
  "matrix-unit": "no way is longer than {longest} m: expected metres (are these kilometres or minutes?)",
  "zone-without-ways": "{people} people live in {count} zones from which there is no way to any facility, the first in row {row}",
  "barriers-idle": "none comes between people and facilities: they are drawn elsewhere, or in another projection",
  "crossing-idle": "{count} join nothing, for all that is seen from each lies on one bank (a river drawn as an area needs two crossings, one on each of its lines): {named}",
  "intake-not-agreed": "{count} that have agreed to no intake (maxIntake) are given {people} people: {named}",
  "relief-too-dear": "a move costs {km} km before its way (moveCostKm, in a proposal with askKm), no less than one person fewer over quota is worth (overQuotaKm {worth}): hardly anybody is relieved"
};

// src/model/warning.ts
var MOST_NAMED = 10;
function warning(code, path, params) {
  const { says = code } = params;
  const key = says;
  return { code, path, params, message: `${path}: ${fill(warningWords[key], params, {}, "en")}` };
}
function ofFacilities(code, facilities, concerned, params = {}) {
  if (concerned.length === 0) return [];
  const names = concerned.map(({ j, told }) => {
    const id = JSON.stringify(facilities[j].id);
    return told === void 0 ? id : `${id} (${told})`;
  });
  const filled2 = { count: concerned.length, ...params, named: namedOf(names) };
  return [{ ...warning(code, "facilities", filled2), facilities: concerned.map(({ j }) => j) }];
}
function namedOf(names) {
  const shown = names.slice(0, MOST_NAMED);
  return [...shown, ...names.length > MOST_NAMED ? ["\u2026"] : []].join(", ");
}
function facilitiesWhere(facilities, is) {
  return [...facilities.keys()].filter((j) => is(facilities[j], j)).map((j) => ({ j }));
}

// src/model/odd-data.ts
var ROWS_PER_SLICE6 = 16384;
var MOST_PEOPLE = 5e5;
var LEAST_PER_CENT = 2;
var MOST_RELATIVES = 20;
var LEAST_LONGEST = 1e3;
function warnOfFacilities({ facilities }, { participantsPerDoctor }) {
  const open = (is) => facilitiesWhere(facilities, (facility) => !isClosed(facility) && is(facility));
  const norm = ({ doctors }) => participantsPerDoctor * doctors;
  const isSmall = (people, least) => people !== void 0 && people > 0 && people < least;
  const small = open((facility) => {
    const least = LEAST_PER_CENT / 100 * norm(facility);
    return isSmall(facility.capacity, least) || isSmall(facility.target, least);
  });
  const many = open((facility) => norm(facility) > MOST_PEOPLE);
  const kinds2 = open(({ kind = "" }) => (knownKind(kind) ?? kind) !== kind);
  const told = kinds2.map(({ j }) => ({ j, told: `${knownKind(facilities[j].kind)}?` }));
  return [
    ...ofFacilities("ids-alike", facilities, idsAlike(facilities)),
    ...ofFacilities("kind-unknown", facilities, told),
    ...ofFacilities("accepts-nobody", facilities, open(takesNobody)),
    ...ofFacilities("doctors-many", facilities, many, { people: MOST_PEOPLE }),
    ...ofFacilities("capacity-small", facilities, small, { percent: LEAST_PER_CENT })
  ];
}
function takesNobody({ accepts, kind = "" }) {
  return accepts?.length === 0 && knownKind(kind) !== "klinik-tni-polri";
}
function idsAlike(facilities) {
  const bare = facilities.map(
    ({ id }) => id.replace(/\s/g, "").toUpperCase().replace(/^0+(?=.)/, "")
  );
  const rows = /* @__PURE__ */ new Map();
  for (const id of bare) rows.set(id, (rows.get(id) ?? 0) + 1);
  return facilitiesWhere(facilities, (_, j) => rows.get(bare[j]) > 1);
}
function* warnOfConsent(problem2, policy2) {
  const { consent, count } = problem2.participants;
  if (policy2.unknown === "propose") return [];
  const facility = registeredAt(problem2);
  let people = 0;
  for (let row = 0; row < facility.length; row++) {
    if (row % ROWS_PER_SLICE6 === 0) yield row;
    if (facility[row] < 0) continue;
    if (consent[row] !== consentCode.unknown) return [];
    people += count?.[row] ?? 1;
  }
  return people > 0 ? [warning("nobody-asked", "participants.consent", { people })] : [];
}
function* warnOfHouseholds({ participants }, policy2) {
  const { household: household2, count } = participants;
  if (household2 === void 0 || policy2.households === "separate") return [];
  const sizes = /* @__PURE__ */ new Map();
  for (let row = 0; row < household2.length; row++) {
    if (row % ROWS_PER_SLICE6 === 0) yield row;
    const own = household2[row];
    if (own >= 0) sizes.set(own, (sizes.get(own) ?? 0) + (count?.[row] ?? 1));
  }
  let [households, people] = [0, 0];
  for (const size of sizes.values()) {
    if (size <= MOST_RELATIVES) continue;
    households++;
    people += size;
  }
  const params = { count: households, most: MOST_RELATIVES, people };
  return households > 0 ? [warning("household-large", "participants.household", params)] : [];
}
function* warnOfMatrix({ facilities, participants, travel }) {
  const metres = travel?.metres;
  if (metres === void 0 || metres.length === 0) return [];
  const m = facilities.length;
  const isShut = new Uint8Array(metres.length / m);
  let longest = -1;
  for (let zone = 0, at = 0; zone < isShut.length; zone++) {
    if (zone % 64 === 0) yield at;
    let ways = 0;
    for (const end = at + m; at < end; at++) {
      if (metres[at] === NO_WAY) continue;
      ways++;
      if (metres[at] > longest) longest = metres[at];
    }
    if (ways === 0) isShut[zone] = 1;
  }
  const unit = longest >= 0 && longest < LEAST_LONGEST;
  return [
    ...unit ? [warning("matrix-unit", "travel.metres", { longest })] : [],
    ...isShut.includes(1) ? warnOfShutZones(participants, isShut) : []
  ];
}
function warnOfShutZones({ zone, count }, isShut) {
  const zones = /* @__PURE__ */ new Set();
  let [people, first] = [0, -1];
  for (let row = 0; row < zone.length; row++) {
    const own = zone[row];
    if (own < 0 || isShut[own] === 0) continue;
    zones.add(own);
    people += count?.[row] ?? 1;
    if (first < 0 && people > 0) first = row;
  }
  if (people === 0) return [];
  return [warning("zone-without-ways", "travel.metres", { count: zones.size, people, row: first })];
}

// src/model/odd-places.ts
var ROWS_PER_SLICE7 = 16384;
var LEAST_FAR = 20;
function* warnOfPlaces(problem2, { farKm }) {
  const { facilities, participants } = problem2;
  const { lon, lat } = participants;
  const homes = lon && lat ? { lon, lat } : void 0;
  return [
    ...ofFacilities("place-zero", facilities, facilitiesWhere(facilities, isZero)),
    ...homes ? yield* ofHomes("people-place-zero", problem2, (row) => homes.lon[row] === 0) : [],
    ...ofFacilities("place-doubled", facilities, facilitiesWhere(facilities, isDoubled)),
    ...homes ? yield* ofHomes("people-place-doubled", problem2, (row) => isDoubled(placeAt(homes, row))) : [],
    ...yield* ofFarPlaces(problem2, homes, farKm)
  ];
}
function isZero({ lon }) {
  return lon === 0;
}
function isDoubled({ lon, lat }) {
  return lon === lat && lon !== void 0 && lon !== 0;
}
function placeAt({ lon, lat }, row) {
  return { lon: lon[row], lat: lat[row] };
}
function* ofHomes(says, { participants: { facility, count } }, is, params = {}) {
  let [people, first] = [0, -1];
  for (let row = 0; row < facility.length; row++) {
    if (row % ROWS_PER_SLICE7 === 0) yield row;
    if (!is(row)) continue;
    people += count?.[row] ?? 1;
    if (first === -1 && people > 0) first = row;
  }
  if (people === 0) return [];
  const code = says.slice("people-".length);
  return [warning(code, "participants", { says, people, row: first, ...params })];
}
function* ofFarPlaces(problem2, homes, farKm) {
  const { facilities } = problem2;
  if (farKm === Number.POSITIVE_INFINITY) return [];
  const limit = wholeMetres(farKm);
  const places = vectorsOf(facilities);
  const params = { km: farKm };
  const near = new Nearness(problem2, places, limit);
  const people = homes ? yield* ofHomes("people-place-far", problem2, (row) => near.isFar(homes, row), params) : [];
  const between = greatCircleTravel(places, places);
  const known2 = [...facilities.keys()].filter((j) => isPlaced(facilities[j]));
  const isLonely = (j) => known2.length > 1 && known2.every((k) => k === j || between.metres(j, k) > limit);
  const far = known2.filter((j) => near.hasAllFar(j) || isLonely(j)).map((j) => ({ j }));
  return [...ofFacilities("place-far", facilities, far, params), ...people];
}
var Nearness = class {
  #home = allocateVectors(1);
  #limit;
  #facility;
  #travel;
  /** For each facility: whether anybody who is registered there lives near, and how many live far away. */
  #hasNear;
  #farPeople;
  #count;
  #last = 0;
  constructor({ facilities, participants }, places, limit) {
    this.#facility = participants.facility;
    this.#limit = limit;
    this.#travel = greatCircleTravel(this.#home, places);
    this.#hasNear = new Uint8Array(facilities.length);
    this.#farPeople = new Float64Array(facilities.length);
    this.#count = participants.count;
  }
  /** Whether the home of a row is far from every facility. */
  isFar({ lon, lat }, row) {
    const own = this.#facility[row];
    if (Number.isNaN(lon[row]) || Number.isNaN(lat[row]) || this.#travel.facilities === 0) return false;
    setVector(this.#home, 0, lon[row], lat[row]);
    const isNearOwn = own >= 0 && this.#isNear(own);
    if (isNearOwn) this.#hasNear[own] = 1;
    else if (own >= 0) this.#farPeople[own] += this.#count?.[row] ?? 1;
    if (isNearOwn || this.#isNear(this.#last)) return false;
    for (let j = 0; j < this.#travel.facilities; j++) {
      if (!this.#isNear(j)) continue;
      this.#last = j;
      return false;
    }
    return true;
  }
  /** Whether some people are registered at a facility, and all of them live far away. */
  hasAllFar(j) {
    return this.#farPeople[j] >= LEAST_FAR && this.#hasNear[j] === 0;
  }
  #isNear(j) {
    return this.#travel.metresBelow(0, j, this.#limit + 1) <= this.#limit;
  }
};
function vectorsOf(facilities) {
  const vectors = allocateVectors(facilities.length);
  for (const [j, { lon, lat }] of facilities.entries()) setVector(vectors, j, lon ?? Number.NaN, lat ?? Number.NaN);
  return vectors;
}
function isPlaced({ lon, lat }) {
  return lon !== void 0 && lat !== void 0;
}

// src/model/odd-words.ts
var ROWS_PER_SLICE8 = 16384;
function* warnOfWords(problem2, { sameRegion }) {
  const { segments: segments2 = [], regions = [], services = [], participants } = problem2;
  const { segment, region, needs, count } = participants;
  const facilities = problem2.facilities.filter((facility) => !isClosed(facility));
  const accepted = facilities.flatMap(({ accepts = [] }) => accepts);
  const mayBeUnknown = !facilities.every(isSelective);
  const columns = [
    { name: "segment", entries: segment, words: segments2, known: accepted, keyOf: segmentOf, mayBeUnknown },
    {
      ...{ name: "region", entries: sameRegion ? region : void 0, words: regions, keyOf: plain },
      known: facilities.flatMap(({ region: own = [] }) => own)
    },
    {
      ...{ name: "needs", entries: needs, words: services, keyOf: plain },
      known: facilities.flatMap(({ services: own = [] }) => own)
    }
  ];
  const found = [];
  for (const column of columns) found.push(...yield* ofColumn(column, count));
  return found;
}
function* ofColumn(column, count) {
  const { name, entries, words, keyOf, mayBeUnknown = false } = column;
  if (entries === void 0) return [];
  const known2 = new Set(column.known);
  const byKey = new Map(column.known.map((word) => [keyOf(word), word]));
  const meant = words.map((word) => known2.has(word) ? void 0 : byKey.get(keyOf(word)));
  const misspelt = tally(
    name,
    meant.map((word) => word !== void 0)
  );
  const unknown = tally(
    name,
    words.map((word, i2) => !mayBeUnknown && !known2.has(word) && meant[i2] === void 0)
  );
  for (let row2 = 0; row2 < entries.length; row2++) {
    if (row2 % ROWS_PER_SLICE8 === 0) yield row2;
    const people2 = count?.[row2] ?? 1;
    if (people2 === 0) continue;
    for (const one of [misspelt, unknown]) if (one.has(entries[row2])) add(one, row2, people2);
  }
  const path = `participants.${name}`;
  const named = namedOf([...new Set(meant.filter((word) => word !== void 0))].map((word) => JSON.stringify(word)));
  const { people, first: row } = misspelt;
  return [
    ...people > 0 ? [warning("word-unknown", path, { says: "word-misspelt", people, row, named })] : [],
    ...unknown.people > 0 ? [warning("word-unknown", path, { people: unknown.people, row: unknown.first })] : []
  ];
}
function tally(name, is) {
  const bits = is.reduce((sum2, one, k) => one ? sum2 | 1 << k : sum2, 0);
  const has = name === "needs" ? (entry) => (entry & bits) !== 0 : (entry) => is[entry] === true;
  return { has, people: 0, first: -1 };
}
function add(one, row, people) {
  if (one.people === 0) one.first = row;
  one.people += people;
}

// src/model/warnings.ts
function* warningsOf(problem2, policy2, transfers) {
  return [...yield* warningsOfProblem(problem2, policy2), ...ofReceivers(problem2, transfers)];
}
function* warningsOfProblem(problem2, policy2) {
  return [
    ...ofPolicy(policy2),
    ...unknownOfFacilities(problem2, policy2),
    ...warnOfFacilities(problem2, policy2),
    ...ofRegions(problem2, policy2),
    ...yield* warnOfPlaces(problem2, policy2),
    ...yield* warnOfWords(problem2, policy2),
    ...yield* warnOfConsent(problem2, policy2),
    ...yield* warnOfHouseholds(problem2, policy2),
    ...yield* warnOfMatrix(problem2),
    ...yield* ofWays(problem2)
  ];
}
function ofPolicy({ moveCostKm, askKm, unknown, overQuotaKm, overloadKm }) {
  const km = moveCostKm + (unknown === "propose" ? askKm : 0);
  if (overloadKm === Number.POSITIVE_INFINITY || km < overQuotaKm) return [];
  return [warning("relief-too-dear", "policy.overQuotaKm", { km, worth: overQuotaKm })];
}
function unknownOfFacilities({ facilities }, policy2) {
  const open = facilities.map((facility) => !isClosed(facility));
  const shut = facilitiesWhere(facilities, (one, j) => open[j] && isSelective(one) && one.accepts === void 0);
  const regionless = facilitiesWhere(
    facilities,
    ({ region }, j) => open[j] && policy2.sameRegion && region === void 0
  );
  const qualities = facilities.map((facility, j) => open[j] ? unknownQualities(facility, policy2) : []);
  const untold = facilitiesWhere(facilities, (_, j) => qualities[j].length > 0);
  return [
    ...ofFacilities("accepts-unknown", facilities, shut),
    ...ofFacilities("region-unknown", facilities, regionless),
    ...ofFacilities(
      "quality-unknown",
      facilities,
      untold.map(({ j }) => ({ j, told: qualities[j].join(", ") }))
    )
  ];
}
function ofRegions({ participants }, policy2) {
  if (!policy2.sameRegion) return [];
  const { region, facility, count } = participants;
  let people = 0;
  for (let row = 0; row < facility.length; row++) if ((region?.[row] ?? -1) < 0) people += count?.[row] ?? 1;
  if (people === 0) return [];
  return [warning("region-unknown", "participants", { says: "people-without-region", people })];
}
function* ofWays(problem2) {
  const { barriers, crossings } = yield* findIdle(problem2);
  if (barriers) return [warning("barriers-idle", "travel.barriers", {})];
  if (crossings.length === 0) return [];
  const named = namedOf(crossings.map((id) => JSON.stringify(id)));
  return [{ ...warning("crossing-idle", "travel.crossings", { count: crossings.length, named }), crossings }];
}
function ofReceivers({ facilities }, { to, people }) {
  const given = facilities.map(() => 0);
  for (let i2 = 0; i2 < to.length; i2++) given[to[i2]] += people[i2];
  const asked = facilitiesWhere(facilities, ({ maxIntake }, j) => given[j] > 0 && maxIntake === void 0);
  const told = asked.map(({ j }) => ({ j, told: String(given[j]) }));
  const sum2 = asked.reduce((total, { j }) => total + given[j], 0);
  return ofFacilities("intake-not-agreed", facilities, told, { people: sum2 });
}

// src/plan/assignment.ts
function seatingOf(units, lists, first = 0) {
  return { units, lists, first };
}
function onlySlot({ units, lists: { head, next, flow }, first }, unit) {
  let slot = head[first + unit];
  while (flow[slot] === 0) slot = next[slot];
  return flow[slot] === units.weight[unit] ? slot : NONE;
}
function seatsOf({ lists, first }, unit) {
  const { head, next, facility, cost, flow } = lists;
  const seats = [];
  for (let slot = head[first + unit]; slot !== NONE; slot = next[slot]) {
    if (flow[slot] > 0) seats.push({ facility: facility[slot], people: flow[slot], cost: cost[slot] });
  }
  return seats.sort((a, b) => a.facility - b.facility);
}

// src/plan/baseline.ts
function* baselineSeats(model) {
  const { units, problem: problem2, policy: policy2, curves } = model;
  const { count } = problem2.participants;
  const lists = createLists(units.size, units.size);
  const load = units.fixed.slice();
  const seats = /* @__PURE__ */ new Map();
  const ways = /* @__PURE__ */ new Map();
  const unitOf = /* @__PURE__ */ new Map();
  for (let unit = 0; unit < units.size; unit++) {
    const today = units.today[unit];
    if (today === NEWLY_ENROLLED) {
      ways.set(unit, waysOf(model, unit));
      seats.set(unit, /* @__PURE__ */ new Map());
      for (const row of rowsOf(units, unit)) unitOf.set(row, unit);
    } else {
      const people = units.weight[unit];
      lists.flow[addSlot(lists, unit, NONE, today, 0)] = people;
      load[today] += people;
    }
  }
  const room = curves.quota.map((quota, j) => Math.min(quota, curves.ceiling[j]) - load[j]);
  const rows = Int32Array.from(unitOf.keys()).sort();
  for (const place of yield* drawOrder(rows, problem2, policy2)) {
    const row = rows[place];
    const unit = unitOf.get(row);
    const taken = seats.get(unit);
    const all = units.weight[unit];
    if (!isWhole(units, unit)) seatRow(ways.get(unit), taken, count?.[row] ?? 1, 1, room);
    else if (taken.size === 0) seatRow(ways.get(unit), taken, all, all, room);
  }
  for (const [unit, taken] of seats) {
    let last = NONE;
    for (const { facility, people, cost } of taken.values()) {
      last = addSlot(lists, unit, last, facility, cost);
      lists.flow[last] = people;
    }
  }
  return lists;
}
function waysOf({ options }, unit) {
  return Array.from({ length: options.facilities }, (_, facility) => ({ facility, cost: options.cost(unit, facility) })).filter(({ cost }) => !Number.isNaN(cost)).sort((a, b) => a.cost - b.cost || a.facility - b.facility);
}
function seatRow(ways, seats, people, least, room) {
  let left = people;
  const seat = ({ facility, cost }, taken) => {
    if (taken <= 0) return;
    const before = seats.get(facility)?.people ?? 0;
    seats.set(facility, { facility, people: before + taken, cost });
    room[facility] -= taken;
    left -= taken;
  };
  for (const way of ways) {
    if (left === 0) return;
    if (room[way.facility] >= least) seat(way, Math.min(left, room[way.facility]));
  }
  seat(ways[0], left);
}

// src/plan/options.ts
var SYNC_KEYS = ["onProgress", "limit"];
var ASYNC_KEYS = [...SYNC_KEYS, "signal", "sliceMs"];
function checkRunOptions(options, async) {
  const issues = new IssueList();
  const { onProgress, limit, sliceMs } = readKeys(options, "options", async ? ASYNC_KEYS : SYNC_KEYS, issues);
  if (onProgress !== void 0 && typeof onProgress !== "function") {
    issues.add("options.onProgress", { code: "type", expected: "function", got: cameOf(onProgress) });
  }
  if (sliceMs !== void 0 && !(typeof sliceMs === "number" && sliceMs > 0)) {
    issues.add("options.sliceMs", { code: "value", expected: "milliseconds", got: cameOf(sliceMs) });
  }
  const { augmentations = Number.POSITIVE_INFINITY } = readKeys(limit, "options.limit", ["augmentations"], issues);
  if (typeof augmentations !== "number" || !(augmentations >= 0)) {
    issues.add("options.limit.augmentations", {
      code: "value",
      expected: "number-from",
      got: cameOf(augmentations),
      params: { least: 0 }
    });
  }
  issues.check();
  return augmentations;
}
function readKeys(value, path, known2, issues) {
  if (value === void 0) return {};
  if (typeof value !== "object" || value === null) {
    issues.add(path, { code: "type", expected: "object", got: cameOf(value) });
    return {};
  }
  issues.checkKeys(value, path, known2);
  return value;
}

// src/assign/unsplittable.ts
var SLICE3 = 4096;
var WORSE = [50, 1e3, Number.POSITIVE_INFINITY];
var ROUNDS = 4;
var PAST = 2 ** 100;
function* seatWholes(seating) {
  const { load, weight, whole, most } = seating;
  const bound = load.slice();
  let d = 0;
  for (let unit = 0; unit < weight.length; unit++) if (whole[unit] !== 0) d = Math.max(d, weight[unit] - 1);
  const lower = bound.map((people) => people - d);
  const upper = bound.map((people, j) => Math.min(people + d, most[j] < people ? Number.POSITIVE_INFINITY : most[j]));
  const known2 = Array.from(bound, () => /* @__PURE__ */ new Map());
  const rounding = { ...seating, bound, lower, upper, known: known2 };
  yield* joinSplit(rounding);
  yield* moveToBetter(rounding);
  let sent = 0;
  while (sendHome(rounding)) yield ++sent;
  if (sent > 0) yield* moveToBetter(rounding);
}
function regret(rounding, j, load) {
  const known2 = rounding.known[j];
  let cost = known2.get(load);
  if (cost === void 0) {
    cost = regretOf(rounding, j, load);
    known2.set(load, cost);
  }
  return cost;
}
function regretOf({ bound, price, upper, change }, j, load) {
  const own = bound[j];
  return load === own ? 0 : change(j, own, load) - price[j] * (load - own) + PAST * Math.max(0, load - upper[j]);
}
function* joinSplit(rounding) {
  const { lists, whole, load } = rounding;
  const splitAt = Array.from(load, () => []);
  for (let slot = 0; slot < lists.size; slot++) {
    if (whole[lists.unit[slot]] !== 0 && isSplit(rounding, slot)) splitAt[lists.facility[slot]].push(slot);
  }
  let walks = 0;
  for (let start = 0; start < splitAt.length; start++) {
    while (splitSlot(rounding, splitAt, start, NONE) !== NONE) {
      walk2(rounding, splitAt, start);
      if (++walks % 256 === 0) yield walks;
    }
  }
}
function isSplit({ lists, weight }, slot) {
  const people = lists.flow[slot];
  return people > 0 && people < weight[lists.unit[slot]];
}
function splitSlot(rounding, splitAt, facility, but) {
  const slots = splitAt[facility];
  for (let i2 = slots.length - 1; i2 >= 0; i2--) {
    const slot = slots[i2];
    if (slot === but) continue;
    if (isSplit(rounding, slot)) return slot;
    slots[i2] = slots.at(-1);
    slots.pop();
  }
  return NONE;
}
function otherSeat({ head, next, unit, flow }, slot) {
  let other = head[unit[slot]];
  while (other === slot || flow[other] === 0) other = next[other];
  return other;
}
function walk2(rounding, splitAt, start) {
  const { lists } = rounding;
  let path = [];
  let facilities = /* @__PURE__ */ new Map([[start, 0]]);
  let units = /* @__PURE__ */ new Map();
  let fromLeaf = splitSlot(rounding, splitAt, start, splitSlot(rounding, splitAt, start, NONE)) === NONE;
  for (let at = start; ; ) {
    const out = splitSlot(rounding, splitAt, at, path.at(-1) ?? NONE);
    if (out === NONE) {
      if (fromLeaf) {
        shiftPath(rounding, path);
        return;
      }
      [path, facilities, units, fromLeaf] = [[], /* @__PURE__ */ new Map([[at, 0]]), /* @__PURE__ */ new Map(), true];
      continue;
    }
    const unit = lists.unit[out];
    if (units.has(unit)) {
      shift(rounding, [...path.slice(units.get(unit) + 1), out]);
      return;
    }
    const into = otherSeat(lists, out);
    units.set(unit, path.length);
    path.push(out, into);
    at = lists.facility[into];
    const before = facilities.get(at);
    if (before !== void 0) {
      shift(rounding, path.slice(before));
      return;
    }
    facilities.set(at, path.length);
  }
}
function givable({ lists }, path, first) {
  let people = Number.POSITIVE_INFINITY;
  for (let i2 = first; i2 < path.length; i2 += 2) people = Math.min(people, lists.flow[path[i2]]);
  return people;
}
function shift(rounding, path, sign = 1) {
  const { flow } = rounding.lists;
  const people = givable(rounding, path, sign === 1 ? 0 : 1);
  path.forEach((slot, i2) => {
    flow[slot] += (i2 % 2 === 0 ? -sign : sign) * people;
  });
  return people;
}
function shiftPath(rounding, path) {
  const { lists, load } = rounding;
  const [a, b] = [lists.facility[path[0]], lists.facility[path.at(-1)]];
  const costOf = (people2) => regret(rounding, a, load[a] - people2) + regret(rounding, b, load[b] + people2);
  const sign = costOf(givable(rounding, path, 0)) <= costOf(-givable(rounding, path, 1)) ? 1 : -1;
  const people = sign * shift(rounding, path, sign);
  load[a] -= people;
  load[b] += people;
}
function* moveToBetter(rounding) {
  const { load } = rounding;
  const regrets = load.map((people, j) => regret(rounding, j, people));
  for (const worse of WORSE) yield* moveOne(rounding, regrets, worse);
  for (let round = 0; round < ROUNDS && regrets.some((own) => own !== 0); round++) {
    if (!(yield* moveTwo(rounding, regrets))) return;
    yield* moveOne(rounding, regrets, Number.POSITIVE_INFINITY);
  }
}
function* moveOne(rounding, regrets, worse) {
  for (let unit = 0; unit < rounding.lists.units; unit++) {
    moveUnit(rounding, regrets, unit, worse);
    if (unit % SLICE3 === SLICE3 - 1) yield unit;
  }
}
function moveUnit(rounding, regrets, unit, worse) {
  const { head, next, facility, flow } = rounding.lists;
  for (let from = head[unit]; from !== NONE; from = next[from]) {
    if (flow[from] === 0) continue;
    const a = facility[from];
    const people = peopleMoved(rounding, unit);
    for (let to = head[unit]; to !== NONE; to = next[to]) {
      const b = facility[to];
      const extra = extraCost(rounding, from, to);
      if (to === from || extra > worse || regrets[a] + regrets[b] <= people * extra) continue;
      while (flow[from] >= people && saving(rounding, regrets, a, -people, false) + saving(rounding, regrets, b, people, true) > people * extra) {
        move(rounding, regrets, from, to, people);
      }
    }
  }
}
function peopleMoved({ whole, weight }, unit) {
  return whole[unit] === 0 ? 1 : weight[unit];
}
function extraCost({ lists: { cost, facility }, price }, from, to) {
  return cost[to] + price[facility[to]] - cost[from] - price[facility[from]];
}
function saving(rounding, regrets, j, change, comes) {
  const load = rounding.load[j] + change;
  const isAllowed = load >= rounding.lower[j] && !(comes && load > rounding.upper[j]);
  return isAllowed ? regrets[j] - regret(rounding, j, load) : Number.NEGATIVE_INFINITY;
}
function move(rounding, regrets, from, to, people) {
  const { lists, load } = rounding;
  lists.flow[from] -= people;
  lists.flow[to] += people;
  for (const slot of [from, to]) {
    const j = lists.facility[slot];
    load[j] += slot === from ? -people : people;
    regrets[j] = regret(rounding, j, load[j]);
  }
}
function* moveTwo(rounding, regrets) {
  const { facility, flow } = rounding.lists;
  const { into, out } = yield* leastMoves(rounding);
  let moved = false;
  for (let b = 0; b < into.length; b++) {
    for (const first of into[b]) {
      const a = facility[first.from];
      for (const second of out[b]) {
        const c = facility[second.to];
        const extra = first.extra + second.extra;
        if (regrets[a] + regrets[b] + regrets[c] <= extra) continue;
        if (flow[first.from] < first.people || flow[second.from] < second.people) continue;
        const saved = saving(rounding, regrets, b, first.people - second.people, true) + (a === c ? saving(rounding, regrets, a, second.people - first.people, true) : saving(rounding, regrets, a, -first.people, false) + saving(rounding, regrets, c, second.people, true));
        if (!(saved > extra)) continue;
        move(rounding, regrets, first.from, first.to, first.people);
        move(rounding, regrets, second.from, second.to, second.people);
        moved = true;
      }
    }
    yield b;
  }
  return moved;
}
function* leastMoves(rounding) {
  const { lists, load } = rounding;
  const { head, next, facility, flow } = lists;
  const m = load.length;
  const least = /* @__PURE__ */ new Map();
  for (let unit = 0; unit < lists.units; unit++) {
    const people = peopleMoved(rounding, unit);
    for (let from = head[unit]; from !== NONE; from = next[from]) {
      if (flow[from] === 0) continue;
      for (let to = head[unit]; to !== NONE; to = next[to]) {
        const extra = people * extraCost(rounding, from, to);
        const key = (people * m + facility[from]) * m + facility[to];
        if (to === from || key > Number.MAX_SAFE_INTEGER || extra >= (least.get(key)?.extra ?? Number.POSITIVE_INFINITY))
          continue;
        least.set(key, { from, to, people, extra });
      }
    }
    if (unit % SLICE3 === SLICE3 - 1) yield unit;
  }
  const into = Array.from(load, () => []);
  const out = Array.from(load, () => []);
  for (const found of least.values()) {
    into[facility[found.to]].push(found);
    out[facility[found.from]].push(found);
  }
  return { into, out };
}
function sendHome(rounding) {
  const { lists, load, upper, price, home } = rounding;
  const best = new Int32Array(load.length).fill(NONE);
  const least = new Float64Array(load.length).fill(Number.POSITIVE_INFINITY);
  for (let slot = 0; slot < lists.size; slot++) {
    const a = lists.facility[slot];
    const unit = lists.unit[slot];
    const back = home[unit];
    if (lists.flow[slot] === 0 || load[a] <= upper[a] || back === NONE || back === a) continue;
    const people = peopleMoved(rounding, unit);
    const extra = people * (price[back] - price[a] - lists.cost[slot]);
    const change = regret(rounding, back, load[back] + people) + regret(rounding, a, load[a] - people) + extra;
    if (change >= least[a]) continue;
    least[a] = change;
    best[a] = slot;
  }
  best.forEach((slot, a) => {
    if (slot === NONE) return;
    const unit = lists.unit[slot];
    const back = home[unit];
    const people = peopleMoved(rounding, unit);
    const listed = slotAt(lists, unit, back);
    const to = listed === NONE ? addSlot(lists, unit, lastSlot(lists, unit), back, 0) : listed;
    lists.flow[slot] -= people;
    lists.flow[to] += people;
    load[a] -= people;
    load[back] += people;
  });
  return best.some((slot) => slot !== NONE);
}

// src/plan/unsplittable.ts
function hasWholes({ units: { whole } }) {
  return whole?.some((kind) => kind !== 0) ?? false;
}
function* putTogether({ curves }, units, { lists, price }, load) {
  if (price === null) return putWhereMost(units, lists);
  const { point, over } = curves.weights;
  yield* seatWholes({
    lists,
    price,
    load: load.slice(),
    weight: units.weight,
    whole: units.whole,
    home: units.today,
    most: curves.ceiling,
    // Differences first: lexicographically the totals would be too large to be exact.
    change: (j, from, to) => point * (totalPoints(curves, j, to) - totalPoints(curves, j, from)) + over * (peopleOver(curves, j, to) - peopleOver(curves, j, from))
  });
}
function putWhereMost({ size, whole, weight }, { head, next, flow }) {
  for (let unit = 0; unit < size; unit++) {
    if (whole[unit] === 0) continue;
    let best = head[unit];
    for (let slot = best; slot !== NONE; slot = next[slot]) if (flow[slot] > flow[best]) best = slot;
    for (let slot = head[unit]; slot !== NONE; slot = next[slot]) flow[slot] = slot === best ? weight[unit] : 0;
  }
}

// src/plan/draw-transfers.ts
var UNITS_PER_SLICE2 = 4096;
function* drawLots(model, seating, price, sink) {
  if (model.problem.participants.ids === void 0) return void 0;
  const isDrawn = new Uint8Array(model.units.size);
  const wholes = /* @__PURE__ */ new Map();
  const ways = yield* waysLeftOpen(model, seating, price);
  const open = yield* whoMight(model, seating, ways);
  for (const one of open.values()) {
    if (one.units.length < 2) continue;
    for (const unit of one.units) {
      isDrawn[unit] = 1;
      if (one.whole) wholes.set(unit, { facility: one.today, people: model.units.weight[unit], cost: 0 });
    }
    yield* drawAt(model, one, seating, sink, wholes);
  }
  return { isDrawn, wholes };
}
function lotOf({ weight, today, whole }, unit, m) {
  return (whole?.[unit] ? weight[unit] * m : 0) + today[unit];
}
function* waysLeftOpen({ units, travel: { facilities } }, seating, price) {
  const { lists, first } = seating;
  const { head, next, facility, cost, flow } = lists;
  const ways = /* @__PURE__ */ new Map();
  for (let unit = 0; unit < units.size; unit++) {
    if (unit % UNITS_PER_SLICE2 === 0) yield unit;
    const today = units.today[unit];
    if (today === NEWLY_ENROLLED) continue;
    for (let slot = head[first + unit]; slot !== NONE; slot = next[slot]) {
      const to = facility[slot];
      if (flow[slot] === 0 || to === today || cost[slot] !== price[today] - price[to]) continue;
      const lot = lotOf(units, unit, facilities);
      ways.set(lot, (ways.get(lot) ?? /* @__PURE__ */ new Map()).set(to, cost[slot]));
    }
  }
  return ways;
}
function* whoMight({ units, options, travel, moves }, seating, ways) {
  const m = travel.facilities;
  const open = new Map(Array.from(ways, ([lot, costs]) => [lot, openAt(lot, m, costs)]));
  const least = new Float64Array(m);
  for (let unit = 0; unit < units.size; unit++) {
    if (unit % UNITS_PER_SLICE2 === 0) yield unit;
    const here = units.today[unit] === NEWLY_ENROLLED ? void 0 : open.get(lotOf(units, unit, m));
    if (here === void 0) continue;
    if (!mightStay(seating, unit, here)) continue;
    const { to, cost, start } = here;
    const before = here.ways.length;
    travel.atLeast(unit, to, to.length, least);
    for (let k = 0; k < to.length; k++) {
      if (unit < units.choosers && least[k] > moves.base[unit] + cost[k]) continue;
      if (options.cost(unit, to[k]) !== cost[k]) continue;
      here.ways.push(k);
      here.people.push(peopleAt(seating, unit, to[k]));
    }
    if (here.ways.length === before) continue;
    here.units.push(unit);
    start.push(here.ways.length);
  }
  return open;
}
function openAt(lot, m, costs) {
  const to = Int32Array.from(costs.keys()).sort();
  const cost = Float64Array.from(to, (j) => costs.get(j));
  return { today: lot % m, whole: lot >= m, to, cost, units: [], start: [0], ways: [], people: [] };
}
function mightStay({ lists, first }, unit, { today, to, cost: open }) {
  const { head, next, facility, cost, flow } = lists;
  for (let slot = head[first + unit]; slot !== NONE; slot = next[slot]) {
    if (flow[slot] === 0) continue;
    if (facility[slot] === today || cost[slot] === open[to.indexOf(facility[slot])]) return true;
  }
  return false;
}
function peopleAt({ lists, first }, unit, facility) {
  const slot = slotAt(lists, first + unit, facility);
  return slot === NONE ? 0 : lists.flow[slot];
}
function* drawAt(model, open, seating, sink, wholes) {
  const { units } = model;
  const { count } = model.problem.participants;
  const { rows, unit } = yield* drawn(model, open);
  const staying = rows.map((row, i2) => open.whole ? units.weight[open.units[unit[i2]]] : count?.[row] ?? 1);
  const transfers = hasWholes(model) ? sentElsewhere(open, seating, rows, unit, staying) : [];
  yield 0;
  const ways = yield* waysAsFound(open, unit, staying);
  yield 0;
  for (let changed = true; changed; ) {
    changed = false;
    for (const way of ways) {
      if (giveToLowest(way, staying)) changed = true;
      yield 0;
    }
  }
  ways.forEach(({ places, going }, k) => {
    const [facility, cost] = [open.to[k], open.cost[k]];
    places.forEach((place, i2) => {
      const people = going[i2];
      if (people === 0) return;
      if (open.whole) wholes.set(open.units[unit[place]], { facility, people, cost });
      else transfers.push([rows[place], facility, people, cost]);
    });
  });
  for (const transfer of transfers) sink(...transfer);
}
function* drawn({ problem: problem2, policy: policy2, units }, open) {
  const all = [];
  const unitOf = [];
  for (let k = 0; k < open.units.length; k++) {
    for (const row of rowsOf(units, open.units[k])) {
      all.push(row);
      unitOf.push(k);
    }
    if (k % UNITS_PER_SLICE2 === 0) yield k;
  }
  let order = yield* drawOrder(Int32Array.from(all), problem2, policy2);
  yield 0;
  const seen = /* @__PURE__ */ new Set();
  if (open.whole) order = order.filter((i2) => !seen.has(unitOf[i2]) && seen.add(unitOf[i2]));
  return { rows: order.map((i2) => all[i2]), unit: order.map((i2) => unitOf[i2]) };
}
function sentElsewhere({ today, to, cost, units }, seating, rows, unit, staying) {
  const transfers = [];
  const others = units.map(
    (one) => seatsOf(seating, one).filter((seat) => seat.facility !== today && seat.cost !== cost[to.indexOf(seat.facility)])
  );
  const left = others.map((seats) => seats.map(({ people }) => people));
  for (let place = 0; place < unit.length; place++) {
    const k = unit[place];
    others[k].forEach((seat, i2) => {
      const taken = Math.min(staying[place], left[k][i2]);
      if (taken === 0) return;
      staying[place] -= taken;
      left[k][i2] -= taken;
      transfers.push([rows[place], seat.facility, taken, seat.cost]);
    });
  }
  return transfers;
}
function* waysAsFound({ to, start, ways, people }, unit, staying) {
  const lists = Array.from(to, () => ({ places: [], going: [] }));
  for (let place = 0; place < unit.length; place++) {
    if (place % UNITS_PER_SLICE2 === 0) yield place;
    const k = unit[place];
    for (let i2 = start[k]; i2 < start[k + 1]; i2++) {
      const taken = Math.min(staying[place], people[i2]);
      staying[place] -= taken;
      people[i2] -= taken;
      const list2 = lists[ways[i2]];
      list2.places.push(place);
      list2.going.push(taken);
    }
  }
  return lists.map(({ places, going }) => ({ places: Int32Array.from(places), going: Int32Array.from(going) }));
}
function giveToLowest({ places, going }, staying) {
  let free = going.reduce((sum2, people) => sum2 + people, 0);
  let changed = false;
  for (let i2 = 0; i2 < places.length; i2++) {
    const place = places[i2];
    const all = staying[place] + going[i2];
    const taken = Math.min(all, free);
    if (taken !== going[i2]) changed = true;
    going[i2] = taken;
    staying[place] = all - taken;
    free -= taken;
  }
  return changed;
}

// src/plan/transfers.ts
var NOWHERE = -1;
var UNITS_PER_SLICE3 = 4096;
var ROWS_PER_SLICE9 = 65536;
function* handBack(model, seating, price) {
  const { units, problem: problem2 } = model;
  const rows = problem2.participants.facility.length;
  const targets = {
    problem: problem2,
    to: new Int16Array(rows).fill(NOWHERE),
    metres: new Int32Array(rows),
    whole: 0,
    parts: []
  };
  const sink = (row, to, people, metres) => send(targets, row, to, people, metres);
  const drawn2 = price ? yield* drawLots(model, seating, price, sink) : void 0;
  for (let from = 0; from < units.size; from += UNITS_PER_SLICE3) {
    const end = Math.min(units.size, from + UNITS_PER_SLICE3);
    for (const unit of sendUnits(model, seating, from, end, drawn2?.isDrawn, targets)) {
      const order = yield* drawnRows(model, unit);
      handOut(targets, order, units.today[unit], seatsOf(seating, unit));
    }
    yield end;
  }
  if (drawn2 !== void 0) for (const [unit, seat] of drawn2.wholes) sendTogether(model, unit, seat, targets);
  yield units.size;
  return yield* collect(targets);
}
function sendUnits(model, seating, from, end, isDrawn, targets) {
  const { units } = model;
  const { rows, rowStart, today } = units;
  const { facility, cost } = seating.lists;
  const { count } = model.problem.participants;
  const parted = [];
  for (let unit = from; unit < end; unit++) {
    if (isDrawn !== void 0 && isDrawn[unit] === 1) continue;
    const slot = onlySlot(seating, unit);
    if (slot === NONE) parted.push(unit);
    else if (isWhole(units, unit)) {
      const seat = { facility: facility[slot], people: units.weight[unit], cost: cost[slot] };
      sendTogether(model, unit, seat, targets);
    } else if (facility[slot] !== today[unit]) {
      for (let at = rowStart[unit]; at < rowStart[unit + 1]; at++) {
        const row = rows[at];
        send(targets, row, facility[slot], count === void 0 ? 1 : count[row], cost[slot]);
      }
    }
  }
  return parted;
}
function* drawnRows({ units, problem: problem2, policy: policy2 }, unit) {
  const rows = rowsOf(units, unit);
  return (yield* drawOrder(rows, problem2, policy2)).map((i2) => rows[i2]);
}
function handOut(targets, rows, today, seats) {
  const { count } = targets.problem.participants;
  let next = 0;
  let left = 0;
  for (const seat of seats) {
    if (seat.facility === today) continue;
    for (let people = seat.people; people > 0; ) {
      if (left === 0) {
        left = count === void 0 ? 1 : count[rows[next]];
        next++;
      }
      const taken = Math.min(left, people);
      send(targets, rows[next - 1], seat.facility, taken, seat.cost);
      left -= taken;
      people -= taken;
    }
  }
}
function sendTogether({ units, problem: problem2, given }, unit, seat, targets) {
  const { facility, count } = problem2.participants;
  for (const row of rowsOf(units, unit)) {
    const metres = seat.cost + (given.get(row) ?? 0);
    if (facility[row] !== seat.facility) send(targets, row, seat.facility, count?.[row] ?? 1, metres);
  }
}
function send(targets, row, to, people, metres) {
  const { count } = targets.problem.participants;
  if (people !== (count === void 0 ? 1 : count[row])) {
    targets.parts.push({ row, to, people, metres });
    return;
  }
  targets.to[row] = to;
  targets.metres[row] = metres;
  targets.whole++;
}
function* collect(targets) {
  const { problem: problem2, to, whole, parts } = targets;
  parts.sort((a, b) => a.row - b.row || a.to - b.to);
  const size = whole + parts.length;
  const column = () => new Int32Array(size);
  const transfers = {
    participant: column(),
    from: column(),
    to: column(),
    people: column(),
    metres: column(),
    ask: new Uint8Array(size)
  };
  const registered = registeredAt(problem2);
  const filled2 = { transfers: 0, parts: 0 };
  for (let from = 0; from < to.length; from += ROWS_PER_SLICE9) {
    fill2(targets, transfers, registered, filled2, from, Math.min(to.length, from + ROWS_PER_SLICE9));
    yield from;
  }
  return transfers;
}
function fill2({ problem: problem2, to: goes, metres: costs, parts }, { participant, from, to, people, metres, ask }, registered, filled2, first, end) {
  const { facility, consent, count } = problem2.participants;
  let i2 = filled2.transfers;
  for (let row = first; row < end; row++) {
    const before = i2;
    if (goes[row] !== NOWHERE) {
      to[i2] = goes[row];
      people[i2] = count === void 0 ? 1 : count[row];
      metres[i2++] = costs[row];
    } else {
      for (let part = parts[filled2.parts]; part?.row === row; part = parts[++filled2.parts]) {
        to[i2] = part.to;
        people[i2] = part.people;
        metres[i2++] = part.metres;
      }
    }
    for (let k = before; k < i2; k++) {
      participant[k] = row;
      from[k] = facility[row];
      if (registered[row] !== NEWLY_ENROLLED && consent[row] !== consentCode.granted) ask[k] = 1;
    }
  }
  filled2.transfers = i2;
}

// src/plan/steps.ts
function planSteps(problem2, policy2, options, async) {
  const limit = checkRunOptions(options, async);
  const complete = completePolicy(policy2);
  const budget = createBudget(limit);
  const control = {
    stop() {
      budget.stop = true;
    }
  };
  return { steps: run(problem2, complete, budget), control };
}
function* run(problem2, policy2, budget) {
  const rows = problem2?.participants?.facility?.length ?? 0;
  yield* staged("check", rows, checkProblem(problem2));
  const fingerprint = yield* staged("check", rows, fingerprintOf(problem2));
  return yield* planOf(yield* staged("merge", rows, prepare(problem2, policy2)), fingerprint, budget);
}
function* planOf(model, fingerprint, budget) {
  const { problem: problem2, policy: policy2, options, curve, units } = model;
  const rows = problem2.participants.facility.length;
  const assignment = yield* solve({ options, curve, fixed: units.fixed, budget });
  yield { stage: "write", done: 0, total: rows };
  const proven = assignment !== null && assignment.price !== null;
  let found = assignment && outcomeOf(model, assignment.lists);
  const bound = proven ? found : null;
  if (assignment !== null && hasWholes(model)) {
    yield* staged("write", rows, putTogether(model, units, assignment, found.load));
    found = outcomeOf(model, assignment.lists);
  }
  const outcome = proven ? found : better(found, outcomeOf(model, yield* staged("write", rows, baselineSeats(model))));
  yield { stage: "write", done: 0, total: rows };
  countPeople(model, outcome.load);
  const transfers = yield* staged("write", rows, handBack(model, outcome.seating, proven ? assignment.price : null));
  const warnings = yield* staged("write", rows, warningsOf(problem2, policy2, transfers));
  const { objective } = outcome;
  return {
    ...verdict(model, outcome, bound),
    stage: policy2.unknown === "propose" ? "proposal" : "ready",
    objective,
    transfers,
    enrolled: Int32Array.from(outcome.load),
    quota: Int32Array.from(model.curves.quota),
    price: proven ? pricesOf(assignment.price, model.curves.weights.point) : null,
    unplaced: model.unplaced,
    policy: policy2,
    warnings,
    fingerprint,
    stats: {
      units: units.size,
      levels: assignment?.levels ?? 0,
      pairs: assignment?.lists.size ?? 0,
      augmentations: budget.augmentations,
      scans: assignment?.scans ?? 0
    }
  };
}
function countPeople({ problem: { participants }, unplaced }, load) {
  const { count, facility } = participants;
  const people = count === void 0 ? facility.length : count.reduce((sum2, one) => sum2 + one, 0);
  const nowhere2 = unplaced.reduce((sum2, row) => sum2 + (count?.[row] ?? 1), 0);
  const enrolled = load.reduce((sum2, one) => sum2 + one, 0);
  if (enrolled + nowhere2 !== people)
    throw internalError(`${enrolled} enrolled, ${nowhere2} unplaced, of ${people} people`);
}
function verdict({ households }, { objective, load }, bound) {
  if (bound === null) return { status: "stopped", bound, gap: null };
  const { overload, overQuota, metres, weighted } = bound.objective;
  const gap = {
    overload: objective.overload - overload,
    overQuota: objective.overQuota - overQuota,
    metres: objective.metres - metres,
    ...weighted !== void 0 && { weighted: objective.weighted - weighted }
  };
  const reached = gap.weighted === void 0 ? gap.overload === 0 && gap.metres === 0 : gap.weighted === 0;
  const { objective: least, load: enrolled } = reached ? { objective, load } : bound;
  return {
    status: reached ? "optimal" : "near-optimal",
    bound: households === void 0 ? { ...least } : { ...least, enrolled: Int32Array.from(enrolled) },
    gap: reached ? zeroLike(objective) : gap
  };
}
function outcomeOf(model, lists) {
  const { facility, cost, flow, size } = lists;
  const load = model.units.fixed.slice();
  let metres = givenMetres(model);
  for (let slot = 0; slot < size; slot++) {
    load[facility[slot]] += flow[slot];
    metres += flow[slot] * cost[slot];
  }
  return { seating: seatingOf(model.units, lists), load, objective: objectiveOf(model.curves, load, metres) };
}
function givenMetres({ given, problem: { participants } }) {
  let metres = 0;
  for (const [row, each] of given) metres += each * (participants.count?.[row] ?? 1);
  return metres;
}
function zeroLike({ weighted }) {
  return { overload: 0, overQuota: 0, metres: 0, ...weighted !== void 0 && { weighted: 0 } };
}
function better(found, baseline) {
  if (found === null) return baseline;
  const [a, b] = [found.objective, baseline.objective];
  if (a.weighted !== void 0 && b.weighted !== void 0) return b.weighted < a.weighted ? baseline : found;
  return b.overload < a.overload || b.overload === a.overload && b.metres < a.metres ? baseline : found;
}
function pricesOf(price, point) {
  const overload = new Float64Array(price.length);
  if (point === LEXICOGRAPHIC_WEIGHT) {
    for (let j = 0; j < price.length; j++) overload[j] = Math.round(price[j] / point);
  }
  return { overload: overload.map((points) => points + 0), metres: price.map((p, j) => p - overload[j] * point + 0) };
}

// bench/scenarios/random.ts
function seeded(seed) {
  let state = seed | 0;
  return () => {
    state = state + 1831565813 | 0;
    let t2 = Math.imul(state ^ state >>> 15, 1 | state);
    t2 = t2 + Math.imul(t2 ^ t2 >>> 7, 61 | t2) ^ t2;
    return ((t2 ^ t2 >>> 14) >>> 0) / 4294967296;
  };
}
function normalOf(random) {
  return () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

// bench/scenarios/city.ts
var cityPolicy = {
  fill: "levelled",
  moveCostKm: 1,
  maxExtraKm: Number.POSITIVE_INFINITY,
  overloadKm: Number.POSITIVE_INFINITY
};
function city(options) {
  const { people, facilities: m, consent: granted = 0.7, seed = 1, centroids = 0 } = options;
  const random = seeded(seed);
  const place = placesOf2(random);
  const puskesmas = Math.max(1, Math.round(m / 5));
  const facilities = facilitiesOf(options, puskesmas, place, random);
  const points = Array.from({ length: centroids }, place);
  const nearest = nearestOf(facilities, random);
  const lon = new Float64Array(people);
  const lat = new Float64Array(people);
  const facility = new Int32Array(people);
  const consent = new Uint8Array(people);
  for (let i2 = 0; i2 < people; i2++) {
    const home = centroids > 0 ? points[Math.floor(random() * centroids)] : place();
    lon[i2] = home.lon;
    lat[i2] = home.lat;
    const atPuskesmas = m === puskesmas || random() < 0.8;
    facility[i2] = atPuskesmas ? nearest(home, 0, puskesmas) : nearest(home, puskesmas, m);
    consent[i2] = random() < granted ? 1 : 0;
  }
  return { facilities, participants: { lon, lat, facility, consent } };
}
function placesOf2(random) {
  const normal = normalOf(random);
  const quarters = Array.from({ length: 40 }, () => ({
    lon: 109.33 + 0.05 * normal(),
    lat: -0.03 + 0.05 * normal(),
    spread: 4e-3 + 0.012 * random(),
    weight: 0.3 + random()
  }));
  const cumulative = [];
  for (const quarter of quarters) cumulative.push((cumulative.at(-1) ?? 0) + quarter.weight);
  const total = cumulative.at(-1);
  return () => {
    const at = random() * total;
    const quarter = quarters[cumulative.findIndex((sum2) => sum2 >= at)];
    return { lon: quarter.lon + quarter.spread * normal(), lat: quarter.lat + quarter.spread * normal() };
  };
}
function facilitiesOf(options, puskesmas, place, random) {
  const { people, facilities: m, quota } = options;
  const shares = Array.from({ length: m }, (_, j) => j < puskesmas ? 2 + 2 * random() : 0.5 + random());
  const sum2 = shares.reduce((total, share) => total + share, 0);
  return shares.map((share, j) => ({
    id: `F${j}`,
    ...place(),
    doctors: Math.round(people * quota * share / sum2) / 5e3
  }));
}
function nearestOf(facilities, random) {
  const lons = Float64Array.from(facilities, (facility) => facility.lon);
  const lats = Float64Array.from(facilities, (facility) => facility.lat);
  return (home, from, to) => {
    let [best, least] = [from, Number.POSITIVE_INFINITY];
    for (let j = from; j < to; j++) {
      const dx = lons[j] - home.lon;
      const dy = lats[j] - home.lat;
      const d = Math.sqrt(dx * dx + dy * dy) * (0.7 + 0.6 * random());
      if (d < least) [best, least] = [j, d];
    }
    return best;
  };
}

// src/input/foreign.ts
function fieldsOf(value, keys, path, issues) {
  if (typeof value !== "object" || value === null) return value;
  try {
    if (Array.isArray(value)) return value;
    const copy = {};
    for (const key of keys) copy[key] = value[key];
    return copy;
  } catch {
    issues.add(path, { code: "type", expected: "object", got: "#unreadable" });
    return void 0;
  }
}
function lengthOf(list2, path, issues, most = MOST_IDS) {
  try {
    const { length } = list2;
    if (length <= most) return Math.max(0, Math.trunc(length));
    issues.add(path, { code: "range", expected: "most-entries", got: cameOf(length), params: { most } });
  } catch {
    issues.add(path, { code: "type", expected: "array", got: "#unreadable" });
  }
  return void 0;
}
function entriesOf(list2, path, issues, most = MOST_IDS) {
  const length = lengthOf(list2, path, issues, most);
  if (length === void 0) return void 0;
  try {
    const copy = [];
    for (let i2 = 0; i2 < length; i2++) {
      if (!(i2 in list2)) {
        issues.add(`${path}[${i2}]`, { code: "missing", expected: "entry", got: "#hole" });
        return void 0;
      }
      copy.push(list2[i2]);
    }
    return copy;
  } catch {
    issues.add(path, { code: "type", expected: "array", got: "#unreadable" });
    return void 0;
  }
}

// src/input/barrier-travel.ts
function barrierTravel(rivers) {
  const issues = new IssueList();
  const travel = readBarriers(fieldsOf(rivers, BARRIER_KEYS, "", issues), "", issues);
  issues.check();
  return travel;
}
var BARRIER_KEYS = ["barriers", "crossings"];
var CROSSING_KEYS = ["id", "lon", "lat", "extraMetres", "closed"];
function readBarriers(copy, path, issues) {
  const { barriers, crossings } = Object(copy);
  const before = issues.count;
  const each = (list2, at, copied) => isArray(list2) ? entriesOf(list2, at, issues)?.map((entry, i2) => copied(entry, `${at}[${i2}]`)) : list2;
  const travel = {
    barriers: each(
      barriers,
      `${path}barriers`,
      (line, at) => each(line, at, (point, here) => each(point, here, (degrees) => degrees))
    ),
    crossings: each(crossings, `${path}crossings`, (crossing, at) => fieldsOf(crossing, CROSSING_KEYS, at, issues))
  };
  if (issues.count === before) checkBarriers(travel, path, issues);
  return issues.count > before ? void 0 : frozenTravel(plain2(travel));
}
function plain2({ barriers, crossings }) {
  return {
    barriers: barriers.map((line) => line.map(([lon, lat]) => [lon, lat])),
    crossings: crossings.map(({ id, lon, lat, extraMetres, closed }) => {
      return { id, lon, lat, extraMetres: extraMetres ?? 0, closed: closed ?? false };
    })
  };
}

// bench/scenarios/rivers.ts
var CITY = [109.33, -0.03];
var CITY_REACH = 0.12;
var PIECE = 40;
function riverNetwork(options) {
  const { bridges, seed = 1 } = options;
  const random = seeded(seed);
  const rivers = riversOf(options, random);
  const pieces = rivers.flatMap((river) => piecesOf(river, random));
  for (let i2 = pieces.length - 1; i2 > 0; i2--) {
    const other = Math.floor(random() * (i2 + 1));
    [pieces[i2], pieces[other]] = [pieces[other], pieces[i2]];
  }
  const near = pieces.flat().filter(([lon, lat]) => Math.hypot(lon - CITY[0], lat - CITY[1]) < CITY_REACH);
  const crossings = Array.from({ length: bridges }, (_, c) => {
    const [lon, lat] = near[Math.floor((c + random()) * near.length / bridges)];
    return { id: `bridge ${c}`, lon, lat };
  });
  return barrierTravel({ barriers: pieces, crossings });
}
function riversOf({ points, reach: reach2, step }, random) {
  const rivers = [];
  const inside = ([lon, lat]) => Math.max(Math.abs(lon - CITY[0]), Math.abs(lat - CITY[1])) < reach2;
  let left = points;
  while (left > 1) {
    const source = rivers[Math.floor(random() ** 2 * rivers.length)];
    const main = rivers.length < 2;
    let [lon, lat] = main ? [CITY[0] - reach2, CITY[1] + 0.02 * (rivers.length - 0.5)] : pick(source, random);
    let heading = main ? 0 : 2 * Math.PI * random();
    let turn = 0;
    const most = Math.min(left, main ? points / 4 : 20 + Math.floor(random() * 600));
    const river = [[lon, lat]];
    while (river.length < most) {
      turn = 0.9 * turn + 0.5 * (random() - 0.5) - 0.1 * (main ? heading : 0);
      heading += turn;
      [lon, lat] = [lon + step * Math.cos(heading), lat + step * Math.sin(heading)];
      if (!inside([lon, lat])) break;
      river.push([lon, lat]);
    }
    if (river.length < 2) continue;
    const length = river.length + Math.ceil((river.length - 1) / (PIECE - 1)) - 1;
    if (length > left) river.length -= length - left;
    rivers.push(river);
    left -= river.length + Math.ceil((river.length - 1) / (PIECE - 1)) - 1;
  }
  return rivers;
}
function pick(river, random) {
  const [lon, lat] = river[Math.floor(random() * river.length)];
  return [lon, lat];
}
function piecesOf(river, _random) {
  const pieces = [];
  for (let from = 0; from + 1 < river.length; from += PIECE - 1) pieces.push(river.slice(from, from + PIECE));
  return pieces;
}

// ../../tmp/rv/_5144.ts
var cpu = () => {
  const u = process.cpuUsage();
  return (u.user + u.system) / 1e3;
};
function choices() {
  const p = city({ people: 1e3, facilities: 4e3, quota: 1.05 });
  const start = new Int32Array(1001), choice = new Int32Array(4e3 * 1e3);
  const r = seeded(3);
  for (let i2 = 0; i2 < 1e3; i2++) {
    start[i2 + 1] = 4e3 * (i2 + 1);
    const perm = Int32Array.from({ length: 4e3 }, (_, k) => k);
    for (let k = 3999; k > 0; k--) {
      const o = Math.floor(r() * (k + 1));
      [perm[k], perm[o]] = [perm[o], perm[k]];
    }
    choice.set(perm, 4e3 * i2);
  }
  return { ...p, participants: { ...p.participants, choiceStart: start, choice } };
}
function household(places) {
  const p = city({ people: 2e5, facilities: 60, quota: 1.05, ...places ? {} : { centroids: 1 } });
  return { ...p, participants: { ...p.participants, facility: new Int32Array(2e5), consent: new Uint8Array(2e5).fill(1), household: new Int32Array(2e5) } };
}
var cases = {
  choices: () => [choices(), { maxDistanceKm: 5, choiceKm: 0.1 }],
  household: () => [household(false), { households: "whole" }],
  mixed: () => [household(true), { households: "whole" }],
  barriers: () => [{ ...city({ people: 2e4, facilities: 50, quota: 1.05 }), travel: riverNetwork({ points: 2e4, bridges: 512, reach: 0.3, step: 8e-4 }) }, {}],
  large: () => [city({ people: 2e4, facilities: 4096, quota: 1.05 }), cityPolicy]
};
var [problem, policy] = cases[process.argv[2]]();
var lim = process.argv[3] ? { limit: { augmentations: Number(process.argv[3]) } } : void 0;
var t = [];
var { steps } = planSteps(problem, policy, lim, true);
var i = 0;
var s0 = cpu();
var res;
for (; ; ) {
  const s = cpu();
  const { done, value } = steps.next();
  const ms = cpu() - s;
  if (ms > 8) t.push({ i, ms: Math.round(ms * 10) / 10, stage: value?.stage, done: value?.done });
  i++;
  if (done) {
    res = value;
    break;
  }
}
console.log(process.argv[2], "total", Math.round(cpu() - s0), "steps", i, res.status);
t.sort((a, b) => b.ms - a.ms);
console.table(t.slice(0, 25));
