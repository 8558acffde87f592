import { StudioError } from "../../../preload/contract";
import { splitAddress } from "../publisher/address";
import { cleaned, isMasked } from "./clean";

/** What a person typed or pasted for a destination. `key`: undefined keeps the saved one, empty removes it. */
export interface Entry {
  server: string;
  key: string | undefined;
}

/** The same, tidied: the key moved out of the server where it was pasted along with it. */
export interface TidyEntry {
  /** Without its query. */
  server: string;
  /** The server's query with its question mark, which may hold a signature; or the empty string. */
  query: string;
  key: string | undefined;
}

/** How a server's query is shown, and recognised when a screen sends the address back unchanged. */
export const maskedQuery = "?•••";

const addressLike = /^(rtmps?|https?|srt):\/\//i;
const withoutSlashes = (text: string): string => text.replace(/^\/+|\/+$/g, "");

/** The key in a whole address pasted into the key field, where the server field holds its beginning. */
function keyOf(key: string, server: string): string {
  if (!addressLike.test(key)) return key;
  const start = `${server.replace(/\/+$/, "")}/`;
  if (key.toLowerCase().startsWith(start.toLowerCase()) && key.length > start.length)
    return key.slice(start.length);
  throw new StudioError("relay.key-is-address", { field: "key" });
}

/** The server without the key, where both were pasted into the server field. */
function serverOf(server: string, key: string | undefined): string {
  const tail = key ? `/${key}` : "";
  return tail !== "" && server.endsWith(tail) ? server.slice(0, -tail.length) : server;
}

/**
 * Tidies an entry, or says which field is wrong. `hasSavedKey`: a key is in the secrets store already.
 * @throws StudioError `relay.server-invalid`, `relay.server-without-app`, `relay.key-in-server`,
 * `relay.key-is-address`, `relay.key-malformed`, `relay.key-masked`, each naming its field.
 */
export function tidyEntry(entry: Entry, hasSavedKey: boolean): TidyEntry {
  const given = cleaned(entry.server);
  const key = entry.key === undefined ? undefined : withoutSlashes(keyOf(cleaned(entry.key), given));
  if (key !== undefined && isMasked(key)) throw new StudioError("relay.key-masked", { field: "key" });
  if (key !== undefined && /\s/.test(key)) throw new StudioError("relay.key-malformed", { field: "key" });
  const server = serverOf(given, key);
  const address = splitAddress(server, "");
  if (address === null) throw new StudioError("relay.server-invalid", { field: "server" });
  if (address.app === "") throw new StudioError("relay.server-without-app", { field: "server" });
  const willHaveKey = key === undefined ? hasSavedKey : key !== "";
  const path = address.app.split("?")[0] ?? "";
  // Without a key anywhere, a second path segment is most likely the key.
  if (!willHaveKey && path.includes("/")) throw new StudioError("relay.key-in-server", { field: "server" });
  const queryAt = server.indexOf("?");
  return {
    server: queryAt < 0 ? server : server.slice(0, queryAt),
    query: queryAt < 0 ? "" : server.slice(queryAt),
    key,
  };
}

/** The field that holds something where a platform is fed through its own companion and takes neither; null where none does. */
export function tidyCompanion({ server, key }: Entry): "server" | "key" | null {
  if (cleaned(server) !== "") return "server";
  return cleaned(key ?? "") === "" ? null : "key";
}

/** Two destinations of the same place and key would throw each other out. */
export function isSamePlace(a: { server: string; key: string }, b: { server: string; key: string }): boolean {
  const [left, right] = [splitAddress(a.server, a.key), splitAddress(b.server, b.key)];
  if (left === null || right === null || left.streamName === "") return false;
  return (
    left.host.toLowerCase() === right.host.toLowerCase() &&
    // One server takes rtmp and rtmps on two ports; two ports of one kind are two servers.
    (left.port === right.port || left.isTls !== right.isTls) &&
    left.app === right.app &&
    left.streamName === right.streamName
  );
}
