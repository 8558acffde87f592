import type { FastifyInstance, FastifyRequest } from "fastify";
import type { WebSocket } from "ws";
import { z } from "zod";
import { type RemoteRole, StudioError } from "../../../../preload/contract";
import type { RemoteDesk } from "../../../remote";
import { sendState } from "../events";
import { readCall } from "../routes";
import type { HostedStudio } from "../studio-port";
import { tokenOf } from "../token";
import { deviceStudio } from "./device-studio";

/** Close code of a connection that was shut out; 4000–4999 are an application's own (RFC 6455 §7.4.2). */
export const shutOutCode = 4401;

/** Guesses a minute from one address, beside the five that one code allows. */
const pairingsPerMinute = 10;

const pairSchema = z.object({ code: z.string().max(20), name: z.string().trim().min(1).max(40) });

export interface RoomRoutes {
  studio: HostedStudio;
  desk: RemoteDesk;
}

function deviceOf(desk: RemoteDesk, request: FastifyRequest): { id: string; role: RemoteRole } {
  const token = tokenOf(request.headers);
  const device = token === null ? null : desk.deviceOf(token);
  if (device === null) throw new StudioError("remote.shut-out");
  return device;
}

/** `POST /api/pair`: a code for a token. */
export function addPairRoute(app: FastifyInstance, { desk }: RoomRoutes): void {
  const count = app.createRateLimit({ max: pairingsPerMinute, timeWindow: 60_000 });
  app.post("/api/pair", async (request) => {
    const counted = await count(request);
    if (!counted.isAllowed && counted.isExceeded) throw new StudioError("hosts.too-many-attempts");
    const asked = pairSchema.safeParse(request.body);
    if (!asked.success) {
      const issue = asked.error.issues[0];
      throw new StudioError("hosts.bad-request", { params: { reason: issue?.message ?? "" } });
    }
    return { ok: true, value: await desk.pair(asked.data.code, asked.data.name) };
  });
}

/** `POST /api/call` and `GET /api/events` for paired devices. Gives a function that ends all connections of one. */
export function addDeviceRoutes(app: FastifyInstance, { studio, desk }: RoomRoutes): (id: string) => void {
  const sockets = new Map<string, Set<WebSocket>>();
  app.post("/api/call", async (request) => {
    const { role } = deviceOf(desk, request);
    const { method, input } = readCall(request.body);
    return deviceStudio(studio, role).dispatch(method, input);
  });
  app.get("/api/events", { websocket: true }, (socket, request) => {
    const token = tokenOf(request.headers);
    const device = token === null ? null : desk.deviceOf(token);
    // Said by a close code: a browser tells its page nothing of a refused upgrade.
    if (device === null) {
      socket.close(shutOutCode, "not paired");
      return;
    }
    const { id, role } = device;
    const open = sockets.get(id) ?? new Set();
    sockets.set(id, open.add(socket));
    desk.connection(id, 1);
    socket.on("close", () => {
      open.delete(socket);
      desk.connection(id, -1);
    });
    sendState(socket, deviceStudio(studio, role).store);
  });
  return (id) => {
    for (const socket of sockets.get(id) ?? []) socket.close(shutOutCode, "shut out");
  };
}
