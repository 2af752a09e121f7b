import * as library from "fktp-redistribution";
import { outcome } from "./plan.js";

console.log(outcome(library, Number(process.argv[2])));
