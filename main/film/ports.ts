import type {
  Canvas,
  Cue,
  FillableRole,
  Language,
  Layer,
  Orientation,
  OverlayTemplate,
  Placement,
  Preset,
  Product,
  PrompterText,
  Scene,
  Segment,
  Slot,
} from "../../preload/contract";

/** One caption of a text: what it shows, and the read-aloud characters before it and before what follows it. */
export interface ReadCaption {
  from: number;
  to: number;
  lines: string[];
}

/** What a film is planned from. Every lookup answers at once and never throws. */
export interface FilmLibrary {
  presets: readonly Preset[];
  templates: readonly OverlayTemplate[];
  products: readonly Product[];
  /** A script as the prompter reads it; null where there is none. */
  script(id: string): PrompterText | null;
  /** Read-aloud characters a minute. */
  pace(lang: Language): number;
  /** Paragraphs on lines of their own, cut into captions. */
  captions(text: string, lang: Language): ReadCaption[];
  /** Whether a segment by itself brings what a cue at the very start of its script asks for. */
  broughtBy(segment: Segment, cue: Cue): boolean;
}

/** A card on the picture. */
export interface FilmCard {
  template: string;
  fields: Record<string, string>;
  product: string | null;
  theme: string | null;
  slot: Slot;
}

/** What the picture shows for a while. */
export interface FilmLook {
  /** `presetId/sceneId`; null before the first scene that there is. */
  scene: string | null;
  /** The segment's title, for texts of the scene. */
  segment: string;
  /** Media references by role. */
  pictures: Record<FillableRole, string | null>;
  cards: FilmCard[];
}

/** A picture in a file. Pixels; a card that scrolls is seen only as far as its width. */
export interface DrawnPicture {
  file: string;
  width: number;
  height: number;
}

/** One line of text on the film's canvas. Pixels; `span` in seconds of the film, for ever when left out. */
export interface FilmLine {
  text: string;
  x: number;
  /** Middle of the line. */
  y: number;
  anchor: "left" | "centre" | "right";
  /** The em. */
  size: number;
  /** #rrggbb */
  colour: string;
  bold: boolean;
  span?: { start: number; end: number };
}

/** Where ffmpeg runs and what writes for it: the tools that cards are drawn with. */
export interface FilmTable {
  /** The folder ffmpeg runs in; every other path is relative to it and needs no escaping. */
  root: string;
  env: Readonly<Record<string, string>>;
  open(): Promise<string>;
  put(path: string, content: string | Buffer): Promise<void>;
  /** Width of a line in ems. */
  widthOf(text: string, bold: boolean): Promise<number>;
  /** Puts an ASS document of some lines there as `file`, and its fonts beside it; gives both paths. */
  write(
    file: string,
    canvas: Canvas,
    lines: readonly FilmLine[],
  ): Promise<{ document: string; fonts: string }>;
  close(): Promise<void>;
}

/** What a film is drawn with. */
export interface FilmPorts {
  /** A scene as laid out, without cards, so many pixels wide. */
  scene(look: FilmLook & { scene: string }, orientation: Orientation, width: number): Promise<DrawnPicture>;
  /** @throws StudioError `overlays.…` naming the field at fault */
  card(card: FilmCard): Promise<DrawnPicture>;
  /** Where a picture of some size lies that is shown whole in its frame. Whole pixels. */
  placeWhole(
    size: Canvas,
    frame: { x: number; y: number; width: number; height: number },
    align: Placement["align"],
  ): { x: number; y: number; width: number; height: number };
  /** The absolute path of a media reference; null where there is no such file. */
  mediaFile(reference: string): Promise<string | null>;
  openTable(): Promise<FilmTable>;
}

/** The place a scene has for a slot; null where it has none in that orientation. */
export function slotPlace(scene: Scene, slot: Slot, orientation: Orientation): Placement | null {
  const isPlace = (layer: Layer) => layer.kind === "overlay-slot" && layer.settings.slot === slot;
  return scene.layers.find(isPlace)?.layout[orientation] ?? null;
}
