import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { rehearseFilm } from "../../main/cli/work/rehearse-film";
import { prepareFonts } from "../../main/overlays";
import { apart, decode, frameAt, loudest, type Rgb, streamsOf } from "../helpers/frames";
import { colourPreset } from "../helpers/obs-engine";
import { resources, sharedFonts } from "../helpers/overlays";
import { until } from "../helpers/until";

/** One data folder for all: cards and scenes are drawn once. */
const folder = mkdtempSync(join(tmpdir(), "hongcun 电影 'it''s' \"q\" "));
let fonts = "";
beforeAll(async () => {
  fonts = await prepareFonts(sharedFonts);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A data folder with a show of two segments, red and blue, a script and a card in the first. */
function dataFolder() {
  const data = join(folder, "数据 100% 'd'");
  const put = (path: string, content: unknown) => {
    mkdirSync(join(data, path, ".."), { recursive: true });
    writeFileSync(join(data, path), typeof content === "string" ? content : JSON.stringify(content));
  };
  put("presets/colours/preset.json", colourPreset);
  put(
    "scripts/words.md",
    `---\ntitle: 话\nkind: village\n---\n\n${"一锅饺子，{\\b1}热气腾腾。".repeat(2)}\n`,
  );
  const card = { template: "product-card", product: "zhuyuan-dumplings", auto: true };
  const segments = [
    { id: "red", title: "红", scene: "colours/red", script: "words", overlays: [card], plannedSeconds: 8 },
    { id: "blue", title: "蓝", scene: "colours/blue", plannedSeconds: 8 },
  ];
  const show = {
    version: 1,
    id: "two",
    title: "两段",
    orientation: "landscape",
    presets: ["colours"],
    segments,
  };
  put("shows/two/show.json", show);
  const studio = { data, resources, fonts, relayEntry: "" };
  const paths = { studio, screens: "", preload: "", icons: "", secretsKey: "", runFile: "" };
  return { paths, out: join(folder, "彩排 'a' %d.mp4") };
}

const canvas = { width: 640, height: 360 };

test("a show becomes a film: its scenes, a card in its place, captions beside nothing they could cover", async () => {
  const { paths, out } = dataFolder();
  const shares: number[] = [];
  const film = { out, speed: 4, replaces: false, onProgress: (share: number) => shares.push(share) };
  const signal = new AbortController().signal;
  const made = await rehearseFilm({ show: "two", paths, language: "zh-CN", canvas, signal, film });
  expect(made).toMatchObject({ faults: [], drawn: { file: out, seconds: 4, leftOut: [] } });
  expect(shares.at(-1)).toBe(1);
  const { complaints, frames, seconds } = await decode(out);
  expect({ complaints, frames }).toEqual({ complaints: "", frames: 60 });
  expect(Math.abs(seconds - 4)).toBeLessThan(0.1);
  expect(await streamsOf(out)).toMatchObject([{ codec_name: "h264", ...canvas }, { codec_name: "aac" }]);
  expect(await loudest(out)).toBeLessThan(-80);

  const [first, second] = [await frameAt(out, 0.8), await frameAt(out, 3)];
  const near = (frame: typeof first, x: number, y: number, colour: Rgb) =>
    expect(apart(frame.at(x, y), colour)).toBeLessThan(14);
  // The picture takes the upper left 80 %; the card lies in its right half.
  near(first, 0.2, 0.4, [192, 16, 16]);
  near(second, 0.2, 0.4, [16, 16, 192]);
  expect(apart(first.at(0.6, 0.4), [192, 16, 16])).toBeGreaterThan(20);
  near(second, 0.6, 0.4, [16, 16, 192]);
  // The mark, and the ground of the captions.
  for (const frame of [first, second]) {
    near(frame, 0.83, 0.03, [242, 176, 76]);
    near(frame, 0.01, 0.97, [15, 12, 10]);
  }
  const written = (frame: typeof first, from: number, to: number) => {
    let bright = 0;
    for (let x = 0.05; x < 0.95; x += 1 / canvas.width)
      for (let y = from; y < to; y += 1 / canvas.height) if (Math.min(...frame.at(x, y)) > 180) bright++;
    return bright;
  };
  // A caption is read in the first segment; the second has no script.
  expect(written(first, 0.86, 1)).toBeGreaterThan(150);
  expect(written(second, 0.86, 1)).toBe(0);
});

test("called off while it is drawn, nothing is left behind", async () => {
  const { paths } = dataFolder();
  const end = new AbortController();
  const film = { out: join(folder, "cut.mp4"), speed: 0.25, replaces: false, onProgress: () => undefined };
  const cancelled = rehearseFilm({ show: "two", paths, language: "en", canvas, signal: end.signal, film });
  const refused = expect(cancelled).rejects.toMatchObject({ code: "core.cancelled" });
  const named = () => readdirSync(folder).filter((one) => one.includes("cut.mp4"));
  await until("the half-written film", () => named().some((one) => one.endsWith(".part")));
  end.abort();
  await refused;
  expect(named()).toEqual([]);
});
