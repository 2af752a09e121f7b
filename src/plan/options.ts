import { cameOf, IssueList } from "../errors.ts";
import type { RedistributeAsyncOptions } from "../types.ts";

const SYNC_KEYS = ["onProgress", "limit"];
const ASYNC_KEYS = [...SYNC_KEYS, "signal", "sliceMs"];

/** Checks how a run is asked for; returns the most augmentations. */
export function checkRunOptions(options: RedistributeAsyncOptions | undefined, async: boolean): number {
  const issues = new IssueList();
  const { onProgress, limit, sliceMs } = readKeys(options, "options", async ? ASYNC_KEYS : SYNC_KEYS, issues);
  if (onProgress !== undefined && typeof onProgress !== "function") {
    issues.add("options.onProgress", { code: "type", expected: "function", got: cameOf(onProgress) });
  }
  if (sliceMs !== undefined && !(typeof sliceMs === "number" && sliceMs > 0)) {
    issues.add("options.sliceMs", { code: "value", expected: "milliseconds", got: cameOf(sliceMs) });
  }
  const { augmentations = Number.POSITIVE_INFINITY } = readKeys(limit, "options.limit", ["augmentations"], issues);
  if (typeof augmentations !== "number" || !(augmentations >= 0)) {
    issues.add("options.limit.augmentations", {
      code: "value",
      expected: "number-from",
      got: cameOf(augmentations),
      params: { least: 0 },
    });
  }
  issues.check();
  return augmentations as number;
}

function readKeys(value: unknown, path: string, known: readonly string[], issues: IssueList): Record<string, unknown> {
  if (value === undefined) return {};
  if (typeof value !== "object" || value === null) {
    issues.add(path, { code: "type", expected: "object", got: cameOf(value) });
    return {};
  }
  issues.checkKeys(value, path, known);
  return value as Record<string, unknown>;
}
