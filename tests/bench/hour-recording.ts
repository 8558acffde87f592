import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { createClips } from "../../main/clips";
import { silentLog } from "../../main/core";
import { createJobs } from "../../main/jobs";
import { createFfmpeg } from "../../main/process/ffmpeg";
import { type MethodInput, methods, type RecordingSummary, timelineFile } from "../../preload/contract";
import { testContext } from "../helpers/context";
import { makeClip } from "./bench-clip";

export const hour = 3600;

/** Twenty products of a minute each: their cards, and nothing else. */
const cards = Array.from({ length: 20 }, (_, index) => index).flatMap((index) =>
  [
    { t: (index * 180 + 12.3) * 1000, phase: "on-air" },
    { t: (index * 180 + 62.3) * 1000, phase: "off" },
  ].map((when) => ({
    ...{ kind: "card", card: index, slot: "card", template: "product-card", planned: true },
    ...{ title: `好物 ${index + 1}`, product: `p-${index + 1}`, ...when },
  })),
);

function writeHour(file: string, part: string) {
  mkdirSync(join(file, ".."), { recursive: true });
  makeClip(part);
  execFileSync("ffmpeg", [
    ...["-v", "error", "-stream_loop", String(Math.ceil(hour / 16)), "-i", part, "-c", "copy"],
    ...["-t", String(hour), file],
  ]);
  writeFileSync(timelineFile(file), cards.map((card) => JSON.stringify(card)).join("\n"));
  const captions = Array.from({ length: hour / 5 }, (_, index) => {
    const clock = (seconds: number) => new Date(seconds * 1000).toISOString().slice(11, 19);
    return `${index + 1}\r\n${clock(index * 5)},000 --> ${clock(index * 5 + 4)},000\r\n第 ${index + 1} 句\r\n`;
  });
  writeFileSync(file.replace(/mkv$/, "srt"), captions.join("\r\n"));
}

/**
 * An hour of 720p30 (1.2 GB) with twenty products, and what cuts it. HONGCUN_BENCH_FOLDER names a folder on the disk to
 * measure; the checkout's own one unless said.
 */
export function openHour() {
  const root = process.env.HONGCUN_BENCH_FOLDER ?? resolve("artifacts");
  mkdirSync(root, { recursive: true });
  const folder = mkdtempSync(join(root, "hour-bench-"));
  const context = testContext(folder);
  const file = join(context.paths.data, "recordings", "一小时.mkv");
  writeHour(file, join(folder, "part.mp4"));
  const recording: RecordingSummary = {
    ...{ id: "hour", file, name: "一小时", bytes: 0, startedAt: 0, seconds: hour },
    ...{ kind: "show", showId: null, missing: false, isFinished: true, canRepair: false },
  };
  const ffmpeg = createFfmpeg(silentLog);
  const jobs = createJobs(context);
  const { handlers } = createClips(context, {
    ...{ ffmpeg, jobs, recording: async () => recording, subtitles: async () => "" },
    renderReport: async () => Buffer.alloc(0),
  });

  async function timed(begin: () => unknown): Promise<{ seconds: number; files: string[] }> {
    const begun = performance.now();
    const { job } = (await begin()) as { job: string };
    for (;;) {
      const state = context.store.get().jobs.find(({ id }) => id === job);
      if (state?.status === "done")
        return { seconds: (performance.now() - begun) / 1000, files: state.files };
      if (state?.status !== "waiting" && state?.status !== "running") throw new Error(JSON.stringify(state));
      await new Promise((done) => setTimeout(done, 10));
    }
  }
  return {
    ...{ context, ffmpeg, file, recording, plans: async () => handlers["recording.clips"]({ id: "hour" }) },
    cut: (asked: Omit<MethodInput<"recording.clip">, "id">) =>
      timed(() =>
        handlers["recording.clip"](methods["recording.clip"].input.parse({ id: "hour", ...asked })),
      ),
    export: (asked: Omit<MethodInput<"recording.export">, "id">) =>
      timed(() =>
        handlers["recording.export"](methods["recording.export"].input.parse({ id: "hour", ...asked })),
      ),
    async close() {
      await jobs.close();
      await ffmpeg.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type Hour = ReturnType<typeof openHour>;
