import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { rehearseFilm } from "../../main/cli/work/rehearse-film";
import { prepareFonts } from "../../main/overlays";
import type { Canvas } from "../../preload/contract";
import { resources, sharedFonts } from "../helpers/overlays";

/** How many times faster the show goes in the film: the whole of the demo show at 1 is a quarter of an hour to draw. */
const speed = Number(process.env.HONGCUN_BENCH_SPEED ?? 8);

/** Draws the demo show as `hongcun rehearse zhuyuan-morning --speed …` does and prints what it took. */
export async function drawDemoFilm(canvas: Canvas): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "hongcun-film-"));
  try {
    const fonts = await prepareFonts(sharedFonts);
    const studio = { data: join(folder, "data"), resources, fonts, relayEntry: "" };
    const paths = { studio, screens: "", preload: "", icons: "", secretsKey: "", runFile: "" };
    const out = join(folder, "film.mp4");
    const made = await rehearseFilm({
      ...{ show: "zhuyuan-morning", paths, language: "zh-CN", canvas },
      signal: new AbortController().signal,
      film: { out, speed, replaces: false, onProgress: () => undefined },
    });
    const { seconds = 0, milliseconds = 0, filmMilliseconds = 0 } = made.drawn ?? {};
    const times = (taken: number) => `${((seconds * 1000) / taken).toFixed(1)} × real time`;
    const size = (await stat(out)).size / 1e6;
    console.log(
      `hongcun rehearse ${canvas.width}×${canvas.height} --speed ${speed}: ${seconds.toFixed(0)} s of film in` +
        ` ${(milliseconds / 1000).toFixed(1)} s, ${times(milliseconds)}` +
        ` · pictures drawn, the one run of ffmpeg alone ${times(filmMilliseconds)} · ${size.toFixed(1)} MB`,
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
