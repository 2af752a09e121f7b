/** What is used of papaparse: the loop that cuts one piece of text into cells. (Its own types bring those of Node.) */
declare module "papaparse" {
  interface Parsed {
    readonly data: string[][];
    readonly errors: readonly { readonly code: string }[];
    readonly meta: { readonly cursor: number };
  }

  interface Parser {
    parse(text: string, from: number, ignoreLastRow: boolean): Parsed;
  }

  const Papa: { readonly Parser: new (config: { readonly delimiter: string; readonly newline: string }) => Parser };
  export default Papa;
}
