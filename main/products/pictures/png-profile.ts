import { crc32, deflateSync } from "node:zlib";

/** Where the first chunk of a PNG, its header, ends. */
const headerEnd = 33;

/** A PNG that says in which colours its pixels are: an `iCCP` chunk right behind the header. */
export function withProfile(png: Buffer, profile: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from("iCCPicc\0\0", "latin1"), deflateSync(profile)]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length - 4);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([png.subarray(0, headerEnd), length, body, sum, png.subarray(headerEnd)]);
}
