import { stat } from "node:fs/promises";
import { join } from "node:path";
import { StudioError } from "../../preload/contract";
import type { JobControl } from "../core";
import { plainVideo } from "./ffmpeg/codec";
import { filmJob, phoneFirstPass, phoneSecondPass } from "./ffmpeg/export-jobs";
import { fewestMegabytes, type PhonePlan, phonePlan, smallerPlan } from "./ffmpeg/phone-plan";
import type { FilmFacts } from "./ffmpeg/probe";
import { partOf, runOf, type Work } from "./work";

/** Each try aims lower; x264 misses by a few hundredths at most, so the second nearly always fits. */
const tries = 4;
const mega = 1_000_000;

export interface PhoneAsked {
  file: string;
  facts: FilmFacts;
  /** Length in seconds. */
  seconds: number;
  megabytes: number;
}

/** How a film for phones is encoded. @throws StudioError `clips.too-long-for-size` */
export function requirePhonePlan({ facts, seconds, megabytes }: Omit<PhoneAsked, "file">): PhonePlan {
  const hasSound = facts.audio !== null;
  const plan = phonePlan(facts.video, hasSound, seconds, megabytes);
  if (plan !== null) return plan;
  const params = {
    minutes: Math.max(1, Math.round(seconds / 60)),
    megabytes,
    needed: fewestMegabytes(seconds, hasSound),
  };
  throw new StudioError("clips.too-long-for-size", { params });
}

const bytesOf = async (file: string) => (await stat(file)).size;

/** A recording that is small enough as it is needs no encoding; null where it is not. */
async function asItIs(work: Work, asked: PhoneAsked, folder: string, control: JobControl) {
  const { file, facts, seconds, megabytes } = asked;
  if (!plainVideo(facts.video) || (await bytesOf(file)) > megabytes * mega) return null;
  await runOf(work, {
    ...{ job: filmJob(file, facts, "as-it-is.mp4"), cwd: folder, signal: control.signal, seconds },
    onShare: partOf(control, 0, 0.95),
  });
  const made = join(folder, "as-it-is.mp4");
  return (await bytesOf(made)) <= megabytes * mega ? made : null;
}

/**
 * Makes a film no larger than asked, in two passes; measured, and made again a little smaller where it came out too
 * large. @returns its path in the workspace @throws StudioError `clips.too-large`, `ffmpeg.…`
 */
export async function phoneFilm(
  work: Work,
  asked: PhoneAsked,
  folder: string,
  control: JobControl,
): Promise<string> {
  const { file, seconds, megabytes } = asked;
  const copy = await asItIs(work, asked, folder, control);
  if (copy !== null) return copy;
  let plan = requirePhonePlan(asked);
  const base = { cwd: folder, signal: control.signal, seconds };
  await runOf(work, {
    ...{ ...base, job: phoneFirstPass(file, plan, "pass") },
    onShare: partOf(control, 0, 0.4),
  });
  const made = join(folder, "phone.mp4");
  for (let count = 1; count <= tries; count++) {
    const from = count === 1 ? 0.4 : 0.9;
    await runOf(work, {
      ...{ ...base, job: phoneSecondPass(file, plan, "pass", "phone.mp4") },
      onShare: partOf(control, from, from + (0.98 - from) * (count === 1 ? 0.9 : 1)),
    });
    const bytes = await bytesOf(made);
    if (bytes <= megabytes * mega) return made;
    plan = smallerPlan(plan, bytes, megabytes);
  }
  throw new StudioError("clips.too-large", { params: { megabytes } });
}
