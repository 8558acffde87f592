import { join } from "node:path";
import { reviewWords, StudioError } from "../../../preload/contract";
import { readIfThere } from "../../storage";
import type { Block, Report } from "./blocks";
import { barRows, drawBars, drawCurve, longestOf } from "./charts";
import { inks, type Paper, paintDrawing, paintFooters, plain, roomFor } from "./paper";
import { paintTable } from "./pdf-table";

const margin = 50;

async function fontOf(folder: string, file: string): Promise<Buffer> {
  const path = join(folder, file);
  const bytes = await readIfThere(path);
  if (bytes === null) throw new StudioError("storage.unreadable", { params: { path } });
  return bytes;
}

/** Text across the page, below what is there. */
function paintText(
  paper: Paper,
  text: string,
  how: { size: number; bold?: boolean; quiet?: boolean; indent?: number },
) {
  const { size, bold = false, quiet = false, indent = 0 } = how;
  const { doc, width } = paper;
  const words = plain(text);
  if (words === "") return;
  doc.font(bold ? "bold" : "regular").fontSize(size);
  roomFor(paper, Math.min(doc.heightOfString(words, { width: width - indent }), 200));
  doc.fillColor(quiet ? inks.quiet : inks.text);
  doc.text(words, margin + indent, doc.y, { width: width - indent, lineGap: 2 });
}

function paintFigures(paper: Paper, items: Extract<Block, { kind: "figures" }>["items"]) {
  const { doc, width } = paper;
  const column = width / Math.max(1, items.length);
  roomFor(paper, 80);
  const top = doc.y;
  let bottom = top;
  for (const [index, { label, value, note }] of items.entries()) {
    const options = { width: column - 16 };
    const x = margin + index * column;
    doc.font("regular").fontSize(9).fillColor(inks.quiet).text(plain(label), x, top, options);
    doc.font("bold").fontSize(18).fillColor(inks.text).text(plain(value), x, doc.y, options);
    if (note !== "")
      doc.font("regular").fontSize(9).fillColor(inks.quiet).text(plain(note), x, doc.y, options);
    bottom = Math.max(bottom, doc.y);
  }
  doc.y = bottom + 8;
}

/** As many rows as are left room for, then the legend and the rest on the next page. */
function paintBars(paper: Paper, { rows, legend }: Extract<Block, { kind: "bars" }>) {
  const { doc } = paper;
  const most = longestOf(rows);
  for (let row = 0; row < rows.length; ) {
    const room = () => barRows(doc.page.height - margin - doc.y);
    if (room() < 2) doc.addPage();
    const count = Math.min(rows.length - row, room());
    paintDrawing(paper, drawBars(rows.slice(row, row + count), legend, most));
    row += count;
  }
}

async function paintBlock(paper: Paper, block: Block) {
  const { doc } = paper;
  switch (block.kind) {
    case "heading":
      // A heading is not left alone at the foot of a page.
      roomFor(paper, 210);
      doc.y += 12;
      paintText(paper, block.text, { size: 14, bold: true });
      doc.y += 4;
      break;
    case "paragraph":
      paintText(paper, block.text, { size: 10.5 });
      doc.y += 4;
      break;
    case "figures":
      paintFigures(paper, block.items);
      break;
    case "advice":
      for (const [index, { text, hint, places }] of block.items.entries()) {
        roomFor(paper, 60);
        paintText(paper, `${index + 1}. ${text}`, { size: 11.5, bold: true });
        paintText(paper, hint, { size: 10.5, indent: 16 });
        paintText(paper, places, { size: 9.5, quiet: true, indent: 16 });
        doc.y += 6;
      }
      break;
    case "bars":
      paintBars(paper, block);
      break;
    case "curve":
      paintDrawing(paper, drawCurve(block.curve));
      break;
    case "table":
      await paintTable(paper, block);
  }
}

/**
 * A report as an A4 PDF, its Chinese set in Noto Sans SC of which only what is used is embedded.
 * @param fonts the folder of the studio's TTF files. @throws StudioError `storage.unreadable`
 */
export async function reportPdf(report: Report, fonts: string): Promise<Buffer> {
  const [regular, bold] = await Promise.all([
    fontOf(fonts, "NotoSansSC_400Regular.ttf"),
    fontOf(fonts, "NotoSansSC_700Bold.ttf"),
  ]);
  // Half a second to load, and few ever want paper.
  const { default: PDFDocument } = await import("pdfkit");
  const doc = new PDFDocument({
    size: "A4",
    margin,
    bufferPages: true,
    lang: report.language,
    info: { Title: report.title },
    // None to begin with: the built-in ones have no Chinese, and each more costs a quarter of a second.
    font: "",
  });
  const chunks: Buffer[] = [];
  const ended = new Promise<void>((resolve, reject) => {
    doc.on("data", (chunk: Buffer) => chunks.push(chunk));
    doc.on("end", resolve);
    doc.on("error", reject);
  });
  doc.registerFont("regular", regular);
  doc.registerFont("bold", bold);
  const paper: Paper = { doc, width: doc.page.width - 2 * margin, margin };
  paintText(paper, report.title, { size: 20, bold: true });
  paintText(paper, report.subtitle, { size: 9.5, quiet: true });
  doc.y += 10;
  for (const block of report.blocks) await paintBlock(paper, block);
  paintFooters(paper, reviewWords[report.language].page);
  doc.end();
  await ended;
  return Buffer.concat(chunks);
}
