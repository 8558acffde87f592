import type { StudioContext } from "../core";
import type { Ffmpeg } from "../process/ffmpeg";
import { openFlvFeed } from "../relay";
import type { StreamPorts } from "../stage";

/** How the stage's live stream gets into the relay. */
export const stageStreamPorts = ({ clock }: StudioContext, ffmpeg: Ffmpeg): StreamPorts => ({
  ffmpeg,
  publish: (place, events) => openFlvFeed(place, clock, events),
});
