/// <reference path="./opentype.d.ts" />
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Font, parse } from "opentype.js/dist/opentype.mjs";
import { StudioError } from "../../../preload/contract";
import { fontFiles, type Weight } from "./font-files";
import { ensureFonts } from "./prepare-fonts";
import { subsetFont } from "./subset-font";
import { withStandIns } from "./substitutions";

/** How wide and high text of one weight is, in fractions of the em. */
export interface Face {
  has(character: string): boolean;
  /** Advance of one character; libass draws with kerning off, so a text is as wide as the sum. */
  advance(character: string): number;
  ascent: number;
  /** Ascent and descent: what libass takes for a font's size (the Windows metrics). */
  lineSpan: number;
}

/** The faces cards are drawn with, each read when first needed. */
export interface Faces {
  face(weight: Weight): Promise<Face>;
  /** The weight's font file with what some characters need, and nothing else. */
  subset(weight: Weight, characters: Iterable<string>): Promise<Buffer>;
  /** Changes when the font files do; part of a card's cache key. */
  fingerprint(): Promise<string>;
}

function faceOf(font: Font): Face {
  const advances = new Map<string, number | null>();
  const advanceOf = (character: string): number | null => {
    let advance = advances.get(character);
    if (advance === undefined) {
      const index = font.charToGlyphIndex(character);
      advance = index > 0 ? (font.glyphs.get(index).advanceWidth ?? 0) / font.unitsPerEm : null;
      advances.set(character, advance);
    }
    return advance;
  };
  const { usWinAscent, usWinDescent } = font.tables.os2 as unknown as {
    usWinAscent: number;
    usWinDescent: number;
  };
  return {
    has: (character) => advanceOf(character) !== null,
    advance: (character) => advanceOf(character) ?? 1,
    ascent: usWinAscent / font.unitsPerEm,
    lineSpan: (usWinAscent + usWinDescent) / font.unitsPerEm,
  };
}

interface ReadFont {
  face: Face;
  digest: string;
  subset(characters: Iterable<string>): Buffer;
}

async function readFont(path: string): Promise<ReadFont> {
  try {
    const bytes = await readFile(path);
    const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
    // Glyph outlines are never needed here; reading them lazily saves half a second a face.
    const font = parse(buffer, { lowMemory: true });
    const subset = (characters: Iterable<string>) => {
      const glyphs = [...characters].map((character) => font.charToGlyphIndex(character));
      return subsetFont(Buffer.from(buffer), withStandIns(font, glyphs));
    };
    return { face: faceOf(font), digest: createHash("sha256").update(bytes).digest("hex"), subset };
  } catch (cause) {
    throw new StudioError("overlays.font-missing", { params: { path }, cause });
  }
}

/** Faces from a folder with the three TTF files. @throws StudioError `overlays.font-missing` when one is first used. */
export function loadFaces(folder: string): Faces {
  const read = new Map<Weight, ReturnType<typeof readFont>>();
  const once = (weight: Weight) => {
    const present =
      read.get(weight) ?? ensureFonts(folder).then(() => readFont(join(folder, fontFiles[weight])));
    read.set(weight, present);
    present.catch(() => read.delete(weight));
    return present;
  };
  return {
    face: async (weight) => (await once(weight)).face,
    subset: async (weight, characters) => (await once(weight)).subset(characters),
    fingerprint: async () => {
      const all = await Promise.all((["regular", "medium", "bold"] as const).map(once));
      return all.map(({ digest }) => digest.slice(0, 12)).join("-");
    },
  };
}
