import type { ReadPass } from "../ports";
import { readAloudOffsets } from "./place";

type PlaceMap = (position: number, isStart: boolean) => number;

/**
 * A place of an older text in the newer one: what both begin and end with is the same, what lies between is not. Right
 * where something was put in, a pass starts behind it and ends before it: nobody read it then.
 */
function placeMap(older: string, newer: string): PlaceMap {
  if (older === newer) return (position) => position;
  const from = [...older].filter((character) => !/\s/u.test(character));
  const to = [...newer].filter((character) => !/\s/u.test(character));
  const shorter = Math.min(from.length, to.length);
  let keep = 0;
  while (keep < shorter && from[keep] === to[keep]) keep++;
  let rest = 0;
  while (rest < shorter - keep && from[from.length - 1 - rest] === to[to.length - 1 - rest]) rest++;
  const moved = to.length - from.length;
  return (position, isStart) => {
    if (position < keep || (position === keep && !isStart)) return position;
    if (position >= from.length - rest) return position + moved;
    // Inside what was rewritten: as far into the new words as the old ones reach.
    return Math.min(position, to.length - rest);
  };
}

/** Passes over earlier versions of a script, as if they had been over its last one. Places never fall. */
export function ontoLast(passes: readonly ReadPass[], text: string): ReadPass[] {
  const length = readAloudOffsets(text).at(-1) ?? 0;
  const maps = new Map<string, PlaceMap>();
  return passes.map((pass) => {
    const map = maps.get(pass.text) ?? placeMap(pass.text, text);
    maps.set(pass.text, map);
    let least = 0;
    const points = pass.points.map(({ t, position }, point) => {
      least = Math.max(least, Math.min(length, Math.max(0, map(position, point === 0))));
      return { t, position: least };
    });
    return { ...pass, text, points };
  });
}
