import { assHead, escapeAss } from "../../process/ffmpeg";
import { slatePictureMs } from "./format";
import { fitText, writable } from "./lines";
import { wheatEar } from "./wheat";

/** The words of a slate and the picture they stand in, in pixels. */
export interface SlateText {
  width: number;
  height: number;
  /** The large line: the village's name. Empty leaves it out. */
  title: string;
  words: string;
}

/** As the screens have them: see `renderer/app/tokens.css`. ASS writes blue, green, red. */
const ink = { gold: "&H008ACFE8", white: "&H00EAF2F7" } as const;

/** libass takes the height of ascent and descent together for a font's size; for Noto Sans SC that is so many ems. */
const lineSpan = 1.448;

const round = (value: number): string => String(Math.round(value * 100) / 100);

/** A slate's words and its wheat as ASS documents; the second is drawn on a part of the picture alone. */
export interface SlateDocuments {
  still: string;
  moving: string;
  /** Where that part lies, in even pixels. */
  region: { x: number; y: number; width: number; height: number };
}

const styles = [
  `Style: title,Noto Sans SC,40,${ink.white},${ink.white},&H00000000,&H00000000,-1,0,0,0,100,100,0,0,1,0,0,5,0,0,0,1`,
  `Style: words,Noto Sans SC,40,${ink.gold},${ink.gold},&H00000000,&H00000000,-1,0,0,0,100,100,0,0,1,0,0,5,0,0,0,1`,
  `Style: shape,Noto Sans SC,40,${ink.gold},${ink.gold},&H00000000,&H00000000,-1,0,0,0,100,100,0,0,1,0,0,7,0,0,0,1`,
];

const event = (style: string, text: string): string =>
  `Dialogue: 0,0:00:00.00,0:01:00.00,${style},,0,0,0,,${text}\n`;

function line(style: string, text: string, size: number, x: number, y: number): string {
  return event(style, `{\\pos(${round(x)},${round(y)})\\fs${round(size * lineSpan)}}${escapeAss(text)}`);
}

const swings = 2;
const steps = 48;

/** A sway round the stalk's foot, as many short turns one after another, that ends where it began. Degrees. */
function sway(middle: number, reach: number, delay: number): string {
  const angle = (step: number) => middle + reach * Math.sin(2 * Math.PI * ((swings * step) / steps - delay));
  const turns = Array.from({ length: steps }, (_none, step) => {
    const [from, until] = [step, step + 1].map((one) => Math.round((one * slatePictureMs) / steps));
    return `\\t(${from},${until},\\frz${round(angle(step + 1))})`;
  });
  return `\\frz${round(angle(0))}${turns.join("")}`;
}

/** Three ears of wheat from one foot, moving as in a light wind: what shows that the picture is not frozen. */
function wheat(x: number, foot: number, height: number): string {
  const ears = [
    { share: 0.8, lean: -27, delay: 0.09 },
    { share: 1, lean: 0, delay: 0 },
    { share: 0.8, lean: 27, delay: 0.16 },
  ];
  return ears
    .map(({ share, lean, delay }) => {
      const turn = `\\org(${round(x)},${round(foot)})${sway(lean, 3.2, delay)}`;
      return event("shape", `{\\p1\\pos(0,0)${turn}}${wheatEar([x, foot], height * share)}`);
    })
    .join("");
}

const even = (value: number): number => Math.round(value / 2) * 2;

/** The wheat in a region just large enough for its sway. */
function swayingWheat(middle: number, foot: number, height: number): Omit<SlateDocuments, "still"> {
  const size = { width: even(height * 1.3), height: even(height * 1.12) };
  const region = { x: even(middle - size.width / 2), y: even(foot - height * 1.06), ...size };
  return { region, moving: assHead(size, styles) + wheat(middle - region.x, foot - region.y, height) };
}

/** A slate's words, and its wheat in a light wind, over whatever lies behind. */
export function slateDocuments(text: SlateText): SlateDocuments {
  const { width, height } = text;
  const unit = Math.min(width, height);
  const room = width * 0.84;
  const title = fitText(writable(text.title), room, unit * 0.15, 3);
  const words = fitText(writable(text.words), room, unit * 0.074, 2);
  const hasTitle = title.lines.some((one) => one !== "");
  const wheatHeight = unit * 0.25;
  const titleHeight = hasTitle ? title.lines.length * title.size * 1.22 : 0;
  const wordsHeight = words.lines.length * words.size * 1.3;
  const gap = unit * 0.055;
  // A little above the middle, where the eye puts the centre.
  const top = (height - wheatHeight - titleHeight - wordsHeight - gap * 1.8) * 0.46;
  const titleTop = top + wheatHeight + gap;
  const wordsTop = titleTop + titleHeight + gap * 0.8;
  const lines = (style: string, fitted: typeof title, from: number, step: number) =>
    fitted.lines
      .map((one, index) =>
        line(style, one, fitted.size, width / 2, from + (index + 0.5) * fitted.size * step),
      )
      .join("");
  const written = [
    hasTitle ? lines("title", title, titleTop, 1.22) : "",
    lines("words", words, wordsTop, 1.3),
  ];
  return {
    still: assHead(text, styles) + written.join(""),
    ...swayingWheat(width / 2, top + wheatHeight, wheatHeight),
  };
}
