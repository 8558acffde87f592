import type { ReviewState, ScriptFinding, ScriptKind } from "../../preload/contract";

/** A stored script as the check and the review need it. */
export interface ScriptSource {
  markdown: string;
  title: string;
  kind: ScriptKind;
}

/** What the check is given of the script library. */
export interface CompliancePorts {
  /** @throws StudioError `scripts.not-found` */
  source(id: string): ScriptSource;
  /** What is wrong with a text's form and cues, in words. */
  formFindings(id: string | undefined, markdown: string): ScriptFinding[] | Promise<ScriptFinding[]>;
  /**
   * Stores a signed text as the script; called in the same turn of the event loop in which `source` was read, so that
   * nothing typed meanwhile is lost.
   */
  saveSigned(id: string, markdown: string): Promise<void>;
}

/** What the script library shows of a script's review. */
export interface ReviewShown {
  review: ReviewState;
  /** Who signed it last; empty for nobody. */
  reviewedBy: string;
}
