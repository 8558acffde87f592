/** Where stream keys and passwords live. A host brings its own: the system's keychain, or an encrypted file. */
export interface Secrets {
  get(name: string): Promise<string | null>;
  set(name: string, value: string): Promise<void>;
  remove(name: string): Promise<void>;
}

/** Names under which secrets are kept. */
export const secretNames = {
  obsPassword: "obs.password",
  destinationKey: (id: string) => `destination.${id}.key`,
  /** The user's own stream service of OBS, put back after a show. */
  obsStreamService: "obs.stream-service",
  nginxIngestKey: "relay.nginx.ingest-key",
  nginxControlToken: "relay.nginx.control-token",
} as const;
