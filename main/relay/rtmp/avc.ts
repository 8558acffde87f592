import { BitReader } from "./bit-reader";

/** The parameter sets of an AVC decoder configuration record (ISO/IEC 14496-15, 5.3.3.1). */
export interface AvcConfiguration {
  /** Bytes of the length before each NAL unit: 1, 2 or 4. */
  lengthBytes: number;
  sequenceSets: Buffer[];
  pictureSets: Buffer[];
}

function readSets(record: Buffer, start: number, count: number): { sets: Buffer[]; end: number } | null {
  const sets: Buffer[] = [];
  let at = start;
  for (let index = 0; index < count; index++) {
    if (at + 2 > record.length) return null;
    const length = record.readUInt16BE(at);
    if (at + 2 + length > record.length) return null;
    sets.push(record.subarray(at + 2, at + 2 + length));
    at += 2 + length;
  }
  return { sets, end: at };
}

/** Reads a configuration record, or null where it is damaged. */
export function readAvcConfiguration(record: Buffer): AvcConfiguration | null {
  if (record.length < 7 || record[0] !== 1) return null;
  const sequence = readSets(record, 6, (record[5] ?? 0) & 0x1f);
  if (sequence === null || sequence.end >= record.length) return null;
  const picture = readSets(record, sequence.end + 1, record[sequence.end] ?? 0);
  if (picture === null) return null;
  const lengthBytes = ((record[4] ?? 0) & 0x03) + 1;
  return { lengthBytes, sequenceSets: sequence.sets, pictureSets: picture.sets };
}

/** The parameter sets as NAL units with their lengths before them, ready to stand in front of a picture. */
export function parameterSetUnits({ lengthBytes, sequenceSets, pictureSets }: AvcConfiguration): Buffer {
  const units = [...sequenceSets, ...pictureSets].flatMap((unit) => {
    const length = Buffer.alloc(lengthBytes);
    length.writeUIntBE(unit.length, 0, lengthBytes);
    return [length, unit];
  });
  return Buffer.concat(units);
}

const profilesWithChroma = new Set([100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135]);

function skipScalingLists(bits: BitReader, count: number): void {
  for (let list = 0; list < count; list++) {
    if (!bits.flag()) continue;
    let last = 8;
    let next = 8;
    for (let index = 0; index < (list < 6 ? 16 : 64); index++) {
      if (next !== 0) next = (last + bits.signedGolomb() + 256) % 256;
      last = next === 0 ? last : next;
    }
  }
}

function readChroma(bits: BitReader): number {
  const format = bits.golomb();
  if (format === 3) bits.bits(1);
  bits.golomb();
  bits.golomb();
  bits.bits(1);
  if (bits.flag()) skipScalingLists(bits, format === 3 ? 12 : 8);
  return format;
}

function skipPictureOrder(bits: BitReader): void {
  const kind = bits.golomb();
  if (kind === 0) bits.golomb();
  if (kind !== 1) return;
  bits.bits(1);
  bits.signedGolomb();
  bits.signedGolomb();
  const cycle = bits.golomb();
  for (let index = 0; index < Math.min(cycle, 255); index++) bits.signedGolomb();
}

/** The picture size an SPS states (ITU-T H.264, 7.3.2.1.1), or null where it cannot be read. */
export function pictureSize(sequenceSet: Buffer): { width: number; height: number } | null {
  if (sequenceSet.length < 4) return null;
  // Emulation prevention: 00 00 03 stands for 00 00.
  const bytes = Buffer.from(sequenceSet.toString("latin1").replaceAll("\0\0\x03", "\0\0"), "latin1");
  const bits = new BitReader(bytes.subarray(4));
  bits.golomb();
  const chroma = profilesWithChroma.has(bytes[1] ?? 0) ? readChroma(bits) : 1;
  bits.golomb();
  skipPictureOrder(bits);
  bits.golomb();
  bits.bits(1);
  const widthUnits = bits.golomb() + 1;
  const heightUnits = bits.golomb() + 1;
  const framesOnly = bits.bits(1);
  if (framesOnly === 0) bits.bits(1);
  bits.bits(1);
  const crop = bits.flag() ? [bits.golomb(), bits.golomb(), bits.golomb(), bits.golomb()] : [0, 0, 0, 0];
  if (bits.isPastEnd) return null;
  const [left = 0, right = 0, top = 0, bottom = 0] = crop;
  const unitX = chroma === 1 || chroma === 2 ? 2 : 1;
  const unitY = (chroma === 1 ? 2 : 1) * (2 - framesOnly);
  return {
    width: widthUnits * 16 - unitX * (left + right),
    height: heightUnits * 16 * (2 - framesOnly) - unitY * (top + bottom),
  };
}
