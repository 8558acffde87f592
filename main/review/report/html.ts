import type { Block, Report } from "./blocks";
import { type Drawing, drawBars, drawCurve, type Shape } from "./charts";

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Control characters have no place in a page. */
export const escapeHtml = (text: string): string =>
  text.replace(/\p{Cc}/gu, " ").replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);

const number = (value: number): string => String(Math.round(value * 10) / 10);

function svgShape(shape: Shape): string {
  if (shape.kind === "rect")
    return `<rect class="${shape.ink}" x="${number(shape.x)}" y="${number(shape.y)}" width="${number(shape.w)}" height="${number(shape.h)}"/>`;
  if (shape.kind === "line")
    return `<line class="${shape.ink}" x1="${number(shape.x1)}" y1="${number(shape.y1)}" x2="${number(shape.x2)}" y2="${number(shape.y2)}"${shape.dashed ? ' stroke-dasharray="4 3"' : ""}/>`;
  if (shape.kind === "path")
    return `<polyline class="${shape.ink}" points="${shape.points.map((point) => point.map(number).join(",")).join(" ")}"/>`;
  return `<text class="${shape.ink}" x="${number(shape.x)}" y="${number(shape.y)}" font-size="${shape.size}" text-anchor="${shape.anchor}">${escapeHtml(shape.text)}</text>`;
}

const svg = ({ width, height, shapes }: Drawing): string =>
  `<svg viewBox="0 0 ${width} ${number(height)}" role="img">${shapes.map(svgShape).join("")}</svg>`;

const cells = (tag: "td" | "th", texts: readonly string[], shares: readonly number[] = []): string =>
  texts
    .map((text, column) => {
      const share = shares[column];
      const width = share === undefined ? "" : ` style="width:${number(share * 100)}%"`;
      return `<${tag}${width}>${escapeHtml(text)}</${tag}>`;
    })
    .join("");

function htmlBlock(block: Block): string {
  if (block.kind === "heading") return `<h2>${escapeHtml(block.text)}</h2>`;
  if (block.kind === "paragraph") return `<p>${escapeHtml(block.text)}</p>`;
  if (block.kind === "bars") return svg(drawBars(block.rows, block.legend));
  if (block.kind === "curve") return svg(drawCurve(block.curve));
  if (block.kind === "figures")
    return `<dl>${block.items.map(({ label, value, note }) => `<div><dt>${escapeHtml(label)}</dt><dd><b>${escapeHtml(value)}</b><small>${escapeHtml(note)}</small></dd></div>`).join("")}</dl>`;
  if (block.kind === "advice")
    return `<ol>${block.items.map(({ text, hint, places }) => `<li><b>${escapeHtml(text)}</b><br>${escapeHtml(hint)}<br><small>${escapeHtml(places)}</small></li>`).join("")}</ol>`;
  const rows = block.rows.map((row) => `<tr>${cells("td", row)}</tr>`).join("");
  return `<table><thead><tr>${cells("th", block.head, block.shares)}</tr></thead><tbody>${rows}</tbody></table>`;
}

/** Dark on white: it is read on paper, and printed without its colours it still says the same. */
const style = `
:root{color-scheme:light}
*{box-sizing:border-box}
body{margin:0 auto;padding:24px;max-width:800px;background:#fff;color:#1c1a17;font:16px/1.6 "Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif}
h1{font-size:28px;line-height:1.3;margin:0 0 4px}
h2{font-size:20px;margin:32px 0 8px;padding-top:12px;border-top:1px solid #c9c3b8;break-after:avoid}
small{color:#5b564d;font-size:14px}
dl{display:flex;flex-wrap:wrap;gap:12px 32px;margin:16px 0}
dl div{flex:1 1 160px}
dt{color:#5b564d;font-size:14px}
dd{margin:0}dd b{display:block;font-size:28px;line-height:1.3;font-variant-numeric:tabular-nums}
li{margin:0 0 12px}
table{width:100%;border-collapse:collapse;margin:8px 0 16px;font-variant-numeric:tabular-nums;table-layout:fixed}
th,td{text-align:left;vertical-align:top;padding:6px 8px 6px 0;border-bottom:1px solid #ded9cf;overflow-wrap:anywhere}
th{color:#5b564d;font-weight:500;font-size:14px}
tr,li,svg{break-inside:avoid}
svg{display:block;width:100%;height:auto;margin:8px 0}
svg text{font-family:inherit}
text.text{fill:#1c1a17}text.quiet{fill:#5b564d}
rect.planned{fill:#b8b1a4}rect.actual{fill:#3f6b52}rect.over{fill:#b0452a}
line.line{stroke:#c9c3b8}line.quiet{stroke:#5b564d}
polyline{fill:none;stroke:#3f6b52;stroke-width:2}
@page{margin:16mm}
@media print{body{padding:0;max-width:none;font-size:11pt}}
`;

/** A report as one page: it holds all it shows, and a reader's browser is told to fetch nothing. */
export const reportHtml = ({ title, subtitle, language, blocks }: Report): string =>
  [
    `<!doctype html><html lang="${escapeHtml(language)}"><head><meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<meta name="viewport" content="width=device-width,initial-scale=1">`,
    `<title>${escapeHtml(title)}</title><style>${style}</style></head><body>`,
    `<h1>${escapeHtml(title)}</h1><small>${escapeHtml(subtitle)}</small>`,
    ...blocks.map(htmlBlock),
    "</body></html>\n",
  ].join("\n");
