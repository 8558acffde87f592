/** Tables that cards do not need: vertical setting. */
const dropped = new Set(["vhea", "vmtx"]);

interface Table {
  tag: string;
  checksum: number;
  data: Buffer;
}

function tablesOf(font: Buffer): Table[] {
  return Array.from({ length: font.readUInt16BE(4) }, (_none, index) => {
    const at = 12 + 16 * index;
    const start = font.readUInt32BE(at + 8);
    return {
      tag: font.toString("latin1", at, at + 4),
      checksum: font.readUInt32BE(at + 4),
      data: font.subarray(start, start + font.readUInt32BE(at + 12)),
    };
  });
}

/** Where each glyph's outline begins in `glyf`; one more than there are glyphs. */
function offsetsOf(loca: Buffer, isLong: boolean): number[] {
  const count = loca.length / (isLong ? 4 : 2);
  return Array.from({ length: count }, (_none, index) =>
    isLong ? loca.readUInt32BE(index * 4) : loca.readUInt16BE(index * 2) * 2,
  );
}

const moreComponents = 0x20;

/** Bytes that a component's arguments and scale take, by its flags. */
function argumentBytes(flags: number): number {
  const place = flags & 0x1 ? 4 : 2;
  const scale = flags & 0x8 ? 2 : flags & 0x40 ? 4 : flags & 0x80 ? 8 : 0;
  return place + scale;
}

/** Glyphs that a glyph is put together from. */
function componentsOf(outline: Buffer): number[] {
  if (outline.length < 10 || outline.readInt16BE(0) >= 0) return [];
  const found: number[] = [];
  let at = 10;
  for (;;) {
    const flags = outline.readUInt16BE(at);
    found.push(outline.readUInt16BE(at + 2));
    at += 4 + argumentBytes(flags);
    if ((flags & moreComponents) === 0) return found;
  }
}

const padded = (length: number): number => (length + 3) & ~3;

function checksumOf(data: Buffer): number {
  let sum = 0;
  for (let at = 0; at + 4 <= data.length; at += 4) sum = (sum + data.readUInt32BE(at)) >>> 0;
  return sum;
}

function assemble(tables: readonly Table[], version: number): Buffer {
  const header = Buffer.alloc(12 + 16 * tables.length);
  const power = 2 ** Math.floor(Math.log2(tables.length));
  header.writeUInt32BE(version, 0);
  header.writeUInt16BE(tables.length, 4);
  header.writeUInt16BE(power * 16, 6);
  header.writeUInt16BE(Math.log2(power), 8);
  header.writeUInt16BE(tables.length * 16 - power * 16, 10);
  const parts: Buffer[] = [header];
  let start = header.length;
  for (const [index, { tag, checksum, data }] of tables.entries()) {
    const at = 12 + 16 * index;
    header.write(tag, at, "latin1");
    header.writeUInt32BE(checksum, at + 4);
    header.writeUInt32BE(start, at + 8);
    header.writeUInt32BE(data.length, at + 12);
    parts.push(data, Buffer.alloc(padded(data.length) - data.length));
    start += padded(data.length);
  }
  return Buffer.concat(parts);
}

/** The outlines of some glyphs and of what they are put together from; every glyph keeps its number. */
function keepOutlines(glyf: Buffer, offsets: readonly number[], wanted: Iterable<number>) {
  const outlineOf = (glyph: number) => glyf.subarray(offsets[glyph] ?? 0, offsets[glyph + 1] ?? 0);
  const kept = new Set<number>();
  const open = [0, ...wanted];
  for (let glyph = open.pop(); glyph !== undefined; glyph = open.pop()) {
    if (kept.has(glyph)) continue;
    kept.add(glyph);
    open.push(...componentsOf(outlineOf(glyph)));
  }
  const loca = Buffer.alloc(offsets.length * 4);
  const outlines: Buffer[] = [];
  let end = 0;
  for (let glyph = 0; glyph + 1 < offsets.length; glyph++) {
    if (kept.has(glyph)) {
      const outline = outlineOf(glyph);
      outlines.push(outline, Buffer.alloc(padded(outline.length) - outline.length));
      end += padded(outline.length);
    }
    loca.writeUInt32BE(end, (glyph + 1) * 4);
  }
  return { glyf: Buffer.concat(outlines), loca };
}

/**
 * A TrueType font with the outlines of some glyphs alone, by number: a thirtieth of the whole. libass reads every font
 * of its folder from end to end, which took most of the time that a card needs.
 */
export function subsetFont(font: Buffer, glyphs: Iterable<number>): Buffer {
  const tables = tablesOf(font).filter(({ tag }) => !dropped.has(tag));
  const dataOf = (tag: string) => tables.find((table) => table.tag === tag)?.data ?? Buffer.alloc(0);
  const head = Buffer.from(dataOf("head"));
  const offsets = offsetsOf(dataOf("loca"), head.readInt16BE(50) === 1);
  // Offsets come out in their long form.
  head.writeInt16BE(1, 50);
  const kept = keepOutlines(dataOf("glyf"), offsets, glyphs);
  const replaced: Record<string, Buffer> = { ...kept, head };
  const all = tables.map((table) => {
    const data = replaced[table.tag];
    return data ? { tag: table.tag, data, checksum: checksumOf(data) } : table;
  });
  return assemble(all, font.readUInt32BE(0));
}
