/** Pages of text with code in them: blocks of TypeScript, run as written. */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { format } from "node:util";
import ts from "typescript";
import { expect } from "vitest";
import * as asking from "../../src/asking/index.ts";
import * as library from "../../src/index.ts";
import * as io from "../../src/io/index.ts";
import * as lp from "../../src/lp/index.ts";
import * as report from "../../src/report/index.ts";
import * as study from "../../src/study/index.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** What a page may import, and where its types are. */
export const entries = {
  "fktp-redistribution": library,
  "fktp-redistribution/asking": asking,
  "fktp-redistribution/io": io,
  "fktp-redistribution/lp": lp,
  "fktp-redistribution/report": report,
  "fktp-redistribution/study": study,
};

export interface Block {
  readonly line: number;
  readonly code: string;
  /** What it prints; `undefined` when no text block follows. */
  readonly printed: string | undefined;
}

/** The blocks of a page, each with the text block that follows it at once. */
export function blocksOf(page: string): Block[] {
  return [...page.matchAll(/^```ts\n([\s\S]*?)^```\n(?:```text\n([\s\S]*?)^```$)?/gm)].map(
    ({ index, 1: code, 2: printed }): Block => ({
      line: page.slice(0, index).split("\n").length,
      code: code!,
      printed,
    }),
  );
}

/** CommonJS, so that `require`, `console` and the like can be handed in. */
function compiled(code: string): string {
  const module = ts.ModuleKind.CommonJS;
  const { outputText } = ts.transpileModule(code, { compilerOptions: { module, target: ts.ScriptTarget.ES2022 } });
  return outputText.replaceAll("import.meta.url", '"file:///app.ts"');
}

/** Runs code that may import the entries and use the globals given. */
async function runCode(code: string, globals: Readonly<Record<string, unknown>>): Promise<void> {
  const require = (name: string): unknown => {
    if (!Object.hasOwn(entries, name)) throw new Error(`the page imports ${name}`);
    return entries[name as keyof typeof entries];
  };
  const known = { require, exports: {}, ...globals };
  const AsyncFunction = (async () => {}).constructor as new (...code: string[]) => (...values: unknown[]) => unknown;
  await new AsyncFunction(...Object.keys(known), compiled(code))(...Object.values(known));
}

/** A block whose first line names a file is that file; the others are one module, from top to bottom. */
const isWorker = ({ code }: Block): boolean => code.startsWith("// worker.ts\n");

export const storyOf = (page: string): Block[] => blocksOf(page).filter((block) => !isWorker(block));

interface Port {
  onmessage?: ((event: { readonly data: unknown }) => void) | undefined;
}

/** Workers as far as pages use one: another scope, and messages that are cloned or transferred. */
function workerOf(code: string): new (url: URL) => Port {
  return class FakeWorker implements Port {
    onmessage: Port["onmessage"];
    readonly #inside: Port & { postMessage: unknown };
    readonly #ready: Promise<void>;

    constructor(url: URL) {
      expect(url.href).toBe("file:///worker.ts");
      this.#inside = { postMessage: this.#to(() => this) };
      this.#ready = runCode(code, { self: this.#inside, console: undefined });
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
  };
}

/** Runs all blocks of a page as one module, and returns what each printed. */
export async function printedBy(page: string): Promise<string[]> {
  const story = storyOf(page);
  const printed = story.map(() => "");
  let at = 0;
  const log = (...words: unknown[]): void => {
    printed[at] += `${format(...words)}\n`;
  };
  const endOfBlock = async (): Promise<void> => {
    for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setTimeout(resolve, 0));
    at++;
  };
  const Worker = workerOf(blocksOf(page).find(isWorker)?.code ?? "");
  await runCode(story.map((block) => `${block.code}\nawait endOfBlock();`).join("\n"), {
    console: { log },
    endOfBlock,
    Worker,
  });
  return printed;
}

const OPTIONS: ts.CompilerOptions = {
  strict: true,
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2023.d.ts", "lib.dom.d.ts"],
  types: [],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  paths: Object.fromEntries(Object.keys(entries).map((name) => [name, [fileOf(name)]])),
  allowImportingTsExtensions: true,
  skipLibCheck: true,
  noEmit: true,
};

/** The file of an entry. */
export function fileOf(entry: string): string {
  const [, room] = entry.split("/");
  return join(root, "src", room ?? "", "index.ts");
}

/** Files as they were parsed, for the programs after the first. */
const parsed = new Map<string, ts.SourceFile | undefined>();

/** A program of files, some of which may be texts that are nowhere. */
export function programOf(names: readonly string[], texts: ReadonlyMap<string, string> = new Map()): ts.Program {
  const host = ts.createCompilerHost(OPTIONS);
  const { fileExists, getSourceFile } = host;
  host.fileExists = (name) => texts.has(name) || fileExists(name);
  host.getSourceFile = (name, ...rest) => {
    const text = texts.get(name);
    if (text !== undefined) return ts.createSourceFile(name, text, ts.ScriptTarget.ES2022);
    if (!parsed.has(name)) parsed.set(name, getSourceFile(name, ...rest));
    return parsed.get(name);
  };
  return ts.createProgram(names, OPTIONS, host);
}

/** What the compiler has against the code of pages, given by name. */
export function complaintsAbout(pages: Readonly<Record<string, string>>): string[] {
  const files = new Map(
    Object.entries(pages).flatMap(([name, page]): [string, string][] => {
      const code = storyOf(page).map((block) => block.code);
      const worker = blocksOf(page).find(isWorker);
      const own = join(root, "pages", name.replaceAll(/\W/g, "-"));
      return [
        [`${own}.ts`, `export {};\n${code.join("\n")}`],
        ...(worker === undefined ? [] : ([[`${own}-worker.ts`, worker.code]] as [string, string][])),
      ];
    }),
  );
  const program = programOf([...files.keys()], files);
  return [...files.keys()].flatMap((name) => {
    const source = program.getSourceFile(name)!;
    const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    return found.map(({ messageText }) => `${name}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`);
  });
}

/** Links of a page that lead nowhere: to a file that is not there, or a heading that its page does not have. */
export function brokenLinks(page: string, read: (path: string) => string | undefined): string[] {
  const text = page.replace(/^```[\s\S]*?^```/gm, "");
  const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link!);
  return links.filter((link) => {
    if (/^https?:/.test(link)) return false;
    const [path, anchor] = link.split("#");
    const there = path === "" ? text : read(path!);
    if (there === undefined) return true;
    return anchor !== undefined && !headingsOf(there).includes(anchor);
  });
}

function headingsOf(page: string): string[] {
  return [...page.matchAll(/^#+ (.*)$/gm)].map(([, title]) =>
    title!
      .toLowerCase()
      .replace(/[^\w\s-]/g, "")
      .replaceAll(" ", "-"),
  );
}
