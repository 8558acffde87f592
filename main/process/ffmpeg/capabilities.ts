import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { redactText } from "../../core/redact";
import type { FfmpegCandidate } from "./candidates";

const execute = promisify(execFile);

/** Parts of ffmpeg by name. */
export interface FfmpegParts {
  filters: readonly string[];
  encoders: readonly string[];
  muxers: readonly string[];
}

/** Without these the studio cannot draw cards, cut clips or make a slate. */
export const neededParts: FfmpegParts = {
  filters: [
    "alphamerge",
    "ass",
    "color",
    "extractplanes",
    "fade",
    "format",
    "overlay",
    "scale",
    "setpts",
    "split",
    "trim",
    "unpremultiply",
  ],
  encoders: ["aac", "libx264", "png", "qtrle"],
  muxers: ["flv", "image2", "matroska", "mov", "mp4"],
};

/** Nice to have: said by the doctor, refused by name when asked for. */
export const wantedParts: FfmpegParts = { filters: [], encoders: ["libvpx-vp9"], muxers: ["webm"] };

/** What one ffmpeg can do. */
export interface FfmpegCapabilities extends FfmpegCandidate {
  version: string;
  parts: FfmpegParts;
  /** Needed parts it lacks, such as `filter ass`; empty for the one in use. */
  missing: string[];
  /** Wanted parts it lacks. */
  lacking: string[];
}

/** The version of ffmpeg's first line: `5.1.9`, or the name of a build without a number. */
export function parseVersion(output: string): string {
  return /^ffmpeg version (\S+)/m.exec(output)?.[1] ?? "";
}

/** Names out of `-filters`, `-encoders` or `-muxers`: the second word of each row below the legend. */
export function parseNames(output: string): string[] {
  return output
    .split(/\r?\n/)
    .map((line) => /^ [ A-Zd.|]{1,7} (\w[\w,.-]*)(?: |$)/.exec(line)?.[1])
    .filter((name) => name !== undefined)
    .flatMap((name) => name.split(","));
}

const kinds = [
  ["filters", "filter"],
  ["encoders", "encoder"],
  ["muxers", "muxer"],
] as const;

/** Which of some parts are not there, named with their kind. */
export function lackingParts(has: FfmpegParts, wants: FfmpegParts): string[] {
  return kinds.flatMap(([kind, word]) =>
    wants[kind].filter((name) => !has[kind].includes(name)).map((name) => `${word} ${name}`),
  );
}

async function ask(path: string, option: string): Promise<string> {
  const { stdout } = await execute(path, ["-hide_banner", option], {
    timeout: 10_000,
    windowsHide: true,
    maxBuffer: 4_000_000,
  });
  return stdout;
}

/** Runs an ffmpeg to learn what it can do; null with the reason when it does not run at all. */
export async function probe(
  candidate: FfmpegCandidate,
): Promise<{ capabilities: FfmpegCapabilities } | { reason: string }> {
  try {
    const [version, filters, encoders, muxers] = await Promise.all(
      ["-version", "-filters", "-encoders", "-muxers"].map((option) => ask(candidate.path, option)),
    );
    const parts = {
      filters: parseNames(filters ?? ""),
      encoders: parseNames(encoders ?? ""),
      muxers: parseNames(muxers ?? ""),
    };
    const missing = lackingParts(parts, neededParts);
    const lacking = lackingParts(parts, wantedParts);
    return { capabilities: { ...candidate, version: parseVersion(version ?? ""), parts, missing, lacking } };
  } catch (thrown) {
    return { reason: redactText(thrown instanceof Error ? thrown.message : String(thrown)).slice(0, 300) };
  }
}
