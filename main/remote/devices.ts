import { createHash, randomBytes } from "node:crypto";
import { join } from "node:path";
import { z } from "zod";
import { type PairedDevice, type RemoteRole, remoteRoleSchema, StudioError } from "../../preload/contract";
import type { Problems } from "../core";
import { type JsonFile, jsonFile } from "../storage";

/** More than a village studio has; the list stays one that a person can look over. */
export const mostDevices = 20;

const storedDeviceSchema = z.object({
  id: z.string().min(1).max(64),
  name: z.string().min(1).max(40),
  role: remoteRoleSchema,
  pairedAt: z.number(),
  lastSeenAt: z.number().nullable(),
  /** SHA-256 of its token, hex. The token itself is 256 random bits and is kept by the device alone. */
  tokenHash: z.string().length(64),
});
type StoredDevice = z.infer<typeof storedDeviceSchema>;

const devicesFileSchema = z.object({ version: z.literal(1), devices: z.array(storedDeviceSchema) });

const hashOf = (token: string): string => createHash("sha256").update(token).digest("hex");

/** The devices that were paired, kept in `data/devices.json`. */
export interface Devices {
  load(): Promise<void>;
  list(): Omit<PairedDevice, "connected">[];
  /**
   * Takes a device in and gives its token, which is never shown again.
   * @throws StudioError `remote.too-many-devices`, or of the storage.
   */
  add(name: string, role: RemoteRole, now: number): Promise<{ id: string; token: string }>;
  byToken(token: string): { id: string; role: RemoteRole } | null;
  seen(id: string, now: number): Promise<void>;
  /** @throws StudioError of the storage; the device is shut out all the same until the studio ends. */
  remove(id: string): Promise<void>;
}

export function createDevices(data: string, problems: Problems): Devices {
  const file: JsonFile<z.infer<typeof devicesFileSchema>> = jsonFile(join(data, "devices.json"), {
    schema: devicesFileSchema,
    version: 1,
    fallback: () => ({ version: 1 as const, devices: [] }),
    onCorrupt: (path, copy) =>
      problems.report("storage.corrupt", { severity: "error", params: { path, copy }, subject: path }),
  });
  let devices: StoredDevice[] = [];
  const keep = () => file.write({ version: 1, devices });

  return {
    async load() {
      devices = (await file.read()).devices;
    },
    list: () => devices.map(({ tokenHash: _kept, ...device }) => device),
    async add(name, role, now) {
      if (devices.length >= mostDevices)
        throw new StudioError("remote.too-many-devices", { params: { most: mostDevices } });
      const token = randomBytes(32).toString("base64url");
      const id = randomBytes(8).toString("hex");
      const before = devices;
      devices = [...devices, { id, name, role, pairedAt: now, lastSeenAt: now, tokenHash: hashOf(token) }];
      await keep().catch((thrown: unknown) => {
        devices = before;
        throw thrown;
      });
      return { id, token };
    },
    byToken(token) {
      // Hashes of 256 random bits are compared: how long a comparison takes tells nothing about a token.
      const hash = hashOf(token);
      const found = devices.find(({ tokenHash }) => tokenHash === hash);
      return found === undefined ? null : { id: found.id, role: found.role };
    },
    async seen(id, now) {
      devices = devices.map((device) => (device.id === id ? { ...device, lastSeenAt: now } : device));
      await keep();
    },
    async remove(id) {
      devices = devices.filter((device) => device.id !== id);
      await keep();
    },
  };
}
