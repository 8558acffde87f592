import type { AddressInfo } from "node:net";
import fastifyRateLimit from "@fastify/rate-limit";
import fastifyWebsocket from "@fastify/websocket";
import Fastify, { type FastifyInstance } from "fastify";
import { StudioError, toStudioError } from "../../../../preload/contract";
import type { Log } from "../../../core";
import type { OpenRemoteDoor, RemoteDesk } from "../../../remote";
import { sendError, toHostError } from "../errors";
import { safetyHeaders } from "../headers";
import { addScreens } from "../screens";
import type { HostedStudio } from "../studio-port";
import { socketProtocol } from "../token";
import { isRoomRequest } from "./room-guard";
import { addDeviceRoutes, addPairRoute } from "./room-routes";

/** The same port at each start, beside the studio's own, keeps a tablet's bookmark working. */
export const preferredRoomPort = 18521;
/** Every network this computer is in; `HONGCUN_ROOM_HOST` names one of its addresses instead. */
const everywhere = "0.0.0.0";

export interface RoomDoorOptions {
  studio: HostedStudio;
  log: Log;
  /** The built screens: `out/renderer`. */
  screens: string;
}

/** Pages a device may load: the pairing page, the prompter, and what they are made of. */
const roomPages = /^\/(?:pair\.html|prompter\.html|assets\/[\w.-]+)$/;

function guardRoom(app: FastifyInstance, desk: RemoteDesk, port: () => number): void {
  app.addHook("onRequest", async (request) => {
    if (!isRoomRequest({ headers: request.headers, port: port(), addresses: desk.addresses() }))
      throw new StudioError("hosts.foreign-origin");
    const path = request.url.split("?")[0] ?? "";
    if (path === "/" || path.startsWith("/api/") || roomPages.test(path)) return;
    throw new StudioError("hosts.no-such-page", { params: { path: path.slice(0, 120) } });
  });
}

async function build(options: RoomDoorOptions, desk: RemoteDesk, port: () => number) {
  const { studio } = options;
  const app = Fastify({ forceCloseConnections: true, bodyLimit: 16 * 1024 });
  app.addHook("onRequest", async (_request, reply) => void reply.headers(safetyHeaders));
  app.setErrorHandler((thrown: Error, request, reply) => {
    const error = toHostError(thrown);
    if (error.code === "core.unexpected")
      options.log.error({ err: thrown, path: request.url.split("?")[0] }, error.message);
    return sendError(reply, error, studio.store.get().settings.language);
  });
  await app.register(fastifyRateLimit, { global: false });
  await app.register(fastifyWebsocket, {
    options: {
      maxPayload: 16 * 1024,
      handleProtocols: (offered: Set<string>) => (offered.has(socketProtocol) ? socketProtocol : false),
    },
  });
  guardRoom(app, desk, port);
  await addScreens(app, options.screens);
  app.get("/", (_request, reply) => reply.redirect("/pair.html"));
  addPairRoute(app, { studio, desk });
  const drop = addDeviceRoutes(app, { studio, desk });
  return { app, drop };
}

const isTaken = (thrown: unknown): boolean =>
  thrown instanceof Error && "code" in thrown && (thrown.code === "EADDRINUSE" || thrown.code === "EACCES");

async function listen(app: FastifyInstance, wanted: number | null): Promise<void> {
  const host = process.env.HONGCUN_ROOM_HOST ?? everywhere;
  try {
    await app.listen({ host, port: wanted ?? preferredRoomPort });
  } catch (cause) {
    if (!isTaken(cause))
      throw new StudioError("remote.failed", { params: { reason: toStudioError(cause).message }, cause });
    if (wanted !== null) throw new StudioError("remote.port-taken", { params: { port: wanted }, cause });
    await app.listen({ host, port: 0 });
  }
}

/** How a host opens the door to other devices: its own server on every network, which knows paired devices alone. */
export const roomDoor =
  (options: RoomDoorOptions): OpenRemoteDoor =>
  async (desk, wanted) => {
    let port = 0;
    const { app, drop } = await build(options, desk, () => port);
    await listen(app, wanted).catch(async (thrown: unknown) => {
      await app.close();
      throw thrown;
    });
    port = (app.server.address() as AddressInfo).port;
    return { port, drop, close: async () => void (await app.close()) };
  };
