import { type ScriptSummary, StudioError } from "../../../../preload/contract";

/** How the text stands against what is stored. */
export type SaveState =
  | { kind: "saved"; at: number | null }
  | { kind: "changed" }
  | { kind: "saving" }
  /** `message` is the studio's own; empty where it did not answer at all. */
  | { kind: "failed"; message: string; hint: string }
  | { kind: "conflict" };

export interface SaverOptions {
  /** The text as it is now. */
  text: () => string;
  /** Stores a text; rejects with a StudioError. */
  store: (text: string, base: string, kind: "auto" | "saved") => Promise<ScriptSummary>;
  /** A word is being composed: what is in the text now is not yet meant. */
  isComposing: () => boolean;
  tell: (state: SaveState) => void;
  /** A text was stored; `isLatest` when nothing was typed meanwhile. */
  stored: (summary: ScriptSummary, isLatest: boolean) => void;
  now?: () => number;
}

const hintOf = (error: unknown): string =>
  error instanceof StudioError && "hint" in error && typeof error.hint === "string" ? error.hint : "";

/** Milliseconds after the last key before a text is saved by itself. */
export const autosavePause = 2000;

/**
 * Saves a script's text by itself while it is typed, one save at a time, and never over what somebody else saved:
 * then it stops and says `conflict` until a text with the other's hash as base is put in its place.
 */
export class Saver {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<boolean> | null = null;
  private isDirty = false;
  private isStopped = false;
  private isRetried = true;
  /** What is stored was saved by itself; saving by hand marks that version as one to keep. */
  private isAuto = false;

  private base: string;
  private readonly options: SaverOptions;

  constructor(base: string, options: SaverOptions) {
    this.base = base;
    this.options = options;
  }

  /** Hash of the stored text that the present one began from. */
  get hash(): string {
    return this.base;
  }

  /** Whether there is anything that is not stored. */
  get dirty(): boolean {
    return this.isDirty;
  }

  /** The text was changed by typing. */
  touch(): void {
    this.isDirty = true;
    if (this.isStopped) return;
    if (!this.running) this.options.tell({ kind: "changed" });
    this.wait();
  }

  /** The text now began from another stored one: it was read again, or merged with it. */
  rebase(hash: string, isDirty: boolean): void {
    this.base = hash;
    this.isDirty = isDirty;
    this.isStopped = false;
    clearTimeout(this.timer);
    this.options.tell(isDirty ? { kind: "changed" } : { kind: "saved", at: null });
  }

  private wait(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      if (this.options.isComposing()) this.wait();
      else void this.save("auto");
    }, autosavePause);
  }

  /** Saves now. Gives whether everything typed is stored. */
  async save(kind: "auto" | "saved"): Promise<boolean> {
    clearTimeout(this.timer);
    while (this.running) await this.running;
    if (this.isStopped) {
      this.options.tell({ kind: "conflict" });
      return false;
    }
    // A shipped script that nobody changed must not become a copy by being looked at.
    if (!this.isDirty && (kind === "auto" || !this.isAuto)) return true;
    this.running = this.once(kind);
    try {
      return await this.running;
    } finally {
      this.running = null;
      if (this.isDirty && !this.isStopped && this.isRetried) this.wait();
    }
  }

  private async once(kind: "auto" | "saved"): Promise<boolean> {
    const { text, store, tell, stored, now = Date.now } = this.options;
    const sent = text();
    tell({ kind: "saving" });
    try {
      const summary = await store(sent, this.base, kind);
      this.base = summary.hash;
      this.isRetried = true;
      this.isAuto = kind === "auto";
      const isLatest = text() === sent;
      this.isDirty = !isLatest;
      tell(isLatest ? { kind: "saved", at: now() } : { kind: "changed" });
      stored(summary, isLatest);
      return isLatest;
    } catch (thrown) {
      this.isDirty = true;
      // What failed is tried again by hand, with the next key, or when the studio is back.
      this.isRetried = false;
      const isAnswer = thrown instanceof StudioError;
      this.isStopped = isAnswer && (thrown.code as string) === "scripts.conflict";
      if (this.isStopped) tell({ kind: "conflict" });
      else tell({ kind: "failed", message: isAnswer ? thrown.message : "", hint: hintOf(thrown) });
      return false;
    }
  }

  /** Saves nothing any more. */
  stop(): void {
    clearTimeout(this.timer);
    this.isDirty = false;
    this.isStopped = true;
  }

  /** Ends the waiting; what was typed is a draft still. */
  close(): void {
    clearTimeout(this.timer);
  }
}
