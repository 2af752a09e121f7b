/// <reference path="./papaparse.d.ts" />
import Papa from "papaparse";

/** papaparse's loop that cuts one piece of text into cells, and nothing else of it. */
export const Parser: typeof Papa.Parser = Papa.Parser;
export type Parser = InstanceType<typeof Papa.Parser>;
