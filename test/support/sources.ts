/** The files of `src`, parsed once for all tests that read them. */
import { readFileSync } from "node:fs";
import ts from "typescript";

const src = new URL("../../src/", import.meta.url);
const trees = new Map<string, ts.SourceFile>();

/** A file below `src`, for example `model/policy.ts`. */
export function treeOf(file: string): ts.SourceFile {
  let tree = trees.get(file);
  if (tree === undefined) {
    tree = ts.createSourceFile(file, readFileSync(new URL(file, src), "utf8"), ts.ScriptTarget.ES2022, true);
    trees.set(file, tree);
  }
  return tree;
}
