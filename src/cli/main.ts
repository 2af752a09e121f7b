#!/usr/bin/env node
/** The command as a program: its arguments, its signals, its exit code. */

import { main } from "./command.ts";

const breakOff = new AbortController();
for (const name of ["SIGINT", "SIGTERM"] as const) process.once(name, () => breakOff.abort());
process.exitCode = await main(process.argv.slice(2), process, breakOff.signal);
