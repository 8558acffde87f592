import type { Picture } from "../draw/draw-scene";
import { FrameCopy } from "./frame-copy";

const copies = new WeakMap<HTMLVideoElement, FrameCopy>();

function copyOf(video: HTMLVideoElement): FrameCopy {
  const known = copies.get(video);
  if (known !== undefined) return known;
  const made = new FrameCopy(video);
  copies.set(video, made);
  return made;
}

/** A video that plays unseen, to be drawn from. Its sound is not part of the picture. */
export function newVideo(
  source: { stream: MediaStream } | { address: string; loop: boolean },
): HTMLVideoElement {
  const video = document.createElement("video");
  video.muted = true;
  video.playsInline = true;
  if ("stream" in source) video.srcObject = source.stream;
  else {
    video.src = source.address;
    video.loop = source.loop;
  }
  // A page may refuse to play before it was touched; muted ones are let through everywhere, so this is worth no word.
  video.play().catch(() => {});
  return video;
}

/** The present frame of a video, or null before its first. */
export function frameOf(video: HTMLVideoElement): Picture | null {
  const { videoWidth: width, videoHeight: height } = video;
  if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA || width === 0) return null;
  return { image: copyOf(video).image(), width, height };
}

export function endVideo(video: HTMLVideoElement): void {
  video.pause();
  if (video.srcObject instanceof MediaStream) for (const track of video.srcObject.getTracks()) track.stop();
  video.srcObject = null;
  video.removeAttribute("src");
}
