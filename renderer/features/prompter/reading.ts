import {
  type PrompterState,
  type PrompterText,
  positionAt,
  type ScriptBlock,
  type ScriptFact,
} from "../../../preload/contract";

/**
 * Seconds until the text has been read, at the present pace: pauses still to come and the one that is held are
 * counted. Cues of the text come with it, where it is known.
 */
export function secondsLeft(prompter: PrompterState, text: PrompterText | null, now: number): number {
  const position = positionAt(prompter, now);
  const reading = ((prompter.length - position) / prompter.charactersPerMinute) * 60;
  const pauses = (text?.cues ?? []).reduce(
    (sum, cue) => (cue.kind === "pause" && cue.offset > position ? sum + cue.seconds : sum),
    0,
  );
  const held = prompter.holdUntil === null ? 0 : Math.max(0, prompter.holdUntil - now) / 1000;
  return Math.max(0, reading) + pauses + held;
}

/** The last block of a kind that begins at or before a position. */
function blockAt(
  blocks: ScriptBlock[],
  position: number,
  kind: ScriptBlock["kind"],
): ScriptBlock | undefined {
  return blocks.findLast((block) => block.kind === kind && block.offset <= position);
}

/** The heading a position stands under, or an empty text. */
export const headingAt = ({ blocks }: PrompterText, position: number): string =>
  blockAt(blocks, position, "heading")?.text ?? "";

/** The facts of the paragraph at a position that are still to be said, the next one first. */
export function factsAhead({ blocks, facts, length }: PrompterText, position: number): ScriptFact[] {
  const begin = blockAt(blocks, position, "paragraph")?.offset ?? 0;
  const end = blocks.find((block) => block.kind === "paragraph" && block.offset > begin)?.offset ?? length;
  return facts.filter(
    ({ offset, text }) =>
      offset >= begin && offset < end && offset + [...text.replace(/\s/gu, "")].length > position,
  );
}

/** The type size in pixels at which a text fills a box without leaving it: an em square for each character, some room to wrap. */
export function fittingType(
  characters: number,
  box: { width: number; height: number },
  most: number,
): number {
  const squares = Math.sqrt((box.width * box.height * 0.55) / Math.max(1, characters));
  return Math.max(20, Math.min(most, squares, box.height * 0.6));
}
