import { networkInterfaces } from "node:os";

/** The host of an rtmp address, in small letters and without brackets; empty where it is none. */
export function hostOf(server: string): string {
  return (
    /^rtmps?:\/\/(\[[^\]]*\]|[^/:?#\s]*)/i
      .exec(server.trim())?.[1]
      ?.replace(/^\[|\]$/g, "")
      .toLowerCase() ?? ""
  );
}

const isLoopback = (host: string) =>
  host === "localhost" ||
  host.endsWith(".localhost") ||
  host === "::1" ||
  /^(::ffff:)?127(\.\d{1,3}){3}$/.test(host);

const ownAddresses = (): string[] =>
  Object.values(networkInterfaces()).flatMap((each) => (each ?? []).map(({ address }) => address));

/** Whether a server runs on this computer, so that what is sent there takes nothing of the line. */
export function isThisComputer(server: string, addresses: () => readonly string[] = ownAddresses): boolean {
  const host = hostOf(server);
  return host !== "" && (isLoopback(host) || addresses().includes(host));
}
