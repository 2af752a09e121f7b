// What lies on the disk: a folder for the files of the kabupaten, one for their plans, and a log of what was done when.
//
// A plan is stored whole or not at all: it is written under a temporary name, then renamed. One that is stored is never
// replaced by another; the same bytes once more are welcome, for a job whose worker died late is done again.

import { createHash } from "node:crypto";
import { appendFile, mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { Fault } from "./fault.ts";

export const kabupatenFolder = (out: string): string => join(out, "kabupaten");
const planFolder = (out: string): string => join(out, "plans");
export const planPath = (out: string, file: string): string => join(planFolder(out), file);

/** The stored text of a plan, or `undefined`. */
export async function storedPlan(out: string, file: string): Promise<string | undefined> {
  try {
    return await readFile(planPath(out, file), "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** Stores a plan. Throws `plan-differs` where another is stored. */
export async function storePlan(out: string, file: string, text: string): Promise<void> {
  const temporary = planPath(out, `${file}.${process.pid}.tmp`);
  const written = await open(temporary, "w");
  try {
    await written.writeFile(text);
    // A name must not survive a power cut that its bytes do not.
    await written.sync();
  } finally {
    await written.close();
  }
  const stored = await storedPlan(out, file);
  if (stored === undefined) await rename(temporary, planPath(out, file));
  else {
    await rm(temporary);
    if (stored !== text) throw new Fault("plan-differs");
  }
}

/** Makes the folder of plans, and clears away what dead workers left half written. */
export async function openStore(out: string): Promise<void> {
  await mkdir(planFolder(out), { recursive: true });
  const names = await readdir(planFolder(out));
  for (const name of names.filter((one) => one.endsWith(".tmp"))) await rm(join(planFolder(out), name));
}

export const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex");

/** One line of the log, in one piece. */
export async function note(out: string, line: Readonly<Record<string, unknown>>): Promise<void> {
  await appendFile(
    join(out, "log.jsonl"),
    `${JSON.stringify({ at: new Date().toISOString(), pid: process.pid, ...line })}\n`,
  );
}
