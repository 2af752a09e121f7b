/**
 * Files, read and written. What is written stands under a temporary name until all of it is there; then all files get
 * their names. So whoever looks sees the old files or the new ones, and never half of one.
 */

import { constants, createReadStream } from "node:fs";
import { access, mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Word } from "./talk.ts";

/** A file that cannot be read or written: exit code 2. */
export class FileError extends Error {
  readonly says: Word;
  readonly file: string;
  readonly why: string;

  constructor(says: Word, file: string, cause?: unknown) {
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

/** How files are written. */
export interface WriteOptions {
  /** For their owner alone: files 0600, folders that are made 0700. */
  readonly isPrivate?: boolean;
  /** A file elsewhere that belongs to them, and gets its name first. */
  readonly first?: { readonly path: string; readonly content: Content } | undefined;
}

/** Writes all files of a folder, or none; gives the names of those written. */
export async function writeFolder(
  folder: string,
  files: Readonly<Record<string, Content>>,
  { isPrivate = false, first }: WriteOptions = {},
): Promise<string[]> {
  const all = Object.entries(files).map(([name, content]) => ({ path: join(folder, name), content }));
  if (first !== undefined) all.unshift(first);
  const written = all.filter(({ content }) => content !== undefined);
  const mode = isPrivate ? { file: 0o600, folder: 0o700 } : { file: 0o666, folder: 0o777 };
  try {
    for (const path of new Set([folder, ...written.map((one) => dirname(one.path))]))
      await mkdir(path, { recursive: true, mode: mode.folder });
    for (const { path, content } of written) await writeOne(temporary(path), content!, mode.file);
    for (const { path } of written) await rename(temporary(path), path);
    // A file of an earlier run would be taken for one of this.
    for (const { path, content } of all) if (content === undefined) await rm(path, { force: true });
  } catch (error) {
    for (const { path } of written) await rm(temporary(path), { force: true }).catch(() => {});
    if (error instanceof FileError) throw error;
    throw new FileError("cannot-write", basename(folder), error);
  }
  return Object.keys(files).filter((name) => files[name] !== undefined);
}

function temporary(path: string): string {
  return join(dirname(path), `.${basename(path)}.${process.pid}.part`);
}

async function writeOne(path: string, content: NonNullable<Content>, mode: number): Promise<void> {
  const file = await open(path, "w", mode);
  try {
    const pieces = typeof content === "string" || content instanceof Uint8Array ? [content] : content;
    for (const piece of pieces) await file.writeFile(piece);
    await file.sync();
  } finally {
    await file.close();
  }
}
