import { join } from "node:path";
import { protocol } from "electron";
import { mediaHeaders } from "../media-answer";
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
    try {
      const path = resolveMedia(asked.reference);
      const headers = { ...safetyHeaders, ...mediaHeaders(asked.reference, path, asked) };
      return await fileResponse(path, range, headers);
    } catch {
      return new Response(null, { status: 404 });
    }
  });
}
