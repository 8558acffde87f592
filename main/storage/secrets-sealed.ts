import { z } from "zod";
import { StudioError } from "../../preload/contract";
import { readIfThere, writeAtomic } from "./atomic";
import { keepCorruptCopy } from "./json-file";
import type { Secrets } from "./secrets";

/** One way to seal a secret. Its name is bound to it, so that two secrets cannot be swapped in the file. */
export interface Sealer {
  /** Written beside each secret, so that a file made by another host is recognised. */
  readonly kind: string;
  seal(name: string, value: string): Promise<Buffer>;
  /** Rejects when the key is another one or the bytes were changed. */
  open(name: string, sealed: Buffer): Promise<string>;
}

export interface SealedSecretsOptions {
  /** `secrets.bin` in the data folder. */
  path: string;
  /** The first one seals; any of them opens what it has sealed. */
  sealers: [Sealer, ...Sealer[]];
  /** Told whenever the names of the secrets that are there and cannot be opened change. */
  onLocked: (names: readonly string[]) => void;
  /** Told when the file was damaged; a copy was kept. */
  onCorrupt: (path: string, copy: string) => void;
}

const fileSchema = z.object({
  version: z.literal(1),
  secrets: z.record(z.string(), z.object({ kind: z.string(), data: z.base64() })),
});
type SecretsFile = z.infer<typeof fileSchema>;

const ownerOnly = 0o600;

async function readFile(options: SealedSecretsOptions): Promise<SecretsFile> {
  const bytes = await readIfThere(options.path);
  if (bytes === null) return { version: 1, secrets: {} };
  try {
    return fileSchema.parse(JSON.parse(bytes.toString("utf8")));
  } catch {
    options.onCorrupt(options.path, await keepCorruptCopy(options.path));
    return { version: 1, secrets: {} };
  }
}

/**
 * Secrets in one file, each sealed by itself. One that cannot be opened reads as absent, is reported, and stays in
 * the file until it is entered anew: the data folder may just have been copied here for a look. Calls are
 * carried out one after the other.
 * @throws StudioError `storage.unreadable`, `storage.unwritable` or `storage.disk-full`.
 */
export function createSealedSecrets(options: SealedSecretsOptions): Secrets {
  const [sealer] = options.sealers;
  const locked = new Set<string>();
  let file: SecretsFile | null = null;
  let last: Promise<unknown> = Promise.resolve();

  function inTurn<Result>(work: (file: SecretsFile) => Promise<Result>): Promise<Result> {
    const turn = last.then(async () => {
      file ??= await readFile(options);
      return work(file);
    });
    last = turn.catch(() => undefined);
    return turn;
  }
  function setLocked(name: string, isLocked: boolean): void {
    if (locked.has(name) === isLocked) return;
    if (isLocked) locked.add(name);
    else locked.delete(name);
    options.onLocked([...locked]);
  }
  async function save(next: SecretsFile): Promise<void> {
    await writeAtomic(options.path, `${JSON.stringify(next)}\n`, ownerOnly);
    file = next;
  }
  return {
    get: (name) =>
      inTurn(async ({ secrets }) => {
        const entry = Object.hasOwn(secrets, name) ? secrets[name] : undefined;
        if (entry === undefined) return null;
        const opener = options.sealers.find(({ kind }) => kind === entry.kind);
        try {
          if (opener === undefined) throw new StudioError("storage.secrets-locked");
          const value = await opener.open(name, Buffer.from(entry.data, "base64"));
          setLocked(name, false);
          return value;
        } catch {
          setLocked(name, true);
          return null;
        }
      }),
    set: (name, value) =>
      inTurn(async ({ secrets }) => {
        const data = (await sealer.seal(name, value)).toString("base64");
        await save({ version: 1, secrets: { ...secrets, [name]: { kind: sealer.kind, data } } });
        setLocked(name, false);
      }),
    remove: (name) =>
      inTurn(async ({ secrets }) => {
        if (!Object.hasOwn(secrets, name)) return;
        await save({
          version: 1,
          secrets: Object.fromEntries(Object.entries(secrets).filter(([other]) => other !== name)),
        });
        setLocked(name, false);
      }),
  };
}
