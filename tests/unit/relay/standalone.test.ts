import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { RelayReport } from "../../../main/relay/core/config";
import { readStandaloneConfig } from "../../../main/relay/standalone/config";
import { statusLine } from "../../../main/relay/standalone/status-line";
import { platformSchema } from "../../../preload/contract";
import { temporaryFolder } from "../../helpers/temporary";

const destination = {
  ...{ name: "快手", server: "rtmp://push.example/live", key: "a-very-secret-key" },
  platform: "kuaishou",
};

const parts = {
  platforms: [
    platformSchema.parse(
      JSON.parse(
        readFileSync(join(import.meta.dirname, "../../../resources/platforms/kuaishou.json"), "utf8"),
      ),
    ),
  ],
  ...{ slates: "/slates", fonts: "/fonts", music: "/music.ogg", usual: { title: "村", words: "马上回来" } },
};

const read = (content: unknown) => {
  const path = join(temporaryFolder(), "转推.json");
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return readStandaloneConfig(path, parts, 5);
};

test("a short file is filled with defaults", async () => {
  expect(await read({ listen: { key: "in" }, destinations: [destination] })).toEqual({
    listen: { host: "127.0.0.1", port: 1935, app: "live", key: "in" },
    destinations: [{ ...destination, id: "1", graceMs: 60_000 }],
    slate: {
      ...{ folder: "/slates", fonts: "/fonts", title: "村", words: "马上回来" },
      ...{ picture: null, music: "/music.ogg" },
    },
    makesRoom: true,
    show: { id: "relay-5", startedAt: 5, log: null },
  });
});

test.each([
  [
    { listen: { key: "in" }, destinations: [{ ...destination, server: "http://x" }] },
    "destinations.0.server",
  ],
  [{ listen: { key: "in" }, destinations: [{ ...destination, key: "with space" }] }, "destinations.0.key"],
  [{ listen: { key: "in", prot: 1 }, destinations: [destination] }, "listen.prot"],
  [{ listen: {}, destinations: [{ ...destination, name: "" }] }, "listen.key, destinations.0.name"],
  [{ listen: { key: "in" }, destinations: [{ ...destination, platform: "x" }] }, "destinations.0.platform"],
  [{ listen: { key: "in" }, destinations: [destination], slate: { title: 5 } }, "slate.title"],
  [{ listen: { key: "in" }, destinations: [] }, "destinations"],
  ['{"key": "a-very-secret-key", }', "JSON"],
])("what is wrong is named by its field and quotes no key", async (content, field) => {
  const error: Error = await read(content).then(
    () => new Error("was accepted"),
    (thrown: Error) => thrown,
  );
  expect(error).toMatchObject({ code: "relay.config-invalid", field });
  expect(`${error.message}${JSON.stringify(error)}${String(error.cause)}`).not.toContain("very-secret");
});

test("the status line says it in words", () => {
  const quiet = {
    ...{ outgoingKbps: 2600, droppedFrames: 0, queuedBytes: 0, reconnects: 0, since: 0 },
    ...{ publishedAt: null, sentBytes: 0, roundTripMs: null, closesAt: null },
  };
  const report: RelayReport = {
    ...{ isSourceActive: true, incomingKbps: 2628, audio: null },
    video: {
      ...{ codec: "h264", width: 1280, height: 720 },
      ...{ framesPerSecond: 30, keyframeSeconds: 2, hasBFrames: false },
    },
    ...{ showing: "live", slateReason: null, slate: "ready" },
    destinations: [
      { id: "1", ...quiet, status: "publishing", trouble: null, isTroubled: false } as const,
      {
        ...{ id: "2", ...quiet, status: "retrying", reconnects: 2, isTroubled: true },
        trouble: { code: "relay.port-refused", params: { host: "h", port: 1935 } },
      } as const,
    ],
  };
  const names = new Map([
    ["1", "快手"],
    ["2", "B 站"],
  ]);
  expect(statusLine(report, names, "zh-CN")).toBe(
    "收到画面 h264 1280x720 2628 kbps | 快手: 推流中, 2600 kbps | B 站: 重试中, 重连 2 次, 「B 站」的服务器 h 在，但 1935 端口没有开",
  );
  expect(statusLine({ ...report, isSourceActive: false }, names, "en")).toMatch(
    /^no picture in yet \| 快手: publishing/,
  );
  expect(statusLine({ ...report, isSourceActive: false, showing: "slate" }, names, "zh-CN")).toMatch(
    /^还没有画面进来, 正在播垫片 \| /,
  );
});
