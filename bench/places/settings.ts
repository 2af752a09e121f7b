/** Settings of the two weights, those first that beat rules by hand most often: a setting for every planner's taste. */
import type { Policy } from "../../src/index.ts";

const overQuotaKm = [100, 20, 15, 12, 30, 50, 11];
const overloadKm = [0.2, 1, 0.05, 0.01];

export const settings: readonly Policy[] = overloadKm.flatMap((points) =>
  overQuotaKm.map((people): Policy => ({ overQuotaKm: people, overloadKm: points }) as Policy),
);
