/**
 * Files, read and written. What is written stands under a temporary name until all of it is there; then all files get
 * their names. So whoever looks sees the old files or the new ones, and never half of one.
 */

import { constants, createReadStream } from "node:fs";
import { access, mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import type { commandWords } from "../words/command-words.ts";

/** A file that cannot be read or written: exit code 2. */
export class FileError extends Error {
  readonly says: keyof typeof commandWords;
  readonly file: string;
  readonly why: string;

  constructor(says: keyof typeof commandWords, file: string, cause?: unknown) {
    super(says);
    this.says = says;
    this.file = file;
    // Never the message: it may repeat what stands in the file.
    this.why = (cause as { readonly code?: string } | undefined)?.code ?? "?";
  }
}

/** The pieces of a file. */
export async function piecesOf(file: string): Promise<AsyncIterable<Uint8Array>> {
  try {
    await access(file, constants.R_OK);
  } catch (error) {
    throw new FileError("cannot-read", file, error);
  }
  return read(file);
}

async function* read(file: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(file) as AsyncIterable<Uint8Array>;
  } catch (error) {
    throw new FileError("cannot-read", file, error);
  }
}

/** The text of a file, without a byte order mark. */
export async function textOf(file: string): Promise<string> {
  try {
    return (await readFile(file, "utf8")).replace(/^\ufeff/, "");
  } catch (error) {
    throw new FileError("cannot-read", file, error);
  }
}

/** What a JSON file holds. */
export async function jsonOf(file: string): Promise<unknown> {
  const text = await textOf(file);
  try {
    return JSON.parse(text);
  } catch {
    throw new FileError("bad-json", file);
  }
}

/** What is to be written: a text, bytes, or pieces of text; `undefined`: the file is not to be there. */
export type Content = string | Uint8Array | Iterable<string> | undefined;

/** Writes all files of a folder, or none; gives the names of those written. */
export async function writeFolder(folder: string, files: Readonly<Record<string, Content>>): Promise<string[]> {
  const written = Object.keys(files).filter((name) => files[name] !== undefined);
  const temporary = (name: string): string => join(folder, `.${name}.${process.pid}.part`);
  try {
    await mkdir(folder, { recursive: true });
    for (const name of written) await writeOne(temporary(name), files[name]!);
    for (const name of written) await rename(temporary(name), join(folder, name));
    // A file of an earlier run would be taken for one of this.
    for (const name of Object.keys(files)) if (files[name] === undefined) await rm(join(folder, name), { force: true });
  } catch (error) {
    for (const name of written) await rm(temporary(name), { force: true }).catch(() => {});
    if (error instanceof FileError) throw error;
    throw new FileError("cannot-write", basename(folder), error);
  }
  return written;
}

async function writeOne(path: string, content: NonNullable<Content>): Promise<void> {
  const file = await open(path, "w");
  try {
    const pieces = typeof content === "string" || content instanceof Uint8Array ? [content] : content;
    for (const piece of pieces) await file.writeFile(piece);
    await file.sync();
  } finally {
    await file.close();
  }
}
