import { describe, expect, test } from "vitest";
import { type VoiceAlarm, type VoiceReport, VoiceWatch } from "../../../main/watch/voice-alarm";
import { music, nothing, quiet, sentence, speech, villageEvening } from "./levels";

/** Tells a watch some levels, a second at a time, and gives what it said to each. */
class Ear {
  readonly #watch = new VoiceWatch();
  #at = 1_000_000;

  hear(levels: readonly number[], how: Partial<VoiceReport> = {}): VoiceAlarm[] {
    const said: VoiceAlarm[] = [];
    for (let start = 0; start < levels.length; start += 10) {
      const second = levels.slice(start, start + 10);
      this.#at += second.length * 100;
      said.push(this.#watch.hear({ at: this.#at, levels: second, muted: false, isWanted: true, ...how }));
    }
    return said;
  }

  /** A microphone that is not there, for some seconds. */
  miss(seconds: number): VoiceAlarm[] {
    return Array.from({ length: seconds }, () => {
      this.#at += 1000;
      return this.#watch.hear({ at: this.#at, levels: null, muted: false, isWanted: true });
    });
  }
}

const closed = { muted: true };
const last = (said: readonly VoiceAlarm[]) => said.at(-1);
const never = (said: readonly VoiceAlarm[]) => expect(said.filter((each) => each !== null)).toEqual([]);

describe("speaking into a closed microphone", () => {
  test("is told within three seconds, after a pause and also at the very beginning", () => {
    const ear = new Ear();
    never(ear.hear(quiet(5), closed));
    expect(ear.hear(speech(3), closed)).toContain("watch.speaking-muted");
    expect(new Ear().hear(speech(4), closed)).toContain("watch.speaking-muted");
  });

  test("is told of somebody who closes it in the middle of a sentence and speaks on", () => {
    const ear = new Ear();
    never(ear.hear(speech(10)));
    expect(ear.hear(speech(3, -18), closed)).toContain("watch.speaking-muted");
  });

  test("is told of a sentence as it was measured, near and far, over a quiet room and a fan", () => {
    for (const [softer, room] of [
      [0, -90],
      [12, -62],
      [20, -45],
    ] as const) {
      const spoken = sentence.map((level) => Math.max(level - softer, room));
      const said = new Ear().hear([...quiet(5, room - 3), ...spoken], closed);
      expect(said.slice(0, 5)).toEqual(Array(5).fill(null));
      expect(said.slice(5, 9)).toContain("watch.speaking-muted");
    }
  });

  test("is told of a soft voice in a quiet room, and with the noise taken out of the pauses", () => {
    expect(last(new Ear().hear([...quiet(4, -75), ...speech(4, -38, -75)], closed))).toBe(
      "watch.speaking-muted",
    );
    expect(last(new Ear().hear([...nothing(4), ...speech(4, -20, -100)], closed))).toBe(
      "watch.speaking-muted",
    );
  });

  test("stays through the pauses of speech, and goes eight seconds after the last word", () => {
    const ear = new Ear();
    ear.hear(speech(4), closed);
    expect(ear.hear(quiet(6), closed)).not.toContain(null);
    expect(last(ear.hear(quiet(4), closed))).toBeNull();
    never(ear.hear(quiet(30), closed));
  });

  test("goes at once when the microphone is opened", () => {
    const ear = new Ear();
    expect(last(ear.hear(speech(4), closed))).toBe("watch.speaking-muted");
    expect(ear.hear(speech(1))).toEqual([null]);
  });

  test("is not what was said before it was closed", () => {
    const ear = new Ear();
    never(ear.hear(speech(20)));
    never(ear.hear(quiet(10), closed));
  });

  test("is no cough, no word to a helper, no slammed door", () => {
    const ear = new Ear();
    never(ear.hear([...quiet(5), ...speech(0.8), ...quiet(5)], closed));
    never(ear.hear([...quiet(5), -3, -8, -20, ...quiet(5)], closed));
  });

  test("is no room: not a loud one, not a fan that is switched on, not music from a loudspeaker", () => {
    never(new Ear().hear(quiet(60, -38), closed));
    never(new Ear().hear([...quiet(20), ...quiet(60, -35)], closed));
    never(new Ear().hear([...quiet(20), ...music(60)], closed));
    never(new Ear().hear(music(60, -12), closed));
    never(new Ear().hear([...quiet(10), ...villageEvening, ...villageEvening], closed));
    never(
      new Ear().hear(
        villageEvening.map((level) => level - 20),
        closed,
      ),
    );
  });

  test("is nothing at all where there is no microphone", () => {
    never(new Ear().hear(nothing(60), closed));
  });
});

describe("a silent microphone", () => {
  test("is told after twenty seconds: quiet, or dead", () => {
    const ear = new Ear();
    never(ear.hear(quiet(20, -70)));
    expect(last(ear.hear(quiet(1, -70)))).toBe("watch.silent");
    const dead = new Ear();
    never(dead.hear(nothing(20)));
    expect(last(dead.hear(nothing(1)))).toBe("watch.no-sound");
    expect(last(new Ear().miss(22))).toBe("watch.no-sound");
  });

  test("is told of one that is pulled out in the middle of a show", () => {
    const ear = new Ear();
    never(ear.hear(speech(60)));
    expect(last(ear.hear(nothing(22)))).toBe("watch.no-sound");
    const gone = new Ear();
    never(gone.hear(speech(60)));
    expect(last(gone.miss(22))).toBe("watch.no-sound");
  });

  test("is none that hears a room, a pause of fifteen seconds, or one word in it", () => {
    never(new Ear().hear(quiet(120, -55)));
    const ear = new Ear();
    for (let round = 0; round < 4; round++) never(ear.hear([...speech(5), ...quiet(15, -70)]));
    never(new Ear().hear([...quiet(14, -70), -40, ...quiet(14, -70)]));
  });

  test("is none where the scene on air has none, or it is closed", () => {
    never(new Ear().hear(nothing(60), { isWanted: false }));
    never(new Ear().hear(nothing(60), closed));
    const ear = new Ear();
    never(ear.hear(nothing(60), { isWanted: false }));
    never(ear.hear(nothing(15)));
  });

  test("goes with the first words, not with the click of a plug", () => {
    const ear = new Ear();
    expect(last(ear.hear(nothing(25)))).toBe("watch.no-sound");
    expect(ear.hear([-100, -100, -20, -100, -100, -100, -100, -100, -100, -100])).not.toContain(null);
    expect(last(ear.hear(speech(1)))).toBeNull();
    never(ear.hear(quiet(15, -70)));
  });
});
