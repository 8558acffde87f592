import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, test } from "vitest";
import { rehearseFilm } from "../../main/cli/work/rehearse-film";
import { prepareFonts } from "../../main/overlays";
import { resources, sharedFonts } from "../helpers/overlays";

// `npx vitest run --config tests/bench/vitest.config.ts film`: figures are printed, nothing is asserted.

const folder = await mkdtemp(join(tmpdir(), "hongcun-film-"));
afterAll(() => rm(folder, { recursive: true, force: true }));

const canvases = [
  { width: 1280, height: 720 },
  { width: 720, height: 1280 },
];

test.each(canvases)("the demo show as a film, $width×$height", async (canvas) => {
  const fonts = await prepareFonts(sharedFonts);
  const data = join(folder, `${canvas.width}`);
  const studio = { data, resources, fonts, relayEntry: "" };
  const paths = { studio, screens: "", preload: "", icons: "", secretsKey: "", runFile: "" };
  const out = join(folder, `${canvas.width}.mp4`);
  const made = await rehearseFilm({
    ...{ show: "zhuyuan-morning", paths, language: "zh-CN", canvas },
    signal: new AbortController().signal,
    film: { out, speed: 1, replaces: false, onProgress: () => undefined },
  });
  const { seconds = 0, milliseconds = 0, filmMilliseconds = 0 } = made.drawn ?? {};
  const times = (taken: number) => `${((seconds * 1000) / taken).toFixed(1)} × real time`;
  const size = (await stat(out)).size / 1e6;
  console.log(
    `hongcun rehearse ${canvas.width}×${canvas.height}: ${seconds} s of film in ${(milliseconds / 1000).toFixed(1)} s, ${times(milliseconds)}` +
      ` · pictures drawn, the one run of ffmpeg alone ${times(filmMilliseconds)} · ${size.toFixed(1)} MB`,
  );
});
