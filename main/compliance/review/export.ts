import type { FindingCounts, Language, MadeFile, ReviewRecord } from "../../../preload/contract";

const headings: Record<Language, readonly string[]> = {
  "zh-CN": [
    ...["审阅时间", "讲稿", "讲稿编号", "审阅人", "备注", "必须改", "要有依据", "再看一眼"],
    ...["签的时候还有什么", "词表和版本", "文字指纹（SHA-256）", "记录编号"],
  ],
  en: [
    ...["Signed at", "Script", "Script id", "Signed by", "Note", "Errors", "Warnings", "Notes"],
    ...["Found and signed all the same", "Lists and editions", "Text hash (SHA-256)", "Record id"],
  ],
};
const names: Record<Language, string> = { "zh-CN": "讲稿审阅记录", en: "script-reviews" };

const two = (value: number) => String(value).padStart(2, "0");

/** `2026-11-28`, where the studio is. */
export function dayText(at: number): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

function timeText(at: number): string {
  const date = new Date(at);
  return `${dayText(at)} ${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}

/**
 * A cell of a table. What a spreadsheet would take for a formula is kept from being one by an apostrophe, as OWASP
 * advises for CSV.
 */
export function csvCell(value: string | number): string {
  const text = String(value);
  const safe = /^\s*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const findingText = ({ line, text, message, basis }: ReviewRecord["findings"][number]): string =>
  [`${line}`, text, message, basis].filter((part) => part !== "").join(" · ");

function cellsOf(record: ReviewRecord): (string | number)[] {
  const { error, warning, note }: FindingCounts = record.counts;
  return [
    ...[timeText(record.at), record.title, record.scriptId, record.by, record.note, error, warning, note],
    record.findings.map(findingText).join("\n"),
    record.lists.map(({ id, edition }) => `${id} ${edition}`).join("\n"),
    ...[record.textHash, record.id],
  ];
}

const base64 = (text: string): string => Buffer.from(text, "utf8").toString("base64");

/** The records as a table that Excel and WPS open (UTF-8 with its mark, CRLF). */
export function reviewsAsCsv(records: readonly ReviewRecord[], language: Language): MadeFile {
  const rows = [headings[language], ...records.map(cellsOf)];
  const table = rows.map((row) => row.map(csvCell).join(",")).join("\r\n");
  return { name: `${names[language]}.csv`, base64: base64(`\uFEFF${table}\r\n`) };
}

/** The records whole, as data. */
export function reviewsAsJson(records: readonly ReviewRecord[], language: Language): MadeFile {
  const content = JSON.stringify({ version: 1, records }, null, 2);
  return { name: `${names[language]}.json`, base64: base64(`${content}\n`) };
}
