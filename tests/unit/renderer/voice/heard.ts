import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { type Performance, randomOf } from "./reader";

interface Recorded {
  paragraphs: string[];
  speech: [number, number][];
  pieces: { text: string; position: number; from: number; until: number; jump?: boolean }[];
}

const file = resolve(import.meta.dirname, "../../../fixtures/voice/heard.json");

/** What the real model heard of the script of tests/e2e/voice.spec.ts, and when each clause really was spoken. */
export const recorded = JSON.parse(readFileSync(file, "utf8")) as Recorded;

export interface Change {
  seed: number;
  /** Factor of the pace of speech. */
  pace?: number;
  /** How much each pause varies, as a share. */
  pauses?: number;
  /** Share of short pauses that are not made. */
  missing?: number;
  /** Share of clauses with a breath in their middle. */
  breaths?: number;
  /** Seconds by which the ends of speech are misheard; with it, some noises in the silences count as speech. */
  noise?: number;
}

/** The recording as another reader would have made it. */
export function changed({
  seed,
  pace = 1,
  pauses = 0,
  missing = 0,
  breaths = 0,
  noise = 0,
}: Change): Performance {
  const random = randomOf(seed);
  const vary = (by: number) => by * (random() * 2 - 1);
  const done: Performance = { speech: [], jumps: [], truth: [], seconds: 0 };
  let at = recorded.pieces[0]?.from ?? 0;
  let joins = false;
  const speak = (from: number, until: number) => {
    const last = done.speech.at(-1);
    if (joins && last) last.until = until;
    else done.speech.push({ from: Math.max((last?.until ?? 0) + 0.05, from), until });
    joins = false;
  };
  for (const [index, { text, position, from, until, jump }] of recorded.pieces.entries()) {
    const heard = recorded.speech[index] ?? [from, until];
    if (jump) {
      done.jumps.push({ at: at - 0.5, position });
      done.truth.push({ at: at - 0.5, position });
    }
    const seconds = (until - from) / pace;
    const begins = at + (heard[0] - from) + vary(noise);
    const ends = at + seconds + (heard[1] - until) + vary(noise);
    done.truth.push({ at, position });
    if (seconds > 1 && random() < breaths) {
      const middle = at + seconds * (0.35 + 0.3 * random());
      const reached = position + (text.length * (middle - at)) / seconds;
      speak(begins, middle);
      at += 0.3;
      done.truth.push({ at: middle, position: reached }, { at: middle + 0.3, position: reached });
      speak(middle + 0.3, ends + 0.3);
    } else speak(begins, ends);
    at += seconds;
    done.truth.push({ at, position: position + text.length });
    const pause = (recorded.pieces[index + 1]?.from ?? until + 1) - until;
    if (noise > 0 && pause > 2) done.speech.push({ from: at + 1, until: at + 1.12 });
    joins = pause < 0.6 && random() < missing;
    if (!joins) at += pause * (1 + vary(pauses));
  }
  done.seconds = at;
  return done;
}
