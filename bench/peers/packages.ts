import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** "name version" of an installed package, or `null`. */
export function installed(name: string): string | null {
  try {
    const file = fileURLToPath(new URL(`../../node_modules/${name}/package.json`, import.meta.url));
    return `${name} ${(JSON.parse(readFileSync(file, "utf8")) as { version: string }).version}`;
  } catch {
    return null;
  }
}
