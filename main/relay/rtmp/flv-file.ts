import { createFlvReader, FlvFileError, type FlvFileTag } from "./flv-reader";

export { FlvFileError, type FlvFileTag };

/**
 * The tags of a whole FLV file in memory; payloads share its bytes. A last tag that was cut short is left out, as a file
 * that was being written ends so. @throws FlvFileError
 */
export function readFlvFile(file: Buffer): FlvFileTag[] {
  const reader = createFlvReader();
  const tags = reader.push(file);
  if (!reader.hasBegun) throw new FlvFileError("no FLV header");
  return tags;
}
