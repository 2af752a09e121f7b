// Six months of letters and answers in the example city.
//
//   npm run months -- ask 2026-01       sends the letters of January: rows of the book
//   npm run months -- answers 2026-01   takes the answers, SYNTHETIC ones, and prints what has come of them
//   npm run months                      all six months
//
// Options: --scale 0.1 for a tenth of the city, --folder where the book is. Stop it at any moment and start it again: nothing
// is lost, and nobody is asked twice.

import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { bookIn, readBook } from "./book-file.ts";
import { cityBefore } from "./city.ts";
import { answers, ask, MONTHS, type Month } from "./months.ts";
import { monthsTable } from "./table.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    scale: { type: "string", default: "0.1" },
    folder: { type: "string", default: fileURLToPath(new URL("../out/months", import.meta.url)) },
  },
});
const [command = "all", month] = positionals;
if (!["all", "ask", "answers"].includes(command) || (command !== "all" && !MONTHS.includes(month as Month))) {
  console.error(`all, or ask or answers with a month: ${MONTHS.join(", ")}`);
  process.exit(2);
}
const problem = cityBefore(Number(values.scale));
const file = bookIn(values.folder);

for (const own of command === "all" ? MONTHS : [month as Month]) {
  if (command !== "answers") console.log(`${own}: ${ask(problem, file, own)} letters written`);
  if (command !== "ask") console.log(`${own}: ${answers(problem, file, own)} answers written`);
}
console.log(
  `\n${problem.participants.facility.length} synthetic people, in ${file}\n${monthsTable(problem, readBook(file))}`,
);
