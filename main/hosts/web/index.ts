import { once } from "node:events";
import { createServer as createPlainServer } from "node:net";
import type { FastifyInstance } from "fastify";
import { StudioError } from "../../../preload/contract";
import type { Log } from "../../core";
import type { LeftDoor } from "../run-file";
import { guardAccess } from "./access";
import { addCallRoute, addDescriptionRoutes, addEventsRoute, addMediaRoute } from "./routes";
import { addScreens } from "./screens";
import { createServer, isTaken, listenOn } from "./server";
import type { HostedStudio } from "./studio-port";
import { newToken } from "./token";

export type { HostedStudio } from "./studio-port";
export { newToken } from "./token";

export interface WebHostOptions {
  studio: HostedStudio;
  log: Log;
  version: string;
  /** The built screens: `out/renderer`. */
  screens: string;
  /** Null: that of `door`, else 18520, or any free port where that is taken. */
  port: number | null;
  /** Where a studio that was killed listened, and for whom: pages it left open go on with this one. */
  door?: LeftDoor | null;
}

export interface WebHost {
  /** The address to open, with the token after `#`, which browsers never send to a server. */
  url: string;
  port: number;
  token: string;
  close(): Promise<void>;
}

/** The same port at each start keeps a bookmark working. */
export const preferredPort = 18520;
const loopback = "127.0.0.1";

async function listen(app: FastifyInstance, { port: wanted, door }: WebHostOptions): Promise<number> {
  try {
    return await listenOn(app, { host: loopback, wanted, usual: door?.port ?? preferredPort });
  } catch (cause) {
    if (wanted === null || !isTaken(cause)) throw cause;
    throw new StudioError("hosts.port-taken", { params: { port: wanted }, cause });
  }
}

/** @throws StudioError `hosts.port-taken` */
export async function assertPortFree(port: number): Promise<void> {
  const server = createPlainServer();
  try {
    await once(server.listen({ host: loopback, port }), "listening");
  } catch (cause) {
    if (isTaken(cause)) throw new StudioError("hosts.port-taken", { params: { port }, cause });
    throw cause;
  } finally {
    await new Promise((done) => server.close(done));
  }
}

async function build(
  options: WebHostOptions,
  token: () => string,
  port: () => number,
): Promise<FastifyInstance> {
  const { studio, log } = options;
  const language = () => studio.store.get().settings.language;
  const app = await createServer({ log, language, bodyLimit: 64 * 1024 });
  guardAccess(app, token, port);
  await addScreens(app, options.screens);
  addCallRoute(app, studio);
  addEventsRoute(app, studio);
  addDescriptionRoutes(app, options.version);
  addMediaRoute(app, studio);
  return app;
}

/**
 * Starts the browser host on loopback.
 * @throws StudioError `hosts.port-taken` when the port asked for is not free.
 */
export async function startWebHost(options: WebHostOptions): Promise<WebHost> {
  const { door = null } = options;
  const newKey = newToken();
  let port = 0;
  // Pages send their key to whoever listens on their port: where another program does by now, it is worth nothing.
  const token = () => (port === door?.port ? door.token : newKey);
  const app = await build(options, token, () => port);
  port = await listen(app, options);
  return {
    url: `http://${loopback}:${port}/#token=${token()}`,
    port,
    token: token(),
    close: async () => void (await app.close()),
  };
}
