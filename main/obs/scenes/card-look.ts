import type { Card } from "../../core";
import type { ObsLink } from "../connection/link";
import { answerOf, entry } from "../connection/requests";
import { emptySize } from "./card-player";

const confirmTries = 60;

/** What OBS shows of a source now. */
export interface Seen {
  /** The programme shows the source. */
  active: boolean;
  /** Its picture's size; 0 where it has none. */
  width: number;
  height: number;
  /** Frames drawn since the card was asked for. */
  frames: number;
  /** A clip: its pictures run, are held, or have run to the end. Always true for a still. */
  plays: boolean;
}

const playing = new Set(["OBS_MEDIA_STATE_PLAYING", "OBS_MEDIA_STATE_PAUSED", "OBS_MEDIA_STATE_ENDED"]);

/** Looks at a source in one scene; `drawn` is the number of frames that OBS had drawn when the card was asked for. */
export async function look(
  link: ObsLink,
  source: string,
  scene: string,
  isPlayer: boolean,
  drawn: number,
): Promise<Seen> {
  const [active, , transform, stats, media] = await link.batch([
    entry("GetSourceActive", { sourceName: source }),
    entry("GetSceneItemId", { sceneName: scene, sourceName: source }, { output: { item: "sceneItemId" } }),
    entry("GetSceneItemTransform", { sceneName: scene }, { input: { sceneItemId: "item" } }),
    entry("GetStats", {}),
    ...(isPlayer ? [entry("GetMediaInputStatus", { inputName: source })] : []),
  ]);
  const size = answerOf(transform, "GetSceneItemTransform")?.sceneItemTransform;
  const state = answerOf(media, "GetMediaInputStatus")?.mediaState ?? "";
  return {
    active: answerOf(active, "GetSourceActive")?.videoActive === true,
    width: Number(size?.sourceWidth ?? 0),
    height: Number(size?.sourceHeight ?? 0),
    frames: (answerOf(stats, "GetStats")?.renderTotalFrames ?? 0) - drawn,
    plays: !isPlayer || playing.has(state),
  };
}

/** Whether a card is what OBS shows; `loading` while its file may still be on its way. */
export function judge(
  card: Pick<Card, "width" | "height">,
  seen: Seen,
  attempt: number,
): "shown" | "loading" | "off-air" | "unreadable" {
  const isEmpty = seen.width === emptySize && seen.height === emptySize;
  const hasPicture = seen.width >= 1 && seen.height >= 1 && !isEmpty;
  const isThisCard = Math.abs(seen.width - card.width) <= 1 && Math.abs(seen.height - card.height) <= 1;
  // OBS takes new settings over at its next frame: before two were drawn, what is seen may be the card before.
  const isDrawn = seen.frames >= 2 && seen.plays;
  // A caller that names another size than the file's must not wait for ever.
  if (isDrawn && seen.active && (isThisCard || (hasPicture && attempt >= 6))) return "shown";
  if (isDrawn && hasPicture && !seen.active && attempt >= 3) return "off-air";
  return attempt < confirmTries ? "loading" : hasPicture ? "off-air" : "unreadable";
}
