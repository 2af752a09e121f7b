import * as library from "fktp-redistribution";
import { outcome } from "./plan.js";

const people = Number(new URLSearchParams(location.search).get("people"));
const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
worker.onmessage = ({ data }) => {
  window.result = { page: outcome(library, people), worker: data };
};
worker.onerror = (error) => {
  window.result = { page: "", worker: error.message };
};
worker.postMessage(people);
