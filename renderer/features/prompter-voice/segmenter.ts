/** Speech as it begins and ends; `at` is when it really did, in seconds. */
export type SpeechEvent = { kind: "started" | "ended"; at: number };

/** Seconds of sound in one frame: 512 samples at 16 kHz, what the model takes. */
export const frameSeconds = 512 / 16_000;

/** Surer than this, a frame holds speech; less sure than that, none. Between the two it stays as it was. */
const speech = 0.5;
const silence = 0.35;
/** Frames in a row before it is believed: a click is no speech, and the closed lips of a 不 are no pause. */
const toStart = 3;
const toEnd = 4;

export interface Segmenter {
  readonly speaking: boolean;
  /** Takes the next frame's probability of speech; `at` is the frame's end in seconds. Null: nothing changed. */
  frame(probability: number, at: number): SpeechEvent | null;
}

/** Makes speech and pauses of the model's frame-by-frame probabilities. */
export function createSegmenter(): Segmenter {
  let speaking = false;
  let run = 0;
  let since = 0;
  return {
    get speaking() {
      return speaking;
    },
    frame(probability, at) {
      const turns = speaking ? probability < silence : probability >= speech;
      if (!turns) {
        run = 0;
        return null;
      }
      if (run === 0) since = at - frameSeconds;
      run += 1;
      if (run < (speaking ? toEnd : toStart)) return null;
      run = 0;
      speaking = !speaking;
      return { kind: speaking ? "started" : "ended", at: since };
    },
  };
}
