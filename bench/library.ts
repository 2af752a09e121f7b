/**
 * The library under measurement: the source as it is (through tsx), or with FKTP_BENCH_BUILT=1 (`run.ts --built`) the
 * build in `dist/`. The two have been found equally fast; the JSON says which it was.
 */

import type * as Library from "../src/index.ts";

export const measured: "source" | "dist" = process.env.FKTP_BENCH_BUILT ? "dist" : "source";

// Not a literal, so that types need no build.
const entry = measured === "dist" ? "../dist/index.js" : "../src/index.ts";
const library = (await import(entry)) as typeof Library;

export const { redistribute, verify, problemFrom, InputError } = library;
