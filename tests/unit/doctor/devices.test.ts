import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { linuxDevices, parseAlsa, parseProfiler, parseWindows } from "../../../main/doctor/devices";
import { temporaryFolder } from "../../helpers/temporary";

test("ALSA lists what can record, not what can only play", () => {
  const pcm = [
    "00-00: ALC257 Analog : ALC257 Analog : playback 1 : capture 1",
    "00-03: HDMI 0 : HDMI 0 : playback 1",
    "01-00: USB Audio : 领夹麦 : capture 1",
    "",
  ].join("\n");
  expect(parseAlsa(pcm)).toEqual([
    { id: "hw:00-00", name: "ALC257 Analog" },
    { id: "hw:01-00", name: "领夹麦" },
  ]);
  expect(parseAlsa("")).toEqual([]);
});

test("Linux cameras are named by the kernel, a camera's second node left out", async () => {
  const root = temporaryFolder();
  for (const [node, name] of [
    ["video0", "USB 摄像头\n"],
    ["video1", "USB 摄像头\n"],
    ["video2", "采集卡\n"],
  ] as const) {
    mkdirSync(join(root, "sys/class/video4linux", node), { recursive: true });
    writeFileSync(join(root, "sys/class/video4linux", node, "name"), name);
  }
  expect((await linuxDevices(root)).cameras).toEqual([
    { id: "/dev/video0", name: "USB 摄像头" },
    { id: "/dev/video2", name: "采集卡" },
  ]);
  expect(await linuxDevices(join(root, "nothing"))).toEqual({ cameras: [], microphones: [] });
});

test("macOS: audio devices count when they have inputs", () => {
  const report = {
    SPCameraDataType: [{ _name: "FaceTime HD Camera" }],
    SPAudioDataType: [
      { _items: [{ _name: "MacBook Speakers" }, { _name: "MacBook Microphone", coreaudio_device_input: 1 }] },
    ],
  };
  expect(parseProfiler(JSON.stringify(report))).toEqual({
    cameras: [{ id: "FaceTime HD Camera", name: "FaceTime HD Camera" }],
    microphones: [{ id: "MacBook Microphone", name: "MacBook Microphone" }],
  });
  expect(parseProfiler("")).toEqual({ cameras: [], microphones: [] });
});

test("Windows: sound inputs are told from outputs by their id", () => {
  const lines = [
    "Camera|USB\\VID_046D|Logitech C920",
    "AudioEndpoint|SWD\\MMDEVAPI\\{0.0.1.00000000}.{A}|麦克风 (USB Audio)",
    "AudioEndpoint|SWD\\MMDEVAPI\\{0.0.0.00000000}.{B}|扬声器",
    "",
  ].join("\r\n");
  const { cameras, microphones } = parseWindows(lines);
  expect(cameras.map(({ name }) => name)).toEqual(["Logitech C920"]);
  expect(microphones.map(({ name }) => name)).toEqual(["麦克风 (USB Audio)"]);
});
