import { describe, expect, test } from "vitest";
import { judgeVoice } from "../../../main/watch/judge-voice";
import {
  noiseEdges,
  noiseWords,
  placeOnScale,
  shareOf,
  speechEdges,
  speechWords,
  zoneOf,
} from "../../../renderer/features/microphone-check/judged";
import { fewer } from "../../../renderer/features/microphone-check/level-bars";
import { peakDecibels } from "../../../renderer/features/microphone-check/use-live-levels";
import { soundBlob } from "../../../renderer/features/microphone-check/use-playback";

describe("the microphone's scale", () => {
  test("its three zones are equally wide, and a level stands in the zone that names it", () => {
    expect([-60, -22, -6, 0].map((level) => placeOnScale(level, speechEdges))).toEqual([0, 1 / 3, 2 / 3, 1]);
    for (let level = -100; level <= 0; level += 1)
      for (const edges of [speechEdges, noiseEdges]) {
        const place = placeOnScale(level, edges);
        expect(Math.min(2, Math.floor(place * 3 + 1e-9)), `${level} dB`).toBe(zoneOf(level, edges));
      }
  });

  test("it says of a voice what the studio's judgement says", () => {
    const spoken = (speech: number) =>
      judgeVoice([...Array.from({ length: 10 }, () => -70), ...Array.from({ length: 20 }, () => speech)]);
    expect(speechWords(spoken(-28))).toBe("low");
    expect(spoken(-28).code).toBe("microphone.quiet");
    expect(speechWords(spoken(-14))).toBe("good");
    expect(spoken(-14).code).toBe("microphone.well");
    expect(speechWords(spoken(-3))).toBe("high");
    expect(spoken(-3).code).toBe("microphone.loud");
  });

  test("where nothing was heard it says so instead of pointing anywhere", () => {
    expect(speechWords({ speechDecibels: null })).toBe("none");
    expect(noiseWords({ noiseDecibels: null })).toBe("unknown");
    expect(noiseWords({ noiseDecibels: -30 })).toBe("loud");
  });
});

test("bars: silence is nothing, full is all, and no loud moment is lost where there are fewer bars than levels", () => {
  expect([shareOf(-100), shareOf(-30), shareOf(0), shareOf(3)]).toEqual([0, 0.5, 1, 1]);
  expect(fewer([-50, -40], 30)).toEqual([-50, -40]);
  const levels = Array.from({ length: 100 }, (_, index) => (index === 57 ? -3 : -60));
  expect(fewer(levels, 30)).toHaveLength(30);
  expect(Math.max(...fewer(levels, 30))).toBe(-3);
});

test("samples: their highest peak, of either sign, in decibels; silence is −100", () => {
  expect(peakDecibels(new Float32Array(4))).toBe(-100);
  expect(peakDecibels(new Float32Array([0.1, -1, 0.2]))).toBe(0);
  expect(peakDecibels(new Float32Array([0.5]))).toBeCloseTo(-6.02, 2);
});

test("a sound becomes bytes that a page may play, with its type", async () => {
  const blob = soundBlob(`data:audio/webm;codecs=opus;base64,${Buffer.from([0, 255, 7]).toString("base64")}`);
  expect(blob.type).toBe("audio/webm;codecs=opus");
  expect([...new Uint8Array(await blob.arrayBuffer())]).toEqual([0, 255, 7]);
});
