import type { Language, RecordingSummary, ScriptFinding, Show } from "../../preload/contract";
import type { Jobs } from "../core";
import type { Ffmpeg } from "../process/ffmpeg";

/** A text that lay on the prompter, and how long. Milliseconds of the recording. */
export interface ReadText {
  script: string;
  lang: Language;
  /** Paragraphs on lines of their own. */
  text: string;
  from: number;
  to: number;
}

/** A stretch of a text that was read on without a jump. Times (ms) rise, places (read-aloud characters) never fall. */
export interface ReadPass {
  script: string;
  lang: Language;
  text: string;
  points: readonly { t: number; position: number }[];
}

/** What a recording's reading log tells. */
export interface WhatWasRead {
  texts: readonly ReadText[];
  passes: readonly ReadPass[];
}

/** What the review is given of its neighbours. */
export interface ReviewPorts {
  ffmpeg: Pick<Ffmpeg, "run">;
  jobs: Jobs;
  /** @throws StudioError `core.not-found` */
  recording(id: string): Promise<RecordingSummary>;
  recordings(): Promise<RecordingSummary[]>;
  /** What was read during a recording; nothing where no log lies beside it. */
  reading(file: string): Promise<WhatWasRead>;
  /** What a text must not say; places are UTF-16 offsets in it. */
  check(markdown: string): Promise<ScriptFinding[]>;
  /** A show as it stands now. @throws StudioError where it is gone */
  show(id: string): Promise<Show>;
}
