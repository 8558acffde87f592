import { join } from "node:path";
import { z } from "zod";
import { type Language, languages, toStudioError } from "../../preload/contract";
import type { StudioContext } from "../core";
import { jsonFile } from "../storage";
import type { Pass } from "./passes";

/** Less than this of one language says little about a reader. */
const leastSeconds = 60;
/** Stretches that a local pace is measured over: so many sentences that the breaths between them weigh alike in each. */
const windowMilliseconds = 20_000;
const shortestWindow = 3000;
const keptSamples = 20;
const recentSamples = 5;
const enough = { samples: 2, seconds: 180 };

const sampleSchema = z.object({
  /** Epoch milliseconds. */
  at: z.number(),
  /** Read in that language. */
  seconds: z.number().positive(),
  charactersPerMinute: z.number().positive(),
});
export type PaceSample = z.infer<typeof sampleSchema>;

const fileSchema = z.object({
  version: z.literal(1),
  samples: z.object({ "zh-CN": z.array(sampleSchema), en: z.array(sampleSchema) }),
});

/** A value below and above which half of the weight lies. */
export function weightedMedian(values: readonly { value: number; weight: number }[]): number | null {
  const sorted = [...values].sort((a, b) => a.value - b.value);
  const half = sorted.reduce((sum, { weight }) => sum + weight, 0) / 2;
  let sum = 0;
  for (const { value, weight } of sorted) {
    sum += weight;
    if (sum >= half) return value;
  }
  return null;
}

/** Local paces of a pass where the reader's hand or voice set them, each with the milliseconds it stands for. */
function localPaces({ points }: Pass): { value: number; weight: number }[] {
  const paces: { value: number; weight: number }[] = [];
  let time = 0;
  let characters = 0;
  const close = () => {
    if (time >= shortestWindow && characters > 0)
      paces.push({ value: (characters * 60_000) / time, weight: time });
    time = 0;
    characters = 0;
  };
  for (const [index, point] of points.entries()) {
    const next = points[index + 1];
    if (next === undefined) break;
    if (point.steer !== "hand" && point.steer !== "voice") {
      close();
      continue;
    }
    time += next.t - point.t;
    characters += next.position - point.position;
    if (time >= windowMilliseconds) close();
  }
  close();
  return paces;
}

/** The reader's pace in each language that was read for a minute or more with the pace set by hand or voice. */
export function paceSamples(passes: readonly Pass[], at: number): Partial<Record<Language, PaceSample>> {
  const samples: Partial<Record<Language, PaceSample>> = {};
  for (const lang of languages) {
    const paces = passes.filter((pass) => pass.lang === lang).flatMap(localPaces);
    const seconds = paces.reduce((sum, { weight }) => sum + weight, 0) / 1000;
    const median = weightedMedian(paces);
    if (median === null || seconds < leastSeconds) continue;
    samples[lang] = { at, seconds: Math.round(seconds), charactersPerMinute: Math.round(median * 10) / 10 };
  }
  return samples;
}

/** What samples come to: the median of the last five, once there are two of them or three minutes in all. */
export function learnedFrom(samples: readonly PaceSample[]): number | null {
  const seconds = samples.reduce((sum, sample) => sum + sample.seconds, 0);
  if (samples.length < enough.samples && seconds < enough.seconds) return null;
  const recent = samples.slice(-recentSamples).map(({ charactersPerMinute }) => charactersPerMinute);
  recent.sort((a, b) => a - b);
  const middle = (recent.length - 1) / 2;
  const median = ((recent[Math.floor(middle)] ?? 0) + (recent[Math.ceil(middle)] ?? 0)) / 2;
  return recent.length === 0 ? null : Math.round(median);
}

export interface LearnedPace {
  /** Reads `reading-pace.json` of the data folder. A broken one is put aside and said so. */
  start(): Promise<void>;
  /** Takes in what one rehearsal or recording showed. @throws StudioError `storage.…` when it cannot be kept */
  learn(passes: readonly Pass[]): Promise<void>;
}

/** Learns the reader's pace, and shows it in `state.prompter.learnedPace`. */
export function createLearnedPace({ store, paths, problems, clock }: StudioContext): LearnedPace {
  const file = jsonFile(join(paths.data, "reading-pace.json"), {
    schema: fileSchema,
    version: 1,
    fallback: (): z.infer<typeof fileSchema> => ({ version: 1, samples: { "zh-CN": [], en: [] } }),
    onCorrupt: (path, copy) => problems.report("storage.corrupt", { params: { path, copy }, subject: path }),
  });

  function show({ samples }: z.infer<typeof fileSchema>) {
    store.update(({ prompter }) => {
      for (const lang of languages) prompter.learnedPace[lang] = learnedFrom(samples[lang]);
    });
  }

  return {
    async start() {
      try {
        show(await file.read());
      } catch (thrown) {
        const { code, params } = toStudioError(thrown);
        problems.report(code, { params, subject: file.path });
      }
    },
    async learn(passes) {
      const fresh = paceSamples(passes, clock.now());
      if (Object.keys(fresh).length === 0) return;
      const kept = await file.read();
      for (const lang of languages) {
        const sample = fresh[lang];
        if (sample !== undefined) kept.samples[lang] = [...kept.samples[lang], sample].slice(-keptSamples);
      }
      await file.write(kept);
      show(kept);
    },
  };
}
