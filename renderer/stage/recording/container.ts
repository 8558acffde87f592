/**
 * What to record in, best first. Matroska plays up to the last cluster when it is cut off, and H.264 goes into an MP4
 * without being encoded again; MP4 comes after, since a browser hands it out key frame by key frame.
 */
const containers = [
  "video/x-matroska;codecs=avc1,opus",
  "video/x-matroska;codecs=h264,opus",
  "video/webm;codecs=h264,opus",
  "video/mp4;codecs=avc1,opus",
  "video/mp4;codecs=avc1,mp4a.40.2",
  "video/webm;codecs=vp8,opus",
  "video/webm",
] as const;

/** The best container this browser records in; empty where it records nothing. */
export function chooseContainer(isSupported: (mimeType: string) => boolean): string {
  return containers.find(isSupported) ?? "";
}

/** The container of this browser. */
export const containerHere = (): string =>
  typeof MediaRecorder === "undefined"
    ? ""
    : chooseContainer((mimeType) => MediaRecorder.isTypeSupported(mimeType));
