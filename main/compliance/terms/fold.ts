import { sameCharacters } from "./same-characters";

/** What a UTF-16 unit is to the matcher. */
export const unit = {
  /** Part of a word. */
  content: 0,
  /** Neither seen nor said: zero-width characters, Markdown's emphasis. */
  invisible: 1,
  /** Nobody writes it inside a Chinese word but to hide that word: `·`, `-`, an emoji. */
  decoration: 2,
  blank: 4,
  /** Commas, brackets, quotation marks: they part words, as a rule. */
  punctuation: 8,
  /** Ends a sentence or a line: nothing is matched across it. */
  end: 16,
  /** `.`, which is a point, an end or a decoration, as what stands around it says. */
  dot: 32,
} as const;

const fill = (kinds: Uint8Array, from: number, to: number, kind: number) => kinds.fill(kind, from, to + 1);

const setAll = (kinds: Uint8Array, characters: string, kind: number) => {
  for (let at = 0; at < characters.length; at++) kinds[characters.charCodeAt(at)] = kind;
};

function makeKinds(): Uint8Array {
  const kinds = new Uint8Array(65536);
  fill(kinds, 0x00, 0x1f, unit.invisible);
  fill(kinds, 0x7f, 0xa0, unit.invisible);
  setAll(
    kinds,
    "*_`~\\\u00AD\u200B\u200C\u200D\u200E\u200F\u2060\u061C\u180E\uFEFF\uFE0E\uFE0F",
    unit.invisible,
  );
  setAll(kinds, "\u034F\u115F\u1160\u17B4\u17B5\u3164\uFFA0", unit.invisible);
  fill(kinds, 0x2061, 0x206f, unit.invisible);
  fill(kinds, 0x202a, 0x202e, unit.invisible);
  fill(kinds, 0x0300, 0x036f, unit.invisible);
  fill(kinds, 0x2010, 0x2012, unit.decoration);
  fill(kinds, 0x2190, 0x245f, unit.decoration);
  fill(kinds, 0x2500, 0x27bf, unit.decoration);
  fill(kinds, 0x2900, 0x2bff, unit.decoration);
  setAll(kinds, "#&+-/<=>@^|·•‧∙・･〜～－＿＊＋｜／＼＃＆＠＾※〇", unit.decoration);
  setAll(kinds, " \t\u3000\u00A0\u1680\u202F\u205F", unit.blank);
  fill(kinds, 0x2000, 0x200a, unit.blank);
  setAll(kinds, "\"'(),:[]{}“”‘’（），、：《》〈〉「」『』【】〔〕〖〗［］｛｝＂＇—―…–", unit.punctuation);
  setAll(kinds, "\n\r\v\f\u0085\u2028\u2029!?;。！？；｡", unit.end);
  setAll(kinds, ".．", unit.dot);
  // 〇 is a figure in 二〇二三.
  setAll(kinds, "〇", unit.content);
  return kinds;
}

/** Ranges whose compatibility forms are worth looking up: ① ㎏ ⅰ ⼀ ﹪ Ａ and the like. */
const compatible: readonly [number, number][] = [
  [0x00aa, 0x00be],
  [0x2070, 0x209f],
  [0x2100, 0x218f],
  [0x2460, 0x24ff],
  [0x2e80, 0x2fdf],
  [0x3200, 0x33ff],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xffef],
];

function makeFolds(): Uint16Array {
  const folds = new Uint16Array(65536);
  for (let code = 0; code < folds.length; code++) folds[code] = code;
  for (const [from, to] of compatible)
    for (let code = from; code <= to; code++) {
      const plain = String.fromCharCode(code).normalize("NFKC");
      if (plain.length === 1) folds[code] = plain.charCodeAt(0);
    }
  // Letters lose their marks, as pinyin with tones is written: zuì.
  for (let code = 0xc0; code < 0x250; code++)
    folds[code] = String.fromCharCode(code).normalize("NFD").charCodeAt(0);
  for (let code = 0; code < folds.length; code++) {
    const plain = folds[code] ?? 0;
    if (plain < 0x250) folds[code] = String.fromCharCode(plain).toLowerCase().charCodeAt(0);
  }
  for (const [from, to] of sameCharacters)
    folds[from.charCodeAt(0)] = folds[to.charCodeAt(0)] ?? to.charCodeAt(0);
  return folds;
}

/** What each UTF-16 unit is: one of `unit`. Surrogates are told apart by `isDecorationPair`. */
export const unitKinds: Uint8Array = makeKinds();
/** What each UTF-16 unit is matched as: half-width, small letters, simplified, without disguise. */
export const unitFolds: Uint16Array = makeFolds();

for (let code = 0; code < 65536; code++) {
  // A full-width comma or blank is what its plain form is.
  const plain = unitFolds[code] ?? 0;
  if (plain !== code && unitKinds[code] === unit.content) unitKinds[code] = unitKinds[plain] ?? unit.content;
}

/** Emoji and pictographs: all that begins with these three units. */
export const isDecorationPair = (high: number): boolean => high >= 0xd83c && high <= 0xd83e;

export const isLetter = (folded: number): boolean => folded >= 97 && folded <= 122;
export const isFigure = (folded: number): boolean => folded >= 48 && folded <= 57;
export const isLetterOrFigure = (folded: number): boolean => isLetter(folded) || isFigure(folded);
export const isHan = (folded: number): boolean => folded >= 0x3400 && folded <= 0x9fff;

/** Whether the dot at a place ends a sentence, is a figure's point, or decorates. */
export function dotKind(text: string, at: number, end: number): number {
  const isPoint =
    at + 1 < end && isFigure(text.charCodeAt(at + 1)) && at > 0 && isFigure(text.charCodeAt(at - 1));
  if (isPoint) return unit.content;
  let next = at + 1;
  while (next < end && unitKinds[text.charCodeAt(next)] === unit.blank) next++;
  if (next >= end) return unit.end;
  if (next === at + 1 || isFigure(text.charCodeAt(next))) return unit.decoration;
  return unit.end;
}
