import { type MessageCode, StudioError } from "../../../preload/contract";
import type { Clock } from "../../core";
import { probe } from "../destinations/probe";
import type { Trouble } from "../publisher/trouble";
import type { NginxServerAccess } from "./access";
import type { NginxControl } from "./control";
import { isFedOf, type NginxRemote } from "./remote";
import { serverIndex } from "./server-config";

/** nginx says nothing to a publisher it does not want: it hangs up. */
const keyTroubles: readonly Trouble["code"][] = [
  ...(["relay.key-refused", "relay.closed-at-publish", "relay.closed-at-connect"] as const),
  ...(["relay.app-unknown", "relay.connect-rejected"] as const),
];

/**
 * Makes sure that a server is there, that it is ours to command and that it will take the picture. `remote` wants nothing
 * yet, so that every gate is shut: the key is tried with a publish that must not reach any platform.
 * @throws StudioError `relay.nginx-gone`, `-certificate`, `-token`, `-not-one`, `-busy`, `-ingest-key`, `-ingest-gone`
 */
export async function prepareServer(
  control: NginxControl,
  remote: NginxRemote,
  access: NginxServerAccess,
  clock: Clock,
): Promise<void> {
  const { host, ingest } = access;
  const fail = (code: MessageCode) => new StudioError(code, { params: { host } });
  const stat = await control.stat();
  if (stat[serverIndex.destinations] === undefined) throw fail("relay.nginx-not-one");
  if (isFedOf(stat)) throw fail("relay.nginx-busy");
  await remote.settle();
  const server = { id: "", name: host, platform: "custom", graceMs: null, ...ingest };
  const { trouble } = await probe(server, "publish", clock);
  if (trouble !== null)
    throw fail(keyTroubles.includes(trouble.code) ? "relay.nginx-ingest-key" : "relay.nginx-ingest-gone");
}
