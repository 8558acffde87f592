import type { MeterMessage } from "./meters";

/** What counts as silence, in decibels below full; meters begin above it. */
export const silence = -100;
/** How long a stretch one level stands for. */
const levelMilliseconds = 100;
/** After a longer pause in OBS's messages the stretches begin anew. */
const pauseMilliseconds = 1000;

/** The places among the figures of one channel: magnitude, peak, and the peak before fader and mute. */
const heardPlace = 1;
const enteringPlace = 2;

/** A share of full scale as decibels below full. */
export const decibels = (share: number): number =>
  share > 0 ? Math.min(0, Math.max(silence, 20 * Math.log10(share))) : silence;

const mostAt = (channels: readonly unknown[], place: number): number =>
  Math.max(
    0,
    ...channels
      .map((channel) => (Array.isArray(channel) ? Number(channel[place]) : 0))
      .filter((share) => Number.isFinite(share)),
  );

/** What one message tells of one input, as shares of full scale; null where the input is not in it. */
export function inputPeaks(
  { inputs }: MeterMessage,
  name: string,
): { heard: number; entering: number } | null {
  const input = inputs.find(({ inputName }) => inputName === name);
  if (input === undefined || !Array.isArray(input.inputLevelsMul)) return null;
  const channels: unknown[] = input.inputLevelsMul;
  return { heard: mostAt(channels, heardPlace), entering: mostAt(channels, enteringPlace) };
}

/** A microphone: whether it is muted, and what its fader makes of a level of 1. */
export interface MicrophoneFader {
  muted: boolean;
  fader: number;
}

/**
 * The voice in one message: the loudest of the microphones that are open, or of all where all are muted, after the fader
 * and as if nothing were muted. Null where OBS does not hear any of them now.
 */
export function voiceOf(
  message: MeterMessage,
  microphones: ReadonlyMap<string, MicrophoneFader>,
): number | null {
  const heard = [...microphones].flatMap(([name, { muted, fader }]) => {
    const peaks = inputPeaks(message, name);
    // OBS makes the figures after the fader nothing at all while the input is muted; the one before it stays.
    return peaks === null ? [] : [{ muted, share: muted ? peaks.entering * fader : peaks.heard }];
  });
  if (heard.length === 0) return null;
  const open = heard.filter(({ muted }) => !muted);
  return decibels(Math.max(...(open.length > 0 ? open : heard).map(({ share }) => share)));
}

/** Makes OBS's twenty messages a second into one level every 100 ms: the highest peak of that time. */
export class VoiceLevels {
  #levels: number[] = [];
  #begun: number | null = null;
  #latest: number | null = null;
  #peak = silence;

  /** @param at Milliseconds of any clock. */
  add(decibels: number | null, at: number): void {
    if (decibels === null) return;
    if (this.#begun === null || this.#latest === null || at - this.#latest > pauseMilliseconds) {
      this.#begun = at;
      this.#peak = silence;
    }
    this.#latest = at;
    while (at - this.#begun >= levelMilliseconds) {
      this.#levels.push(this.#peak);
      this.#begun += levelMilliseconds;
      // A message that comes late stands for the time since the one before it.
      this.#peak = at - this.#begun >= levelMilliseconds ? decibels : silence;
    }
    this.#peak = Math.max(this.#peak, decibels);
  }

  /** The levels since the last time, or null where nothing was told. */
  take(): number[] | null {
    const taken = this.#levels;
    this.#levels = [];
    return taken.length > 0 ? taken : null;
  }
}
