import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * After tsup, for its types are written last. The bundler of types names what its chunks share by single letters (`export { Problem as P }`). Whoever looks a type up in
 * the editor should read its name: chunks export all by their own names, and importers say these.
 */
function nameTypes(folder: string): void {
  const files = readdirSync(folder).filter((file) => /\.d\.c?ts$/.test(file));
  const texts = new Map(files.map((file) => [file, readFileSync(join(folder, file), "utf8")]));
  // By chunk: the name behind each alias.
  const names = new Map<string, Map<string, string>>();
  for (const [file, text] of texts) {
    const [, list = ""] = /export (?:type )?\{([^}]*)\};\s*$/.exec(text) ?? [];
    const own = new Map<string, string>();
    for (const [, name, alias] of list.matchAll(/([\w$]+) as (\w{1,2})(?=,|\s*$)/g)) own.set(alias!, name!);
    names.set(file, own);
    if (own.size > 0) texts.set(file, text.replace(list, list.replaceAll(/([\w$]+) as \w{1,2}(?=,|\s*$)/g, "$1")));
  }
  for (const [file, text] of texts) {
    const named = text.replaceAll(/\{([^}]*)\} from '\.\/([^']+)'/g, (whole, list: string, from: string) => {
      const own = names.get(from.replace(/\.(c?)js$/, ".d.$1ts"));
      if (own === undefined) return whole;
      const said = list.replaceAll(/([\w$]+) as ([\w$]+)/g, (pair, alias: string, local: string) => {
        const name = own.get(alias);
        return name === undefined ? pair : name === local ? name : `${name} as ${local}`;
      });
      return `{${said}} from './${from}'`;
    });
    writeFileSync(join(folder, file), named);
  }
}

nameTypes("dist");
