import { stat } from "node:fs/promises";
import { basename, dirname } from "node:path";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { StudioError } from "../../../preload/contract";
import { mediaHeaders } from "../media-answer";
import { sendState } from "./events";
import { describeApi } from "./schema";
import type { HostedStudio } from "./studio-port";

const callSchema = z.object({ method: z.string().max(100), input: z.unknown().optional() });

/** `media.add` takes 64 million characters of base64, and JSON puts a little around them. */
const callBodyLimit = 66_000_000;

const mediaQuerySchema = z.object({
  ref: z.string().min(1).max(1000),
  /** `1` hands the file over under its name instead of showing it. */
  download: z.string().max(8).optional(),
});

/**
 * The call that a request's body asks for.
 * @throws StudioError `hosts.bad-request`.
 */
export function readCall(body: unknown): { method: string; input?: unknown } {
  const call = callSchema.safeParse(body);
  if (call.success) return call.data;
  const reason = call.error.issues[0]?.message ?? "";
  throw new StudioError("hosts.bad-request", { params: { reason } });
}

/** `POST /api/call`: one method, answered with the envelope. */
export function addCallRoute(app: FastifyInstance, studio: HostedStudio): void {
  app.post("/api/call", { bodyLimit: callBodyLimit }, async (request) => {
    const { method, input } = readCall(request.body);
    return studio.dispatch(method, input);
  });
}

/** `GET /api/events`: the mirrored state over a WebSocket. */
export function addEventsRoute(app: FastifyInstance, studio: HostedStudio): void {
  app.get("/api/events", { websocket: true }, (socket) => sendState(socket, studio.store));
}

/** `GET /api/schema` and `GET /api/health`. */
export function addDescriptionRoutes(app: FastifyInstance, version: string): void {
  const schema = describeApi();
  app.get("/api/schema", () => schema);
  app.get("/api/health", () => ({ ok: true, name: "hongcun-studio", version }));
}

/** `GET /api/media?ref=…`: media by reference, with ranges; with `&download=1` as a file under its own name. */
export function addMediaRoute(app: FastifyInstance, studio: HostedStudio): void {
  app.get("/api/media", async (request, reply) => {
    const query = mediaQuerySchema.safeParse(request.query);
    if (!query.success)
      throw new StudioError("core.invalid-input", { field: "ref", params: { field: "ref", reason: "?" } });
    const { ref, download } = query.data;
    const path = studio.resolveMedia(ref);
    const found = await stat(path).catch(() => null);
    if (!found?.isFile()) {
      throw new StudioError("core.not-found", { params: { what: "图片", id: ref.slice(0, 120) } });
    }
    reply.headers(mediaHeaders(ref, path, { isDownload: download === "1" }));
    return reply.sendFile(basename(path), dirname(path), { cacheControl: false, contentType: false });
  });
}
