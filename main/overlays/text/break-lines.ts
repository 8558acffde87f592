/** May not begin a line: closing marks and what belongs to the word before (GB/T 15834, JIS X 4051). */
const notFirst = new Set("，。！？、；：）」』】》〉〕〗”’…—～·,.!?;:)]}%‰℃°％）ー々〜／");
/** May not end a line: opening marks and signs that belong to the number after. */
const notLast = new Set("（「『【《〈〔〖“‘([{¥￥$€£#＃@№");

const isWide = (text: string) =>
  /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u30ff\u{20000}-\u{3ffff}]/u.test(text);
const endsWithNumber = /[\d０-９][.,]?[\d０-９]*\s?$/;
const unitAhead = /^\s?(?:[\p{Script=Han}℃%‰°]|[a-zA-Z]{1,4}$)/u;

const words = new Intl.Segmenter("zh-Hans", { granularity: "word" });
const letters = new Intl.Segmenter("zh-Hans", { granularity: "grapheme" });

/** Whether a line may end between two pieces. */
function mayBreak(before: string, after: string): boolean {
  const last = [...before].at(-1) ?? "";
  const first = [...after][0] ?? "";
  if (notFirst.has(first) || notLast.has(last)) return false;
  if (first === " ") return false;
  if (last === " ") return !(endsWithNumber.test(before) && unitAhead.test(after) && [...after].length <= 2);
  if (endsWithNumber.test(before) && unitAhead.test(after) && [...after].length <= 2) return false;
  // Between two Latin words without a space (well-known, 3.5) a line goes on.
  return isWide(last) || isWide(first);
}

/** A paragraph in pieces that lines keep whole: Chinese words, Latin words, numbers with their units. */
export function pieces(paragraph: string): string[] {
  const found: string[] = [];
  for (const { segment } of words.segment(paragraph)) {
    const before = found.at(-1);
    if (before !== undefined && !mayBreak(before, segment)) found[found.length - 1] = before + segment;
    else found.push(segment);
  }
  return found;
}

/** The same piece in the smallest parts that may be torn apart when it alone is wider than a line. */
function tear(piece: string): string[] {
  const found: string[] = [];
  for (const { segment } of letters.segment(piece)) {
    const before = found.at(-1) ?? "";
    const torn =
      found.length === 0 || !(notFirst.has([...segment][0] ?? "") || notLast.has([...before].at(-1) ?? ""));
    if (torn) found.push(segment);
    else found[found.length - 1] = before + segment;
  }
  return found;
}

const isLatinWord = (piece: string) => /^[\p{Script=Latin}\d.,'-]+\s?$/u.test(piece);

/** Fills lines greedily; null when something that must stay whole is wider than a line. */
function fill(paragraph: string, limit: number, widthOf: (text: string) => number): string[] | null {
  const lines: string[] = [];
  let line = "";
  const add = (part: string): boolean => {
    if (widthOf((line + part).trimEnd()) <= limit) line += part;
    else {
      if (line.trim() !== "") lines.push(line.trimEnd());
      line = part.trimStart();
      return widthOf(line.trimEnd()) <= limit;
    }
    return true;
  };
  for (const piece of pieces(paragraph)) {
    const isTooWide = widthOf(piece.trim()) > limit;
    if (isTooWide && isLatinWord(piece)) return null;
    for (const part of isTooWide ? tear(piece) : [piece]) if (!add(part)) return null;
  }
  if (line.trim() !== "") lines.push(line.trimEnd());
  return lines;
}

/**
 * Breaks a text into at most some lines, each at most `limit` wide, in the unit of `widthOf`. Follows the rules of
 * Chinese line breaking; Latin words and numbers with their units stay whole; lines of one paragraph come out about
 * equally long, so that no single character is left on the last. Null when it does not fit.
 */
export function breakLines(
  text: string,
  limit: number,
  maxLines: number,
  widthOf: (text: string) => number,
): string[] | null {
  const all: string[] = [];
  for (const paragraph of text.split("\n")) {
    const lines = fill(paragraph, limit, widthOf);
    if (lines === null) return null;
    all.push(...(lines.length > 1 ? balance(paragraph, lines, limit, widthOf) : lines));
  }
  return all.length <= maxLines ? all : null;
}

const endsClause = /[，。！？、；：…,.!?;:）)」』】》]\s?$/;

/** Two lines parted where a clause ends, when neither is much shorter: there a reader pauses anyway. */
function atClause(paragraph: string, limit: number, widthOf: (text: string) => number): string[] | null {
  const all = pieces(paragraph);
  const splits = all.flatMap((piece, index) => {
    if (!endsClause.test(piece) || index === all.length - 1) return [];
    const lines = [
      all
        .slice(0, index + 1)
        .join("")
        .trimEnd(),
      all
        .slice(index + 1)
        .join("")
        .trim(),
    ];
    const widths = lines.map(widthOf);
    const longest = Math.max(...widths);
    return longest <= limit && Math.min(...widths) >= longest * 0.5 ? [{ lines, longest }] : [];
  });
  return splits.sort((a, b) => a.longest - b.longest)[0]?.lines ?? null;
}

/** Equal lines: narrows the limit step by step while their number stays. */
function balance(
  paragraph: string,
  lines: string[],
  limit: number,
  widthOf: (text: string) => number,
): string[] {
  const parted = lines.length === 2 ? atClause(paragraph, limit, widthOf) : null;
  if (parted !== null) return parted;
  let best = lines;
  for (let step = 1; step <= 24; step++) {
    const narrower = fill(paragraph, limit * (1 - step * 0.02), widthOf);
    if (narrower === null || narrower.length > lines.length) break;
    best = narrower;
  }
  return best;
}
