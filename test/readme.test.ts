/**
 * The README is tested: its code is compiled and run, and what it prints is compared with the text below it; its tables
 * are compared with the code; its links must lead somewhere.
 */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { format } from "node:util";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { pontianakProblem } from "../examples/pontianak/city.ts";
import * as library from "../src/index.ts";
import * as lp from "../src/lp/index.ts";
import { type Block, blocksOf, runCode } from "./support/pages.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const read = (file: string): string => readFileSync(join(root, file), "utf8");
const readme = read("README.md");

const blocks = blocksOf(readme);
/** A block whose first line names a file is that file; the others are one module, from top to bottom. */
const isWorker = ({ code }: Block): boolean => code.startsWith("// worker.ts\n");
const story = blocks.filter((block) => !isWorker(block));
const worker = blocks.find(isWorker)!;

const entries = { "fktp-redistribution": library, "fktp-redistribution/lp": lp };

interface Port {
  onmessage?: ((event: { readonly data: unknown }) => void) | undefined;
}

/** A Worker as far as the README uses one: another scope, and messages that are cloned or transferred. */
class FakeWorker implements Port {
  onmessage: Port["onmessage"];
  readonly #inside: Port & { postMessage: unknown };
  readonly #ready: Promise<void>;

  constructor(url: URL) {
    expect(url.href).toBe("file:///worker.ts");
    this.#inside = { postMessage: this.#to(() => this) };
    this.#ready = runCode(worker.code, entries, { self: this.#inside, console: undefined });
  }

  #to(port: () => Port) {
    return (message: unknown, options?: StructuredSerializeOptions): void => {
      const data: unknown = structuredClone(message, options);
      port().onmessage?.({ data });
    };
  }

  postMessage(message: unknown): void {
    void this.#ready.then(() => this.#to(() => this.#inside)(message));
  }

  terminate(): void {
    this.#inside.postMessage = undefined;
  }
}

/** Runs all blocks as one module and returns what each printed. */
async function printedByStory(): Promise<string[]> {
  const printed = story.map(() => "");
  let at = 0;
  const log = (...words: unknown[]): void => {
    printed[at] += `${format(...words)}\n`;
  };
  const endOfBlock = async (): Promise<void> => {
    for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setTimeout(resolve, 0));
    at++;
  };
  const code = story.map((block) => `${block.code}\nawait endOfBlock();`).join("\n");
  await runCode(code, entries, { console: { log }, endOfBlock, Worker: FakeWorker });
  return printed;
}

/** Complaints of the compiler about files that exist only here. */
function complaintsAbout(files: ReadonlyMap<string, string>): string[] {
  const options: ts.CompilerOptions = {
    strict: true,
    target: ts.ScriptTarget.ES2022,
    lib: ["lib.es2023.d.ts", "lib.dom.d.ts"],
    types: [],
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    paths: {
      "fktp-redistribution": [join(root, "src/index.ts")],
      "fktp-redistribution/lp": [join(root, "src/lp/index.ts")],
    },
    allowImportingTsExtensions: true,
    skipLibCheck: true,
    noEmit: true,
  };
  const host = ts.createCompilerHost(options);
  const { fileExists, getSourceFile } = host;
  host.fileExists = (name) => files.has(name) || fileExists(name);
  host.getSourceFile = (name, ...rest) => {
    const text = files.get(name);
    return text === undefined ? getSourceFile(name, ...rest) : ts.createSourceFile(name, text, ts.ScriptTarget.ES2022);
  };
  const program = ts.createProgram([...files.keys()], options, host);
  return [...files.keys()].flatMap((name) => {
    const source = program.getSourceFile(name)!;
    const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    return found.map(({ messageText }) => `${name}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`);
  });
}

/** Rows of the table whose header begins so, as cells. */
function tableAfter(header: string): string[][] {
  const from = readme.indexOf(`\n| ${header}`);
  expect(from, `a table with the header "${header}"`).toBeGreaterThan(-1);
  const [table] = readme.slice(from + 1).split("\n\n");
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

describe("the code of the README", () => {
  it("should print what is written below it", async () => {
    const printed = await printedByStory();

    expect(story.length).toBeGreaterThan(5);
    expect(printed).toEqual(story.map((block) => block.printed));
  });

  it("should compile", () => {
    const files = new Map([
      [join(root, "readme.ts"), story.map((block) => block.code).join("\n")],
      [join(root, "worker.ts"), worker.code],
    ]);

    expect(complaintsAbout(files)).toEqual([]);
  });

  it("should be followed by what it prints, all but the worker", () => {
    const silent = blocks.filter((block) => !isWorker(block) && block.printed === undefined);

    expect(silent.map(({ line }) => `line ${line}`)).toEqual([]);
    expect(readme.match(/^```ts$/gm)).toHaveLength(blocks.length);
  });
});

describe("the tables of the README", () => {
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

  it("should name every door", () => {
    const doors = tableAfter("to | call")
      .map((cells) => cells[1])
      .join("\n");

    expect(Object.keys(library).filter((name) => !new RegExp(`\\b${name}\\b`).test(doors))).toEqual([]);
  });

  it("should explain every field of a record", () => {
    const told = tableAfter("record | key").flatMap(([record, keys]) =>
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
    const told = tableAfter("key | default").map(([key, value]) => [code(key), code(value).replaceAll('"', "")]);

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
    const doctors = tableAfter("option | of | meaning |");
    const asked = names(doctors, "placeDoctors");

    expect(asked.sort()).toEqual(known((options) => lp.placeDoctors(none, {}, options)).sort());
    expect(names(doctors, "shareDoctors").sort()).toEqual(
      known((options) => lp.shareDoctors(none, {}, options)).sort(),
    );
    expect(names(tableAfter("option | meaning |"), "").sort()).toEqual(
      known((options) => lp.redistributeWithLp(none, {}, options)).sort(),
    );
  });

  it("should explain every code of a warning", () => {
    const told = tableAfter("`warning.code`").map(([name]) => code(name));

    expect(told).toEqual(wordsOf("src/types/plan.ts", "WarningCode"));
  });

  it("should give the rates of capitation", () => {
    const told = tableAfter("`kind`").map(([kind, ...rates]) => [code(kind).replaceAll('"', ""), ...rates]);

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
    const told = tableAfter("`issue.code`").map(([name]) => code(name));

    expect(told).toEqual(wordsOf("src/errors.ts", "InputIssueCode"));
  });

  it("should explain every code of a violation", () => {
    const told = tableAfter("`violation.code`").map(([name]) => code(name));

    expect(told).toEqual(wordsOf("src/types/verification.ts", "ViolationCode"));
  });

  it("should explain every status and stage", () => {
    const told = tableAfter("`plan.status`").map(([name]) => code(name).replaceAll('"', ""));

    expect(told.toSorted()).toEqual(["near-optimal", "optimal", "proposal", "ready", "stopped"]);
  });

  it("should leave room for the benchmark", () => {
    expect(readme).toMatch(/<!-- bench:start -->\n[\s\S]*\n<!-- bench:end -->/);
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
});

describe("the links of", () => {
  it.each(["README.md", "src/README.md", "examples/README.md", "CHANGELOG.md"])("%s should lead somewhere", (file) => {
    const text = read(file).replace(/^```[\s\S]*?^```/gm, "");
    const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link!);
    const headings = [...text.matchAll(/^#+ (.*)$/gm)].map(([, title]) =>
      title!
        .toLowerCase()
        .replace(/[^\w\s-]/g, "")
        .replaceAll(" ", "-"),
    );
    const broken = links.filter((link) => {
      if (/^https?:/.test(link)) return false;
      const [path, anchor] = link.split("#");
      if (path === "") return !headings.includes(anchor!);
      return !existsSync(join(root, dirname(file), path!));
    });

    expect(broken).toEqual([]);
  });
});
