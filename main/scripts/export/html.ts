import { type CueNames, cueInWords } from "./cue-words";
import type { DocumentPart, DocumentRun } from "./document";
import type { Footing } from "./footing";

const marks: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (mark) => marks[mark] ?? mark);

const words = (runs: readonly DocumentRun[]): string =>
  runs
    .map(({ text, bold }) => {
      const inside = escaped(text).replaceAll("\n", "<br>");
      return bold ? `<strong>${inside}</strong>` : inside;
    })
    .join("");

/** Large type on white, as it is read at a table; nothing is fetched and nothing runs. */
const styles = `
@page { size: A4; margin: 20mm; }
body { max-width: 180mm; margin: 0 auto; padding: 8mm; color: #000; background: #fff;
  font: 20pt/1.8 "Noto Serif SC", "Source Han Serif SC", "Songti SC", SimSun, serif; }
h1, h2, h3, h4, h5, h6 { font-family: "Noto Sans SC", "Microsoft YaHei", "PingFang SC", SimHei, sans-serif;
  line-height: 1.4; break-after: avoid; }
h1 { font-size: 28pt; text-align: center; }
h2 { font-size: 24pt; }
h3, h4, h5, h6 { font-size: 21pt; }
p { margin: 0 0 0.7em; orphans: 2; widows: 2; }
.item { padding-left: 1.4em; text-indent: -1.4em; }
.cue { color: #595959; font-size: 12pt; font-family: sans-serif; break-after: avoid; }
footer { margin-top: 12mm; padding-top: 4mm; border-top: 1px solid #000; font-size: 12pt; }
`;

const policy = "default-src 'none'; style-src 'unsafe-inline'";

function element(part: DocumentPart, names: CueNames, footing: Footing): string {
  switch (part.kind) {
    case "heading": {
      const level = Math.min(part.level + 1, 6);
      return `<h${level}>${words(part.runs)}</h${level}>`;
    }
    case "paragraph":
      return `<p>${words(part.runs)}</p>`;
    case "item":
      return `<p class="item">${part.number === null ? "•" : `${part.number}.`} ${words(part.runs)}</p>`;
    case "cue":
      return `<p class="cue">${escaped(cueInWords(part.cue, names, footing.lang))}</p>`;
  }
}

/** A script as one page that prints, whole in itself. */
export const pageOf = (
  title: string,
  parts: readonly DocumentPart[],
  names: CueNames,
  footing: Footing,
): string => `<!doctype html>
<html lang="${footing.lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title>
<style>${styles}</style>
</head>
<body>
<h1>${escaped(title)}</h1>
${parts.map((part) => element(part, names, footing)).join("\n")}
<footer>
${footing.lines.map((line) => `<p>${escaped(line)}</p>`).join("\n")}
</footer>
</body>
</html>
`;
