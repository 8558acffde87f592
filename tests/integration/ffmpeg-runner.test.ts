import { chmod, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import sharp from "sharp";
import { afterEach, describe, expect, test } from "vitest";
import { silentLog } from "../../main/core";
import {
  createFfmpeg,
  type Ffmpeg,
  type FfmpegCandidate,
  type FfmpegJob,
  findCandidates,
} from "../../main/process/ffmpeg";
import { temporaryFolder } from "../helpers/temporary";

const open: Ffmpeg[] = [];
const start = (candidates?: () => Promise<FfmpegCandidate[]>) => {
  const ffmpeg = createFfmpeg(silentLog, candidates);
  open.push(ffmpeg);
  return ffmpeg;
};
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

const testPicture = (seconds: number) => ({
  source: `testsrc=s=320x180:r=30:d=${seconds}`,
  options: ["-f", "lavfi"],
});
const endless: FfmpegJob = {
  inputs: [{ source: "testsrc=s=64x64:r=30", options: ["-re", "-f", "lavfi"] }],
  outputs: [{ target: "-", options: ["-f", "null"] }],
};
const alive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};
/** Processes of ours whose command line holds a text. */
async function processesWith(text: string): Promise<number[]> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map(Number);
  const lines = await Promise.all(
    pids.map((pid) => readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")),
  );
  return pids.filter((_, index) => lines[index]?.includes(text));
}

describe("finding ffmpeg", () => {
  test("the shipped one comes before the system's, and both can do what is needed", async () => {
    const candidates = await findCandidates();
    expect(candidates.map(({ source }) => source)).toContain("@ffmpeg-installer/ffmpeg");
    expect(candidates.at(-1)?.source).toBe("path");
    for (const candidate of candidates) {
      const { inUse } = await start(() => Promise.resolve([candidate])).describe();
      expect(inUse).toMatchObject({ path: candidate.path, missing: [] });
      expect(inUse?.version).not.toBe("");
    }
  });

  test("one that does not run, and one that lacks a filter, are passed over and named", async () => {
    const folder = temporaryFolder();
    const broken = join(folder, "broken ffmpeg");
    const poor = join(folder, "poor ffmpeg");
    await writeFile(broken, "#!/bin/sh\nexit 3\n");
    await writeFile(
      poor,
      '#!/bin/sh\necho "ffmpeg version 9.9 x"\necho " ..C color             |->V       c"\n',
    );
    await chmod(broken, 0o755);
    await chmod(poor, 0o755);
    const real = (await findCandidates()).at(-1) as FfmpegCandidate;
    const ffmpeg = start(async () => [
      { source: "path", path: join(folder, "not there") },
      { source: "path", path: broken },
      { source: "path", path: poor },
      real,
    ]);
    const { inUse, passedOver } = await ffmpeg.describe();
    expect(inUse?.path).toBe(real.path);
    expect(passedOver.map(({ path }) => path)).toEqual([join(folder, "not there"), broken, poor]);
    expect(passedOver[2]?.reason).toContain("filter ass");
  });

  test("none at all is said in words", async () => {
    await expect(start(async () => []).run(endless)).rejects.toMatchObject({ code: "ffmpeg.not-found" });
    const broken = start(async () => [{ source: "path", path: "/not/there" }]);
    await expect(broken.capabilities()).rejects.toMatchObject({ code: "ffmpeg.unusable" });
  });
});

describe.each(["@ffmpeg-installer/ffmpeg", "path"] as const)(
  "running jobs with the ffmpeg from %s",
  (source) => {
    const runner = () =>
      start(async () =>
        (await findCandidates()).filter((candidate) => candidate.source === source).slice(0, 1),
      );

    test("a job into a folder with an awkward name, with progress to its end", async () => {
      const target = join(temporaryFolder(), "出 片 's.mp4");
      const frames: number[] = [];
      let ended = false;
      await runner().run(
        {
          inputs: [testPicture(2)],
          outputs: [{ target, options: ["-c:v", "libx264", "-metadata", "title=a 'b' c"] }],
        },
        {
          onProgress: (progress) => {
            frames.push(progress.frame);
            ended = progress.ended;
          },
        },
      );
      expect(frames.at(-1)).toBe(60);
      expect(ended).toBe(true);
      expect((await readFile(target)).length).toBeGreaterThan(1000);
    });

    test("a stream in and a stream out", async () => {
      const png = await sharp({ create: { width: 32, height: 16, channels: 3, background: "#d9a441" } })
        .png()
        .toBuffer();
      const input = new PassThrough();
      input.end(png);
      const output = new PassThrough();
      const chunks: Buffer[] = [];
      output.on("data", (chunk: Buffer) => chunks.push(chunk));
      await runner().run({
        inputs: [{ source: input, options: ["-f", "image2pipe"] }],
        filterGraph: "[0:v]scale=64:32[out]",
        outputs: [{ target: output, options: ["-map", "[out]", "-f", "image2pipe", "-c:v", "png"] }],
      });
      expect(await sharp(Buffer.concat(chunks)).metadata()).toMatchObject({
        width: 64,
        height: 32,
        format: "png",
      });
    });

    test("failures are told by their cause", async () => {
      const folder = temporaryFolder();
      const ffmpeg = runner();
      const run = (job: FfmpegJob) => ffmpeg.run(job, { timeoutSeconds: 20 });
      const nothing = { target: "-", options: ["-f", "null"] };
      await writeFile(join(folder, "破.mp4"), Buffer.alloc(4000, 7));
      await mkdir(join(folder, "folder.png"));
      const cases = [
        [{ inputs: [{ source: join(folder, "没有.mp4") }], outputs: [nothing] }, "ffmpeg.file-missing"],
        [{ inputs: [{ source: join(folder, "破.mp4") }], outputs: [nothing] }, "ffmpeg.bad-data"],
        [
          { inputs: [testPicture(1)], filterGraph: "[0:v]nosuchfilter", outputs: [nothing] },
          "ffmpeg.lacks-part",
        ],
        [
          { inputs: [testPicture(1)], outputs: [{ target: "/dev/full", options: ["-f", "mpegts"] }] },
          "ffmpeg.no-space",
        ],
      ] as const;
      for (const [job, code] of cases) await expect(run(job)).rejects.toMatchObject({ code });
    });

    test("a stream key in an address never reaches the error or its cause", async () => {
      const job = {
        inputs: [testPicture(1)],
        outputs: [{ target: "rtmp://127.0.0.1:1/live/geheim-key-123456", options: ["-f", "flv"] }],
      };
      const error: unknown = await runner()
        .run(job, { timeoutSeconds: 20 })
        .catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ code: "ffmpeg.no-connection" });
      const told = `${JSON.stringify(error)} ${String(error)} ${error instanceof Error ? String(error.cause) : ""}`;
      expect(told).not.toContain("geheim");
      expect(told).toContain("•••");
    });

    test("cancelling, a time-out and closing each leave no process behind", async () => {
      const ffmpeg = runner();
      const mark = `hongcun-mark-${process.pid}-${source.length}`;
      const marked: FfmpegJob = {
        ...endless,
        outputs: [{ target: "-", options: ["-metadata", `title=${mark}`, "-f", "null"] }],
      };
      const cancel = new AbortController();
      const runs = [
        ffmpeg.run(marked, { signal: cancel.signal, onProgress: () => cancel.abort() }),
        ffmpeg.run(marked, { timeoutSeconds: 0.5 }),
      ];
      const [cancelled, late] = await Promise.allSettled(runs);
      expect(cancelled).toMatchObject({ reason: { code: "core.cancelled" } });
      expect(late).toMatchObject({ reason: { code: "ffmpeg.timed-out", params: { seconds: 0.5 } } });

      const started = new Promise<void>((resolve) => {
        void ffmpeg.run(marked, { longRunning: true, onProgress: () => resolve() }).catch(() => undefined);
      });
      const waiting = [1, 2, 3].map(() => ffmpeg.run(marked).catch((error: unknown) => error));
      await started;
      const pids = await processesWith(mark);
      expect(pids.length).toBeGreaterThan(0);
      await ffmpeg.close();
      expect(pids.filter(alive)).toEqual([]);
      for (const error of await Promise.all(waiting)) expect(error).toMatchObject({ code: "core.cancelled" });
      await expect(ffmpeg.run(marked)).rejects.toMatchObject({ code: "core.cancelled" });
    });

    test("asked to finish, it ends its file properly", async () => {
      const target = join(temporaryFolder(), "finish.mp4");
      const finish = new AbortController();
      const job = {
        inputs: endless.inputs,
        outputs: [{ target, options: ["-c:v", "libx264", "-preset", "ultrafast"] }],
      };
      const ffmpeg = runner();
      await ffmpeg.run(job, {
        longRunning: true,
        finish: finish.signal,
        onProgress: ({ frame }) => frame > 10 && finish.abort(),
      });
      // An mp4 that was not ended has no index and cannot be opened.
      await ffmpeg.run({
        inputs: [{ source: target, options: ["-xerror"] }],
        outputs: [{ target: "-", options: ["-f", "null"] }],
      });
    });
  },
);
