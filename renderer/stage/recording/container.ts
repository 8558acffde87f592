/**
 * What to record in, best first.
 *
 * The browser's own recorder is taken, not its bare encoders: it brings H.264 wherever they do, writes the container
 * too, keeps sound and picture together and does all of it outside the page's thread. What it lacks (rate control of
 * ours, MP4 with AAC) is not missed: the studio makes the MP4 when the recording has ended.
 *
 * H.264 comes before everything, since it goes into an MP4 without being encoded again. Of its containers Matroska plays
 * up to the last cluster when it is cut off; MP4 comes after, since a browser hands it out key frame by key frame. Where
 * there is no encoder for H.264, as in Firefox, VP8 costs the least while recording, and is encoded anew afterwards.
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

/** The best container a browser records in; empty where it records nothing, which the studio says in words. */
export function chooseContainer(isSupported: (mimeType: string) => boolean): string {
  return containers.find(isSupported) ?? "";
}

let known: string | null = null;

/** The container of this browser, looked for once. */
export function containerHere(): string {
  known ??=
    typeof MediaRecorder === "undefined"
      ? ""
      : chooseContainer((mimeType) => MediaRecorder.isTypeSupported(mimeType));
  return known;
}
