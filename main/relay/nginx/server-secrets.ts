import { randomBytes } from "node:crypto";
import { z } from "zod";
import { writeAtomic } from "../../storage";
import { readConfigFile } from "../standalone/read-config";

const secret = z.string().regex(/^[\w-]{20,100}$/, "20 to 100 of a-z, A-Z, 0-9, _ and -");

const secretsSchema = z.strictObject({
  /** What the studio publishes with. */
  ingestKey: secret,
  /** What it asks and orders with. */
  controlToken: secret,
  /** What the server's own applications publish to each other with. */
  innerKey: secret,
});
/** What a server's configuration holds that nobody may guess. */
export type NginxSecrets = z.output<typeof secretsSchema>;

const unguessable = (): string => randomBytes(24).toString("base64url");

export const newSecrets = (): NginxSecrets => ({
  ingestKey: unguessable(),
  controlToken: unguessable(),
  innerKey: unguessable(),
});

/**
 * The secrets kept in a file, or new ones that are written there, readable by its owner alone: made again, a server's
 * configuration still fits the studio that was given them.
 * @throws StudioError of the storage, `relay.config-invalid`
 */
export async function keptSecrets(path: string, isThere: boolean): Promise<NginxSecrets> {
  if (isThere) return readConfigFile(path, secretsSchema);
  const secrets = newSecrets();
  await writeAtomic(path, `${JSON.stringify(secrets, null, 2)}\n`, 0o600);
  return secrets;
}
