import { access, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { silentLog, systemClock } from "../../../main/core";
import type { ObsLink } from "../../../main/obs/connection/link";
import type { Borrowed } from "../../../main/obs/outputs/borrowed";
import { Sampler } from "../../../main/obs/outputs/sample";
import { createSession } from "../../../main/obs/scenes/session";
import type { FfmpegJob } from "../../../main/process/ffmpeg";
import { testContext } from "../../helpers/context";

let data: string;
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), "hongcun 听听-"));
});
afterEach(() => rm(data, { recursive: true, force: true }));

/** As much of OBS as a sample needs. */
function fakeObs({ streams = false, starts = true, profile = {} as Record<string, string> } = {}) {
  const listeners = new Set<(event: { outputState: string; outputPath: string }) => void>();
  const obs = { records: false, directory: "/自己的", asked: [] as string[], sampled: [] as boolean[] };
  const session = createSession();
  const tell = (state: string) => {
    obs.sampled.push(session.sampling);
    const event = {
      outputState: `OBS_WEBSOCKET_OUTPUT_${state}`,
      outputPath: join(obs.directory, "a.mkv"),
    };
    for (const listener of [...listeners]) listener(event);
  };
  const stop = () => {
    obs.records = false;
    setImmediate(() => tell("STOPPED"));
  };
  const link = {
    read: async (name: string) =>
      name === "GetRecordDirectory"
        ? { recordDirectory: obs.directory }
        : { outputActive: name === "GetRecordStatus" ? obs.records : name === "GetStreamStatus" && streams },
    change: async (name: string) => {
      obs.asked.push(name);
      if (name === "StopRecord" && obs.records) stop();
      else if (name === "StopRecord") throw new Error("501");
      else if (starts) {
        obs.records = true;
        await writeFile(join(obs.directory, "a.mkv"), "video");
        setImmediate(() => tell("STARTED"));
      } else setImmediate(() => tell("STOPPED"));
    },
    on: (_name: string, listener: (event: { outputState: string; outputPath: string }) => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onLost: () => () => undefined,
  } as unknown as ObsLink;
  const borrowed = {
    parameter: async (category: string, name: string) => profile[`${category}/${name}`] ?? "",
    setParameter: async () => undefined,
    setRecordFolder: async (folder: string) => {
      obs.directory = folder;
    },
    giveBack: vi.fn(async () => {
      obs.directory = "/自己的";
    }),
  } as unknown as Borrowed;
  const ffmpeg = {
    run: async ({ outputs }: FfmpegJob) => {
      await writeFile(String(outputs[0]?.target), "sound");
      return { milliseconds: 1, stderr: [] };
    },
  };
  session.machine = { version: "30.0.0" } as NonNullable<typeof session.machine>;
  const context = { ...testContext(), clock: systemClock, log: silentLog };
  context.paths = { ...context.paths, data };
  context.store.update((draft) => {
    draft.engine.address = "127.0.0.1:4455";
  });
  const sampler = new Sampler({ context, link, session, borrowed, ffmpeg });
  return { obs, stop, session, borrowed, context, sampler };
}

const isThere = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

describe("a sample of what OBS hears", () => {
  test("is the sound of the time of some work, and leaves nothing behind", async () => {
    const { sampler, obs, session, borrowed } = fakeObs();
    const { value, sound } = await sampler.around(async () => obs.records);
    expect(value).toBe(true);
    expect(sound).toBe(`data:audio/wav;base64,${Buffer.from("sound").toString("base64")}`);
    expect(obs).toMatchObject({ records: false, directory: "/自己的", asked: ["StartRecord", "StopRecord"] });
    // So long that whoever follows OBS's recordings knows that these are none.
    expect(obs.sampled).toEqual([true, true]);
    expect(session.sampling).toBe(false);
    expect(borrowed.giveBack).toHaveBeenCalledWith("record");
    expect(await isThere(join(data, "listening"))).toBe(false);
  });

  test("is not made while OBS streams or records, at another computer, or into a custom output", async () => {
    const custom = { "Output/Mode": "Advanced", "AdvOut/RecType": "FFmpeg" };
    const recording = fakeObs();
    recording.obs.records = true;
    const elsewhere = fakeObs();
    elsewhere.context.store.update((draft) => {
      draft.engine.address = "192.168.1.20:4455";
    });
    for (const { sampler, obs } of [
      fakeObs({ streams: true }),
      fakeObs({ profile: custom }),
      recording,
      elsewhere,
    ]) {
      expect(await sampler.around(async () => "heard")).toEqual({ value: "heard", sound: null });
      expect(obs.asked).toEqual([]);
    }
  });

  test("that cannot begin leaves no setting changed; the work is done all the same, and its failure passed on", async () => {
    const { sampler, session, borrowed, obs } = fakeObs({ starts: false });
    expect(await sampler.around(async () => 1)).toEqual({ value: 1, sound: null });
    expect(session.sampling).toBe(false);
    expect(borrowed.giveBack).toHaveBeenCalled();
    expect(await isThere(join(data, "listening"))).toBe(false);
    await expect(fakeObs().sampler.around(() => Promise.reject(new Error("nothing")))).rejects.toThrow(
      "nothing",
    );
    expect(obs.records).toBe(false);
  });

  test("ends early where OBS is wanted for something else, or by a hand in OBS; the work goes on", async () => {
    for (const how of ["wanted", "by hand"]) {
      const { sampler, obs, stop } = fakeObs();
      let finish = () => {};
      const work = new Promise<string>((resolve) => {
        finish = () => resolve("done");
      });
      const sampled = sampler.around(() => work);
      await vi.waitFor(() => expect(obs.sampled).toEqual([true]));
      if (how === "wanted") await sampler.end();
      else stop();
      await vi.waitFor(() => expect(obs.directory).toBe("/自己的"));
      expect(obs.records).toBe(false);
      finish();
      expect(await sampled).toMatchObject({ value: "done", sound: expect.stringMatching(/^data:/) });
    }
  });

  test("that an earlier studio left running is ended; a recording of the user's own is not", async () => {
    const left = fakeObs();
    left.obs.directory = join(data, "listening");
    await mkdir(left.obs.directory);
    left.obs.records = true;
    await left.sampler.sweep();
    expect(left.obs.asked).toEqual(["StopRecord"]);
    expect(left.obs.sampled).toEqual([true]);
    expect(left.session.sampling).toBe(false);
    expect(await isThere(join(data, "listening"))).toBe(false);
    const own = fakeObs();
    own.obs.records = true;
    await own.sampler.sweep();
    expect(own.obs).toMatchObject({ records: true, asked: [] });
  });
});
