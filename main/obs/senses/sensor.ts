import type { Senses, StudioContext } from "../../core";
import type { ObsLink } from "../connection/link";
import type { Mute } from "../mute";
import type { CameraEyes } from "./cameras";
import type { Meters } from "./meters";
import { VoiceLevels, voiceOf } from "./voice";

/** How often it tells what it heard. */
const tellMilliseconds = 1000;
/** How often it looks at cameras, where OBS has time; never more often than screens may ask for pictures. */
const lookMilliseconds = 2000;

/** Tells what OBS hears and sees, for as long as it is asked to. */
export interface Sensor {
  sense(on: boolean): void;
}

export interface SensorParts {
  link: ObsLink;
  meters: Meters;
  mute: Mute;
  eyes: CameraEyes;
  tell(senses: Senses): void;
}

export function createSensor(
  { store, clock, log }: Pick<StudioContext, "store" | "clock" | "log">,
  { link, meters, mute, eyes, tell }: SensorParts,
): Sensor {
  let voice = new VoiceLevels();
  let lookedAt = 0;
  let isHearing = false;
  let endHearing = () => {};
  let cancel = () => {};
  /** Counts the times it was switched: what an earlier time left under way tells nothing any more. */
  let turn = 0;

  link.onLost(() => {
    isHearing = false;
    eyes.forget();
  });

  /** Also anew after OBS was gone. */
  async function hear(mine: number) {
    if (isHearing) return;
    isHearing = true;
    try {
      const end = await meters.hear((message) =>
        voice.add(voiceOf(message, mute.microphones()), clock.now()),
      );
      if (mine === turn) endHearing = end;
      else end();
    } catch (thrown) {
      if (mine === turn) isHearing = false;
      throw thrown;
    }
  }

  async function look(): Promise<Senses["cameras"]> {
    const interval = Math.max(lookMilliseconds, store.get().engine.preview.scene);
    if (clock.now() - lookedAt < interval) return null;
    lookedAt = clock.now();
    return await eyes.look();
  }

  async function once(mine: number) {
    if (!link.connected) return;
    await hear(mine);
    const cameras = await look();
    if (mine === turn) tell({ voice: voice.take(), cameras });
  }

  function next(mine: number) {
    cancel = clock.after(tellMilliseconds, () => {
      once(mine)
        .catch((error: unknown) => log.debug({ err: error }, "OBS's sound and cameras were not looked at"))
        .finally(() => {
          if (mine === turn) next(mine);
        });
    });
  }

  return {
    sense(on) {
      turn++;
      cancel();
      endHearing();
      endHearing = () => {};
      isHearing = false;
      voice = new VoiceLevels();
      eyes.forget();
      if (!on) return;
      const begun = link.connected ? hear(turn) : Promise.resolve();
      begun.catch((error: unknown) => log.debug({ err: error }, "OBS's meters are not told yet"));
      next(turn);
    },
  };
}
