import type { HandlersFor } from "../../preload/contract";
import { maskKey, type StudioContext } from "../core";
import { ownAddresses } from "../live";
import { type Secrets, secretNames } from "../storage";

/** Writes into the state what screens have to know of this computer's network and of the server's secrets. */
export async function noteNetwork({ store, log }: StudioContext, secrets: Secrets): Promise<void> {
  const mask = async (name: string) => {
    const secret = await secrets.get(name).catch((error: unknown) => {
      log.warn({ err: error }, "A secret of the server was not read");
      return null;
    });
    return maskKey(secret ?? "");
  };
  const [ingestKey, controlToken] = await Promise.all([
    mask(secretNames.nginxIngestKey),
    mask(secretNames.nginxControlToken),
  ]);
  store.update((draft) => {
    draft.network = { ownAddresses: ownAddresses(), serverSecrets: { ingestKey, controlToken } };
  });
}

/** Keeps the server's secrets, and says in the state which there are. */
export const notedSecrets = (
  context: StudioContext,
  secrets: Secrets,
  { "relay.secrets": keep }: HandlersFor<"relay.secrets">,
): HandlersFor<"relay.secrets"> => ({
  "relay.secrets": async (input) => {
    try {
      await keep(input);
    } finally {
      await noteNetwork(context, secrets);
    }
  },
});
