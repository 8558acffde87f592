import type { Language } from "../../preload/contract";
import { correction } from "./modes";
import { type Anchor, type ReadingLine, reached, textAfter } from "./reading-lines";

/** A stretch of one text that was read on without a jump or a long stop. */
export interface Pass {
  text: string;
  lang: Language;
  /** When which place was reached; times rise, places never fall. `steer` says what set the pace from there on. */
  points: { t: number; position: number; steer: Anchor["steer"] }[];
}

/** Standing still for longer is a stop, not a breath between two sentences. */
export const breathMilliseconds = 2000;

/** Collects passes; a pass in which nothing was read is left out. */
class PassBuilder {
  readonly passes: Pass[] = [];
  #points: Pass["points"] = [];
  text = "";
  lang: Language = "zh-CN";

  add(t: number, position: number, steer: Anchor["steer"]) {
    const last = this.#points.at(-1);
    if (last === undefined) {
      this.#points = [{ t, position, steer }];
      return;
    }
    const isStill = position <= last.position;
    // A small step back corrects the place; the text is then taken to stand until it is passed again.
    const reachedPosition = Math.max(last.position, position);
    const stillSince = this.#stillSince();
    if (isStill && t - stillSince > breathMilliseconds) {
      this.#points = this.#points.filter((point) => point.t <= stillSince);
      this.break();
      this.#points = [{ t, position: reachedPosition, steer }];
    } else this.#points.push({ t: Math.max(t, last.t), position: reachedPosition, steer });
  }

  /** Since when the text has stood where it is. */
  #stillSince(): number {
    const last = this.#points.at(-1);
    let since = last?.t ?? 0;
    for (let at = this.#points.length - 1; at >= 0; at--) {
      const point = this.#points[at];
      if (point === undefined || last === undefined || point.position < last.position) break;
      since = point.t;
    }
    return since;
  }

  break() {
    const [first, last] = [this.#points[0], this.#points.at(-1)];
    if (first !== undefined && last !== undefined && last.position > first.position)
      this.passes.push({ text: this.text, lang: this.lang, points: this.#points });
    this.#points = [];
  }
}

/**
 * What was really read, and when. A jump by hand, a step of the listening window that is more than a correction, an
 * edit and a stop each end a pass, so that what was skipped is not in any, and what was repeated is in two.
 */
export function readingPasses(lines: readonly ReadingLine[]): Pass[] {
  const builder = new PassBuilder();
  let anchor: Anchor | null = null;
  const readUpTo = (t: number) => {
    if (anchor === null) return null;
    const end = reached(anchor, t);
    builder.add(anchor.t, anchor.position, anchor.steer);
    builder.add(end.t, end.position, anchor.steer);
    if (end.t < t) builder.add(t, end.position, anchor.steer);
    return end.position;
  };
  for (const line of lines) {
    const before = readUpTo(line.t);
    if (line.kind === "at") {
      const step = before === null ? 0 : line.position - before;
      if (line.jump === true || Math.abs(step) > correction) builder.break();
      anchor = line;
      continue;
    }
    builder.break();
    anchor = null;
    if (line.kind === "text") Object.assign(builder, { text: line.text, lang: line.lang });
    else if (line.kind === "edit") builder.text = textAfter(builder.text, line);
  }
  builder.break();
  return builder.passes;
}
