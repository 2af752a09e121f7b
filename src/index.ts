export { InputError } from "./errors.ts";
export type { InputIssue, InputIssueCode } from "./errors.ts";
export { consentCode, defaultPolicy } from "./model/policy.ts";
export { redistribute } from "./plan/redistribute.ts";
export { redistributeAsync } from "./plan/redistribute-async.ts";
export type * from "./types.ts";
