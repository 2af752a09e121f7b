import { cameOf, IssueList } from "../errors.ts";
import { checkWatch, readKeys, WATCH_KEYS } from "../slices.ts";
import type { RedistributeAsyncOptions } from "../types.ts";

const SYNC_KEYS = ["onProgress", "limit"];
const ASYNC_KEYS = [...WATCH_KEYS, "limit"];

/** Checks how a run is asked for; returns the most augmentations. */
export function checkRunOptions(options: RedistributeAsyncOptions | undefined, async: boolean): number {
  const issues = new IssueList();
  const { onProgress, limit, signal, sliceMs } = readKeys(options, "options", async ? ASYNC_KEYS : SYNC_KEYS, issues);
  checkWatch({ onProgress, signal: async ? signal : undefined, sliceMs }, issues);
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
