import { describe, expect, test } from "vitest";
import type { ObsFinding } from "../../../main/doctor";
import { judgeDevices, judgeDisk, judgeFfmpeg, judgeObs } from "../../../main/doctor/judge";
import { toLine } from "../../../main/doctor/line";

const running: ObsFinding = {
  installed: true,
  version: "29.0.2",
  running: true,
  server: "on",
  port: 4455,
  portOpen: true,
  password: "known",
};
const codes = (finding: Partial<ObsFinding>) => judgeObs({ ...running, ...finding }).map(({ code }) => code);

describe("OBS", () => {
  test("running and answering is fine in all three lines", () => {
    expect(judgeObs(running).map(({ status }) => status)).toEqual(["ok", "ok", "ok"]);
  });

  test.each<[string, Partial<ObsFinding>, string]>([
    ["not installed", { installed: false, running: false }, "doctor.obs-absent"],
    ["closed", { running: false, portOpen: false }, "doctor.obs-closed"],
    ["from before the websocket server", { version: "27.2.4" }, "doctor.obs-too-old"],
    ["closed, its server on", { running: false, portOpen: false }, "doctor.websocket-ready"],
    ["server off", { server: "off", portOpen: false }, "doctor.websocket-off"],
    ["never started", { running: false, portOpen: false, server: "unknown" }, "doctor.websocket-off"],
    ["asking something in a dialog", { portOpen: false }, "doctor.websocket-silent"],
    ["closed, its port taken", { running: false }, "doctor.websocket-foreign"],
    ["switched on in its dialog after the file was read", { server: "off" }, "doctor.websocket-ok"],
    ["without a password", { password: "not-needed" }, "doctor.password-unneeded"],
    ["with a password nobody knows", { password: "unknown" }, "doctor.password-unknown"],
  ])("%s", (_case, finding, code) => {
    expect(codes(finding)).toContain(code);
  });

  test("where OBS is not there, its server and password are no subject; the show can still be rehearsed", () => {
    const lines = judgeObs({ ...running, installed: false, running: false, portOpen: false });
    expect(lines).toHaveLength(1);
    expect(lines[0]?.status).toBe("warning");
  });

  test("a version that cannot be told is not too old", () => {
    expect(codes({ version: null })).toContain("doctor.obs-ok");
  });
});

describe("ffmpeg", () => {
  const inUse = {
    source: "path" as const,
    path: "/usr/bin/ffmpeg",
    version: "5.1.9",
    parts: { filters: [], encoders: [], muxers: [] },
    missing: [],
    lacking: [],
  };
  test("in use, lacking, unfit, absent", () => {
    expect(judgeFfmpeg({ inUse, passedOver: [] })).toMatchObject({ status: "ok", code: "doctor.ffmpeg-ok" });
    const lacks = judgeFfmpeg({ inUse: { ...inUse, lacking: ["muxer webm"] }, passedOver: [] });
    expect(lacks).toMatchObject({ status: "ok", params: { parts: "muxer webm" } });
    const unfit = judgeFfmpeg({ inUse: null, passedOver: [{ path: "/x", reason: "filter ass" }] });
    expect(unfit).toMatchObject({ status: "error", params: { path: "/x", reason: "filter ass" } });
    expect(judgeFfmpeg({ inUse: null, passedOver: [] })).toMatchObject({ code: "doctor.ffmpeg-absent" });
  });
});

describe("disk", () => {
  // 2,628 kbps is 1.18 GB an hour.
  test.each([
    [100e9, "ok"],
    [3e9, "warning"],
    [0.5e9, "error"],
    [0, "error"],
  ])("%d bytes", (bytes, status) => {
    expect(judgeDisk(bytes, 2628).status).toBe(status);
  });

  test("hours are of this show's bitrate", () => {
    expect(judgeDisk(10e9, 2628).params).toMatchObject({ gigabytes: "10.0", hours: "8.5" });
  });
});

test("devices are named, or said to be missing", () => {
  const camera = { id: "/dev/video0", name: "USB 摄像头" };
  expect(judgeDevices({ cameras: [camera], microphones: [] })).toMatchObject([
    { status: "ok", params: { names: "USB 摄像头" } },
    { status: "warning", code: "doctor.microphones-none" },
  ]);
});

test("a line has its title, message and hint in either language", () => {
  const finding = {
    topic: "disk",
    status: "error",
    code: "doctor.disk-low",
    params: { gigabytes: "1", hours: "0.8" },
  } as const;
  const chinese = toLine(finding, "zh-CN");
  const english = toLine(finding, "en");
  expect(chinese).toMatchObject({ id: "disk", title: "磁盘空间", status: "error" });
  expect(english.title).toBe("Disk space");
  for (const line of [chinese, english]) expect(`${line.message}${line.hint}`).not.toMatch(/[{}]/);
});
