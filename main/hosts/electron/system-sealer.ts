import { safeStorage } from "electron";
import type { Sealer } from "../../storage";

/** Binds a value to its name: the system's keychain has no place for data that is only authenticated. */
const pack = (name: string, value: string) => JSON.stringify([name, value]);

function unpack(name: string, text: string): string {
  const [boundTo, value] = JSON.parse(text) as [string, string];
  if (boundTo !== name) throw new Error("sealed under another name");
  return value;
}

/**
 * Seals with the system's own keychain, or null where there is none worth the name: a Linux desktop without a
 * wallet offers only a password that is written in Chromium's source.
 */
export async function systemSealer(): Promise<Sealer | null> {
  if (!(await safeStorage.isAsyncEncryptionAvailable())) return null;
  if (process.platform === "linux" && safeStorage.getSelectedStorageBackend() === "basic_text") return null;
  return {
    kind: "system",
    seal: (name, value) => safeStorage.encryptStringAsync(pack(name, value)),
    open: async (name, sealed) => unpack(name, (await safeStorage.decryptStringAsync(sealed)).result),
  };
}
