import { execFileSync, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { monotonicClock } from "../../main/relay/core/monotonic-clock";
import { Relay } from "../../main/relay/core/relay";
import { parseShowLog } from "../../main/relay/log/lines";
import { showReport } from "../../main/relay/log/report";
import { startNginxRtmp } from "../helpers/nginx-rtmp";
import { createSharedLine } from "../helpers/shared-line";
import { decodeErrors, largestGap, packetTimes } from "../helpers/stream-source";
import { temporaryFolder } from "../helpers/temporary";
import { until } from "../helpers/until";

const streamKbps = 6_000;

/** A small picture whose stream is filled up to the rate: it costs nothing to send. */
function makeClip(file: string): void {
  const rate = `${streamKbps}k`;
  execFileSync("ffmpeg", [
    ...["-v", "error", "-f", "lavfi", "-i", "testsrc2=size=320x180:rate=30", "-f", "lavfi", "-i", "sine"],
    ...[
      "-t",
      "8",
      "-c:v",
      "libx264",
      "-preset",
      "ultrafast",
      "-g",
      "60",
      "-pix_fmt",
      "yuv420p",
      "-b:v",
      rate,
    ],
    ...["-minrate", rate, "-maxrate", rate, "-bufsize", "1000k", "-x264-params", "nal-hrd=cbr"],
    ...["-c:a", "aac", "-b:a", "96k", file],
  ]);
}

test("two platforms on a line too narrow for both: the less important one keeps its room and its sound", async () => {
  const folder = temporaryFolder();
  const [first, second] = [
    await startNginxRtmp(join(folder, "甲")),
    await startNginxRtmp(join(folder, "乙")),
  ];
  onTestFinished(async () => void (await Promise.all([first.close(), second.close()])));
  const line = createSharedLine(streamKbps / 2);
  onTestFinished(() => line.close());
  const clip = join(folder, "clip.flv");
  makeClip(clip);

  const relay = new Relay(monotonicClock, () => undefined);
  onTestFinished(() => relay.stop());
  const destination = async (id: string, port: number) => ({
    ...{ id, name: id, platform: "custom", server: `rtmp://127.0.0.1:${await line.to(port)}/live` },
    ...{ key: `key-${id}`, graceMs: null },
  });
  const log = join(folder, "show.jsonl");
  const port = await relay.start({
    listen: { host: "127.0.0.1", port: 0, app: "app", key: "in" },
    destinations: [await destination("a", first.port), await destination("b", second.port)],
    slate: null,
    makesRoom: true,
    show: { id: "show", startedAt: Date.now(), log },
  });
  const source = spawn("ffmpeg", [
    ...["-nostdin", "-v", "error", "-re", "-stream_loop", "-1", "-i", clip, "-c", "copy", "-f", "flv"],
    `rtmp://127.0.0.1:${port}/app/in`,
  ]);
  onTestFinished(() => void source.kill("SIGKILL"));
  const report = (id: string) => relay.report().destinations.find((one) => one.id === id);

  await until(
    "b makes room",
    () => report("b")?.status,
    (status) => status === "yielding",
  );
  // What waits in the system's buffers would take a while to drain.
  line.kbps = streamKbps * 10;
  await until(
    "b sends little",
    () => report("b")?.outgoingKbps ?? 0,
    (kbps) => kbps > 0 && kbps < streamKbps / 4,
  );
  expect(report("a")).toMatchObject({ status: "publishing", droppedFrames: 0 });
  relay.makesRoom(false);
  await until(
    "b has it all again",
    () => report("b")?.outgoingKbps ?? 0,
    (kbps) => kbps > streamKbps / 2,
  );
  expect(report("b")).toMatchObject({ status: "publishing", reconnects: 0 });
  relay.restart("b");
  await until("b is connected anew", () => report("b")?.reconnects === 1);
  await relay.stop();

  const story = showReport(parseShowLog(readFileSync(log, "utf8")), "zh-CN");
  expect(story).toMatchObject({
    isComplete: true,
    destinations: [
      { gaps: [] },
      {
        gaps: [
          { reason: expect.stringContaining("让出了网速") },
          { reason: expect.stringContaining("手动重新连接") },
        ],
      },
    ],
  });
  expect([first.recordings().length, second.recordings().length]).toEqual([1, 2]);
  const [full = "", little = ""] = [first.recordings()[0], second.recordings()[0]];
  for (const file of [full, little]) expect(await decodeErrors(file)).toBe("");
  expect(largestGap(await packetTimes(full, "v"))).toBeLessThan(100);
  expect(largestGap(await packetTimes(little, "v"))).toBeGreaterThan(1000);
});
