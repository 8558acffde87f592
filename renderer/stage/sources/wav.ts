const headerBytes = 44;

/** Sound in one channel as a WAV file of 16 bits: every browser and player knows it, and its length stands in it. */
export function wavOf(blocks: readonly Float32Array[], sampleRate: number): ArrayBuffer {
  const count = blocks.reduce((sum, { length }) => sum + length, 0);
  const bytes = new ArrayBuffer(headerBytes + count * 2);
  const view = new DataView(bytes);
  const write = (offset: number, text: string) => {
    for (let index = 0; index < text.length; index++) view.setUint8(offset + index, text.charCodeAt(index));
  };
  write(0, "RIFF");
  view.setUint32(4, headerBytes - 8 + count * 2, true);
  write(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  write(36, "data");
  view.setUint32(40, count * 2, true);
  let offset = headerBytes;
  for (const block of blocks)
    for (const sample of block) {
      view.setInt16(offset, Math.round(Math.max(-1, Math.min(1, sample)) * 32_767), true);
      offset += 2;
    }
  return bytes;
}
