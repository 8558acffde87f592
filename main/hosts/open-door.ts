import { toStudioError } from "../../preload/contract";
import type { OpenedStudio } from "./open-studio";
import type { HostPaths } from "./paths";
import { announceOrSay, type LeftDoor } from "./run-file";
import { startWebHost } from "./web";

export interface DoorOptions {
  paths: HostPaths;
  opened: OpenedStudio;
  version: string;
  /** The one a killed studio left. */
  door: LeftDoor | null;
}

/**
 * Opens the browser host beside the windows, so that `hongcun call` and other devices reach a studio that runs under
 * Electron too. Failing that, the windows work all the same and the problem list says what does not.
 */
export async function openDoor({
  paths,
  opened,
  version,
  door,
}: DoorOptions): Promise<{ close(): Promise<void> }> {
  const { studio, log, problems } = opened;
  try {
    const host = await startWebHost({ studio, log, version, screens: paths.screens, port: null, door });
    const { url, port, token } = host;
    const announced = await announceOrSay(paths.runFile, { url, port, token, pid: process.pid }, opened);
    return {
      async close() {
        announced.withdraw();
        await host.close();
      },
    };
  } catch (thrown) {
    const reason = toStudioError(thrown).message;
    log.error({ err: thrown }, "browser host not available");
    problems.report("hosts.no-browser-host", { params: { reason } });
    return { close: async () => undefined };
  }
}
