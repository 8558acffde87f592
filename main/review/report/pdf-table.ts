import { setImmediate } from "node:timers/promises";
import type { Block } from "./blocks";
import { inks, type Paper, plain, roomFor } from "./paper";

type Table = Extract<Block, { kind: "table" }>;

const padding = 4;

const columnsOf = ({ width }: Paper, texts: readonly string[], shares: readonly number[]) =>
  texts.map((text, column) => ({ text: plain(text), width: (shares[column] ?? 0) * width - 8 }));

/** How high a row is with what stands above and below its cells; sets the type that it is painted in. */
function rowHeight(
  paper: Paper,
  texts: readonly string[],
  shares: readonly number[],
  isHead: boolean,
): number {
  const { doc } = paper;
  doc.font("regular").fontSize(isHead ? 9 : 10);
  const heights = columnsOf(paper, texts, shares).map((cell) =>
    doc.heightOfString(cell.text, { width: cell.width }),
  );
  return Math.max(12, ...heights) + 2 * padding;
}

/** One row; its cells break into lines. There has to be room for it. */
function paintRow(paper: Paper, texts: readonly string[], shares: readonly number[], isHead: boolean): void {
  const { doc, width, margin } = paper;
  const columns = columnsOf(paper, texts, shares);
  const height = rowHeight(paper, texts, shares, isHead);
  const top = doc.y + padding;
  const bottom = doc.y + height;
  let x = margin;
  for (const cell of columns) {
    doc.fillColor(isHead ? inks.quiet : inks.text).text(cell.text, x, top, { width: cell.width });
    x += cell.width + 8;
  }
  doc
    .moveTo(margin, bottom)
    .lineTo(margin + width, bottom)
    .lineWidth(0.5)
    .stroke(inks.line);
  doc.x = margin;
  doc.y = bottom;
}

/**
 * A table over as many pages as it takes, its head once more on each. A show may be on air meanwhile: others have their
 * turn between rows.
 */
export async function paintTable(paper: Paper, { head, shares, rows }: Table): Promise<void> {
  const { doc } = paper;
  roomFor(paper, 50);
  paintRow(paper, head, shares, true);
  for (const row of rows) {
    await setImmediate();
    const { count } = doc.bufferedPageRange();
    roomFor(paper, rowHeight(paper, row, shares, false));
    if (doc.bufferedPageRange().count > count) paintRow(paper, head, shares, true);
    paintRow(paper, row, shares, false);
  }
  doc.y += 8;
}
