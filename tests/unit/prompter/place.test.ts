import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../../helpers/temporary";
import { until } from "../../helpers/until";
import { type Part, pause, product, scene, spoken } from "./made-text";
import { prompterStudio } from "./studio";

const story: Part[] = [
  spoken(8),
  scene(),
  spoken(8),
  product("tea", true),
  spoken(400),
  pause(2),
  spoken(20),
];
const fileOf = ({ paths }: { paths: { data: string } }) => join(paths.data, "prompter.json");
const placeIn = (file: string) =>
  JSON.parse(readFileSync(file, "utf8")) as { position: number; fired: string[] };

test("after a crash the script is back at its line, standing still, with what was fired", async () => {
  const folder = temporaryFolder();
  const before = prompterStudio({ one: story }, { folder });
  await before.start();
  await before.handlers["prompter.load"]({ id: "one" });
  await before.handlers["prompter.rate"]({ charactersPerMinute: 300 });
  await before.handlers["prompter.play"]({ countdown: false });
  before.clock.advance(2000);
  await before.handlers["prompter.fire"]({});
  // It is never closed: what was written last is all there is, as after a crash.
  before.clock.advance(10_000);
  const file = fileOf(before);
  await until("the place", () => existsSync(file) && placeIn(file).position > 55);
  // Nothing happens by itself for a long while: the place is written all the same.
  before.clock.advance(20_000);
  await until("the place", () => placeIn(file).position > 155);
  expect(before.position() - placeIn(file).position).toBeLessThanOrEqual(5.01);
  expect(statSync(file).size).toBeLessThan(600);

  const after = prompterStudio({ one: [product("rice"), ...story] }, { folder });
  await after.start();
  expect(after.state()).toMatchObject({
    scriptId: "one",
    playing: false,
    charactersPerMinute: 300,
    fired: [1, 2],
    holdUntil: null,
    revision: 1,
  });
  expect(after.position()).toBe(placeIn(file).position);
  expect((await after.handlers["prompter.text"]({}))?.length).toBe(436);
  await after.handlers["prompter.play"]({ countdown: false });
  after.clock.advance(1000);
  expect(after.position()).toBeGreaterThan(160);
  expect(after.fired).toEqual([]);
  await after.handlers["prompter.load"]({ id: "one" });
  expect(after.state().charactersPerMinute).toBe(300);
});

test("what is over is not taken up: a time to finish at that has passed; the reader's voice is", async () => {
  const folder = temporaryFolder();
  const before = prompterStudio({ one: story, two: story }, { folder });
  await before.handlers["prompter.load"]({ id: "one" });
  await before.handlers["prompter.mode"]({ mode: "finish-at", at: before.clock.now() + 60_000 });
  await before.close();
  const late = prompterStudio({ one: story, two: story }, { folder });
  late.clock.advance(70_000);
  await late.start();
  expect(late.state()).toMatchObject({ mode: "steady", finishAt: null, charactersPerMinute: 240 });
  await late.handlers["prompter.mode"]({ mode: "voice" });
  await late.close();
  const last = prompterStudio({ one: story, two: story }, { folder });
  await last.start();
  expect(last.state()).toMatchObject({ mode: "voice", waiting: false, playing: false });
});

test("a script that is gone, a broken file and a folder that cannot be written are said so; nothing is lost", async () => {
  const gone = prompterStudio({ one: story });
  await gone.handlers["prompter.load"]({ id: "one" });
  await gone.close();
  const empty = prompterStudio({}, { folder: gone.folder });
  await empty.start();
  expect(empty.problems()).toEqual(["prompter.not-resumed"]);
  expect(empty.state().scriptId).toBeNull();

  const broken = prompterStudio({ one: story });
  mkdirSync(dirname(fileOf(broken)), { recursive: true });
  writeFileSync(fileOf(broken), '{"version": 1, "scriptId": "on');
  writeFileSync(join(broken.paths.data, "reading-pace.json"), "[]");
  await broken.start();
  expect(broken.problems()).toEqual(["storage.corrupt", "storage.corrupt"]);
  expect(readdirSync(broken.paths.data).filter((name) => name.includes("damaged"))).toHaveLength(2);
  expect(broken.state().learnedPace).toEqual({ "zh-CN": null, en: null });

  const newer = prompterStudio({ one: story });
  mkdirSync(dirname(fileOf(newer)), { recursive: true });
  writeFileSync(fileOf(newer), '{"version": 9}');
  await newer.start();
  expect(newer.problems()).toEqual(["storage.newer-version"]);
  await newer.handlers["prompter.load"]({ id: "one" });
  await newer.close();
  expect(readFileSync(fileOf(newer), "utf8")).toBe('{"version": 9}');

  const unwritable = prompterStudio({ one: story });
  mkdirSync(unwritable.folder, { recursive: true });
  writeFileSync(unwritable.paths.data, "a file where the folder should be");
  await unwritable.handlers["prompter.load"]({ id: "one" });
  await until("the problem", () => unwritable.problems().includes("prompter.place-not-kept"));
});
