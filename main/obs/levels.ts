import type { StudioContext } from "../core";
import type { ObsLink } from "./connection/link";
import { microphoneSource } from "./scenes/names";
import type { MeterMessage, Meters } from "./senses/meters";
import { decibels, inputPeaks } from "./senses/voice";

/** How loud OBS's inputs are, for as long as somebody asks. */
export interface Levels {
  /** The loudest of the microphones in decibels below full; null where none is heard. */
  microphone(): Promise<number | null>;
}

/** OBS tells no more for this long after the last question. */
const patienceMilliseconds = 3000;
/** A level older than this says nothing about now. */
const freshMilliseconds = 600;

/** The peak of some inputs in one message of OBS, in decibels below full; null where none of them is in it. */
export function peakOf(message: MeterMessage, names: ReadonlySet<string>): number | null {
  const peaks = [...names].flatMap((name) => inputPeaks(message, name) ?? []);
  return peaks.length === 0 ? null : decibels(Math.max(...peaks.map(({ heard }) => heard)));
}

/** The studio's own microphone, and those that OBS captures for every scene. */
export async function microphoneNames(link: ObsLink): Promise<ReadonlySet<string>> {
  const special = await link.read("GetSpecialInputs");
  const always = Object.entries(special).flatMap(([key, name]) =>
    key.startsWith("mic") && typeof name === "string" && name !== "" ? [name] : [],
  );
  return new Set([microphoneSource, ...always]);
}

export function createLevels({ clock }: Pick<StudioContext, "clock">, link: ObsLink, meters: Meters): Levels {
  let names: ReadonlySet<string> | null = null;
  let heard: { decibels: number | null; at: number } | null = null;
  let askedAt = 0;
  let end = () => {};

  function rest() {
    end();
    end = () => {};
    names = null;
    heard = null;
  }
  function restLater() {
    clock.after(patienceMilliseconds, () => {
      if (names === null) return;
      if (clock.now() - askedAt < patienceMilliseconds) return restLater();
      rest();
    });
  }
  async function begin(asked: ReadonlySet<string>) {
    // Another question may have been quicker.
    if (names !== null) return;
    names = asked;
    try {
      end = await meters.hear((message) => {
        heard = { decibels: peakOf(message, asked), at: clock.now() };
      });
    } catch (thrown) {
      rest();
      throw thrown;
    }
    restLater();
  }
  link.onLost(rest);

  return {
    async microphone() {
      askedAt = clock.now();
      if (names === null) await begin(await microphoneNames(link));
      return heard !== null && clock.now() - heard.at < freshMilliseconds ? heard.decibels : null;
    },
  };
}
