/** One caption. Milliseconds. */
interface Caption {
  start: number;
  end: number;
  lines: string[];
}

/** What is left of a caption at a clip's edge and shorter than this only flickers. */
const shortest = 300;

const time = String.raw`(\d{1,3}):(\d\d):(\d\d)[,.](\d{1,3})`;
const timeLine = new RegExp(String.raw`^\s*${time}\s*-->\s*${time}`);

const millisecondsOf = (parts: readonly string[]): number => {
  const [hours = "0", minutes = "0", seconds = "0", fraction = "0"] = parts;
  return (
    ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(fraction.padEnd(3, "0"))
  );
};

/** Reads subtitles in the SubRip form, however their lines end. */
function readCaptions(source: string): Caption[] {
  return source
    .replace(/^\uFEFF/, "")
    .split(/\r?\n[ \t]*\r?\n/)
    .flatMap((block) => {
      const lines = block.split(/\r?\n/);
      const at = lines.findIndex((line) => timeLine.test(line));
      const [, ...parts] = timeLine.exec(lines[at] ?? "") ?? [];
      const words = lines.slice(at + 1).filter((line) => line.trim() !== "");
      if (parts.length === 0 || words.length === 0) return [];
      return [
        { start: millisecondsOf(parts.slice(0, 4)), end: millisecondsOf(parts.slice(4)), lines: words },
      ];
    });
}

const two = (value: number, digits = 2) => String(value).padStart(digits, "0");
const timeText = (milliseconds: number): string => {
  const seconds = Math.floor(milliseconds / 1000);
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return `${clock.map((part) => two(part)).join(":")},${two(milliseconds % 1000, 3)}`;
};

/**
 * The subtitles of a stretch (s) of a recording, timed from its start and numbered anew; empty where nothing was said.
 */
export function shiftedSrt(source: string, from: number, to: number): string {
  const [first, last] = [Math.round(from * 1000), Math.round(to * 1000)];
  return readCaptions(source)
    .map((caption) => ({
      ...caption,
      start: Math.max(caption.start, first) - first,
      end: Math.min(caption.end, last) - first,
    }))
    .filter(({ start, end }) => end - start >= shortest)
    .map(({ start, end, lines }, index) =>
      [String(index + 1), `${timeText(start)} --> ${timeText(end)}`, ...lines, ""].join("\r\n"),
    )
    .join("\r\n");
}
