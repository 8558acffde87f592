import type { PrompterText } from "../../../../preload/contract";
import { createFollower, type Follower } from "../../../../renderer/features/prompter-voice/follower";
import { type SpokenText, spokenText } from "../../../../renderer/features/prompter-voice/spoken-text";
import { spokenWeights } from "../../../../renderer/features/prompter-voice/spoken-weight";

/** A line of the prompter at 1366×768 and the usual type holds so many characters. */
export const lineCharacters = 19;

export function textOf(paragraphs: string[], lang: PrompterText["lang"] = "zh-CN"): PrompterText {
  let offset = 0;
  const blocks = paragraphs.map((text) => {
    const block = { kind: "paragraph" as const, level: 0, text, offset };
    offset += [...text.replace(/\s/gu, "")].length;
    return block;
  });
  return { scriptId: "test", title: "", lang, blocks, cues: [], facts: [], length: offset };
}

/** Where a reader really is: rises within speech, stands in pauses. */
export interface Performance {
  /** Speech as heard, in seconds. */
  speech: { from: number; until: number }[];
  /** Moments at which the reader presses a key to go to a place. */
  jumps: { at: number; position: number }[];
  truth: { at: number; position: number }[];
  seconds: number;
}

export const randomOf = (seed: number): (() => number) => {
  let state = seed >>> 0;
  // Mulberry32: small, even enough for tests, the same on every machine.
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

export interface Manner {
  seed: number;
  /** Syllables a second at a share (0–1) of the way through the text. */
  pace: (share: number) => number;
  /** How much a syllable's length varies, as a share. */
  jitter: number;
  /** Share of clause ends at which no pause is made. */
  swallowed: number;
  /** Share of syllables after which a breath is taken where nothing asks for one. */
  breaths: number;
  /** How much the ends of speech are misheard, in seconds. */
  hearing: number;
  /** Paragraphs that are read twice, a key being pressed before. */
  repeats?: number[];
  /** Sentences (by count) that are read twice without a key, and words to somebody of so many seconds. */
  asides?: { beforeParagraph: number; seconds: number }[];
}

const pauses: Record<string, number> = { "，": 0.3, "、": 0.22, "；": 0.4, "：": 0.35, ",": 0.3 };

/** Plays a reader of a text. What is read between two pauses is one run of speech. */
export function perform(paragraphs: string[], manner: Manner): Performance {
  const random = randomOf(manner.seed);
  const vary = (by: number) => 1 + by * (random() + random() + random() - 1.5);
  const done: Performance = { speech: [], jumps: [], truth: [], seconds: 0 };
  const all = paragraphs.join("").replace(/\s/gu, "").length;
  let at = 1.2;
  let from: number | null = null;
  const stop = (seconds: number) => {
    if (from === null) return;
    const miss = () => manner.hearing * (random() - 0.5) * 2;
    const last = done.speech.at(-1)?.until ?? 0;
    done.speech.push({
      from: Math.max(last + 0.05, from + miss()),
      until: Math.max(from + 0.1, at + miss()),
    });
    from = null;
    at += seconds;
  };
  const speak = (seconds: number) => {
    from ??= at;
    at += seconds;
  };
  let before = 0;
  const read = (text: string, offset: number) => {
    const weights = spokenWeights(text);
    for (const [index, character] of [...text.replace(/\s/gu, "")].entries()) {
      const position = offset + index;
      done.truth.push({ at, position });
      const weight = weights[index] ?? 0;
      if (weight > 0) speak((weight / manner.pace(position / all)) * vary(manner.jitter));
      done.truth.push({ at, position: position + 1 });
      if (/[。！？!?]/u.test(character) || (character === "." && weight === 0)) stop(0.6 * vary(0.5));
      else if (character in pauses && random() >= manner.swallowed)
        stop((pauses[character] ?? 0) * vary(0.5));
      else if (weight > 0 && random() < manner.breaths) stop(0.3 * vary(0.5));
    }
    stop(0);
    at += vary(0.4);
  };
  for (const [index, text] of paragraphs.entries()) {
    for (const aside of manner.asides ?? [])
      if (aside.beforeParagraph === index) {
        const end = at + aside.seconds;
        while (at < end) {
          speak(0.6 + 2.2 * random());
          stop(0.25 + 0.6 * random());
        }
      }
    read(text, before);
    if (manner.repeats?.includes(index)) {
      at += 0.5;
      done.jumps.push({ at, position: before });
      done.truth.push({ at, position: before });
      at += 0.4;
      read(text, before);
    }
    before += [...text.replace(/\s/gu, "")].length;
  }
  done.seconds = at;
  return done;
}

export function truthAt({ truth }: Performance, at: number): number {
  let low = 0;
  let high = truth.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((truth[middle]?.at ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  const before = truth[low - 1];
  const after = truth[low];
  if (!before || !after) return (before ?? after)?.position ?? 0;
  const span = after.at - before.at;
  // A jump back is at once; what is between two characters rises evenly.
  if (span <= 0 || after.position < before.position) return before.position;
  return before.position + ((after.position - before.position) * (at - before.at)) / span;
}

/** A pause is known of when it has lasted so long, in seconds. */
export const hangover = 0.16;

export interface Followed {
  at: number;
  truth: number;
  shown: number;
  limit: number;
}

/** Lets a follower hear a performance, and notes every 0.4 s where it takes the reader to be. */
export function follow(
  text: SpokenText,
  done: Performance,
  charactersPerMinute: number,
): { follower: Follower; steps: Followed[] } {
  const follower = createFollower(text, { position: 0, pace: charactersPerMinute });
  const events = [
    ...done.speech.flatMap(({ from, until }) => [
      { at: from + 0.06, run: () => follower.speechStarted(from) },
      { at: until + hangover, run: () => follower.speechEnded(until) },
    ]),
    ...done.jumps.map(({ at, position }) => ({ at, run: () => follower.jumpedTo(position, at) })),
  ].sort((one, other) => one.at - other.at);
  const steps: Followed[] = [];
  let next = 0;
  for (let at = 0; at < done.seconds; at += 0.4) {
    for (; (events[next]?.at ?? Number.POSITIVE_INFINITY) <= at; next++) events[next]?.run();
    const { position, limit } = follower.reading(at);
    steps.push({ at, truth: truthAt(done, at), shown: position, limit });
  }
  return { follower, steps };
}

export interface Errors {
  mean: number;
  p95: number;
  max: number;
}

/** Errors in lines of the prompter. */
export function errorsOf(steps: Followed[]): Errors {
  const lines = steps
    .map(({ truth, shown }) => Math.abs(truth - shown) / lineCharacters)
    .sort((a, b) => a - b);
  return {
    mean: lines.reduce((sum, line) => sum + line, 0) / Math.max(1, lines.length),
    p95: lines[Math.floor(lines.length * 0.95)] ?? 0,
    max: lines.at(-1) ?? 0,
  };
}

export const spoken = (paragraphs: string[], lang?: PrompterText["lang"]): SpokenText =>
  spokenText(textOf(paragraphs, lang));
