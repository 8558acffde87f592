import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createMade } from "../../../main/clips";
import { type RevealPlan, revealPlan, runReveal } from "../../../main/clips/made/reveal";
import { noteClips, noteExport } from "../../../main/clips/record";
import { mediaResolver } from "../../../main/wiring/media";
import { type RecordingSummary, StudioError } from "../../../preload/contract";
import { testContext } from "../../helpers/context";
import { temporaryFolder } from "../../helpers/temporary";

const name = "竹园村 'q' \"晚会\"";
const summary = (id: string, file: string): RecordingSummary => ({
  ...{ id, file, name, bytes: 1, startedAt: 0, seconds: 60, kind: "rehearsal", showId: null },
  ...{ missing: false, isFinished: true, canRepair: false },
});

/** Two recordings of one name, their clips in one folder and their exports beside each other. */
async function start() {
  const root = temporaryFolder();
  const context = testContext(root);
  const { data } = context.paths;
  const clips = join(data, "recordings", "clips", name);
  const exports = join(data, "recordings", "exports");
  for (const folder of [clips, exports]) mkdirSync(folder, { recursive: true });
  const write = (folder: string, ...names: string[]) => {
    for (const file of names) writeFileSync(join(folder, file), file);
  };
  write(clips, "饺子.mp4", "饺子.srt", "饺子.jpg", "茶.mp4", "饺子 (2).mp4");
  write(exports, "晚会.mp4", "晚会 (2).mp4", "晚会 复盘.html");
  const clip = (recording: string, file: string, madeAt: number) => ({
    ...{
      recording,
      path: join(clips, file),
      title: file,
      from: 10,
      to: 20,
      startsAt: 8.5,
      encoded: false,
      madeAt,
    },
  });
  await noteClips(context, clips, [clip("a", "饺子.mp4", 100), clip("a", "茶.mp4", 100)]);
  await noteClips(context, clips, [clip("b", "饺子 (2).mp4", 200)]);
  await noteExport(context, { file: "晚会.mp4", recording: "a", kind: "phone", madeAt: 50 });
  await noteExport(context, { file: "晚会 (2).mp4", recording: "b", kind: "mp4", madeAt: 60 });
  await noteExport(context, { file: "晚会 复盘.html", recording: "a", kind: "html", madeAt: 300 });
  const film = join(root, "obs 视频", "彩排 1.mkv");
  mkdirSync(join(root, "obs 视频"));
  writeFileSync(film, "film");
  const recordings = [summary("a", film), summary("b", join(root, "gone.mkv"))];
  context.store.update((draft) => {
    draft.recording.recordings = recordings;
  });
  const plans: RevealPlan[] = [];
  let works = true;
  const { handlers } = createMade(context, {
    recording: async (id) => {
      const found = recordings.find((one) => one.id === id);
      if (found === undefined) throw new StudioError("core.not-found");
      return found;
    },
    resolve: mediaResolver(context),
    revealSystem: {
      ...{ platform: "linux", env: { DISPLAY: ":0" } },
      run: async (plan) => {
        plans.push(plan);
        return works;
      },
    },
  });
  const made = async (id: string) => (await handlers["recording.made"]({ id })).map((item) => item.name);
  const remove = async (reference: string) => handlers["recording.removeMade"]({ reference });
  const reveal = async (reference: string) => handlers["recording.reveal"]({ reference });
  const fail = () => {
    works = false;
  };
  return { context, data, root, clips, exports, film, handlers, made, remove, reveal, plans, fail };
}

describe("what was made of a recording", () => {
  test("is its own, the newest first, whatever others are called; also after a restart", async () => {
    const { context, made, handlers } = await start();
    expect(await made("a")).toEqual([
      "晚会 复盘.html",
      "饺子.mp4",
      "饺子.jpg",
      "饺子.srt",
      "茶.mp4",
      "晚会.mp4",
    ]);
    expect(await made("b")).toEqual(["饺子 (2).mp4", "晚会 (2).mp4"]);
    const [, clip] = await handlers["recording.made"]({ id: "a" });
    expect(clip).toMatchObject({
      ...{ kind: "clip", reference: `made:clips/${name}/饺子.mp4`, cover: `made:clips/${name}/饺子.jpg` },
      ...{ bytes: Buffer.byteLength("饺子.mp4"), madeAt: 100, stretch: { from: 8.5, to: 20 } },
    });
    expect(mediaResolver(context)(clip?.reference ?? "")).toBe(clip?.file);
    await expect(handlers["recording.made"]({ id: "nobody" })).rejects.toMatchObject({
      code: "core.not-found",
    });
  });

  test("leaves out what is gone, and what a damaged or meddled record names", async () => {
    const { data, clips, exports, made, remove } = await start();
    writeFileSync(join(data, "secret.mp4"), "");
    const record = join(exports, "exports.json");
    const noted = JSON.parse(readFileSync(record, "utf8"));
    noted.exports.push({ file: "../../secret.mp4", recording: "b", kind: "mp4", madeAt: 1 });
    writeFileSync(record, JSON.stringify(noted));
    await remove(`made:clips/${name}/饺子 (2).mp4`);
    expect(await made("b")).toEqual(["晚会 (2).mp4"]);
    writeFileSync(join(clips, "clips.json"), "{ half");
    expect(await made("a")).toEqual(["晚会 复盘.html", "晚会.mp4"]);
    expect(existsSync(join(clips, "clips.json"))).toBe(true);
  });

  test("of the first version, a folder's clips are the one recording's that it named", async () => {
    const { clips, made } = await start();
    const clip = { file: "饺子.mp4", title: "饺子", from: 1, to: 2, startsAt: 1, encoded: false, madeAt: 1 };
    writeFileSync(join(clips, "clips.json"), JSON.stringify({ version: 1, recording: "b", clips: [clip] }));
    expect(await made("b")).toEqual(["晚会 (2).mp4", "饺子.mp4", "饺子.jpg", "饺子.srt"]);
  });
});

describe("deleting what was made", () => {
  test("a clip goes with its cover and subtitles, and the last one with its folder", async () => {
    const { clips, made, remove } = await start();
    await remove(`made:clips/${name}/饺子.mp4`);
    for (const file of ["饺子.mp4", "饺子.srt", "饺子.jpg"])
      expect(existsSync(join(clips, file))).toBe(false);
    expect(await made("a")).toEqual(["晚会 复盘.html", "茶.mp4", "晚会.mp4"]);
    await remove(`made:clips/${name}/茶.mp4`);
    await remove(`made:clips/${name}/饺子 (2).mp4`);
    expect(existsSync(clips)).toBe(false);
  });

  test("an export goes alone, and what is gone already is as wanted", async () => {
    const { exports, made, remove } = await start();
    await remove("made:exports/晚会.mp4");
    await remove("made:exports/晚会.mp4");
    expect(existsSync(join(exports, "晚会 (2).mp4"))).toBe(true);
    expect(await made("a")).not.toContain("晚会.mp4");
    expect(await made("b")).toContain("晚会 (2).mp4");
  });

  test("nothing outside is touched", async () => {
    const { data, root, clips, remove } = await start();
    writeFileSync(join(data, "secret.mp4"), "");
    symlinkSync(root, join(data, "recordings", "clips", "out"));
    const kept = join(clips, "clips.json");
    for (const reference of [
      "made:clips/../../secret.mp4",
      "made:exports/../../../obs 视频/彩排 1.mkv",
      `made:clips/out/data/secret.mp4`,
      `made:clips/${name}/clips.json`,
      "recording:a",
      "media:a.mp4",
    ])
      await expect(remove(reference), reference).rejects.toMatchObject({ code: "core.not-found" });
    for (const path of [join(data, "secret.mp4"), join(root, "obs 视频", "彩排 1.mkv"), kept])
      expect(existsSync(path), path).toBe(true);
  });

  test("a file that cannot go is named, and its clip stays whole", async () => {
    const { clips, made, remove } = await start();
    mkdirSync(join(clips, "folder.mp4"));
    await expect(remove(`made:clips/${name}/folder.mp4`)).rejects.toMatchObject({
      code: "made.in-use",
      params: { path: join(clips, "folder.mp4") },
    });
    expect(await made("a")).toContain("饺子.mp4");
  });
});

describe("showing a file where it lies", () => {
  test("a recording wherever it is, and what was made of it", async () => {
    const { reveal, plans, film } = await start();
    await reveal("recording:a");
    expect(plans).toEqual([
      { command: "xdg-open", args: [join(film, "..")], isVerbatim: false, saysHowItEnded: true },
    ]);
    await reveal("made:exports/晚会.mp4");
    expect(plans).toHaveLength(2);
  });

  test("says so with the path where the file is gone, or there is no file manager", async () => {
    const { reveal, fail, film, plans } = await start();
    await expect(reveal("recording:b")).rejects.toMatchObject({ code: "made.gone" });
    await expect(reveal("recording:nobody")).rejects.toMatchObject({ code: "core.not-found" });
    await expect(reveal("made:exports/../../x.mp4")).rejects.toMatchObject({ code: "core.not-found" });
    expect(plans).toEqual([]);
    fail();
    await expect(reveal("recording:a")).rejects.toMatchObject({
      ...{ code: "made.no-file-manager", params: { path: film } },
    });
  });

  test("each system by its own program, by arguments and not by a shell", () => {
    const path = "/录像/a 'b' $(x).mp4";
    const plan = (platform: NodeJS.Platform, env: NodeJS.ProcessEnv = {}) =>
      revealPlan(path, { platform, env });
    expect(plan("darwin")).toMatchObject({ command: "open", args: ["-R", path] });
    expect(plan("win32")).toMatchObject({
      command: "explorer.exe",
      args: [`/select,"${path}"`],
      isVerbatim: true,
    });
    expect(plan("linux", { WAYLAND_DISPLAY: "w" })).toMatchObject({ command: "xdg-open", args: ["/录像"] });
    expect(plan("linux")).toBeNull();
  });

  test("a program that is missing or fails has not shown it", async () => {
    const plan = { args: ["a"], isVerbatim: false, saysHowItEnded: true };
    expect(await runReveal({ ...plan, command: "hongcun-no-such-program" })).toBe(false);
    expect(await runReveal({ ...plan, command: "false" })).toBe(false);
    expect(await runReveal({ ...plan, command: "false", saysHowItEnded: false })).toBe(true);
    expect(await runReveal({ ...plan, command: "true" })).toBe(true);
  });
});
