import { keepGoing } from "./hosts/keep-going";
import { openStudio } from "./hosts/open-studio";
import type { HostPaths } from "./hosts/paths";
import { announceOrSay, refuseSecondStudio } from "./hosts/run-file";
import { assertPortFree, startWebHost, type WebHost } from "./hosts/web";
import { openConfSettings } from "./hosts/web/settings-conf";
import { keyFileSealer } from "./storage";

export interface ServeOptions {
  paths: HostPaths;
  version: string;
  /** Null: the usual port, or any free one. */
  port: number | null;
}

/**
 * The browser host: the same studio behind HTTP and WebSocket on loopback.
 * @throws StudioError `hosts.already-running`, `hosts.port-taken`, or of the storage.
 */
export async function serve({ paths, version, port }: ServeOptions): Promise<WebHost> {
  const door = await refuseSecondStudio(paths.runFile);
  // Before the studio takes up a show that is on air: whoever mistypes a port must not end it.
  if (port !== null) await assertPortFree(port);
  const { studio, log, problems } = await openStudio({
    paths,
    version,
    openSettings: openConfSettings,
    sealers: [keyFileSealer(paths.secretsKey)],
  });
  const endKeeping = keepGoing({ log, problems });
  try {
    const host = await startWebHost({ studio, log, version, screens: paths.screens, port, door });
    const { url, port: listening, token } = host;
    const running = { url, port: listening, token, pid: process.pid };
    const announced = await announceOrSay(paths.runFile, running, { log, problems });
    log.info({ port: host.port }, "browser host ready");
    return {
      ...host,
      async close() {
        announced.withdraw();
        await host.close();
        await studio.close();
        endKeeping();
        log.info("browser host closed");
      },
    };
  } catch (thrown) {
    await studio.close({ leavesShow: true });
    endKeeping();
    throw thrown;
  }
}
