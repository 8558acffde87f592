import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { chmod, mkdir, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { StudioError } from "../../preload/contract";
import { readIfThere } from "./atomic";
import { keepCorruptCopy } from "./json-file";
import type { Sealer } from "./secrets-sealed";

const algorithm = "aes-256-gcm";
const keyBytes = 32;
/** NIST SP 800-38D §8.2.2: 96 random bits, fewer than 2³² messages under one key. */
const nonceBytes = 12;
const tagBytes = 16;

const isTaken = (thrown: unknown): boolean =>
  thrown instanceof Error && "code" in thrown && thrown.code === "EEXIST";

async function makeKey(path: string): Promise<Buffer> {
  const key = randomBytes(keyBytes);
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    // `wx`: where two studios start at once, the second takes the first one's key.
    await writeFile(path, `${key.toString("base64")}\n`, { flag: "wx", mode: 0o600, flush: true });
    return key;
  } catch (cause) {
    if (isTaken(cause)) return readKey(path);
    throw new StudioError("storage.unwritable", { params: { path }, cause });
  }
}

async function readKey(path: string): Promise<Buffer> {
  const text = await readIfThere(path);
  if (text === null) return makeKey(path);
  const key = Buffer.from(text.toString("utf8").trim(), "base64");
  if (key.length !== keyBytes) return replaceDamagedKey(path);
  // A key file that was copied here may have come with wider rights. Windows has no such rights and ignores this.
  await chmod(path, 0o600).catch(() => undefined);
  return key;
}

/** What the damaged key sealed stays locked; new secrets can be saved again. */
async function replaceDamagedKey(path: string): Promise<Buffer> {
  await keepCorruptCopy(path);
  await rm(path, { force: true });
  return makeKey(path);
}

/** Seals with AES-256-GCM under a key that lies in a file of the user's own; made at the first use. */
export function keyFileSealer(keyPath: string): Sealer {
  let key: Promise<Buffer> | null = null;
  const theKey = () => {
    key ??= readKey(keyPath).catch((cause: unknown) => {
      key = null;
      throw cause;
    });
    return key;
  };
  return {
    kind: "key-file",
    async seal(name, value) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv(algorithm, await theKey(), nonce);
      cipher.setAAD(Buffer.from(name, "utf8"));
      const body = Buffer.concat([cipher.update(value, "utf8"), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]);
    },
    async open(name, sealed) {
      const decipher = createDecipheriv(algorithm, await theKey(), sealed.subarray(0, nonceBytes), {
        authTagLength: tagBytes,
      });
      decipher.setAAD(Buffer.from(name, "utf8"));
      decipher.setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes));
      const body = decipher.update(sealed.subarray(nonceBytes + tagBytes));
      return Buffer.concat([body, decipher.final()]).toString("utf8");
    },
  };
}
