import type { Progress, RedistributeOptions } from "../types.ts";
import type { Control } from "./steps.ts";

/** Reports a stage's beginning and every whole per cent of it; passes "stop" on. */
export function progressReporter(
  onProgress: RedistributeOptions["onProgress"],
  control: Control,
): (p: Progress) => void {
  if (onProgress === undefined) return () => {};
  let [stage, percent, stopped] = ["", -1, false];
  return (progress) => {
    const now = progress.total === 0 ? 100 : Math.floor((100 * progress.done) / progress.total);
    if (stopped || (progress.stage === stage && now === percent)) return;
    stage = progress.stage;
    percent = now;
    if (onProgress({ stage: progress.stage, done: progress.done, total: progress.total }) === false) {
      stopped = true;
      control.stop();
    }
  };
}
