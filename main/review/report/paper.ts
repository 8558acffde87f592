import type { Drawing, Ink, Shape } from "./charts";

/** Where a report is painted; `width` is what the margins leave. Points. */
export interface Paper {
  doc: PDFKit.PDFDocument;
  width: number;
  margin: number;
}

/** Dark on white, as on the page; printed without colours it still says the same. */
export const inks: Record<Ink, string> = {
  text: "#1c1a17",
  quiet: "#5b564d",
  line: "#c9c3b8",
  planned: "#b8b1a4",
  actual: "#3f6b52",
  over: "#b0452a",
};

/** A text without what no font draws: control characters, and line ends, which would upset the layout of a row. */
export const plain = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cs}\u2028\u2029]/gu, " ")
    .replace(/ {2,}/g, " ")
    .trim();

/** Goes on to the next page where this one has no room for something so high. */
export function roomFor({ doc, margin }: Paper, height: number): void {
  if (doc.y + height > doc.page.height - margin) doc.addPage();
}

function paintShape({ doc, margin }: Paper, top: number, shape: Shape) {
  const ink = inks[shape.ink];
  if (shape.kind === "rect") {
    doc.rect(margin + shape.x, top + shape.y, Math.max(0, shape.w), shape.h).fill(ink);
    return;
  }
  if (shape.kind === "line") {
    doc.moveTo(margin + shape.x1, top + shape.y1).lineTo(margin + shape.x2, top + shape.y2);
    if (shape.dashed) doc.dash(4, { space: 3 });
    doc.lineWidth(0.7).stroke(ink).undash();
    return;
  }
  if (shape.kind === "path") {
    for (const [index, [x, y]] of shape.points.entries()) {
      if (index === 0) doc.moveTo(margin + x, top + y);
      else doc.lineTo(margin + x, top + y);
    }
    doc.lineWidth(1.5).stroke(ink);
    return;
  }
  doc.font("regular").fontSize(shape.size).fillColor(ink);
  const text = plain(shape.text);
  const x = margin + shape.x - (shape.anchor === "end" ? doc.widthOfString(text) : 0);
  doc.text(text, x, top + shape.y, { lineBreak: false, baseline: "alphabetic" });
}

export function paintDrawing(paper: Paper, drawing: Drawing): void {
  roomFor(paper, drawing.height);
  const top = paper.doc.y;
  for (const shape of drawing.shapes) paintShape(paper, top, shape);
  paper.doc.x = paper.margin;
  paper.doc.y = top + drawing.height + 8;
}

/** Page numbers at every foot. @param wording with `{page}` and `{pages}`. */
export function paintFooters({ doc, margin, width }: Paper, wording: string): void {
  const { start, count } = doc.bufferedPageRange();
  for (let page = 0; page < count; page++) {
    doc.switchToPage(start + page);
    // Below the margin a text would begin a page of its own.
    doc.page.margins.bottom = 0;
    const text = wording.replace("{page}", String(page + 1)).replace("{pages}", String(count));
    doc.font("regular").fontSize(8.5).fillColor(inks.quiet);
    doc.text(text, margin, doc.page.height - margin + 16, { width, align: "right", lineBreak: false });
    doc.page.margins.bottom = margin;
  }
}
