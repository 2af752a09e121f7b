export { bookFromJson, bookToJson, forget } from "./book.ts";
export type * from "./invite-types.ts";
export { learn } from "./learn.ts";
export { statusCode } from "./ledger.ts";
export { bookMessage } from "./refusals.ts";
export { standing } from "./standing.ts";
export type * from "./types.ts";
