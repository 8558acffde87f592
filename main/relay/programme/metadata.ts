import { type AmfValue, amfProperty, decodeAmf, encodeAmf } from "../rtmp/amf0";

/** Stream metadata as a publisher sends it, and the picture size it states. */
export interface StreamMetadata {
  payload: Buffer;
  width: number;
  height: number;
}

const positive = (value: AmfValue): number =>
  typeof value === "number" && value > 0 ? Math.round(value) : 0;

/** Captions and cue points may hold kinds of values we do not read: no reason to turn the source away. */
function decodeIfKnown(payload: Buffer): AmfValue[] {
  try {
    return decodeAmf(payload);
  } catch {
    return [];
  }
}

/** Reads an `onMetaData` data message, with or without the leading `@setDataFrame`. Null for any other data message. */
export function readMetadata(payload: Buffer): StreamMetadata | null {
  const values = decodeIfKnown(payload);
  const start = values[0] === "@setDataFrame" ? 1 : 0;
  if (values[start] !== "onMetaData") return null;
  const properties = values[start + 1] ?? {};
  return {
    payload: encodeAmf(["@setDataFrame", "onMetaData", properties]),
    width: positive(amfProperty(properties, "width")),
    height: positive(amfProperty(properties, "height")),
  };
}
