import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { inWorkspace, place, sweepWorkspaces } from "../../../main/clips/workspace";
import { safeFileStem } from "../../../main/storage";
import { temporaryFolder } from "../../helpers/temporary";

const made = async (folder: string, name: string, extension: string) => {
  const file = join(folder, name);
  await writeFile(file, name);
  return { file, extension };
};

test("what belongs together keeps one name, and nothing that is there is overwritten", async () => {
  const folder = temporaryFolder();
  const target = join(folder, "clips");
  await mkdir(target);
  await writeFile(join(target, "饺子.srt"), "theirs");
  const placed = await inWorkspace(folder, async (workspace) => {
    const first = [await made(workspace, "0", ".mp4"), await made(workspace, "0s", ".srt")];
    const second = [await made(workspace, "1", ".mp4")];
    return [...(await place(target, "饺子", first)), ...(await place(target, "饺子", second))];
  });
  expect(placed.map((file) => file.slice(target.length + 1))).toEqual([
    "饺子 (2).mp4",
    "饺子 (2).srt",
    "饺子.mp4",
  ]);
  expect(await readFile(join(target, "饺子.srt"), "utf8")).toBe("theirs");
  expect(await readdir(folder)).toEqual(["clips"]);
});

test("many at once that want one name all get their own", async () => {
  const folder = temporaryFolder();
  const target = join(folder, "exports");
  await inWorkspace(folder, async (workspace) => {
    const files = await Promise.all(Array.from({ length: 8 }, (_, n) => made(workspace, `${n}`, ".mp4")));
    await Promise.all(files.map((file) => place(target, "a", [file])));
  });
  const texts = await Promise.all(
    (await readdir(target)).map((name) => readFile(join(target, name), "utf8")),
  );
  expect(texts.sort()).toEqual(["0", "1", "2", "3", "4", "5", "6", "7"]);
});

test("work that fails leaves nothing, and what a crash left is swept", async () => {
  const folder = temporaryFolder();
  await writeFile(join(folder, "mine.mp4"), "");
  await expect(
    inWorkspace(folder, async (workspace) => {
      await made(workspace, "half", ".mp4");
      throw new Error("full");
    }),
  ).rejects.toThrow("full");
  expect(await readdir(folder)).toEqual(["mine.mp4"]);
  await mkdir(join(folder, ".making-abc"));
  await made(join(folder, ".making-abc"), "half", ".mp4");
  await sweepWorkspaces(folder);
  expect(await readdir(folder)).toEqual(["mine.mp4"]);
  await sweepWorkspaces(join(folder, "not there"));
});

test("titles become names that every system takes", () => {
  const stem = (title: string) => safeFileStem(title, "clip-1", 60);
  expect(["手工饺子 ¥29.90", "a/b\\c:d*?", "..", "NUL", " x. ", "", "con.mp4"].map(stem)).toEqual([
    ...["手工饺子 ¥29.90", "a b c d", "clip-1", "_NUL", "x", "clip-1", "_con.mp4"],
  ]);
  expect([...stem("饺".repeat(200))]).toHaveLength(60);
  expect(Buffer.byteLength(`${stem("👩‍🌾".repeat(90))} (200).mp4`)).toBeLessThan(255);
});
