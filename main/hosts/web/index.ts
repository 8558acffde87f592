import type { AddressInfo } from "node:net";
import fastifyRateLimit from "@fastify/rate-limit";
import fastifyWebsocket from "@fastify/websocket";
import Fastify, { type FastifyInstance } from "fastify";
import { StudioError } from "../../../preload/contract";
import type { Log } from "../../core";
import { guardAccess } from "./access";
import { sendError, toHostError } from "./errors";
import { safetyHeaders } from "./headers";
import { addCallRoute, addDescriptionRoutes, addEventsRoute, addMediaRoute } from "./routes";
import { addScreens } from "./screens";
import type { HostedStudio } from "./studio-port";
import { newToken, socketProtocol } from "./token";

export type { HostedStudio } from "./studio-port";
export { newToken } from "./token";

export interface WebHostOptions {
  studio: HostedStudio;
  log: Log;
  version: string;
  /** The built screens: `out/renderer`. */
  screens: string;
  /** Null: 18520, or any free port where that is taken. */
  port: number | null;
  token?: string;
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

const isTaken = (thrown: unknown): boolean =>
  thrown instanceof Error && "code" in thrown && (thrown.code === "EADDRINUSE" || thrown.code === "EACCES");

async function listen(app: FastifyInstance, wanted: number | null): Promise<number> {
  try {
    await app.listen({ host: loopback, port: wanted ?? preferredPort });
  } catch (cause) {
    if (!isTaken(cause)) throw cause;
    if (wanted !== null) throw new StudioError("hosts.port-taken", { params: { port: wanted }, cause });
    await app.listen({ host: loopback, port: 0 });
  }
  return (app.server.address() as AddressInfo).port;
}

async function build(options: WebHostOptions, token: string, port: () => number): Promise<FastifyInstance> {
  const { studio, log } = options;
  const app = Fastify({
    forceCloseConnections: true,
    bodyLimit: 64 * 1024,
    routerOptions: { maxParamLength: 500 },
  });
  const language = () => studio.store.get().settings.language;
  app.addHook("onRequest", async (_request, reply) => void reply.headers(safetyHeaders));
  app.setErrorHandler((thrown: Error, request, reply) => {
    const error = toHostError(thrown);
    if (error.code === "core.unexpected")
      log.error({ err: thrown, path: request.url.split("?")[0] }, error.message);
    return sendError(reply, error, language());
  });
  await app.register(fastifyRateLimit, { global: false });
  await app.register(fastifyWebsocket, {
    options: {
      maxPayload: 64 * 1024,
      handleProtocols: (offered: Set<string>) => (offered.has(socketProtocol) ? socketProtocol : false),
    },
  });
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
  const token = options.token ?? newToken();
  let port = 0;
  const app = await build(options, token, () => port);
  port = await listen(app, options.port);
  return {
    url: `http://${loopback}:${port}/#token=${token}`,
    port,
    token,
    close: async () => void (await app.close()),
  };
}
