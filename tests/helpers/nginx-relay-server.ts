import { type ChildProcess, spawn } from "node:child_process";
import { connect } from "node:net";
import { basename, dirname } from "node:path";
import { until } from "./until";

/** A real nginx that runs a configuration made by `hongcun relay nginx`. */
export interface NginxRelayServer {
  /** Kills all of it as a power cut would. */
  kill(): Promise<void>;
  /** Starts it, or starts it again. */
  launch(): Promise<void>;
}

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => {
      socket.destroy();
      resolve(true);
    });
    socket.on("error", () => resolve(false));
  });

/** Does not start it yet. `controlPort` tells when it listens. */
export function nginxRelayServer(configFile: string, controlPort: number): NginxRelayServer {
  let child: ChildProcess | null = null;
  const folder = dirname(configFile);
  return {
    async launch() {
      // A group of its own: master and worker are killed together.
      const started = spawn("nginx", ["-p", folder, "-c", basename(configFile), "-e", "error.log"], {
        stdio: "inherit",
        detached: true,
      });
      child = started;
      await until("the server listens", () => started.exitCode !== null || answers(controlPort));
      if (started.exitCode !== null) throw new Error("nginx ended");
    },
    async kill() {
      const running = child;
      child = null;
      if (running?.pid === undefined || running.exitCode !== null) return;
      const gone = new Promise<void>((resolve) => running.once("exit", () => resolve()));
      process.kill(-running.pid, "SIGKILL");
      await gone;
    },
  };
}
