/** Pages of text with code in them: blocks of TypeScript, run as written. */
import ts from "typescript";

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

/** Runs code that may import the entries given, by name, and use the globals given. */
export async function runCode(
  code: string,
  entries: Readonly<Record<string, unknown>>,
  globals: Readonly<Record<string, unknown>>,
): Promise<void> {
  const require = (name: string): unknown => {
    if (!Object.hasOwn(entries, name)) throw new Error(`the page imports ${name}`);
    return entries[name];
  };
  const known = { require, exports: {}, ...globals };
  const AsyncFunction = (async () => {}).constructor as new (...code: string[]) => (...values: unknown[]) => unknown;
  await new AsyncFunction(...Object.keys(known), compiled(code))(...Object.values(known));
}
