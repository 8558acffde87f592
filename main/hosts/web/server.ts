import type { AddressInfo } from "node:net";
import fastifyRateLimit from "@fastify/rate-limit";
import fastifyWebsocket from "@fastify/websocket";
import Fastify, { type FastifyInstance } from "fastify";
import type { Language } from "../../../preload/contract";
import type { Log } from "../../core";
import { sendError, toHostError } from "./errors";
import { safetyHeaders } from "./headers";
import { socketProtocol } from "./token";

export interface ServerOptions {
  log: Log;
  /** The language that errors are said in. */
  language: () => Language;
  /** Bytes of a request's body, and of a WebSocket message, that are taken; a route may take more. */
  bodyLimit: number;
}

/** A server as every host has it: safe headers, errors as envelopes, the studio's WebSocket protocol. No routes yet. */
export async function createServer({ log, language, bodyLimit }: ServerOptions): Promise<FastifyInstance> {
  const app = Fastify({ forceCloseConnections: true, bodyLimit, routerOptions: { maxParamLength: 500 } });
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
      maxPayload: bodyLimit,
      handleProtocols: (offered: Set<string>) => (offered.has(socketProtocol) ? socketProtocol : false),
    },
  });
  return app;
}

/** Whether listening failed because another program has the port. */
export const isTaken = (thrown: unknown): boolean =>
  thrown instanceof Error && "code" in thrown && (thrown.code === "EADDRINUSE" || thrown.code === "EACCES");

/**
 * Listens on the port that is wanted, or else on the usual one, or any free one where that is taken. Gives the port.
 * @throws what listening throws; see `isTaken`.
 */
export async function listenOn(
  app: FastifyInstance,
  { host, wanted, usual }: { host: string; wanted: number | null; usual: number },
): Promise<number> {
  try {
    await app.listen({ host, port: wanted ?? usual });
  } catch (cause) {
    if (wanted !== null || !isTaken(cause)) throw cause;
    await app.listen({ host, port: 0 });
  }
  return (app.server.address() as AddressInfo).port;
}
