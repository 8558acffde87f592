import type { VideoFacts } from "./probe";

/** How a film for phones is encoded. */
export interface PhonePlan {
  width: number;
  height: number;
  framesPerSecond: number;
  videoKbps: number;
  /** 0: the recording has no sound. */
  audioKbps: number;
}

/** What is left to the file's own tables and to the encoder's aim, which is not perfect. */
const share = 0.96;
/** The tables of an MP4: some 20 bytes a frame, and less a sound packet. */
const tableKbps = 8;

/** From which bit rate a size still looks well, by the shorter side; below the last nothing does. */
const steps = [
  { side: 1080, from: 2600, most: 5000, rate: 30 },
  { side: 720, from: 1000, most: 3000, rate: 30 },
  { side: 540, from: 550, most: 1800, rate: 30 },
  { side: 480, from: 380, most: 1200, rate: 30 },
  { side: 360, from: 200, most: 800, rate: 25 },
  { side: 240, from: 80, most: 400, rate: 15 },
] as const;
const lastStep = steps[5];

const soundSteps = [
  { from: 900, kbps: 128 },
  { from: 400, kbps: 96 },
  { from: 180, kbps: 64 },
  { from: 0, kbps: 32 },
];

const even = (value: number) => Math.max(2, Math.round(value / 2) * 2);

/** Kilobits a second that a size leaves for picture and sound. */
const totalKbps = (megabytes: number, seconds: number) => (megabytes * 8000 * share) / seconds - tableKbps;

const soundKbps = (total: number) => soundSteps.find(({ from }) => total >= from)?.kbps ?? 32;

/** A picture scaled so that its shorter side is no longer than asked; never larger than it is. */
function sizeOf({ width, height }: Pick<VideoFacts, "width" | "height">, side: number) {
  const factor = Math.min(1, side / Math.min(width, height));
  return { width: even(width * factor), height: even(height * factor) };
}

/**
 * Picks size, frame rate and bit rates so that a film of some seconds has no more than some megabytes (of 1,000,000
 * bytes); null where it could not look well at any size.
 */
export function phonePlan(
  video: Pick<VideoFacts, "width" | "height" | "framesPerSecond">,
  hasSound: boolean,
  seconds: number,
  megabytes: number,
): PhonePlan | null {
  const total = totalKbps(megabytes, seconds);
  const audioKbps = hasSound ? soundKbps(total) : 0;
  const room = Math.floor(total - audioKbps);
  const side = Math.min(video.width, video.height);
  // A small picture needs no more than its own size does.
  const fits = steps.filter((step) => step.side <= side || step === lastStep);
  const step = fits.find(({ from }) => room >= from);
  if (step === undefined) return null;
  const framesPerSecond = Math.min(step.rate, Math.round(video.framesPerSecond ?? step.rate));
  return { ...sizeOf(video, step.side), framesPerSecond, videoKbps: Math.min(room, step.most), audioKbps };
}

/** The fewest whole megabytes that a film of some seconds fits into. */
export const fewestMegabytes = (seconds: number, hasSound: boolean): number =>
  Math.ceil(((lastStep.from + 1 + (hasSound ? 32 : 0) + tableKbps) * seconds) / 8000 / share);

/** The next try after one that came out too large. */
export const smallerPlan = (plan: PhonePlan, bytes: number, megabytes: number): PhonePlan => ({
  ...plan,
  videoKbps: Math.max(20, Math.floor(plan.videoKbps * ((megabytes * 1_000_000) / bytes) * 0.95)),
});
