import type { MessageParams, Platform, RelayState, StudioState } from "../../../preload/contract";
import type { Problems } from "../../core";
import { type StreamFigures, type Violation, violationsOf } from "./encoder/violations";
import { violationParams } from "./encoder/words";
import { inWords } from "./finding";

/** Measured figures waver: only what is this much beyond a limit breaks it. */
const tolerance = 1.15;

const codecs = { h264: "h264", hevc: "hevc", h265: "hevc", av1: "av1" } as const;
const isCodec = (codec: string): codec is keyof typeof codecs => codec in codecs;

/** The stream as it really arrives, as figures that can be held against limits. */
export function arriving({ video, audio }: Pick<RelayState, "video" | "audio">): StreamFigures | null {
  if (video === null) return null;
  const codec = video.codec.toLowerCase();
  const { width, height, framesPerSecond, keyframeSeconds, hasBFrames } = video;
  return {
    videoCodec: isCodec(codec) ? codecs[codec] : null,
    videoKbps: null,
    keyframeSeconds: keyframeSeconds === null || keyframeSeconds <= 0 ? null : keyframeSeconds / tolerance,
    // How many there are in a row is not counted; one is enough where none is taken.
    maxBFrames: hasBFrames === null ? null : hasBFrames ? 1 : 0,
    audioKbps: null,
    sampleRate: audio?.sampleRate ?? null,
    width,
    height,
    framesPerSecond: (framesPerSecond ?? 0) / tolerance,
  };
}

/** A violation with the figure as it was measured. */
const measured = (violation: Violation, video: RelayState["video"]): Violation => {
  if (violation.figure === "keyframeSeconds")
    return { ...violation, present: Math.round(video?.keyframeSeconds ?? 0) };
  if (violation.figure === "framesPerSecond")
    return { ...violation, present: Math.round(video?.framesPerSecond ?? 0) };
  if (violation.figure === "maxBFrames") return { ...violation, code: "preflight.b-frames-seen" };
  return violation;
};

interface Report {
  code: Violation["code"];
  /** The platform's id. */
  subject: string;
  severity: "error" | "warning";
  params: MessageParams;
}

function reportsOf({ relay, settings }: StudioState, platforms: readonly Platform[]): Map<string, Report> {
  const figures = arriving(relay);
  if (figures === null) return new Map();
  return new Map(
    platforms.flatMap((platform) =>
      violationsOf(figures, platform.limits).map((found): [string, Report] => {
        const violation = measured(found, relay.video);
        const { code, isRefused } = violation;
        const params = inWords(violationParams(violation, platform, null, true), settings.language);
        const severity = isRefused ? "error" : "warning";
        return [`${code}#${platform.id}`, { code, subject: platform.id, severity, params }];
      }),
    ),
  );
}

/**
 * Reports as problems what really arrives and a platform on air does not take: an encoder's settings cannot always be
 * read beforehand. Call with each change of the relay's report; it takes back what is over.
 */
export class StreamWatch {
  readonly #problems: Problems;
  /** What stands on the list now, by code and platform, with what it says. */
  #reported = new Map<string, Report>();

  constructor(problems: Problems) {
    this.#problems = problems;
  }

  look(state: StudioState, platforms: readonly Platform[]): void {
    const { live, relay } = state;
    // The slate is made like the live picture, but its own figures say nothing of the engine.
    if (live.status === "on-air" && relay.showing === "slate") return;
    const reports = live.status === "on-air" ? reportsOf(state, platforms) : new Map<string, Report>();
    for (const [id, { code, subject }] of this.#reported)
      if (!reports.has(id)) this.#problems.clear(code, subject);
    for (const [id, { code, subject, severity, params }] of reports) {
      const isNew = JSON.stringify(params) !== JSON.stringify(this.#reported.get(id)?.params);
      if (isNew) this.#problems.report(code, { severity, params, subject });
    }
    this.#reported = reports;
  }
}
