/** The Worker as the page sees it: ask, and be answered. Who asks again before an answer hears only the last. */

import type { Reply, Request } from "./messages.ts";
import PlannerWorker from "./worker.ts?worker&inline";

type Question = Request extends infer R ? (R extends { readonly serial: number } ? Omit<R, "serial"> : never) : never;

export interface Desk {
  /** Asks; the answer, and progress before it, go to `listen`. */
  ask(question: Question): void;
}

export function openDesk(listen: (reply: Reply) => void): Desk {
  const worker = new PlannerWorker();
  let serial = 0;
  worker.onmessage = ({ data }: MessageEvent<Reply>) => listen(data);
  worker.onerror = (event: ErrorEvent) => listen({ serial, kind: "failed", messages: [event.message] });
  return {
    ask(question) {
      worker.postMessage({ ...question, serial: ++serial });
    },
  };
}
