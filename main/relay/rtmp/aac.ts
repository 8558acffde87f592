import { BitReader } from "./bit-reader";

export interface AacFacts {
  sampleRate: number;
  channels: number;
}

const rates = [96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000, 7350];
const escapeRate = 15;
const [spectralBand, parametricStereo] = [5, 29];

function readRate(bits: BitReader): number {
  const index = bits.bits(4);
  return index === escapeRate ? bits.bits(24) : (rates[index] ?? 0);
}

/** Samples of each channel in one AAC frame as the decoder's first stage counts them. */
export const samplesPerFrame = 1024;

/**
 * What an AudioSpecificConfig (ISO/IEC 14496-3, 1.6.2.1) says of the sound as it is heard: with band replication the
 * doubled rate. Null where it says nothing usable, such as channels described elsewhere.
 */
export function readAacConfig(config: Buffer): AacFacts | null {
  const bits = new BitReader(config);
  let kind = bits.bits(5);
  if (kind === 31) kind = 32 + bits.bits(6);
  let sampleRate = readRate(bits);
  const layout = bits.bits(4);
  if (kind === spectralBand || kind === parametricStereo) sampleRate = readRate(bits);
  if (bits.isPastEnd || sampleRate === 0 || layout === 0 || layout > 7) return null;
  const channels = layout === 7 ? 8 : layout;
  return { sampleRate, channels: kind === parametricStereo ? 2 : channels };
}
