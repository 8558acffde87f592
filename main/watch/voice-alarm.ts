import { holdsSpeech, levelsPerSecond, roomOf, silence, voiceThreshold } from "./speech";

/** What is wrong with the voice; null where nothing is. */
export type VoiceAlarm = "watch.speaking-muted" | "watch.silent" | "watch.no-sound" | null;

/** What is heard, and whether it is meant to be. */
export interface VoiceReport {
  /** Milliseconds of any clock. */
  at: number;
  /** The microphone's peak every 100 ms since the last report, before its mute; null where there is none. */
  levels: readonly number[] | null;
  muted: boolean;
  /** The scene on air lets a microphone be heard. */
  isWanted: boolean;
}

/** The room is judged by this many seconds. */
const roomSeconds = 30;
/** Speech of this many tenths of a second within so many seconds is no cough. */
const speechTenths = 15;
const speechSeconds = 6;
const quietMilliseconds = 8000;
const silentMilliseconds = 20_000;
/** What nobody would hear. */
const soundless = -60;
/** The least microphone that is open gives more than this: its cable, or the device, is wrong. */
const dead = -95;
/** So many tenths of a second clearly above it end a silence: a plug's click does not. */
const soundTenths = 3;
const soundMargin = 3;

/**
 * Judges the voice while a rehearsal, recording or show runs: whether somebody speaks into a closed microphone, and
 * whether an open one stays silent. Pauses, coughs and what is quieter than a voice raise nothing.
 */
export class VoiceWatch {
  #levels: number[] = [];
  /** Of the levels, how many came since the microphone was closed. */
  #sinceMuted = 0;
  #spokeAt: number | null = null;
  #silentSince: number | null = null;
  #loudest = silence;
  #alarm: VoiceAlarm = null;

  /** What is wrong now. */
  hear(report: VoiceReport): VoiceAlarm {
    this.#remember(report.levels ?? [], report.muted);
    this.#alarm = this.#speaking(report) ?? this.#silent(report);
    return this.#alarm;
  }

  #remember(levels: readonly number[], muted: boolean) {
    this.#levels = [...this.#levels, ...levels].slice(-roomSeconds * levelsPerSecond);
    this.#sinceMuted = muted ? this.#sinceMuted + levels.length : 0;
  }

  #speaking({ at, muted }: VoiceReport): VoiceAlarm {
    if (!muted) {
      this.#spokeAt = null;
      return null;
    }
    const room = roomOf(this.#levels);
    const recent = Math.min(this.#sinceMuted, speechSeconds * levelsPerSecond);
    const stretch = recent === 0 ? [] : this.#levels.slice(-recent);
    if (holdsSpeech(stretch, room, speechTenths)) {
      const quiet = stretch.length - 1 - stretch.findLastIndex((level) => level >= voiceThreshold(room));
      this.#spokeAt = at - (quiet * 1000) / levelsPerSecond;
    }
    if (this.#spokeAt !== null && at - this.#spokeAt >= quietMilliseconds) this.#spokeAt = null;
    return this.#spokeAt === null ? null : "watch.speaking-muted";
  }

  #silent({ at, levels, muted, isWanted }: VoiceReport): VoiceAlarm {
    if (muted || !isWanted || this.#endsSilence(levels ?? [])) {
      this.#silentSince = null;
      this.#loudest = silence;
      return null;
    }
    this.#silentSince ??= at;
    this.#loudest = Math.max(this.#loudest, ...(levels ?? []));
    if (at - this.#silentSince < silentMilliseconds) return null;
    return this.#loudest <= dead ? "watch.no-sound" : "watch.silent";
  }

  /** One moment of sound is enough while nothing is wrong; afterwards it takes more, so that the alarm does not flicker. */
  #endsSilence(levels: readonly number[]): boolean {
    const isRaised = this.#alarm === "watch.silent" || this.#alarm === "watch.no-sound";
    if (!isRaised) return levels.some((level) => level > soundless);
    return levels.filter((level) => level > soundless + soundMargin).length >= soundTenths;
  }
}
