import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { ObsRefusal } from "../../../main/obs/connection/errors";
import type { ObsLink } from "../../../main/obs/connection/link";
import { createMute, toOpen } from "../../../main/obs/mute";
import { camerasIn, createCameraEyes } from "../../../main/obs/senses/cameras";
import { brightnessOf, changeOf, pixelsOf } from "../../../main/obs/senses/picture";
import { VoiceLevels, voiceOf } from "../../../main/obs/senses/voice";
import { testContext } from "../../helpers/context";

const own = "红村·麦克风";
const host = "红村·主播摄像头";

describe("the voice in OBS's meters", () => {
  const message = (levels: Record<string, [number, number, number]>) => ({
    inputs: Object.entries(levels).map(([inputName, level]) => ({ inputName, inputLevelsMul: [level] })),
  });
  const open = { muted: false, fader: 0.5 };
  const closed = { muted: true, fader: 0.5 };

  test("is what viewers hear while the microphone is open, and what they would hear while it is closed", () => {
    expect(voiceOf(message({ [own]: [0.05, 0.1, 0.2] }), new Map([[own, open]]))).toBeCloseTo(-20, 1);
    expect(voiceOf(message({ [own]: [0, 0, 0.2] }), new Map([[own, closed]]))).toBeCloseTo(-20, 1);
  });

  test("is that of the open one where another is closed, and of no other input", () => {
    const both = message({ [own]: [0, 0.01, 0.02], "Mic/Aux": [0, 0, 1], 音乐: [1, 1, 1] });
    const microphones = new Map([
      [own, open],
      ["Mic/Aux", closed],
    ]);
    expect(voiceOf(both, microphones)).toBeCloseTo(-40, 1);
    expect(voiceOf(message({ 音乐: [1, 1, 1] }), microphones)).toBeNull();
    expect(voiceOf(message({ [own]: [0, 0, 0] }), microphones)).toBe(-100);
  });

  test("is one level every 100 ms: the highest of that time, however OBS's messages come", () => {
    const voice = new VoiceLevels();
    const levels = [-50, -20, -60, -30, -40, -41, -10];
    for (const [index, level] of levels.entries()) voice.add(level, 1000 + index * 50);
    expect(voice.take()).toEqual([-20, -30, -40]);
    expect(voice.take()).toBeNull();
    // A message that is late stands for the time it was waited for.
    voice.add(-15, 1600);
    expect(voice.take()).toEqual([-10, -15, -15]);
    // Nothing is made up for a time in which nothing came.
    voice.add(-33, 9000);
    voice.add(-34, 9100);
    expect(voice.take()).toEqual([-33]);
    voice.add(null, 9200);
    expect(voice.take()).toBeNull();
  });
});

interface Asked {
  inputName?: string;
  inputMuted?: boolean;
}

/** A link that answers requests as told; events can be sent through it. */
function link(answers: (name: string, asked: Asked) => unknown) {
  const listeners = new Map<string, ((data: never) => void)[]>();
  const asked: string[] = [];
  const answer = async (name: string, data: Asked = {}) => {
    asked.push(name);
    return answers(name, data);
  };
  const emit = (name: string, data: unknown) => {
    for (const listener of listeners.get(name) ?? []) listener(data as never);
  };
  return {
    asked,
    emit,
    link: {
      connected: true,
      read: answer,
      change: answer,
      on: (name: string, listener: (data: never) => void) => {
        listeners.set(name, [...(listeners.get(name) ?? []), listener]);
        return () => undefined;
      },
      onLost: () => () => undefined,
    } as unknown as ObsLink,
  };
}

describe("muting", () => {
  /** An OBS with some microphones; those not named do not exist. */
  function obsWith(muted: Record<string, boolean>) {
    const told = link((name, { inputName = "", inputMuted = false }) => {
      if (name === "GetSpecialInputs") return { mic1: "Mic/Aux", mic2: null };
      if (muted[inputName] === undefined) throw new ObsRefusal(name, 600, "");
      if (name === "SetInputMute") muted[inputName] = inputMuted;
      return { inputMuted: muted[inputName], inputVolumeMul: 1 };
    });
    const context = testContext();
    return { ...told, muted, context, mute: createMute(context, told.link) };
  }

  test("closes every microphone that OBS has, and opens again what it closed", async () => {
    const { mute, muted, context } = obsWith({ [own]: false, "Mic/Aux": true });
    await mute.set(true);
    expect(muted).toEqual({ [own]: true, "Mic/Aux": true });
    expect(context.store.get().engine.microphoneMuted).toBe(true);
    await mute.set(false);
    expect(muted).toEqual({ [own]: false, "Mic/Aux": true });
    expect(context.store.get().engine.microphoneMuted).toBe(false);
  });

  test("opens the show's own where somebody else closed them", async () => {
    const { mute, muted } = obsWith({ [own]: true, "Mic/Aux": true });
    await mute.set(false);
    expect(muted).toEqual({ [own]: false, "Mic/Aux": true });
    expect(toOpen(["Mic/Aux", "第二话筒"], new Set())).toEqual(["Mic/Aux", "第二话筒"]);
  });

  test("asks nothing of OBS that is so already, and refuses where there is no microphone", async () => {
    const { mute, asked } = obsWith({ [own]: true });
    await mute.set(true);
    expect(asked).not.toContain("SetInputMute");
    await expect(obsWith({}).mute.set(true)).rejects.toMatchObject({ code: "microphone.none" });
  });

  test("follows OBS: a microphone that comes later, is turned, closed by hand, or goes", async () => {
    const { mute, muted, emit, context } = obsWith({});
    await mute.read();
    expect(context.store.get().engine.microphoneMuted).toBeUndefined();
    muted[own] = false;
    emit("InputCreated", { inputName: own });
    await expect.poll(() => context.store.get().engine.microphoneMuted).toBe(false);
    emit("InputVolumeChanged", { inputName: own, inputVolumeMul: 0.25, inputVolumeDb: -12 });
    emit("InputMuteStateChanged", { inputName: own, inputMuted: true });
    expect(context.store.get().engine.microphoneMuted).toBe(true);
    expect(mute.microphones().get(own)).toEqual({ muted: true, fader: 0.25 });
    emit("InputMuteStateChanged", { inputName: "音乐", inputMuted: false });
    emit("InputRemoved", { inputName: own });
    expect(context.store.get().engine.microphoneMuted).toBeUndefined();
  });
});

const pictureOf = async (colour: string, width = 64) => {
  const picture = sharp({ create: { width, height: 36, channels: 4, background: colour } });
  return `data:image/png;base64,${(await picture.png().toBuffer()).toString("base64")}`;
};

describe("cameras", () => {
  const item = (sourceName: string, inputKind: string | null, sceneItemEnabled = true) => ({
    ...{ sourceName, inputKind, sceneItemEnabled },
  });

  test("are what captures one, and what stands in one's place; no still, no colour, nothing hidden", () => {
    const seen = camerasIn([
      item(host, "v4l2_input"),
      item(host, "v4l2_input"),
      item("红村·俯拍摄像头", "ffmpeg_source"),
      item("红村·第二摄像头", "image_source"),
      item("自己的摄像头", "dshow_input"),
      item("藏起来的", "dshow_input", false),
      item("片头", "ffmpeg_source"),
      item("底色", "color_source_v3"),
      item("另一个场景", null),
    ]);
    expect(seen.map(({ input }) => input)).toEqual([host, "红村·俯拍摄像头", "自己的摄像头"]);
  });

  test("are dark where a device gives no picture, and are none where there is no device", async () => {
    let device = "";
    let picture: string | null = null;
    const context = testContext();
    const scene = { currentProgramSceneName: "主播", sceneItems: [item(host, "v4l2_input")] };
    const obs = link((name) => {
      if (name !== "GetSourceScreenshot") return { ...scene, inputSettings: { device_id: device } };
      if (picture === null) throw new ObsRefusal(name, 702, "");
      return { imageData: picture };
    });
    const eyes = createCameraEyes(context, obs.link);
    expect(await eyes.look()).toEqual([]);
    device = "/dev/video0";
    expect(await eyes.look()).toEqual([{ name: "主播摄像头", brightness: 0, change: 0 }]);
    picture = await pictureOf("#646464");
    // There is nothing to compare the first one with.
    expect(await eyes.look()).toEqual([]);
    expect(await eyes.look()).toEqual([{ name: "主播摄像头", brightness: 100, change: 0 }]);
    picture = await pictureOf("#6e6e6e");
    context.store.update((draft) => {
      draft.settings.language = "en";
    });
    expect(await eyes.look()).toEqual([{ name: "Host camera", brightness: 110, change: 10 }]);
    // Its cable is pulled out.
    device = "";
    picture = null;
    expect(await eyes.look()).toMatchObject([{ brightness: 0 }]);
  });

  test("differ by the least of noise in one pixel, and not where nothing changed", async () => {
    const before = await pixelsOf(await pictureOf("#101010"));
    expect(before).toHaveLength(64 * 36 * 3);
    expect(brightnessOf(before)).toBe(16);
    expect(changeOf(before, before)).toBe(0);
    const after = before.slice();
    after[0] = 17;
    expect(changeOf(before, after)).toBeGreaterThan(0);
    expect(changeOf(before, await pixelsOf(await pictureOf("#101010", 32)))).toBeNull();
  });
});
