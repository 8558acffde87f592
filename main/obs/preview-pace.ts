/** How OBS fared since the last look at its statistics. */
export interface RenderLoad {
  /** Frames that OBS was too late to draw. */
  skipped: number;
  /** Frames that were due. */
  due: number;
  /** How long drawing a frame takes, in milliseconds, as OBS averages it. */
  drawMilliseconds: number;
  /** How long a frame lasts. */
  frameMilliseconds: number;
  /** Somebody sees or keeps the picture: it streams or records. */
  onAir: boolean;
}

/** Intervals between two pictures, in milliseconds. */
export interface PreviewPace {
  programme: number;
  scene: number;
}

const quickest: PreviewPace = { programme: 400, scene: 1200 };
/** Seldomer than this a programme would not be called live. */
const slowestProgramme = 2000;
const mostStretch = 8;

/** What OBS may suffer before pictures become rarer: the share of frames skipped, and of a frame's time spent drawing. */
const idleLimits = { skipped: 0.01, drawing: 0.75 };
const onAirLimits = { skipped: 0.002, drawing: 0.6 };
const onAirLeast = 1.25;

/**
 * How far the intervals are stretched next, 1 to 8. It doubles at once where OBS suffers badly, grows by half where it
 * begins to, and shrinks slowly while OBS has time to spare; in between it stays, so that it does not swing.
 */
export function nextStretch(stretch: number, load: RenderLoad): number {
  const limits = load.onAir ? onAirLimits : idleLimits;
  const skipped = load.due > 0 ? load.skipped / load.due : 0;
  const drawing = load.frameMilliseconds > 0 ? load.drawMilliseconds / load.frameMilliseconds : 0;
  const suffersBadly = skipped > 0.05 || drawing > 0.95;
  const suffers = skipped > limits.skipped || drawing > limits.drawing;
  const hasTime = load.skipped === 0 && drawing < limits.drawing * 0.8;
  const factor = suffersBadly ? 2 : suffers ? 1.5 : hasTime ? 0.85 : 1;
  return Math.min(mostStretch, Math.max(load.onAir ? onAirLeast : 1, stretch * factor));
}

/** The intervals of a stretch. */
export const paceOf = (stretch: number): PreviewPace => ({
  programme: Math.min(slowestProgramme, Math.round(quickest.programme * stretch)),
  scene: Math.round(quickest.scene * stretch),
});
