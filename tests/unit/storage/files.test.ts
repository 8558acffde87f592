import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { jsonFile, neverChanges, readIfThere, resolveMedia, writeAtomic } from "../../../main/storage";

const schema = z.object({ version: z.literal(2), names: z.array(z.string()) });
let folder: string;
let corrupt: string[];
const open = (name: string) =>
  jsonFile(join(folder, name), {
    schema,
    version: 2,
    migrations: { 1: (old) => ({ names: [String(old.name)] }) },
    fallback: () => ({ version: 2 as const, names: [] }),
    onCorrupt: (_path, copy) => corrupt.push(copy),
  });

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), '红村 it\'s "data" '));
  corrupt = [];
});

test("written, read, and nothing temporary is left", async () => {
  const file = open("深/一 层/products.json");
  await file.write({ version: 2, names: ["饺子"] });
  expect(await file.read()).toEqual({ version: 2, names: ["饺子"] });
  expect(readdirSync(join(folder, "深/一 层"))).toEqual(["products.json"]);
});

test("an old version is brought up to date", async () => {
  writeFileSync(join(folder, "old.json"), JSON.stringify({ version: 1, name: "木耳" }));
  expect(await open("old.json").read()).toEqual({ version: 2, names: ["木耳"] });
});

test("a file from a newer version is refused and left alone", async () => {
  const text = JSON.stringify({ version: 3, names: ["x"], more: 1 });
  writeFileSync(join(folder, "new.json"), text);
  await expect(open("new.json").read()).rejects.toMatchObject({ code: "storage.newer-version" });
  expect(readFileSync(join(folder, "new.json"), "utf8")).toBe(text);
});

test.each(["", "{", "\u0000\u0001", '{"version":2,"names":7}', "[]", "null"])(
  "a broken file (%j) is copied aside, not lost",
  async (text) => {
    writeFileSync(join(folder, "bad.json"), text);
    expect(await open("bad.json").read()).toEqual({ version: 2, names: [] });
    expect(corrupt).toHaveLength(1);
    expect(readFileSync(corrupt[0] ?? "", "utf8")).toBe(text);
    expect(readFileSync(join(folder, "bad.json"), "utf8")).toBe(text);
  },
);

test("a folder that cannot be written is said with its path", async () => {
  writeFileSync(join(folder, "file"), "");
  await expect(writeAtomic(join(folder, "file", "x.json"), "")).rejects.toMatchObject({
    code: "storage.unwritable",
  });
  expect(await readIfThere(join(folder, "nothing"))).toBeNull();
  await expect(readIfThere(folder)).rejects.toMatchObject({ code: "storage.unreadable" });
  chmodSync(folder, 0o700);
});

test.each([
  "media:../settings.json",
  "media:/etc/passwd",
  "card:a/../../x",
  "file:/x",
  "bundled:.",
  "media:",
  "C:\\x",
  "media:a\0b",
  "made:clips",
  "made:clips/../../secrets.bin",
  "made:clips/../../a.mp4",
  "made:recordings.json",
  "made:a.mp4",
  "made:other/a.mp4",
  "made:clips/a/clips.json",
  "made:exports/exports.json",
  "made:exports/.making-x/made.mp4",
  "made:exports/.a.mp4",
  "recording:rec-1",
])("no reference leaves its folder: %j", (reference) => {
  expect(() => resolveMedia({ data: folder, resources: folder }, reference)).toThrowError(
    expect.objectContaining({ code: "core.not-found" }),
  );
});

test.each([
  ["media:照片/饺子 1.jpg", ["data", "media", "照片", "饺子 1.jpg"]],
  ["card:a.png", ["data", "overlays", "a.png"]],
  ["thumb:a.jpg", ["data", "thumbnails", "a.jpg"]],
  ["bundled:a.png", ["resources", "pictures", "a.png"]],
  ["bundled:music/a.ogg", ["resources", "music", "a.ogg"]],
  ["bundled:music.png", ["resources", "pictures", "music.png"]],
  ["made:clips/竹园村 'q'/饺子 \"¥29\".mp4", ["data", "recordings", "clips", "竹园村 'q'", '饺子 "¥29".mp4']],
  ["made:exports/a.pdf", ["data", "recordings", "exports", "a.pdf"]],
])("the media reference %s finds its file", (reference, path) => {
  const roots = { data: join(folder, "data"), resources: join(folder, "resources") };
  expect(resolveMedia(roots, reference)).toBe(join(folder, ...path));
});

test("a link that leads out of what was made of recordings is not followed", () => {
  const [clips, outside] = [join(folder, "linked", "recordings", "clips"), join(folder, "outside")];
  for (const made of [join(clips, "a"), outside]) mkdirSync(made, { recursive: true });
  for (const file of [join(clips, "a", "real.mp4"), join(outside, "x.mp4")]) writeFileSync(file, "");
  symlinkSync(outside, join(clips, "b"));
  symlinkSync(join(outside, "x.mp4"), join(clips, "a", "x.mp4"));
  symlinkSync(join(clips, "a", "real.mp4"), join(clips, "a", "inside.mp4"));
  const resolve = (reference: string) =>
    resolveMedia({ data: join(folder, "linked"), resources: folder }, reference);
  for (const reference of ["made:clips/b/x.mp4", "made:clips/a/x.mp4"])
    expect(() => resolve(reference)).toThrowError(expect.objectContaining({ code: "core.not-found" }));
  expect(resolve("made:clips/a/inside.mp4")).toBe(join(clips, "a", "inside.mp4"));
});

test("only what is named by its content never changes", () => {
  expect(["card:a.png", "thumb:a.jpg", "media:a.png", "bundled:a.png"].filter(neverChanges)).toEqual([
    "card:a.png",
    "thumb:a.jpg",
  ]);
});
