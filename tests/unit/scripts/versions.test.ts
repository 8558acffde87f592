import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createScripts } from "../../../main/scripts";
import { testContext } from "../../helpers/context";
import { temporaryFolder } from "../../helpers/temporary";

const text = (body: string) => `---\ntitle: 我的讲稿\nkind: opening\n---\n\n${body}\n`;
const code = (code: string) => expect.objectContaining({ code });

async function studio() {
  const shipped = temporaryFolder();
  const context = testContext(temporaryFolder());
  mkdirSync(join(shipped, "scripts"));
  writeFileSync(join(shipped, "scripts", "opening.md"), text("自带的开场"));
  const scripts = createScripts({ ...context, paths: { ...context.paths, resources: shipped } });
  await scripts.start();
  const { handlers } = scripts;
  const folder = join(context.paths.data, "scripts");
  const save = (id: string, body: string, kind: "auto" | "saved" = "saved", base?: string) =>
    handlers["script.save"]({ id, markdown: text(body), kind, ...(base === undefined ? {} : { base }) });
  const kinds = async (id: string) =>
    (await handlers["script.versions"]({ id })).map(({ kind, length }) => `${kind} ${length}`);
  return { ...context, handlers, scripts, folder, save, kinds };
}

test("a save that began from another text is refused, and says when that one was saved", async () => {
  const { handlers, save, folder } = await studio();
  const first = await save("talk", "一");
  const second = await save("talk", "一二", "auto", first.hash);
  await expect(save("talk", "三", "saved", first.hash)).rejects.toMatchObject({
    code: "scripts.conflict",
    params: { title: "我的讲稿", time: expect.stringMatching(/\d:\d\d/) },
  });
  // Both typed the same, so there is nothing to decide.
  expect((await save("talk", "一二", "saved", first.hash)).hash).toBe(second.hash);
  writeFileSync(join(folder, "talk.md"), text("在别处改过"));
  await expect(save("talk", "一二三", "saved", second.hash)).rejects.toEqual(code("scripts.conflict"));
  expect((await save("talk", "不管了")).length).toBe(3);
  const { markdown } = await handlers["script.version"]({
    id: "talk",
    hash: (await handlers["script.versions"]({ id: "talk" })).find(({ length }) => length === 5)?.hash ?? "",
  });
  expect(markdown).toContain("在别处改过");
});

test("what is typed within five minutes is one version, what was saved stays, and twenty are kept", async () => {
  const { save, kinds, clock, folder, store } = await studio();
  await save("talk", "一");
  await save("talk", "一二", "auto");
  await save("talk", "一二三", "auto");
  expect(await kinds("talk")).toEqual(["auto 3", "saved 1"]);
  clock.advance(6 * 60_000);
  await save("talk", "一二三四", "auto");
  await save("talk", "一二三四", "saved");
  expect(await kinds("talk")).toEqual(["saved 4", "auto 3", "saved 1"]);
  for (let count = 5; count < 30; count++) await save("talk", "好".repeat(count));
  const left = await kinds("talk");
  expect(left).toHaveLength(20);
  expect([left[0], left.at(-1)]).toEqual(["saved 29", "saved 10"]);
  expect(readdirSync(folder).sort()).toEqual([".versions", "talk.md"]);
  expect(
    store
      .get()
      .library.scripts.map(({ id }) => id)
      .sort(),
  ).toEqual(["opening", "talk"]);
});

test("any version can be made the script again, the shipped one and one of a removed script too", async () => {
  const { handlers, save, store, folder } = await studio();
  await save("opening", "我的开场");
  await save("opening", "又一个开场");
  const [current, mine, shipped] = await handlers["script.versions"]({ id: "opening" });
  expect([current?.current, mine?.current, shipped?.length]).toEqual([true, false, 5]);
  const restored = await handlers["script.restore"]({ id: "opening", hash: mine?.hash ?? "" });
  expect(restored).toMatchObject({ hash: mine?.hash, bundled: false });
  expect((await handlers["script.versions"]({ id: "opening" }))[0]).toMatchObject({
    kind: "restored",
    current: true,
  });
  expect(await handlers["script.restore"]({ id: "opening", hash: shipped?.hash ?? "" })).toMatchObject({
    bundled: true,
    length: 5,
  });
  expect(await handlers["script.versions"]({ id: "opening" })).toHaveLength(3);

  writeFileSync(join(folder, "dropped.md"), text("用优盘拷来的"));
  await handlers["script.list"]({});
  await handlers["script.remove"]({ id: "dropped" });
  expect(store.get().library.scripts.some(({ id }) => id === "dropped")).toBe(false);
  const [kept] = await handlers["script.versions"]({ id: "dropped" });
  await handlers["script.restore"]({ id: "dropped", hash: kept?.hash ?? "" });
  expect(readFileSync(join(folder, "dropped.md"), "utf8")).toBe(text("用优盘拷来的"));
  await expect(handlers["script.versions"]({ id: "never" })).rejects.toEqual(code("scripts.not-found"));
  await expect(handlers["script.restore"]({ id: "dropped", hash: "0".repeat(16) })).rejects.toEqual(
    code("scripts.version-gone"),
  );
});

test("a versions folder that cannot be written stops no save, and says so until it can", async () => {
  const { save, store, folder } = await studio();
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, ".versions"), "a file where the folder belongs");
  expect((await save("talk", "存得下")).length).toBe(3);
  expect(store.get().problems).toMatchObject([{ code: "scripts.versions-unwritable" }]);
  expect(readFileSync(join(folder, "talk.md"), "utf8")).toBe(text("存得下"));
  rmSync(join(folder, ".versions"));
  await save("talk", "又存一次");
  expect(store.get().problems).toEqual([]);
});

test("ten saves at once are made one after another, and none is lost", async () => {
  const { save, kinds } = await studio();
  await Promise.all(Array.from({ length: 10 }, (_, index) => save("talk", "好".repeat(index + 1))));
  expect(await kinds("talk")).toHaveLength(10);
});

test("two copies are laid side by side from what both began from, even if that was typed over since", async () => {
  const { handlers, save } = await studio();
  const base = await save("talk", "一\n\n二\n\n三", "auto");
  await handlers["script.get"]({ id: "talk" });
  const stored = await save("talk", "一\n\n二\n\n三改", "auto", base.hash);
  const merge = await handlers["script.merge"]({
    id: "talk",
    mine: text("一改\n\n二\n\n三"),
    base: base.hash,
  });
  expect(merge).toMatchObject({ hash: stored.hash, conflicts: 0 });
  expect(merge.parts.flatMap((part) => (part.kind === "conflict" ? [] : part.lines)).join("\n")).toBe(
    text("一改\n\n二\n\n三改").trim(),
  );
  expect((await handlers["script.merge"]({ id: "talk", mine: text("一改\n\n二\n\n三") })).conflicts).toBe(2);
});
