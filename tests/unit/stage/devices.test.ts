import { expect, test } from "vitest";
import { chooseContainer } from "../../../renderer/stage/recording/container";
import { chooseDevice, listDevices } from "../../../renderer/stage/sources/device-list";

const info = (kind: MediaDeviceKind, deviceId: string, label: string) => ({ kind, deviceId, label });

test("devices are known by their names, two of one name are told apart, pointers and nameless ones left out", () => {
  const infos = [
    info("audioinput", "default", "默认 - 话筒"),
    info("videoinput", "a", "罗技 C920"),
    info("videoinput", "b", "罗技 C920"),
    info("videoinput", "", ""),
    info("audioinput", "m", "话筒"),
    info("audiooutput", "o", "音箱"),
  ];
  expect(listDevices(infos, "videoinput").map(({ id, deviceId }) => [id, deviceId])).toEqual([
    ["罗技 C920", "a"],
    ["罗技 C920 (2)", "b"],
  ]);
  expect(listDevices(infos, "audioinput").map(({ id }) => id)).toEqual(["话筒"]);
});

test("a role gets what is set, else what no other role has, else the first", () => {
  const devices = listDevices([info("videoinput", "a", "甲"), info("videoinput", "b", "乙")], "videoinput");
  const chosen = (wanted: string | null, others: (string | null)[]) =>
    chooseDevice(devices, wanted, others)?.id;
  expect(chosen("乙", ["乙"])).toBe("乙");
  expect(chosen(null, [])).toBe("甲");
  expect(chosen(null, ["甲", null])).toBe("乙");
  expect(chosen(null, ["甲", "乙"])).toBe("甲");
  // A device of OBS, or one that was unplugged, is not known here.
  expect(chosen("/dev/video0", [])).toBe("甲");
  expect(chooseDevice([], null, [])).toBeNull();
});

test("the container that survives a cut and needs no second encoding comes first", () => {
  const of = (...supported: string[]) => chooseContainer((mimeType) => supported.includes(mimeType));
  const matroska = "video/x-matroska;codecs=avc1,opus";
  expect(of("video/webm;codecs=vp8,opus", "video/mp4;codecs=avc1,opus", matroska)).toBe(matroska);
  expect(of("video/webm;codecs=vp8,opus", "video/mp4;codecs=avc1,opus")).toBe("video/mp4;codecs=avc1,opus");
  expect(of("video/webm")).toBe("video/webm");
  expect(of()).toBe("");
});
