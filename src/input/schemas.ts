/**
 * The shape of records, by zod: what is an object, a list, a text or a number, and what may be absent. Values are the
 * business of `model/check.ts`; rows of participants and of the matrix are read by plain loops, for there are many.
 */

import * as z from "zod";
import { cameOf, type Fault, type IssueList, isArray, typeWord } from "../errors.ts";
import { type FieldKind, facilityFields } from "../model/facility-fields.ts";

interface Schemas {
  readonly records: z.ZodType;
  readonly facilities: z.ZodType;
}

let built: Schemas | undefined;

// Built on first use, so that whoever never calls problemFrom does not load zod.
function schemas(): Schemas {
  if (built !== undefined) return built;
  const list = z.custom<readonly unknown[]>(isArray);
  const number = z.number();
  // What stands in lists and records of a facility is left to loops: of 4,096 × 1,023 wrong texts zod would make objects.
  const kinds: Readonly<Record<FieldKind, z.ZodType>> = {
    ...{ id: z.string(), text: z.string(), texts: list, shares: z.record(z.string(), z.unknown()), flag: z.boolean() },
    ...{ longitude: number, latitude: number, "number-from-0": number, people: number },
  };
  const facility = z.object(
    Object.fromEntries(
      facilityFields.map((field) => [field.name, field.needed ? kinds[field.is] : kinds[field.is].nullish()]),
    ),
  );
  built = {
    records: z.object({
      facilities: list,
      participants: list,
      travel: z.object({ zones: list, metres: list }).nullish(),
    }),
    facilities: z.array(facility),
  };
  return built;
}

/** The lists of `ProblemRecords`, as far as they are lists. */
export interface RecordLists {
  readonly facilities: readonly unknown[] | undefined;
  readonly participants: readonly unknown[] | undefined;
  readonly zones: readonly unknown[] | undefined;
  readonly metres: readonly unknown[] | undefined;
  /** Whether travel was given, well or badly formed. */
  readonly matrix: boolean;
}

/** Finds the four lists. `records` and its `travel` must be plain copies. */
export function listsOf(records: unknown, issues: IssueList): RecordLists {
  reportShape(schemas().records, records, "", issues);
  const { facilities, participants, travel } = Object(records) as Record<string, unknown>;
  const { zones, metres } = Object(travel) as Record<string, unknown>;
  return {
    facilities: isArray(facilities) ? facilities : undefined,
    participants: isArray(participants) ? participants : undefined,
    zones: isArray(zones) ? zones : undefined,
    metres: isArray(metres) ? metres : undefined,
    matrix: travel !== undefined && travel !== null,
  };
}

/** Checks the types of the fields of facilities, which must be plain copies. */
export function checkFacilityShapes(facilities: readonly unknown[], issues: IssueList): void {
  reportShape(schemas().facilities, facilities, "facilities", issues);
}

function reportShape(schema: z.ZodType, value: unknown, root: string, issues: IssueList): void {
  // Outside facilities only the type is reported: a text that came in place of a list may be full of people. And zod
  // must not find its own words: for that it looks into what came, which may throw.
  const gotOf = root === "facilities" ? cameOf : typeWord;
  const { error } = schema.safeParse(value, { reportInput: true, error: ({ expected }) => String(expected) });
  for (const issue of error?.issues ?? []) {
    const { path, input, message } = issue;
    // NaN and Infinity are numbers: it is for the rules of values to say what is wrong with them.
    if (issue.code === "invalid_type" && issue.expected === "number" && typeof input === "number") continue;
    const code = input === undefined ? "missing" : "type";
    issues.add(pathOf(root, path), { code, expected: expectedTypes[message] ?? "array", got: gotOf(input) });
  }
}

const expectedTypes: Readonly<Record<string, Fault["expected"]>> = {
  object: "object",
  record: "object",
  string: "text",
  number: "number",
  boolean: "flag",
};

function pathOf(root: string, keys: readonly PropertyKey[]): string {
  let path = root;
  for (const key of keys) {
    if (typeof key === "number") path += `[${key}]`;
    else path += path === "" ? String(key) : `.${String(key)}`;
  }
  return path;
}
