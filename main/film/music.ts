import { findScene } from "../../preload/contract";
import type { FilmPlan } from "./plan";
import type { FilmLibrary } from "./ports";

/** Music under a film: one file, how loud, and when. Seconds of the show. */
export interface FilmMusic {
  /** Media reference. */
  file: string;
  /** Volume in decibels below full. */
  decibels: number;
  spans: { start: number; end: number }[];
}

/** Quieter than on air by so many decibels: somebody talks over a film that is shown in a class. */
const quieter = 6;

/** The music of the scenes, each file once; stretches that touch are one. */
export function filmMusic({ boards }: FilmPlan, { presets }: Pick<FilmLibrary, "presets">): FilmMusic[] {
  const found = new Map<string, FilmMusic>();
  for (const { start, end, look } of boards) {
    const layers = look.scene === null ? [] : ((findScene(presets, look.scene)?.scene ?? null)?.layers ?? []);
    for (const layer of layers) {
      if (layer.kind !== "music") continue;
      const { file } = layer.settings;
      const music = found.get(file) ?? { file, decibels: layer.settings.decibels - quieter, spans: [] };
      found.set(file, music);
      const last = music.spans.at(-1);
      if (last !== undefined && last.end === start) last.end = end;
      else if (last === undefined || last.end < start) music.spans.push({ start, end });
    }
  }
  return [...found.values()];
}
