import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { monotonicClock } from "../../main/relay/core/monotonic-clock";
import type { Frame } from "../../main/relay/programme/frame";
import { createProgramme } from "../../main/relay/programme/programme";
import { splitAddress } from "../../main/relay/publisher/address";
import { Publisher } from "../../main/relay/publisher/publisher";
import { flvTags } from "../helpers/flv-tags";
import { startNginxRtmp } from "../helpers/nginx-rtmp";
import { decodeErrors, packetTimes } from "../helpers/stream-source";
import { temporaryFolder } from "../helpers/temporary";
import { until } from "../helpers/until";

const kinds = { 8: "audio", 9: "video", 18: "data" } as const;
const extended = 0xffffff;

test("a show that passes 4 h 39 min, where RTMP's timestamps change their form, is received without a fault", async () => {
  const nginx = await startNginxRtmp(join(temporaryFolder(), "平台"));
  onTestFinished(() => nginx.close());
  const frames: Frame[] = [];
  // The outgoing clock begins at 0 and follows the source's: the wall must have moved on as far.
  let now = 0;
  const clock = { now: () => now, after: () => () => undefined };
  const programme = createProgramme({ clock, send: (frame) => frames.push(frame) });
  const source = programme.open();
  const clip = flvTags("640x360", ["-c:v", "libx264", "-bf", "2", "-g", "12", "-pix_fmt", "yuv420p"], 6);
  const replay = (start: number) => {
    for (const { type, timestamp, payload } of clip) {
      now = start + timestamp;
      source.tag({ kind: kinds[type as keyof typeof kinds], timestamp: now, payload });
    }
  };
  replay(0);
  frames.length = 0;
  replay(extended - 3_000);

  const address = splitAddress(nginx.server, "long-show");
  const publisher = new Publisher(address!, {
    clock: monotonicClock,
    graceMs: null,
    changed: () => undefined,
  });
  onTestFinished(() => publisher.close());
  await until("publishing", () => publisher.report().status === "publishing");
  for (const frame of frames) publisher.push(frame);
  await until("all is out", () => publisher.report().queuedBytes === 0);
  await publisher.close();
  await until("it was written", () => nginx.errorLog().includes("deleteStream"));

  const [file = ""] = nginx.recordings();
  const pictures = frames.filter(({ kind }) => kind === "video");
  expect(pictures[0]?.timestamp).toBeLessThan(extended);
  expect(pictures.at(-1)?.timestamp).toBeGreaterThan(extended);
  const times = await packetTimes(file, "v");
  expect(times).toHaveLength(pictures.length);
  expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBe(
    (pictures.at(-1)?.timestamp ?? 0) - (pictures[0]?.timestamp ?? 0),
  );
  expect(await decodeErrors(file)).toBe("");
});
