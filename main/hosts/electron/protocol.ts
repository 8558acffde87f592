import { join } from "node:path";
import { protocol } from "electron";
import { neverChanges } from "../../storage";
import { safetyHeaders } from "../web/headers";
import { readAppUrl, scheme } from "./address";
import { fileResponse } from "./file-response";

/** Must run before Electron is ready: the scheme counts as secure, and can stream. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ]);
}

export interface AppFiles {
  /** The built screens. */
  screens: string;
  /** @throws StudioError `core.not-found` */
  resolveMedia(reference: string): string;
}

/**
 * Serves screens and pictures under `hongcun://app/`. A scheme instead of `file:` keeps pages from reading the disk,
 * gives them one origin, and lets the same policy hold as in the browser host.
 */
export function serveAppFiles({ screens, resolveMedia }: AppFiles): void {
  protocol.handle(scheme, async (request) => {
    const asked = readAppUrl(request.url);
    if (asked === null || request.method !== "GET") return new Response(null, { status: 404 });
    const range = request.headers.get("range");
    if (asked.kind === "screen") return fileResponse(join(screens, asked.path), range, safetyHeaders);
    const cache = neverChanges(asked.reference) ? "private, max-age=31536000, immutable" : "no-cache";
    try {
      return await fileResponse(resolveMedia(asked.reference), range, {
        ...safetyHeaders,
        "cache-control": cache,
      });
    } catch {
      return new Response(null, { status: 404 });
    }
  });
}
