import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { CliIo } from "../../../main/cli/io";
import { runCli } from "../../../main/cli/program";
import { temporaryFolder } from "../../helpers/temporary";

/** Runs the command with a terminal that only listens, on a data folder of the test's own. */
async function rehearse(folder: string, language: string, ...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const io: CliIo = {
    ...{ out: (line) => out.push(line), err: (line) => err.push(line), isTerminal: false, env: {} },
    readStdin: async () => "",
    onStop: () => () => undefined,
  };
  const bundle = join(import.meta.dirname, "../../../out/main");
  const given = ["rehearse", ...args, "--data", join(folder, "数据"), "--lang", language];
  const code = await runCli(given, { io, version: "0", bundle });
  return { code, out: out.join("\n"), err: err.join("\n") };
}

test("the plan lists segments, times and cues, and says where a script is longer than planned", async () => {
  const folder = temporaryFolder();
  const listed = await rehearse(folder, "zh-CN", "zhuyuan-morning", "--plan");
  expect(listed.code).toBe(0);
  expect(listed.out).toMatch(/竹元村的早晨（zhuyuan-morning），1280×720，共 6 环节/);
  expect(listed.out).toMatch(/5 {2}0:\d\d:\d\d {2}3:00 {2}\d:\d\d {2}\d:\d\d {2}山货近看/);
  expect(listed.out).toMatch(/提示点 · 商品「青川香菇/);

  const show = join(folder, "我的 show.json");
  const segment = {
    id: "one",
    title: "开头",
    scene: "village-story/host",
    script: "long",
    plannedSeconds: 5,
  };
  writeFileSync(
    show,
    JSON.stringify({
      ...{ version: 1, id: "mine", title: "我的", orientation: "portrait", presets: ["village-story"] },
      segments: [segment, { ...segment, id: "two", scene: "none/none", script: "gone" }],
    }),
  );
  mkdirSync(join(folder, "数据", "scripts"), { recursive: true });
  const text = `---\ntitle: 长\nkind: village\n---\n\n${"讲".repeat(180)}\n`;
  writeFileSync(join(folder, "数据", "scripts", "long.md"), text);
  const mine = await rehearse(folder, "zh-CN", show, "--plan");
  expect(mine.out).toContain("讲稿比计划长 40 秒");
  expect(mine.err).toMatch(/环节「开头」的场景不在：none\/none/);
  const json = await rehearse(folder, "en", show, "--plan", "--json");
  expect(JSON.parse(json.out)).toMatchObject({
    ...{ show: "mine", seconds: 50, plannedSeconds: 10, canvas: { width: 720, height: 1280 }, film: null },
    segments: [
      { seconds: 45, overSeconds: 40 },
      { seconds: 5, readingSeconds: null },
    ],
  });
});

test("an unknown show lists what there is; a broken one, another ending and a file that is there are refused", async () => {
  const folder = temporaryFolder();
  const unknown = await rehearse(folder, "en", "no-such-show", "--plan");
  expect(unknown).toMatchObject({ code: 1, out: "" });
  expect(unknown.err).toContain("zhuyuan-morning (竹元村的早晨)");
  const broken = join(folder, "broken.json");
  writeFileSync(broken, JSON.stringify({ version: 1, id: "x" }));
  expect((await rehearse(folder, "en", broken, "--plan")).err).toMatch(/is no show: title/);
  const film = join(folder, "film.mp4");
  writeFileSync(film, "precious");
  const there = await rehearse(folder, "zh-CN", "zhuyuan-morning", "--out", film);
  expect(there.code).toBe(1);
  expect(there.err).toContain("--force");
  expect(readFileSync(film, "utf8")).toBe("precious");
  const ending = await rehearse(folder, "en", "zhuyuan-morning", "--out", join(folder, "film.mkv"));
  expect(ending.err).toContain(".mp4");
  expect(readdirSync(folder).filter((one) => one.includes("film"))).toEqual(["film.mp4"]);
  expect((await rehearse(folder, "en", "zhuyuan-morning")).code).toBe(2);
  expect((await rehearse(folder, "en", "zhuyuan-morning", "--plan", "--speed", "0")).code).toBe(2);
});
