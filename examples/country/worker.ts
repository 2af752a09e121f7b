// A worker: takes one kabupaten after the other from the queue. It is started by `run.ts`, and ends with it.

import { codeOf } from "./fault.ts";
import { doKabupaten } from "./job.ts";
import { takeJobs } from "./queue.ts";
import { abandonRedis } from "./redis.ts";
import { note } from "./store.ts";

const [out, socket, lockSeconds] = process.argv.slice(2) as [string, string, string];

async function work(file: string) {
  const start = performance.now();
  await note(out, { event: "start", file });
  const seconds = (): number => Math.round(performance.now() - start) / 1000;
  try {
    const figures = await doKabupaten(out, file);
    const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
    await note(out, {
      event: "done",
      file,
      people: figures.people,
      seconds: seconds(),
      megabytes,
      sha256: figures.sha256,
    });
    return figures;
  } catch (error) {
    // Where something went wrong, without the message: it could quote.
    const at = error instanceof Error ? error.stack?.match(/^ +at .*/m)?.[0]?.trim() : undefined;
    await note(out, { event: "failed", file, seconds: seconds(), code: codeOf(error), at });
    throw error;
  }
}

takeJobs(socket, Number(lockSeconds), work);
// Whoever started this is gone, and nobody would write the roll-up. What is stored stays; `resume` goes on.
process.once("disconnect", () => {
  abandonRedis(socket);
  process.exit();
});
