import type { StudioState } from "../../../../preload/contract";
import { type Clock, type Engine, sleep } from "../../../core";
import type { Finding } from "../finding";

export function microphoneFindings({ engine }: StudioState): Finding[] {
  const count = engine.devices.microphones.length;
  return count > 0
    ? [{ topic: "microphone", status: "ok", code: "preflight.microphone-ok", params: { count } }]
    : [{ topic: "microphone", status: "warning", code: "preflight.microphone-none", place: "scenes" }];
}

/** For how long, and how often, the level is looked at: long enough for a breath between two words. */
const listenMilliseconds = 2000;
/** While nobody has spoken yet, it is listened for longer: the page asks for a word. */
const longestMilliseconds = 7000;
const lookMilliseconds = 100;

/** Peaks in decibels below full. A room without a voice lies below −50; full is where it distorts. */
const loudest = -1;
const quiet = -50;
const silent = -75;

/** What a peak means; null: the engine hears no microphone. */
export function levelFinding(peak: number | null): Finding {
  const bad = (code: Finding["code"]): Finding => ({
    topic: "level",
    status: "warning",
    code,
    place: "scenes",
  });
  if (peak === null) return bad("preflight.level-unheard");
  if (peak >= loudest) return bad("preflight.level-loud");
  if (peak <= silent) return bad("preflight.level-silent");
  if (peak <= quiet) return bad("preflight.level-quiet");
  return { topic: "level", status: "ok", code: "preflight.level-ok" };
}

/** Listens for a while. Where there is no microphone, or the engine has no meter, nothing is said. */
export async function levelFindings(
  { engine: { devices } }: StudioState,
  engine: Engine | null,
  clock: Clock,
): Promise<Finding[]> {
  if (engine?.microphoneLevel === undefined || devices.microphones.length === 0) return [];
  let peak: number | null = null;
  for (let waited = 0; waited < longestMilliseconds; waited += lookMilliseconds) {
    const level = await engine.microphoneLevel();
    if (level !== null) peak = Math.max(level, peak ?? level);
    const isTold = peak === null || peak > quiet;
    if (waited >= listenMilliseconds && isTold) break;
    await sleep(clock, lookMilliseconds);
  }
  return [levelFinding(peak)];
}
