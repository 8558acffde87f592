import { type HandlersFor, StudioError } from "../../../preload/contract";
import type { StudioContext } from "../../core";
import { type Secrets, secretNames } from "../../storage";
import { splitAddress } from "../publisher/address";
import type { NginxAccess } from "./control";
import { publishKey } from "./server-config";

/** Everything the studio has to know of its server. Holds secrets. */
export interface NginxServerAccess extends NginxAccess {
  /** Where the one copy goes. */
  ingest: { server: string; key: string };
  /** What it is called in messages. */
  host: string;
}

function controlAddress(typed: string): string {
  const address = typed.trim().replace(/\/+$/, "");
  const parsed = URL.canParse(address) ? new URL(address) : null;
  const isFit =
    parsed !== null &&
    /^https?:$/.test(parsed.protocol) &&
    `${parsed.username}${parsed.password}${parsed.search}${parsed.hash}` === "";
  if (!isFit) throw new StudioError("relay.nginx-control-invalid", { field: "relay.nginx.control" });
  return address;
}

/**
 * The server as the settings and the secrets store have it.
 * @throws StudioError `relay.nginx-ingest-invalid`, `relay.nginx-control-invalid`, `relay.nginx-no-secrets`
 */
export async function nginxAccess(context: StudioContext, secrets: Secrets): Promise<NginxServerAccess> {
  const { ingest, control } = context.store.get().settings.relay.nginx;
  const address = splitAddress(ingest, "");
  if (address === null || address.app === "")
    throw new StudioError("relay.nginx-ingest-invalid", { field: "relay.nginx.ingest" });
  const door = controlAddress(control);
  const key = await secrets.get(secretNames.nginxIngestKey);
  const token = await secrets.get(secretNames.nginxControlToken);
  if (key === null || token === null) throw new StudioError("relay.nginx-no-secrets");
  return {
    control: door,
    token,
    ingest: { server: ingest.trim(), key: publishKey(key) },
    host: address.host,
  };
}

/** Keeps what the server asks for; what somebody pastes comes with blanks around it. */
export const createSecretsHandler = (secrets: Secrets): HandlersFor<"relay.secrets"> => ({
  "relay.secrets": async ({ ingestKey, controlToken }) => {
    const keep = async (name: string, value: string | undefined) => {
      const text = value?.trim();
      if (text === "") await secrets.remove(name);
      else if (text !== undefined) await secrets.set(name, text);
    };
    for (const text of [ingestKey, controlToken])
      if (/[^\x21-\x7e]/.test(text?.trim() ?? "")) throw new StudioError("relay.key-malformed");
    await keep(secretNames.nginxIngestKey, ingestKey);
    await keep(secretNames.nginxControlToken, controlToken);
  },
});
