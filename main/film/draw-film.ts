import { basename } from "node:path";
import { type Canvas, findScene, type Language, StudioError, toStudioError } from "../../preload/contract";
import type { Ffmpeg, FfmpegProgress } from "../process/ffmpeg";
import type { Board } from "./boards";
import { type FilmFrame, filmFrame } from "./frame";
import { drawnPerSecond, type FilmSound, type FilmStill, filmJob, stillList } from "./job";
import { filmMusic } from "./music";
import { type PaintedBoard, paintBoard } from "./paint";
import { panelLines } from "./panel";
import type { FilmPlan } from "./plan";
import {
  type DrawnPicture,
  type FilmCard,
  type FilmLibrary,
  type FilmPorts,
  type FilmTable,
  slotPlace,
} from "./ports";
import { stripLines } from "./strip";
import { makeTarget } from "./target";
import { filmWords } from "./words";
import type { Writing } from "./writing";

export interface DrawFilmOptions {
  plan: FilmPlan;
  canvas: Canvas;
  language: Language;
  /** How many seconds of the show pass in one of the film. */
  speed: number;
  /** Absolute path of the MP4. */
  out: string;
  /** A file that lies there already is replaced. */
  replaces: boolean;
  library: FilmLibrary;
  ports: FilmPorts;
  ffmpeg: Ffmpeg;
  signal?: AbortSignal;
  /** 0–1 of the film itself, and how many times faster than it plays it is made. */
  onProgress?: (share: number, timesRealTime: number) => void;
}

/** A card that could not be drawn, and why. */
export interface LeftOut {
  card: FilmCard;
  error: StudioError;
}

export interface DrawnFilm {
  file: string;
  /** Length of the film. */
  seconds: number;
  /** What drawing took in all, and the one run of ffmpeg in it. */
  milliseconds: number;
  filmMilliseconds: number;
  leftOut: LeftOut[];
}

function refuseCancelled({ signal, out }: DrawFilmOptions): void {
  if (signal?.aborted) throw new StudioError("core.cancelled", { params: { what: basename(out) } });
}

/** Draws what is asked for often once; a card that cannot be drawn is left out and told of. */
function createDrawer({ plan, library, ports }: DrawFilmOptions, frame: FilmFrame) {
  const cards = new Map<string, Promise<DrawnPicture | null>>();
  const leftOut: LeftOut[] = [];
  const card = (wanted: FilmCard) => {
    const key = JSON.stringify(wanted);
    const drawn =
      cards.get(key) ??
      ports.card(wanted).catch((thrown: unknown) => {
        leftOut.push({ card: wanted, error: toStudioError(thrown) });
        return null;
      });
    cards.set(key, drawn);
    return drawn;
  };
  async function parts({ look }: Board): Promise<PaintedBoard> {
    const { scene: reference } = look;
    const scene = reference === null ? null : (findScene(library.presets, reference)?.scene ?? null);
    if (reference === null || scene === null) return { scene: null, cards: [] };
    const drawn = ports.scene({ ...look, scene: reference }, plan.orientation, frame.monitor.width);
    const placed = look.cards.map(async (wanted) => {
      const place = slotPlace(scene, wanted.slot, plan.orientation);
      const picture = place === null ? null : await card(wanted);
      return place === null || picture === null ? [] : [{ picture, place }];
    });
    return { scene: await drawn, cards: (await Promise.all(placed)).flat() };
  }
  return { parts, leftOut };
}

/** Paints every board into the table, those that look the same once; gives what stands when. */
async function paintBoards(options: DrawFilmOptions, frame: FilmFrame, table: FilmTable, folder: string) {
  const { plan, ports, speed } = options;
  const drawer = createDrawer(options, frame);
  const looks = new Map<string, string>();
  const stills: FilmStill[] = [];
  const wanted = plan.boards.map((board) => ({ board, key: JSON.stringify(board.look) }));
  const unlike = new Map(wanted.map(({ board, key }) => [key, board]));
  const parts = await Promise.all(
    [...unlike].map(async ([key, board]) => [key, await drawer.parts(board)] as const),
  );
  for (const [key, part] of parts) {
    refuseCancelled(options);
    const name = `board-${looks.size}.png`;
    looks.set(key, name);
    await table.put(`${folder}/${name}`, await paintBoard(part, frame, ports.placeWhole));
  }
  for (const { board, key } of wanted)
    stills.push({ name: looks.get(key) ?? "", seconds: (board.end - board.start) / speed });
  return { stills, leftOut: drawer.leftOut };
}

async function soundsOf({ plan, library, ports, speed }: DrawFilmOptions): Promise<FilmSound[]> {
  const found = await Promise.all(
    filmMusic(plan, library).map(async ({ file, decibels, spans }) => {
      const path = await ports.mediaFile(file);
      const film = spans.map(({ start, end }) => ({ start: start / speed, end: end / speed }));
      return path === null ? [] : [{ file: path, decibels, spans: film }];
    }),
  );
  return found.flat();
}

async function drawInto(partial: string, options: DrawFilmOptions, table: FilmTable) {
  const { plan, canvas, language, speed, library, ffmpeg, signal, onProgress } = options;
  const frame = filmFrame(canvas, plan.orientation);
  const folder = await table.open();
  const { stills, leftOut } = await paintBoards(options, frame, table, folder);
  const writing: Writing = { plan, frame, speed, words: filmWords(language), widthOf: table.widthOf };
  const lines = [
    ...(await panelLines(writing, drawnPerSecond)),
    ...(await stripLines(writing, library, language)),
  ];
  const list = `${folder}/stills.txt`;
  await table.put(list, stillList(stills));
  const written = await table.write(`${folder}/film.ass`, canvas, lines);
  const seconds = plan.seconds / speed;
  const sounds = await soundsOf(options);
  refuseCancelled(options);
  const report = ({ outMilliseconds, speed: times }: FfmpegProgress) =>
    onProgress?.(Math.min(1, outMilliseconds / 1000 / seconds), times);
  const job = filmJob({ ...written, list, seconds, sounds, target: partial });
  const place = { cwd: table.root, env: table.env, longRunning: true };
  const run = await ffmpeg.run(job, { ...place, signal, onProgress: report });
  return { seconds, leftOut, filmMilliseconds: run.milliseconds };
}

/**
 * Draws the film of a plan: scenes and cards as pictures first, then all of it in one run of ffmpeg.
 * @throws StudioError `film.…`, `ffmpeg.…`, `storage.…`, or `core.cancelled`; nothing half-written stays.
 */
export async function drawFilm(options: DrawFilmOptions): Promise<DrawnFilm> {
  const begun = performance.now();
  let drawn: Awaited<ReturnType<typeof drawInto>> | null = null;
  await makeTarget(options.out, options.replaces, async (partial) => {
    refuseCancelled(options);
    const table = await options.ports.openTable();
    try {
      drawn = await drawInto(partial, options, table);
    } catch (thrown) {
      // Called off while a card was drawn, it is the card that fails.
      refuseCancelled(options);
      throw thrown;
    } finally {
      await table.close();
    }
  });
  const { seconds, leftOut, filmMilliseconds } = drawn ?? { seconds: 0, leftOut: [], filmMilliseconds: 0 };
  return { file: options.out, seconds, leftOut, filmMilliseconds, milliseconds: performance.now() - begun };
}
