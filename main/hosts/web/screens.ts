import { existsSync } from "node:fs";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";
import { StudioError } from "../../../preload/contract";

const yearSeconds = 365 * 24 * 3600;

/** Serves the built screens. What lies under `assets` carries a hash in its name and never changes. */
export async function addScreens(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: folder,
    dotfiles: "deny",
    cacheControl: false,
    setHeaders(reply, path) {
      const hashed = path.startsWith(join(folder, "assets"));
      reply.setHeader("cache-control", hashed ? `public, max-age=${yearSeconds}, immutable` : "no-cache");
    },
  });
  app.setNotFoundHandler((request) => {
    const path = request.url.split("?")[0] ?? "";
    const built = existsSync(join(folder, "index.html"));
    if (!built && path === "/") throw new StudioError("hosts.no-screens", { params: { path: folder } });
    throw new StudioError("hosts.no-such-page", { params: { path } });
  });
}
