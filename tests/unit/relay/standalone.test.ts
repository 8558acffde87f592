import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { RelayReport } from "../../../main/relay/core/config";
import { readStandaloneConfig } from "../../../main/relay/standalone/config";
import { statusLine } from "../../../main/relay/standalone/status-line";
import { temporaryFolder } from "../../helpers/temporary";

const destination = { name: "快手", server: "rtmp://push.example/live", key: "a-very-secret-key" };

const read = (content: unknown) => {
  const path = join(temporaryFolder(), "转推.json");
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return readStandaloneConfig(path);
};

test("a short file is filled with defaults", async () => {
  expect(await read({ listen: { key: "in" }, destinations: [destination] })).toEqual({
    listen: { host: "127.0.0.1", port: 1935, app: "live", key: "in" },
    destinations: [{ ...destination, id: "1" }],
  });
});

test.each([
  [
    { listen: { key: "in" }, destinations: [{ ...destination, server: "http://x" }] },
    "destinations.0.server",
  ],
  [{ listen: { key: "in" }, destinations: [{ ...destination, key: "with space" }] }, "destinations.0.key"],
  [{ listen: { key: "in", prot: 1 }, destinations: [destination] }, "listen"],
  [{ listen: {}, destinations: [destination] }, "listen.key"],
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
  const quiet = { outgoingKbps: 2600, droppedFrames: 0, queuedBytes: 0, reconnects: 0, since: 0 };
  const report: RelayReport = {
    ...{ isSourceActive: true, incomingKbps: 2628, video: { codec: "h264", width: 1280, height: 720 } },
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
});
