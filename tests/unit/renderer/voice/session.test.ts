import { expect, test } from "vitest";
import type { PrompterState } from "../../../../preload/contract";
import { createFrameClock } from "../../../../renderer/features/prompter-voice/frame-clock";
import { troubleOf } from "../../../../renderer/features/prompter-voice/microphone";
import { createSegmenter, frameSeconds } from "../../../../renderer/features/prompter-voice/segmenter";
import { createVoiceSession, type VoiceMessage } from "../../../../renderer/features/prompter-voice/session";
import { steer } from "../../../../renderer/features/prompter-voice/steer";
import { voiceWords } from "../../../../renderer/features/prompter-voice/voice-words";
import { spoken } from "./reader";

const text = spoken(["红军走到大渡河边，河水又急又冷。对岸有兵守着，船只有几条。"]);
const standing: PrompterState = {
  ...{ scriptId: "a", revision: 3, seeks: 0, playing: true, position: 0, at: 0, charactersPerMinute: 240 },
  ...{
    length: text.length,
    armed: null,
    fired: [],
    missed: [],
    holdUntil: null,
    holding: null,
    mode: "voice",
  },
  ...{ finishAt: null, waiting: true, limit: null, voice: { status: "listening", speaking: false } },
  ...{ message: null, flashedAt: 0, learnedPace: { "zh-CN": null, en: null } },
};

/** A studio that does what it is told, and a clock that goes by frames. */
function play() {
  const sent: (VoiceMessage & { at: number })[] = [];
  let prompter = standing;
  let at = 0;
  const session = createVoiceSession({
    prompter: () => prompter,
    text: (revision) => (revision === prompter.revision ? text : null),
    now: () => at * 1000,
    send(message) {
      sent.push({ ...message, at });
      const { position = prompter.position, limit = prompter.limit, speaking } = message;
      prompter = { ...prompter, position, limit, at: at * 1000, waiting: !speaking };
      prompter.charactersPerMinute = message.charactersPerMinute ?? prompter.charactersPerMinute;
    },
  });
  return {
    sent,
    hear(probability: number, seconds: number) {
      for (let frame = 0; frame < Math.round(seconds / frameSeconds); frame++) {
        at += frameSeconds;
        session.heard(probability, at);
      }
      return sent.at(-1);
    },
    change(what: Partial<PrompterState>) {
      prompter = { ...prompter, ...what };
    },
  };
}

test("speech is believed after three frames, silence after four; clicks and closed lips change nothing", () => {
  const segmenter = createSegmenter();
  let at = 0;
  const frames = (...probabilities: number[]) =>
    probabilities.flatMap((probability) => {
      at += frameSeconds;
      const event = segmenter.frame(probability, at);
      return event ? [{ ...event, at: Math.round(event.at / frameSeconds) }] : [];
    });
  expect(frames(0.9, 0.9, 0.1, 0.4, 0.9, 0.9, 0.9)).toEqual([{ kind: "started", at: 4 }]);
  expect(frames(0.1, 0.1, 0.1, 0.9, 0.4, 0.1, 0.1, 0.1)).toEqual([]);
  expect(frames(0.1)).toEqual([{ kind: "ended", at: 12 }]);
});

test("it speaks up at once when speech starts and stops, four times a second between, and in silence for company", () => {
  const { sent, hear } = play();
  hear(0, 4);
  expect(sent.length).toBeGreaterThanOrEqual(4);
  expect(sent.every(({ speaking }) => !speaking)).toBe(true);
  const before = sent.length;
  hear(1, 1.6);
  const speaking = sent.slice(before);
  expect(speaking[0]).toMatchObject({ status: "listening", speaking: true, revision: 3, seeks: 0 });
  expect((speaking[0]?.at ?? 0) - 4).toBeCloseTo(3 * frameSeconds, 5);
  expect(speaking.length).toBeGreaterThanOrEqual(6);
  expect(speaking.at(-1)?.position).toBeGreaterThan(3);
  const last = hear(0, 4 * frameSeconds);
  expect(last).toMatchObject({ speaking: false });
  const stood = last?.position;
  expect(hear(0, 5)?.position).toBe(stood);
});

test("a jump is taken over at once; without play, or during the countdown, no place is told", () => {
  const { sent, hear, change } = play();
  hear(1, 2);
  change({ seeks: 1, position: 17, limit: null });
  const count = sent.length;
  expect(hear(1, frameSeconds)).toMatchObject({ seeks: 1 });
  expect(sent).toHaveLength(count + 1);
  expect(Math.abs((sent.at(-1)?.position ?? 0) - 17)).toBeLessThan(1);
  change({ playing: false });
  expect(hear(0, 2)).not.toHaveProperty("position");
  change({ playing: true, holding: "countdown", holdUntil: 1e9 });
  expect(hear(1, 2)).not.toHaveProperty("position");
  change({ revision: 4, holding: null, holdUntil: null });
  expect(hear(1, 1)).toMatchObject({ revision: 4, speaking: true });
});

test("the text is led gently: a lag is caught up in steps, a lead waited out, a wrong place put right", () => {
  const reading = { position: 20, limit: 40, charactersPerMinute: 240 };
  expect(steer(18, reading, true)).toEqual({ position: 19, limit: 40 });
  expect(steer(24, reading, true)).toEqual({ position: 24, limit: 24 });
  expect(steer(50, reading, true)).toEqual({ position: 20, limit: 40 });
  expect(steer(25, reading, false)).toEqual({ position: 25, limit: 40 });
  expect(steer(21, reading, false)).toEqual({ position: 20, limit: 40 });
});

test("every state has its words, and a trouble its next step", () => {
  const here = { phase: "off", speaking: false } as const;
  const of = (status: PrompterState["voice"]["status"], can = true) =>
    voiceWords({ playing: true, voice: { status, speaking: false } }, here, can);
  expect(of("off")).toEqual({ words: "nobody", action: "here", isTrouble: true });
  expect(of("listening")).toEqual({ words: "elsewhere", action: "hereInstead", isTrouble: false });
  expect(of("listening", false)).toEqual({ words: "elsewhere", action: null, isTrouble: false });
  expect(of("denied", false)).toEqual({ words: "insecure", action: null, isTrouble: true });
  const denied = voiceWords(standing, { phase: "denied", speaking: false }, true);
  expect(denied).toEqual({ words: "denied", action: "again", isTrouble: true });
  expect(voiceWords(standing, { phase: "listening", speaking: true }, true).words).toBe("speaking");
});

test("frames that come late and all at once were spoken one after the other", () => {
  const spokenAt = createFrameClock();
  const arrivals = [
    10, 10.032, 10.4, 10.401, 10.402, 10.403, 10.404, 10.405, 10.406, 10.407, 10.408, 10.409, 10.41,
  ];
  const spoken = arrivals.map((arrival) => spokenAt(arrival));
  for (const [index, at] of spoken.entries()) {
    expect(at).toBeLessThanOrEqual(arrivals[index] ?? 0);
    if (index > 0) expect(at - (spoken[index - 1] ?? 0)).toBeCloseTo(frameSeconds, 2);
  }
  // Sound that was away is not spoken late.
  expect(spokenAt(20)).toBe(20);
});

test("what a browser says of a microphone that it does not give", () => {
  const of = (name: string) => troubleOf(new DOMException("", name));
  expect(of("NotAllowedError")).toBe("denied");
  expect(["NotFoundError", "NotReadableError", "OverconstrainedError"].map(of)).toEqual(
    Array(3).fill("no-microphone"),
  );
  expect(troubleOf(new Error("404 for model.onnx"))).toBe("failed");
});
