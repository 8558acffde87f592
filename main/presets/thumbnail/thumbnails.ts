import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { type CheckedInput, type HandlersFor, type Scene, StudioError } from "../../../preload/contract";
import type { SceneFill, StudioContext } from "../../core";
import type { Ffmpeg } from "../../process/ffmpeg";
import { findPictures, type LoadedPicture, type WantedScene } from "./found-pictures";
import type { Size } from "./geometry";
import { thumbnailJob, thumbnailSize } from "./job";
import type { DrawExample, DrawingTable } from "./ports";
import { type Sketch, sketchScene, sketchText } from "./sketch";
import { createThumbnailStore } from "./store";

/** Raised when the same sketch would be drawn differently than before. */
const drawingVersion = 1;
/** Seconds a drawing may take on a slow, busy computer before it is given up. */
const timeoutSeconds = 60;
/** How much it stands back behind OBS and the relay. */
const niceness = 5;

export interface ThumbnailDependencies {
  ffmpeg: Ffmpeg;
  /** What roles and placeholders stand for now. */
  fill: () => SceneFill;
  drawExample: DrawExample;
  /** Sets up where thumbnails are drawn; called when the first one is asked for. */
  openTable: () => Promise<DrawingTable>;
}

export interface Thumbnails {
  handlers: HandlersFor<"preset.thumbnail">;
  close(): Promise<void>;
}

/** Widths of a scene's texts, measured beforehand so that the sketch itself waits for nothing. */
async function measureTexts(scene: Scene, fill: SceneFill, table: DrawingTable) {
  const widths = new Map<string, number>();
  for (const layer of scene.layers) {
    if (layer.kind !== "text") continue;
    const { bold } = layer.settings;
    const text = sketchText(layer.settings.text, fill);
    widths.set(`${bold} ${text}`, await table.widthOf(text, bold));
  }
  return (text: string, bold: boolean) => widths.get(`${bold} ${text}`) ?? text.length;
}

/** Proves that a JPEG decodes whole, at the right size. @throws StudioError `ffmpeg.bad-data`. */
async function verify(jpeg: Buffer, { width, height }: Size): Promise<void> {
  const params = { detail: "thumbnail" };
  const decoded = await sharp(jpeg, { failOn: "warning" })
    .raw()
    .toBuffer({ resolveWithObject: true })
    .catch((cause: unknown) => {
      throw new StudioError("ffmpeg.bad-data", { params, cause });
    });
  const { info } = decoded;
  if (info.width !== width || info.height !== height) throw new StudioError("ffmpeg.bad-data", { params });
}

async function draw(
  sketch: Sketch,
  loaded: readonly LoadedPicture[],
  size: Size,
  { table, ffmpeg }: { table: DrawingTable; ffmpeg: Ffmpeg },
): Promise<Buffer> {
  const folder = await table.open();
  try {
    const pictures = new Map(loaded.map(({ name }) => [name, `${folder}/${name}`]));
    await Promise.all(loaded.map(({ name, bytes }) => table.put(`${folder}/${name}`, bytes)));
    const writing = sketch.strokes.flatMap((stroke) => (stroke.kind === "text" ? [stroke.lines] : []));
    const texts = await Promise.all(
      writing.map((lines, index) => table.write(`${folder}/text-${index}.ass`, sketch.canvas, lines)),
    );
    const target = `${folder}/thumbnail.jpg`;
    const job = thumbnailJob(sketch, { pictures, texts, target }, size);
    await ffmpeg.run(job, { cwd: table.root, env: table.env, niceness, timeoutSeconds });
    const content = await readFile(join(table.root, target));
    await verify(content, size);
    return content;
  } finally {
    await table.discard(folder);
  }
}

/** Pictures of scenes as they will look, drawn by ffmpeg from the preset's data alone, without an engine. */
export function createThumbnails(context: StudioContext, dependencies: ThumbnailDependencies): Thumbnails {
  const { store: state, paths } = context;
  const { ffmpeg, fill, drawExample, openTable } = dependencies;
  const store = createThumbnailStore(join(paths.data, "thumbnails"));
  let opened: Promise<DrawingTable> | null = null;

  const openedTable = () => {
    opened ??= openTable();
    opened.catch(() => (opened = null));
    return opened;
  };

  function sceneOf(reference: string): Scene {
    const [preset, scene] = reference.split("/");
    const found = state
      .get()
      .library.presets.find(({ id }) => id === preset)
      ?.scenes.find(({ id }) => id === scene);
    if (found === undefined) {
      throw new StudioError("presets.unknown-scene", { field: "scene", params: { scene: reference } });
    }
    return found;
  }

  async function thumbnail({
    scene: reference,
    orientation,
    width,
    cards,
  }: CheckedInput<"preset.thumbnail">) {
    const scene = sceneOf(reference);
    const canvas = state.get().settings.canvas[orientation];
    const wanted: WantedScene = { scene, orientation, fill: fill() };
    const table = await openedTable();
    const { pictures, clips } = await findPictures(wanted, context, cards ? drawExample : null);
    const widthOf = await measureTexts(scene, wanted.fill, table);
    const sketch = sketchScene(scene, orientation, canvas, { fill: wanted.fill, pictures, clips, widthOf });
    const size = thumbnailSize(canvas, width);
    const parts = { drawingVersion, sketch, size, fonts: await table.fingerprint() };
    const key = createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 16);
    const loaded = [...new Map([...pictures.values()].map((each) => [each.name, each])).values()];
    const { name, cached } = await store.get(key, () => draw(sketch, loaded, size, { table, ffmpeg }));
    return { image: `thumb:${name}`, ...size, cached };
  }

  return {
    handlers: { "preset.thumbnail": thumbnail },
    async close() {
      await (await opened?.catch(() => null))?.close();
    },
  };
}
