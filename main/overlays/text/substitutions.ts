import type { Font } from "opentype.js/dist/opentype.mjs";

/** The parts of a font's substitution table that are used, as the package gives them. */
interface Coverage {
  glyphs?: number[];
  ranges?: { start: number; end: number }[];
}
interface Subtable {
  coverage?: Coverage;
  deltaGlyphId?: number;
  substitute?: number[];
  alternateSets?: number[][];
  ligatureSets?: { ligGlyph: number; components: number[] }[][];
}
interface SubstitutionTable {
  lookups?: { subtables: Subtable[] }[];
}

const coveredBy = ({ glyphs, ranges = [] }: Coverage): number[] =>
  glyphs ??
  ranges.flatMap(({ start, end }) =>
    Array.from({ length: end - start + 1 }, (_none, index) => start + index),
  );

function standInsOf(
  subtable: Subtable,
  at: number,
  glyph: number,
  has: (glyph: number) => boolean,
): number[] {
  const single = subtable.substitute?.[at];
  const shifted = subtable.deltaGlyphId === undefined ? [] : [glyph + subtable.deltaGlyphId];
  const ligatures = (subtable.ligatureSets?.[at] ?? [])
    .filter(({ components }) => components.every(has))
    .map(({ ligGlyph }) => ligGlyph);
  return [
    ...(single === undefined ? shifted : [single]),
    ...(subtable.alternateSets?.[at] ?? []),
    ...ligatures,
  ];
}

/**
 * Some glyphs with all that may be drawn in their place: two dashes become one long one. A renderer chooses; so all
 * must be there.
 */
export function withStandIns(font: Font, glyphs: Iterable<number>): Set<number> {
  const table = font.tables.gsub as unknown as SubstitutionTable | undefined;
  const all = new Set(glyphs);
  const has = (glyph: number) => all.has(glyph);
  for (const { subtables } of table?.lookups ?? []) {
    for (const subtable of subtables) {
      for (const [at, glyph] of coveredBy(subtable.coverage ?? {}).entries()) {
        if (has(glyph)) for (const standIn of standInsOf(subtable, at, glyph, has)) all.add(standIn);
      }
    }
  }
  return all;
}
