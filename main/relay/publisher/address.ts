/** A destination's server and key, split into what RTMP asks for. */
export interface PublishAddress {
  isTls: boolean;
  host: string;
  port: number;
  /** All of the server's path, its query included, without the slash at either end. */
  app: string;
  /** The server as it was given, without a slash at the end. */
  tcUrl: string;
  /** The key as it was given, its query included. */
  streamName: string;
}

const shape = /^(rtmps?):\/\/(\[[0-9a-f:.]+\]|[^/:?#@\s[\]]+)(?::(\d{1,5}))?(?:\/([^\s]*))?$/i;

const withoutEdgeSlashes = (path: string): string => {
  const start = path.replace(/^\/+/, "");
  // Behind a question mark a slash may be part of a signature.
  return start.includes("?") ? start : start.replace(/\/+$/, "");
};

/**
 * Splits a server address and key the way OBS does: the whole path of the server is the application and the whole
 * key is the stream's name, so signatures such as `?txSecret=…&txTime=…` reach the platform byte for byte in either.
 * Null where the server is not an RTMP address.
 */
export function splitAddress(server: string, key: string): PublishAddress | null {
  const match = shape.exec(server.trim());
  if (match === null) return null;
  const [, scheme = "", host = "", portText, path = ""] = match;
  const isTls = scheme.toLowerCase() === "rtmps";
  const port = portText === undefined ? (isTls ? 443 : 1935) : Number(portText);
  if (port < 1 || port > 65535) return null;
  const app = withoutEdgeSlashes(path);
  const authority = portText === undefined ? host : `${host}:${portText}`;
  return {
    isTls,
    host: host.replace(/^\[|\]$/g, ""),
    port,
    app,
    tcUrl: `${scheme.toLowerCase()}://${authority}/${app}`,
    streamName: key.trim().replace(/^\/+/, ""),
  };
}
