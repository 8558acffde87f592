import { countReadAloud, type PrompterText } from "../../../preload/contract";
import { captionLines } from "./caption-lines";

const stamp = (milliseconds: number): string => {
  const whole = Math.round(milliseconds);
  const part = (value: number, digits: number) => String(Math.floor(value)).padStart(digits, "0");
  return `${part(whole / 3_600_000, 2)}:${part((whole / 60_000) % 60, 2)}:${part((whole / 1000) % 60, 2)},${part(whole % 1000, 3)}`;
};

interface Caption {
  from: number;
  to: number;
  text: string;
}

/**
 * Captions of a script read at a steady pace, its pauses included. A pause in the middle of a paragraph falls between
 * two captions.
 * @param pace read-aloud characters a minute.
 */
function captionsOf({ blocks, cues, lang }: PrompterText, pace: number): Caption[] {
  const pauses = cues.flatMap((cue) => (cue.kind === "pause" ? [cue] : []));
  const captions: Caption[] = [];
  let next = 0;
  let pausedBefore = 0;
  let offset = 0;
  const timeAt = (characters: number) => (characters * 60_000) / pace + pausedBefore;
  const pauseUpTo = (characters: number) => {
    for (let pause = pauses[next]; pause !== undefined && pause.offset <= characters; pause = pauses[++next])
      pausedBefore += pause.seconds * 1000;
  };
  for (const block of blocks) {
    if (block.kind === "heading") continue;
    offset = block.offset;
    for (const line of captionLines(block.text, lang)) {
      pauseUpTo(offset);
      const from = timeAt(offset);
      offset += countReadAloud(line);
      captions.push({ from, to: timeAt(offset), text: line });
    }
  }
  return captions;
}

/** A script as subtitles at a reading pace (read-aloud characters a minute). */
export const srtOf = (text: PrompterText, pace: number): string =>
  captionsOf(text, pace)
    .map(({ from, to, text: line }, index) => `${index + 1}\n${stamp(from)} --> ${stamp(to)}\n${line}\n`)
    .join("\n");
