import { StudioError } from "../../../preload/contract";
import type { StudioContext } from "../../core";
import type { Secrets } from "../../storage";
import { nginxAccess } from "./access";
import { NginxControl } from "./control";
import { isFedOf } from "./remote";
import { serverIndex } from "./server-config";

/**
 * Asks the nginx-rtmp server of the settings whether it is there, ours to command and free, as going live would; nothing
 * is published. Where `reaches` is false it is only seen whether everything is filled in.
 * @throws StudioError `relay.nginx-…` saying what is wrong
 */
export async function lookAtServer(
  context: StudioContext,
  secrets: Secrets,
  reaches: boolean,
): Promise<{ host: string }> {
  const access = await nginxAccess(context, secrets);
  const { host } = access;
  if (!reaches) return { host };
  const stat = await new NginxControl(access).stat();
  if (stat[serverIndex.destinations] === undefined)
    throw new StudioError("relay.nginx-not-one", { params: { host } });
  const isOurs = context.store.get().live.status !== "idle";
  if (isFedOf(stat) && !isOurs) throw new StudioError("relay.nginx-busy", { params: { host } });
  return { host };
}
