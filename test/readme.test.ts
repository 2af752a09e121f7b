/** The README and the tables of the guide: code runs and prints what stands below it, tables are compared with the code. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { pontianakProblem } from "../examples/pontianak/city.ts";
import * as library from "../src/index.ts";
import * as lp from "../src/lp/index.ts";
import { blocksOf, brokenLinks, complaintsAbout, printedBy } from "./support/pages.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const read = (file: string): string => readFileSync(join(root, file), "utf8");
const readme = read("README.md");
const blocks = blocksOf(readme);
const [reference, errors, doctorsPage] = ["reference", "errors", "doctors"].map((name) =>
  read(`examples/guide/${name}.md`),
);

/** Rows of the table whose header begins so, as cells. */
function tableAfter(header: string, page: string | undefined = readme): string[][] {
  const from = page.indexOf(`\n| ${header}`);
  expect(from, `a table with the header "${header}"`).toBeGreaterThan(-1);
  const [table] = page.slice(from + 1).split("\n\n");
  const lines = table!.split("\n").filter((line) => line.startsWith("|"));
  return lines.slice(2).map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

const code = (cell: string | undefined): string => cell!.replaceAll("`", "");

/** The words that a union type of texts allows. */
function wordsOf(file: string, type: string): string[] {
  const [, union] = new RegExp(`export type ${type} =([^;]*);`).exec(read(file))!;
  return [...union!.matchAll(/"([^"]+)"/g)].map(([, word]) => word!);
}

describe("the README", () => {
  it("should have code that prints what is written below it", async () => {
    expect(blocks.length).toBeGreaterThan(2);
    expect(await printedBy(readme)).toEqual(blocks.map((block) => block.printed));
  });

  it("should have code that compiles", () => {
    expect(complaintsAbout({ readme })).toEqual([]);
  });

  it("should be read in one go: at most 250 lines", () => {
    expect(readme.split("\n").length).toBeLessThanOrEqual(250);
  });
});

describe("the tables of the README and the guide", () => {
  it("should show the figures of the example city", () => {
    const problem = pontianakProblem();
    const figures = library.summarize(problem, library.redistribute(problem));
    const whole = (value: number | null): string => Math.round(value!).toLocaleString("en");
    const row = (name: string, { before, after }: library.BeforeAfter<number | null>): string[] => [
      name,
      whole(before),
      whole(after),
    ];

    expect(tableAfter("Pontianak, synthetic")).toEqual([
      row("people over quota", figures.overQuota),
      row("facilities over quota", figures.facilitiesOver),
      row("participants per doctor where it is worst", figures.worstRatio),
      row("overload points", figures.overloadPoints),
    ]);
    // Who they are, and so how many of them get nearer, is a choice among equals.
    expect(readme).toContain(
      `${whole(figures.transferred)} people who agreed are transferred, about half of them to a n`,
    );
    expect(figures.nearer / figures.transferred).toBeCloseTo(0.5, 1);
    expect(figures).toMatchObject({ people: 683_706, facilities: 59, toAsk: 0, receiversMadeOver: 0 });
    expect(figures.extraKm!.max).toBeLessThanOrEqual(3);
  });

  it("should name every exported function", () => {
    const doors = tableAfter("to | call")
      .map((cells) => cells[1])
      .join("\n");

    expect(Object.keys(library).filter((name) => !new RegExp(`\\b${name}\\b`).test(doors))).toEqual([]);
  });

  it("should explain every field of a record", () => {
    const told = tableAfter("record | key", reference).flatMap(([record, keys]) =>
      code(keys)
        .split(", ")
        .map((key) => `${record} ${key}`),
    );
    const fieldsOf = (record: string, type: string): string[] => {
      const [, fields] = new RegExp(`export interface ${type} \\{([^]*?)\n\\}`).exec(read("src/types/records.ts"))!;
      return [...fields!.matchAll(/^ {2}readonly (\w+)/gm)].map(([, key]) => `${record} ${key}`);
    };

    expect(told.length).toBeGreaterThan(12);
    expect(told.toSorted()).toEqual(
      [...fieldsOf("facility", "FacilityRecord"), ...fieldsOf("participant", "ParticipantRecord")].toSorted(),
    );
  });

  it("should give every default of the policy", () => {
    const told = tableAfter("key | default", reference).map(([key, value]) => [
      code(key),
      code(value).replaceAll('"', ""),
    ]);

    expect(told).toEqual(
      Object.entries(library.defaultPolicy).map(([key, value]) => [
        key,
        typeof value === "object" ? "{}" : String(value),
      ]),
    );
  });

  it("should explain every option of the second entry", () => {
    const known = (run: (options: never) => unknown): string[] => {
      try {
        run({ wrong: 1 } as never);
      } catch (error) {
        const issue = (error as library.InputError).issues.find(({ path }) => path === "options.wrong");
        return issue!.message.replace(/.*expected one of /, "").split(", ");
      }
      return [];
    };
    const columns = { lon: new Float64Array(0), lat: new Float64Array(0), consent: new Uint8Array(0) };
    const none: library.Problem = { facilities: [], participants: { ...columns, facility: new Int32Array(0) } };
    const names = (rows: readonly string[][], of: string): string[] =>
      rows
        .filter(([, verb]) => verb === "both" || code(verb) === of || of === "")
        .flatMap(([option]) => code(option).split(", "))
        .map((option) => option.split(":")[0]!);
    const doctors = tableAfter("option | of | meaning |", doctorsPage);
    const asked = names(doctors, "placeDoctors");

    expect(asked.sort()).toEqual(known((options) => lp.placeDoctors(none, {}, options)).sort());
    expect(names(doctors, "shareDoctors").sort()).toEqual(
      known((options) => lp.shareDoctors(none, {}, options)).sort(),
    );
    expect(names(tableAfter("option | meaning |", doctorsPage), "").sort()).toEqual(
      known((options) => lp.redistributeWithLp(none, {}, options)).sort(),
    );
  });

  it("should explain every code of a warning", () => {
    const told = tableAfter("`warning.code`", errors).map(([name]) => code(name));

    expect(told).toEqual(wordsOf("src/types/plan.ts", "WarningCode"));
  });

  it("should give the rates of capitation", () => {
    const told = tableAfter("`kind`", reference).map(([kind, ...rates]) => [code(kind).replaceAll('"', ""), ...rates]);

    const rupiah = (rate: library.CapitationRate | undefined): string[] =>
      rate === undefined ? ["", ""] : [rate.dentist, rate.noDentist].map((n) => n.toLocaleString("en"));
    expect(told).toEqual(
      Object.entries(library.permenkes3of2023.kinds).map(([kind, { withinNorm, beyondNorm, noDoctor }]) => [
        kind,
        ...rupiah(withinNorm),
        ...rupiah(beyondNorm),
        ...rupiah(noDoctor),
      ]),
    );
  });

  it("should explain every code of an InputError", () => {
    const told = tableAfter("`issue.code`", errors).map(([name]) => code(name));

    expect(told).toEqual(wordsOf("src/errors.ts", "InputIssueCode"));
  });

  it("should explain every code of a violation", () => {
    const told = tableAfter("`violation.code`", errors).map(([name]) => code(name));

    expect(told).toEqual(wordsOf("src/types/verification.ts", "ViolationCode"));
  });

  it("should explain every status and stage", () => {
    const told = tableAfter("`plan.status`", errors).map(([name]) => code(name).replaceAll('"', ""));

    expect(told.toSorted()).toEqual(["near-optimal", "optimal", "proposal", "ready", "stopped"]);
  });
});

describe("the map of src/", () => {
  it("should give every room the floor that the architecture test holds", () => {
    const [, held] = /const floors[^{]*\{([^}]*)\}/.exec(read("test/architecture.test.ts"))!;
    const floors = [...held!.matchAll(/"?([\w-]+)"?: (\d+)/g)].map(([, room, floor]) => `${floor} ${room}`);
    const told = [...read("src/README.md").matchAll(/^\| (\d+) +\| (.*?) +\|$/gm)].flatMap(([, floor, rooms]) =>
      rooms!.split(", ").map((room) => `${floor} ${code(room)}`),
    );

    expect(told.length).toBeGreaterThan(5);
    expect(told.toSorted()).toEqual(floors.toSorted());
  });

  it("should be one page, and name nothing that is not in the code", () => {
    const source = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .map((file) => read(join("src", file)))
      .join("\n");
    for (const page of ["src/README.md", "src/assign/README.md"]) {
      const text = read(page).replace(/^```[\s\S]*?^```/gm, "");
      expect(text.split("\n").length).toBeLessThanOrEqual(121);
      const names = [...text.matchAll(/`([A-Za-z]\w+)`/g)].map(([, name]) => name!);

      expect(names.length).toBeGreaterThan(3);
      expect(
        names.filter((name) => !existsSync(join(root, "src", name)) && !new RegExp(`\\b${name}\\b`).test(source)),
      ).toEqual([]);
    }
  });
});

describe("the links of", () => {
  it.each([
    "README.md",
    "src/README.md",
    "src/assign/README.md",
    "bench/README.md",
    "examples/README.md",
    "CHANGELOG.md",
  ])("%s should lead somewhere", (file) => {
    const there = (path: string): string | undefined => {
      const found = join(root, dirname(file), path);
      if (!existsSync(found)) return undefined;
      return statSync(found).isFile() ? readFileSync(found, "utf8") : "";
    };

    expect(brokenLinks(read(file), there)).toEqual([]);
  });
});
