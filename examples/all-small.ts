// All examples, one after the other, and the six months of a hundredth of the city:  npm run examples

import { readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const here = new URL("./", import.meta.url);
const examples = (await readdir(here)).filter((name) => /^\d\d-.*\.ts$/.test(name)).sort();

for (const example of examples) {
  console.log(`\n${example}\n`);
  await import(new URL(example, here).href);
}

console.log("\nmonths/\n");
const folder = fileURLToPath(new URL("out/months-small", here));
process.argv.push("--scale", "0.01", "--folder", folder);
await import(new URL("months/index.ts", here).href);
