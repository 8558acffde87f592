import { access, chmod } from "node:fs/promises";
import { writeAtomic } from "../../storage";
import { readConfigFile } from "../standalone/read-config";
import { ingestApp, nginxConfig } from "./server-config";
import { type NginxServer, nginxServerSchema } from "./server-file";
import { keptSecrets, type NginxSecrets } from "./server-secrets";

/** What was made, and what the studio is to be told. */
export interface NginxConfigured {
  configFile: string;
  /** Holds the secrets; see `NginxSecrets`. */
  secretsFile: string;
  /** For the studio's settings. */
  ingest: string;
  control: string;
  secrets: NginxSecrets;
  /** Ids of the destinations, as the studio must have them. */
  destinations: string[];
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

const addressOf = (scheme: string, host: string, port: number, usual: number): string =>
  `${scheme}://${host}${port === usual ? "" : `:${port}`}`;

/** Where the studio finds the server. */
export function studioAddresses({
  address,
  ingest,
  control,
  tls,
}: NginxServer): Pick<NginxConfigured, "ingest" | "control"> {
  const isTls = tls !== null;
  const server = addressOf(isTls ? "rtmps" : "rtmp", address, ingest.port, isTls ? 443 : 1935);
  return {
    ingest: `${server}/${ingestApp}`,
    control: addressOf(isTls ? "https" : "http", address, control.port, isTls ? 443 : 80),
  };
}

/**
 * Writes the configuration of a village's nginx-rtmp server, and its secrets beside it, both readable by their owner alone.
 * Secrets that are there are kept.
 * @param path the destinations file; `out` the nginx.conf to write
 * @throws StudioError `storage.…`, `relay.config-invalid` naming every wrong field
 */
export async function configureNginx(path: string, out: string): Promise<NginxConfigured> {
  const server = await readConfigFile(path, nginxServerSchema);
  const secretsFile = `${out.replace(/\.conf$/, "")}.secrets.json`;
  const secrets = await keptSecrets(secretsFile, await isThere(secretsFile));
  await writeAtomic(out, nginxConfig(server, secrets), 0o600);
  // A file that was there keeps its mode.
  for (const file of [out, secretsFile]) await chmod(file, 0o600);
  return {
    ...{ configFile: out, secretsFile, secrets },
    ...studioAddresses(server),
    destinations: server.destinations.map(({ id }) => id),
  };
}
