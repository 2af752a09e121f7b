import * as library from "fktp-redistribution";
import { outcome } from "./plan.js";

self.onmessage = ({ data: people }) => self.postMessage(outcome(library, people));
