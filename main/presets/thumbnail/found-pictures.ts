import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { isAbsolute } from "node:path";
import sharp from "sharp";
import type { Layer, Orientation, Scene } from "../../../preload/contract";
import type { SceneFill, StudioContext } from "../../core";
import { resolveMedia } from "../../storage";
import { framesOverlap } from "../slot-overlap";
import type { DrawExample } from "./ports";
import type { FoundPicture } from "./sketch";

/** A picture that ffmpeg can read, named by its content. */
export interface LoadedPicture extends FoundPicture {
  bytes: Buffer;
}

/** What fills a scene's layers, by layer id. */
export interface FoundPictures {
  pictures: Map<string, LoadedPicture>;
  /** Absolute paths of clips. */
  clips: Map<string, string>;
}

export interface WantedScene {
  scene: Scene;
  orientation: Orientation;
  fill: SceneFill;
}

type FindDependencies = Pick<StudioContext, "paths" | "log">;

const digest = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex").slice(0, 24);

/** Formats that every ffmpeg reads as they are. */
const plainFormats = ["png", "jpeg", "webp"];

/** Reads a picture; one that is turned by EXIF or of a rarer format is made a PNG. Null where it is none. */
async function load(path: string, log: StudioContext["log"]): Promise<LoadedPicture | null> {
  try {
    const bytes = await readFile(path);
    const { format, width, height, orientation = 1 } = await sharp(bytes).metadata();
    if (plainFormats.includes(format) && orientation === 1) {
      return { bytes, width, height, name: `${digest(bytes)}.${format}` };
    }
    const { data, info } = await sharp(bytes).rotate().png().toBuffer({ resolveWithObject: true });
    return { bytes: data, width: info.width, height: info.height, name: `${digest(data)}.png` };
  } catch (error) {
    log.info({ err: error, picture: path }, "A picture cannot be drawn in a thumbnail");
    return null;
  }
}

/** The picture references a layer would show, the best first. */
function referencesOf(layer: Layer, fill: SceneFill): string[] {
  if (layer.kind === "camera") return layer.settings.standIn === undefined ? [] : [layer.settings.standIn];
  if (layer.kind !== "image") return [];
  const { role, file } = layer.settings;
  const chosen = role === "fixed" ? null : fill.pictures[role];
  return [chosen, file].filter((each): each is string => typeof each === "string" && each !== "");
}

const pathOf = ({ paths }: FindDependencies, reference: string): string | null => {
  if (isAbsolute(reference)) return reference;
  try {
    return resolveMedia(paths, reference);
  } catch {
    return null;
  }
};

async function firstThatLoads(
  dependencies: FindDependencies,
  references: readonly string[],
): Promise<LoadedPicture | null> {
  for (const reference of references) {
    const path = pathOf(dependencies, reference);
    const picture = path === null ? null : await load(path, dependencies.log);
    if (picture !== null) return picture;
  }
  return null;
}

type SlotLayer = Extract<Layer, { kind: "overlay-slot" }>;

/** Width by height of a slot's place; that of the landscape layout where there is one, so that both show one card. */
function placeShape({ layout }: SlotLayer): number {
  const [at, aspect] = layout.landscape ? [layout.landscape, 16 / 9] : [layout.portrait, 9 / 16];
  return at === null ? 1 : (at.frame.w / at.frame.h) * aspect;
}

/** Whether a full-screen card would hide the other places of its scene: it is then left out of the picture. */
function hidesOthers(layer: SlotLayer, scene: Scene, orientation: Orientation): boolean {
  const at = layer.layout[orientation];
  return scene.layers.some((other) => {
    const place = other.layout[orientation];
    if (other === layer || other.kind !== "overlay-slot" || at === null || place === null) return false;
    return framesOverlap(at.frame, place.frame);
  });
}

async function exampleOf(
  layer: SlotLayer,
  { scene, orientation }: WantedScene,
  drawExample: DrawExample,
  log: StudioContext["log"],
): Promise<LoadedPicture | null> {
  const { slot } = layer.settings;
  if (slot === "full" && hidesOthers(layer, scene, orientation)) return null;
  const card = await drawExample(slot, placeShape(layer), orientation);
  const picture = card === null ? null : await load(card.file, log);
  return card === null || picture === null
    ? null
    : {
        ...picture,
        width: Math.min(card.width, picture.width),
        height: Math.min(card.height, picture.height),
      };
}

/**
 * Finds what a scene's layers show on this machine: pictures by role or their stand-ins, clips, and, where
 * `drawExample` is given, example cards. What is missing or no picture is left out.
 */
export async function findPictures(
  wanted: WantedScene,
  dependencies: FindDependencies,
  drawExample: DrawExample | null,
): Promise<FoundPictures> {
  const found: FoundPictures = { pictures: new Map(), clips: new Map() };
  const seen = wanted.scene.layers.filter((layer) => layer.layout[wanted.orientation] !== null);
  await Promise.all(
    seen.map(async (layer) => {
      if (layer.kind === "video") {
        const path = pathOf(dependencies, layer.settings.file);
        if (path !== null && (await stat(path).catch(() => null))?.isFile()) found.clips.set(layer.id, path);
        return;
      }
      const picture =
        layer.kind === "overlay-slot"
          ? drawExample && (await exampleOf(layer, wanted, drawExample, dependencies.log))
          : await firstThatLoads(dependencies, referencesOf(layer, wanted.fill));
      if (picture) found.pictures.set(layer.id, picture);
    }),
  );
  return found;
}
