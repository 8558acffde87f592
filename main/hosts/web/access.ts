import type { FastifyInstance, FastifyRequest } from "fastify";
import { StudioError } from "../../../preload/contract";
import { isOwnRequest } from "./guard";
import { sameToken, tokenOf } from "./token";

/** Wrong tokens a minute before the host stops answering them; the right token always passes. */
const wrongTokensPerMinute = 20;

/**
 * The route that will answer, or the address where there is none. An address alone says too little: the router
 * reads `/%61pi/call` and `http://127.0.0.1/api/call` as `/api/call`.
 */
const routeOf = ({ routeOptions, url }: FastifyRequest): string => routeOptions.url ?? url;
const isApi = (request: FastifyRequest): boolean =>
  routeOf(request).startsWith("/api/") || request.url.startsWith("/api/");

/** A picture's address carries its token, since an `img` element can send no header. */
function tokenOfRequest(request: FastifyRequest): string | null {
  const inHeaders = tokenOf(request.headers);
  if (inHeaders !== null || routeOf(request) !== "/api/media") return inHeaders;
  const { token } = request.query as { token?: unknown };
  return typeof token === "string" ? token : null;
}

/**
 * Checks every request before its body is read, WebSocket upgrades included: Host and Origin first, then the token
 * for everything under `/api/` but `/api/health`.
 */
export function guardAccess(app: FastifyInstance, token: () => string, port: () => number): void {
  const countWrongToken = app.createRateLimit({ max: wrongTokensPerMinute, timeWindow: 60_000 });
  app.addHook("onRequest", async (request) => {
    const kind = isApi(request) ? "call" : "page";
    if (!isOwnRequest({ headers: request.headers, port: port(), kind })) {
      throw new StudioError("hosts.foreign-origin");
    }
    if (kind === "page" || routeOf(request) === "/api/health") return;
    const given = tokenOfRequest(request);
    if (given !== null && sameToken(given, token())) return;
    const count = await countWrongToken(request);
    throw new StudioError(
      !count.isAllowed && count.isExceeded ? "hosts.too-many-attempts" : "hosts.unauthorised",
    );
  });
}
