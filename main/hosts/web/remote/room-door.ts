import type { FastifyInstance } from "fastify";
import { StudioError, toStudioError } from "../../../../preload/contract";
import type { Log } from "../../../core";
import type { OpenRemoteDoor, RemoteDesk } from "../../../remote";
import { addScreens } from "../screens";
import { createServer, isTaken, listenOn } from "../server";
import type { HostedStudio } from "../studio-port";
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
  const language = () => studio.store.get().settings.language;
  const app = await createServer({ log: options.log, language, bodyLimit: 16 * 1024 });
  guardRoom(app, desk, port);
  await addScreens(app, options.screens);
  app.get("/", (_request, reply) => reply.redirect("/pair.html"));
  addPairRoute(app, { studio, desk });
  const drop = addDeviceRoutes(app, { studio, desk });
  return { app, drop };
}

async function listen(app: FastifyInstance, wanted: number | null): Promise<number> {
  const host = process.env.HONGCUN_ROOM_HOST ?? everywhere;
  try {
    return await listenOn(app, { host, wanted, usual: preferredRoomPort });
  } catch (cause) {
    if (wanted !== null && isTaken(cause))
      throw new StudioError("remote.port-taken", { params: { port: wanted }, cause });
    throw new StudioError("remote.failed", { params: { reason: toStudioError(cause).message }, cause });
  }
}

/** How a host opens the door to other devices: its own server on every network, which knows paired devices alone. */
export const roomDoor =
  (options: RoomDoorOptions): OpenRemoteDoor =>
  async (desk, wanted) => {
    let port = 0;
    const { app, drop } = await build(options, desk, () => port);
    port = await listen(app, wanted).catch(async (thrown: unknown) => {
      await app.close();
      throw thrown;
    });
    return { port, drop, close: async () => void (await app.close()) };
  };
