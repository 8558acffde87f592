import { type AvcConfiguration, parameterSetUnits, readAvcConfiguration } from "../rtmp/avc";
import { classifyVideo } from "../rtmp/flv";

/** Bytes of an AVC video tag before its data: frame and codec, packet type, composition time. */
const avcTagBytes = 5;
const sequenceSetUnit = 7;

/** The configuration in an AVC sequence header tag, or null for any other codec. */
export function avcConfigurationOf(header: Buffer): AvcConfiguration | null {
  const isAvc = classifyVideo(header).codec === "h264" && (header[0] ?? 0) < 0x80;
  return isAvc ? readAvcConfiguration(header.subarray(avcTagBytes)) : null;
}

function startsWithSequenceSet(payload: Buffer, lengthBytes: number): boolean {
  let at = avcTagBytes;
  while (at + lengthBytes < payload.length) {
    const kind = (payload[at + lengthBytes] ?? 0) & 0x1f;
    if (kind === sequenceSetUnit) return true;
    // Only delimiters (9) and supplementary information (6) may stand before it.
    if (kind !== 9 && kind !== 6) return false;
    at += lengthBytes + payload.readUIntBE(at, lengthBytes);
  }
  return false;
}

/**
 * A keyframe tag with the parameter sets in front of the picture. A recording keeps only the first sequence header it
 * was given, so after a change of encoder each keyframe must carry its own.
 */
export function withParameterSets(payload: Buffer, configuration: AvcConfiguration): Buffer {
  if (startsWithSequenceSet(payload, configuration.lengthBytes)) return payload;
  return Buffer.concat([
    payload.subarray(0, avcTagBytes),
    parameterSetUnits(configuration),
    payload.subarray(avcTagBytes),
  ]);
}
