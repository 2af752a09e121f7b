// All lessons, one after the other, and the six months of a hundredth of the city:  npm run examples

import { readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const here = new URL("./", import.meta.url);
const lessons = (await readdir(here)).filter((name) => /^\d\d-.*\.ts$/.test(name)).sort();

for (const lesson of lessons) {
  console.log(`\n${lesson}\n`);
  await import(new URL(lesson, here).href);
}

console.log("\nmonths/\n");
const folder = fileURLToPath(new URL("out/months-small", here));
process.argv.push("--scale", "0.01", "--folder", folder);
await import(new URL("months/index.ts", here).href);
