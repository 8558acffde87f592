/** Marks that may not begin a line. */
const closing = /^[，。！？、；：）」』】》〉·,.!?;:)\]}]/u;
/** Not in the fonts, or never to be seen: pictographs, control and format characters. */
const unwritable = /\p{Extended_Pictographic}|\p{Variation_Selector}|\p{Cc}|\p{Cf}|\p{Cs}|\p{Co}/gu;
const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3ffff}]/u;

/** A text as it can be written on a slate, which never refuses one: what cannot be drawn is left out. */
export const writable = (text: string): string =>
  text
    .replace(/[\r\n\t]+/g, " ")
    .replace(unwritable, (mark) => (/^[\d#*©®™]$/.test(mark) ? mark : ""))
    .normalize("NFC")
    .replace(/ {2,}/g, " ")
    .trim();

/** Width of a character in ems, rather too wide than too narrow: the fonts themselves are not read here. */
function emsOf(character: string): number {
  if (wide.test(character)) return 1;
  if (character === " ") return 0.3;
  if (/[mwMW@%&—…]/.test(character)) return 0.98;
  if (/[A-Z]/.test(character)) return 0.74;
  return character < "\u0250" ? 0.62 : 1;
}

export const widthInEms = (text: string): number =>
  [...text].reduce((sum, character) => sum + emsOf(character), 0);

const words = new Intl.Segmenter("zh-Hans", { granularity: "word" });

function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  for (const { segment } of words.segment(text)) {
    const before = pieces.length - 1;
    if (before >= 0 && (closing.test(segment) || segment === " ")) pieces[before] += segment;
    else pieces.push(segment);
  }
  return pieces;
}

/** After a province, county, town or village, a mark or a space a line ends well; elsewhere it costs so many ems. */
const endsWell = /[省市州盟县区旗乡镇村寨·，、；：。！？,;: -]$/u;
const badEndEms = 2.5;
const costOf = (line: string): number => widthInEms(line.trim()) + (endsWell.test(line) ? 0 : badEndEms);

/** The pieces in so many lines, the longest of them as short as can be, ended where a reader would pause. */
function partition(pieces: readonly string[], count: number): string[] {
  if (count === 1 || pieces.length === 1) return [pieces.join("").trim()];
  let best: string[] | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (let split = 1; split < pieces.length; split++) {
    const first = pieces.slice(0, split).join("");
    const rest = partition(pieces.slice(split), count - 1);
    const cost = Math.max(
      costOf(first),
      ...rest.map((one, index) => (index < rest.length - 1 ? costOf(one) : widthInEms(one))),
    );
    if (cost >= least) continue;
    least = cost;
    best = [first.trim(), ...rest];
  }
  return best ?? [pieces.join("").trim()];
}

export interface FittedText {
  lines: string[];
  /** The em, in pixels. */
  size: number;
}

/** One more line has to make the letters larger by this much to be worth it. */
const worthALine = 1.25;

/** A text in at most so many lines, as large as it may be and fits a width. Pixels. */
export function fitText(text: string, width: number, largest: number, mostLines: number): FittedText {
  const pieces = piecesOf(text);
  let best: FittedText | null = null;
  for (let count = 1; count <= mostLines; count++) {
    const lines = partition(pieces, count);
    const size = Math.min(largest, width / Math.max(0.1, ...lines.map(widthInEms)));
    if (best === null || size >= best.size * worthALine) best = { lines, size };
  }
  return best ?? { lines: [text], size: largest };
}
