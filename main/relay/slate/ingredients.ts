import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { SlateOrder } from "../core/config";
import { formatKey, type SlateFormat } from "./format";

/** What a slate is drawn from, as far as it is there. */
export interface Ingredients {
  format: SlateFormat;
  title: string;
  words: string;
  /** Absolute path of the one font; null where it is missing, and nothing can be written. */
  font: string | null;
  picture: Buffer | null;
  /** Absolute path. */
  music: string | null;
}

/** Counted up whenever a slate of the same ingredients looks or sounds different. */
const design = 1;

/** The weight that slates are written in. */
const fontFile = "NotoSansSC_700Bold.ttf";

const digest = (bytes: Buffer | string): string => createHash("sha256").update(bytes).digest("hex");

type Note = (what: string, thrown?: unknown) => void;

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    ({ size }) => size > 0,
    () => false,
  );

/** Reads what an order names; what is missing is left out and noted, since a slate without it is better than none. */
export async function gather(order: SlateOrder, format: SlateFormat, note: Note): Promise<Ingredients> {
  const { title, words, music } = order;
  const font = join(order.fonts, fontFile);
  const hasFont = await isThere(font);
  if (!hasFont) note("the slate is drawn without words: its font is missing");
  const picture = order.picture === null ? null : await readFile(order.picture).catch(() => null);
  if (order.picture !== null && picture === null) note("the slate's picture cannot be read");
  const hasMusic = music !== null && (await isThere(music));
  if (music !== null && !hasMusic) note("the slate's music is missing");
  return { format, title, words, font: hasFont ? font : null, picture, music: hasMusic ? music : null };
}

/** The name of the slate that these make; another one as soon as anything of them differs. */
export async function slateName({ picture, music, font, ...rest }: Ingredients): Promise<string> {
  const heard = rest.format.audio === null || music === null ? null : digest(await readFile(music));
  const parts = [design, formatKey(rest.format), font !== null && [rest.title, rest.words]];
  const whole = JSON.stringify([...parts, picture && digest(picture), heard]);
  return `slate-${digest(whole).slice(0, 24)}.flv`;
}

/** What is left when the drawing of the rest has failed: no words, no picture, no music. */
export const plainIngredients = ({ format }: Ingredients): Ingredients => ({
  ...{ format, title: "", words: "", font: null, picture: null, music: null },
});
