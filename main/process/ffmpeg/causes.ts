import { type MessageCode, StudioError } from "../../../preload/contract";

/** How ffmpeg says why it failed, by cause; the first that matches names the error. Phrases of ffmpeg 4 to 8. */
const causes: readonly { code: MessageCode; pattern: RegExp }[] = [
  {
    code: "ffmpeg.no-space",
    pattern: /No space left on device|Disk quota exceeded|There is not enough space/i,
  },
  { code: "ffmpeg.not-permitted", pattern: /Permission denied|Operation not permitted|Access is denied/i },
  {
    code: "ffmpeg.lacks-part",
    pattern:
      /No such filter|Unknown encoder|Unknown decoder|Requested output format .* is not|Unrecognized option/i,
  },
  {
    code: "ffmpeg.no-connection",
    pattern: /Connection refused|Connection timed out|Network is unreachable|Failed to resolve hostname/i,
  },
  { code: "ffmpeg.connection-lost", pattern: /Broken pipe|Connection reset by peer|Input\/output error/i },
  { code: "ffmpeg.file-missing", pattern: /No such file or directory/i },
  {
    code: "ffmpeg.bad-data",
    pattern:
      /Invalid data found when processing input|moov atom not found|Error while decoding|does not contain any stream/i,
  },
];

/** Which message stands for what ffmpeg wrote on stderr; `ffmpeg.failed` when none fits. */
export function causeOf(stderr: string): MessageCode {
  return causes.find(({ pattern }) => pattern.test(stderr))?.code ?? "ffmpeg.failed";
}

/**
 * Whether ffmpeg lost the end of a file and said so, yet left with 0: it does when the disk fills up while the last
 * bytes go out (seen in 4.1 and 5.1).
 */
export const lostItsEnd = (lines: readonly string[]): boolean =>
  lines.some((line) => /^(?:\[.*\] )?Error (?:writing trailer of|closing file) /.test(line));

const noise = /^(?:\s|frame=|size=|\[swscaler|Press \[q\]|Conversion failed|Exiting|video:|Stream mapping)/;

/** The line that tells most about a failure: the last one that is not a statistic. */
export function tellingLine(lines: readonly string[]): string {
  const telling = lines.filter((line) => line.trim() !== "" && !noise.test(line));
  return (telling.at(-1) ?? lines.at(-1) ?? "").trim().slice(0, 300);
}

/** The error of a failed job, from the redacted end of its stderr. */
export function failureOf(lines: readonly string[], cause: unknown): StudioError {
  return new StudioError(causeOf(lines.join("\n")), { params: { detail: tellingLine(lines) }, cause });
}
