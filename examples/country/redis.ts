// A Redis server of one's own, for as long as a run takes: on a Unix socket in a folder that only this user may enter, so that
// nobody else reaches it and no port is open. What it was told is on the disk before it answers (`appendonly`), and it refuses
// rather than forgets (`noeviction`): where it dies, another one is started and knows the same jobs.

import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** Servers that die more often than this have a reason. */
const MOST_STARTS = 5;

export interface RedisServer {
  readonly socket: string;
  /** Stops the server and deletes all that it has stored. */
  stop(): Promise<void>;
}

/** Starts a server. `onStart` is given the process of each that is started, `onEnd` the reason why there will be none any more. */
export async function startRedis(onStart: (pid: number) => void, onEnd: (reason: Error) => void): Promise<RedisServer> {
  // Short, for the path of a socket has at most some 100 characters.
  const folder = await mkdtemp(join(tmpdir(), "country-"));
  const socket = join(folder, "redis.sock");
  let child: ChildProcess;
  let starts = 0;
  let isStopping = false;
  const start = (): void => {
    starts++;
    child = spawn("redis-server", settings(folder, socket), { stdio: "ignore" });
    child.once("error", () =>
      onEnd(new Error("redis-server cannot be started: is it installed? (apt-get install redis-server)")),
    );
    child.once("exit", () => {
      if (isStopping) return;
      if (starts < MOST_STARTS) start();
      else onEnd(new Error(`redis-server ended ${starts} times`));
    });
    if (child.pid !== undefined) onStart(child.pid);
  };
  start();
  return {
    socket,
    async stop() {
      isStopping = true;
      if (child.exitCode === null && child.signalCode === null && child.kill()) await once(child, "exit");
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Ends and deletes the server of a run that was killed, so that nothing of it lives on. */
export function abandonRedis(socket: string): void {
  spawnSync("redis-cli", ["-s", socket, "shutdown", "nosave"], { stdio: "ignore" });
  rmSync(dirname(socket), { recursive: true, force: true });
}

function settings(folder: string, socket: string): string[] {
  const values = {
    port: "0",
    unixsocket: socket,
    unixsocketperm: "700",
    dir: folder,
    appendonly: "yes",
    appendfsync: "always",
    save: "",
    "maxmemory-policy": "noeviction",
  };
  return Object.entries(values).flatMap(([key, value]) => [`--${key}`, value]);
}
