// All lessons, one after the other:  npm run examples

import { readdir } from "node:fs/promises";

const here = new URL("./", import.meta.url);
const lessons = (await readdir(here)).filter((name) => /^\d\d-.*\.ts$/.test(name)).sort();

for (const lesson of lessons) {
  console.log(`\n${lesson}\n`);
  await import(new URL(lesson, here).href);
}
