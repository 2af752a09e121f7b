/**
 * FHIR resources, as untrusted JSON: lists by type, and references between them. A reference is `Type/id`, a URL that ends
 * so, the `fullUrl` of an entry, or an identifier.
 */

import { isArray } from "../errors.ts";
import { refusal } from "./refusal.ts";

/** An object of which nothing is known but what its fields would be called. */
export type Json = Readonly<Partial<Record<FieldName, unknown>>>;

type FieldName =
  | ("resourceType" | "id" | "active" | "status" | "type" | "code" | "system" | "value" | "url" | "valueDecimal")
  | ("address" | "practitioner" | "longitude" | "latitude" | "deceasedBoolean" | "deceasedDateTime");

/** The object at a path of keys; an empty one where there is none. */
export function objectAt(value: unknown, ...keys: readonly string[]): Json {
  let found = value;
  for (const key of keys) found = fieldOf(found, key);
  return isObject(found) ? found : {};
}

/** The objects of a list; none where there is none. */
export function listAt(value: unknown, key: string): readonly Json[] {
  const list = fieldOf(value, key);
  return isArray(list) ? list.filter(isObject) : [];
}

/** A text; nothing for anything else. */
export function textAt(value: unknown, key: string): string | undefined {
  const text = fieldOf(value, key);
  return typeof text === "string" && text.trim() !== "" ? text.trim() : undefined;
}

function fieldOf(value: unknown, key: string): unknown {
  return isObject(value) && Object.hasOwn(value, key) ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !isArray(value);
}

/** The value of an identifier of a system; of any system if none is named. */
export function identifierOf(resource: Json, system?: string): string | undefined {
  const found = listAt(resource, "identifier").find((one) => system === undefined || one.system === system);
  return textAt(found, "value");
}

/** Words that a CodeableConcept says: its text, and displays and codes of its codings. */
export function wordsOf(concept: unknown): string[] {
  const codings = listAt(concept, "coding").flatMap((coding) => [textAt(coding, "display"), textAt(coding, "code")]);
  return [textAt(concept, "text"), ...codings].filter((word) => word !== undefined);
}

/** Resources by type, and what references lead to. */
export class Resources {
  readonly #byType = new Map<string, Json[]>();
  readonly #byReference = new Map<string, Json>();

  /** Takes a Bundle, resources, or a list of either. Throws `InputError` for anything else. */
  constructor(source: unknown) {
    for (const one of isArray(source) ? source : [source]) this.#add(one);
  }

  of(type: string): readonly Json[] {
    return this.#byType.get(type) ?? [];
  }

  /** The resource that a Reference leads to. */
  find(reference: Json): Json | undefined {
    const text = textAt(reference, "reference");
    const identifier = objectAt(reference, "identifier");
    const keys = text === undefined ? [identifierKey(identifier)] : [text, lastTwo(text)];
    return keys.map((key) => this.#byReference.get(key)).find((found) => found !== undefined);
  }

  #add(value: unknown): void {
    const type = textAt(value, "resourceType");
    if (type === undefined) throw refusal("bundle", "fhir");
    if (type !== "Bundle") {
      this.#addResource(value as Json, type);
      return;
    }
    for (const entry of listAt(value, "entry")) {
      const resource = objectAt(entry, "resource");
      const own = textAt(resource, "resourceType");
      if (own === undefined) continue;
      this.#addResource(resource, own);
      const url = textAt(entry, "fullUrl");
      if (url !== undefined) this.#byReference.set(url, resource);
    }
  }

  #addResource(resource: Json, type: string): void {
    const list = this.#byType.get(type);
    if (list === undefined) this.#byType.set(type, [resource]);
    else list.push(resource);
    const id = textAt(resource, "id");
    if (id !== undefined) this.#byReference.set(`${type}/${id}`, resource);
    for (const identifier of listAt(resource, "identifier")) this.#byReference.set(identifierKey(identifier), resource);
  }
}

function identifierKey(identifier: Json): string {
  return JSON.stringify([identifier.system ?? "", identifier.value ?? ""]);
}

/** `Type/id` of a URL, without the version. */
function lastTwo(reference: string): string {
  return reference
    .replace(/\/_history\/.*$/, "")
    .split("/")
    .slice(-2)
    .join("/");
}
