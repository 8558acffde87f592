import type { Destination } from "../../../preload/contract";
import { destinationSchema } from "../../../preload/contract";

/** A destination as it is typed. The key is only ever in this form and on its way to the secrets store. */
export interface DestinationDraft {
  id: string;
  platform: string;
  name: string;
  server: string;
  key: string;
  enabled: boolean;
}

export type DestinationFault = "name" | "server" | "keyInServer" | "addressInKey" | "keyBlank";

/** What is wrong with what was typed, by field. */
export function destinationFaults(draft: DestinationDraft): {
  name?: DestinationFault;
  server?: DestinationFault;
  key?: DestinationFault;
} {
  const faults: ReturnType<typeof destinationFaults> = {};
  const { name, server, key } = draft;
  if (!destinationSchema.shape.name.safeParse(name).success) faults.name = "name";
  if (!destinationSchema.shape.server.safeParse(server.trim()).success) faults.server = "server";
  // A query or a long last part is a key that was pasted with its address.
  else if (/[?&=]/.test(server) || /\/[^/]{24,}$/.test(server.trim())) faults.server = "keyInServer";
  if (/^\s*rtmps?:\/\//i.test(key)) faults.key = "addressInKey";
  else if (/\s/.test(key.trim())) faults.key = "keyBlank";
  return faults;
}

/** The destination a draft stands for, with the key where one was typed; an empty key keeps the saved one. */
export function destinationOf(draft: DestinationDraft): Destination & { key?: string } {
  const key = draft.key.trim();
  const { id, platform, enabled } = draft;
  const destination = { id, platform, name: draft.name.trim(), server: draft.server.trim(), enabled };
  return key === "" ? destination : { ...destination, key };
}
