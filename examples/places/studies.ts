// The five places as examples: what is known of each, how its areas are told, and the question that was asked there.

import { type Plan, type Policy, type Problem, redistribute, summarize } from "fktp-redistribution";
import { placeDoctors } from "fktp-redistribution/lp";
import { type AreaOf, ratioToHave } from "fktp-redistribution/study";
import { number, printWhatIf, table } from "../pontianak/print.ts";
import { mulberry32 } from "../pontianak/random.ts";
import { riverTravel } from "../pontianak/rivers.ts";
import type { MadePlace } from "./generate.ts";
import { placeOf } from "./index.ts";

/** A place ready to be planned, with its people told apart by area. */
export interface StudiedPlace {
  readonly problem: Problem;
  readonly policy: Policy;
  readonly areas: AreaOf;
}

export interface Study {
  readonly title: string;
  readonly about: Readonly<Record<"fact" | "proxy" | "invention", readonly string[]>>;
  readonly make: (seed: number, scale: number) => StudiedPlace;
  /** Prints the answers to what was asked there. */
  readonly questions: (place: StudiedPlace, plan: Plan) => void;
}

type NameOf = (area: MadePlace["areas"][number]) => string;

/** A place with its people parted by a name made of their area's. */
function parted(name: string, nameOf: NameOf): Study["make"] {
  return (seed, scale) => {
    const { problem, policy, areas, area } = placeOf(name, seed, scale);
    const names = [...new Set(areas.map(nameOf))];
    const index = areas.map((one) => names.indexOf(nameOf(one)));
    return { problem, policy, areas: { names, of: area.map((a) => index[a]!) } };
  };
}

/** "Bentar, Salem" → "Salem". */
const kecamatanOf: NameOf = ({ name }) => name.split(", ").at(-1)!;

const SYNTHETIC = ["who lives where, where they are registered, what they answered", "how many doctors work where"];

/** How the newly enrolled fared. What a first placement costs is its way. */
function printNewlyEnrolled(problem: Problem, plan: Plan): void {
  const { placed, unplaced } = summarize(problem, plan);
  const { from, people, metres } = plan.transfers;
  const way = people.reduce((sum, some, i) => (from[i] === -1 ? sum + some * metres[i]! : sum), 0);
  const mean = placed === 0 ? "" : `, ${(way / placed / 1000).toFixed(2)} km from home on average`;
  console.log(`\nThe newly enrolled: ${number(placed)} placed${mean}; ${number(unplaced)} without a facility in reach`);
}

export const STUDIES: Readonly<Record<string, Study>> = {
  "pontianak-uhc": {
    title: "Pontianak on its way to universal coverage",
    about: {
      fact: [
        "59 facilities, 29 kelurahan, two rivers, two bridges and a ferry; 687,031 people (December 2024)",
        "87.86 % took part in February 2025; 98 % is the aim: some 69,000 people newly enrolled",
      ],
      proxy: ["neighbourhoods of 2009 for where people live"],
      invention: SYNTHETIC,
    },
    make: parted("pontianak", ({ name }) => name),
    questions({ problem, policy }, plan) {
      printNewlyEnrolled(problem, plan);
      const registered = problem.participants.facility.map((facility) => (facility === -1 ? 0 : 1));
      const count = problem.participants.count!.map((people, row) => people * registered[row]!);
      const without = { ...problem, participants: { ...problem.participants, count } };
      const before = summarize(without, redistribute(without, policy));
      printWhatIf("nobody were newly enrolled", summarize(problem, plan), before);
    },
  },
  "pontianak-quality": {
    title: "Pontianak with infrastructure, medicines, choices and the ferry",
    about: {
      fact: ["as above; the ferry at Bardan"],
      proxy: ["the wait for the ferry: some 2 km of way (assumed)"],
      invention: [
        ...SYNTHETIC,
        "infrastructure and medicines of each facility, from 0.6 to 1",
        "one household in ten names two facilities, near its home",
      ],
    },
    make: withQuality,
    questions({ problem, policy }, plan) {
      const { choices } = summarize(problem, plan);
      console.log(
        `\nWhoever names facilities: ${number(choices.people)} people; ${number(choices.first)} end at their first`,
      );
      const closed = { ...problem, travel: riverTravel("ferry") };
      printWhatIf("the ferry is closed", summarize(problem, plan), summarize(closed, redistribute(closed, policy)));
      const plain = redistribute(problem, { ...policy, qualityKm: {} });
      const [with_, without] = [plan, plain].map((one) => meanQuality(problem, one));
      console.log(
        `\nInfrastructure where the transferred go: ${with_!.toFixed(3)} on average; were it not weighed ${without!.toFixed(3)}`,
      );
    },
  },
  singkawang: {
    title: "Singkawang",
    about: {
      fact: [
        "182,370 participants at 28 facilities in August 2021, 21,001 more on the way to 85 %",
        "26 kelurahan, with area",
      ],
      proxy: ["the list of facilities of 2019 for that of 2021; one dentist of it left out: a registration of its own"],
      invention: [...SYNTHETIC, "seven facilities without a public point stand at made-up spots"],
    },
    make: parted("singkawang", kecamatanOf),
    questions({ problem }, plan) {
      printNewlyEnrolled(problem, plan);
    },
  },
  brebes: {
    title: "Brebes",
    about: {
      fact: ["2,092,147 participants at 131 facilities in June 2024", "297 desa in 17 kecamatan, with area"],
      proxy: [
        "the list of facilities of 2019 for that of 2024; its three dentists left out: a registration of their own",
      ],
      invention: [
        ...SYNTHETIC,
        "18 facilities stand at made-up spots",
        "applicants for a contract, and which clinics queue online",
      ],
    },
    make: parted("brebes", kecamatanOf),
    questions: brebesQuestions,
  },
  "kalimantan-barat": {
    title: "Kalimantan Barat",
    about: {
      fact: [
        "4,248,807 participants (September 2022), 358 facilities (2016), 14 kabupaten and kota; nobody leaves their own",
      ],
      proxy: ["people of December 2024 for how participants part among the kabupaten"],
      invention: [...SYNTHETIC, "settlements and facilities of the twelve kabupaten without a public list of points"],
    },
    make: parted("kalimantan-barat", ({ region }) => region),
    questions: kalimantanQuestions,
  },
};

/** Pontianak with what facilities offer, and wishes. */
function withQuality(seed: number, scale: number): StudiedPlace {
  const place = parted("pontianak", ({ name }) => name)(seed, scale);
  const random = mulberry32(seed + 1);
  const some = (): number => Math.round(60 + 40 * random()) / 100;
  const facilities = place.problem.facilities.map((facility) => ({
    ...facility,
    quality: { infrastructure: some(), medicines: some() },
  }));
  const { participants } = place.problem;
  const choiceStart = new Int32Array(participants.facility.length + 1);
  const choice: number[] = [];
  participants.facility.forEach((_, row) => {
    if (random() < 0.1) choice.push(...nearest(facilities, participants.lon![row]!, participants.lat![row]!));
    choiceStart[row + 1] = choice.length;
  });
  return {
    ...place,
    problem: {
      ...place.problem,
      facilities,
      participants: { ...participants, choiceStart, choice: Int32Array.from(choice) },
    },
    policy: { ...place.policy, qualityKm: { infrastructure: 1, medicines: 1 }, honourChoices: true },
  };
}

/** The two facilities nearest to a point, the second sometimes first: people do not always want the nearest. */
function nearest(facilities: Problem["facilities"], lon: number, lat: number): number[] {
  const far = facilities.map((facility) => Math.hypot(facility.lon! - lon, facility.lat! - lat));
  const [first, second] = [...far.keys()].sort((a, b) => far[a]! - far[b]!) as [number, number];
  return Math.round((lon + lat) * 1e5) % 2 === 0 ? [first, second] : [second, first];
}

function meanQuality({ facilities }: Problem, { transfers: { to, people } }: Plan): number {
  const all = people.reduce((sum, some) => sum + some, 0);
  return (
    people.reduce((sum, some, i) => sum + some * facilities[to[i]!]!.quality!.infrastructure!, 0) / Math.max(1, all)
  );
}

/** One household in so many, each for so many: for questions that take many plans. */
function sampleOf({ problem: { participants, ...problem } }: StudiedPlace, every: number): Problem {
  const kept = Array.from(participants.facility.keys()).filter((row) => row % every === 0);
  const { lon, lat, facility, consent, count, region } = participants;
  return {
    ...problem,
    participants: {
      lon: Float64Array.from(kept, (row) => lon![row]!),
      lat: Float64Array.from(kept, (row) => lat![row]!),
      facility: Int32Array.from(kept, (row) => facility[row]!),
      consent: Uint8Array.from(kept, (row) => consent[row]!),
      count: Int32Array.from(kept, (row) => count![row]! * every),
      ...(region && { region: Int32Array.from(kept, (row) => region[row]!) }),
    },
  };
}

const FOR = 50;

/** How many people a plan leaves over quota. */
const over = ({ enrolled, quota }: Plan, j: number): number => enrolled[j]! - quota[j]!;

/** Where four new doctors would help most: with applicants for a contract, a branch on the coast, or those who are there. */
function brebesQuestions(place: StudiedPlace, plan: Plan): void {
  printNewlyEnrolled(place.problem, plan);
  const sample = sampleOf(place, FOR);
  const applicants = [
    { id: "applicant-bumiayu", name: "applicant in Bumiayu", lon: 109.0049, lat: -7.2526 },
    { id: "applicant-ketanggungan", name: "applicant in Ketanggungan", lon: 108.8877, lat: -6.9396 },
    { id: "branch-coast", name: "branch on the north coast, Bulakamba", lon: 108.9545, lat: -6.8743 },
  ];
  const fullest = [...plan.enrolled.keys()].sort((a, b) => over(plan, b) - over(plan, a)).slice(0, 12);
  const { ranking, runs, status } = placeDoctors(sample, place.policy, {
    doctors: 4,
    maxPerFacility: 2,
    candidates: fullest.map((j) => sample.facilities[j]!.id),
    newFacilities: applicants,
    limit: { nodes: 40 },
  });
  const nameOf = new Map([...sample.facilities, ...applicants].map(({ id, name }) => [id, name ?? id]));
  console.log(
    `\nFour doctors more, at the twelve fullest or with the applicants, on one household in ${FOR} (${status}, ${runs} plans):`,
  );
  for (const { facilityId, doctors } of ranking[0]!.doctors) console.log(`  ${doctors} at ${nameOf.get(facilityId)}`);

  const random = mulberry32(7);
  const facilities = place.problem.facilities.map((one) => ({ ...one, quality: { queue: random() < 0.4 ? 1 : 0 } }));
  const queued = { ...place.problem, facilities };
  const weighed = redistribute(queued, { ...place.policy, qualityKm: { queue: 1 } });
  const online = ({ transfers: { to, people } }: Plan): number =>
    people.reduce((sum, some, i) => sum + some * facilities[to[i]!]!.quality.queue, 0);
  // Where doctors are short every receiver is filled either way: then quality only decides who goes where.
  const way = (of: Problem, one: Plan): string => (summarize(of, one).extraKm?.mean ?? 0).toFixed(2);
  console.log("\nOnline queue as quality: two clinics in five have one (made up), worth 1 km");
  console.log(`  ${number(online(plan))} people go to one of these, ${way(place.problem, plan)} km more on average;`);
  console.log(`  if it is weighed ${number(online(weighed))}, ${way(queued, weighed)} km more`);
}

/** "Jalan keluar": which ratio can be had, and how many doctors are missing where. */
function kalimantanQuestions(place: StudiedPlace): void {
  const ratios = ratioToHave(sampleOf(place, FOR), place.policy, { byRegion: true });
  const cells = ratios.map(({ region, people, doctors, mean, participantsPerDoctor }) => [
    region ?? "all together",
    people,
    doctors.toFixed(1),
    mean,
    participantsPerDoctor,
    Math.max(0, Math.ceil(people / 5000 - doctors)),
  ]);
  const head = [
    "which ratio can be had",
    "people",
    "doctors",
    "mean",
    "leaves nobody over",
    "doctors missing to 5,000",
  ];
  console.log(`\n${table(head, cells)}`);
  console.log(`  on one household in ${FOR}; "–": with no ratio, for some are out of reach of any other facility`);
}
