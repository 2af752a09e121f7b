/** Ids from card numbers and NIK: a keyed hash, whose key stays with the office that keeps the numbers. */

import { createHmac, randomBytes } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { FileError, textOf } from "./files.ts";

/** Characters of an id: 128 bits, so that two numbers never share one. */
const ID_LENGTH = 32;

/** A key, and whether it has just been made. */
export interface Key {
  readonly idOf: (value: string) => string;
  readonly made: boolean;
}

/** The key of a file; a new one, that only its owner may read, where there is no file. */
export async function keyOf(file: string): Promise<Key> {
  const made = await makeKey(file);
  const key = (await textOf(file)).trim();
  if (!/^[0-9a-f]{64}$/i.test(key)) throw new FileError("bad-key", file);
  const secret = Buffer.from(key, "hex");
  return {
    idOf: (value) => createHmac("sha256", secret).update(value).digest("hex").slice(0, ID_LENGTH),
    made,
  };
}

async function makeKey(file: string): Promise<boolean> {
  try {
    await writeFile(file, `${randomBytes(32).toString("hex")}\n`, { flag: "wx", mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as { readonly code?: string }).code === "EEXIST") return false;
    throw new FileError("cannot-write", file, error);
  }
}
