import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { hostname, networkInterfaces } from "node:os";

/** What tells one computer from another. */
export interface MachineTraits {
  hostname: string;
  platform: string;
  /** An id that the system keeps, such as `/etc/machine-id`; empty where it has none. */
  systemId: string;
  /** Hardware addresses of its network cards. */
  addresses: readonly string[];
}

const noAddress = "00:00:00:00:00:00";
/** Set in an address that some program made up: of a virtual machine, a container, a phone that hides its own. */
const isMadeUp = (address: string) => (Number.parseInt(address.slice(0, 2), 16) & 2) !== 0;

/**
 * A short name for a computer that stays the same. The name of the system's own where there is one; else the smallest
 * address of a real network card, so that their order does not matter.
 */
export function machineId({ hostname: host, platform, systemId, addresses }: MachineTraits): string {
  const real = addresses.filter((address) => address !== noAddress && !isMadeUp(address)).toSorted();
  const parts = [host.toLowerCase(), platform, systemId.trim() || (real[0] ?? "")];
  return createHash("sha256").update(parts.join("\n")).digest("hex").slice(0, 16);
}

function output(command: string, args: string[]): string {
  try {
    return execFileSync(command, args, { timeout: 3000, windowsHide: true, stdio: "pipe" }).toString("utf8");
  } catch {
    return "";
  }
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8").trim();
  } catch {
    return "";
  }
}

const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;

function systemIdOf(platform: string): string {
  if (platform === "win32") {
    const key = "HKLM\\SOFTWARE\\Microsoft\\Cryptography";
    return uuid.exec(output("reg", ["query", key, "/v", "MachineGuid"]))?.[0] ?? "";
  }
  if (platform === "darwin") {
    const platformExpert = output("ioreg", ["-rd1", "-c", "IOPlatformExpertDevice"]);
    return /"IOPlatformUUID" = "([^"]+)"/.exec(platformExpert)?.[1] ?? "";
  }
  return textOf("/etc/machine-id") || textOf("/var/lib/dbus/machine-id");
}

/** This computer. */
export const thisMachine = (): MachineTraits => ({
  hostname: hostname(),
  platform: process.platform,
  systemId: systemIdOf(process.platform),
  addresses: Object.values(networkInterfaces()).flatMap((each) =>
    (each ?? []).filter(({ internal }) => !internal).map(({ mac }) => mac),
  ),
});
