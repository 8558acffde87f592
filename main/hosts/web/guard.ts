import type { IncomingHttpHeaders } from "node:http";

/** What the guard looks at. Header names are lower case, as Node gives them. */
export interface GuardedRequest {
  headers: IncomingHttpHeaders;
  /** The port the server listens on. */
  port: number;
  /** Pages may be opened by a link from elsewhere; calls may not. */
  kind: "page" | "call";
}

const loopbackNames = ["127.0.0.1", "localhost", "[::1]"];

const isOwnHost = (host: string, port: number): boolean =>
  loopbackNames.some((name) => host.toLowerCase() === `${name}:${port}` || (port === 80 && host === name));

function isOwnOrigin(origin: string, port: number): boolean {
  const match = /^http:\/\/(.+)$/.exec(origin);
  return match?.[1] !== undefined && isOwnHost(match[1], port);
}

/**
 * Whether a request may go on. A foreign Host is what DNS rebinding sends; a foreign Origin is another site's page
 * calling or opening a socket (browsers do not hold WebSockets to the same-origin rule); Sec-Fetch-Site covers
 * requests that carry no Origin. Programs outside a browser send none of the two and pass on to the token check.
 * Sources: RFC 9110 §7.2, RFC 6455 §10.2, W3C Fetch Metadata.
 */
export function isOwnRequest({ headers, port, kind }: GuardedRequest): boolean {
  if (headers.host === undefined || !isOwnHost(headers.host, port)) return false;
  if (headers.origin !== undefined && !isOwnOrigin(headers.origin, port)) return false;
  const site = headers["sec-fetch-site"];
  return kind === "page" || site === undefined || site === "same-origin" || site === "none";
}
