import type { PrompterText } from "../../../preload/contract";
import { lineAt, type PrompterLayout, risen, segmentAt } from "./lines";

/** How far into a line or paragraph, in characters, going back leads to the one before rather than to its own beginning. */
const slack = { line: 1.5, paragraph: 6 } as const;

function lineFrom(layout: PrompterLayout, position: number, direction: 1 | -1): number {
  if (direction === 1) {
    const { until } = segmentAt(layout, position + 0.5);
    return until;
  }
  const { passage, line } = lineAt(layout, position);
  const own = layout.lines(passage)[line]?.offset ?? 0;
  if (own < position - slack.line) return own;
  // Half a character before a line lies in the line above it.
  return own <= 0 ? 0 : segmentAt(layout, own - 0.5).from;
}

function paragraphFrom({ blocks, length }: PrompterText, position: number, direction: 1 | -1): number {
  const isOn = (block: PrompterText["blocks"][number]) =>
    block.kind === "paragraph" &&
    (direction === 1 ? block.offset > position + 0.5 : block.offset < position - slack.paragraph);
  return direction === 1 ? (blocks.find(isOn)?.offset ?? length) : (blocks.findLast(isOn)?.offset ?? 0);
}

/** The position one line (as laid out here), or one paragraph, before or after a position. */
export const jumpFrom = (
  layout: PrompterLayout,
  position: number,
  unit: "line" | "paragraph",
  direction: 1 | -1,
): number =>
  unit === "line" ? lineFrom(layout, position, direction) : paragraphFrom(layout.text, position, direction);

/** The position that stands some line heights below another one, or above it; stops at both ends of the text. */
export function positionBy(layout: PrompterLayout, position: number, lines: number): number {
  let segment = segmentAt(layout, position);
  let left = risen(segment, position) + lines;
  while (left < 0) {
    if (segment.from <= 0) return 0;
    segment = segmentAt(layout, segment.from - 0.5);
    left += segment.rise;
  }
  while (left > segment.rise) {
    if (segment.until >= layout.text.length) return layout.text.length;
    left -= segment.rise;
    segment = segmentAt(layout, segment.until);
  }
  const share = segment.rise === 0 ? 0 : left / segment.rise;
  return segment.from + share * (segment.until - segment.from);
}
