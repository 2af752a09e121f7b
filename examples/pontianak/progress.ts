import type { Progress } from "fktp-redistribution";

const WORDS = {
  check: "checking the columns",
  merge: "merging people alike",
  solve: "solving",
  prove: "proving",
  write: "writing the plan",
} as const;

/** Progress on stderr: one line rewritten on a terminal, otherwise one line a stage. */
export function progressLine(): { onProgress(progress: Progress): void; end(): void } {
  const terminal = process.stderr.isTTY === true;
  const told = new Set<string>();
  return {
    onProgress({ stage, done, total }) {
      const percent = total > 0 ? Math.floor((100 * done) / total) : 100;
      if (terminal) process.stderr.write(`\r\x1b[K  ${WORDS[stage]} … ${percent} %`);
      else if (!told.has(stage)) process.stderr.write(`  ${WORDS[stage]} …\n`);
      told.add(stage);
    },
    end() {
      if (terminal) process.stderr.write("\r\x1b[K");
    },
  };
}
