import { readdirSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createThumbnailStore } from "../../../../main/presets/thumbnail/store";
import { temporaryFolder } from "../../../helpers/temporary";

const counted = (content: string) => {
  const drawn = {
    times: 0,
    draw: async () => {
      drawn.times++;
      return Buffer.from(content);
    },
  };
  return drawn;
};

test("what was drawn is taken from the folder, also by another studio, and asked for twice at once drawn once", async () => {
  const folder = join(temporaryFolder(), "thumbnails");
  const store = createThumbnailStore(folder);
  const picture = counted("a picture");
  const [first, same] = await Promise.all([store.get("key", picture.draw), store.get("key", picture.draw)]);
  expect(first).toEqual(same);
  expect(first).toMatchObject({ cached: false });
  expect(await createThumbnailStore(folder).get("key", picture.draw)).toEqual({
    name: first.name,
    cached: true,
  });
  expect(picture.times).toBe(1);
  expect(readdirSync(folder)).toEqual([first.name]);
});

test("a file that lost its end is drawn again", async () => {
  const folder = temporaryFolder();
  const store = createThumbnailStore(folder);
  const picture = counted("a whole picture");
  const { name } = await store.get("key", picture.draw);
  writeFileSync(join(folder, name), "a who");
  expect(await store.get("key", picture.draw)).toEqual({ name, cached: false });
  expect(picture.times).toBe(2);
});

test("a drawing that fails leaves nothing and can be asked for again", async () => {
  const folder = temporaryFolder();
  const store = createThumbnailStore(folder);
  await expect(store.get("key", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(readdirSync(folder)).toEqual([]);
  expect(await store.get("key", counted("now").draw)).toMatchObject({ cached: false });
});

test("the oldest beyond what is kept go", async () => {
  const folder = temporaryFolder();
  const store = createThumbnailStore(folder, 3);
  for (const [index, key] of ["a", "b", "c", "d"].entries()) {
    const { name } = await store.get(key, counted(key).draw);
    utimesSync(join(folder, name), index + 1, index + 1);
  }
  expect(readdirSync(folder).map((name) => name[0])).toEqual(["b", "c", "d"]);
});
