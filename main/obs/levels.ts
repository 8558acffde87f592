import type { StudioContext } from "../core";
import type { ObsLink } from "./connection/link";
import type { ObsEvent } from "./connection/socket";
import { microphoneSource } from "./scenes/names";

/** How loud OBS's inputs are, for as long as somebody asks. */
export interface Levels {
  /** The loudest of the microphones in decibels below full; null where none is heard. */
  microphone(): Promise<number | null>;
}

/** OBS tells no more for this long after the last question. */
const patienceMilliseconds = 3000;
/** A level older than this says nothing about now. */
const freshMilliseconds = 600;
/** What counts as silence; meters begin above it. */
const silence = -100;

/** The place of the peak among the figures of one channel: magnitude, peak, peak before the volume fader. */
const peakPlace = 1;

/** The peak of some inputs in one message of OBS, in decibels below full; null where none of them is in it. */
export function peakOf(message: ObsEvent<"InputVolumeMeters">, names: ReadonlySet<string>): number | null {
  const channels = message.inputs.flatMap(({ inputName, inputLevelsMul }) =>
    typeof inputName === "string" && names.has(inputName) && Array.isArray(inputLevelsMul)
      ? [inputLevelsMul as unknown[]]
      : [],
  );
  if (channels.length === 0) return null;
  const peaks = channels.flat().map((channel) => (Array.isArray(channel) ? Number(channel[peakPlace]) : 0));
  const most = Math.max(0, ...peaks.filter(Number.isFinite));
  return most > 0 ? Math.max(silence, 20 * Math.log10(most)) : silence;
}

/** The studio's own microphone, and those that OBS captures for every scene. */
export async function microphoneNames(link: ObsLink): Promise<ReadonlySet<string>> {
  const special = await link.read("GetSpecialInputs");
  const always = Object.entries(special).flatMap(([key, name]) =>
    key.startsWith("mic") && typeof name === "string" && name !== "" ? [name] : [],
  );
  return new Set([microphoneSource, ...always]);
}

export function createLevels({ clock, log }: StudioContext, link: ObsLink): Levels {
  let names: ReadonlySet<string> | null = null;
  let heard: { decibels: number | null; at: number } | null = null;
  let askedAt = 0;

  function rest() {
    names = null;
    heard = null;
  }
  function restLater() {
    clock.after(patienceMilliseconds, () => {
      if (names === null) return;
      if (clock.now() - askedAt < patienceMilliseconds) return restLater();
      rest();
      link
        .hearMeters(false)
        .catch((error: unknown) => log.debug({ err: error }, "OBS's meters were not let go"));
    });
  }
  link.onLost(rest);
  link.on("InputVolumeMeters", (message) => {
    if (names !== null) heard = { decibels: peakOf(message, names), at: clock.now() };
  });

  return {
    async microphone() {
      askedAt = clock.now();
      if (names === null) {
        names = await microphoneNames(link);
        await link.hearMeters(true);
        restLater();
      }
      return heard !== null && clock.now() - heard.at < freshMilliseconds ? heard.decibels : null;
    },
  };
}
