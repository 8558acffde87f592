import { useStudio } from "../../app/bridge";

/** Kilobits a second of the stream: as they arrive, else as they are set. */
export const useStreamKbps = (): number =>
  useStudio(({ relay, settings: { video } }) => relay.incomingKbps || video.videoKbps + video.audioKbps);
