import { came, IssueList } from "../errors.ts";
import type { RedistributeAsyncOptions, RedistributeOptions } from "../types.ts";

const SYNC_KEYS = ["onProgress", "limit", "startFrom"];
const ASYNC_KEYS = [...SYNC_KEYS, "signal", "sliceMs"];

/** Checks how a run is asked for; returns the most augmentations. */
export function checkRunOptions(options: RedistributeOptions | RedistributeAsyncOptions | undefined): number {
  const issues = new IssueList();
  if (options === undefined) return Number.POSITIVE_INFINITY;
  if (typeof options !== "object" || options === null) {
    issues.add("type", "options", `expected an object, ${came(options)}`);
    issues.check();
  }
  for (const key of Object.keys(options)) {
    if (!ASYNC_KEYS.includes(key))
      issues.add("unknown-key", `options.${key}`, `expected one of ${ASYNC_KEYS.join(", ")}`);
  }
  if (options.onProgress !== undefined && typeof options.onProgress !== "function") {
    issues.add("type", "options.onProgress", `expected a function, ${came(options.onProgress)}`);
  }
  const sliceMs: unknown = "sliceMs" in options ? options.sliceMs : undefined;
  if (sliceMs !== undefined && !(typeof sliceMs === "number" && sliceMs > 0)) {
    issues.add("value", "options.sliceMs", `expected milliseconds above 0, ${came(sliceMs)}`);
  }
  const limit = options.limit?.augmentations ?? Number.POSITIVE_INFINITY;
  if (typeof limit !== "number" || !(limit >= 0)) {
    issues.add("value", "options.limit.augmentations", `expected a number from 0, ${came(limit)}`);
  }
  issues.check();
  return limit;
}
