import { isMap, isScalar, type YAMLMap } from "yaml";
import { type LineProblem, lineProblem } from "./line-problem";

const pattern = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** Whether a text is a day, month or year that there is: `1935-05-29`, `1935-05`, `1935`. */
function isDate(text: string): boolean {
  const parts = pattern.exec(text);
  if (parts === null) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2] ?? 1), Number(parts[3] ?? 1)];
  const date = new Date(Date.UTC(2000, 0, 1));
  date.setUTCFullYear(year, month - 1, day);
  return month >= 1 && month <= 12 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

const longestName = 40;

/**
 * The head's `dates` one by one, so that one that is wrong is named by its own line and the others stay. Null where
 * they are no list of names and dates at all.
 * @param raw the same as plain values.
 */
export function readDates(
  head: YAMLMap,
  raw: unknown,
  lineOf: (offset: number) => number,
): { dates: Record<string, string>; problems: LineProblem[] } | null {
  const node = head.get("dates");
  if (!isMap(node) || typeof raw !== "object" || raw === null) return null;
  const dates: Record<string, string> = {};
  const problems: LineProblem[] = [];
  for (const [name, value] of Object.entries(raw)) {
    const text = String(value).trim();
    if (name !== "" && name.length <= longestName && isDate(text)) {
      dates[name] = text;
      continue;
    }
    const key = node.items.map((item) => item.key).find((one) => isScalar(one) && String(one.value) === name);
    const line = isScalar(key) && key.range ? lineOf(key.range[0]) : 1;
    problems.push(lineProblem(line, "scripts.front-matter-date", { name, value: text }));
  }
  return { dates, problems };
}
