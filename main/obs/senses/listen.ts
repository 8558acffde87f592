import { StudioError } from "../../../preload/contract";
import { type HeardVoice, type StudioContext, sleep } from "../../core";
import type { Mute } from "../mute";
import type { Sampler } from "../outputs/sample";
import type { Meters } from "./meters";
import { VoiceLevels, voiceOf } from "./voice";

/** Listens to the microphone in OBS for a moment. */
export interface Listener {
  /** @throws StudioError `microphone.none` or `microphone.not-heard` */
  listen(milliseconds: number): Promise<HeardVoice>;
}

export interface ListenParts {
  meters: Meters;
  mute: Mute;
  sampler: Pick<Sampler, "around">;
}

export function createListener(
  { clock }: Pick<StudioContext, "clock">,
  { meters, mute, sampler }: ListenParts,
): Listener {
  async function levelsOf(milliseconds: number): Promise<number[]> {
    const voice = new VoiceLevels();
    const end = await meters.hear((message) => voice.add(voiceOf(message, mute.microphones()), clock.now()));
    try {
      await sleep(clock, milliseconds);
    } finally {
      end();
    }
    const levels = voice.take();
    // OBS tells nothing of an input that neither the scene on air nor its own settings let in.
    if (levels === null) throw new StudioError("microphone.not-heard");
    return levels;
  }

  return {
    async listen(milliseconds) {
      await mute.read();
      const present = [...mute.microphones().values()];
      if (present.length === 0) throw new StudioError("microphone.none");
      // What OBS records of a muted microphone is silence.
      if (present.every(({ muted }) => muted)) return { levels: await levelsOf(milliseconds), sound: null };
      const { value: levels, sound } = await sampler.around(() => levelsOf(milliseconds));
      return { levels, sound };
    },
  };
}
