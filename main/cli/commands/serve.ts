import { InvalidArgumentError } from "commander";
import { hostPaths } from "../../hosts/paths";
import type { AddCommand } from "../command";

function parsePort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65535) throw new InvalidArgumentError("1–65535");
  return port;
}

/** `hongcun serve`: runs until it is told to stop, then puts everything away. */
export const addServe: AddCommand = (program, { io, text, version, bundle }) => {
  program
    .command("serve")
    .description(text("serve"))
    .option("--port <number>", text("port"), parsePort)
    .option("--data <folder>", text("data"))
    .option("--json", text("json"))
    .action(async (options: { port?: number; data?: string; json?: true }) => {
      const { serve } = await import("../../serve");
      const paths = hostPaths({ data: options.data ?? null, bundle });
      // Listened to from before the start until all is put away: Ctrl+C in npm arrives twice, and a second signal
      // with nobody listening would end the process in the middle of ending the show.
      let stop = () => {};
      const stopped = new Promise<void>((resolve) => {
        stop = resolve;
      });
      const off = io.onStop(stop);
      try {
        const host = await serve({ paths, version, port: options.port ?? null });
        const { url, token, port } = host;
        if (options.json) io.out(JSON.stringify({ url, token, port }));
        else io.out(`${text("ready", { url })}\n${text("stop")}`);
        await stopped;
        await host.close();
      } finally {
        off();
      }
    });
};
