import { describe, expect, test } from "vitest";
import type { ObsLink } from "../../../main/obs/connection/link";
import { createLevels, peakOf } from "../../../main/obs/levels";
import { createMeters } from "../../../main/obs/senses/meters";
import { testContext } from "../../helpers/context";

const message = (inputs: { inputName: string; inputLevelsMul: number[][] }[]) => ({ inputs });
const loud = {
  inputName: "红村·麦克风",
  inputLevelsMul: [
    [0.1, 0.5, 0.9],
    [0.1, 0.25, 0.9],
  ],
};
const other = { inputName: "音乐", inputLevelsMul: [[0.9, 1, 1]] };

describe("the peak of the microphones", () => {
  const names = new Set(["红村·麦克风", "Mic/Aux"]);
  test("is the loudest of their channels, after the fader; other inputs do not count", () => {
    expect(peakOf(message([loud, other]), names)).toBeCloseTo(-6.02, 1);
  });
  test("silence is −100 dB, and no microphone at all is not silence", () => {
    expect(peakOf(message([{ ...loud, inputLevelsMul: [[0, 0, 0]] }]), names)).toBe(-100);
    expect(peakOf(message([{ ...loud, inputLevelsMul: [] }]), names)).toBe(-100);
    expect(peakOf(message([other]), names)).toBeNull();
  });
});

test("OBS is asked to tell its levels while somebody asks for them, and no longer", async () => {
  const context = testContext();
  const heard: boolean[] = [];
  let tell: (data: unknown) => void = () => undefined;
  const link = {
    read: async () => ({ mic1: "Mic/Aux", mic2: null, desktop1: "Desktop Audio" }),
    hearMeters: async (wanted: boolean) => void heard.push(wanted),
    onLost: () => () => undefined,
    on: (_name: string, listener: (data: unknown) => void) => {
      tell = listener;
      return () => undefined;
    },
  } as unknown as ObsLink;
  const levels = createLevels(context, link, createMeters(context.log, link));
  expect(await levels.microphone()).toBeNull();
  expect(heard).toEqual([true]);
  tell(message([{ ...loud, inputName: "Mic/Aux" }]));
  expect(await levels.microphone()).toBeCloseTo(-6.02, 1);
  context.clock.advance(2000);
  expect(await levels.microphone()).toBeNull();
  context.clock.advance(2900);
  expect(heard).toEqual([true]);
  context.clock.advance(3100);
  await Promise.resolve();
  expect(heard).toEqual([true, false]);
  await levels.microphone();
  expect(heard).toEqual([true, false, true]);
});
