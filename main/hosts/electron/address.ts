/** The scheme our own pages and pictures come from under Electron. */
export const scheme = "hongcun";
const host = "app";
/** The origin of every page of ours. A standard, secure scheme: cameras, workers and storage work as on https. */
export const appOrigin = `${scheme}://${host}`;

export const pageUrl = (page: "index" | "prompter"): string => `${appOrigin}/${page}.html`;

/** What an address under our scheme asks for. */
export type AppRequest =
  | { kind: "screen"; path: string }
  | { kind: "media"; reference: string; isDownload: boolean };

/** The address a picture of the studio is loaded from. Used by the preload bundle as well. */
export const mediaUrl = (reference: string): string =>
  `${appOrigin}/media?ref=${encodeURIComponent(reference)}`;

/** Node 20 has no `URL.parse` yet. */
const parse = (address: string): URL | null => (URL.canParse(address) ? new URL(address) : null);

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

/**
 * Reads an address under our scheme; null for what is not ours. A path that would leave the folder of the screens
 * is not ours either: the parser has resolved plain `..` already, this refuses the encoded ones.
 */
export function readAppUrl(address: string): AppRequest | null {
  const url = parse(address);
  if (url === null || url.protocol !== `${scheme}:` || url.host !== host) return null;
  if (url.pathname === "/media") {
    const reference = url.searchParams.get("ref");
    const isDownload = url.searchParams.get("download") === "1";
    return reference ? { kind: "media", reference, isDownload } : null;
  }
  const path = decoded(url.pathname);
  if (path === null || path.includes("\\") || path.includes("\0") || path.includes("..")) return null;
  return { kind: "screen", path: path === "/" ? "/index.html" : path };
}

/**
 * Whether an address is one of our own pages. `devServer` is the origin of the development server, null in a
 * package.
 */
export function isOwnPage(address: string | undefined, devServer: string | null): boolean {
  const url = address === undefined ? null : parse(address);
  if (url === null) return false;
  // A custom scheme's `origin` reads "null" in Node and right in Chromium, so it is put together here.
  const origin = url.protocol === `${scheme}:` ? `${url.protocol}//${url.host}` : url.origin;
  return origin === appOrigin || (devServer !== null && origin === devServer);
}
