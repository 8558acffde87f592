import { promisify } from "node:util";
import { constants, inflateRaw } from "node:zlib";
import { StudioError } from "../../../preload/contract";

export interface ZipEntry {
  name: string;
  /** Where its local header stands. */
  at: number;
  method: number;
  encrypted: boolean;
  packedSize: number;
  /** Bytes it says it unpacks to. */
  size: number;
}

/** No document of 10 MB unpacks to more; one that says so, or does so without saying, is made to hurt. */
const mostUnpacked = 100_000_000;
const mostEntries = 10_000;

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;

function endOfDirectory(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - 22 - 0xffff);
  for (let at = bytes.length - 22; at >= first; at--) if (bytes.readUInt32LE(at) === endSignature) return at;
  return -1;
}

function readEntry(bytes: Buffer, at: number): { entry: ZipEntry; next: number } | null {
  if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== entrySignature) return null;
  const nameEnd = at + 46 + bytes.readUInt16LE(at + 28);
  return {
    entry: {
      name: bytes.toString("utf8", at + 46, nameEnd).replaceAll("\\", "/"),
      at: bytes.readUInt32LE(at + 42),
      method: bytes.readUInt16LE(at + 10),
      encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
      packedSize: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
    },
    next: nameEnd + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32),
  };
}

/**
 * What a zip holds, from its directory alone.
 * @throws StudioError `scripts.broken-document`, `scripts.unpacks-too-large`
 */
export function zipEntries(name: string, bytes: Buffer): ZipEntry[] {
  const broken = () => new StudioError("scripts.broken-document", { params: { name } });
  const end = endOfDirectory(bytes);
  if (end < 0) throw broken();
  const count = bytes.readUInt16LE(end + 10);
  const entries: ZipEntry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let index = 0; index < count; index++) {
    const read = readEntry(bytes, at);
    if (read === null) throw broken();
    entries.push(read.entry);
    at = read.next;
  }
  const unpacked = entries.reduce((sum, { size }) => sum + size, 0);
  if (unpacked > mostUnpacked || entries.length > mostEntries)
    throw new StudioError("scripts.unpacks-too-large", { params: { name } });
  return entries;
}

const inflate = promisify(inflateRaw);

/**
 * One entry unpacked. An entry that grows beyond what it said is stopped there.
 * @throws StudioError `scripts.broken-document`, `scripts.unpacks-too-large`, `scripts.encrypted-document`
 */
export async function unpack(name: string, bytes: Buffer, entry: ZipEntry): Promise<Buffer> {
  const refuse = (code: "broken-document" | "unpacks-too-large" | "encrypted-document", cause?: unknown) =>
    new StudioError(`scripts.${code}`, { params: { name }, cause });
  if (entry.encrypted) throw refuse("encrypted-document");
  if (entry.at + 30 > bytes.length || bytes.readUInt32LE(entry.at) !== localSignature)
    throw refuse("broken-document");
  const start = entry.at + 30 + bytes.readUInt16LE(entry.at + 26) + bytes.readUInt16LE(entry.at + 28);
  const packed = bytes.subarray(start, start + entry.packedSize);
  if (entry.method === 0) return packed;
  if (entry.method !== 8) throw refuse("broken-document");
  try {
    return await inflate(packed, {
      maxOutputLength: Math.max(1, entry.size),
      finishFlush: constants.Z_SYNC_FLUSH,
    });
  } catch (cause) {
    const grew = cause instanceof Error && "code" in cause && cause.code === "ERR_BUFFER_TOO_LARGE";
    throw refuse(grew ? "unpacks-too-large" : "broken-document", cause);
  }
}

function header(signature: number, length: number, name: Buffer, size: number, nameAt: number): Buffer {
  const bytes = Buffer.alloc(length);
  bytes.writeUInt32LE(signature, 0);
  bytes.writeUInt32LE(size, nameAt - 8);
  bytes.writeUInt32LE(size, nameAt - 4);
  bytes.writeUInt16LE(name.length, nameAt);
  return bytes;
}

/** A zip of some files, nothing packed; without checksums, which its one reader does not ask for. */
export function storeZip(files: readonly { name: string; bytes: Buffer }[]): Buffer {
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name: text, bytes } of files) {
    const name = Buffer.from(text);
    const front = header(localSignature, 30, name, bytes.length, 26);
    const entry = header(entrySignature, 46, name, bytes.length, 28);
    entry.writeUInt32LE(offset, 42);
    local.push(front, name, bytes);
    directory.push(entry, name);
    offset += front.length + name.length + bytes.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(endSignature, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, list, end]);
}
