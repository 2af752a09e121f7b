/** The Worker as the page sees it: ask, and be answered, one thing after the other. */

import type { Question, Reply, Request } from "./messages.ts";
import PlannerWorker from "./worker.ts?worker&inline";

type Asked = Request extends infer R ? (R extends { readonly serial: number } ? Omit<R, "serial"> : never) : never;

export interface Desk {
  /** Asks; the answer, and progress before it, go to `listen`. */
  ask(asked: Asked): void;
  /** Asks for a preview. While one is being made, only the last that was wished for waits. */
  preview(question: Question): void;
}

export function openDesk(listen: (reply: Reply) => void): Desk {
  const worker = new PlannerWorker();
  let serial = 0;
  let previewing = false;
  let waiting: Question | null = null;
  const desk: Desk = {
    ask(asked) {
      if (asked.kind === "plan") waiting = null;
      worker.postMessage({ ...asked, serial: ++serial });
    },
    preview(question) {
      if (previewing) waiting = question;
      else {
        previewing = true;
        desk.ask({ kind: "preview", question });
      }
    },
  };
  worker.onmessage = ({ data }: MessageEvent<Reply>) => {
    if (data.kind === "previewed" || data.kind === "failed") {
      previewing = false;
      const next = waiting;
      waiting = null;
      if (next !== null) desk.preview(next);
    }
    listen(data);
  };
  worker.onerror = ({ message }: ErrorEvent) =>
    listen({ serial, kind: "failed", faults: [{ id: message, en: message }] });
  return desk;
}
