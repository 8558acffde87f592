import { access } from "node:fs/promises";
import { join } from "node:path";
import { type Canvas, messageFor, type Orientation, type Settings, type Show } from "../../preload/contract";
import {
  createProblems,
  createStateStore,
  initialState,
  type SceneFill,
  type StudioContext,
  type StudioPaths,
  silentLog,
  systemClock,
} from "../core";
import type { FilmLibrary, FilmPorts } from "../film";
import { openLettering } from "../overlays";
import { createCardStore } from "../overlays/draw/card-store";
import { createDrawingDesk } from "../overlays/drawing-desk";
import { loadFaces } from "../overlays/text/fonts";
import { createThumbnails, readPresets } from "../presets";
import { containBox } from "../presets/thumbnail/geometry";
import type { Ffmpeg } from "../process/ffmpeg";
import { createProducts } from "../products";
import { captionText, partLines } from "../prompter/captions";
import { createLearnedPace } from "../prompter/learned-pace";
import { createScripts } from "../scripts";
import { readingPace } from "../scripts/stored-script";
import { missingReferences } from "../show/references";
import { broughtBy } from "../show/segment";
import { resolveMedia } from "../storage";

export interface FilmDeskOptions {
  paths: StudioPaths;
  settings: Settings;
  show: Show;
  orientation: Orientation;
  canvas: Canvas;
  ffmpeg: Ffmpeg;
}

/** Everything a film is planned and drawn with, read from the data folder without a studio. */
export interface FilmDesk {
  library: FilmLibrary;
  ports: FilmPorts;
  /** What the show names that is not there, and files that could not be read, in the language asked for. */
  faults: string[];
  close(): Promise<void>;
}

/** The state of a studio that holds no more than libraries: nothing in it runs, nothing listens. */
async function readLibraries({ paths, settings, show, orientation, canvas }: FilmDeskOptions) {
  const state = initialState({ ...settings, canvas: { ...settings.canvas, [orientation]: canvas } });
  const store = createStateStore(state);
  const problems = createProblems(store, systemClock);
  const context: StudioContext = { store, problems, log: silentLog, clock: systemClock, paths };
  const { presets } = await readPresets([join(paths.resources, "presets"), join(paths.data, "presets")]);
  store.update(({ library, show: opened }) => {
    library.presets = presets;
    // Cards are drawn for the open show's shape.
    opened.open = { ...show, orientation };
  });
  const products = createProducts(context);
  const scripts = createScripts(context);
  await Promise.all([products.start(), scripts.start(), createLearnedPace(context).start()]);
  return { context, products, scripts };
}

type Libraries = Awaited<ReturnType<typeof readLibraries>>;

function libraryOf({ context: { store }, scripts }: Libraries): FilmLibrary {
  const { library, settings, prompter } = store.get();
  const known = new Set(library.scripts.map(({ id }) => id));
  return {
    presets: library.presets,
    templates: library.templates,
    products: library.products,
    script: (id) => (known.has(id) ? scripts.text(id) : null),
    pace: (lang) => readingPace(lang, settings.prompter, prompter.learnedPace),
    captions(text, lang) {
      const captioned = captionText(text, lang);
      return captioned.captions.map((caption) => ({
        ...{ from: caption.from, to: caption.to },
        lines: partLines(captioned, caption, caption.from, caption.to),
      }));
    },
    broughtBy: (segment, cue) => broughtBy(segment)(cue),
  };
}

async function mediaFile({ paths }: StudioContext, reference: string): Promise<string | null> {
  try {
    const path = resolveMedia(paths, reference);
    await access(path);
    return path;
  } catch {
    return null;
  }
}

function portsOf({ context, products }: Libraries, { show, orientation, ffmpeg }: FilmDeskOptions) {
  const { paths, store } = context;
  const { settings } = store.get();
  const faces = loadFaces(paths.fonts);
  const desk = createDrawingDesk(context, faces, (id) => products.get(id));
  const cards = createCardStore({ folder: join(paths.data, "overlays"), ffmpeg, faces });
  const empty = { story: null, product: null, before: null, after: null };
  let fill: SceneFill = {
    ...{ village: show.village || settings.village, host: show.host || settings.host, show: show.title },
    ...{ segment: "", pictures: empty, devices: { ...settings.devices } },
  };
  const thumbnails = createThumbnails(context, {
    ffmpeg,
    fill: () => fill,
    drawExample: async () => null,
    openTable: () => openLettering(paths.fonts),
  });
  const ports: FilmPorts = {
    async scene(look, asked, width) {
      const { story, product, before, after } = look.pictures;
      const find = async (one: string | null) => (one === null ? null : await mediaFile(context, one));
      const found = await Promise.all([story, product, before, after].map(find));
      const [a = null, b = null, c = null, d = null] = found;
      // Read by the drawing before anything else can run: it asks once, when it begins.
      fill = { ...fill, segment: look.segment, pictures: { story: a, product: b, before: c, after: d } };
      const drawn = await thumbnails.handlers["preset.thumbnail"]({
        ...{ scene: look.scene, orientation: asked, width, cards: false },
      });
      return { ...drawn, file: resolveMedia(paths, drawn.image) };
    },
    async card({ template, fields, product, theme }) {
      const asked = { template, fields, ...(product === null ? {} : { product }) };
      const options = { orientation, ...(theme === null ? {} : { theme }) };
      const drawing = await desk.prepare(template, desk.fieldsOf(asked), options);
      const { picture, width, height } = await cards.render(drawing, "still");
      return { file: picture, width, height };
    },
    placeWhole: containBox,
    mediaFile: (reference) => mediaFile(context, reference),
    openTable: () => openLettering(paths.fonts),
  };
  const close = async () => {
    await cards.close();
    await thumbnails.close();
  };
  return { ports, close, load: () => desk.load() };
}

/** Opens the desk. @throws StudioError `storage.…` where the data folder cannot be read */
export async function openFilmDesk(options: FilmDeskOptions): Promise<FilmDesk> {
  const libraries = await readLibraries(options);
  const { context, scripts } = libraries;
  const { ports, close, load } = portsOf(libraries, options);
  await load();
  const { language } = options.settings;
  const { library, problems } = context.store.get();
  const missing = await missingReferences(options.show, library, context.paths);
  const faults = [
    ...problems.map(({ message }) => message),
    ...missing.map(({ code, params }) => messageFor(code, params, language).message),
  ];
  return {
    library: libraryOf(libraries),
    ports,
    faults,
    async close() {
      scripts.close();
      await close();
    },
  };
}
