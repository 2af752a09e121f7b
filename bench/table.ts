/** Tables in Markdown, so that they can be pasted into a README as they are printed. */

export type Cell = string | number;

export function table(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const lines = rows.map((row) => row.map(String));
  const widths = head.map((name, c) => Math.max(3, name.length, ...lines.map((line) => line[c]!.length)));
  // Columns of words to the left, columns with a number in them to the right.
  const left = head.map((_, c) => c === 0 || lines.every((line) => !/^[≤+−\-\d]/.test(line[c]!)));
  const pad = (text: string, c: number): string => (left[c] ? text.padEnd(widths[c]!) : text.padStart(widths[c]!));
  const [top, ...body] = [head, ...lines].map((line) => `| ${line.map(pad).join(" | ")} |`);
  const rule = widths.map((width, c) => (left[c] ? "-".repeat(width + 2) : `${"-".repeat(width + 1)}:`)).join("|");
  return [top, `|${rule}|`, ...body].join("\n");
}

/** Milliseconds as people say them. */
export function time(ms: number): string {
  if (ms < 10) return `${ms.toFixed(2)} ms`;
  return ms < 1000 ? `${ms.toFixed(0)} ms` : `${(ms / 1000).toFixed(ms < 10_000 ? 2 : 1)} s`;
}

export function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}

/** A ratio with as many digits as mean something. */
export function times(ratio: number): string {
  return `${ratio < 10 ? ratio.toFixed(2) : ratio < 100 ? ratio.toFixed(1) : ratio.toFixed(0)} ×`;
}

export function count(people: number): string {
  return people.toLocaleString("en");
}
