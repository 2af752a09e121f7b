/** Writes `survivors.md` at the end of a run: each line of `src` with a change in it that no test noticed. Not committed. */
import { writeFileSync } from "node:fs";
import { declareClassPlugin, PluginKind } from "@stryker-mutator/api/plugin";

const NOTICED = ["Killed", "Timeout"];
const MISSED = ["Survived", "NoCoverage"];

/** A row of the table for each line: the line, and how many of its changes were missed. */
function tableOf({ mutants, source }) {
  const lines = source.split("\n");
  const missed = new Map();
  for (const { status, location } of mutants) {
    if (!MISSED.includes(status)) continue;
    missed.set(location.start.line, (missed.get(location.start.line) ?? 0) + 1);
  }
  const code = (line) => lines[line - 1].trim().replaceAll("|", "\\|");
  return [...missed].sort(([a], [b]) => a - b).map(([line, count]) => `| ${line}: \`${code(line)}\` | ${count} |`);
}

/** The page: figures of the whole run, then each file with its lines. */
export function pageOf({ files }) {
  const count = (mutants, of) => mutants.filter(({ status }) => of.includes(status)).length;
  const share = (mutants) => {
    const noticed = count(mutants, NOTICED);
    const all = noticed + count(mutants, MISSED);
    return all === 0 ? "no change counted" : `${((100 * noticed) / all).toFixed(1)} % of ${all} changes noticed`;
  };
  const sections = Object.entries(files).map(([name, file]) => {
    const table = tableOf(file);
    const rows = table.length === 0 ? "None missed." : ["| line | missed |", "| --- | --: |", ...table].join("\n");
    return `## ${name}: ${share(file.mutants)}\n\n${rows}\n`;
  });
  const all = Object.values(files).flatMap(({ mutants }) => mutants);
  return `# Changes that no test noticed\n\n${share(all)}.\n\n${sections.join("\n")}`;
}

class Survivors {
  onMutationTestReportReady(report) {
    writeFileSync(new URL("survivors.md", import.meta.url), pageOf(report));
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.Reporter, "survivors", Survivors)];
