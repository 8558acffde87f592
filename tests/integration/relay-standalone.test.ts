import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { silentLog } from "../../main/core";
import { createFfmpeg } from "../../main/process/ffmpeg";
import { createSlateMaker, runStandaloneRelay } from "../../main/relay";
import type { RelayReport } from "../../main/relay/core/config";
import { freePort } from "../helpers/free-port";
import { startNginxRtmp } from "../helpers/nginx-rtmp";
import { decodeErrors, startSource } from "../helpers/stream-source";
import { temporaryFolder } from "../helpers/temporary";
import { until } from "../helpers/until";

test("the relay runs alone from a file: plain lines, a slate, a log, and how it went at the end", async () => {
  const folder = temporaryFolder();
  const nginx = await startNginxRtmp(join(folder, "甲"));
  onTestFinished(() => nginx.close());
  const port = await freePort();
  const file = join(folder, "转推.json");
  const destination = { name: "快手", server: nginx.server, key: "live_b_secret", platform: "kuaishou" };
  const slate = { title: "竹园村", music: false };
  writeFileSync(
    file,
    JSON.stringify({ listen: { port, key: "in-1" }, destinations: [destination], slate, log: "日志.jsonl" }),
  );
  const ffmpeg = createFfmpeg(silentLog);
  onTestFinished(() => ffmpeg.close());
  const lines: string[] = [];
  const last = <Value>(key: string): Value | undefined =>
    lines.map((line) => JSON.parse(line) as Record<string, Value>).findLast((line) => key in line)?.[key];
  const ending = new AbortController();
  const root = join(import.meta.dirname, "../..");
  const options = {
    language: "zh-CN",
    ...{ isJson: true, signal: ending.signal },
    paths: {
      ...{ data: join(folder, "data"), resources: join(root, "resources"), relayEntry: "" },
      fonts: join(root, "node_modules/@expo-google-fonts/noto-sans-sc/400Regular"),
    },
    slates: createSlateMaker({ ffmpeg, note: () => undefined }),
    print: (line: string) => lines.push(line),
  } as const;
  const faultEars = () => process.listeners("uncaughtException");
  const before = faultEars();
  const run = runStandaloneRelay(file, options);
  onTestFinished(() => ending.abort());
  await until("it listens", () => last("server") === `rtmp://127.0.0.1:${port}/live`);
  await expect(runStandaloneRelay(file, options)).rejects.toMatchObject({
    ...{ code: "relay.port-taken", params: { port } },
  });

  const source = startSource(`rtmp://127.0.0.1:${port}/live/in-1`);
  onTestFinished(() => source.kill());
  await until("a slate is at hand", () => last("slate") === "ready");
  await until(
    "it publishes",
    () => last<RelayReport["destinations"]>("destinations")?.[0]?.status === "publishing",
  );
  const [own] = faultEars().filter((ear) => !before.includes(ear));
  own?.(new Error("a fault with rtmp://h/live/live_b_secret"), "uncaughtException");
  expect(last("fault")).toContain("a fault with rtmp://h/live/•••");
  await source.kill();
  await until("the slate stands in", () => last("showing") === "slate");
  ending.abort();
  await run;
  expect(faultEars()).toEqual(before);
  expect(last("report")).toMatchObject({
    isComplete: true,
    destinations: [{ name: "快手", platform: "kuaishou", gaps: [] }],
    slates: [{ reason: expect.any(String) }],
  });
  expect(nginx.recordings()).toHaveLength(1);
  expect(await decodeErrors(nginx.recordings()[0] ?? "")).toBe("");
  const log = readFileSync(join(folder, "日志.jsonl"), "utf8");
  expect(log).toContain('"type":"ended"');
  expect(`${lines.join()}${log}`).not.toContain("live_b_secret");
});
