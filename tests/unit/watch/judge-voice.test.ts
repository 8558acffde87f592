import { describe, expect, test } from "vitest";
import { judgeVoice } from "../../../main/watch/judge-voice";
import { music, nothing, quiet, sentence, speech } from "./levels";

const judged = (levels: number[]) => {
  const { judgement, code } = judgeVoice(levels);
  return `${judgement} ${code}`;
};
/** A moment of silence, and then speech: how three seconds before a microphone go. */
const said = (decibels: number, room = -62) => [...quiet(0.5, room), ...speech(2.5, decibels, room)];

describe("three seconds of a microphone", () => {
  test("are well where speech peaks between −18 and −6 dB over a quiet room", () => {
    for (const decibels of [-18, -14, -10, -6.5]) expect(judged(said(decibels))).toBe("good microphone.well");
    // With the noise taken out of the pauses.
    expect(judged([...nothing(0.5), ...speech(2.5, -12, -100)])).toBe("good microphone.well");
  });

  test("are well in a sentence as it was measured, wherever in it they begin", () => {
    const room = -60;
    const spoken = sentence.map((level) => Math.max(level - 12, room));
    expect(judged([...quiet(0.5, room), ...spoken.slice(0, 25)])).toBe("good microphone.well");
    expect(judged(spoken.slice(30, 60))).not.toMatch(/poor/);
    expect(judged(spoken.slice(50, 80))).toBe("good microphone.well");
  });

  test("are too quiet below, a little or very much so", () => {
    expect(judged(said(-25))).toBe("fair microphone.quiet");
    expect(judged(said(-38))).toBe("poor microphone.quiet");
  });

  test("are loud above, and cut off at the top", () => {
    expect(judged(said(-3))).toBe("fair microphone.loud");
    expect(judged(said(0).map((level) => Math.min(0, level)))).toBe("poor microphone.clipping");
    // One pop on a consonant is no clipping.
    expect(judged([-0.2, ...said(-12)])).toBe("good microphone.well");
  });

  test("are noisy where the room comes near the voice, or is loud by itself", () => {
    expect(judged(said(-14, -22))).toBe("poor microphone.noisy");
    expect(judged(said(-14, -27))).toBe("fair microphone.noisy");
    expect(judged(said(-10, -38))).toBe("good microphone.well");
  });

  test("say so when nobody spoke, and when nothing was there to hear", () => {
    expect(judged(quiet(3, -60))).toBe("poor microphone.nobody");
    expect(judged(quiet(3, -35))).toBe("poor microphone.nobody");
    expect(judged(music(3))).toBe("poor microphone.nobody");
    expect(judged([...quiet(1.5), -20, ...quiet(1.5)])).toBe("poor microphone.nobody");
    expect(judged(nothing(3))).toBe("poor microphone.nothing");
    expect(judged([])).toBe("poor microphone.nothing");
  });

  test("tell how loud the speaking, the room and the loudest moment were", () => {
    const { speechDecibels, noiseDecibels, peakDecibels } = judgeVoice(said(-12));
    expect(speechDecibels).toBeGreaterThan(-14.5);
    expect(speechDecibels).toBeLessThanOrEqual(-12);
    expect(noiseDecibels).toBeCloseTo(-60, -1);
    expect(peakDecibels).toBeLessThanOrEqual(-12);
    expect(judgeVoice(nothing(3))).toMatchObject({
      ...{ speechDecibels: null, noiseDecibels: null, peakDecibels: null },
    });
    expect(judgeVoice(quiet(3)).speechDecibels).toBeNull();
  });
});
