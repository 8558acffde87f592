import type { Canvas } from "../../preload/contract";
import { assHead, escapeAss } from "../process/ffmpeg";
import { charactersUsed, weightsUsed } from "./ass/fonts-used";
import { openWorkshop, type Workshop } from "./draw/workshop";
import { fontFiles, type Weight } from "./text/font-files";
import { loadFaces } from "./text/fonts";

/** One line of text at a place of a canvas, in pixels. */
export interface LetteredLine {
  text: string;
  x: number;
  /** Middle of the line. */
  y: number;
  anchor: "left" | "centre" | "right";
  /** The em. */
  size: number;
  /** #rrggbb */
  colour: string;
  bold: boolean;
  /** When it is seen, in seconds; for ever when left out. */
  span?: { start: number; end: number };
}

/** A workshop that also writes lines of text, for pictures that are no cards. */
export interface Lettering extends Workshop {
  /** Width of a line in ems. */
  widthOf(text: string, bold: boolean): Promise<number>;
  /** Puts an ASS document of some lines into the workshop as `file`, and its fonts beside it; gives both paths. */
  write(
    file: string,
    canvas: Canvas,
    lines: readonly LetteredLine[],
  ): Promise<{ document: string; fonts: string }>;
  /** Changes when the font files do. */
  fingerprint(): Promise<string>;
}

const anchors = { left: 4, centre: 5, right: 6 } as const;
const weightOf = (bold: boolean): Weight => (bold ? "bold" : "regular");
const round = (value: number) => Math.round(value * 100) / 100;

/** ASS writes colours as blue, green, red. */
const assColour = (hex: string) => `&H${hex.slice(5, 7)}${hex.slice(3, 5)}${hex.slice(1, 3)}&`;

const styles = [
  "Style: regular,Noto Sans SC,40,&H00FFFFFF,&H00FFFFFF,&H73000000,&H73000000,0,0,0,0,100,100,0,0,1,0,0,5,0,0,0,1",
  "Style: bold,Noto Sans SC,40,&H00FFFFFF,&H00FFFFFF,&H73000000,&H73000000,-1,0,0,0,100,100,0,0,1,0,0,5,0,0,0,1",
];

const two = (value: number) => String(value).padStart(2, "0");

/** A time as ASS writes it, to the hundredth: `0:01:02.50`. */
function assTime(seconds: number): string {
  const hundredths = Math.round(seconds * 100);
  const whole = Math.floor(hundredths / 100);
  const clock = `${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
  return `${Math.floor(whole / 3600)}:${clock}.${two(hundredths % 100)}`;
}

/** How wide the dark edge is, in ems, that keeps a text readable on any picture. */
const edge = 1 / 28;

/** Sets up a workshop with the fonts of cards. @throws StudioError `overlays.font-missing`. */
export async function openLettering(fonts: string): Promise<Lettering> {
  const workshop = await openWorkshop();
  const faces = loadFaces(fonts);
  return {
    ...workshop,
    async widthOf(text, bold) {
      const face = await faces.face(weightOf(bold));
      return [...text].reduce((sum, character) => sum + face.advance(character), 0);
    },
    async write(file, canvas, lines) {
      const events = await Promise.all(
        lines.map(async ({ text, x, y, anchor, size, colour, bold, span }) => {
          const { lineSpan } = await faces.face(weightOf(bold));
          // libass takes the height of ascent and descent together for a font's size, not the em.
          const look = `\\fs${round(size * lineSpan)}\\bord${round(size * edge)}\\c${assColour(colour)}`;
          const tags = `{\\an${anchors[anchor]}\\pos(${round(x)},${round(y)})${look}}`;
          const time = span ? `${assTime(span.start)},${assTime(span.end)}` : "0:00:00.00,9:59:59.00";
          return `Dialogue: 0,${time},${weightOf(bold)},,0,0,0,,${tags}${escapeAss(text)}\n`;
        }),
      );
      const document = assHead(canvas, styles) + events.join("");
      const folder = `${file}-fonts`;
      const characters = charactersUsed(document);
      await Promise.all([
        workshop.put(file, document),
        ...weightsUsed(document).map(async (weight) =>
          workshop.put(`${folder}/${fontFiles[weight]}`, await faces.subset(weight, characters)),
        ),
      ]);
      return { document: file, fonts: folder };
    },
    fingerprint: () => faces.fingerprint(),
  };
}
