import { crc32, deflateRawSync, inflateRawSync } from "node:zlib";

/** One file in a zip. */
export interface ZipEntry {
  name: string;
  isEncrypted: boolean;
  /** Bytes when unpacked, as the zip states it. */
  size: number;
  packed: { method: number; offset: number; length: number };
}

const signatures = { local: 0x04034b50, central: 0x02014b50, end: 0x06054b50 };
const endLength = 22;
const longestComment = 65_535;
const stored = 0;
const deflated = 8;

function endRecord(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - endLength - longestComment);
  for (let at = bytes.length - endLength; at >= first; at--) {
    if (bytes.readUInt32LE(at) === signatures.end) return at;
  }
  throw new RangeError("no end of a zip");
}

/** What a zip says it holds. @throws RangeError when it is no whole zip. */
export function zipEntries(bytes: Buffer): ZipEntry[] {
  const end = endRecord(bytes);
  const count = bytes.readUInt16LE(end + 10);
  const entries: ZipEntry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let index = 0; index < count; index++) {
    if (bytes.readUInt32LE(at) !== signatures.central) throw new RangeError("no entry of a zip");
    const nameLength = bytes.readUInt16LE(at + 28);
    entries.push({
      name: bytes.toString("utf8", at + 46, at + 46 + nameLength),
      isEncrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
      size: bytes.readUInt32LE(at + 24),
      packed: {
        method: bytes.readUInt16LE(at + 10),
        length: bytes.readUInt32LE(at + 20),
        offset: bytes.readUInt32LE(at + 42),
      },
    });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

/** The bytes of one entry, never more than it states. @throws Error when it cannot be unpacked. */
export function unzip(bytes: Buffer, { packed, size }: ZipEntry): Buffer {
  const { offset, length, method } = packed;
  if (bytes.readUInt32LE(offset) !== signatures.local) throw new RangeError("no file of a zip");
  const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  const raw = bytes.subarray(start, start + length);
  if (method === stored) return raw;
  if (method !== deflated) throw new RangeError(`zip method ${method}`);
  return inflateRawSync(raw, { maxOutputLength: Math.max(1, size) });
}

/** Packs texts or bytes by name into a zip, in their order. */
export function zip(files: Readonly<Record<string, string | Buffer>>): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, file] of Object.entries(files)) {
    const content = typeof file === "string" ? Buffer.from(file, "utf8") : file;
    const packed = deflateRawSync(content);
    const encoded = Buffer.from(name, "utf8");
    // The fields that both headers share: version, flags, method, time, date, checksum, sizes, name's length.
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(0x0800, 2);
    shared.writeUInt16LE(deflated, 4);
    shared.writeUInt16LE(0x21, 8);
    shared.writeUInt32LE(crc32(content), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(content.length, 18);
    shared.writeUInt16LE(encoded.length, 22);
    const local = Buffer.alloc(4);
    local.writeUInt32LE(signatures.local, 0);
    bodies.push(local, shared, encoded, packed);
    const central = Buffer.alloc(6);
    central.writeUInt32LE(signatures.central, 0);
    central.writeUInt16LE(20, 4);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(central, shared, tail, encoded);
    offset += 4 + shared.length + encoded.length + packed.length;
  }
  const entries = Buffer.concat(directory);
  const count = Object.keys(files).length;
  const end = Buffer.alloc(endLength);
  end.writeUInt32LE(signatures.end, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, entries, end]);
}
